"""`backup`, `restore`, `delete-all`: the whole record as one thing."""

from pathlib import Path
from typing import Final

import click

from tracker.cli.desk import Desk
from tracker.cli.help import Command
from tracker.cli.output import ask
from tracker.ending import CONSENT, consents
from tracker.errors import UsageError
from tracker.wording import N_, _

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
