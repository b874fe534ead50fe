"""The hall with a real journal: weeks, corrections, and what is said where it cannot help."""

from datetime import date, timedelta
from operator import attrgetter

import pytest

from tests.hands import OSLO, FakeClock, at, span, work
from tracker.domain.model import Origin, Place
from tracker.domain.week import Week
from tracker.errors import CorrectionError, UsageError
from tracker.hall import Tracker
from tracker.store.values import OperationKind

W47, W48 = Week(2026, 47), Week(2026, 48)
TUESDAY = date(2026, 11, 17)
HOUR = timedelta(hours=1)


def on_record(tracker, first=0, last=14):
    return [
        work.span for work in tracker.sessions(at("12:00", first).date(), at("12:00", last).date())
    ]


def day_of(tracker, number, week=W47):
    return tracker.week(week).days[number]


# --- The present ----------------------------------------------------------------------------------


def test_now_is_what_the_clock_says(tracker, clock):
    assert tracker.now == at("08:00", 7)
    assert tracker.today() == date(2026, 11, 23)
    assert tracker.this_week() == W48


@pytest.mark.parametrize(("clock_time", "today"), [("03:59", 22), ("04:00", 23)])
def test_today_begins_at_the_day_boundary(home, clock_time, today):
    with Tracker.open(home, FakeClock(at(clock_time, 7))) as tracker:
        assert tracker.today() == date(2026, 11, today)


def test_without_a_recorder_the_status_tells_what_is_on_record_of_today(tracker):
    tracker.corrections.add(at("06:30", 7), at("07:30", 7))
    tracker.corrections.add(at("20:00", 6), at("21:00", 6))

    assert tracker.status().as_json() == {
        "phase": "off",
        "since": None,
        "work_today_min": 60,
        "outside_today_min": 60,
        "stretch_min": None,
        "core_ends": "2026-11-23T16:00:00+01:00",
        "next_prompt": None,
        "sensor": "none",
        "recording": False,
    }


def test_home_is_where_the_computer_is_until_a_zone_is_named(home, clock):
    clock.zone = "Asia/Tokyo"
    with Tracker.open(home, clock) as tracker:
        assert tracker.zone == "Asia/Tokyo"

        tracker.set("hours.zone", OSLO, TUESDAY)
        assert tracker.zone == OSLO
        assert tracker.schedule.home_zone == OSLO


# --- The week -------------------------------------------------------------------------------------


def test_an_empty_week_has_nothing_and_knows_nothing(tracker):
    week = tracker.week(W47)

    assert week.work == timedelta(0)
    assert week.known_days == 0
    assert week.complete
    assert (week.weekly_rest.state, week.weekly_rest.strict) == ("unknown", None)


def test_a_week_is_complete_once_its_last_day_has_ended(tracker, clock):
    assert tracker.week(W47).complete
    assert not tracker.week(W48).complete


def test_the_rest_after_the_last_work_of_a_week_reaches_into_the_next(tracker):
    tracker.import_spans([work("08:00-16:00", 4), work("09:00-16:00", 7)])

    assert day_of(tracker, 4).rest_after.strict == timedelta(hours=65)


def test_the_next_work_is_found_years_later_past_check_ins(tracker, clock):
    """A lonely span years before, and check-ins only between."""
    tracker.import_spans([work("08:00-16:00", -900)])
    tracker.import_spans([work("20:00-20:10", -day) for day in range(20, 320, 20)])
    tracker.import_spans([work("06:00-07:00", 7)])
    lonely = Week.of(at("12:00", -900).date())

    [rest] = [day.rest_after for day in tracker.week(lonely).days if day.rest_after]

    assert (rest.start, rest.end) == (at("16:00", -900), at("20:00", -300))
    assert len(rest.check_ins) == 15


def test_a_week_of_a_check_in_alone_rests_from_the_last_real_work_to_the_next(tracker, clock):
    clock.at = at("08:00", 30)
    tracker.days.add_leave(at("12:00", -34).date(), at("12:00", 28).date())
    tracker.import_spans([work("08:00-16:00", -35), work("20:00-20:10", 1)])
    tracker.import_spans([work("08:00-16:00", 29)])

    rest = day_of(tracker, 1).rest_after

    assert rest.strict == at("08:00", 29) - at("20:10", 1)
    assert rest.main == at("08:00", 29) - at("16:00", -35)


def test_time_on_record_twice_counts_once(tracker):
    tracker.import_spans([work("08:00-12:00"), work("10:00-14:00")])
    tracker.corrections.add(at("09:00"), at("13:00"))

    assert day_of(tracker, 0).work == 6 * HOUR


def test_days_are_confirmed_by_what_the_person_typed(tracker):
    tracker.corrections.add(at("08:00"), at("12:00"))

    assert [day.known for day in tracker.week(W47).days][:3] == [True, False, False]


# --- What is on record ----------------------------------------------------------------------------


