"""Corrections that touch several spans of work at once, with the real journal."""

from datetime import timedelta

import pytest

from tests.hands import OSLO, at, span
from tests.sensing import let_live, tell
from tracker.domain.correcting import Overlap
from tracker.domain.events import PlannedMarked, SessionEnded
from tracker.domain.model import STILL_RUNNING, EndReason, Origin, Place, WorkSpan
from tracker.domain.signals import Active
from tracker.domain.spans import Span
from tracker.errors import CorrectionError, UsageError

KEEP, OTHERS, THIS = Overlap
DAY = at("12:00").date()


def stands(tracker):
    return [work.span for work in tracker.sessions(DAY, DAY)]


def measure(tracker, text):
    """Put measured work on record, and return its number."""
    done = span(text)
    event = SessionEnded(done.end, done, OSLO, Place.HOME, EndReason.IDLE, done.start)
    tracker._journal.record([event], tracker.now)
    return next(work.id for work in tracker.sessions(DAY, DAY) if work.span == done)


def wanted(text, **others):
    return WorkSpan(span(text), OSLO, **others)


# --- Overlaps -------------------------------------------------------------------------------------


def test_new_work_may_overlap_and_time_counts_once(tracker):
    measure(tracker, "09:00-10:00")
    tracker.corrections.put(None, wanted("09:30-10:30"), KEEP)

    assert stands(tracker) == [span("09:00-10:00"), span("09:30-10:30")]


@pytest.mark.parametrize(
    ("overlap", "left"),
    [
        (OTHERS, ["09:00-09:30", "09:30-10:30", "10:30-11:00"]),
        (THIS, ["09:00-10:00", "10:00-10:15", "10:15-11:00"]),
    ],
)
def test_overlaps_are_resolved_as_chosen_in_one_step(tracker, overlap, left):
    for text in ("09:00-10:00", "10:15-11:00"):
        measure(tracker, text)
    number = tracker.corrections.put(None, wanted("09:30-10:30", note="call"), overlap)

    assert stands(tracker) == [span(text) for text in left]
    assert tracker.session(number).origin is Origin.TYPED
    tracker.corrections.undo()
    assert stands(tracker) == [span("09:00-10:00"), span("10:15-11:00")]


def test_corrected_work_gives_way_too(tracker):
    first, second = (measure(tracker, text) for text in ("09:00-10:00", "11:00-12:00"))
    tracker.corrections.edit(second, start=at("11:15"))
    tracker.corrections.put(first, wanted("09:00-11:30"), OTHERS)

    assert stands(tracker) == [span("09:00-11:30"), span("11:30-12:00")]


def test_two_corrections_may_not_overlap(tracker):
    first, second = (measure(tracker, text) for text in ("09:00-10:00", "11:00-12:00"))
    tracker.corrections.edit(second, start=at("11:15"))

    with pytest.raises(CorrectionError, match="That overlaps number 2"):
        tracker.corrections.put(first, wanted("09:00-11:30"), KEEP)


def test_nothing_is_put_where_other_work_covers_it(tracker):
    measure(tracker, "09:00-12:00")

    with pytest.raises(CorrectionError, match="nothing would be left"):
        tracker.corrections.put(None, wanted("10:00-11:00"), THIS)
    assert stands(tracker) == [span("09:00-12:00")]


def test_work_that_runs_is_told_of_and_never_shortened(tracker, clock, live, sensors):
    tell(live, sensors, Active())
    let_live(live, clock, at("08:20", 7))
    now = Span(at("08:05", 7), at("08:10", 7))
    assert [work.id for work in tracker.corrections.overlapped(now)] == [STILL_RUNNING]

    number = tracker.corrections.put(None, WorkSpan(now, OSLO), OTHERS)
    both = [work.id for work in tracker.corrections.overlapped(now)]
    assert both == [STILL_RUNNING, number]


@pytest.mark.parametrize("hours", [0, 25])
def test_work_has_a_length_of_a_day_at_most(tracker, hours):
    long = Span(at("09:00"), at("09:00") + timedelta(hours=hours))

    with pytest.raises(UsageError, match="The end is"):
        tracker.corrections.put(None, WorkSpan(long, OSLO))


# --- Chosen work stays chosen ---------------------------------------------------------------------


@pytest.fixture
def evening(tracker):
    """Measured work that reaches from core hours into an evening that was chosen."""
    number = measure(tracker, "15:00-18:00")
    tracker._journal.record([PlannedMarked(tracker.now, span("16:00-23:00"))], tracker.now)
    return number


def test_work_that_was_chosen_stays_so_when_its_end_moves(tracker, evening):
    assert tracker.corrections.edit(evening, end=at("17:45")).planned


def test_work_that_was_chosen_stays_so_in_both_parts_and_joined_again(tracker, evening):
    later = tracker.corrections.split(evening, at("17:00"))
    assert tracker.session(evening).planned
    assert tracker.session(later).planned
    assert tracker.corrections.merge([later, evening]).planned


def test_work_that_was_chosen_in_part_is_not_all_chosen(tracker):
    number = measure(tracker, "15:00-18:00")
    tracker._journal.record([PlannedMarked(tracker.now, span("17:00-23:00"))], tracker.now)

    assert not tracker.corrections.edit(number, end=at("17:45")).planned


def test_work_inside_core_hours_has_nothing_chosen(tracker):
    number = measure(tracker, "09:00-10:00")

    assert not tracker.corrections.edit(number, end=at("09:30")).planned


# --- Joining --------------------------------------------------------------------------------------


def test_notes_are_put_together_and_said_once(tracker):
    numbers = [
        tracker.corrections.add(at(start), at(end), note=note)
        for start, end, note in (
            ("11:00", "12:00", "review"),
            ("09:00", "10:00", "plan"),
            ("10:00", "11:00", "plan"),
            ("12:00", "13:00", ""),
        )
    ]

    assert tracker.corrections.merge(numbers).note == "plan; review"


def test_notes_that_are_too_long_together_are_refused_and_nothing_is_joined(tracker):
    numbers = [
        tracker.corrections.add(at(start), at(end), note=sign * 600)
        for start, end, sign in (("09:00", "10:00", "a"), ("10:00", "11:00", "b"))
    ]

    with pytest.raises(UsageError, match="at most 1000 characters"):
        tracker.corrections.merge(numbers)
    assert len(stands(tracker)) == 2


# --- What was recorded ----------------------------------------------------------------------------


def test_only_corrected_work_was_recorded_otherwise(tracker):
    first, second = (measure(tracker, text) for text in ("09:00-10:00", "11:00-12:00"))
    tracker.corrections.edit(second, start=at("11:15"))

    assert tracker.corrections.originals(tracker.sessions(DAY, DAY)) == {
        second: (span("11:00-12:00"),)
    }
    assert first not in tracker.corrections.originals([tracker.session(first)])
