"""`import`: work spans from a file, all of them or none."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from tracker.cli.arriving import import_folder
from tracker.cli.commands import Command
from tracker.cli.desk import Desk
from tracker.cli.import_words import (
    ahead_line,
    dry_lines,
    dry_object,
    imported_line,
    left_out_lines,
)
from tracker.cli.output import STANDARD_OUTPUT, put
from tracker.domain.model import Place
from tracker.errors import UsageError
from tracker.importers.formats import Form, reader_of, recognise
from tracker.importers.found import Found, Terms
from tracker.wording import N_, _, listing

if TYPE_CHECKING:
    from tracker.hall import Tracker

_LARGE: Final = 5_000_000  # bytes; what is smaller is read before a bar could be seen
_FORMS: Final = click.Choice([form.value for form in Form])
_PLACES: Final = click.Choice([place.value for place in Place])


class _Wishes(TypedDict):
    """How a file is to be read, and what is to become of it."""

    apps: str | None
    place: str
    notes: bool
    dry_run: bool
    as_json: bool
    in_place_of_all: bool


@click.command(
    "import",
    cls=Command,
    help=N_(
        "Import work from a file; nothing is imported if a line is faulty.\n\nWhat was imported"
        " before is left out, and “log undo” takes the whole import back."
    ),
)
@click.argument(
    "file", type=click.Path(path_type=Path), help=N_("The file to read, or the folder.")
)
@click.option(
    "--format", "form", type=_FORMS, help=N_("What is in it; told by its contents if left out.")
)
@click.option(
    "--apps",
    metavar="NAMES",
    help=N_("Of ActivityWatch, take only time with one of these in front: teams,outlook."),
)
@click.option(
    "--place",
    type=_PLACES,
    default=Place.UNKNOWN.value,
    help=N_("Where the work was done, if the file does not say."),
)
@click.option("--notes", is_flag=True, help=N_("Keep what the work is called there as its note."))
@click.option("--dry-run", is_flag=True, help=N_("Only read the file and tell what would come."))
@click.option("--json", "as_json", is_flag=True, help=N_("Tell it as JSON, with --dry-run."))
@click.option(
    "--replace",
    "in_place_of_all",
    is_flag=True,
    help=N_("Put an export in the place of what is on record, which is kept as a backup."),
)
@click.pass_obj
def import_(desk: Desk, file: Path, form: str | None, **wishes: Unpack[_Wishes]) -> None:
    """Import a file, or a folder that was exported."""
    if file.is_dir():
        _check_for_folder(form, wishes)
        import_folder(
            desk, file, dry_run=wishes["dry_run"], in_place_of_all=wishes["in_place_of_all"]
        )
        return
    if wishes["in_place_of_all"]:
        raise click.UsageError(_("--replace goes with a folder that “export” wrote"))
    if wishes["as_json"] and not wishes["dry_run"]:
        raise click.UsageError(_("--json goes with --dry-run"))
    what = Form(form) if form else recognise(file)
    with _nothing_left_behind(), desk.look() as tracker:
        found = _read(file, what, tracker, wishes)
        if wishes["dry_run"]:
            _tell_dry(tracker, found, what, as_json=wishes["as_json"])
            return
    with desk.change() as tracker, _kept_to_the_end():
        result = tracker.import_spans(found.work)
        _tell_old(tracker, found)
    _tell_aside(found, result.ahead)
    click.echo(imported_line(result.added, result.duplicates))


def _check_for_folder(form: str | None, wishes: _Wishes) -> None:
    """Refuse what says nothing of a folder, which carries all that is to be known."""
    said = {
        "--format": form,
        "--apps": wishes["apps"],
        "--place": wishes["place"] != Place.UNKNOWN.value,
        "--notes": wishes["notes"],
        "--json": wishes["as_json"],
    }
    wrong = [name for name, value in said.items() if value]
    if wrong:
        raise click.UsageError(
            _("{options} goes with a file, not with a folder").format(options=listing(wrong))
        )


@contextmanager
def _nothing_left_behind() -> Iterator[None]:
    """Say on Ctrl-C that nothing came in: what is read is only held, and kept all at once later."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(_("Cancelled; nothing was imported."), err=True)
        raise click.Abort from None


@contextmanager
def _kept_to_the_end() -> Iterator[None]:
    """Let no Ctrl-C in while all is kept, which takes a second or two.

    In the middle of it nobody could say whether it still came in time; “log undo” always does.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read(file: Path, form: Form, tracker: "Tracker", wishes: _Wishes) -> Found:
    """Read a file; at a terminal, show how far that has come."""
    names = _names(wishes["apps"], form)
    with _progress(file) as heard:
        terms = Terms(
            zone=tracker.zone,
            place=Place(wishes["place"]),
            notes=wishes["notes"],
            heard=heard,
            activity=tracker.activity_rule(names),
        )
        return reader_of(form)(file, terms)


def _names(apps: str | None, form: Form) -> tuple[str, ...]:
    """Understand a list of apps.

    Raises:
        UsageError: there is none in it, or the format tells of no apps.
    """
    if apps is None:
        return ()
    names = tuple(name for part in apps.split(",") if (name := part.strip()))
    if not names:
        raise UsageError(_("--apps names no app; write some such as teams,outlook."))
    if form is not Form.ACTIVITYWATCH:
        raise UsageError(
            _(
                "--apps goes with what ActivityWatch recorded; this file is read as {format}."
            ).format(format=form.value)
        )
    return names


@contextmanager
def _progress(file: Path) -> Iterator[Callable[[int], None]]:
    size = file.stat().st_size if file.is_file() else 0
    with click.progressbar(
        length=size,
        label=_("Reading {file}").format(file=file.name),
        file=sys.stderr,
        hidden=size < _LARGE or not sys.stderr.isatty(),
    ) as bar:
        yield bar.update


def _tell_dry(tracker: "Tracker", found: Found, form: Form, *, as_json: bool) -> None:
    weighed = tracker.imports.weigh(found.work)
    if as_json:
        from tracker.reports.json import written

        put(written(dry_object(found, weighed, form, tracker.zone)), STANDARD_OUTPUT)
        return
    _tell_old(tracker, found)
    _tell_aside(found, weighed.ahead)
    for line in dry_lines(found, weighed, form, tracker.zone):
        click.echo(line)


def _tell_old(tracker: "Tracker", found: Found) -> None:
    """Tell how much is older than the record is kept, beside what is asked for."""
    from tracker.retention_words import kept_too_long_text

    count = tracker.retention.count_old(found.work)
    if count:
        months = tracker.settings.data.keep_months
        click.echo(kept_too_long_text(count, months), err=True)


def _tell_aside(found: Found, ahead: int) -> None:
    """Tell what is odd, beside what is asked for."""
    lines: Sequence[str] = [*left_out_lines(found.left_out), *ahead_line(ahead)]
    for line in lines:
        click.echo(line, err=True)
