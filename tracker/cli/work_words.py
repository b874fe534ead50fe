"""Work on record in words: the list, one span in a line, what was undone."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from tracker.domain.localtime import local
from tracker.domain.model import Place, WorkSpan
from tracker.reports.table import Column, lay_out, plain
from tracker.wording import (
    _,
    begin,
    clock,
    date_range,
    full_date,
    ngettext,
    origin_name,
    place_name,
    short_date,
    short_weekday,
    table_duration,
)

_MIDNIGHT: Final = "00:00"


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
        times=_times(work),
        length=table_duration(work.span.length),
    )


def deed_undone(kind: str, spans: int) -> str:
    """Tell which deed was undone."""
    return {
        "add": ngettext(
            "Undone: {count} span of work is no longer added.",
            "Undone: {count} spans of work are no longer added.",
            spans,
        ),
        "edit": _("Undone: the work is as it was before the correction."),
        "delete": _("Undone: the deleted work is back."),
        "import": ngettext(
            "Undone: {count} span of work is no longer imported.",
            "Undone: {count} spans of work are no longer imported.",
            spans,
        ),
    }[kind].format(count=spans)


def deed_done_again(kind: str, spans: int) -> str:
    """Tell which deed was done again."""
    return {
        "add": ngettext(
            "Done again: {count} span of work is added.",
            "Done again: {count} spans of work are added.",
            spans,
        ),
        "edit": _("Done again: the work is corrected."),
        "delete": _("Done again: the work is deleted."),
        "import": ngettext(
            "Done again: {count} span of work is imported.",
            "Done again: {count} spans of work are imported.",
            spans,
        ),
    }[kind].format(count=spans)


def _row(work: WorkSpan) -> list[str]:
    day = local(work.span.start, work.zone).date()
    return [
        str(work.id),
        f"{begin(short_weekday(day))} {short_date(day)}",
        _times(work),
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


def _times(work: WorkSpan) -> str:
    start, end = (local(at, work.zone) for at in (work.span.start, work.span.end))
    times = f"{clock(start)}–{clock(end)}"
    days = (end.date() - start.date()).days
    return f"{times} +{days}" if days and clock(end) != _MIDNIGHT else times
