"""What the text files of weeks need beside the balance: notes from the record, and a chart."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from tracker.cli.desk import Desk
from tracker.domain.schedule import ONE_DAY
from tracker.errors import TrackerError
from tracker.wording import _, reason_of

if TYPE_CHECKING:
    from tracker.domain.week import WeekBalance
    from tracker.hall import Tracker
    from tracker.reports.html import Chart


def notes_of(tracker: "Tracker", balance: "WeekBalance") -> dict[int, str]:
    """Return what the person noted in a week, by the number of the span."""
    # A day more on either side: work is counted by the zone it was done in, not by home's.
    first, last = balance.week.days[0] - ONE_DAY, balance.week.days[-1] + ONE_DAY
    return {work.id: work.note for work in tracker.sessions(first, last)}


def tell_without_charts(desk: Desk) -> None:
    """Say that a page comes without a chart where nobody can paint one."""
    if desk.paint is None:
        click.echo(
            _("The chart is left out: the windows part of Kjernetid is not installed here."),
            err=True,
        )


def chart_of(desk: Desk, balance: "WeekBalance") -> "Chart | None":
    """Have a chart painted, for a light page and a dark one; None where nobody can.

    Raises:
        TrackerError: there is no room for it among the temporary files.
    """
    from tracker.reports.html import Chart

    if desk.paint is None:
        return None
    try:
        with TemporaryDirectory(prefix="kjernetid-") as folder:
            light, dark = Path(folder, "light.svg"), Path(folder, "dark.svg")
            desk.paint([balance], light, "chart")
            desk.paint([balance], dark, "chart-dark")
            return Chart(light.read_text(encoding="utf-8"), dark.read_text(encoding="utf-8"))
    except (OSError, TrackerError) as error:
        # What was to be painted aside is told of in other words than a file that was asked for.
        cause = error if isinstance(error, OSError) else error.__cause__
        if not isinstance(cause, OSError):
            raise
        raise TrackerError(
            _("The chart cannot be painted in the folder for temporary files ({reason}).").format(
                reason=reason_of(cause)
            )
        ) from None
