"""`leave`, `day`, `oncall`: days off, hours of a day, complete records, time on call."""

from typing import TYPE_CHECKING

import click

from tracker.cli.commands import Group
from tracker.cli.completing import complete_coming_day, complete_day
from tracker.cli.desk import Desk, date_now
from tracker.cli.work_words import on_call_line
from tracker.domain.localtime import local
from tracker.domain.spans import Span
from tracker.typed import parse_date, parse_hours, parse_instant, parse_on_call, parse_part
from tracker.wording import N_, _, full_date, interval, listing, ngettext, short_weekday

if TYPE_CHECKING:
    from tracker.domain.model import Leave


@click.group(cls=Group, help=N_("Take days off, so that they are not judged as workdays."))
def leave() -> None:
    """Hold the commands about leave."""


@leave.command(
    "add", help=N_("Take a day off, or all days from FIRST to LAST. No reason is asked or kept.")
)
@click.argument("first", shell_complete=complete_coming_day, help=N_("A date such as 2026-11-16."))
@click.argument(
    "last",
    required=False,
    shell_complete=complete_coming_day,
    help=N_("The last day; the same day if left out."),
)
@click.option(
    "--part", metavar="HOURS", help=N_("Only this part of each day, such as 12:00-16:00.")
)
@click.pass_obj
def add_leave(desk: Desk, first: str, last: str | None, part: str | None) -> None:
    """Take days off."""
    begins = parse_date(first)
    ends = parse_date(last) if last else begins
    hours = parse_part(part) if part else None
    with desk.change() as tracker:
        days = tracker.days.add_leave(begins, ends, hours)
    click.echo(ngettext("{days} day off.", "{days} days off.", days).format(days=days))


@leave.command("list", help=N_("Show all days off."))
@click.pass_obj
def list_leave(desk: Desk) -> None:
    """Show days off."""
    with desk.look() as tracker:
        found = tracker.days.leave()
    for part in found:
        click.echo(_leave_line(part))
    if not found:
        click.echo(_("No days off on record."))


@leave.command("delete", help=N_("Take a day off back."))
@click.argument("day", shell_complete=complete_coming_day, help=N_("A date such as 2026-11-16."))
@click.pass_obj
def delete_leave(desk: Desk, day: str) -> None:
    """Take back the leave of a day."""
    date = parse_date(day)
    with desk.change() as tracker:
        tracker.days.delete_leave(date)
    click.echo(_("{day} is no longer a day off.").format(day=full_date(date)))


@click.group(cls=Group, help=N_("Say something about one day: confirm it, or give it other hours."))
def day() -> None:
    """Hold the commands about one day."""


@day.command(
    help=N_(
        "Confirm that the record of a day is complete.\n\nA day without data counts as unknown"
        " until it is confirmed; then what is on record of it is all there was."
    )
)
@click.argument("day", shell_complete=complete_day, help=N_("A date such as 2026-11-16."))
@click.option("--take-back", is_flag=True, help=N_("Confirm it no longer."))
@click.pass_obj
def confirm(desk: Desk, day: str, *, take_back: bool) -> None:
    """Confirm a day, or take that back."""
    date = parse_date(day)
    with desk.change() as tracker:
        tracker.days.confirm(date, is_complete=not take_back)
    sentence = _("{day} is no longer confirmed.") if take_back else _("{day} is confirmed.")
    click.echo(sentence.format(day=full_date(date)))


@day.command(help=N_("Give one day core hours of its own; they go before a holiday."))
@click.argument("day", shell_complete=complete_coming_day, help=N_("A date such as 2026-11-16."))
@click.option(
    "--hours",
    required=True,
    metavar="HOURS",
    help=N_("Such as 10:00-14:00,15:00-17:00; “none” for no core hours, “schedule” for the usual."),
)
@click.pass_obj
def swap(desk: Desk, day: str, hours: str) -> None:
    """Swap the core hours of a day."""
    date, swapped = parse_date(day), parse_hours(hours)
    with desk.change() as tracker:
        tracker.days.swap(date, swapped)
    if swapped is None:
        sentence = _("{day} has the core hours of the schedule.")
    elif not swapped:
        sentence = _("{day} has no core hours.")
    else:
        sentence = _("{day} has core hours {hours}.")
    shown = listing([interval(*part) for part in swapped or ()])
    click.echo(sentence.format(day=full_date(date), hours=shown))


@day.command(
    help=N_(
        "Show the line that was written for today, or write TEXT for the next day.\n\nThe last line"
        " counts; it is shown when the next day of work begins."
    )
)
@click.argument("text", required=False, help=N_("The line, in quotation marks; “” for none."))
@click.pass_obj
def line(desk: Desk, text: str | None) -> None:
    """Show the line for today, or write one for the next day."""
    if text is None:
        with desk.look() as tracker:
            found = tracker.days.line_for_today()
        click.echo(found or _("No line was written for today."))
        return
    with desk.change() as tracker:
        tracker.days.write_line(text)
    click.echo(_("It is shown when the next day begins.") if text.strip() else _("No line."))


@click.group(
    cls=Group,
    help=N_(
        "Say when you are on call.\n\nWork outside core hours in that time is chosen, and nothing"
        " is asked about it. A look at work then is no check-in, but cuts your rest like any work."
    ),
)
def oncall() -> None:
    """Hold the commands about time on call."""


@oncall.command(
    "add",
    help=N_(
        "Put time on call on record, now or ahead.\n\nA time is 08:00 for today, 2026-11-16 08:00,"
        " or 2026-11-16T08:00+01:00. An END without a date lies on the day of START."
    ),
)
@click.argument("start", help=N_("When it begins."))
@click.argument("end", help=N_("When it ends, at most 31 days later."))
@click.pass_obj
def add_on_call(desk: Desk, start: str, end: str) -> None:
    """Put time on call on record."""
    with desk.change() as tracker:
        begins = parse_instant(start, tracker.zone, date_now(tracker))
        ends = parse_instant(end, tracker.zone, local(begins, tracker.zone).date())
        number = tracker.days.add_on_call(begins, ends)
        line = on_call_line(number, Span(begins, ends), tracker.zone)
    click.echo(_("On call {span}.").format(span=line))


@oncall.command("list", help=N_("Show all time on call, the oldest first."))
@click.pass_obj
def list_on_call(desk: Desk) -> None:
    """Show time on call."""
    with desk.look() as tracker:
        found, zone = tracker.days.on_call(), tracker.zone
    for number, span in found.items():
        click.echo(on_call_line(number, span, zone))
    if not found:
        click.echo(_("No time on call on record."))


@oncall.command("delete", help=N_("Take time on call back."))
@click.argument("which", metavar="ID", help=N_("Its number, as “oncall list” shows it: c1, c2."))
@click.pass_obj
def delete_on_call(desk: Desk, which: str) -> None:
    """Take time on call back."""
    number = parse_on_call(which)
    with desk.change() as tracker:
        line = on_call_line(number, tracker.days.delete_on_call(number), tracker.zone)
    click.echo(_("No longer on call {span}.").format(span=line))


def _leave_line(part: "Leave") -> str:
    line = f"{part.day.isoformat()}  {short_weekday(part.day)}"
    if part.from_min is None or part.to_min is None:
        return line
    return f"{line}  {interval(part.from_min, part.to_min)}"
