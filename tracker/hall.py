"""The hall: the one place where clock, settings, journal and engine are joined.

`Tracker` answers questions, takes corrections and begins to record. It is told what to do by the
command line and the windows, and calls nobody back.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tracker.autostart import LogIn
from tracker.clock import Clock
from tracker.corrections import Corrections
from tracker.days import Days
from tracker.domain.balance import week_balance
from tracker.domain.coverage import told_of
from tracker.domain.model import Record, UnsureSpan, WorkSpan
from tracker.domain.rules import Rules
from tracker.domain.schedule import ONE_DAY, Schedule
from tracker.domain.spans import Span
from tracker.domain.week import Week, WeekBalance
from tracker.importers.judging import Activity
from tracker.imports import ImportResult, Imports, activity_rule
from tracker.paths import Home
from tracker.places import Places
from tracker.record_window import as_it_runs, read_around
from tracker.recorder import Recorder
from tracker.retention import Retention
from tracker.rules import check_in_max, home_zone, rules_from, schedule_from
from tracker.sensors.closing import can_close_apps
from tracker.settings import Loaded, Value, load, reread
from tracker.status import Status, status_of, status_without_recorder
from tracker.wording import use_language

if TYPE_CHECKING:
    from tracker.store.journal import Journal

AROUND_NOW = (timedelta(days=9), timedelta(days=400))


class Tracker:
    """Everything the program can be asked and told, for one home.

    Attributes:
        home: whose it is.
        settings: what holds; `loaded`: what it comes from, the person or their organisation.
        notices: sentences about settings that could not be used.
        mended: sentences about harm to the journal that was mended, until somebody takes them.
        recorder: what records, once `record` was called.
        days: what the person says about single days.
        corrections: what changes work on record, each time one step to undo.
        places: what the person says about networks, and where they are by it.
        imports: work from files: weighed against the record, and taken in.
        retention: how long the record is kept, and what is older.
        log_in: whether the program starts when they log in.
    """

    def __init__(self, home: Home, clock: Clock, *, create: bool) -> None:
        """Belong to a home; the journal is opened when it is first needed."""
        self.home = home
        self._clock = clock
        self._create = create
        use_language()  # until the settings say which, what is wrong with them is told in this one
        self.recorder: Recorder | None = None
        self.mended: list[str] = []
        self.days = Days(lambda: self._journal, lambda: self.now, self.today, self._forget_schedule)
        self.corrections = Corrections(
            lambda: self._journal, lambda: self.now, self.record_of, lambda: self.zone
        )
        self.places = Places(lambda: self._journal)
        self.imports = Imports(lambda: self._journal, lambda: self.now)
        self.retention = Retention(lambda: self._journal, self._here, lambda: self.settings)
        self.log_in = LogIn(home, lambda: self.settings.program.autostart)
        self._obey(load(home, set_aside_at=self.now if create else None))

    @classmethod
    def open(cls, home: Home, clock: Clock, *, create: bool = True) -> Self:
        """Open a home; without `create` only to look at it, and nothing is written.

        Raises:
            FolderError: the data folder cannot be made or used.
        """
        if create:
            home.prepare()
        return cls(home, clock, create=create)

    def close(self) -> None:
        """Let go of the journal, and of the right to record."""
        self.recorder = None
        lock = self.__dict__.pop("_lock", None)
        if lock is not None:
            lock.release()
        opened = self.__dict__.pop("_journal", None)
        if opened is not None:
            opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @cached_property
    def _journal(self) -> "Journal":
        from tracker.store.journal import Journal  # SQLAlchemy takes a quarter of a second

        return Journal.open(self.home, self.now, create=self._create, tell=self.mended.append)

    def _obey(self, loaded: Loaded) -> None:
        """Take other settings from now on."""
        self.loaded, self.settings, self.notices = loaded, loaded.settings, list(loaded.notices)
        use_language(self.settings.general.language)
        self.__dict__.pop("zone", None)
        self._forget_schedule()

    def _forget_schedule(self) -> None:
        """Let the plan be laid out anew, for the recorder too."""
        self.__dict__.pop("schedule", None)
        if self.recorder is not None:
            self.recorder.obey(self._rules())

    def _rules(self) -> Rules:
        on_call, can_close = self.days.on_call().values(), can_close_apps()
        return rules_from(self.settings, self.schedule, on_call, can_close=can_close)

    # --- The present -----------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        """Return the present instant."""
        return self._clock.read().at

    @cached_property
    def zone(self) -> str:
        """Return the home zone."""
        return home_zone(self.settings, self._clock.read().zone)

    @cached_property
    def schedule(self) -> Schedule:
        """Return the person's plan, leave and swapped days around the present included."""
        now = self.now
        return self._schedule_of(self._journal.read(Span(now - AROUND_NOW[0], now + AROUND_NOW[1])))

    def today(self) -> date:
        """Return the tracker day that is running."""
        return self.schedule.plan_at(self.now, self.zone).day

    def _here(self) -> tuple[datetime, date, str, Schedule]:
        return self.now, self.today(), self.zone, self.schedule

    def this_week(self) -> Week:
        """Return the week that is running."""
        return Week.of(self.today())

    def status(self) -> Status:
        """Return what is happening now; without a recorder, what the journal tells of today."""
        work = self.recent_work()
        if self.recorder is None:
            return status_without_recorder(work, self.schedule, self.now, recording=False)
        return status_of(self.recorder.engine, work, self.schedule, sensor="none")

    def recent_work(self) -> tuple[WorkSpan, ...]:
        """Return the work on record that today may hold."""
        return self._journal.read(Span(self.now - 2 * ONE_DAY, self.now + ONE_DAY)).work

    # --- The week --------------------------------------------------------------------------------

    def week(self, week: Week) -> WeekBalance:
        """Work out one week from what is on record."""
        longest, recorder = check_in_max(self.settings), self.recorder
        record = self._as_it_is(read_around(self._journal, week, self._schedule_of, longest))
        return week_balance(
            week,
            self._schedule_of(record),
            record,
            now=self.now,
            is_tracking=recorder is not None and recorder.engine.state.is_running,
            check_in_max=longest,
        )

    def record_of(self, window: Span) -> tuple[Record, Schedule]:
        """Return what is on record of a window, as it stands now, and the plan for it."""
        record = self._as_it_is(self._journal.read(window))
        return record, self._schedule_of(record)

    def _as_it_is(self, record: Record) -> Record:
        """Return what runs as it is now, and time on call as the choice that it is as well."""
        if (recorder := self.recorder) is not None:
            record = as_it_runs(record, recorder.running(), recorder.engine.open_presence)
        return replace(record, planned=(*record.planned, *record.on_call))

    def _schedule_of(self, record: Record) -> Schedule:
        return schedule_from(self.settings, self.zone, leave=record.leave, swaps=record.swaps)

    # --- What is on record -----------------------------------------------------------------------

    def sessions(self, first: date, last: date) -> list[WorkSpan]:
        """Return the work of the tracker days from `first` to `last`, both included."""
        window = self.window(first, last)
        return [] if window is None else self._journal.sessions(window)

    def window(self, first: date, last: date) -> Span | None:
        """Return the tracker days from `first` to `last` as one span, or None if there are none."""
        start = self.schedule.day_start(first, self.zone)
        end = self.schedule.day_start(last + ONE_DAY, self.zone)
        return Span(start, end) if start < end else None

    def unsure(self, first: date, last: date) -> list[UnsureSpan]:
        """Return the time of these tracker days of which nobody knows yet whether it was work."""
        window = self.window(first, last)
        return [] if window is None else self.corrections.unsure(window)

    def session(self, number: int) -> WorkSpan:
        """Return the work the person knows under a number.

        Raises:
            CorrectionError: there is none.
        """
        return self._journal.session(number)

    def import_spans(self, spans: Sequence[WorkSpan]) -> ImportResult:
        """Put the work of a file on record; what was imported before is left out."""
        return self.imports.take(spans)

    def activity_rule(self, apps: Sequence[str] = ()) -> Activity:
        """Return what of activity that another program recorded is work; see `imports`."""
        return activity_rule(self.settings, self.record_of, self.zone, apps)

    # --- Recording -------------------------------------------------------------------------------

    def record(self, booted_at: datetime | None = None) -> Recorder:
        """Settle what an earlier recorder left behind, and begin to record, mindful of it.

        Args:
            booted_at: when this computer was started, where that is known.

        Raises:
            JournalBusyError: another instance records already.
        """
        from tracker.store.lock import RecorderLock

        self._lock = RecorderLock(self.home).acquire()
        reading = self._clock.read()
        rules = self._rules()
        told = partial(told_of, zone=self.zone, schedule=self.schedule, is_shared=rules.is_shared)
        self._journal.recover(reading.at, booted_at, told)
        self.recorder = Recorder(rules, self._journal, reading, self._journal.past(reading.at))
        self._journal.hurry()
        return self.recorder

    def patiently(self) -> AbstractContextManager[None]:
        """Wait for another program that writes: there may be no later."""
        return self._journal.patiently()

    # --- Settings and safekeeping ----------------------------------------------------------------

    def set(self, key: str, text: str, from_day: date) -> None:
        """Set one key to what was typed.

        Raises:
            SettingsError: no such key, a value that does not fit, or one that is locked.
        """
        from tracker.settings.typing_in import parse_value

        self.keep({key: parse_value(key, text)}, from_day)

    def keep(self, changes: Mapping[str, Value], from_day: date) -> None:
        """Set several keys at once to values that fit them, all of them or none.

        Raises:
            SettingsError: one is locked, or the file, or the start at log-in, cannot be changed.
        """
        from tracker.settings.writing import refuse_locked, save

        refuse_locked(changes, self.loaded.policy)
        self.log_in.obey(changes)  # the likelier to fail; the settings are not yet written then
        save(self.home, changes, from_day=from_day)
        self._obey(reread(self.home, self.loaded))

    def look_again(self) -> None:
        """Go by the settings file and the plan as they are now, after another process wrote."""
        self.take(reread(self.home, self.loaded))

    def take(self, loaded: Loaded) -> None:
        """Go by settings that somebody else wrote to the file; see `tracker.settings.reread`."""
        self._obey(loaded)
        self.notices += self.log_in.follow()

    def backup(self, target: Path | None = None, *, may_replace: bool = False) -> Path:
        """Write journal and settings into one file, perhaps over a backup; return where it is.

        Raises:
            StoreError: there is nothing to back up, or the file cannot be written.
        """
        from tracker.store import backups

        return backups.backup(self.home, target, self.now, may_replace=may_replace)

    def restore(self, file: Path) -> Path | None:
        """Take journal and settings from a backup; return where the present ones were kept.

        Raises:
            StoreError: the file is no good backup, or another instance records.
        """
        from tracker.store import keeper

        self.close()
        kept = keeper.restore(self.home, file, self.now)
        self._obey(load(self.home))
        return kept

    def delete_all(self) -> None:
        """Remove everything that was recorded and set, backups included."""
        from tracker.store import keeper

        self.close()
        self.log_in.forget()
        keeper.delete_all(self.home)
        self._obey(load(self.home))
