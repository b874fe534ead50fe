"""`help`: the pages for people in a terminal, the same as in the window of the help."""

import re
import shutil
import textwrap
from collections.abc import Iterator
from typing import Final

import click

from tracker import pages
from tracker.cli.commands import Command
from tracker.wording import N_, _

_WIDEST: Final = 80  # columns: lines that the eye can follow
_ENTRY: Final = re.compile(r"- |\d+\. ")


@click.command(
    "help",
    cls=Command,
    help=N_(
        "Show the pages of the help, or one of them.\n\nThe same pages stand in the window that"
        " opens with F1, or with “Help” in the menu."
    ),
)
@click.argument("page", type=click.Choice(pages.PAGES), required=False, help=N_("Which page."))
def help_(page: str | None) -> None:
    """List the pages, or print one."""
    if page is None:
        for line in _listed():
            click.echo(line)
        return
    if told := pages.stand_in_line():
        click.echo(f"{told}\n")
    click.echo("\n".join(_laid_out(pages.plain(pages.page(page)))))


def _laid_out(parts: list[str]) -> Iterator[str]:
    """Break the lines of a page for a terminal; an entry of a list follows the one before it."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    was_entry = False
    for n, part in enumerate(parts):
        marker = _ENTRY.match(part)
        if n and not (marker and was_entry):
            yield ""
        was_entry = marker is not None
        indent = " " * (len(marker[0]) if marker else 0)
        if part.startswith(" "):
            yield part  # to be copied as it is
        else:
            wrapper = textwrap.TextWrapper(width, subsequent_indent=indent, break_on_hyphens=False)
            yield from wrapper.wrap(part)


def _listed() -> list[str]:
    wide = max(map(len, pages.PAGES))
    lines = [f"kjernetid help {name:<{wide}}  {pages.title(name)}" for name in pages.PAGES]
    return [*lines, "", _("“kjernetid --help” lists all commands.")]
