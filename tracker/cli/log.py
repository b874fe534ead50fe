"""`log`: the work on record, and corrections to it, each of which can be undone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from tracker.cli.commands import Group
from tracker.cli.completing import complete_day
from tracker.cli.desk import Desk, date_now
from tracker.cli.output import STANDARD_OUTPUT, put
from tracker.cli.work_words import span_line, unsure_line, work_table
from tracker.domain.correcting import gap_in
from tracker.domain.localtime import local
from tracker.domain.model import Place
from tracker.errors import UsageError
from tracker.reports.span_words import recorded_words
from tracker.typed import (
    check_span,
    parse_date,
    parse_instant,
    parse_note,
    parse_span,
    parse_unsure,
)
from tracker.wording import N_, _, duration
from tracker.wording.deeds import deed_done_again, deed_undone

if TYPE_CHECKING:
    from tracker.hall import Tracker

DAYS_SHOWN: Final = timedelta(days=6)
_PLACES: Final = click.Choice([place.value for place in Place])

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _which_days(function: _Function) -> _Function:
    """Add the options that choose days and form of the list."""
    options = [
        click.option(
            "--from",
            "first",
            metavar="DATE",
            shell_complete=complete_day,
            help=N_("The first day; a week back if left out."),
        ),
        click.option(
            "--to",
            "last",
            metavar="DATE",
            shell_complete=complete_day,
            help=N_("The last day; today if left out."),
        ),
        click.option("--json", "as_json", is_flag=True, help=N_("Print it as JSON.")),
    ]
    for option in reversed(options):
        function = option(function)
    return function


@click.group(
    cls=Group,
    invoke_without_command=True,
    help=N_("Show the work on record, add to it, correct it."),
)
@_which_days
@click.pass_context
def log(ctx: click.Context, first: str | None, last: str | None, *, as_json: bool) -> None:
    """Show the list unless something else is asked for."""
    if ctx.invoked_subcommand is None:
        show(ctx.obj, first, last, as_json=as_json)
    elif first or last or as_json:
        raise click.UsageError(
            _("write options after “{command}”").format(command=ctx.invoked_subcommand), ctx
        )


@log.command("list", help=N_("Show the work on record, the oldest first."))
@_which_days
@click.pass_obj
def list_work(desk: Desk, first: str | None, last: str | None, *, as_json: bool) -> None:
    """Show the list."""
    show(desk, first, last, as_json=as_json)


def show(desk: Desk, first: str | None, last: str | None, *, as_json: bool) -> None:
    """Print the work of some days."""
    with desk.look() as tracker:
        days = _days(first, last, tracker.today())
        found = tracker.sessions(*days)
        unsure, zone = tracker.unsure(*days), tracker.zone
        on_call = tracker.days.on_call(tracker.window(*days))
        recorded = tracker.corrections.originals(found)
    if as_json:
        from tracker.reports.json import span_objects, written

        put(written(span_objects(found)), STANDARD_OUTPUT)
        return
    first_said = {work.id: recorded_words(work, recorded.get(work.id, ())) for work in found}
    for line in work_table(found, unsure, on_call, zone, days, first_said):
        click.echo(line)


@log.command(
    help=N_(
        "Add work that was not measured.\n\nA time is 08:00 for today, 2026-11-16 08:00, or"
        " 2026-11-16T08:00+01:00. An END without a date lies on the day of START."
    )
)
@click.argument("start", help=N_("When the work began."))
@click.argument("end", help=N_("When it ended."))
@click.option("--place", type=_PLACES, default="unknown", help=N_("Where it was done."))
@click.option("--planned", is_flag=True, help=N_("It was chosen, not spilled over."))
@click.option("--note", default="", metavar="TEXT", help=N_("A few words to remember it by."))
@click.pass_obj
def add(desk: Desk, start: str, end: str, *, place: str, planned: bool, note: str) -> None:
    """Put typed work on record."""
    note = parse_note(note)
    with desk.change() as tracker:
        begins, ends = parse_span(start, end, tracker.zone, date_now(tracker))
        number = tracker.corrections.add(
            begins, ends, place=Place(place), planned=planned, note=note
        )
        line = span_line(tracker.session(number))
        is_ahead = ends > tracker.now
    click.echo(_("Added {span}.").format(span=line))
    if is_ahead:
        click.echo(_("It lies ahead, or ends there."), err=True)


@log.command(
    help=N_(
        "Correct work on record; what is not given stays as it is.\n\nA time without a date lies"
        " on the day of the work."
    )
)
@click.argument("number", metavar="ID", type=int, help=N_("Its number, as “log” shows it."))
@click.option("--start", metavar="TIME", help=N_("When the work began."))
@click.option("--end", metavar="TIME", help=N_("When it ended."))
@click.option("--place", type=_PLACES, help=N_("Where it was done."))
@click.option(
    "--planned/--unplanned", default=None, help=N_("Whether it was chosen, or spilled over.")
)
@click.option("--note", metavar="TEXT", help=N_("A few words to remember it by."))
@click.pass_obj
def edit(
    desk: Desk,
    number: int,
    *,
    start: str | None,
    end: str | None,
    place: str | None,
    planned: bool | None,
    note: str | None,
) -> None:
    """Correct a span of work."""
    if (start, end, place, planned, note) == (None,) * 5:
        raise click.UsageError(_("nothing to correct was given"))
    note = None if note is None else parse_note(note)
    with desk.change() as tracker:
        begins, ends = _corrected_times(tracker, number, start, end)
        corrected = tracker.corrections.edit(
            number,
            start=begins,
            end=ends,
            place=None if place is None else Place(place),
            planned=planned,
            note=note,
        )
    click.echo(_("Now {span}.").format(span=span_line(corrected)))


@log.command(help=N_("Take work out of the record; “log undo” brings it back."))
@click.argument("number", metavar="ID", type=int, help=N_("Its number, as “log” shows it."))
@click.pass_obj
def delete(desk: Desk, number: int) -> None:
    """Delete a span of work."""
    with desk.change() as tracker:
        line = span_line(tracker.session(number))
        tracker.corrections.delete(number)
    click.echo(_("Deleted {span}; “kjernetid log undo” brings it back.").format(span=line))


@log.command(
    help=N_(
        "Split work in two at a time inside it; “log undo” joins it again.\n\nA time without a date"
        " lies on the day of the work."
    )
)
@click.argument("number", metavar="ID", type=int, help=N_("Its number, as “log” shows it."))
@click.argument("time", help=N_("When the later part begins."))
@click.pass_obj
def split(desk: Desk, number: int, time: str) -> None:
    """Split a span of work."""
    with desk.change() as tracker:
        work = tracker.session(number)
        at = parse_instant(time, work.zone, local(work.span.start, work.zone).date())
        later = tracker.corrections.split(number, at)
        lines = [span_line(tracker.session(part)) for part in (number, later)]
    for line in lines:
        click.echo(_("Now {span}.").format(span=line))


@log.command(
    help=N_(
        "Join two spans of work into one; “log undo” parts them again.\n\nThe time between them"
        " becomes work."
    )
)
@click.argument("number", metavar="ID", type=int, help=N_("The number of the one."))
@click.argument("other", metavar="ID", type=int, help=N_("The number of the other."))
@click.pass_obj
def merge(desk: Desk, number: int, other: int) -> None:
    """Join two spans of work."""
    with desk.change() as tracker:
        gap = gap_in([tracker.session(number), tracker.session(other)])
        line = span_line(tracker.corrections.merge([number, other]))
    click.echo(_("Now {span}.").format(span=line))
    if gap:
        click.echo(_("{gap} between them became work.").format(gap=duration(gap)))


@log.command(
    help=N_(
        "Say what unsure time was: work, or a pause.\n\nIt is a gap in core hours with the screen"
        " unlocked, or the end of a long call without any input. Until you say so it counts as a"
        " pause."
    )
)
@click.argument("which", metavar="ID", help=N_("Its number, as “log” shows it: u1, u2."))
@click.argument(
    "settled_as",
    metavar="work|pause",
    type=click.Choice(["work", "pause"]),
    help=N_("What it was."),
)
@click.pass_obj
def settle(desk: Desk, which: str, settled_as: str) -> None:
    """Settle unsure time."""
    number, is_work = parse_unsure(which), settled_as == "work"
    with desk.change() as tracker:
        line = unsure_line(tracker.corrections.settle(number, as_work=is_work), tracker.zone)
    form = _("Now work: {span}.") if is_work else _("Now a pause: {span}.")
    click.echo(form.format(span=line))


@log.command(
    help=N_("Undo what was last added, corrected, deleted, imported, settled or confirmed.")
)
@click.pass_obj
def undo(desk: Desk) -> None:
    """Undo one step."""
    with desk.change() as tracker:
        undone = tracker.corrections.undo()
    click.echo(deed_undone(undone.kind.value, undone.spans))


@log.command(help=N_("Bring back what was undone last."))
@click.pass_obj
def redo(desk: Desk) -> None:
    """Redo one step."""
    with desk.change() as tracker:
        done = tracker.corrections.redo()
    click.echo(deed_done_again(done.kind.value, done.spans))


def _days(first: str | None, last: str | None, today: date) -> tuple[date, date]:
    """Choose the days to list: those that were named, else the week until today."""
    start = parse_date(first) if first else None
    end = parse_date(last) if last else max(today, start or today)
    start = start or end - DAYS_SHOWN
    if end < start:
        raise UsageError(
            _("The list ends on {last}, before it begins on {first}; swap the two.").format(
                first=start.isoformat(), last=end.isoformat()
            )
        )
    return start, end


def _corrected_times(
    tracker: "Tracker", number: int, start: str | None, end: str | None
) -> tuple[datetime | None, datetime | None]:
    """Understand corrected times, local in the zone that the work was done in."""
    work = tracker.session(number)
    day = local(work.span.start, work.zone).date()
    begins = parse_instant(start, work.zone, day) if start else None
    if begins is not None:
        day = local(begins, work.zone).date()
    ends = parse_instant(end, work.zone, day) if end else None
    check_span(begins or work.span.start, ends or work.span.end, work.zone)
    return begins, ends
