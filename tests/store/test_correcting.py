"""Corrections lie over what was recorded, and each can be undone and brought back."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.days import EVER, NOW, OSLO, WEEK, at, ended, measured, span, stands, work
from tracker.domain.correcting import merge, split
from tracker.domain.events import UnsureFound
from tracker.domain.model import EndReason, Origin, Place, WorkSpan
from tracker.domain.spans import Span
from tracker.errors import CorrectionError
from tracker.paths import Home
from tracker.store.journal import Journal
from tracker.store.values import Added, Operation, OperationKind, Settled

ADD, EDIT, DELETE, SPLIT, MERGE, IMPORT, SETTLE, CONFIRM = OperationKind
LATER = NOW + timedelta(hours=1)


def refusal(action, *arguments):
    with pytest.raises(CorrectionError) as told:
        action(*arguments)
    return told.value.sentence


@pytest.mark.parametrize(("kind", "origin"), [(ADD, Origin.TYPED), (IMPORT, Origin.IMPORTED)])
def test_added_work_reads_as_it_was_given(journal, kind, origin):
    given_work = work("09:00-10:00", place=Place.OTHER, planned=True, note="on the train")

    added = journal.add([given_work, work("11:00-12:00")], kind, NOW)

    first, second = journal.sessions(WEEK)
    assert added == Added((first.id, second.id))
    assert (first.span, first.zone) == (given_work.span, given_work.zone)
    assert (first.place, first.planned, first.note) == (Place.OTHER, True, "on the train")
    assert {first.origin, second.origin} == {origin}


def test_numbers_follow_the_order_in_which_work_was_given(journal):
    added = journal.add([work("11:00-12:00"), work("09:00-10:00")], ADD, NOW)

    assert journal.session(added.ids[0]).span == span("11:00-12:00")
    assert journal.session(added.ids[1]).span == span("09:00-10:00")


def test_a_number_is_never_given_twice(journal):
    (gone,) = journal.add([work("09:00-10:00")], ADD, NOW).ids
    journal.undo(NOW)
    (typed,) = journal.add([work("09:00-10:00")], ADD, NOW).ids
    (counted,) = measured(journal, "11:00-12:00")

    assert gone < typed < counted


def test_typed_work_may_overlap_other_work(journal):
    measured(journal, "09:00-10:00")
    journal.add([work("09:30-10:30"), work("09:30-10:30")], ADD, NOW)

    assert stands(journal) == ["09:00-10:00", "09:30-10:30", "09:30-10:30"]


def test_what_was_imported_before_is_left_out(journal):
    journal.add([work("09:00-10:00"), work("11:00-12:00")], IMPORT, NOW)

    added = journal.add([work("09:00-10:00"), work("10:00-11:00")], IMPORT, NOW)

    assert (len(added.ids), added.duplicates) == (1, 1)
    assert stands(journal) == ["09:00-10:00", "10:00-11:00", "11:00-12:00"]


def test_what_comes_twice_in_one_import_is_taken_once(journal):
    added = journal.add([work("09:00-10:00"), work("09:00-10:00")], IMPORT, NOW)

    assert (len(added.ids), added.duplicates) == (1, 1)


def test_an_import_that_brings_nothing_new_is_nothing_to_undo(journal):
    journal.add([work("09:00-10:00")], IMPORT, NOW)
    assert journal.add([work("09:00-10:00")], IMPORT, NOW) == Added((), 1)

    journal.undo(NOW)

    assert stands(journal) == []


@pytest.mark.parametrize("kind", [ADD, IMPORT])
def test_nothing_given_is_nothing_done(journal, kind):
    assert journal.add([], kind, NOW) == Added(())
    assert refusal(journal.undo, NOW) == "There is nothing to undo."


def test_measured_and_typed_work_is_no_duplicate_of_an_import(journal):
    measured(journal, "09:00-10:00")
    journal.add([work("09:00-10:00")], ADD, NOW)

    assert journal.add([work("09:00-10:00")], IMPORT, NOW).duplicates == 0


def test_imported_work_that_was_corrected_does_not_come_back(journal):
    (number,) = journal.add([work("09:00-10:00")], IMPORT, NOW).ids
    journal.edit(number, work("09:00-09:30"), NOW)

    assert journal.add([work("09:00-10:00")], IMPORT, NOW).duplicates == 1
    assert stands(journal) == ["09:00-09:30"]


def test_imported_work_that_was_taken_out_can_be_imported_anew(journal):
    (number,) = journal.add([work("09:00-10:00")], IMPORT, NOW).ids
    journal.delete(number, NOW)

    assert journal.add([work("09:00-10:00")], IMPORT, NOW).duplicates == 0
    assert stands(journal) == ["09:00-10:00"]


def test_a_correction_lies_over_what_was_measured(journal):
    (number,) = measured(journal, "09:00-10:00")
    wanted = work("09:15-10:15", place=Place.WORKPLACE, planned=True, note="with the team")

    journal.edit(number, wanted, NOW)

    (found,) = journal.sessions(WEEK)
    assert found.id == number
    assert found.origin is Origin.CORRECTED
    assert (found.span, found.place, found.planned) == (wanted.span, Place.WORKPLACE, True)
    assert found == journal.session(number)


def test_the_newest_correction_decides_and_each_is_undone_by_itself(journal):
    (number,) = measured(journal, "09:00-10:00")
    journal.edit(number, work("09:00-11:00"), NOW)
    journal.edit(number, work("12:00-13:00"), NOW)
    assert stands(journal) == ["12:00-13:00"]

    journal.undo(NOW)
    assert stands(journal) == ["09:00-11:00"]

    journal.undo(NOW)
    assert stands(journal) == ["09:00-10:00"]
    assert journal.session(number).origin is Origin.MEASURED


def test_work_that_was_taken_out_is_gone_until_that_is_undone(journal):
    (number,) = measured(journal, "09:00-10:00")
    journal.delete(number, NOW)
    assert stands(journal) == []
    assert "no work with number" in refusal(journal.session, number)
    assert "no work with number" in refusal(journal.edit, number, work("09:00-10:00"), NOW)
    assert "no work with number" in refusal(journal.delete, number, NOW)

    journal.undo(NOW)

    assert stands(journal) == ["09:00-10:00"]


@pytest.mark.parametrize("text", ["08:00-09:01", "09:15-09:45", "09:59-11:00"])
def test_corrected_work_must_not_overlap_other_corrected_work(journal, text):
    first, second = measured(journal, "06:00-07:00", "12:00-13:00")
    journal.edit(first, work("09:00-10:00"), NOW)

    assert refusal(journal.edit, second, work(text), NOW) == (
        f"That overlaps number {first}, 16 Nov 09:00 to 16 Nov 10:00, which was corrected before;"
        " change or delete that one first."
    )
    assert stands(journal) == ["09:00-10:00", "12:00-13:00"]


@pytest.mark.parametrize("text", ["08:00-09:00", "10:00-11:00"])
def test_corrected_work_may_touch_other_corrected_work(journal, text):
    first, second = measured(journal, "06:00-07:00", "12:00-13:00")
    journal.edit(first, work("09:00-10:00"), NOW)
    journal.edit(second, work(text), NOW)

    assert sorted(stands(journal)) == sorted(["09:00-10:00", text])


def test_corrected_work_may_overlap_itself_and_what_was_not_corrected(journal):
    first, _second = measured(journal, "09:00-10:00", "10:30-11:30")
    journal.edit(first, work("09:00-10:15"), NOW)
    journal.edit(first, work("09:00-11:00"), NOW)

    assert stands(journal) == ["09:00-11:00", "10:30-11:30"]


@pytest.mark.parametrize("kind", [ADD, IMPORT])
def test_work_without_length_is_refused_and_nothing_of_its_company_taken(journal, kind):
    sentence = refusal(journal.add, [work("09:00-10:00"), work("11:00-11:00")], kind, NOW)

    assert sentence == "Work that begins and ends 16 Nov 11:00 has no length; give a later end."
    assert stands(journal) == []


def test_work_cannot_be_corrected_to_no_length(journal):
    (number,) = measured(journal, "09:00-10:00")

    assert "has no length" in refusal(journal.edit, number, work("09:00-09:00"), NOW)


def test_undoing_tells_what_was_undone(journal):
    (number,) = measured(journal, "09:00-10:00")
    journal.add([work("11:00-12:00"), work("13:00-14:00")], IMPORT, NOW)
    journal.edit(number, work("09:00-10:30"), LATER)

    assert journal.undo(LATER) == Operation(EDIT, LATER, 1)
    assert journal.undo(LATER) == Operation(IMPORT, NOW, 2)
    assert refusal(journal.undo, LATER) == "There is nothing to undo."


def test_what_was_undone_comes_back_in_its_order(journal):
    journal.add([work("09:00-10:00")], ADD, NOW)
    journal.add([work("11:00-12:00")], ADD, LATER)
    journal.undo(LATER)
    journal.undo(LATER)

    assert journal.redo() == Operation(ADD, NOW, 1)
    assert stands(journal) == ["09:00-10:00"]
    assert journal.redo() == Operation(ADD, LATER, 1)
    assert refusal(journal.redo) == "There is nothing to bring back."


def test_something_newer_leaves_nothing_to_bring_back(journal):
    (number,) = measured(journal, "09:00-10:00")
    journal.add([work("11:00-12:00")], ADD, NOW)
    journal.undo(NOW)
    journal.delete(number, NOW)

    assert refusal(journal.redo) == "There is nothing to bring back."
    journal.undo(NOW)
    assert stands(journal) == ["09:00-10:00"]


def test_work_measured_meanwhile_can_still_be_brought_back_over(journal):
    journal.add([work("11:00-12:00")], ADD, NOW)
    journal.undo(NOW)
    measured(journal, "09:00-10:00")

    journal.redo()

    assert stands(journal) == ["09:00-10:00", "11:00-12:00"]


MINUTES = st.integers(0, 5 * 24 * 60)
SPANS = st.builds(
    lambda start, length: Span(
        at("00:00") + timedelta(minutes=start), at("00:00") + timedelta(minutes=start + length)
    ),
    MINUTES,
    st.integers(1, 3000),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(OperationKind), st.integers(0, 10), SPANS), min_size=1, max_size=12
)


# An hour of work on two days, a gap after the first, and a call that went on without any input.
LIVED = [
    ended("09:00-10:00"),
    UnsureFound(NOW, span("10:00-10:20")),
    ended("11:00-12:00", 1),
    ended("12:30-17:00", 2, EndReason.CAP),
    UnsureFound(NOW, span("13:00-17:00", 2)),
]


def take(journal, kind, which, wanted):
    """Take one step if it is allowed; tell whether anything was done."""
    there = journal.sessions(EVER)
    new = WorkSpan(wanted, OSLO)
    try:
        match kind:
            case OperationKind.ADD | OperationKind.IMPORT:
                return bool(journal.add([new], kind, NOW).ids)
            case OperationKind.EDIT:
                journal.edit(there[which % len(there)].id, new, NOW)
            case OperationKind.DELETE:
                journal.delete(there[which % len(there)].id, NOW)
            case OperationKind.SETTLE:
                doubts = journal.unsure(EVER)
                settled_as = Settled.WORK if which % 2 else Settled.PAUSE
                journal.settle(doubts[which % len(doubts)].id, settled_as, OSLO, NOW)
            case OperationKind.SPLIT:
                work = there[which % len(there)]
                journal.correct(kind, split(work, work.span.start + work.span.length / 3), NOW)
            case OperationKind.MERGE:
                first = which % max(len(there) - 1, 1)
                joined = merge(there[first : first + 2], planned=bool(which % 2), note="joined")
                journal.correct(kind, joined, NOW)
            case OperationKind.CONFIRM:
                day = wanted.start.date()
                before = journal.is_confirmed(day)
                journal.confirm_day(day, NOW, is_complete=bool(which % 3))
                return journal.is_confirmed(day) is not before
    except (CorrectionError, ZeroDivisionError, IndexError):
        return False
    return True


@given(STEPS)
def test_each_undo_leads_back_and_each_redo_forth(tmp_path_factory, steps):
    """Any corrections, undone one by one, pass through the same records; brought back, again."""
    nowhere = Home(tmp_path_factory.getbasetemp() / "nowhere")
    with Journal.open(nowhere, NOW, create=False) as journal:
        journal.record(LIVED, NOW)
        passed = [journal.read(EVER)]
        passed += [journal.read(EVER) for step in steps if take(journal, *step)]

        for record in reversed(passed[:-1]):
            journal.undo(NOW)
            assert journal.read(EVER) == record
        for record in passed[1:]:
            journal.redo()
            assert journal.read(EVER) == record


@given(STEPS)
def test_corrected_work_never_overlaps(tmp_path_factory, steps):
    nowhere = Home(tmp_path_factory.getbasetemp() / "nowhere")
    with Journal.open(nowhere, NOW, create=False) as journal:
        journal.record(LIVED, NOW)
        for step in steps:
            take(journal, *step)

        corrected = [w.span for w in journal.sessions(EVER) if w.origin is Origin.CORRECTED]
        assert not any(a.overlaps(b) for a, b in pairwise(corrected))
