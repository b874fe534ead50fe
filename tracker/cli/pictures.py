"""Weeks as pictures: painted by the windows part of the program, which is only called here."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tracker.cli.desk import Desk, PictureKind
from tracker.cli.output import STANDARD_OUTPUT, tell_written
from tracker.errors import TrackerError
from tracker.wording import _

if TYPE_CHECKING:
    from tracker.domain.week import WeekBalance


ON_PAPER: Final[Mapping[str, PictureKind]] = {"a4": "pdf-a4", "letter": "pdf-letter"}


def wanted_pictures(
    *,
    png: str | None = None,
    svg: str | None = None,
    pdf: str | None = None,
    paper: str | None = None,
) -> list[tuple[Path, PictureKind]]:
    """Return the files to paint, each with its kind; without a paper, that of this country."""
    if paper and not pdf:
        raise click.UsageError(_("--paper goes with --pdf"))
    printed: PictureKind = ON_PAPER[paper] if paper else "pdf"
    asked: tuple[tuple[str | None, PictureKind], ...] = ((png, "png"), (svg, "svg"), (pdf, printed))
    return [(_file(where), kind) for where, kind in asked if where]


def paint(desk: Desk, weeks: "Sequence[WeekBalance]", path: Path, kind: PictureKind) -> None:
    """Paint weeks into a file.

    Raises:
        TrackerError: the windows are not installed, or the file cannot be written.
    """
    if desk.paint is None:
        raise TrackerError(
            _("Pictures need the windows part of Kjernetid, which is not installed here.")
        )
    desk.paint(weeks, path, kind)
    tell_written(path)


def _file(text: str) -> Path:
    if text == STANDARD_OUTPUT:
        raise click.UsageError(_("a picture goes into a file, not to standard output"))
    return Path(text)
