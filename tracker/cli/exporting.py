"""`export`: all the work on record as files in the fixed formats, for another program."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tracker.aside import write_whole
from tracker.cli.desk import Desk
from tracker.cli.help import Command
from tracker.cli.output import tell_written
from tracker.domain.localtime import local
from tracker.domain.schedule import ONE_DAY
from tracker.domain.week import Week
from tracker.errors import TrackerError
from tracker.importers.limits import FIRST_YEAR, LAST_YEAR
from tracker.paths import FOLDER_MODE
from tracker.wording import N_, _, reason_of

if TYPE_CHECKING:
    from tracker.app import Tracker
    from tracker.domain.model import WorkSpan

WORK: Final = "work.csv"
_ALWAYS: Final = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


@click.command(
    cls=Command,
    help=N_(
        "Write all work on record into a new folder, for other programs.\n\nWork as one CSV, and"
        " each week that has work as JSON. “backup” writes what Kjernetid itself can go on from."
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), help=N_("The folder."))
@click.pass_obj
def export(desk: Desk, folder: Path) -> None:
    """Export everything."""
    _check(folder)
    with desk.look() as tracker:
        work = tracker.sessions(*_ALWAYS)
        if not work:
            raise TrackerError(_("No work is on record; there is nothing to export."))
        _write(folder, _files(tracker, work))
    tell_written(folder)


def _files(tracker: "Tracker", work: "list[WorkSpan]") -> Iterator[tuple[str, str]]:
    """Yield name and text of each file."""
    from tracker.reports.csv import write_csv
    from tracker.reports.json import week_object, written

    yield WORK, write_csv(work)
    for week in _weeks(work):
        balance = tracker.week(week)
        if balance.work:
            yield f"{week}.json", written(week_object(balance))


def _weeks(work: "list[WorkSpan]") -> list[Week]:
    """Return the weeks that work may lie in; a day goes on after midnight, perhaps into another."""
    days = {local(at, span.zone).date() for span in work for at in (span.span.start, span.span.end)}
    return sorted({Week.of(near) for day in days for near in (day - ONE_DAY, day)})


def _check(folder: Path) -> None:
    """Refuse a folder that holds something: nothing in it is replaced, nothing old stays in it."""
    try:
        is_free = not folder.exists() or not any(folder.iterdir())
    except OSError as error:
        raise _fault(folder, error) from None
    if not is_free:
        raise TrackerError(_("{folder} is not empty; name a new folder.").format(folder=folder))


def _write(folder: Path, files: Iterator[tuple[str, str]]) -> None:
    """Write files into a folder, all of them or none."""
    is_new = not folder.exists()
    begun: list[Path] = []
    try:
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        for name, text in files:
            begun.append(folder / name)
            write_whole(begun[-1], text.encode())
    except BaseException as error:
        with suppress(OSError):
            for file in begun:
                file.unlink(missing_ok=True)
            if is_new:
                folder.rmdir()
        if isinstance(error, OSError):
            raise _fault(folder, error) from None
        raise


def _fault(folder: Path, error: OSError) -> TrackerError:
    return TrackerError(
        _("Nothing can be exported to {folder} ({reason}); name another folder.").format(
            folder=folder, reason=reason_of(error)
        )
    )
