"""A week, or several, as a picture in a file: PNG, SVG or pages of PDF.

Qt is imported only when a picture is painted. The words are in the language in use. The file is
written aside and then renamed, so that nobody ever finds half a picture.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.aside import write_whole
from tracker.domain.week import WeekBalance
from tracker.errors import TrackerError
from tracker.wording import _, reason_of
from ui.theme import DARK, LIGHT, PAPER, Palette

if TYPE_CHECKING:
    from tracker.reports.html import Chart

WIDTH = 1160  # logical px
CHART_WIDTH = 980  # logical px, margins that are cut off included; small text is still read on A4
PIXEL_RATIO = 2.0  # sharp on paper and on today's screens
Weeks = WeekBalance | Sequence[WeekBalance]


def paint(balances: Weeks, path: Path, kind: str, *, now: datetime | None = None) -> None:
    """Paint one week or several into a file of a kind.

    Args:
        balances: a week, or weeks: stacked, or in a PDF on a page each.
        path: where to; a file there is replaced.
        kind: “png”, “svg” or “pdf”, which “pdf-a4” and “pdf-letter” put on that paper; “chart” or
            “chart-dark” is an SVG for a page with words of its own.
        now: the present moment, for a line across today's row.

    Raises:
        TrackerError: the file cannot be written.
    """
    painters: dict[str, Callable[..., None]] = {
        "png": paint_png,
        "svg": paint_svg,
        "pdf": paint_pdf,
        "pdf-a4": partial(paint_pdf, paper="a4"),
        "pdf-letter": partial(paint_pdf, paper="letter"),
        "chart": _paint_chart,
        "chart-dark": _paint_dark_chart,
    }
    painters[kind](balances, path, now=now)


def paint_png(
    balances: Weeks,
    path: Path,
    *,
    width: float = WIDTH,
    scale: float = PIXEL_RATIO,
    text_scale: float = 1.0,
    theme: Palette = LIGHT,
    now: datetime | None = None,
) -> None:
    """Paint one week or several into a PNG file.

    Args:
        balances: a week, or weeks to be stacked.
        path: where to; a file there is replaced.
        width: in logical pixels.
        scale: pixels to a logical one.
        text_scale: of the text; 1 is 100 %.
        theme: the colours.
        now: the present moment, for a line across today's row.

    Raises:
        TrackerError: the file cannot be written.
    """
    from ui.picture.sheet import Sheet

    _check(path)
    sheet = Sheet(_several(balances), width, theme, text_scale=text_scale, now=now)
    _write(path, sheet.png(scale))


def paint_svg(
    balances: Weeks,
    path: Path,
    *,
    width: float = WIDTH,
    text_scale: float = 1.0,
    theme: Palette = LIGHT,
    now: datetime | None = None,
) -> None:
    """Paint one week or several into an SVG file whose letters are shapes; see `paint_png`.

    Raises:
        TrackerError: the file cannot be written.
    """
    from ui.picture.sheet import Sheet

    _check(path)
    sheet = Sheet(_several(balances), width, theme, text_scale=text_scale, now=now)
    _write(path, sheet.svg())


def paint_pdf(balances: Weeks, path: Path, *, paper: str = "", now: datetime | None = None) -> None:
    """Paint one week or several into a PDF file, a page each.

    Args:
        balances: the weeks.
        path: where to; a file there is replaced.
        paper: “a4” or “letter”; else the one that is usual here.
        now: the present moment, for a line across today's row.

    Raises:
        TrackerError: the file cannot be written.
    """
    from ui.picture import sheet

    _check(path)
    _write(path, sheet.pdf(_several(balances), WIDTH, PAPER, sheet.paper(paper), now=now))


def chart(balances: Weeks, *, theme: Palette = PAPER, now: datetime | None = None) -> bytes:
    """Return the days and the legend alone as SVG, for a page that has words of its own."""
    from ui.picture.sheet import Sheet

    sheet = Sheet(_several(balances), CHART_WIDTH, theme, now=now, with_words=False)
    return sheet.svg_without_margins()


def charts(balance: WeekBalance, *, now: datetime | None = None) -> "Chart":
    """Return the chart of a page, for a light one and a dark one."""
    from tracker.reports.html import Chart

    light, dark = (chart(balance, theme=theme, now=now).decode() for theme in (PAPER, DARK))
    return Chart(light, dark)


def _paint_chart(
    balances: Weeks, path: Path, *, theme: Palette = PAPER, now: datetime | None = None
) -> None:
    _write(path, chart(balances, theme=theme, now=now))


def _paint_dark_chart(balances: Weeks, path: Path, *, now: datetime | None = None) -> None:
    _paint_chart(balances, path, theme=DARK, now=now)


def _several(balances: Weeks) -> Sequence[WeekBalance]:
    return [balances] if isinstance(balances, WeekBalance) else balances


def _check(path: Path) -> None:
    """Refuse what cannot be a file before a second is spent on painting."""
    if path.is_dir():
        raise TrackerError(
            _("The picture cannot be written to {path}: that is a folder; name a file.").format(
                path=path
            )
        )


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as error:
        raise TrackerError(
            _("The picture cannot be written to {path} ({reason}); name another file.").format(
                path=path, reason=reason_of(error)
            )
        ) from error
