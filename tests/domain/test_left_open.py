"""Work apps left open: the glossary's examples, what excuses it, and when nothing is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given, note

from tests.domain.days import (
    as_minutes,
    at,
    balance,
    covered,
    hours,
    leave,
    plan,
    record,
    span,
    swap,
    version,
    work,
)
from tests.domain.test_coverage import BEFORE
from tests.domain.test_oracle import balance_of
from tests.domain.test_w47 import ROWS
from tests.domain.weeks import Case, cases
from tracker.domain.model import CoverageKind, Origin, PresenceKind, PresenceSpan
from tracker.domain.rest import EveningState
from tracker.domain.spans import Span, intersect, subtract, total, union
from tracker.domain.week import DayBalance, WeekBalance

CLOSED, LOCKED, UNLOCKED = PresenceKind
TRACKED, OFF, UNKNOWN = CoverageKind
MEASURED = Origin.MEASURED
AGREED = version(reachable=hours("07:00-18:00"))


def apps(start: str, end: str, kind: PresenceKind = UNLOCKED) -> PresenceSpan:
    """Return what the apps did from `11-17 16:00` to `23:10`."""
    return PresenceSpan(span(start, end), kind)


TUESDAY = (
    apps("11-17 16:00", "17:00"),
    apps("11-17 17:00", "19:30", LOCKED),
    apps("11-17 19:30", "23:10"),
)
THURSDAY = (apps("11-19 16:00", "23:30"),)


def week(*presence: PresenceSpan, rows=ROWS, schedule=None, **other: object) -> WeekBalance:
    facts = record(*rows, presence=presence, **other)
    return balance(facts, schedule=schedule or plan())


def tuesday(*presence: PresenceSpan, **other: object) -> DayBalance:
    return week(*presence, **other).days[1]


def left_open(day: DayBalance) -> tuple[float | None, float | None]:
    """Return the minutes that apps were left open, and those behind an unlocked screen."""
    assert day.left_open is not None
    return as_minutes(day.left_open.length), as_minutes(day.left_open.length_unlocked)


# ---------------------------------------------------------------- the glossary's examples


def test_chat_left_open_on_tuesday_was_375_minutes_of_which_225_unlocked():
    found = week(*TUESDAY)

    assert left_open(found.days[1]) == (375, 225)
    assert found.reachable_idle == timedelta(minutes=375)
    assert found.reachable_idle_unlocked == timedelta(minutes=225)


def test_four_of_seven_evenings_were_disconnected_and_thursday_reachable():
    """Monday, Friday, Saturday and Sunday; somebody watched on each of them."""
    watched = [apps(f"11-{day} 17:00", "20:00", CLOSED) for day in (16, 20, 21, 22)]
    found = week(*TUESDAY, *THURSDAY, *watched)

    assert found.evenings == {
        EveningState.DISCONNECTED: 4,
        EveningState.REACHABLE: 1,
        EveningState.WORKED: 2,
    }
    assert found.days[3].evening is EveningState.REACHABLE
    assert found.reachable_idle == timedelta(minutes=375 + 450)
    assert found.evenings_watched


# ---------------------------------------------------------------- what excuses it


def test_core_hours_and_work_are_no_idleness():
    assert left_open(tuesday(apps("11-17 08:00", "16:30"))) == (0, 0)


def test_hours_agreed_on_do_not_count():
    agreed = plan(AGREED)

    assert left_open(tuesday(*TUESDAY, schedule=agreed)) == (300, 210)


@pytest.mark.parametrize("other", [{"swaps": [swap("11-17")]}, {"leave": [leave("11-17")]}])
def test_on_a_day_off_no_hours_are_agreed_on(other):
    """The reachable hours go with the core hours of the day."""
    agreed = plan(AGREED, **other)
    day = tuesday(apps("11-17 09:00", "10:00"), rows=[BEFORE], schedule=agreed)

    assert left_open(day) == (60, 60)


def test_part_of_a_day_taken_off_is_taken_out_of_the_hours_agreed_on():
    agreed = plan(AGREED, leave=[leave("11-17", "16:00-17:00")])
    day = tuesday(apps("11-17 15:00", "19:00"), rows=[BEFORE], schedule=agreed)

    assert left_open(day) == (120, 120)


def test_hours_agreed_on_past_midnight_belong_to_the_day_they_begin_on():
    agreed = plan(version(reachable=hours("22:00-29:00")))
    found = week(apps("11-18 03:00", "06:00"), rows=[BEFORE], schedule=agreed)

    assert [day.left_open and left_open(day)[0] for day in found.days[1:3]] == [0, 60]


def test_time_on_call_does_not_count():
    duty = (span("11-17 16:00", "22:30"),)

    assert left_open(tuesday(*TUESDAY, on_call=duty)) == (40, 40)


# ---------------------------------------------------------------- an app that is started anew


@pytest.mark.parametrize(("again", "expected"), [("18:05", 120), ("18:06", 114)])
def test_an_app_started_anew_within_five_minutes_stayed_open(again, expected):
    day = tuesday(
        apps("11-17 17:00", "18:00"),
        apps("11-17 18:00", again, CLOSED),
        apps(f"11-17 {again}", "19:00"),
    )

    assert left_open(day) == (expected, expected)


def test_a_start_behind_a_locked_screen_is_not_unlocked_meanwhile():
    day = tuesday(
        apps("11-17 17:00", "18:00"),
        apps("11-17 18:00", "18:05", CLOSED),
        apps("11-17 18:05", "19:00", LOCKED),
    )

    assert left_open(day) == (120, 60)


def test_a_computer_that_slept_for_a_moment_left_nothing_open():
    day = tuesday(apps("11-17 17:00", "18:00"), apps("11-17 18:05", "19:00"))

    assert left_open(day) == (115, 115)


# ---------------------------------------------------------------- evenings


@pytest.mark.parametrize(
    ("end", "kind", "state"),
    [
        ("18:15", UNLOCKED, EveningState.DISCONNECTED),
        ("18:16", UNLOCKED, EveningState.REACHABLE),
        ("22:00", LOCKED, EveningState.DISCONNECTED),
        ("22:00", CLOSED, EveningState.DISCONNECTED),
    ],
)
def test_more_than_a_quarter_of_an_hour_unlocked_makes_an_evening_reachable(end, kind, state):
    found = week(apps("11-19 17:00", end, kind))

    assert found.days[3].evening is state
    assert found.days[3].evening_watched


def test_evening_that_was_not_seen_is_not_called_reachable():
    unseen = covered(UNKNOWN, ("11-19 18:30", "11-19 22:00"))
    rows = [BEFORE, work("11-19 08:00", "16:00", origin=MEASURED)]
    found = week(apps("11-19 17:00", "18:30"), rows=rows, coverage=unseen)

    assert found.days[3].evening is EveningState.UNKNOWN


# ---------------------------------------------------------------- when nothing is known


def test_without_anybody_watching_nothing_is_known():
    found = week()

    assert found.reachable_idle is found.reachable_idle_unlocked is None
    assert [day.left_open for day in found.days] == [None] * 7
    assert not found.evenings_watched


def test_that_none_ran_is_zero_and_not_unknown():
    found = week(apps("11-17 16:00", "23:00", CLOSED))

    assert found.reachable_idle == timedelta(0)


def test_apps_listed_on_wednesday_tell_nothing_of_monday():
    rows = [work(f"11-{day} 08:00", "16:00", origin=MEASURED) for day in range(16, 23)]
    watched = [apps(f"11-{day} 16:00", "23:00", CLOSED) for day in range(18, 23)]
    seen = covered(TRACKED, ("11-16 05:00", "11-23 04:00"))
    found = week(*watched, rows=[BEFORE, *rows], coverage=seen)

    assert [day.left_open is not None for day in found.days] == [False] * 2 + [True] * 5
    assert found.reachable_idle == timedelta(0)
    assert not found.evenings_watched


@pytest.mark.parametrize(("kind", "is_known"), [(OFF, True), (TRACKED, False), (UNKNOWN, False)])
def test_a_computer_that_was_off_left_nothing_open(kind, is_known):
    weekend = covered(kind, ("11-21 04:00", "11-23 04:00"))
    found = week(apps("11-20 16:00", "23:00", CLOSED), coverage=weekend)

    assert [day.left_open is not None for day in found.days[5:]] == [is_known] * 2
    assert found.days[6].evening_watched is is_known


def test_a_computer_that_was_off_all_week_tells_nothing():
    """Nobody knows that apps were listed then at all."""
    found = week(coverage=covered(OFF, ("11-16 04:00", "11-23 04:00")))

    assert found.reachable_idle is None


def test_what_was_watched_in_another_week_does_not_count():
    assert week(apps("11-24 16:00", "23:00")).reachable_idle is None


# ---------------------------------------------------------------- whatever the week


def seen(case: Case, *kinds: PresenceKind) -> list[Span]:
    return union(one.span for one in case.record.presence if one.kind in kinds)


@given(cases())
def test_no_more_is_left_open_than_stood_open(case: Case):
    note(repr(case))
    stood_open = total(seen(case, *PresenceKind))

    for day in balance_of(case).days:
        if day.left_open is not None:
            assert day.left_open.length_unlocked <= day.left_open.length <= stood_open
            assert not subtract(day.left_open.unlocked, day.left_open.spans)
            assert not subtract(day.left_open.spans, seen(case, *PresenceKind))


@given(cases())
def test_nothing_counts_in_work_or_core_hours_or_on_call(case: Case):
    note(repr(case))
    found = balance_of(case)

    for day in found.days:
        if day.left_open is not None:
            spans = list(day.left_open.spans)
            assert not intersect(spans, union(piece.span for piece in found.pieces))
            assert not intersect(spans, list(day.plan.core))
            assert not intersect(spans, union(case.record.on_call))


def test_it_is_cut_at_the_day_boundary():
    night = apps("11-17 22:00", "11-18 07:00")
    found = week(night, rows=[BEFORE, work("11-16 08:00", "09:00")])

    assert [left_open(day)[0] for day in found.days[1:3]] == [360, 180]
    assert found.days[1].day == date(2026, 11, 17)
    assert at("11-18 04:00") == found.days[2].plan.span.start
