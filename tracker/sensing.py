"""What is sensed on this computer, put together for those who look on: the page, and a mail.

A value a need: which sensor is in use and why, what is lost, what would cure that, and what was
told last. The text for a mail leaves the last out: it says when somebody worked.
"""

import os
import platform
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker import __version__
from tracker.domain.localtime import local
from tracker.domain.signals import Signal
from tracker.sensors.base import Need, Network
from tracker.sensors.findings import Finding, PassedOver, State
from tracker.sensors.post import Told
from tracker.sensors.running import RunningApp, running_apps
from tracker.wording import _, begin, need_name, sensing_name, signal_name

__all__ = [
    "PassedOver",
    "RunningApp",
    "Sensed",
    "State",
    "computer",
    "passed_over_line",
    "running_apps",
    "sensed_of",
    "sensed_text",
    "told_name",
]


@dataclass(frozen=True, slots=True)
class Sensed:
    """What senses something here; all texts are in the language in use.

    Attributes:
        need: what for, as in `doctor --json`.
        state: how well that works.
        sensor: the name of the sensor in use, `none` if there is none.
        says: why it is in use.
        lost: what it costs that there is none; empty while there is one.
        passed_over: what would do better, or is missing of it: name, reason and cure.
        told_at: when it told something last, local; None if it never did.
        told: what that was; empty if there was nothing.
    """

    need: str
    state: State
    sensor: str
    says: str
    lost: str = ""
    passed_over: tuple[PassedOver, ...] = ()
    told_at: datetime | None = None
    told: str = ""

    @property
    def name(self) -> str:
        """Return what it is for, as a heading."""
        return begin(need_name(self.need))


def sensed_of(
    findings: Iterable[Finding], told: Mapping[Need, Told], zone: str
) -> tuple[Sensed, ...]:
    """Put together what was found out and what was told, its times local in `zone`."""
    return tuple(_sensed(finding, told.get(finding.need), zone) for finding in findings)


def computer() -> str:
    """Name the system, the desktop and its kind: “Linux, KDE, wayland”."""
    named = (platform.system(), os.environ.get("XDG_CURRENT_DESKTOP", ""))
    parts = [*named, os.environ.get("XDG_SESSION_TYPE", "")]
    return ", ".join(part for part in parts if part) or sys.platform


def sensed_text(sensed: Iterable[Sensed]) -> str:
    """Write what is sensed as plain text for a mail, without a time and without a home folder."""
    lines = [f"Kjernetid {__version__}, Python {platform.python_version()}, {computer()}"]
    for one in sensed:
        lines += ["", f"{one.name} ({one.need}): {sensing_name(one.state)}, {one.sensor}", one.says]
        lines += [one.lost] if one.lost else []
        lines += [f"- {passed_over_line(other)}" for other in one.passed_over]
    return "\n".join(lines).replace(str(Path.home()), "~") + "\n"


def passed_over_line(other: PassedOver) -> str:
    """Say in a line what is not in use, why, and what would cure that."""
    return " ".join(part for part in (f"{other.name}:", other.reason, other.cure) if part)


def told_name(signal: Signal, zone: str) -> str:
    """Say what a sensor tells, its times local in `zone`; of a network never which one it is."""
    if isinstance(signal, Network):
        return _("a network is there") if signal.token else _("no network is there")
    return signal_name(signal, zone)


def _sensed(finding: Finding, told: Told | None, zone: str) -> Sensed:
    return Sensed(
        need=finding.need.value,
        state=finding.state,
        sensor=finding.sensor,
        says=finding.reason,
        lost=finding.lost,
        passed_over=finding.passed_over,
        told_at=None if told is None else local(told.at, zone),
        told="" if told is None else told_name(told.signal, zone),
    )
