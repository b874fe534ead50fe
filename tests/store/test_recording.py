"""What the machines found out becomes rows, and comes back as it was."""

import pytest

from tests.store.days import NOW, OSLO, WEEK, at, ended, span, stands
from tracker.domain.events import (
    BreakRecorded,
    Covered,
    OnCallOpened,
    PlannedMarked,
    SessionDropped,
    SessionEnded,
    SessionParted,
    SessionStarted,
    UnsureFound,
    Unwanted,
)
from tracker.domain.model import (
    BreakOutcome,
    BreakRecord,
    CoverageKind,
    CoverageSpan,
    EndReason,
    Origin,
    Place,
    WorkSpan,
)
from tracker.domain.spans import Span
from tracker.store.values import SavedSession

TRACKED, OFF, UNKNOWN = CoverageKind


def covered(journal):
    return journal.read(WEEK).coverage


def test_a_session_comes_back_as_it_was(journal):
    journal.record([ended("09:00-10:00")], NOW)

    assert journal.read(WEEK).work == (
        WorkSpan(span("09:00-10:00"), OSLO, Place.HOME, False, Origin.MEASURED, 1, ""),
    )


def test_a_session_without_length_is_not_kept(journal):
    journal.record([ended("09:00-09:00")], NOW)

    assert journal.read(WEEK).work == ()


def test_an_open_session_shows_up_to_its_last_input(journal):
    journal.record([SessionStarted(at("09:00"), at("09:00"), OSLO, Place.HOME)], at("09:00"))
    saved = SavedSession(at("09:00"), at("09:58"), OSLO, Place.HOME)
    journal.checkpoint(saved, None, at("10:00"))

    assert journal.read(WEEK).work == (WorkSpan(span("09:00-09:58"), OSLO, Place.HOME),)


def test_a_session_that_just_began_is_no_work_yet(journal):
    journal.record([SessionStarted(at("09:00"), at("09:00"), OSLO, Place.HOME)], at("09:00"))

    assert journal.read(WEEK).work == ()
    assert journal.read(WEEK).first is None


@pytest.mark.parametrize(
    ("ending", "kept"),
    [
        (ended("09:00-10:00"), ["09:00-10:00"]),
        (SessionDropped(at("09:10"), span("09:00-09:10")), []),
    ],
)
def test_an_ending_takes_the_place_of_the_open_session(journal, ending, kept):
    journal.checkpoint(SavedSession(at("09:00"), at("09:05"), OSLO, Place.HOME), None, at("09:05"))

    journal.record([ending], NOW)

    assert stands(journal) == kept


def test_a_part_is_kept_while_the_session_goes_on(journal):
    journal.checkpoint(SavedSession(at("09:00"), at("10:00"), OSLO, Place.HOME), None, at("10:00"))

    journal.record([SessionParted(at("10:10"), span("09:00-10:10"), OSLO, Place.HOME)], at("10:10"))
    assert stands(journal) == ["09:00-10:10"]

    lisbon = SavedSession(at("10:10"), at("10:30"), "Europe/Lisbon", Place.OTHER)
    journal.checkpoint(lisbon, None, at("10:30"))
    assert stands(journal) == ["09:00-10:10", "10:10-10:30"]
    assert [found.zone for found in journal.sessions(WEEK)] == [OSLO, "Europe/Lisbon"]


def test_watching_goes_on_in_one_row(journal):
    for clock in ("09:00", "09:01", "09:02"):
        journal.checkpoint(None, at("09:00"), at(clock))

    assert covered(journal) == (CoverageSpan(span("09:00-09:02"), TRACKED),)


def test_watching_begins_a_new_row_after_a_gap(journal):
    journal.checkpoint(None, at("09:00"), at("10:00"))
    journal.checkpoint(None, at("11:00"), at("12:00"))

    assert [c.span for c in covered(journal)] == [span("09:00-10:00"), span("11:00-12:00")]


def test_nothing_is_watched_while_nobody_watches(journal):
    journal.checkpoint(None, None, at("10:00"))

    assert covered(journal) == ()


def test_a_clock_set_back_before_watching_began_adds_nothing(journal):
    journal.checkpoint(None, at("10:00"), at("09:00"))

    assert covered(journal) == ()


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        (Covered(NOW, span("10:00-11:00"), TRACKED), ["09:00-11:00"]),
        (Covered(NOW, span("09:30-11:00"), TRACKED), ["09:00-11:00"]),
        (Covered(NOW, span("09:00-09:30"), TRACKED), ["09:00-10:00"]),
        (Covered(NOW, span("10:01-11:00"), TRACKED), ["09:00-10:00", "10:01-11:00"]),
        (Covered(NOW, span("08:00-09:30"), TRACKED), ["08:00-09:30", "09:00-10:00"]),
        (Covered(NOW, span("10:00-11:00"), UNKNOWN), ["09:00-10:00", "10:00-11:00"]),
        (Covered(NOW, span("11:00-11:00"), OFF), ["09:00-10:00"]),
    ],
)
def test_coverage_grows_the_newest_row_of_its_kind_that_it_touches(journal, second, rows):
    journal.record([Covered(NOW, span("09:00-10:00"), TRACKED), second], NOW)

    assert [c.span for c in covered(journal)] == [span(row) for row in rows]


def test_everything_else_comes_back_as_it_was(journal):
    taken = BreakRecord(BreakOutcome.TAKEN, at("10:50"), at("10:55"), at("10:50"), at("10:51"))
    skipped = BreakRecord(BreakOutcome.SKIPPED, at("12:00"), at("12:00"))
    journal.record(
        [
            BreakRecorded(NOW, skipped),
            BreakRecorded(NOW, taken),
            UnsureFound(NOW, span("11:00-11:20")),
            PlannedMarked(NOW, span("20:00-21:00")),
            OnCallOpened(NOW, span("18:00-23:00")),
            OnCallOpened(NOW, span("18:00-23:00")),
            Unwanted(NOW, "a wish leaves no trace"),
        ],
        NOW,
    )

    record = journal.read(WEEK)
    assert record.breaks == (taken, skipped)
    assert record.unsure == (span("11:00-11:20"),)
    assert record.planned == (span("20:00-21:00"),)
    assert record.on_call == (span("18:00-23:00"),)


def test_a_later_word_on_planned_work_replaces_an_earlier_one(journal):
    journal.record([PlannedMarked(NOW, span("20:00-21:00"))], NOW)
    journal.record([PlannedMarked(NOW, span("20:00-22:00"))], NOW)

    assert journal.read(WEEK).planned == (span("20:00-22:00"),)


def test_nothing_found_out_is_nothing_to_keep(home, journal):
    log = home.journal.with_name("journal.db-wal")
    before = log.stat().st_size
    journal.record([], NOW)
    journal.record([Unwanted(NOW, "key")], NOW)

    assert log.stat().st_size == before


def test_one_call_is_one_transaction(journal):
    naive = at("12:00").replace(tzinfo=None)
    fault = SessionEnded(
        NOW, Span(naive, naive.replace(hour=13)), OSLO, Place.HOME, EndReason.IDLE, naive
    )

    with pytest.raises(Exception, match="without a zone"):
        journal.record([ended("09:00-10:00"), fault], NOW)

    assert stands(journal) == []
