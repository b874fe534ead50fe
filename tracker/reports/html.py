"""A week as one page of HTML that needs nothing else: no script, no font, no address.

Whatever comes from the record is text here, never markup, and the page itself forbids scripts and
requests. The chart is painted elsewhere and handed in; without one the tables tell the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from tracker import __version__
from tracker.domain.localtime import local
from tracker.domain.model import Place, WorkSpan
from tracker.domain.week import WeekBalance
from tracker.reports.markup import marked_up as _text
from tracker.reports.markup import opening
from tracker.reports.span_words import span_times
from tracker.reports.table import Column, glued
from tracker.reports.week_details import details, full_title, moved_boundaries
from tracker.reports.week_figures import FigureKind, figures
from tracker.reports.week_table import week_columns, week_rows
from tracker.reports.week_words import headline, remarks
from tracker.wording import (
    _,
    begin,
    date_range,
    origin_name,
    place_name,
    short_date,
    short_weekday,
    table_duration,
    week_title,
)

_TONES: Final = {
    FigureKind.INSIDE: "inside",
    FigureKind.FLEX: "inside",
    FigureKind.CHOSEN: "chosen",
    FigureKind.SPILLED: "warm",
}
_PROLOGUE: Final = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_TOLD_TWICE: Final = re.compile(r"<(title|desc)>.*?</\1>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of a week as SVG, for a light page and for a dark one."""

    light: str
    dark: str


TheWeek = tuple[WeekBalance, Sequence[WorkSpan], Chart | None]


def write_html(balance: WeekBalance, work: Sequence[WorkSpan], chart: Chart | None) -> str:
    """Write a week as a page.

    Args:
        balance: the week.
        work: its spans of work, in order of time.
        chart: its picture; None where it cannot be painted.
    """
    return "".join(page_parts(full_title(balance), [(balance, work, chart)]))


def page_parts(title: str, weeks: Iterable[TheWeek]) -> Iterator[str]:
    """Yield a page of weeks below each other part by part; on paper each begins a sheet.

    Args:
        title: of the page.
        weeks: what `write_html` takes of each.
    """
    yield from _joined((*opening(title), "<main>"))
    for balance, work, chart in weeks:
        yield from _joined(_week(balance, work, chart))
    written = _("Written by Kjernetid {version}.").format(version=__version__)
    yield from _joined(("</main>", f"<footer>{_text(written)}</footer>", "</body>", "</html>"))


def _joined(lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)


def _week(balance: WeekBalance, work: Sequence[WorkSpan], chart: Chart | None) -> Iterator[str]:
    yield "<article>"
    yield from _header(balance)
    if chart:
        yield from _chart(chart)
    yield from _figures(balance)
    yield from _days(balance)
    if work:
        yield from _work(work, balance.zone)
    yield "</article>"


# --- From top to bottom -------------------------------------------------------------------------


def _header(balance: WeekBalance) -> Iterator[str]:
    days = balance.week.days
    title, dates = week_title(days[0]), date_range(days[0], days[-1])
    yield "<header>"
    yield f"<h1>{_text(title)} <small>{_text(dates)}</small></h1>"
    yield f'<p class="lead">{_sentences(headline(balance))}</p>'
    if said := remarks(balance):
        yield f'<p class="soft">{_sentences(said)}</p>'
    yield "</header>"


def _chart(chart: Chart) -> Iterator[str]:
    label = _text(
        _("Chart of the week: the work of each day, hour by hour. The tables tell the same.")
    )
    name = _("Chart")
    yield f'<div class="wide chart" {_reached(name)}>'
    yield "<figure>"
    yield _embedded(chart.light, "light", label)
    yield _embedded(chart.dark, "dark", label)
    yield "</figure>"
    yield "</div>"


def _embedded(svg: str, name: str, label: str) -> str:
    """Make a picture a part of the page: without a head of its own, and with words for it."""
    bare = _TOLD_TWICE.sub("", _PROLOGUE.sub("", svg)).strip()
    return bare.replace("<svg", f'<svg class="{name}" role="img" aria-label="{label}"', 1)


