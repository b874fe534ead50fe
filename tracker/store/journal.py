"""The door to the cellar: every question to the record, and everything that is kept in it.

Each method is one transaction. Values of the domain go in and come out. The time is never read
here: `at` and `now` are always handed in.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Self

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from tracker.domain.correcting import Change
from tracker.domain.events import Covered, Erased, Event, PresenceEnded, SessionEnded
from tracker.domain.model import (
    CoverageKind,
    Past,
    PresenceSpan,
    PromptRecord,
    Record,
    UnsureSpan,
    WorkSpan,
)
from tracker.domain.spans import Span
from tracker.errors import DamagedJournalError, DiskFullError
from tracker.paths import Home
from tracker.store import (
    correcting,
    doubts,
    expiring,
    originals,
    prompting,
    reading,
    recording,
    remembering,
    scrubbing,
)
from tracker.store.connecting import PATIENCE_S, waiting
from tracker.store.connecting import reading as only_reading
from tracker.store.mending import Standing, bring_back, mend
from tracker.store.opening import Tell, open_engine
from tracker.store.sayings import Sayings
from tracker.store.schema import Device
from tracker.store.values import Added, Operation, OperationKind, SavedSession, Settled

SOON_S = 1.0  # what the person waits for another program that writes, where a window stands still
AT_ONCE_S = 0.05  # what the recorder does


class Journal(Sayings):
    """What was recorded, open for questions, additions and corrections.

    Every method may raise a `StoreError`: the disk is full, another program holds the file.
    """

    def __init__(self, home: Home, engine: Engine, tell: Tell | None = None) -> None:
        """Take an engine that is open; `Journal.open` opens one.

        With `tell`, harm that comes to the file later is mended at once and told in a sentence.
        """
        self._home = home
        self._tell = tell
        self._patience = self._patience_to_keep = PATIENCE_S
        self._take(engine)

    def _take(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = sessionmaker(only_reading(engine)).begin
        self._wait_for_others()
        with self._reading() as rows:
            self._device = rows.scalars(select(Device.id).order_by(Device.made_at.desc())).one()
        self._standing = Standing(self._home.journal)

    def _wait_for_others(self) -> None:
        self._writing = sessionmaker(waiting(self._engine, self._patience)).begin
        self._keeping = sessionmaker(waiting(self._engine, self._patience_to_keep)).begin

    def hurry(self, *, is_hurried: bool = True) -> None:
        """Keep nobody waiting while another program writes: a window stands still meanwhile.

        What the recorder finds out is refused at once then, since it is kept a moment later; what
        the person does waits a second for its turn. At first, and without hurry, all waits longer.
        """
        self._patience = SOON_S if is_hurried else PATIENCE_S
        self._patience_to_keep = AT_ONCE_S if is_hurried else PATIENCE_S
        self._wait_for_others()

    @contextmanager
    def patiently(self) -> Iterator[None]:
        """Wait for another program that writes: there may be no later."""
        self.hurry(is_hurried=False)
        try:
            yield
        finally:
            self.hurry()

    @classmethod
    def open(
        cls, home: Home, at: datetime, *, create: bool = True, tell: Tell | None = None
    ) -> Self:
        """Open the journal of a home, brought up to date where it is older.

        Args:
            home: where it lies.
            at: now; names a backup that is made, or what is set aside.
            create: begin a journal where there is none, and look for damage where there is one.
                Without, a missing journal reads as an empty one and nothing is written.
            tell: hears in a sentence what was mended: damage, or a journal that was taken away.

        Raises:
            FolderError: the home cannot be made, read or written.
            NewerJournalError: a newer version wrote it; it is left as it is.
            UpgradeError: it could not be brought up to date; it is as it was.
            DamagedJournalError: it is damaged, and `create` was not asked for.
            JournalBusyError: another process holds it.
        """
        engine = open_engine(home, at, create=create, tell=tell)
        return cls(home, engine, tell if create else None)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # --- What the recorder keeps -----------------------------------------------------------------

    def keep(
        self,
        events: Iterable[Event],
        opened: SavedSession | None,
        tracked_since: datetime | None,
        at: datetime,
        present: PresenceSpan | None = None,
    ) -> None:
        """Keep what the machines found out and a checkpoint after it, in one transaction.

        Args:
            events: what leaves no trace is passed by.
            opened: the session that is open then, if one is.
            tracked_since: since when the program has watched; None: it does not, as in a pause.
            at: now.
            present: what the listed work apps do then, if somebody watches them.
        """
        kept = list(events)
        if self._tell is not None and self._standing.is_lost():
            self._take(bring_back(self._home, self._engine, self._standing, at, self._tell))
        try:
            self._keep(kept, opened, tracked_since, at, present)
        except DiskFullError:
            scrubbing.make_room(self._engine, self._home)
            self._keep(kept, opened, tracked_since, at, present)
        except DamagedJournalError:
            if self._tell is None:
                raise
            self._engine.dispose()
            self._take(mend(self._home, at, self._tell))
            self._keep(kept, opened, tracked_since, at, present)
        holes = [event.span for event in kept if isinstance(event, Erased)]
        if holes:
            scrubbing.scrub(self._engine, self._home, holes, at)

    def _keep(
        self,
        kept: Sequence[Event],
        opened: SavedSession | None,
        tracked_since: datetime | None,
        at: datetime,
        present: PresenceSpan | None,
    ) -> None:
        with self._keeping() as rows:
            recording.record(rows, self._device, kept, at)
            if opened is not None:
                recording.save_open(rows, self._device, opened, at)
            if present is not None:
                recording.save_presence(rows, self._device, present)
            if tracked_since is not None and tracked_since <= at:
                watched = Span(tracked_since, at)
                recording.cover(rows, self._device, watched, CoverageKind.TRACKED)

    def record(self, events: Iterable[Event], at: datetime) -> None:
        """Keep what the machines found out, without a checkpoint."""
        self.keep(events, None, None, at)

    def checkpoint(
        self,
        opened: SavedSession | None,
        tracked_since: datetime | None,
        at: datetime,
        present: PresenceSpan | None = None,
    ) -> None:
        """Save the open session, what the apps do, and that somebody watched until now."""
        self.keep((), opened, tracked_since, at, present)

    def recover(
        self,
        now: datetime,
        booted_at: datetime | None,
        told_of: Callable[[Span], Sequence[Span]] = lambda span: [span],
    ) -> list[SessionEnded | Covered | PresenceEnded]:
        """Settle what a recorder that ended without order left behind, and tell what that was.

        A session that was left open ends at its last input, and what the listed apps did where it
        was last saved. The time since the record ends was off until the computer was started, and
        unknown since; unknown altogether where the start is not known or lies before. Only of the
        parts that `told_of` leaves of it is it kept.
        """
        with self._writing() as rows:
            return recording.recover(rows, self._device, now, booted_at, told_of)

    def erase(self, span: Span, at: datetime) -> None:
        """Erase every trace of private time, from the rotating backups as well."""
        self.record([Erased(at, span)], at)

    def erase_before(self, until: datetime, day: date, at: datetime) -> None:
        """Erase all that is on record before a tracker day, from the rotating backups as well.

        `until` is where that day begins.
        """

        def erase_from(rows: Session) -> bool:
            is_any = expiring.holds_before(rows, until, day)
            expiring.erase_before(rows, until, day, at)
            return is_any

        with self._writing() as rows:
            erase_from(rows)
        scrubbing.scrub_past(self._engine, self._home, at, erase_from)

    def past(self, now: datetime) -> Past:
        """Return what a program that starts must know of the last days; after `recover`."""
        with self._reading() as rows:
            return remembering.read_past(rows, self._device, now)

    # --- What the record holds -------------------------------------------------------------------

    def read(self, window: Span) -> Record:
        """Return all that is on record of a window, from one moment's view of it."""
        with self._reading() as rows:
            return reading.read_record(rows, window)

    def neighbours(self, window: Span) -> tuple[datetime | None, datetime | None]:
        """Return the end of the last work before a window, and the start of the first after it."""
        with self._reading() as rows:
            return reading.find_neighbours(rows, window)

    def sessions(self, window: Span) -> list[WorkSpan]:
        """Return the work in a window, sorted by start."""
        with self._reading() as rows:
            return reading.list_work(rows, window)

    def session(self, number: int) -> WorkSpan:
        """Return the work that the person knows under a number.

        Raises:
            CorrectionError: there is none.
        """
        with self._reading() as rows:
            return reading.get_work(rows, number)

    def prompts(self, window: Span) -> list[PromptRecord]:
        """Return the prompts that were shown or first held back in a window, oldest first."""
        with self._reading() as rows:
            return prompting.list_prompts(rows, window)

    # --- What the person corrects ----------------------------------------------------------------

    def add(self, spans: Sequence[WorkSpan], kind: OperationKind, at: datetime) -> Added:
        """Put typed or imported work on record; what was imported before is left out.

        Raises:
            CorrectionError: a span has no length; nothing is added.
        """
        with self._writing() as rows:
            return correcting.add_work(rows, self._device, spans, kind, at)

    def not_yet_imported(self, spans: Sequence[WorkSpan]) -> list[WorkSpan]:
        """Return those that an import would add: not there from one before, and each once."""
        with self._reading() as rows:
            return correcting.not_yet_imported(rows, spans)

    def edit(self, number: int, wanted: WorkSpan, at: datetime) -> None:
        """Correct work; what was recorded stays beneath. Raises what `correct` does."""
        self.correct(OperationKind.EDIT, [Change(number, wanted)], at)

    def delete(self, number: int, at: datetime) -> None:
        """Take work out; it can be brought back by undoing.

        Raises:
            CorrectionError: there is no such work.
        """
        self.correct(OperationKind.DELETE, [Change(number, None)], at)

    def correct(
        self, kind: OperationKind, changes: Sequence[Change], at: datetime
    ) -> tuple[int, ...]:
        """Lay changes over the record as one operation; return the numbers of new work.

        Raises:
            CorrectionError: there is no such work, some would have no length, or corrected work
                would overlap other corrected work; nothing is changed.
        """
        with self._writing() as rows:
            return correcting.correct(rows, self._device, kind, changes, at)

    def originals(self, numbers: Iterable[int]) -> dict[int, tuple[Span, ...]]:
        """Return what was first on record under numbers, beneath all corrections."""
        with self._reading() as rows:
            return originals.find_originals(rows, numbers)

    def unsure(self, window: Span) -> list[UnsureSpan]:
        """Return the time in a window that may have been work and is not settled, oldest first."""
        with self._reading() as rows:
            return doubts.list_unsure(rows, window)

    def settle(self, number: int, settled_as: Settled, zone: str, at: datetime) -> UnsureSpan:
        """Keep what the person said that unsure time was, and return that time.

        `zone` is where it was lived, if no work beside it tells.

        Raises:
            CorrectionError: there is no unsure time with this number.
        """
        with self._writing() as rows:
            return doubts.settle(rows, self._device, number, settled_as, zone, at)

    def undo(self, at: datetime) -> Operation:
        """Undo the newest thing the person did to the record, and tell which that was.

        Raises:
            CorrectionError: there is none.
        """
        with self._writing() as rows:
            return correcting.undo(rows, at)

    def redo(self) -> Operation:
        """Bring back what was undone last, and tell what that was.

        Raises:
            CorrectionError: nothing was undone since something was last done.
        """
        with self._writing() as rows:
            return correcting.redo(rows)
