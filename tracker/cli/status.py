"""`status`: what is happening now."""

from typing import TYPE_CHECKING

import click

from tracker.cli.desk import Desk
from tracker.cli.help import Command
from tracker.cli.output import STANDARD_OUTPUT, put
from tracker.domain.localtime import local
from tracker.wording import N_, _, begin, clock_in_text, duration, phase_name

if TYPE_CHECKING:
    from tracker.status import Status


@click.command(
    cls=Command, help=N_("Show what is happening now: today’s work, core hours, reminders.")
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print it as JSON."))
@click.pass_obj
def status(desk: Desk, *, as_json: bool) -> None:
    """Show the present."""
    with desk.look() as tracker:
        found = tracker.status()
    if as_json:
        from tracker.reports.json import written

        put(written(found.as_json()), STANDARD_OUTPUT)
        return
    for line in status_lines(found):
        click.echo(line)


def status_lines(status: "Status") -> list[str]:
    """Tell the present in a few lines."""
    lines = [_phase(status), _today(status)]
    if status.stretch is not None:
        lines.append(
            _("At the screen without a pause: {stretch}.").format(stretch=duration(status.stretch))
        )
    if status.core_ends is not None:
        ends = clock_in_text(local(status.core_ends, status.zone))
        lines.append(_("Core hours end at {time}.").format(time=ends))
    if status.next_prompt is not None:
        due = clock_in_text(local(status.next_prompt, status.zone))
        lines.append(_("Next reminder at {time}, if you go on as now.").format(time=due))
    return lines


def _phase(status: "Status") -> str:
    name = begin(phase_name(status.phase))
    if status.since is None:
        return f"{name}."
    since = clock_in_text(local(status.since, status.zone))
    return _("{phase} since {time}.").format(phase=name, time=since)


def _today(status: "Status") -> str:
    if not status.work_today:
        return _("No work on record today.")
    work = duration(status.work_today)
    if not status.outside_today:
        return _("Work today: {work}.").format(work=work)
    outside = duration(status.outside_today)
    return _("Work today: {work}, {outside} of it outside core hours.").format(
        work=work, outside=outside
    )
