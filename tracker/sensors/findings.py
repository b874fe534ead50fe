"""What was found out about the sensors of this computer, in sentences for the person."""

import sys
from collections.abc import Sequence, Sized
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol, Self, runtime_checkable

from tracker.sensors.base import Need
from tracker.sensors.nothing import NOTHING
from tracker.wording import N_, _

_SYSTEMS: Final = {"win32": "Windows", "darwin": "macOS"}

_KEPT_ON: Final = N_(
    "The compositor tells when input stops or returns."
    " What keeps the screen on, such as a playing video, counts as input."
)
_WORKS: Final = {
    "xsync": N_("The X server tells the moment input stops or returns."),
    "ext-input-idle": N_("The compositor tells the moment input stops or returns."),
    "ext-idle": _KEPT_ON,
    "kde-idle": _KEPT_ON,
    "mutter-idle": N_(
        "GNOME tells when input stops or returns;"
        " that it has stopped only once nothing keeps the screen on."
    ),
    "logind-idle": N_(
        "The desktop lets logind know when input stops, often minutes late, and when it returns."
    ),
    "logind": N_("logind tells of lock, sleep and log-out, and lets them be put on record first."),
    "screen-savers": N_(
        "Screen savers tell of lock. Sleep is seen by the gap it leaves in the clock,"
        " log-out by the end of the program."
    ),
    "timerfd": N_("The kernel tells when the clock or the time zone is set."),
    "last-input": N_(
        "Windows is asked when the last input was: when it may have stopped, and until it returns"
        " every five seconds, after five minutes every twenty, never while the screen is locked."
    ),
    "windows-session": N_(
        "Windows tells of lock, sleep and log-out, and lets them be put on record first."
    ),
    "time-change": N_("Windows tells when the clock or the time zone is set."),
    "foreground": N_(
        "Windows tells which listed work app is in front; without listed ones, nothing."
    ),
    "notification-state": N_(
        "Windows is asked whether a program fills the screen or a presentation is on: when another"
        " window comes to the front, and once a minute. Of do-not-disturb it mostly does not tell."
    ),
    "hid-idle": N_(
        "macOS is asked when the last input was: when it may have stopped, and until it returns"
        " every five seconds, after five minutes every twenty, never while the screen is locked."
    ),
    "workspace": N_("macOS tells of lock, sleep and log-out, and sleeps when that has been heard."),
    "clock-notes": N_("macOS tells when the clock or the time zone is set."),
    "front-app": N_("macOS tells which listed work app is in front; without listed ones, nothing."),
    "presentation": N_(
        "macOS tells when the app in front has the screen to itself, and questions wait meanwhile;"
        " whether a Focus, such as Do Not Disturb, is on is not known."
    ),
    "processes": N_("The running programs are looked at once a minute, if work apps are listed."),
    "calls": N_("A microphone or a camera in use for three seconds is taken for a call."),
    "quiet": N_("Full screen and do-not-disturb are told, and questions wait meanwhile."),
    "routing-table": N_(
        "The kernel tells when the network is another one; it is known by its gateway alone."
    ),
    "route-change": N_(
        "Windows tells when the network is another one; it is known by its gateway alone."
    ),
    "network-change": N_(
        "macOS tells when the network is another one; it is known by its gateway alone."
    ),
    "active-window": N_(
        "The window manager tells which listed work app is in front; without listed ones, nothing."
    ),
    "wlr-front": N_(
        "The compositor tells which listed work app is in front; without listed ones, nothing."
    ),
    "kwin-front": N_(
        "A script of ours in KWin tells which listed work app is in front;"
        " without listed ones, none runs."
    ),
}

_LOST: Final = {
    Need.IDLE: N_("Work does not begin and end by itself; start and stop by hand still work."),
    Need.SESSION: N_(
        "A locked screen counts as being away only once there was no input for a while."
        " Sleep is still seen by the gap it leaves in the clock, log-out by the end of the program."
    ),
    Need.CLOCK: N_("A clock or time zone that is set is noticed a little later, never missed."),
    Need.APPS: N_("It is not known which work apps are left open."),
    Need.CALL: N_("A call without input counts as being away, and questions are not held back."),
    Need.BUSY: N_("Questions are shown during full screen and do-not-disturb, too."),
    Need.FRONT: N_(
        "On a shared computer outside core hours, a work app in front is no sign of work; one that"
        " runs can be (work.running_counts)."
    ),
    Need.NETWORK: N_("Where you work is not known by itself; you can say it in the tray menu."),
}


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A sensor that is not in use: why, and what would cure that; the cure may be empty."""

    name: str
    reason: str
    cure: str


@runtime_checkable
class Composed(Protocol):
    """A sensor made of several, some of which may be missing."""

    @property
    def passed_over(self) -> Sequence[PassedOver]:
        """Name the parts that cannot be used now."""
        ...


class State(StrEnum):
    """How well a need is met."""

    GOOD = "good"  # by the best there is
    PARTLY = "partly"  # by something that tells less, or without one of its parts
    MISSING = "missing"  # by nothing

    @classmethod
    def of(cls, lost: str, passed_over: Sized) -> Self:
        """Tell it from what is lost and what is not in use."""
        if lost:
            return cls.MISSING
        return cls.PARTLY if passed_over else cls.GOOD


@dataclass(frozen=True, slots=True)
class Finding:
    """Which sensor meets a need.

    Attributes:
        need: what the program wants to be told.
        sensor: the name of the sensor in use, `none` if there is none.
        reason: why it is in use, in one sentence.
        lost: what is lost for want of a real one; empty while there is one.
        passed_over: the better ones that cannot be used, the best first, and the missing parts
            of the one in use.
    """

    need: Need
    sensor: str
    reason: str
    lost: str
    passed_over: tuple[PassedOver, ...]

    @property
    def state(self) -> State:
        """Tell how well the need is met."""
        return State.of(self.lost, self.passed_over)


def finding(need: Need, sensor: str, passed_over: Sequence[PassedOver]) -> Finding:
    """Put into words, in the language in use, what was found for a need."""
    lost = _(_LOST[need]) if sensor == NOTHING else ""
    return Finding(need, sensor, _reason(sensor, passed_over), lost, tuple(passed_over))


def _reason(sensor: str, passed_over: Sequence[PassedOver]) -> str:
    if sensor in _WORKS:
        return _(_WORKS[sensor])
    if passed_over:
        return _("Nothing on this desktop can tell.")
    return _("This version has no sensor for this on {system} yet.").format(
        system=_SYSTEMS.get(sys.platform, sys.platform)
    )