def test_sessions_are_those_of_the_tracker_days_asked_for(tracker):
    tracker.import_spans([work("01:00-03:00", 1), work("05:00-06:00", 1), work("01:00-02:00", 3)])

    assert on_record(tracker, 0, 0) == [span("01:00-03:00", 1)]
    assert on_record(tracker, 1, 2) == [span("05:00-06:00", 1), span("01:00-02:00", 3)]
    assert on_record(tracker, 3, 3) == []


def test_a_last_day_before_the_first_holds_nothing(tracker):
    tracker.corrections.add(at("08:00"), at("09:00"))

    assert on_record(tracker, 3, 0) == []


def test_what_is_added_stands_under_its_number_as_typed(tracker):
    number = tracker.corrections.add(
        at("08:00"), at("09:00"), place=Place.OTHER, planned=True, note="Train"
    )

    added = tracker.session(number)
    assert (added.span, added.zone, added.place) == (span("08:00-09:00"), OSLO, Place.OTHER)
    assert (added.planned, added.note, added.origin) == (True, "Train", Origin.TYPED)


def test_what_is_not_said_of_work_is_not_known_and_not_planned(tracker):
    added = tracker.session(tracker.corrections.add(at("08:00"), at("09:00")))

    assert (added.place, added.planned, added.note) == (Place.UNKNOWN, False, "")


@pytest.mark.parametrize("end", ["08:00", "07:59"])
def test_work_that_does_not_end_after_it_starts_is_refused(tracker, end):
    with pytest.raises(UsageError) as caught:
        tracker.corrections.add(at("08:00"), at(end))

    assert caught.value.sentence.startswith("The end, ")
    assert on_record(tracker) == []


def test_an_edit_changes_what_is_named_and_leaves_the_rest(tracker):
    number = tracker.corrections.add(at("08:00"), at("09:00"), place=Place.HOME, note="Mail")

    edited = tracker.corrections.edit(number, end=at("10:00"), planned=True)

    assert edited == tracker.session(number)
    assert (edited.span, edited.place, edited.note) == (span("08:00-10:00"), Place.HOME, "Mail")
    assert (edited.planned, edited.origin) == (True, Origin.CORRECTED)

    edited = tracker.corrections.edit(
        number, start=at("08:30"), place=Place.UNKNOWN, planned=False, note=""
    )

    assert (edited.span, edited.place) == (span("08:30-10:00"), Place.UNKNOWN)
    assert (edited.planned, edited.note) == (False, "")


def test_an_edit_that_turns_work_round_is_refused(tracker):
    number = tracker.corrections.add(at("08:00"), at("09:00"))

    with pytest.raises(UsageError):
        tracker.corrections.edit(number, end=at("07:00"))
    assert tracker.session(number).span == span("08:00-09:00")


@pytest.mark.parametrize("what", ["session", "corrections.edit", "corrections.delete"])
def test_a_number_that_is_none_is_told_of(tracker, what):
    with pytest.raises(CorrectionError) as caught:
        attrgetter(what)(tracker)(99)

    assert "99" in caught.value.sentence


def test_everything_done_to_the_record_can_be_undone_and_brought_back(tracker):
    number = tracker.corrections.add(at("08:00"), at("09:00"))
    tracker.corrections.edit(number, end=at("10:00"))
    tracker.corrections.delete(number)
    tracker.import_spans([work("12:00-13:00"), work("14:00-15:00")])
    done = [
        (OperationKind.IMPORT, 2, []),
        (OperationKind.DELETE, 1, [span("08:00-10:00")]),
        (OperationKind.EDIT, 1, [span("08:00-09:00")]),
        (OperationKind.ADD, 1, []),
    ]

    for kind, count, left in done:
        undone = tracker.corrections.undo()
        assert (undone.kind, undone.spans) == (kind, count)
        assert on_record(tracker) == left
    with pytest.raises(CorrectionError):
        tracker.corrections.undo()

    assert [tracker.corrections.redo().kind for _ in done] == [kind for kind, *_ in reversed(done)]
    assert on_record(tracker) == [span("12:00-13:00"), span("14:00-15:00")]
    with pytest.raises(CorrectionError):
        tracker.corrections.redo()


def test_what_was_imported_before_is_left_out(tracker):
    first = tracker.import_spans([work("08:00-09:00"), work("10:00-11:00")])
    second = tracker.import_spans([work("08:00-09:00"), work("12:00-13:00"), work("12:00-13:00")])

    assert (first.added, first.duplicates, first.ahead) == (2, 0, 0)
    assert (second.added, second.duplicates, second.ahead) == (1, 2, 0)
    assert len(on_record(tracker)) == 3


def test_rows_that_end_ahead_are_taken_and_counted(tracker):
    result = tracker.import_spans([work("07:00-08:00", 7), work("07:30-08:01", 7)])

    assert (result.added, result.ahead) == (2, 1)


def test_nothing_to_import_is_nothing_to_undo(tracker):
    assert tracker.import_spans([]).added == 0
    with pytest.raises(CorrectionError):
        tracker.corrections.undo()
