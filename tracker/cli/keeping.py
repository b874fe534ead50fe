"""`backup`, `restore`, `delete-old`, `delete-all`: the record kept, brought back, and let go."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tracker.cli.commands import Command
from tracker.cli.desk import Desk
from tracker.cli.output import ask
from tracker.ending import CONSENT, consents
from tracker.errors import UsageError
from tracker.typed import parse_date
from tracker.wording import N_, _

if TYPE_CHECKING:
    from tracker.domain.retention import Old
    from tracker.hall import Tracker

CONSENT_TO_OLD: Final = N_("delete old days")
_PATH: Final = click.Path(path_type=Path)


@click.command(
    cls=Command,
    help=N_(
        "Write journal and settings into one file.\n\nWithout FILE it goes to the data folder,"
        " where the ten newest are kept."
    ),
)
@click.argument(
    "file", type=_PATH, required=False, help=N_("The file to write, or a folder to put it in.")
)
@click.pass_obj
def backup(desk: Desk, file: Path | None) -> None:
    """Write a backup."""
    with desk.inspect() as tracker:
        written = tracker.backup(file)
    click.echo(str(written))


@click.command(
    cls=Command,
    help=N_("Bring journal and settings back from a backup; the present ones are kept."),
)
@click.argument("file", type=_PATH, help=N_("A file that “backup” wrote."))
@click.pass_obj
def restore(desk: Desk, file: Path) -> None:
    """Restore a backup."""
    with desk.repair() as tracker:
        kept = tracker.restore(file)
    click.echo(_("Restored from {file}.").format(file=file))
    if kept is not None:
        click.echo(_("What was there before is kept as {file}.").format(file=kept))


@click.command(
    "delete-old",
    cls=Command,
    help=N_(
        "Delete the days that are older than the record is kept.\n\nThe setting data.keep_months"
        " says how long that is. The backups in the data folder follow; it cannot be undone."
    ),
)
@click.option("--before", metavar="DATE", help=N_("Delete what lies before this day instead."))
@click.option("--dry-run", is_flag=True, help=N_("Only say which days these are."))
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@click.pass_obj
def delete_old(desk: Desk, before: str | None, *, dry_run: bool, yes: bool) -> None:
    """Delete old days."""
    from tracker.retention_words import deleted_text

    with desk.look() as tracker:
        old = _tell_old(tracker, before)
    if old is None or dry_run:
        return
    if not yes:
        _ask_for_old()
    with desk.change() as tracker:
        tracker.retention.delete(old)
    click.echo(deleted_text(old))


def _tell_old(tracker: "Tracker", before: str | None) -> "Old | None":
    """Say which days are too old, or lie before a day, and return them.

    Raises:
        UsageError: the day is none, or lies ahead.
    """
    from tracker.retention_words import before_text, old_text

    day = None if before is None else parse_date(before)
    old = tracker.retention.old(day)
    if old is not None:
        terms = tracker.retention.border().terms
        click.echo(old_text(old, terms) if day is None else before_text(old, day))
    elif day is not None or tracker.settings.data.keep_months:
        click.echo(_("Nothing on record is that old."))
    else:
        click.echo(_("Everything is kept until you delete it yourself; --before names a day."))
    return old


def _ask_for_old() -> None:
    """Let the person type that they mean it.

    Raises:
        UsageError: they did not.
    """
    words = _(CONSENT_TO_OLD)
    typed = ask(_("They go for good. Type “{words}” to go on").format(words=words))
    if typed.strip().casefold() not in (words, CONSENT_TO_OLD):
        raise UsageError(
            _("Nothing was deleted, since “{words}” was not typed.").format(words=words)
        )


@click.command(
    "delete-all",
    cls=Command,
    help=N_("Delete everything: journal, settings, backups. It cannot be undone."),
)
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@click.pass_obj
def delete_all(desk: Desk, *, yes: bool) -> None:
    """Delete the whole home."""
    if not yes:
        _ask(desk)
    with desk.repair() as tracker:
        tracker.delete_all()
    click.echo(_("Everything in {folder} was deleted.").format(folder=desk.home.folder))


def _ask(desk: Desk) -> None:
    """Let the person type that they mean it.

    Raises:
        UsageError: they did not.
    """
    words = _(CONSENT)
    question = _("This deletes all that {folder} holds for good. Type “{words}” to go on")
    typed = ask(question.format(folder=desk.home.folder, words=words))
    if not consents(typed):
        raise UsageError(
            _("Nothing was deleted, since “{words}” was not typed.").format(words=words)
        )
