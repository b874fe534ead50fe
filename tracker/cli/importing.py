"""`import`: work spans from a file, all of them or none."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from tracker.cli.desk import Desk
from tracker.cli.help import Command
from tracker.domain.model import WorkSpan
from tracker.importers.csv import Spans, read_csv
from tracker.wording import N_, ngettext

_READERS: Final[dict[str, Callable[[Path], Spans]]] = {"csv": read_csv}


@click.command(
    "import",
    cls=Command,
    help=N_(
        "Import work from a file; nothing is imported if a line is faulty.\n\nWhat was imported"
        " before is left out, and “log undo” takes the whole import back."
    ),
)
@click.argument("file", type=click.Path(path_type=Path), help=N_("The file to read."))
@click.option(
    "--format", "form", type=click.Choice(list(_READERS)), default="csv", help=N_("What is in it.")
)
@click.option("--dry-run", is_flag=True, help=N_("Only read the file and tell what is in it."))
@click.pass_obj
def import_(desk: Desk, file: Path, *, form: str, dry_run: bool) -> None:
    """Import a file."""
    spans = _READERS[form](file)
    if spans.without_length:
        click.echo(
            ngettext(
                "{count} row without length is left out.",
                "{count} rows without length are left out.",
                spans.without_length,
            ).format(count=spans.without_length),
            err=True,
        )
    if dry_run:
        _tell_ahead(_count_ahead(spans.work, desk.clock.read().at))
        click.echo(_in_it(len(spans.work)))
        return
    with desk.change() as tracker:
        result = tracker.import_spans(spans.work)
    _tell_ahead(result.ahead)
    click.echo(_imported(result.added, result.duplicates))


def _count_ahead(work: Sequence[WorkSpan], now: datetime) -> int:
    return sum(span.span.end > now for span in work)


def _tell_ahead(count: int) -> None:
    if count:
        click.echo(
            ngettext(
                "{count} span of work lies ahead, or ends there.",
                "{count} spans of work lie ahead, or end there.",
                count,
            ).format(count=count),
            err=True,
        )


def _in_it(count: int) -> str:
    return ngettext(
        "{count} span of work is in the file; nothing was imported.",
        "{count} spans of work are in the file; nothing was imported.",
        count,
    ).format(count=count)


def _imported(added: int, duplicates: int) -> str:
    said = ngettext(
        "{count} span of work imported.", "{count} spans of work imported.", added
    ).format(count=added)
    if not duplicates:
        return said
    known = ngettext(
        "{count} was on record already.", "{count} were on record already.", duplicates
    ).format(count=duplicates)
    return f"{said} {known}"
