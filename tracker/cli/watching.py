"""`doctor --live`: what the sensors tell, line by line as they tell it, and nothing on record."""

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import click

from tracker.clock import SystemClock
from tracker.domain.signals import Sample, Start, Stop
from tracker.wording import _, clock_to_the_second, need_name, ngettext

if TYPE_CHECKING:
    from tracker.sensors.base import Need
    from tracker.settings import Settings
    from tracker.watching import Silence

USUAL: Final = "20s"
LONGEST: Final = timedelta(minutes=10)


def watch(settings: "Settings", length: timedelta, *, as_json: bool) -> None:
    """Look on for a while and print each signal as it comes; Ctrl-C ends it early.

    As JSON it is a trace from its start to its stop; what is said about it goes to standard error.
    """
    from tracker.watching import Watch

    clock = SystemClock()  # sensors go by no other
    looking = Watch.of(settings, clock)
    click.echo(_opening(settings), err=as_json)
    count = 0
    with closing(looking.samples(length)) as samples:
        try:
            if as_json:
                _put(Sample(clock.read().at, looking.zone, Start()))
            for sample in samples:
                _put(sample) if as_json else click.echo(_line(sample))
                count += 1
        except KeyboardInterrupt:
            pass  # that is how it is ended
    if as_json:
        _put(Sample(clock.read().at, looking.zone, Stop()))
    click.echo(_closing(count, looking.silence), err=as_json)


def _opening(settings: "Settings") -> str:
    """Say what is seen here that is otherwise than in the running program."""
    from tracker.watching import AWAY_AFTER

    return _(
        "Quiet is told after {seconds} s here, not after your {minutes} min. Ctrl-C ends it."
    ).format(seconds=AWAY_AFTER.seconds, minutes=settings.work.away_after_min)


def _line(sample: Sample) -> str:
    from tracker.sensing import told_name

    at = clock_to_the_second(sample.at, sample.zone)
    return f"{at}  {told_name(sample.signal, sample.zone)}"


def _put(sample: Sample) -> None:
    """Print a sample as a line of a trace; what leaves no line in one is not printed."""
    from tracker.trace_writing import trace_line

    line = trace_line(sample)
    if line is not None:
        click.echo(json.dumps(line, ensure_ascii=False))


def _closing(count: int, silence: "Silence") -> str:
    said = [ngettext("{count} signal.", "{count} signals.", count).format(count=count)]
    if silence.silent:
        said.append(_("Nothing was told of: {needs}.").format(needs=_names(silence.silent)))
    if silence.missing:
        said.append(_("Nothing can tell of: {needs}.").format(needs=_names(silence.missing)))
    return " ".join(said)


def _names(needs: "Sequence[Need]") -> str:
    return ", ".join(need_name(need.value) for need in needs)
