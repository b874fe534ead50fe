"""Work on record in words: the list, one span in a line. Unsure time stands among the work.

So does time on call. Their numbers are other ones than those of work; they are told apart by a
letter, as in “u3” and “c3”.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.domain.localtime import local
from tracker.domain.model import Place, UnsureSpan, WorkSpan
from tracker.domain.spans import Span
from tracker.reports.span_words import span_times, times_of
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


def work_table(
    found: Sequence[WorkSpan],
    unsure: Sequence[UnsureSpan],
    on_call: Mapping[int, Span],
    zone: str,
    days: tuple[date, date],
    recorded: Mapping[int, str],
) -> list[str]:
    """Lay out spans of work as a table, unsure time and time on call among them.

    Args:
        found: the work; where there is nothing at all, it is said that there is none.
        unsure: time that may have been work.
        on_call: time on call under its numbers.
        zone: in which these two are told.
        days: the first and the last day that was asked for.
        recorded: what corrected work was recorded as, in words, under its numbers.
    """
    first, last = days
    if not found and not unsure and not on_call:
        return [_("No work on record {days}.").format(days=date_range(first, last))]
    columns = [
        Column(_("ID"), is_figure=True),
        Column(_("Day")),
        Column(_("Time")),
        Column(_("Length"), is_figure=True),
        Column(_("Place")),
        Column(_("Remarks")),
    ]
    rows = [(work.span, _row(work, recorded.get(work.id, ""))) for work in found]
    rows += [(doubt.span, _unsure_row(doubt, zone)) for doubt in unsure]
    rows += [(span, _on_call_row(number, span, zone)) for number, span in on_call.items()]
    return lay_out(columns, [row for _span, row in sorted(rows, key=lambda one: one[0])])


def span_line(work: WorkSpan) -> str:
    """Tell one span of work: its number, day, times and length."""
    return numbered_line(str(work.id), work.span, work.zone)


def unsure_line(doubt: UnsureSpan, zone: str) -> str:
    """Tell unsure time in a line: its day, times and length."""
    day = local(doubt.span.start, zone).date()
    return _("{weekday} {date}, {times} ({length})").format(
        weekday=short_weekday(day),
        date=full_date(day),
        times=times_of(doubt.span, zone),
        length=table_duration(doubt.span.length),
    )


def on_call_line(number: int, span: Span, zone: str) -> str:
    """Tell time on call in a line: its number, day, times and length."""
    return numbered_line(f"c{number}", span, zone)


def numbered_line(name: str, span: Span, zone: str) -> str:
    """Tell a span under the name by which the person calls it."""
    day = local(span.start, zone).date()
    return _("{id}: {weekday} {date}, {times} ({length})").format(
        id=name,
        weekday=short_weekday(day),
        date=full_date(day),
        times=times_of(span, zone),
        length=table_duration(span.length),
    )


def _on_call_row(number: int, span: Span, zone: str) -> list[str]:
    day = local(span.start, zone).date()
    return [
        f"c{number}",
        f"{begin(short_weekday(day))} {short_date(day)}",
        times_of(span, zone),
        table_duration(span.length),
        "",
        _("on call"),
    ]


def _unsure_row(doubt: UnsureSpan, zone: str) -> list[str]:
    day = local(doubt.span.start, zone).date()
    return [
        f"u{doubt.id}",
        f"{begin(short_weekday(day))} {short_date(day)}",
        times_of(doubt.span, zone),
        table_duration(doubt.span.length),
        "",
        _("unsure: counted as a pause"),
    ]


def _row(work: WorkSpan, recorded: str) -> list[str]:
    day = local(work.span.start, work.zone).date()
    return [
        str(work.id),
        f"{begin(short_weekday(day))} {short_date(day)}",
        span_times(work),
        table_duration(work.span.length),
        "" if work.place is Place.UNKNOWN else place_name(work.place),
        _remarks(work, recorded),
    ]


def _remarks(work: WorkSpan, recorded: str) -> str:
    said = [origin_name(work.origin), *([recorded] if recorded else [])]
    if work.planned:
        said.append(_("chosen"))
    if work.note:
        said.append(plain(work.note))
    return ", ".join(said)
