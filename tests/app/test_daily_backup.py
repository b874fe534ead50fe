"""The rotating backup of each day: the program writes it, and private time does not wait."""

import zipfile
from datetime import timedelta
from threading import Event

import pytest

from tests.hands import FULL, at, span
from tests.leftovers import instants_in
from tests.sensing import let_live, tell
from tracker.daily_backup import LOOKED_AFTER, DailyBackup
from tracker.domain.signals import Active, Idle, Lock, Unlock
from tracker.live import Live
from tracker.store import backups
from tracker.store.backups import backup, list_backups, unpacked
from tracker.store.journal import Journal

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
PATIENCE_S = 60


def names(home):
    return [path.name for path in list_backups(home)]


@pytest.fixture
def daily(home, clock):
    """A journal that was begun, and its daily backup."""
    Journal.open(home, clock.at).close()
    return DailyBackup(home)


def test_the_first_change_of_a_day_brings_a_backup(live, clock, sensors, home):
    live._backup.finish()
    assert names(home) == ["kjernetid-20261123-070000.backup"]

    clock.until(at("07:58", 8))
    live.due()
    tell(live, sensors, Active())
    live._backup.finish()
    assert len(names(home)) == 1, "it is not a day old yet"

    clock.until(at("09:10", 8))
    tell(live, sensors, Lock())
    live._backup.finish()
    assert names(home)[0] == "kjernetid-20261124-081000.backup"


def test_the_end_waits_for_the_backup(tracker, clock, sensors, home):
    live = Live(tracker, clock, sensors)
    live.start()
    live.stop()

    [file] = list_backups(home)
    with unpacked(file, home.folder):
        pass


def test_time_that_only_passes_brings_none(live, clock, home):
    live._backup.finish()

    let_live(live, clock, at("06:00", 9))
    live._backup.finish()

    assert len(names(home)) == 1


def test_off_duty_on_a_shared_computer_nothing_is_written(tracker, clock, sensors, home):
    tracker.set("work.computer", "shared", clock.at.date())
    clock.until(at("20:00", 7))
    live = Live(tracker, clock, sensors)
    live.start()
    for signal in (Active(), Lock(), Unlock(), Active()):
        clock.advance(minutes=1)
        tell(live, sensors, signal)
    live._backup.finish()
    assert names(home) == []

    clock.until(at("10:00", 8))
    tell(live, sensors, Idle(at("09:59", 8)), Active())
    live._backup.finish()
    assert len(names(home)) == 1
    live.stop()


def test_in_private_time_nothing_is_written(live, clock, sensors, home):
    live._backup.finish()
    clock.until(at("12:00", 8))
    live.say("private")
    clock.advance(minutes=20)
    tell(live, sensors, Active())
    live._backup.finish()

    assert len(names(home)) == 1


def test_a_look_within_the_hour_is_none(daily, clock, home):
    daily.look(clock.at)
    daily.finish()
    list_backups(home)[0].unlink()

    daily.look(clock.at + LOOKED_AFTER - MINUTE)
    daily.finish()
    assert names(home) == []

    daily.look(clock.at - MINUTE)  # the clock was set back
    daily.finish()
    assert len(names(home)) == 1


def test_a_backup_that_cannot_be_written_is_told_once_until_one_went_well(daily, clock, home):
    home.backups.write_text("in the way", encoding="utf-8")
    told = []
    for hour in range(3):
        daily.look(clock.at + hour * LOOKED_AFTER)
        daily.finish()
        told.append(daily.take_notice())
    home.backups.unlink()
    daily.look(clock.at + 3 * LOOKED_AFTER)
    daily.finish()

    assert str(home.backups) in told[0]
    assert [*told[1:], daily.take_notice()] == ["", "", ""]
    assert len(names(home)) == 1


def test_what_is_to_be_done_before_it_is_done_first_and_its_fault_told(home, clock):
    Journal.open(home, clock.at).close()
    seen = []

    def chore():
        seen.append(names(home))
        if len(seen) == 1:
            raise FULL

    daily = DailyBackup(home, lambda: chore)
    told = []
    for hour in range(2):
        daily.look(clock.at + hour * LOOKED_AFTER)
        daily.finish()
        told.append(daily.take_notice())

    assert told == [FULL.sentence, ""]
    assert seen == [[], []]
    assert len(names(home)) == 1


def test_the_person_hears_of_it(live, home, clock, sensors):
    live._backup.finish()
    list_backups(home)[0].unlink()
    home.backups.rmdir()
    home.backups.write_text("in the way", encoding="utf-8")
    clock.until(at("12:00", 8))
    tell(live, sensors, Active())
    live._backup.finish()

    [notice] = live.take_notices()
    assert str(home.backups) in notice
    assert live.take_notices() == []


def test_what_an_older_backup_left_lying_is_cleared_away(daily, clock, home):
    left = home.folder / ".kjernetid-leftover"
    left.mkdir()

    daily.look(clock.at)
    daily.finish()
    assert left.exists(), "somebody may still be at it"

    list_backups(home)[0].unlink()
    later = clock.at + 400 * DAY
    daily.look(later)
    daily.finish()
    assert not left.exists()


# --- Private time does not wait -------------------------------------------------------------------


def working_until(live, clock, sensors, clock_time):
    tell(live, sensors, Active())
    let_live(live, clock, at(clock_time, 7))


def test_a_backup_under_way_does_not_carry_what_is_erased_meanwhile(
    tracker, clock, home, monkeypatch
):
    """The erasing comes between its copy and its last step, and the backup is made anew."""
    hole = span("10:00-11:00", 7)
    tracker.corrections.add(hole.start + MINUTE, hole.end - MINUTE)
    packed, is_copied, is_erased, copies = backups._packed, Event(), Event(), []

    def slowly(content, aside):
        done = packed(content, aside)
        copies.append(done)
        is_copied.set()
        assert is_erased.wait(PATIENCE_S)
        return done

    monkeypatch.setattr(backups, "_packed", slowly)
    daily = DailyBackup(home)
    daily.look(at("11:30", 7))
    assert is_copied.wait(PATIENCE_S)
    tracker._journal.erase(hole, at("12:00", 7))
    is_erased.set()
    daily.finish()

    assert daily.take_notice() == ""
    assert len(copies) == 2
    assert len(names(home)) == 1
    assert instants_in(home.folder, hole, timedelta(hours=1)) == []


def test_the_name_of_a_backup_does_not_tell_of_private_time(live, clock, sensors, home):
    """One that was written by itself at a change that is private afterwards counts as made now."""
    working_until(live, clock, sensors, "10:10")
    written = backup(home, None, clock.at)
    clock.advance(minutes=10)
    live.say("private", "last", "20m")
    let_live(live, clock, clock.at + MINUTE)

    assert written.name not in names(home)
    with zipfile.ZipFile(list_backups(home)[0]) as packed:
        assert packed.testzip() is None


def test_without_a_journal_that_is_what_is_told(home, clock):
    daily = DailyBackup(home)
    daily.look(clock.at)
    daily.finish()

    assert "nothing to back up" in daily.take_notice()
