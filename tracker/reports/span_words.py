"""A span of work in words: the times of one, as lists of work show them."""

from collections.abc import Sequence
from typing import Final

from tracker.domain.localtime import local
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span
from tracker.wording import _, clock, listing

_MIDNIGHT: Final = "00:00"


def span_times(work: WorkSpan) -> str:
    """Write when work was, in its own zone: “08:00–11:30”, “22:00–02:00 +1” past midnight."""
    return times_of(work.span, work.zone)


def recorded_words(work: WorkSpan, originals: Sequence[Span]) -> str:
    """Say when corrected work was recorded; empty where that is not known, or is still so."""
    if not originals or list(originals) == [work.span]:
        return ""
    times = listing([times_of(span, work.zone) for span in originals])
    return _("recorded {times}").format(times=times)


def times_of(span: Span, zone: str) -> str:
    """Write when a span was, in a zone."""
    start, end = (local(at, zone) for at in (span.start, span.end))
    times = f"{clock(start)}–{clock(end)}"
    days = (end.date() - start.date()).days
    return f"{times} +{days}" if days and clock(end) != _MIDNIGHT else times
