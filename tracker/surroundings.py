"""The sensors of this computer, as the person's settings want them."""

from dataclasses import replace
from datetime import datetime, timedelta

from tracker.sensors.base import Surroundings
from tracker.sensors.choosing import Sensors
from tracker.sensors.findings import Finding
from tracker.settings import Settings


def findings(settings: Settings, now: datetime) -> tuple[Finding, ...]:
    """Try the sensors of this computer and say what was found; nothing of them stays open."""
    sensors = sensors_for(settings)
    try:
        sensors.open(now)
        return sensors.findings
    finally:
        sensors.close()


def sensors_for(settings: Settings, away_after: timedelta | None = None) -> Sensors:
    """Return the sensors of this computer, none of them opened; `away_after` for the person's."""
    known = surroundings_of(settings)
    return Sensors(known if away_after is None else replace(known, away_after=away_after))


def surroundings_of(settings: Settings, pace: float = 1.0) -> Surroundings:
    """Return what the sensors must know of the settings."""
    work = settings.work
    return Surroundings(timedelta(minutes=work.away_after_min), frozenset(work.apps), pace)
