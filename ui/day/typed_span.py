"""What was typed into the form of a span of work: understood, or a sentence for each field.

Knows nothing of Qt. Times are local in the zone of the work; an end before its start lies on the
next day. Where nothing was changed, the second at which work began or ended stays as it was.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar

from tracker.domain.localtime import local
from tracker.domain.model import WorkSpan
from tracker.domain.schedule import ONE_DAY
from tracker.domain.spans import Span
from tracker.errors import UsageError
from tracker.reports.span_words import span_times
from tracker.typed import check_span, parse_date, parse_instant, parse_note
from tracker.wording import _, begin, clock, duration, short_date, short_weekday
from ui.day.draft import Typed

_SHORT: Final = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?", re.ASCII)  # 8, 830, 8:30, 8.30
_CLOCK: Final = re.compile(r"\d{2}:\d{2}(:\d{2})?", re.ASCII)
_WITH_OFFSET: Final = re.compile(r"\d.*(Z|[+-]\d{2}:?\d{2})", re.ASCII)

_T = TypeVar("_T")


class Field(StrEnum):
    """A field of the form that can be at fault."""

    DATE = "date"
    START = "start"
    END = "end"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Understood:
    """What the form says: both ends where they are plain, and what is wrong with each field."""

    day: date | None = None
    start: datetime | None = None
    end: datetime | None = None
    faults: dict[Field, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Tell whether it can be put on record as it is."""
        return not self.faults and self.start is not None and self.end is not None


def typed_of(work: WorkSpan) -> Typed:
    """Return what the form of work on record shows to begin with."""
    start, end = local(work.span.start, work.zone), local(work.span.end, work.zone)
    return Typed(
        start.date().isoformat(), clock(start), clock(end), work.place, work.planned, work.note
    )


def understand(
    typed: Typed, zone: str, work: WorkSpan | None = None, recorded: Span | None = None
) -> Understood:
    """Understand a form; `work` is what it corrects, if it does, and `recorded` what that was."""
    spans = [] if work is None else [work.span, *([] if recorded is None else [recorded])]
    return _Reader(typed, zone, spans).read()


def hint(understood: Understood, zone: str) -> str:
    """Say what the form amounts to, for the person to see while typing."""
    start, end = understood.start, understood.end
    if start is None or end is None or not understood.is_whole:
        return ""
    length = duration(end - start)
    last = local(end, zone)
    if last.date() in (understood.day, local(start, zone).date()):
        return length
    when = f"{short_weekday(last)} {short_date(last)}"
    return _("{length}, ends {day}").format(length=length, day=when)


def time_inside(text: str, work: WorkSpan) -> datetime:
    """Understand a time of day inside work, local in its zone.

    Raises:
        UsageError: it is no time, or does not lie inside.
    """
    start = local(work.span.start, work.zone)
    days = (start.date(), start.date() + ONE_DAY)
    typed = Typed(date=start.date().isoformat(), start=text)
    for day in days[: 1 + (local(work.span.end, work.zone).date() > days[0])]:
        understood = _Reader(replace(typed, date=day.isoformat()), work.zone, ()).read()
        if understood.start is None:
            raise UsageError(understood.faults[Field.START])
        if work.span.start < understood.start < work.span.end:
            return understood.start
    raise UsageError(_("It does not lie inside {times}.").format(times=span_times(work)))


def named_day(day: date) -> str:
    """Name a day as beside the date that was typed."""
    return begin(f"{short_weekday(day)} {short_date(day)}")


class _Reader:
    """Reads one form, field by field, and gathers what is wrong with it."""

    def __init__(self, typed: Typed, zone: str, known: Sequence[Span]) -> None:
        """Read what is typed; where it shows a known span still, that is meant to the second."""
        self._typed = typed
        self._zone = zone
        shown = [(span, typed_of(WorkSpan(span, zone))) for span in known]
        same_day = [(span, one) for span, one in shown if typed.date == one.date]
        self._starts = [span.start for span, one in same_day if typed.start == one.start]
        self._ends = [span.end for span, one in same_day if typed.end == one.end]
        self._faults: dict[Field, str] = {}

    def read(self) -> Understood:
        day = self._try(Field.DATE, lambda: parse_date(self._typed.date.strip()))
        start = None if day is None else self._start(day)
        end = None if start is None else self._end(start)
        if start is not None and end is not None:
            self._try(Field.END, lambda: check_span(start, end, self._zone))
        self._try(Field.NOTE, lambda: parse_note(self._typed.note))
        return Understood(day, start, end, self._faults)

    def _start(self, day: date) -> datetime | None:
        if self._starts:
            return self._starts[0]
        return self._try(Field.START, lambda: self._instant(self._typed.start, day))

    def _end(self, start: datetime) -> datetime | None:
        kept = [end for end in self._ends if end > start]
        return kept[0] if kept else self._try(Field.END, lambda: self._after(start))

    def _after(self, start: datetime) -> datetime:
        """Understand the end: on the day of the start, or on the next where it is earlier."""
        there = local(start, self._zone)
        text, day = _written_out(self._typed.end), there.date()
        if _WITH_OFFSET.fullmatch(text):
            end = parse_instant(text, self._zone, day)
            return end if end >= start else parse_instant(text, self._zone, day + ONE_DAY)
        # Told by the wall clock: a time that daylight saving skips is asked about on its own day.
        is_next = len(text) == 5 and text < clock(there)
        return self._instant(text, day + ONE_DAY if is_next else day)

    def _instant(self, text: str, day: date) -> datetime:
        written = _written_out(text)
        if not (_CLOCK.fullmatch(written) or _WITH_OFFSET.fullmatch(written)):
            if not written:
                raise UsageError(_("Write a time such as 08:00."))
            raise UsageError(_("“{text}” is no time; write one such as 08:00.").format(text=text))
        return parse_instant(written, self._zone, day)

    def _try(self, where: Field, understood: Callable[[], _T]) -> _T | None:
        try:
            return understood()
        except UsageError as error:
            self._faults[where] = error.sentence
            return None


def _written_out(text: str) -> str:
    """Write a time as people like to type it, `8` or `8.30` or `0830`, as `08:30`."""
    found = _SHORT.fullmatch(text.strip())
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else text.strip()