def _figures(balance: WeekBalance) -> Iterator[str]:
    found = figures(balance)
    if not found:
        return
    yield "<dl>"
    for figure in found:
        tone = _TONES.get(figure.kind, "")
        value = f'<dd class="{tone}">' if tone else "<dd>"
        yield f"<div><dt>{_text(figure.caption)}</dt>{value}{_text(figure.value)}</dd></div>"
    yield "</dl>"


def _days(balance: WeekBalance) -> Iterator[str]:
    columns, rows = week_columns(), week_rows(balance)
    title = _("The days")
    yield f"<h2>{_text(title)}</h2>"
    yield f'<div class="wide" {_reached(title)}><table class="days">'
    yield _titles(columns)
    yield "<tbody>"
    for row in rows[: len(balance.days)]:
        yield _row(row, columns)
    yield "</tbody>"
    for row in rows[len(balance.days) :]:
        yield f"<tfoot>{_row(row, columns)}</tfoot>"
    yield "</table></div>"
    for sentence in (*details(balance), *moved_boundaries(balance)):
        yield f'<p class="soft">{_sentences([sentence])}</p>'


def _work(work: Sequence[WorkSpan], zone: str) -> Iterator[str]:
    has_notes = any(span.note for span in work)
    columns = [
        Column(_("Day")),
        Column(_("Time")),
        Column(_("Length"), is_figure=True),
        Column(_("Place")),
        Column(_("Recorded")),
        *([Column(_("Note"))] if has_notes else []),
    ]
    title = _("Work on record")
    yield f"<h2>{_text(title)}</h2>"
    yield f'<div class="wide" {_reached(title)}><table>'
    yield _titles(columns)
    for day, spans in groupby(work, key=_day):
        yield from _day_of_work(day, list(spans), zone, has_notes=has_notes)
    yield "</table></div>"


def _day_of_work(
    day: date, spans: Sequence[WorkSpan], zone: str, *, has_notes: bool
) -> Iterator[str]:
    name = _text(f"{begin(short_weekday(day))} {short_date(day)}")
    yield "<tbody>"
    for number, span in enumerate(spans):
        head = "" if number else f'<th scope="rowgroup" rowspan="{len(spans)}">{name}</th>'
        note = f'<td class="note"><bdi>{_text(span.note)}</bdi></td>' if has_notes else ""
        place = "" if span.place is Place.UNKNOWN else place_name(span.place)
        told = ", ".join(_recorded(span, zone))
        yield (
            f'<tr>{head}<td class="time">{_text(span_times(span))}</td>'
            f'<td class="figure">{_text(table_duration(span.span.length))}</td>'
            f"<td>{_text(place)}</td><td>{_text(told)}</td>{note}</tr>"
        )
    yield "</tbody>"


def _recorded(work: WorkSpan, zone: str) -> Iterator[str]:
    yield origin_name(work.origin)
    if work.planned:
        yield _("chosen")
    if work.zone != zone:
        yield work.zone


def _day(work: WorkSpan) -> date:
    return local(work.span.start, work.zone).date()


# --- Pieces of markup ---------------------------------------------------------------------------


def _sentences(said: Iterable[str]) -> str:
    return _text(glued(" ".join(said)))


def _reached(name: str) -> str:
    """Return what lets the keyboard scroll a part that is wider than the window."""
    return f'role="region" aria-label="{_text(name)}" tabindex="0"'


def _titles(columns: Iterable[Column]) -> str:
    cells = [f'<th scope="col"{_kind(column)}>{_text(column.title)}</th>' for column in columns]
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def _row(row: Sequence[str], columns: Sequence[Column]) -> str:
    cells = [
        f"<td{_kind(column)}>{_text(cell)}</td>"
        for cell, column in zip(row[1:], columns[1:], strict=True)
    ]
    return f'<tr><th scope="row">{_text(row[0])}</th>{"".join(cells)}</tr>'


def _kind(column: Column) -> str:
    return ' class="figure"' if column.is_figure else ""
