"""What a window holds: its edges, long spans, neighbours; and that old journals stay quick."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from tests.store.days import EVER, NOW, OSLO, WEEK, at, ended, measured, span, stands, work, written
from tracker.domain.events import BreakRecorded, Covered, SessionEnded
from tracker.domain.model import (
    BreakOutcome,
    BreakRecord,
    CoverageKind,
    EndReason,
    Leave,
    Place,
    Record,
)
from tracker.domain.spans import Span
from tracker.errors import CorrectionError
from tracker.store.values import OperationKind, SavedSession

TEN_TO_TWELVE = span("10:00-12:00")


def test_an_empty_journal_reads_as_an_empty_record(journal):
    assert journal.read(WEEK) == Record()
    assert journal.neighbours(WEEK) == (None, None)


@pytest.mark.parametrize(
    ("text", "is_inside"),
    [
        ("09:00-10:00", False),
        ("09:00-10:01", True),
        ("10:30-11:00", True),
        ("09:00-13:00", True),
        ("11:59-13:00", True),
        ("12:00-13:00", False),
    ],
)
def test_work_is_in_a_window_that_it_has_a_part_in(journal, text, is_inside):
    journal.record([ended(text)], NOW)

    assert stands(journal, TEN_TO_TWELVE) == ([text] if is_inside else [])


def test_work_is_sorted_by_start_whatever_its_origin(journal):
    _early, late = measured(journal, "14:00-15:00", "09:00-10:00")
    journal.add([work("11:00-12:00")], OperationKind.ADD, NOW)
    journal.edit(late, work("08:00-08:30"), NOW)
    journal.checkpoint(SavedSession(at("07:00"), at("07:30"), OSLO, Place.HOME), None, NOW)

    assert stands(journal) == ["07:00-07:30", "08:00-08:30", "09:00-10:00", "11:00-12:00"]


@pytest.mark.parametrize("length", [timedelta(hours=23), timedelta(days=1), timedelta(days=40)])
def test_a_span_is_found_however_long_before_the_window_it_began(journal, length):
    done = Span(at("10:01") - length, at("10:01"))
    journal.record(
        [
            SessionEnded(NOW, done, OSLO, Place.HOME, EndReason.IDLE, done.start),
            Covered(NOW, done, CoverageKind.OFF),
        ],
        NOW,
    )

    record = journal.read(TEN_TO_TWELVE)
    assert [found.span for found in record.work] == [done]
    assert [found.span for found in record.coverage] == [done]


@pytest.mark.parametrize(
    ("clock", "is_inside"), [("09:59", False), ("10:00", True), ("11:59", True), ("12:00", False)]
)
def test_a_break_that_nobody_took_has_an_instant_only(journal, clock, is_inside):
    skipped = BreakRecord(BreakOutcome.SKIPPED, at(clock), at(clock))
    journal.record([BreakRecorded(NOW, skipped)], NOW)

    assert journal.read(TEN_TO_TWELVE).breaks == ((skipped,) if is_inside else ())


def test_first_is_the_earliest_work_that_stands(journal):
    early, late = measured(journal, "07:00-07:30", "09:00-10:00")
    assert journal.read(TEN_TO_TWELVE).first == at("07:00")

    journal.delete(early, NOW)
    assert journal.read(TEN_TO_TWELVE).first == at("09:00")

    journal.edit(late, work("08:00-10:00"), NOW)
    assert journal.read(TEN_TO_TWELVE).first == at("08:00")


def test_neighbours_are_the_work_before_and_after_as_it_stands(journal):
    numbers = measured(journal, "07:00-08:00", "09:00-10:00", "11:00-11:30", "12:00-13:00")
    assert journal.neighbours(TEN_TO_TWELVE) == (at("10:00"), at("12:00"))

    journal.edit(numbers[1], work("08:30-09:45"), NOW)
    journal.delete(numbers[3], NOW)
    journal.checkpoint(SavedSession(at("14:00"), at("14:10"), OSLO, Place.HOME), None, NOW)
    assert journal.neighbours(TEN_TO_TWELVE) == (at("09:45"), at("14:00"))


def test_a_window_may_be_all_of_time(journal):
    journal.record([ended("09:00-10:00")], NOW)
    journal.add_leave(Leave(date(2026, 11, 17)))

    assert [written(found.span) for found in journal.read(EVER).work] == ["09:00-10:00"]
    assert len(journal.read(EVER).leave) == 1


def test_work_can_be_asked_for_by_its_number(journal):
    (number,) = measured(journal, "09:00-10:00")

    assert journal.session(number) == journal.sessions(WEEK)[0]


@pytest.mark.parametrize("number", [-1, 0, 7])
def test_an_unknown_number_is_told_in_one_sentence(journal, number):
    with pytest.raises(CorrectionError) as told:
        journal.session(number)

    assert told.value.sentence == (
        f"There is no work with number {number}; “kjernetid log” shows the numbers."
    )


def test_no_question_walks_through_a_whole_table(journal):
    """An old journal has a hundred thousand rows of most kinds; a window must not pay for them."""
    plans: list[str] = []

    def explain(connection, cursor, statement, parameters, context, executemany):
        if statement.startswith("SELECT"):
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(row[3] for row in cursor.fetchall())

    event.listen(journal._engine, "before_cursor_execute", explain)
    journal.read(WEEK)
    journal.neighbours(WEEK)
    journal.prompts(WEEK)

    walks = {plan for plan in plans if plan.startswith("SCAN")}
    assert walks == {"SCAN checkpoint"}  # a row a computer
    assert any("ix_work_session_long" in plan for plan in plans)
