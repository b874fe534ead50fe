"""`replay` and `demo`: recorded or made-up signals, run through the real engine."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from tracker.cli.commands import Command
from tracker.cli.completing import complete_file
from tracker.cli.desk import Desk
from tracker.cli.event_words import event_line
from tracker.cli.output import heading, say
from tracker.cli.pictures import paint, wanted_pictures
from tracker.errors import SettingsError, TraceError
from tracker.paths import Home
from tracker.wording import N_, _, full_date, reason_of, weekday


@click.command(
    cls=Command,
    help=N_(
        "Run a recorded trace of signals through the engine.\n\nNothing is put on record. The"
        " settings are yours unless another file is named."
    ),
)
@click.argument("trace", type=click.Path(path_type=Path), help=N_("A file of JSON lines."))
@click.option(
    "--settings",
    "settings_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=N_("Use the settings in this file."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print events as JSON lines."))
@click.pass_obj
def replay(desk: Desk, trace: Path, settings_file: Path | None, *, as_json: bool) -> None:
    """Replay a trace."""
    from tracker.replay import replay as run
    from tracker.settings import read
    from tracker.settings.policy.looking import policy_here

    if settings_file is not None and not settings_file.exists():
        raise SettingsError(_("There is no settings file {file}.").format(file=settings_file))
    if settings_file is None:
        loaded = read(desk.home.settings, policy_here())
    else:
        loaded = read(settings_file)
    for notice in loaded.notices:
        click.echo(notice, err=True)
    with _opened(trace) as lines:
        events = run(lines, loaded.settings, desk.clock.read().zone)
        for line in map(_json_line, events) if as_json else _told(events):
            click.echo(line)


@click.command(
    cls=Command,
    help=N_("Play a made-up fortnight through the real engine, in a throw-away home, and show it."),
)
@click.option(
    "--png",
    metavar="FILE",
    shell_complete=complete_file,
    help=N_("Paint the fortnight as a PNG picture."),
)
@click.pass_obj
def demo(desk: Desk, png: str | None) -> None:
    """Play the fortnight."""
    from tracker.demo import run_demo
    from tracker.reports.text import week_text

    pictures = wanted_pictures(png=png)
    with TemporaryDirectory(prefix="kjernetid-demo-") as folder:
        played = run_demo(Home(Path(folder)))
    for line in played.story:
        click.echo(line)
    for week in played.weeks:
        say(f"\n{week_text(week, heading)}")
    for path, kind in pictures:
        paint(desk, played.weeks, path, kind)


@contextmanager
def _opened(trace: Path) -> Iterator[Iterator[str]]:
    try:
        with trace.open(encoding="utf-8-sig") as lines:
            yield lines
    except OSError as error:
        if error.filename is None:  # not about this file: the reader of our output went away
            raise
        raise TraceError(
            _("{file} cannot be read ({reason}).").format(file=trace, reason=reason_of(error))
        ) from None
    except UnicodeDecodeError:
        raise TraceError(_("{file} is not UTF-8 text.").format(file=trace)) from None


def _json_line(event: dict[str, Any]) -> str:
    return json.dumps(event, ensure_ascii=False, allow_nan=False)


def _told(events: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Tell events for people, each day under its own heading."""
    day = None
    for event in events:
        at = datetime.fromisoformat(event["at"])
        if at.date() != day:
            day = at.date()
            yield heading(_("{weekday} {date}").format(weekday=weekday(day), date=full_date(day)))
        yield f"  {event_line(event)}"
