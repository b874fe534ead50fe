"""When somebody was at the screen: what was measured, whatever became of it, and was settled."""

from tests.store.days import NOW, OSLO, WEEK, at, ended, measured, span, work
from tracker.domain.events import UnsureFound
from tracker.domain.model import Place
from tracker.store.values import OperationKind, SavedSession, Settled


def seen(journal):
    return journal.read(WEEK).seen


def test_measured_work_was_seen_whatever_was_corrected_since(journal):
    shortened, gone = measured(journal, "09:00-10:00", "11:00-12:00")
    journal.edit(shortened, work("09:00-09:30"), NOW)
    journal.delete(gone, NOW)

    assert seen(journal) == (span("09:00-10:00"), span("11:00-12:00"))


def test_what_was_typed_or_imported_was_not_seen(journal):
    journal.add([work("09:00-10:00")], OperationKind.ADD, NOW)
    journal.add([work("11:00-12:00")], OperationKind.IMPORT, NOW)

    assert seen(journal) == ()


def test_the_session_that_runs_is_seen_up_to_its_last_input(journal):
    journal.checkpoint(SavedSession(at("07:00"), at("07:30"), OSLO, Place.HOME), None, NOW)

    assert seen(journal) == (span("07:00-07:30"),)


def test_unsure_time_counts_once_it_was_settled_as_work(journal):
    events = [ended("09:00-11:10"), UnsureFound(NOW, span("11:10-11:25")), ended("11:25-12:00")]
    journal.record(events, NOW)
    (gap,) = journal.unsure(WEEK)
    before = seen(journal)

    journal.settle(gap.id, Settled.WORK, OSLO, NOW)
    joined = seen(journal)
    journal.undo(NOW)

    assert joined == (span("09:00-11:10"), span("11:10-11:25"), span("11:25-12:00"))
    assert seen(journal) == before == (span("09:00-11:10"), span("11:25-12:00"))


def test_unsure_time_that_was_a_pause_was_not_seen(journal):
    journal.record([ended("09:00-11:10"), UnsureFound(NOW, span("11:10-11:25"))], NOW)
    (gap,) = journal.unsure(WEEK)

    journal.settle(gap.id, Settled.PAUSE, OSLO, NOW)

    assert seen(journal) == (span("09:00-11:10"),)
