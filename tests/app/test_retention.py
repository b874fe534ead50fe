"""How long the record is kept, in the hall: what is too old, and what the person says about it."""

from datetime import date, timedelta

import pytest

from tests.app.lived import BORDER, DAY, LATELY, MONDAY, days, first_day, lives
from tests.hands import OSLO, at
from tracker.domain.events import SessionEnded
from tracker.domain.localtime import resolve
from tracker.domain.model import EndReason, Leave, Place
from tracker.domain.retention import Fate, Old, Terms
from tracker.domain.spans import Span
from tracker.errors import UsageError
from tracker.retention import Kept, let_go

TOKYO = "Asia/Tokyo"


def set_to(tracker, **data):
    for name, text in data.items():
        tracker.set(f"data.{name}", str(text).lower(), tracker.now.date())


@pytest.fixture
def aged(tracker):
    """A record of three years and a week: seven days are too old."""
    lives(tracker, [*days(BORDER - 7 * DAY, 10), *LATELY])
    return tracker


def test_a_young_record_holds_nothing_old_and_says_when_it_will(tracker):
    lives(tracker, LATELY)

    kept = tracker.retention.look(LATELY[-1])

    assert kept == Kept(Terms(36, is_agreed=False), None, Fate.NONE, date(2029, 11, 15))


def test_an_empty_record_has_no_next_day(tracker):
    assert tracker.retention.look() == Kept(Terms(36, is_agreed=False), None, Fate.NONE, None)


def test_old_days_are_told_and_asked_about(aged):
    kept = aged.retention.look(BORDER - 7 * DAY)

    assert kept.old == Old(BORDER - 7 * DAY, BORDER - DAY, 7, BORDER)
    assert kept.fate is Fate.ASK
    assert kept.next == MONDAY + DAY


def test_what_was_only_said_of_a_day_counts_as_on_record(aged):
    aged.days.add_leave(BORDER - 30 * DAY, BORDER - 30 * DAY)

    old = aged.retention.old()

    assert (old.first, old.days) == (BORDER - 30 * DAY, 8)


def test_a_deletion_takes_these_days_and_no_others(aged):
    aged.retention.delete(aged.retention.old())

    assert aged.retention.old() is None
    assert first_day(aged) == BORDER
    assert len(aged.sessions(BORDER, MONDAY)) == 3 + len(LATELY)


def test_the_day_goes_on_after_midnight_and_goes_whole(tracker):
    """Work from 23:00 to 03:00 belongs to the day that it begins on, up to 04:00."""
    lives(tracker, LATELY)
    lives(tracker, [BORDER - DAY], (23, 30))

    tracker.retention.delete(tracker.retention.old())

    (work,) = tracker.sessions(BORDER - DAY, BORDER)
    assert work.span == Span(resolve(BORDER, 4 * 60, OSLO), resolve(BORDER, 6 * 60, OSLO))


@pytest.mark.parametrize("changed", [date(2023, 3, 26), date(2023, 10, 29)])
def test_the_border_may_lie_on_a_night_of_daylight_saving(tracker, clock, changed):
    clock.until(resolve(date(2026, changed.month, changed.day), 12 * 60, OSLO))
    lives(tracker, [changed - DAY, changed], (0, 24))
    lives(tracker, [clock.at.date() - n * DAY for n in range(1, 8)])

    tracker.retention.delete(tracker.retention.old())

    assert tracker.sessions(date(2023, 1, 1), changed - DAY) == []
    assert tracker.sessions(changed, changed)[0].span.start == resolve(changed, 4 * 60, OSLO)


def test_on_a_leap_day_and_the_day_after_it(tracker, clock):
    set_to(tracker, keep_months=12)
    clock.until(resolve(date(2028, 2, 29), 12 * 60, OSLO))
    lives(tracker, [*days(date(2027, 2, 26), 4), *days(date(2028, 2, 1), 7)])

    assert tracker.retention.old().last == date(2027, 2, 27)

    clock.until(resolve(date(2028, 3, 1), 12 * 60, OSLO))
    assert tracker.retention.old().last == date(2027, 2, 28)


