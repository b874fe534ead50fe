"""`export`: all that is on record as plain files in a new folder, or some days as a file each."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tracker.cli.commands import Command
from tracker.cli.completing import complete_day, complete_file
from tracker.cli.desk import Desk
from tracker.cli.output import check_standard_output, put, tell_written
from tracker.cli.pictures import ON_PAPER, paint, wanted_pictures
from tracker.cli.week_extras import chart_of, tell_without_charts
from tracker.errors import UsageError
from tracker.typed import parse_date
from tracker.wording import N_, _, date_range

if TYPE_CHECKING:
    from tracker.carrying.ranges import Days
    from tracker.domain.model import WorkSpan
    from tracker.hall import Tracker
    from tracker.reports.html import TheWeek

MOST_PAGES: Final = 106  # two years: more weeks than that nobody turns over, or scrolls through

_KINDS: Final = ("csv", "ics", "json", "html", "pdf")


@click.command(
    cls=Command,
    help=N_(
        "Write all that is on record, and your settings, into a new folder of plain files.\n\n"
        "README.txt in it explains each file; “import” takes the folder in on another computer."
        " Without a folder, write the work of some days, or of all, into single files."
    ),
)
@click.argument(
    "folder",
    required=False,
    type=click.Path(path_type=Path),
    help=N_("The new folder, for everything."),
)
@click.option(
    "--from",
    "first",
    metavar="DATE",
    shell_complete=complete_day,
    help=N_("The first day; that of the first work if left out."),
)
@click.option(
    "--to",
    "last",
    metavar="DATE",
    shell_complete=complete_day,
    help=N_("The last day; that of the last work if left out."),
)
@click.option(
    "--csv",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Write the spans of work as CSV; - is standard output."),
)
@click.option(
    "--ics",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Write the spans of work for a calendar."),
)
@click.option(
    "--json",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Write the weeks of these days as a list in JSON."),
)
@click.option(
    "--html",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Write the weeks of these days as a page."),
)
@click.option(
    "--pdf",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Paint the weeks of these days, one a page of PDF."),
)
@click.option(
    "--paper",
    type=click.Choice(list(ON_PAPER)),
    help=N_("The paper of the PDF; else that of your region."),
)
@click.option(
    "--notes", "with_notes", is_flag=True, help=N_("Put your notes into the page and the calendar.")
)
@click.pass_obj
def export(
    desk: Desk,
    /,
    folder: Path | None,
    first: str | None,
    last: str | None,
    *,
    with_notes: bool,
    **files: str | None,
) -> None:
    """Export everything into a folder, or some days into files."""
    wanted = {kind: where for kind in _KINDS if (where := files[kind])}
    if folder is not None:
        if wanted or first or last or with_notes or files["paper"]:
            raise click.UsageError(_("a folder takes everything, and no options go with it"))
        _export_all(desk, folder)
        return
    if not wanted:
        raise click.UsageError(_("name a folder, or one of {options}").format(options=_options()))
    if with_notes and not wanted.keys() & {"html", "ics"}:
        raise click.UsageError(_("--notes goes with --html or --ics"))
    pictures = wanted_pictures(pdf=files["pdf"], paper=files["paper"])
    wanted.pop("pdf", None)
    check_standard_output(wanted)
    with desk.look() as tracker:
        days = _days(tracker, first, last)
        if pictures or "html" in wanted:
            _refuse_too_many(days)
        for kind, where in wanted.items():
            put("".join(_WRITERS[kind](desk, tracker, days, with_notes)), where)
        for path, picture in pictures:
            paint(desk, [tracker.week(week) for week in days.weeks], path, picture)


def _export_all(desk: Desk, folder: Path) -> None:
    from tracker.carrying.leaving import export as write_export

    with desk.look() as tracker:
        write_export(tracker, folder)
    tell_written(folder)


def _days(tracker: "Tracker", first: str | None, last: str | None) -> "Days":
    from tracker.carrying.ranges import days_of

    begins = parse_date(first) if first else None
    return days_of(tracker, begins, parse_date(last) if last else None)


def _refuse_too_many(days: "Days") -> None:
    count = len(days.weeks)
    if count > MOST_PAGES:
        raise UsageError(
            _(
                "These days make {count} weeks, and a page or a PDF holds {most} at most; name"
                " fewer days with --from and --to."
            ).format(count=count, most=MOST_PAGES)
        )


def _options() -> str:
    return ", ".join(f"--{kind}" for kind in _KINDS)


# --- What goes into each file ---------------------------------------------------------------------


def _csv(_desk: Desk, tracker: "Tracker", days: "Days", _with_notes: bool) -> Iterator[str]:
    from tracker.carrying.ranges import work_in
    from tracker.reports.csv import csv_lines

    return csv_lines(work_in(tracker, days))


def _ics(_desk: Desk, tracker: "Tracker", days: "Days", with_notes: bool) -> Iterator[str]:
    from tracker.carrying.ranges import work_in
    from tracker.reports.ics import write_ics

    yield write_ics(_noted(work_in(tracker, days), with_notes=with_notes), tracker.now)


def _json(_desk: Desk, tracker: "Tracker", days: "Days", _with_notes: bool) -> Iterator[str]:
    from tracker.carrying.ranges import balances_in
    from tracker.reports.json import list_lines, week_object

    return list_lines(map(week_object, balances_in(tracker, days)))


def _html(desk: Desk, tracker: "Tracker", days: "Days", with_notes: bool) -> Iterator[str]:
    from tracker.reports.html import page_parts

    tell_without_charts(desk)
    title = date_range(days.weeks[0].monday, days.weeks[-1].days[-1])
    return page_parts(title, _weeks(desk, tracker, days, with_notes=with_notes))


def _weeks(
    desk: Desk, tracker: "Tracker", days: "Days", *, with_notes: bool
) -> "Iterator[TheWeek]":
    from tracker.carrying.ranges import balances_in
    from tracker.cli.week_extras import notes_of
    from tracker.reports.csv import spans_of

    for balance in balances_in(tracker, days):
        notes = notes_of(tracker, balance) if with_notes else {}
        yield balance, spans_of(balance, notes), chart_of(desk, balance)


def _noted(work: "Iterator[WorkSpan]", *, with_notes: bool) -> "Iterator[WorkSpan]":
    """Yield work with its notes only if those are wanted: such files are handed on."""
    from dataclasses import replace

    return work if with_notes else (replace(one, note="") for one in work)


_Write = Callable[[Desk, "Tracker", "Days", bool], Iterator[str]]
_WRITERS: Final[Mapping[str, _Write]] = {"csv": _csv, "ics": _ics, "json": _json, "html": _html}
