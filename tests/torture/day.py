"""The working day that is tortured: recorded signals, and what a person does to the record.

The signals are those of a trace in `tests/data`. Between them somebody imports, corrects, undoes,
backs up, takes leave, changes a setting, erases private time and, in the end, restores a backup;
the journal begins as an older version left it. Each step is told once it is done.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.store.days import ended, first_journal
from tracker.clock import SimulatedClock
from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.signals import Sample
from tracker.domain.spans import Span, union
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.recorder import Recorder
from tracker.store.backups import list_backups
from tracker.store.connecting import connect
from tracker.store.journal import Journal
from tracker.trace_reading import read_trace

TRACE = Path(__file__).parents[1] / "data" / "working-day.jsonl"
ZONE = "Europe/Oslo"
EVER = Span(datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
LAST_MONTH = datetime(2026, 10, 1, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BRIEF = 13  # samples


@dataclass(frozen=True, slots=True)
class Step:
    """One step that is done: its kind, and what the clock showed."""

    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record after a step, as far as a crash may not change it.

    Attributes:
        measured: measured work, with what runs up to the present.
        person: what the person typed, imported, took as leave and confirmed, in words.
        settings: the text of the settings.
        backups: names of the backups.
    """

    measured: tuple[Span, ...]
    person: tuple[str, ...]
    settings: str
    backups: frozenset[str]


def begin_old(home: Home, days: int = 30) -> None:
    """Lay out a home as the first version left it: days of work, a span an hour."""
    first_journal(home)
    engine = connect(home.journal)
    with closing(Journal(home, engine)) as journal:
        hours = [f"{hour:02}:00-{hour:02}:25" for hour in range(8, 16)]
        past = range(-30 - days, -30)
        journal.record([ended(text, day) for day in past for text in hours], LAST_MONTH)
    home.settings.write_text(f'[hours]\nzone = "{ZONE}"\n', encoding="utf-8")


class Day:
    """The day as it is lived in one home; a step at a time."""

    def __init__(self, home: Home, *, is_brief: bool = False) -> None:
        """Stand before the first step; nothing is opened. A brief day ends before ten o'clock."""
        self.home = home
        with TRACE.open(encoding="utf-8") as lines:
            samples = [sample for _line, sample in read_trace(lines, ZONE)]
        self._samples = samples[:BRIEF] if is_brief else samples
        self._imported = 40 if is_brief else 400
        self.clock = SimulatedClock(self._samples[0].at, ZONE)
        self.tracker = Tracker.open(home, self.clock)
        self._typed = 0

    def steps(self) -> Iterator[Step]:
        """Live the day; each step is yielded when it is done."""
        deeds = [(at, kind, deed) for at, kind, deed in self._deeds()]
        recorder = self.tracker.record()
        yield self._done("upgrade")
        recorder.start(self.clock.read())
        yield self._done("start")
        for sample in self._samples[1:]:
            while deeds and deeds[0][0] <= sample.at:
                at, kind, deed = deeds.pop(0)
                yield from self._passing(recorder, at)
                deed()
                yield self._done(kind)
            yield from self._passing(recorder, sample.at)
            recorder.handle(sample.signal, self.clock.read())
            yield self._done(_kind_of(sample))
        yield from self._evening(recorder)

    def known(self) -> Known:
        """Return what is on record now."""
        record, _schedule = self.tracker.record_of(EVER)
        work = record.work
        return Known(
            tuple(union([one.span for one in work if one.origin is Origin.MEASURED])),
            tuple(sorted(map(_told, work))) + tuple(map(str, self.tracker.days.leave())),
            self.home.settings.read_text(encoding="utf-8"),
            frozenset(path.name for path in list_backups(self.home)),
        )

    def _passing(self, recorder: Recorder, until: datetime) -> Iterator[Step]:
        """Let time pass as the program would: it is called when it asked for it."""
        while (deadline := recorder.next_deadline()) is not None and deadline <= until:
            self.clock.at = max(deadline, self.clock.at)
            recorder.due(self.clock.read())
            yield self._done("checkpoint")
        self.clock.at = until

    def _evening(self, recorder: Recorder) -> Iterator[Step]:
        recorder.stop(self.clock.read())
        yield self._done("stop")
        self.tracker.close()
        yield self._done("close")
        newest = list_backups(self.home)[0]
        self.clock.at += MINUTE
        self.tracker.restore(newest)
        yield self._done("restore")
        self.tracker.close()

    def _done(self, kind: str) -> Step:
        return Step(kind, self.clock.at)

    def _deeds(self) -> Iterator[tuple[datetime, str, Callable[[], object]]]:
        """Yield what the person does, in order of time."""
        tracker, first = self.tracker, self._samples[0].at
        day = date(2026, 12, 24)
        deeds: list[tuple[str, Callable[[], object]]] = [
            ("settings", lambda: tracker.set("movement.every_min", "40", first.date())),
            ("backup", tracker.backup),
            ("import", lambda: tracker.import_spans(_spans(self._imported))),
            ("undo", tracker.corrections.undo),
            ("redo", tracker.corrections.redo),
            ("undo", tracker.corrections.undo),
            ("leave", lambda: tracker.days.add_leave(day, day)),
            ("add", self._add),
            ("edit", lambda: tracker.corrections.edit(self._typed, note="corrected")),
            ("undo", tracker.corrections.undo),
            ("import", lambda: tracker.import_spans(_spans(30))),
            ("delete", lambda: tracker.corrections.delete(self._typed)),
            ("backup", tracker.backup),
            ("settings", lambda: tracker.set("prompts.budget_per_day", "5", first.date())),
        ]
        for number, (kind, deed) in enumerate(deeds):
            yield first + (10 + 4 * number) * MINUTE + timedelta(seconds=11 * number), kind, deed
        yield first + 170 * MINUTE, "backup", tracker.backup

    def _add(self) -> None:
        self._typed = self.tracker.corrections.add(
            LAST_MONTH - 24 * 60 * MINUTE, LAST_MONTH - 23 * 60 * MINUTE
        )


def _kind_of(sample: Sample) -> str:
    return type(sample.signal).__name__.lower()


def _spans(count: int) -> list[WorkSpan]:
    starts = [LAST_MONTH + number * 45 * MINUTE for number in range(count)]
    return [
        WorkSpan(Span(at, at + 30 * MINUTE), ZONE, Place.HOME, origin=Origin.IMPORTED)
        for at in starts
    ]


def _told(work: WorkSpan) -> str:
    if work.origin is Origin.MEASURED:
        return ""
    return f"{work.origin} {work.span.start:%d %H:%M}-{work.span.end:%H:%M} {work.note}"
