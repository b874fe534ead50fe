"""Where output goes: to the terminal, or into a file that is either whole or not there."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from tracker.aside import write_whole
from tracker.errors import TrackerError
from tracker.wording import _, listing, reason_of

STANDARD_OUTPUT: Final = "-"


def say(text: str) -> None:
    """Print text as it is, its line ends included."""
    click.echo(text, nl=False)


def put(text: str, where: str) -> None:
    """Write text as UTF-8 into a file, or to standard output for `-`.

    Raises:
        TrackerError: the file cannot be written; what was there is as it was.
    """
    raw = text.encode()
    if where == STANDARD_OUTPUT:
        click.echo(raw, nl=False)
        return
    path = Path(where)
    try:
        write_whole(path, raw)
    except OSError as error:
        raise TrackerError(
            _("{file} cannot be written ({reason}); name another file.").format(
                file=path, reason=reason_of(error)
            )
        ) from None
    tell_written(path)


def check_standard_output(texts: Mapping[str, str], *, as_json: bool = False) -> None:
    """Refuse two texts on one standard output.

    Args:
        texts: where each kind of text goes.
        as_json: whether JSON is printed beside.
    """
    printed = [f"--{kind}" for kind, where in texts.items() if where == STANDARD_OUTPUT]
    if as_json:
        printed.insert(0, "--json")
    if len(printed) > 1:
        raise click.UsageError(
            _("only one of {options} can go to standard output").format(options=listing(printed))
        )


def tell_written(path: Path) -> None:
    """Tell that a file is there now, without getting into the way of standard output."""
    click.echo(_("Written: {file}").format(file=path), err=True)


def ask(question: str) -> str:
    """Ask the person something and return what they typed; nothing at the end of the input."""
    click.echo(f"{question}: ", nl=False, err=True)
    return sys.stdin.readline().strip()


def heading(text: str) -> str:
    """Decorate a heading where the reader is a person at a terminal."""
    return click.style(text, bold=True) if sys.stdout.isatty() else text
