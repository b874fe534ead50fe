"""Spans of work as Kjernetid CSV, the file that another computer or a spreadsheet takes in.

RFC 4180, UTF-8. A cell that a spreadsheet would run as a formula gets an apostrophe in front,
which is taken off again on import.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from tracker.domain.blocks import Piece
from tracker.domain.localtime import local
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span
from tracker.domain.week import WeekBalance

# An apostrophe of the person's own in front of such a sign is covered as well, so that taking one
# off always gives back what was there.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


def write_csv(work: Iterable[WorkSpan]) -> str:
    """Write spans of work, header included."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for span in work:
        writer.writerow([_neutral(cell(span)) for cell in _COLUMNS.values()])
    return text.getvalue()


def spans_of(balance: WeekBalance, notes: Mapping[int, str]) -> list[WorkSpan]:
    """Join the pieces of a week back to the spans on record, as far as they lie in the week.

    Args:
        balance: the week.
        notes: what the person noted, by the number of the span.
    """
    joined: list[WorkSpan] = []
    for piece in balance.pieces:
        span = _span(piece, notes.get(piece.id, ""))
        if joined and _continues(joined[-1], span):
            span = replace(span, span=Span(joined.pop().span.start, span.span.end))
        joined.append(span)
    return joined


def _span(piece: Piece, note: str) -> WorkSpan:
    return WorkSpan(
        span=piece.span,
        zone=piece.zone,
        place=piece.place,
        planned=piece.planned,
        origin=piece.origin,
        id=piece.id,
        note=note,
    )


def _continues(before: WorkSpan, span: WorkSpan) -> bool:
    return replace(span, span=before.span) == before and before.span.end == span.span.start


def _neutral(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _instant(at: datetime, zone: str) -> str:
    return local(at, zone).isoformat()


_COLUMNS: Final[dict[str, Callable[[WorkSpan], str]]] = {
    "start": lambda work: _instant(work.span.start, work.zone),
    "end": lambda work: _instant(work.span.end, work.zone),
    "zone": lambda work: work.zone,
    "place": lambda work: work.place.value,
    "planned": lambda work: "yes" if work.planned else "no",
    "note": lambda work: work.note,
}
