"""What is sensed, put together for those who look on, and as text for a mail."""

from pathlib import Path

import pytest

from tests.hands import OSLO, at
from tracker.domain.signals import Active, Apps, Idle
from tracker.sensing import sensed_of, sensed_text, told_name
from tracker.sensors.base import Need, Network
from tracker.sensors.findings import PassedOver, State, finding
from tracker.sensors.nothing import NOTHING
from tracker.sensors.post import Told
from tracker.wording import use_language

BETTER = PassedOver("ext-input-idle", "The compositor does not offer it.", "Use a newer one.")
HOME = PassedOver("camera", f"{Path.home()}/dev cannot be watched.", "")


def findings():
    return [
        finding(Need.IDLE, "ext-idle", [BETTER]),
        finding(Need.CLOCK, "timerfd", []),
        finding(Need.CALL, NOTHING, [HOME]),
    ]


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("en")


def test_for_each_need_its_state_is_told():
    sensed = sensed_of(findings(), {}, OSLO)

    assert [(one.name, one.state, one.sensor) for one in sensed] == [
        ("Input", State.PARTLY, "ext-idle"),
        ("Clock changes", State.GOOD, "timerfd"),
        ("Calls", State.MISSING, NOTHING),
    ]
    assert [bool(one.lost) for one in sensed] == [False, False, True]


def test_what_was_told_last_is_told_in_words_and_in_local_time():
    told = {Need.IDLE: Told(at("12:03"), Idle(at("12:02:30")))}

    idle, clock, _ = sensed_of(findings(), told, OSLO)

    assert (idle.told, f"{idle.told_at:%H:%M}") == ("no input since 12:02:30", "12:03")
    assert (clock.told, clock.told_at) == ("", None)


def test_the_text_for_a_mail_names_all_sensors_and_cures_and_neither_times_nor_homes():
    told = {
        Need.IDLE: Told(at("12:03"), Active()),
        Need.CLOCK: Told(at("12:03"), Apps(frozenset({"secret"}))),
    }

    text = sensed_text(sensed_of(findings(), told, OSLO))

    assert text.startswith("Kjernetid ")
    assert "\n\nInput (idle): partly, ext-idle\n" in text
    assert "- ext-input-idle: The compositor does not offer it. Use a newer one.\n" in text
    assert "\nCalls (call): missing, none\n" in text
    assert "- camera: ~/dev cannot be watched.\n" in text
    assert "12:0" not in text
    assert "secret" not in text
    assert str(Path.home()) not in text


@pytest.mark.parametrize(("token", "said"), [("secret", "a network is there"), ("", "no network")])
def test_of_a_network_it_is_never_told_which_one_it_is(token, said):
    told = told_name(Network(token), OSLO)

    assert told.startswith(said)
    assert "secret" not in told
