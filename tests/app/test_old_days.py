"""Old days while the program runs: one calm question, and what was agreed is done once a day."""

import pytest

from tests.app.lived import BORDER, DAY, LATELY, MONDAY, days, first_day, lives
from tests.hands import at
from tests.sensing import another_writer, tell
from tracker.domain.signals import Active, Call, Idle
from tracker.live import Live
from tracker.store.backups import list_backups


@pytest.fixture
def aged(tracker):
    lives(tracker, [*days(BORDER - 7 * DAY, 10), *LATELY])
    tracker.set("prompts.week_ready", "false", MONDAY)  # the only other thing to ask at nine
    return tracker


@pytest.fixture
def start(aged, clock, sensors):
    """Start the program on a record of which seven days are too old."""
    started = []

    def start(when=None):
        if when is not None:
            clock.until(when)
        live = Live(aged, clock, sensors)
        started.append(live)
        live.start()
        live._backup.finish()
        return live

    yield start
    for live in started:
        live.stop()


@pytest.fixture
def at_work(start, sensors, clock):
    live = start(at("09:00", 7))
    tell(live, sensors, Active())
    return live


def test_the_person_is_asked_once_and_again_after_a_month(at_work, clock, sensors):
    assert at_work.old_days().days == 7
    assert at_work.old_days() is None

    for day, is_asked in ((8, False), (36, False), (37, True)):
        tell(at_work, sensors, Idle(clock.at))
        clock.until(at("09:00", day))
        tell(at_work, sensors, Active())
        assert (at_work.old_days() is not None) is is_asked


def test_nobody_is_asked_who_is_not_at_work(start):
    assert start(at("09:00", 7)).old_days() is None


def test_nobody_is_asked_outside_core_hours(start, sensors, clock):
    live = start(at("18:00", 7))
    tell(live, sensors, Active())

    assert live.old_days() is None


def test_nobody_is_asked_in_a_call(at_work, sensors):
    tell(at_work, sensors, Call(True))
    assert at_work.old_days() is None

    tell(at_work, sensors, Call(False))
    assert at_work.old_days() is not None


def test_nobody_is_asked_who_lets_prompts_rest_or_wants_none(at_work, aged):
    at_work.say("quiet")
    assert at_work.old_days() is None
    at_work.say("quiet", "off")

    aged.set("prompts.budget_per_day", "0", MONDAY)
    assert at_work.old_days() is None


def test_nobody_is_asked_where_the_answer_could_not_be_kept(at_work, aged):
    with another_writer(aged):
        assert at_work.old_days() is None


def test_nothing_goes_before_somebody_has_agreed(start, aged):
    start()

    assert first_day(aged) == BORDER - 7 * DAY


def test_what_was_agreed_goes_before_the_backup_of_the_day(start, aged, home):
    aged.set("data.delete_old", "true", MONDAY)

    live = start()

    assert first_day(aged) == BORDER
    assert live.old_days() is None
    assert len(list_backups(home)) == 1


def test_the_next_day_goes_on_the_next_day(start, aged, clock, sensors):
    aged.set("data.delete_old", "true", MONDAY)
    live = start()
    for day in (8, 9):
        clock.until(at("09:00", day))
        tell(live, sensors, Active())
        live._backup.finish()
        assert first_day(aged) == BORDER + (day - 7) * DAY
        tell(live, sensors, Idle(clock.at))


def test_a_look_in_the_same_hours_of_the_same_day_does_nothing_twice(start, aged):
    aged.set("data.delete_old", "true", MONDAY)
    live = start()

    assert live._old_days.chore() is None
