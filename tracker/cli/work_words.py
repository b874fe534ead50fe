"""Work on record in words: the list, one span in a line."""

from collections.abc import Sequence
from datetime import date

from tracker.domain.localtime import local
from tracker.domain.model import Place, WorkSpan
from tracker.reports.span_words import span_times
from tracker.reports.table import Column, lay_out, plain
from tracker.wording import (
    _,
    begin,
    date_range,
    full_date,
    origin_name,
    place_name,
    short_date,
    short_weekday,
    table_duration,
)


def work_table(found: Sequence[WorkSpan], first: date, last: date) -> list[str]:
    """Lay out spans of work as a table; without any, say so."""
    if not found:
        return [_("No work on record {days}.").format(days=date_range(first, last))]
    columns = [
        Column(_("ID"), is_figure=True),
        Column(_("Day")),
        Column(_("Time")),
        Column(_("Length"), is_figure=True),
        Column(_("Place")),
        Column(_("Remarks")),
    ]
    return lay_out(columns, [_row(work) for work in found])


def span_line(work: WorkSpan) -> str:
    """Tell one span of work: its number, day, times and length."""
    day = local(work.span.start, work.zone).date()
    return _("{id}: {weekday} {date}, {times} ({length})").format(
        id=work.id,
        weekday=short_weekday(day),
        date=full_date(day),
        times=span_times(work),
        length=table_duration(work.span.length),
    )


def _row(work: WorkSpan) -> list[str]:
    day = local(work.span.start, work.zone).date()
    return [
        str(work.id),
        f"{begin(short_weekday(day))} {short_date(day)}",
        span_times(work),
        table_duration(work.span.length),
        "" if work.place is Place.UNKNOWN else place_name(work.place),
        _remarks(work),
    ]


def _remarks(work: WorkSpan) -> str:
    said = [origin_name(work.origin)]
    if work.planned:
        said.append(_("chosen"))
    if work.note:
        said.append(plain(work.note))
    return ", ".join(said)
