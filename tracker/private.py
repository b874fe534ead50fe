"""Private time erased while no program runs: at once, since nobody could take it back later."""

from datetime import datetime

from tracker.domain.events import Covered, Erased
from tracker.domain.spans import Span
from tracker.paths import Home


def erase(home: Home, span: Span, at: datetime) -> None:
    """Erase every trace of private time; how much is known of the time stays as it was.

    Raises:
        JournalBusyError: a program records, and would write down again what it remembers.
        StoreError: the journal cannot be opened or written.
    """
    if not home.journal.exists():
        return
    from tracker.store.journal import Journal  # SQLAlchemy takes a quarter of a second
    from tracker.store.lock import RecorderLock

    with RecorderLock(home), Journal.open(home, at) as journal:
        known = [
            Covered(at, part, coverage.kind)
            for coverage in journal.read(span).coverage
            if (part := coverage.span.clip(span)) is not None
        ]
        journal.record([Erased(at, span), *known], at)
