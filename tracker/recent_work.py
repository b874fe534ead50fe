"""The work that today may hold, read from the record when it has changed.

What has ended and could not be written yet, for want of room, counts as well.
"""

from collections.abc import Callable, Iterable

from tracker.domain.events import Erased, Event, SessionDropped, SessionEnded, SessionParted
from tracker.domain.model import WorkSpan
from tracker.errors import StoreError
from tracker.recorder import Turn

_CHANGES = (SessionEnded, SessionParted, SessionDropped, Erased)


class RecentWork:
    """Remembers the work on record, and what waits to get there."""

    def __init__(self, read: Callable[[], tuple[WorkSpan, ...]]) -> None:
        """Read nothing yet; `read` returns what is on record, or raises a `StoreError`."""
        self._read = read
        self._known: tuple[WorkSpan, ...] = ()
        self._is_stale = True
        self._waiting: list[WorkSpan] = []

    def forget(self) -> None:
        """Hear that the record was changed by somebody else."""
        self._is_stale = True

    def note(self, turn: Turn) -> None:
        """Hear what was decided, and whether it could be kept."""
        if any(isinstance(event, _CHANGES) for event in turn.events):
            self._is_stale = True
        if turn.fault is not None:
            self._waiting += _ended(turn.events)
        elif self._waiting:
            self._waiting.clear()
            self._is_stale = True

    def all(self) -> tuple[WorkSpan, ...]:
        """Return the work on record, and what waits to get there."""
        return (*self.on_record(), *self._waiting)

    def on_record(self) -> tuple[WorkSpan, ...]:
        """Return the work on record; while it cannot be read, what was known of it."""
        if self._is_stale:
            try:
                self._known = self._read()
            except StoreError:
                return self._known  # writing fails as well, and that is told
            self._is_stale = False
        return self._known


def _ended(events: Iterable[Event]) -> list[WorkSpan]:
    kept = (event for event in events if isinstance(event, SessionEnded | SessionParted))
    return [WorkSpan(event.span, event.zone, event.place) for event in kept]
