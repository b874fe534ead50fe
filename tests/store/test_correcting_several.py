"""Corrections of several spans of work at once are one step; what was recorded stays beneath."""

import pytest

from tests.store.days import NOW, OSLO, WEEK, at, measured, span, stands, work
from tracker.domain.correcting import Change, merge, shorten_others, split
from tracker.domain.events import UnsureFound
from tracker.domain.model import Origin, Place
from tracker.errors import CorrectionError
from tracker.store.values import Operation, OperationKind, Settled

ADD, EDIT, SPLIT, MERGE = (OperationKind[name] for name in ("ADD", "EDIT", "SPLIT", "MERGE"))


def corrected(journal, kind, changes):
    return journal.correct(kind, changes, NOW)


def test_work_that_is_split_keeps_all_it_said_and_is_one_step_to_undo(journal):
    (number,) = measured(journal, "09:00-12:00")
    (later,) = corrected(journal, SPLIT, split(journal.session(number), at("10:00")))
    first, second = journal.sessions(WEEK)

    assert stands(journal) == ["09:00-10:00", "10:00-12:00"]
    assert (first.id, second.id) == (number, later)
    assert first.origin is second.origin is Origin.CORRECTED
    assert first.place is second.place is Place.HOME

    assert journal.undo(NOW).kind is SPLIT
    assert stands(journal) == ["09:00-12:00"]
    assert later not in [work.id for work in journal.sessions(WEEK)]

    journal.redo()
    assert journal.session(later).span == span("10:00-12:00")


def test_work_that_is_joined_is_one_step_to_undo(journal):
    first, second = measured(journal, "09:00-10:00", "11:00-12:00")
    changes = merge([journal.session(n) for n in (second, first)], planned=False, note="")
    corrected(journal, MERGE, changes)
    assert stands(journal) == ["09:00-12:00"]
    assert journal.session(first).span == span("09:00-12:00")

    assert journal.undo(NOW) == Operation(MERGE, NOW, 2)
    assert stands(journal) == ["09:00-10:00", "11:00-12:00"]


def test_work_that_gives_way_is_parted_around_what_is_typed(journal):
    (number,) = measured(journal, "09:00-12:00")
    typed = work("10:00-11:00", origin=Origin.TYPED)
    others = shorten_others(typed.span, [journal.session(number)])
    corrected(journal, ADD, [Change(None, typed), *others])
    assert stands(journal) == ["09:00-10:00", "10:00-11:00", "11:00-12:00"]

    journal.undo(NOW)
    assert stands(journal) == ["09:00-12:00"]


def test_a_part_may_not_overlap_what_was_corrected_and_then_nothing_is_changed(journal):
    first, second = measured(journal, "09:00-12:00", "13:00-14:00")
    journal.edit(second, work("11:00-14:00"), NOW)

    with pytest.raises(CorrectionError, match="That overlaps number 2"):
        corrected(journal, SPLIT, split(journal.session(first), at("10:00")))
    assert stands(journal) == ["09:00-12:00", "11:00-14:00"]
    assert journal.undo(NOW).kind is EDIT


def test_what_was_recorded_is_told_beneath_every_correction(journal):
    first, second, third = measured(journal, "08:00-10:00", "11:00-12:00", "13:00-15:00")
    journal.edit(first, work("08:30-10:00"), NOW)
    pair = [journal.session(n) for n in (first, second)]
    corrected(journal, MERGE, merge(pair, planned=False, note=""))
    (part,) = corrected(journal, SPLIT, split(journal.session(third), at("14:00")))
    (last,) = corrected(journal, SPLIT, split(journal.session(part), at("14:30")))

    assert journal.originals([first, third, part, last]) == {
        first: (span("08:00-10:00"), span("11:00-12:00")),
        third: (span("13:00-15:00"),),
        part: (span("13:00-15:00"),),
        last: (span("13:00-15:00"),),
    }


def test_unsure_time_that_was_work_was_never_recorded(journal):
    journal.record([UnsureFound(NOW, span("10:00-10:20"))], NOW)
    journal.settle(1, Settled.WORK, OSLO, NOW)
    (settled,) = journal.sessions(WEEK)

    assert journal.originals([settled.id, 99]) == {settled.id: (), 99: ()}


def test_work_that_was_joined_and_is_apart_again_was_recorded_as_it_was(journal):
    first, second = measured(journal, "08:00-10:00", "11:00-12:00")
    pair = [journal.session(n) for n in (first, second)]
    corrected(journal, MERGE, merge(pair, planned=False, note=""))
    journal.undo(NOW)

    assert journal.originals([first]) == {first: (span("08:00-10:00"),)}
