"""`import DIR`: a folder that `export` wrote, taken in as a whole."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.desk import Desk
from tracker.domain.localtime import local
from tracker.wording import _, full_date, listing, ngettext

if TYPE_CHECKING:
    from tracker.carrying.arriving import Arrival


def import_folder(desk: Desk, folder: Path, *, dry_run: bool, in_place_of_all: bool) -> None:
    """Take an export in, or only tell what is in it.

    Raises:
        TrackerError: it cannot be taken in; nothing was.
    """
    from tracker.carrying.arriving import look_through, take_in

    arrival = look_through(folder)
    if dry_run:
        click.echo(_in_it(arrival, desk))
        return
    kept = take_in(desk.home, arrival, desk.clock.read().at, in_place_of_all=in_place_of_all)
    click.echo(_("Imported: {what}.").format(what=_amounts(arrival)))
    if kept is not None:
        click.echo(_("What was there before is kept as {file}.").format(file=kept))


def _in_it(arrival: "Arrival", desk: Desk) -> str:
    written = arrival.manifest.written_at
    return _("Exported on {date} by Kjernetid {version}: {what}; nothing was imported.").format(
        date=full_date(local(written, desk.clock.read().zone).date()),
        version=arrival.manifest.program,
        what=_amounts(arrival),
    )


def _amounts(arrival: "Arrival") -> str:
    rows = arrival.rows
    days = rows["leave"] + rows["own_hours"] + rows["confirmed"]
    told = [
        _spans(rows["work"]),
        _corrections(rows["corrections"]),
        _breaks(rows["breaks"]),
        _questions(rows["prompts"]),
        _days(days),
        _("your settings") if arrival.has_settings else "",
    ]
    return listing([one for one in told if one])


def _spans(count: int) -> str:
    return ngettext("{count} span of work", "{count} spans of work", count).format(count=count)


def _corrections(count: int) -> str:
    if not count:
        return ""
    return ngettext("{count} correction", "{count} corrections", count).format(count=count)


def _breaks(count: int) -> str:
    if not count:
        return ""
    return ngettext("{count} break", "{count} breaks", count).format(count=count)


def _questions(count: int) -> str:
    if not count:
        return ""
    return ngettext("{count} prompt", "{count} prompts", count).format(count=count)


def _days(count: int) -> str:
    if not count:
        return ""
    return ngettext("what you said of {count} day", "what you said of {count} days", count).format(
        count=count
    )
