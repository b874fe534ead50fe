"""A week, or several under each other, as a picture in a file: PNG or SVG.

Qt is imported only when a picture is painted. The words are in the language in use. The file is
written aside and then renamed, so that nobody ever finds half a picture.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tracker.domain.week import WeekBalance
from tracker.errors import TrackerError
from tracker.wording import _, reason_of
from ui.theme import LIGHT, Palette

WIDTH = 1160  # logical px
PIXEL_RATIO = 2.0  # sharp on paper and on today's screens
Weeks = WeekBalance | Sequence[WeekBalance]


def paint(balances: Weeks, path: Path, kind: str, *, now: datetime | None = None) -> None:
    """Paint one week or several into a file of a kind, “png” or “svg”.

    Raises:
        TrackerError: the file cannot be written.
    """
    {"png": paint_png, "svg": paint_svg}[kind](balances, path, now=now)


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
    from ui.week.sheet import Sheet

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
    from ui.week.sheet import Sheet

    _check(path)
    sheet = Sheet(_several(balances), width, theme, text_scale=text_scale, now=now)
    _write(path, sheet.svg())


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
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):  # the folder may be gone; the first fault is the one to tell
            aside.unlink(missing_ok=True)
        raise TrackerError(
            _("The picture cannot be written to {path} ({reason}); name another file.").format(
                path=path, reason=reason_of(error)
            )
        ) from error