def test_a_day_that_began_earlier_elsewhere_is_kept_whole(tracker):
    """In Tokyo the first day that is kept began while it was the evening before in Oslo."""
    lives(tracker, LATELY)
    first = Span(resolve(BORDER, 8 * 60, TOKYO), resolve(BORDER, 16 * 60, TOKYO))
    before = Span(resolve(BORDER - DAY, 8 * 60, TOKYO), resolve(BORDER - DAY, 16 * 60, TOKYO))
    tracker._journal.record(
        [
            SessionEnded(span.end, span, TOKYO, Place.OTHER, EndReason.IDLE, span.start)
            for span in (before, first)
        ],
        tracker.now,
    )

    tracker.retention.delete(tracker.retention.old())

    assert tracker.sessions(BORDER - 3 * DAY, BORDER)[0].span == first
    assert tracker.retention.old() is None


def test_kept_for_ever_nothing_is_too_old(aged):
    set_to(aged, keep_months=0)

    assert aged.retention.look(BORDER - 7 * DAY) == Kept(
        Terms(0, is_agreed=False), None, Fate.NONE, None
    )


def test_not_now_is_kept_for_a_month(aged, clock):
    aged.retention.put_off()
    assert aged.retention.look().fate is Fate.LATER

    clock.until(at("08:00", 7 + 29))
    assert aged.retention.look().fate is Fate.LATER
    clock.until(at("08:00", 7 + 30))
    assert aged.retention.look().fate is Fate.ASK


# --- By hand --------------------------------------------------------------------------------------


def test_a_day_can_be_named_up_to_this_week(aged):
    assert aged.retention.old(MONDAY).last == LATELY[0]
    with pytest.raises(UsageError, match="before 23 November 2026 at the latest"):
        aged.retention.old(MONDAY + DAY)


def test_a_named_day_goes_before_what_is_set(aged):
    set_to(aged, keep_months=0)

    aged.retention.delete(aged.retention.old(BORDER + DAY))

    assert first_day(aged) == BORDER + DAY


# --- By itself ------------------------------------------------------------------------------------


def test_nothing_goes_by_itself_before_the_person_has_agreed(aged, home):
    assert let_go(home, aged.retention.border()) is None
    assert first_day(aged) == BORDER - 7 * DAY

    set_to(aged, delete_old=True)
    gone = let_go(home, aged.retention.border())
    assert gone == Old(BORDER - 7 * DAY, BORDER - DAY, 7, BORDER)
    assert first_day(aged) == BORDER


def test_days_of_more_than_two_months_never_go_by_themselves(aged, home):
    """The number of months was lowered long after the person agreed."""
    set_to(aged, delete_old=True)
    set_to(aged, keep_months=30)

    assert aged.retention.look().fate is Fate.ASK
    assert let_go(home, aged.retention.border()) is None
    assert first_day(aged) == BORDER - 7 * DAY


def test_a_clock_that_is_years_ahead_deletes_nothing(aged, clock, home):
    set_to(aged, delete_old=True)
    for years in (1, 3, 10):
        clock.at = at("08:00", 7) + timedelta(days=365 * years)

        assert aged.retention.look().fate is Fate.DOUBTED
        assert let_go(home, aged.retention.border()) is None

    lives(aged, days(clock.at.date() - 5 * DAY, 5))  # it stayed there, and work was measured
    assert aged.retention.look().fate is Fate.ASK
    assert let_go(home, aged.retention.border()) is None
    assert first_day(aged) == BORDER - 7 * DAY


def test_a_clock_that_was_set_back_deletes_nothing(aged, clock, home):
    set_to(aged, delete_old=True)
    clock.at = at("08:00", 7 - 365 * 10)

    assert aged.retention.look().fate is Fate.NONE
    assert let_go(home, aged.retention.border()) is None


def test_a_whole_record_that_lies_ahead_is_not_old(tracker, clock):
    lives(tracker, days(MONDAY + 3000 * DAY, 40))

    assert tracker.retention.old() is None


def test_words_about_a_day_ahead_stay(aged):
    aged.days.add_leave(MONDAY + 9 * DAY, MONDAY + 9 * DAY)

    aged.retention.delete(aged.retention.old())

    assert [one.day for one in aged.days.leave()] == [Leave(MONDAY + 9 * DAY).day]
