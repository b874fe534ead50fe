"""Private time that is erased while no program runs."""

import pytest

from tests.hands import another_recorder, at, span, work
from tracker.domain.events import Covered
from tracker.domain.model import CoverageKind
from tracker.domain.spans import union
from tracker.errors import JournalBusyError
from tracker.private import erase
from tracker.store.journal import Journal
from tracker.store.values import OperationKind

NOW = at("12:00")


def spans_of(home):
    with Journal.open(home, NOW) as journal:
        return [work.span for work in journal.sessions(span("00:00-23:00"))]


@pytest.fixture
def worked(home):
    """A home with a morning of work on record, all of it watched."""
    with Journal.open(home, NOW) as journal:
        journal.add([work("08:00-12:00")], OperationKind.ADD, NOW)
        journal.record([Covered(NOW, span("07:00-12:00"), CoverageKind.TRACKED)], NOW)
    return home


def test_what_was_recorded_in_private_time_is_gone(worked):
    erase(worked, span("10:00-10:20"), NOW)

    assert spans_of(worked) == [span("08:00-10:00"), span("10:20-12:00")]


def test_private_time_leaves_no_hole_in_what_is_known(worked):
    erase(worked, span("10:00-10:20"), NOW)

    with Journal.open(worked, NOW) as journal:
        record = journal.read(span("00:00-23:00"))
    assert union(known.span for known in record.coverage) == [span("07:00-12:00")]
    assert {known.kind for known in record.coverage} == {CoverageKind.TRACKED}


def test_time_that_nobody_watched_does_not_become_known(worked):
    erase(worked, span("06:00-08:30"), NOW)

    with Journal.open(worked, NOW) as journal:
        record = journal.read(span("00:00-23:00"))
    assert union(known.span for known in record.coverage) == [span("07:00-12:00")]


def test_nothing_is_erased_while_a_program_records(worked):
    with another_recorder(worked), pytest.raises(JournalBusyError):
        erase(worked, span("10:00-10:20"), NOW)

    assert spans_of(worked) == [span("08:00-12:00")]


def test_where_nothing_is_on_record_nothing_is_made(home):
    erase(home, span("10:00-10:20"), NOW)

    assert not home.folder.exists()
