"""What the windows of weeks and days ask of the hall; `tracker.hall.Tracker` answers all of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from tracker.domain.correcting import Overlap
from tracker.domain.model import Place, UnsureSpan, WorkSpan
from tracker.domain.self_report import Answers, Statement
from tracker.domain.spans import Span
from tracker.domain.week import Week, WeekBalance
from tracker.settings import Settings


class Deed(Protocol):
    """What was undone or done again: its kind, and how many spans of work it touched."""

    @property
    def kind(self) -> StrEnum: ...

    @property
    def spans(self) -> int: ...


class Days(Protocol):
    """What the person says of days and weeks: on call, that a record is whole, and answers."""

    def on_call(self, within: Span) -> Mapping[int, Span]: ...

    def delete_on_call(self, number: int) -> Span: ...

    def answers(self, week: Week) -> Answers: ...

    def answer(self, week: Week, statement: Statement, value: int | None) -> None: ...

    def confirm(self, day: date, *, is_complete: bool = True) -> None: ...

    def is_confirmed(self, day: date) -> bool: ...


class Corrections(Protocol):
    """Corrections to work on record, what they would touch, and the way back."""

    def overlapped(self, span: Span, number: int | None = None) -> Sequence[WorkSpan]: ...

    def originals(self, works: Iterable[WorkSpan]) -> Mapping[int, tuple[Span, ...]]: ...

    def put(self, number: int | None, wanted: WorkSpan, overlap: Overlap = Overlap.KEEP) -> int: ...

    def split(self, number: int, at: datetime) -> int: ...

    def merge(self, numbers: Sequence[int]) -> WorkSpan: ...

    def settle(self, number: int, *, as_work: bool) -> UnsureSpan: ...

    def edit(
        self,
        number: int,
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        place: Place | None = None,
        planned: bool | None = None,
        note: str | None = None,
    ) -> WorkSpan: ...

    def delete(self, number: int) -> None: ...

    def undo(self) -> Deed: ...

    def redo(self) -> Deed: ...


class Hall(Protocol):
    """Questions about weeks and days, and corrections; each may raise a `TrackerError`."""

    @property
    def days(self) -> Days: ...

    @property
    def corrections(self) -> Corrections: ...

    @property
    def settings(self) -> Settings: ...

    @property
    def now(self) -> datetime: ...

    @property
    def zone(self) -> str: ...

    def today(self) -> date: ...

    def this_week(self) -> Week: ...

    def week(self, week: Week) -> WeekBalance: ...

    def sessions(self, first: date, last: date) -> Sequence[WorkSpan]: ...

    def session(self, number: int) -> WorkSpan: ...

    def unsure(self, first: date, last: date) -> Sequence[UnsureSpan]: ...
