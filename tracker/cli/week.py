"""`week`: one week as text, JSON, CSV, a page, events for a calendar, or a picture."""

from functools import partial
from typing import Final

import click

from tracker.cli.commands import Command
from tracker.cli.completing import complete_file, complete_week
from tracker.cli.desk import Desk
from tracker.cli.output import STANDARD_OUTPUT, check_standard_output, heading, put, say
from tracker.cli.pictures import ON_PAPER, paint, wanted_pictures
from tracker.cli.week_extras import chart_of, notes_of, tell_without_charts
from tracker.rules import statements_from
from tracker.typed import parse_week
from tracker.wording import N_, _

_TEXTS: Final = ("csv", "html", "ics")


@click.command(
    cls=Command,
    help=N_("Show a week: work inside and outside core hours, rest, evenings."),
)
@click.argument(
    "week",
    required=False,
    shell_complete=complete_week,
    help=N_("The week as in 2026-W47, or any date in it; this week if left out."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print the week as JSON."))
@click.option(
    "--csv",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Write the spans of work as CSV; - is standard output."),
)
@click.option(
    "--html",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Write the week as a page for a browser."),
)
@click.option(
    "--ics",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Write the spans of work for a calendar."),
)
@click.option(
    "--notes", "with_notes", is_flag=True, help=N_("Put your notes into the page and the calendar.")
)
@click.option(
    "--png",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Paint the week as a PNG picture."),
)
@click.option(
    "--svg",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Paint the week as an SVG picture."),
)
@click.option(
    "--pdf",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Paint the week on a page of PDF."),
)
@click.option(
    "--paper",
    type=click.Choice(list(ON_PAPER)),
    help=N_("The paper of the PDF; else that of your region."),
)
@click.pass_obj
def week(
    desk: Desk, /, week: str | None, *, as_json: bool, with_notes: bool, **files: str | None
) -> None:
    """Show or write one week."""
    pictures = wanted_pictures(**{kind: files[kind] for kind in ("png", "svg", "pdf", "paper")})
    texts = {kind: where for kind in _TEXTS if (where := files[kind])}
    check_standard_output(texts, as_json=as_json)
    if with_notes and not (files["html"] or files["ics"]):
        raise click.UsageError(_("--notes goes with --html or --ics"))
    with desk.look() as tracker:
        balance = tracker.week(parse_week(week) if week else tracker.this_week())
        notes = notes_of(tracker, balance) if texts else {}
        now = tracker.now
        asked = statements_from(tracker.settings)
        answers = tracker.days.answers(balance.week) if asked else {}
    if texts or as_json:
        from tracker.reports.week_files import WRITERS, Source

        source = Source(balance, notes, with_notes, now, partial(chart_of, desk))
        if "html" in texts:
            tell_without_charts(desk)
        for kind, where in (texts | ({"json": STANDARD_OUTPUT} if as_json else {})).items():
            put(WRITERS[kind](source), where)
    for path, picture in pictures:
        paint(desk, [balance], path, picture)
    if not (as_json or texts or pictures):
        from tracker.reports.text import week_text

        shown = {one: value for one, value in answers.items() if one in asked}
        say(week_text(balance, heading, shown))
