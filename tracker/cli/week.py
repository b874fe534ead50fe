"""`week`: one week as text, JSON, CSV or a picture."""

from typing import TYPE_CHECKING

import click

from tracker.cli.desk import Desk
from tracker.cli.help import Command
from tracker.cli.output import STANDARD_OUTPUT, heading, put, say
from tracker.cli.pictures import paint, wanted_pictures
from tracker.domain.schedule import ONE_DAY
from tracker.typed import parse_week
from tracker.wording import N_, _

if TYPE_CHECKING:
    from tracker.app import Tracker
    from tracker.domain.week import WeekBalance


@click.command(
    cls=Command,
    help=N_("Show a week: work inside and outside core hours, rest, evenings."),
)
@click.argument(
    "week",
    required=False,
    help=N_("The week as in 2026-W47, or any date in it; this week if left out."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print the week as JSON."))
@click.option(
    "--csv", metavar="FILE", help=N_("Write the spans of work as CSV; - is standard output.")
)
@click.option("--png", metavar="FILE", help=N_("Paint the week as a PNG picture."))
@click.option("--svg", metavar="FILE", help=N_("Paint the week as an SVG picture."))
@click.pass_obj
def week(
    desk: Desk,
    week: str | None,
    *,
    as_json: bool,
    csv: str | None,
    png: str | None,
    svg: str | None,
) -> None:
    """Show or write one week."""
    pictures = wanted_pictures(png, svg)
    if as_json and csv == STANDARD_OUTPUT:
        raise click.UsageError(_("only one of --json and --csv can go to standard output"))
    with desk.look() as tracker:
        balance = tracker.week(parse_week(week) if week else tracker.this_week())
        if csv:
            put(_csv(tracker, balance), csv)
    if as_json:
        from tracker.reports.json import week_object, written

        put(written(week_object(balance)), STANDARD_OUTPUT)
    for path, kind in pictures:
        paint(desk, [balance], path, kind)
    if not (as_json or csv or pictures):
        from tracker.reports.text import week_text

        say(week_text(balance, heading))


def _csv(tracker: "Tracker", balance: "WeekBalance") -> str:
    from tracker.reports.csv import spans_of, write_csv

    # A day more on either side: work is counted by the zone it was done in, not by that of home.
    first, last = balance.week.days[0] - ONE_DAY, balance.week.days[-1] + ONE_DAY
    notes = {work.id: work.note for work in tracker.sessions(first, last)}
    return write_csv(spans_of(balance, notes))
