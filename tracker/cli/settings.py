"""`settings`: what is set, how to set it, where it lies."""

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from tracker.cli.commands import Group
from tracker.cli.completing import complete_coming_day, complete_key, complete_value
from tracker.cli.desk import Desk, date_now
from tracker.cli.output import ask
from tracker.reports.table import paragraph
from tracker.typed import parse_date
from tracker.wording import N_, _, full_date

if TYPE_CHECKING:
    from tracker.settings import Row


@click.group(cls=Group, help=N_("Show and change the settings."))
def settings() -> None:
    """Hold the commands about settings."""


@settings.command("list", help=N_("Show all settings, what they do and what they may be."))
@click.pass_obj
def list_settings(desk: Desk) -> None:
    """Show all settings as they stand today."""
    from tracker.settings import rows

    with desk.look() as tracker:
        found = rows(tracker.settings, date_now(tracker), tracker.loaded.policy)
    click.echo("\n\n".join(_entry(row) for row in found))


@settings.command(help=N_("Show what one setting stands at."))
@click.argument("key", shell_complete=complete_key, help=N_("Such as movement.every_min."))
@click.pass_obj
def get(desk: Desk, key: str) -> None:
    """Show one setting as it stands today; that it is locked is told beside it."""
    from tracker.settings import get_value, text_of
    from tracker.settings.policy.words import locked_text

    with desk.look() as tracker:
        click.echo(text_of(get_value(tracker.settings, key, date_now(tracker))))
        directive = tracker.loaded.policy.locked.get(key)
    if directive is not None:
        click.echo(locked_text(directive), err=True)


@settings.command(
    "set",
    help=N_(
        "Change a setting.\n\nCore hours, and what belongs to them, come in dated versions, so"
        " that last month is judged by last month’s hours: --from says when the change begins."
    ),
)
@click.argument("key", shell_complete=complete_key, help=N_("Such as movement.every_min."))
@click.argument(
    "value",
    shell_complete=complete_value,
    help=N_("Such as 45, shared, or 08:00-12:00,12:30-16:00."),
)
@click.option(
    "--from",
    "from_text",
    metavar="DATE",
    shell_complete=complete_coming_day,
    help=N_("The first day of a change to core hours; asked for at a terminal, else today."),
)
@click.pass_obj
def set_setting(desk: Desk, key: str, value: str, from_text: str | None) -> None:
    """Set one key."""
    from tracker.settings import declaration, get_value, text_of
    from tracker.settings.versions import holds_until

    declared = declaration(key)
    with desk.repair() as tracker:
        from_day = _from_day(from_text, date_now(tracker), is_dated=bool(declared.in_version))
        tracker.set(key, value, from_day)
        shown = text_of(get_value(tracker.settings, key, from_day))
        until = holds_until(tracker.settings, from_day) if declared.in_version else None
    if until is not None:
        sentence = _("{key} is {value} from {day} until {until}, when a later version begins.")
    elif declared.in_version:
        sentence = _("{key} is {value} from {day} on.")
    else:
        sentence = _("{key} is {value}.")
    days = {"day": full_date(from_day), "until": full_date(until) if until else ""}
    click.echo(sentence.format(key=declared.key, value=shown, **days))


@settings.command(help=N_("Print where the settings file lies."))
@click.pass_obj
def path(desk: Desk) -> None:
    """Print the path."""
    click.echo(str(desk.home.settings))


@settings.command(help=N_("Print the JSON schema of the settings file, for editors."))
def schema() -> None:
    """Print the schema."""
    from tracker.settings.published import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _from_day(text: str | None, today: date, *, is_dated: bool) -> date:
    if text is not None:
        return parse_date(text)
    if not is_dated or not sys.stdin.isatty():
        return today
    typed = ask(_("From which day? Today, {day}, if left empty").format(day=today.isoformat()))
    return parse_date(typed) if typed else today


def _entry(row: "Row") -> str:
    from tracker.settings import text_of

    value = text_of(row.value) or '""'
    unit = f" {row.unit}" if row.unit else ""
    mark = _mark(row)
    about = _("{sentence} Expected: {expected}.").format(
        sentence=row.sentence, expected=row.expected
    )
    return f"{row.key} = {value}{unit}{mark}\n{paragraph(about)}"


def _mark(row: "Row") -> str:
    """Say whose value it is, where it is not the one that is built in."""
    from tracker.settings.policy.words import directive_note

    note = directive_note(row.directive, is_followed=row.is_default) if row.directive else ""
    if note:
        return f" ({note})"
    return "" if row.is_default else _(" (changed)")
