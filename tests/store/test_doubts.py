"""Unsure time: a pause until the person says otherwise, and nothing measured is touched."""

import pytest

from tests.store.days import EVER, NOW, OSLO, WEEK, at, ended, span, stands, work
from tracker.domain.events import UnsureFound
from tracker.domain.model import EndReason, Origin, Place
from tracker.errors import CorrectionError
from tracker.store.values import Operation, OperationKind, Settled

WORK, PAUSE = Settled
LISBON = "Europe/Lisbon"


@pytest.fixture
def gap(journal):
    """A gap between two spans of work; return its number."""
    events = [ended("09:00-11:10"), UnsureFound(NOW, span("11:10-11:25")), ended("11:25-12:00")]
    journal.record(events, NOW)
    (found,) = journal.unsure(WEEK)
    return found.id


@pytest.fixture
def call(journal):
    """A call that went on for four hours without any input; return the number of the doubt."""
    events = [ended("09:00-17:00", reason=EndReason.CAP), UnsureFound(NOW, span("13:00-17:00"))]
    journal.record(events, NOW)
    (found,) = journal.unsure(WEEK)
    return found.id


def unsure(journal):
    return journal.read(WEEK).unsure


# ---------------------------------------------------------------- a gap


def test_a_gap_is_unsure_until_it_is_settled(journal, gap):
    assert unsure(journal) == (span("11:10-11:25"),)
    assert stands(journal) == ["09:00-11:10", "11:25-12:00"]


def test_a_gap_that_was_work_joins_the_work_beside_it(journal, gap):
    journal.settle(gap, WORK, LISBON, NOW)

    assert unsure(journal) == ()
    assert stands(journal) == ["09:00-11:10", "11:10-11:25", "11:25-12:00"]
    joined = journal.sessions(WEEK)[1]
    assert (joined.zone, joined.place, joined.origin) == (OSLO, Place.HOME, Origin.CORRECTED)


def test_a_gap_that_was_a_pause_is_no_longer_asked_about(journal, gap):
    journal.settle(gap, PAUSE, OSLO, NOW)

    assert unsure(journal) == ()
    assert stands(journal) == ["09:00-11:10", "11:25-12:00"]


@pytest.mark.parametrize("settled_as", Settled)
def test_what_was_settled_can_be_undone_and_done_again(journal, gap, settled_as):
    journal.settle(gap, settled_as, OSLO, NOW)
    after = journal.read(EVER)

    assert journal.undo(NOW) == Operation(OperationKind.SETTLE, NOW, 1)
    assert unsure(journal) == (span("11:10-11:25"),)
    assert stands(journal) == ["09:00-11:10", "11:25-12:00"]
    assert journal.redo() == Operation(OperationKind.SETTLE, NOW, 1)
    assert journal.read(EVER) == after


def test_once_it_was_undone_it_can_be_settled_otherwise(journal, gap):
    journal.settle(gap, WORK, OSLO, NOW)
    journal.undo(NOW)
    journal.settle(gap, PAUSE, OSLO, NOW)

    assert unsure(journal) == ()
    with pytest.raises(CorrectionError):
        journal.redo()


@pytest.mark.parametrize("number", [0, 7])
def test_a_number_that_is_none_is_told_in_one_sentence(journal, gap, number):
    with pytest.raises(CorrectionError) as told:
        journal.settle(number, WORK, OSLO, NOW)

    assert told.value.sentence == (
        f"There is no unsure time u{number}; “kjernetid log” shows what there is."
    )


def test_what_is_settled_is_settled_once(journal, gap):
    journal.settle(gap, WORK, OSLO, NOW)

    with pytest.raises(CorrectionError):
        journal.settle(gap, PAUSE, OSLO, NOW)


def test_work_that_is_there_already_is_not_put_there_twice(journal, gap):
    journal.add([work("11:15-11:20")], OperationKind.ADD, NOW)
    journal.settle(gap, WORK, OSLO, NOW)

    assert stands(journal)[1:4] == ["11:10-11:15", "11:15-11:20", "11:20-11:25"]


def test_a_gap_with_nothing_before_it_is_lived_where_home_is(journal):
    journal.record([UnsureFound(NOW, span("11:10-11:25"))], NOW)
    journal.settle(journal.unsure(WEEK)[0].id, WORK, LISBON, NOW)

    (found,) = journal.sessions(WEEK)
    assert (found.zone, found.place) == (LISBON, Place.UNKNOWN)


def test_work_from_a_gap_can_be_corrected_but_not_overlapped(journal, gap):
    journal.settle(gap, WORK, OSLO, NOW)
    first, joined, _last = journal.sessions(WEEK)

    with pytest.raises(CorrectionError):
        journal.edit(first.id, work("09:00-11:20"), NOW)
    journal.edit(joined.id, work("11:10-11:20"), NOW)
    assert stands(journal) == ["09:00-11:10", "11:10-11:20", "11:25-12:00"]


# ---------------------------------------------------------------- a long call


def test_a_call_without_input_counts_up_to_the_last_input(journal, call):
    assert stands(journal) == ["09:00-13:00"]
    assert journal.session(1).span == span("09:00-13:00")
    assert unsure(journal) == (span("13:00-17:00"),)


def test_a_call_that_was_work_counts_whole(journal, call):
    journal.settle(call, WORK, OSLO, NOW)

    assert stands(journal) == ["09:00-17:00"]
    assert [found.origin for found in journal.sessions(WEEK)] == [Origin.MEASURED]


def test_a_call_that_was_a_pause_ends_at_the_last_input_for_good(journal, call):
    journal.settle(call, PAUSE, OSLO, NOW)

    assert (stands(journal), unsure(journal)) == (["09:00-13:00"], ())
    journal.undo(NOW)
    assert stands(journal) == ["09:00-13:00"]


def test_a_window_before_the_doubt_shows_the_same_work(journal, call):
    assert stands(journal, span("09:30-10:00")) == ["09:00-13:00"]


def test_a_call_without_any_input_at_all_is_no_work_yet(journal):
    events = [ended("13:00-17:00", reason=EndReason.CAP), UnsureFound(NOW, span("13:00-17:00"))]
    journal.record(events, NOW)

    assert stands(journal) == []
    journal.settle(journal.unsure(WEEK)[0].id, WORK, OSLO, NOW)
    assert stands(journal) == ["13:00-17:00"]


def test_corrected_work_is_the_persons_own_word(journal, call):
    journal.edit(1, work("09:00-15:00"), NOW)

    assert stands(journal) == ["09:00-15:00"]


# ---------------------------------------------------------------- private time


@pytest.mark.parametrize("settled_as", Settled)
def test_of_private_time_nothing_is_left_to_settle_or_undo(journal, gap, settled_as):
    journal.settle(gap, settled_as, OSLO, at("12:00"))

    journal.erase(span("11:00-11:30"), NOW)

    assert unsure(journal) == ()
    with pytest.raises(CorrectionError):
        journal.undo(NOW)


def test_what_lies_beside_private_time_stays_settled(journal, gap):
    journal.settle(gap, PAUSE, OSLO, NOW)

    journal.erase(span("11:20-11:30"), NOW)

    assert unsure(journal) == ()
    journal.undo(NOW)
    assert unsure(journal) == (span("11:10-11:20"),)
