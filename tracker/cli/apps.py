"""`apps`: the programs that run now, for a person to choose their work apps from."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from tracker.cli.commands import Command
from tracker.cli.desk import Desk
from tracker.wording import N_, _, ngettext

if TYPE_CHECKING:
    from tracker.sensing import RunningApp


@click.command(
    cls=Command,
    help=N_(
        "Show which of your programs run now, to choose work apps from.\n\nNothing of it is kept."
        " “kjernetid settings set work.apps teams,outlook” lists work apps."
    ),
)
@click.option(
    "--all", "all_apps", is_flag=True, help=N_("Show those that work in the background, too.")
)
@click.pass_obj
def apps(desk: Desk, *, all_apps: bool) -> None:
    """Show the listed apps first, then the programs that run."""
    from tracker.reports.table import Column, lay_out
    from tracker.sensing import running_apps

    with desk.look() as tracker:
        listed = tracker.settings.work.apps
    found = running_apps()
    shown = [app for app in found if app.is_shown] or found
    hidden = 0 if all_apps else len({app.name for app in found if app not in shown} - {*listed})
    rows = list(_rows(listed, found if all_apps else shown, {app.name for app in found}))
    for line in lay_out([Column(_("Name")), Column(_("Known as")), Column(_("Remarks"))], rows):
        click.echo(line)
    if hidden:
        said = ngettext(
            "{count} more works in the background; --all shows it.",
            "{count} more work in the background; --all shows them.",
            hidden,
        )
        click.echo(said.format(count=hidden))


def _rows(
    listed: Iterable[str], shown: Iterable["RunningApp"], running: set[str]
) -> Iterator[list[str]]:
    """Put the listed apps first, whether they run or not; a title that says no more is left out."""
    titles = {app.name: app.title for app in shown}
    for name in listed:
        remark = _("a work app") if name in running else _("a work app, does not run now")
        yield [name, _title(name, titles.get(name, "")), remark]
    for app in shown:
        if app.name not in listed:
            yield [app.name, _title(app.name, app.title), ""]


def _title(name: str, title: str) -> str:
    return "" if title.casefold() == name else title
