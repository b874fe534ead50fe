"""`status`: what is happening now, as the running program says, else as the record tells."""

from datetime import datetime, timedelta
from typing import Any, Final

import click

from tracker.cli.commands import Command
from tracker.cli.desk import Desk
from tracker.cli.output import STANDARD_OUTPUT, put
from tracker.domain.model import Phase
from tracker.errors import NotRunningError
from tracker.wording import N_, _, begin, clock_in_text, duration, phase_name

ANSWER_S: Final = 1.0


@click.command(
    cls=Command, help=N_("Show what is happening now: today’s work, core hours, reminders.")
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print it as JSON."))
@click.pass_obj
def status(desk: Desk, *, as_json: bool) -> None:
    """Show the present."""
    found = _from_program(desk) or _from_record(desk)
    if as_json:
        from tracker.reports.json import written

        put(written(found), STANDARD_OUTPUT)
        return
    for line in status_lines(found):
        click.echo(line)


def _from_program(desk: Desk) -> dict[str, Any] | None:
    """Ask the running program; one that should answer, but does not, is told of."""
    from tracker.control import NotAnsweringError, send

    try:
        return send(desk.home, ("status",), timeout=ANSWER_S).status
    except NotAnsweringError as error:
        click.echo(error.sentence, err=True)
    except NotRunningError:
        pass
    return None


def _from_record(desk: Desk) -> dict[str, Any]:
    with desk.look() as tracker:
        return tracker.status().as_json()


def status_lines(found: dict[str, Any]) -> list[str]:
    """Tell the present in a few lines; `found` is in the fixed format of `status --json`."""
    lines = [_phase(found), _today(found)]
    if found["stretch_min"] is not None:
        stretch = _duration(found["stretch_min"])
        lines.append(_("At the screen without a pause: {stretch}.").format(stretch=stretch))
    if found["core_ends"] is not None:
        lines.append(_("Core hours end at {time}.").format(time=_clock(found["core_ends"])))
    if found["next_prompt"] is not None:
        due = _clock(found["next_prompt"])
        lines.append(_("Next reminder at {time}, if you go on as now.").format(time=due))
    return lines


def _phase(found: dict[str, Any]) -> str:
    name = begin(phase_name(Phase(found["phase"])))
    if found["since"] is None:
        return f"{name}."
    return _("{phase} since {time}.").format(phase=name, time=_clock(found["since"]))


def _today(found: dict[str, Any]) -> str:
    if not found["work_today_min"]:
        return _("No work on record today.")
    work = _duration(found["work_today_min"])
    if not found["outside_today_min"]:
        return _("Work today: {work}.").format(work=work)
    outside = _duration(found["outside_today_min"])
    return _("Work today: {work}, {outside} of it outside core hours.").format(
        work=work, outside=outside
    )


def _clock(at: str) -> str:
    """Return the time of day; the offset of an instant is that of the place it was lived in."""
    return clock_in_text(datetime.fromisoformat(at))


def _duration(minutes: float) -> str:
    return duration(timedelta(minutes=minutes))
