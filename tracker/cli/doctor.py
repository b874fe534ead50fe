"""`doctor`: does everything work here, where does it lie, and what can be sensed?"""

import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final

import click

from tracker import __version__
from tracker.cli.commands import Command
from tracker.cli.desk import Desk
from tracker.cli.output import STANDARD_OUTPUT, put
from tracker.cli.watching import LONGEST, USUAL, watch
from tracker.clock import NOW_VARIABLE, SystemClock
from tracker.domain.localtime import DAY_MIN, local
from tracker.domain.schedule import boundary_minutes
from tracker.errors import NotRunningError, SettingsError, StoreError, TrackerError
from tracker.paths import Home
from tracker.typed import parse_moment
from tracker.wording import N_, _, clock, clock_minute, full_date, need_name, sensing_name

QT: Final = "PySide6-Essentials"
SENSOR: Final = "sensor_"  # and the need: what a finding about a sensor is about
_OTHERS: Final = 0o077  # the bits of a mode that let others in
_FAULTY: Final = 1
_ANSWER_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is in order, and what there is to say of it."""

    about: str
    ok: bool
    says: str


@dataclass(frozen=True, slots=True)
class SensorFinding(Finding):
    """What senses something here; one that is missing is no fault, and `lost` says what it costs.

    Attributes:
        sensor: its name, `none` if nothing does.
        passed_over: what would do better: its name, the reason it cannot be used, and a cure.
    """

    sensor: str
    lost: str
    passed_over: tuple[dict[str, str], ...]

    @property
    def need(self) -> str:
        """Return what it is for."""
        return self.about.removeprefix(SENSOR)

    @property
    def state(self) -> str:
        """Tell how well that works."""
        from tracker.sensors.findings import State

        return State.of(self.lost, self.passed_over).value


@click.command(cls=Command, help=N_("Check whether everything works here, and where it lies."))
@click.option(
    "--live",
    is_flag=False,
    flag_value=USUAL,
    metavar="[LENGTH]",
    help=N_("Show what the sensors tell as they tell it, for 20s unless another length is given."),
)
@click.option(
    "--selftest",
    is_flag=True,
    help=N_("Try every part of the program in a throw-away home, as after an installation."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print it as JSON."))
@click.pass_obj
def doctor(desk: Desk, live: str | None, *, selftest: bool, as_json: bool) -> int:
    """Look at everything; the exit status is 1 if anything is out of order."""
    if selftest and live is not None:
        raise click.UsageError(_("--selftest and --live do not go together"))
    if live is not None:
        from tracker.settings import load

        length = parse_moment(live, LONGEST)
        watch(load(desk.home).settings, length, as_json=as_json)
        return 0
    found = list(_tried(desk) if selftest else _findings(desk))
    if as_json:
        from tracker.reports.json import written

        put(written([asdict(finding) for finding in found]), STANDARD_OUTPUT)
    else:
        for line in _lines(found):
            click.echo(line)
    return 0 if all(finding.ok for finding in found) else _FAULTY


def _lines(found: list[Finding]) -> list[str]:
    from tracker.reports.table import Column, lay_out

    names = {
        "version": _("version"),
        "computer": _("computer"),
        "folder": _("data folder"),
        "settings": _("settings"),
        "clock": _("clock"),
        "journal": _("journal"),
        "days": _("days"),
        "holidays": _("holidays"),
        "program": _("program"),
        "autostart": _("log-in"),
        "zones": _("time zones"),
        "languages": _("languages"),
        "help": _("help"),
        "picture": _("picture"),
        "notices": _("notices"),
        "calendars": _("holidays"),
        "sensors": _("sensors"),
    }
    rows = []
    for finding in found:
        if isinstance(finding, SensorFinding):
            state, name = sensing_name(finding.state), need_name(finding.need)
            says, *more = _sensed(finding)
        else:
            state, name = _("good") if finding.ok else _("fault"), names[finding.about]
            says, *more = [finding.says]
        rows += [[state, name, says], *(["", "", line] for line in more)]
    return lay_out([Column(""), Column(""), Column("")], rows)[1:]


def _sensed(finding: SensorFinding) -> list[str]:
    """Say what senses something; then, one a line, what cannot be used for it."""
    first = f"{finding.sensor}: {finding.says}"
    if finding.lost:
        first = f"{finding.says} {finding.lost}"
    return [first, *("{name}: {reason} {cure}".format(**one) for one in finding.passed_over)]


def _findings(desk: Desk) -> Iterator[Finding]:
    from tracker.sensing import computer

    yield Finding("version", True, _versions())
    yield Finding("computer", True, computer())
    yield _folder(desk.home)
    yield _settings(desk.home)
    try:
        yield Finding("clock", True, _clock(desk))
        yield from _record(desk)
    except TrackerError as error:
        yield Finding("clock", False, error.sentence)
    yield _program(desk.home)
    yield _autostart(desk.home)
    yield from _sensors(desk.home)


def _tried(desk: Desk) -> Iterator[Finding]:
    """Try the parts of the program, whatever home it would use."""
    from tracker.selftest import trials

    paint = desk.paint
    painted = None if paint is None else lambda weeks, path: paint(weeks, path, "png")
    yield Finding("version", True, _versions())
    for trial in trials(painted):
        yield Finding(trial.about, trial.ok, trial.says)


def _versions() -> str:
    from importlib import metadata  # a tenth of what showing help takes

    python = platform.python_version()
    try:
        qt = metadata.version(QT)
    except metadata.PackageNotFoundError:
        return _("Kjernetid {version}, Python {python}, no Qt: no pictures, no tray").format(
            version=__version__, python=python
        )
    return _("Kjernetid {version}, Python {python}, Qt {qt}").format(
        version=__version__, python=python, qt=qt
    )


def _folder(home: Home) -> Finding:
    folder = home.folder
    if not folder.exists():
        return Finding("folder", True, _("{folder}, not made yet").format(folder=folder))
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        sentence = _("{folder} cannot be written to; give yourself the right to.")
        return Finding("folder", False, sentence.format(folder=folder))
    if os.name == "posix" and folder.stat().st_mode & _OTHERS:
        sentence = _("{folder} can be looked into by others; close it with: chmod 700")
        return Finding("folder", False, sentence.format(folder=folder))
    return Finding("folder", True, str(folder))


def _settings(home: Home) -> Finding:
    from tracker.settings import read

    try:
        notices = read(home.settings).notices
    except SettingsError as error:
        return Finding("settings", False, error.sentence)
    if not home.settings.exists():
        return Finding("settings", True, _("defaults; nothing was changed yet"))
    return Finding("settings", not notices, " ".join(notices) or str(home.settings))


def _program(home: Home) -> Finding:
    from tracker.control import NotAnsweringError, send

    try:
        send(home, ("status",), timeout=_ANSWER_S)
    except TrackerError as error:
        is_off = isinstance(error, NotRunningError) and not isinstance(error, NotAnsweringError)
        return Finding("program", is_off, _("not running") if is_off else error.sentence)
    return Finding("program", True, _("running, and answers"))


def _autostart(home: Home) -> Finding:
    """Tell what happens at log-in; the settings may not be usable, which was told before."""
    from tracker import autostart
    from tracker.settings import load

    is_wanted = load(home).settings.program.autostart
    found = autostart.standing(home)
    says = autostart.standing_line(found, is_wanted=is_wanted)
    return Finding("autostart", autostart.as_wished(found, is_wanted=is_wanted), says)


def _sensors(home: Home) -> Iterator[Finding]:
    """Try what tells of the desktop; a program that runs has its own, and is not disturbed."""
    from tracker.settings import load
    from tracker.surroundings import findings

    for one in findings(load(home).settings, SystemClock().read().at):
        passed_over = tuple(asdict(other) for other in one.passed_over)
        about = f"{SENSOR}{one.need.value}"
        yield SensorFinding(about, True, one.reason, one.sensor, one.lost, passed_over)


def _clock(desk: Desk) -> str:
    reading = desk.clock.read()
    now = local(reading.at, reading.zone)
    said = f"{full_date(now)} {clock(now)}, {reading.zone}"
    if os.environ.get(NOW_VARIABLE):
        return _("{time}, set by {variable}").format(time=said, variable=NOW_VARIABLE)
    return said


def _record(desk: Desk) -> Iterator[Finding]:
    """Look at what the hall tells; with broken settings it goes by the defaults."""
    with desk.inspect() as tracker:
        try:
            version = tracker.schedule.plan_at(tracker.now, tracker.zone).version
        except StoreError as error:
            yield Finding("journal", False, error.sentence)
            return
        is_there = desk.home.journal.exists()
        says = str(desk.home.journal) if is_there else _("none yet; nothing is on record")
        yield Finding("journal", True, says)
        at, wished = boundary_minutes(version) % DAY_MIN, version.day_starts_min
        yield Finding("days", True, _days(at, wished, tracker.zone))
        country = " ".join(part for part in (version.country, version.region) if part)
        yield Finding("holidays", True, country or _("none are kept"))


def _days(at: int, wished: int, zone: str) -> str:
    if at == wished:
        return _("begin at {time}, {zone}").format(time=clock_minute(at), zone=zone)
    return _("begin at {time}, {zone}; {wished} lies inside core hours").format(
        time=clock_minute(at), zone=zone, wished=clock_minute(wished)
    )
