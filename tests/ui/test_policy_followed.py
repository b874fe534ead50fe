"""A policy that changes while the program runs: seen within the hour, obeyed, and logged."""

from datetime import datetime

from tests.ui.running import heard
from tracker.errors import StoreError
from tracker.settings.policy import linux
from tracker.settings.policy.found import NOTHING

NORWEGIAN = '[locked]\ngeneral.language = "nb"\n'


def test_it_is_obeyed_at_the_first_deadline_after_an_hour(etc, bridge, tracker, clock):
    etc.write(NORWEGIAN)
    clock.advance(minutes=59)
    bridge.on_deadline()
    assert tracker.settings.general.language == "en"

    clock.advance(minutes=1)
    with heard(bridge.settings_changed) as changed:
        bridge.on_deadline()

    assert tracker.settings.general.language == "nb"
    assert len(changed) == 1


def test_while_it_stays_the_same_nothing_is_changed(etc, bridge, clock):
    etc.write("")
    clock.advance(minutes=60)

    with heard(bridge.settings_changed) as changed:
        bridge.on_deadline()

    assert changed == []


def test_it_is_looked_at_once_an_hour_and_after_the_clock_was_set_back(
    etc, bridge, clock, monkeypatch
):
    looked: list[datetime] = []

    def find():
        looked.append(clock.at)
        return NOTHING

    monkeypatch.setattr(linux, "find", find)

    for _ in range(3):
        clock.advance(minutes=60)
        bridge.on_deadline()
        bridge.on_deadline()
    assert len(looked) == 3

    clock.set_wall(-3 * 3600)
    bridge.on_deadline()
    assert len(looked) == 4


def test_no_deadline_is_there_for_it(etc, bridge, clock):
    before = bridge.live.next_deadline()
    etc.write(NORWEGIAN)

    assert bridge.live.next_deadline() == before


def test_what_does_nothing_is_logged_once(etc, idle_bridge, clock, caplog):
    file = etc.write("[locked]\nprompts.sound = true\n")
    idle_bridge.tracker.look_again()
    idle_bridge.start()
    assert [record.getMessage() for record in caplog.records] == [
        f"{file}, line 2: prompts.sound is the person’s own and cannot be preset."
    ]
    caplog.clear()

    etc.write("[locked]\nprompts.sound = true\nrest.daily_h = 8\n")
    clock.advance(minutes=60)
    idle_bridge.on_deadline()

    assert [record.getMessage() for record in caplog.records] == [
        f"{file}, line 3: rest.daily_h is the person’s own and cannot be preset."
    ]
    caplog.clear()


def test_where_the_plan_cannot_be_read_that_is_told_and_time_goes_on(
    etc, bridge, tracker, clock, monkeypatch
):
    def refuse(_window):
        raise StoreError("The journal cannot be read.")

    etc.write(NORWEGIAN)
    clock.advance(minutes=60)
    monkeypatch.setattr(tracker._journal, "read", refuse)

    with heard(bridge.failed) as failed:
        bridge.on_deadline()

    assert failed == ["The journal cannot be read."]
