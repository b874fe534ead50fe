"""`export`: all that is on record as plain files in a new folder."""

from pathlib import Path

import click

from tracker.cli.desk import Desk
from tracker.cli.help import Command
from tracker.cli.output import tell_written
from tracker.wording import N_


@click.command(
    cls=Command,
    help=N_(
        "Write all that is on record, and your settings, into a new folder of plain files.\n\n"
        "README.txt in it explains each file; “import” takes the folder in on another computer."
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), help=N_("The folder."))
@click.pass_obj
def export(desk: Desk, folder: Path) -> None:
    """Export everything."""
    from tracker.carrying.leaving import export as write_export

    with desk.look() as tracker:
        write_export(tracker, folder)
    tell_written(folder)
