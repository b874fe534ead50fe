"""`trend`: the last weeks beside each other, as text or JSON."""

import click

from tracker.cli.commands import Command
from tracker.cli.desk import Desk
from tracker.cli.output import STANDARD_OUTPUT, heading, put, say
from tracker.wording import N_


@click.command(
    cls=Command,
    help=N_("Show the last weeks: work outside core hours on a working day, then and now."),
)
@click.option(
    "--weeks",
    metavar="N",
    default="12",
    help=N_("How many weeks, from 2 to 104; 12 if left out."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print the trend as JSON."))
@click.pass_obj
def trend(desk: Desk, weeks: str, *, as_json: bool) -> None:
    """Show the trend."""
    from tracker.trends import parse_weeks, trend_of

    count = parse_weeks(weeks)
    with desk.look() as tracker:
        found = trend_of(tracker, count)
    if as_json:
        from tracker.reports.json import trend_object, written

        put(written(trend_object(found)), STANDARD_OUTPUT)
    else:
        from tracker.reports.trend_text import trend_text

        say(trend_text(found, heading))
