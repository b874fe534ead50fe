"""Spans of work as Kjernetid CSV, the file that another computer or a spreadsheet takes in.

RFC 4180, UTF-8. A cell that a spreadsheet would run as a formula gets an apostrophe in front,
which is taken off again on import.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from tracker.cells import neutral
from tracker.domain.blocks import Piece
from tracker.domain.localtime import local
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span
from tracker.domain.week import WeekBalance


def write_csv(work: Iterable[WorkSpan]) -> str:
    """Write spans of work, header included."""
    return "".join(csv_lines(work))


def csv_lines(work: Iterable[WorkSpan]) -> Iterator[str]:
    """Yield the lines of such a file one by one, header included; a line may hold line breaks."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    writer.writerow(COLUMNS)
    yield _taken(line)
    for span in work:
        writer.writerow([neutral(cell(span)) for cell in COLUMNS.values()])
        yield _taken(line)


def _taken(line: io.StringIO) -> str:
    """Return what was written, and make room for more."""
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text


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


def _instant(at: datetime, zone: str) -> str:
    return local(at, zone).isoformat()


COLUMNS: Final[dict[str, Callable[[WorkSpan], str]]] = {
    "start": lambda work: _instant(work.span.start, work.zone),
    "end": lambda work: _instant(work.span.end, work.zone),
    "zone": lambda work: work.zone,
    "place": lambda work: work.place.value,
    "planned": lambda work: "yes" if work.planned else "no",
    "note": lambda work: work.note,
}
