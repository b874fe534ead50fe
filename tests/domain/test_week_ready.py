"""The week that is ready: told once, at the first work of a new week."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.days import at
from tests.timeline import OSLO, Timeline, rules
from tracker.domain.engine import Engine
from tracker.domain.memory import NOTHING
from tracker.domain.model import Choice, PromptKind
from tracker.domain.occasions import OccasionsState
from tracker.domain.week_ready import WeekReady

READY = frozenset({PromptKind.WEEK_READY})
MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 15)


def week(day: date = MONDAY, first: str = "11-11 08:00", told_of: date | None = None) -> Timeline:
    """Return a day before which there was work on record."""
    life = Timeline(day, obeying=rules(kinds=READY))
    known = OccasionsState(week_ready=WeekReady(at(first) if first else None, told_of))
    memory = replace(NOTHING, occasions=known)
    life.engine = Engine(life.rules, life.wall, OSLO, memory)
    return life


def test_first_work_of_a_week_brings_it():
    day = week().works("08:00", "1min")

    assert day.prompts == ["08:00 week_ready"]
    assert day.choices == [Choice.OPEN]


def test_first_week_of_all_has_none_before_it():
    assert week(first="").works("08:00", "1h").prompts == []
    assert week(first="11-16 07:00").works("08:00", "1h").prompts == []


def test_once_a_week():
    day = week().works("08:00", "20min").locks()
    for _ in range(5):
        day.at("08:00").unlocks().works("1h").locks()

    assert day.prompts == ["08:00 week_ready"]


def test_next_week_again_as_in_one_that_began_with_the_first_work_of_all():
    day = week(first="").works("08:00", "1h").locks()
    day.at("08:00", date(2026, 11, 23)).unlocks().works("1h").locks()
    day.at("08:00", date(2026, 11, 30)).unlocks().works("1h")

    assert day.prompts == ["08:00+7 week_ready", "08:00+14 week_ready"]


def test_told_before_a_restart_it_is_told():
    assert week(told_of=MONDAY).works("08:00", "1h").prompts == []
    assert week(told_of=date(2026, 11, 9)).works("08:00", "1h").prompts == ["08:00 week_ready"]


@pytest.mark.parametrize(("start", "told"), [("03:59", []), ("04:00", ["04:00+1 week_ready"])])
def test_week_begins_with_the_tracker_day(start, told):
    day = week(SUNDAY, told_of=date(2026, 11, 9)).at("12:00").at(start)

    assert day.works("20min").prompts == told


@pytest.mark.parametrize("day", [date(2026, 3, 30), date(2026, 10, 26)])
def test_week_after_a_night_of_the_clock(day):
    assert week(day, "03-01 08:00").works("04:00", "1min").prompts == ["04:00 week_ready"]


def test_work_that_goes_on_into_the_week_does_not_begin_it():
    day = week(SUNDAY, told_of=date(2026, 11, 9)).works("23:00", "6h").locks()
    assert day.prompts == []

    assert day.at("08:00").unlocks().works("1min").prompts == ["08:00+1 week_ready"]


def test_it_goes_with_the_work_and_does_not_come_back():
    day = week().works("08:00", "1min").locks().at("09:00").unlocks().works("1min")

    assert day.closed == ["08:01 week_ready withdrawn"]
    assert day.prompts == ["08:00 week_ready"]


def test_held_back_it_comes_later():
    day = week().at("08:00").starts().busy().works("5min").locks().at("10:00").busy(on=False)

    assert day.unlocks().works("2min").prompts == ["10:01 week_ready"]


def test_clock_set_back_brings_no_second_one():
    day = (
        week(first="11-02 08:00")
        .works("08:00", "20min")
        .locks()
        .clock_jumps("-24h")
        .unlocks()
        .works("1h")
    )

    assert day.locks().clock_jumps("24h").unlocks().works("1min").prompts == ["08:00 week_ready"]


def test_switched_off_it_is_not_told():
    day = week()
    day.engine.obey(rules(kinds=frozenset()))

    assert day.works("08:00", "1h").prompts == []
