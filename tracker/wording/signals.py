"""What the sensors tell, in a few words each: for those who look on, live or on the page."""

from datetime import datetime, timedelta

from tracker.domain import signals
from tracker.domain.localtime import local
from tracker.domain.model import EndReason
from tracker.domain.signals import Signal
from tracker.wording.catalogue import _, ngettext
from tracker.wording.names import place_name
from tracker.wording.phrases import listing

_NO_TIME = timedelta(0)


def signal_name(signal: Signal, zone: str) -> str:
    """Say what a sensor tells, as it stands after a time of day; its own times are local in `zone`.

    Raises:
        ValueError: no sensor tells this; it comes from the person or from the record.
    """
    match signal:
        case signals.Idle(since):
            return _("no input since {time}").format(time=clock_to_the_second(since, zone))
        case signals.Front(app) if app:
            return _("work app in front: {app}").format(app=app)
        case signals.Apps(names):
            return _running(names)
        case signals.ZoneChanged(to):
            return _("time zone: {zone}").format(zone=to)
        case signals.PlaceChanged(place):
            return _("place: {place}").format(place=place_name(place))
        case signals.ClockJumped(by):
            return _jumped(by)
        case _:
            return _plain(signal)


def clock_to_the_second(at: datetime, zone: str) -> str:
    """Write a time of day to the second, local in `zone`: “12:03:07”."""
    return f"{local(at, zone):%H:%M:%S}"


def _plain(signal: Signal) -> str:
    said = {
        signals.Start(): _("the computer stays up after all"),
        signals.Active(): _("input returned"),
        signals.Lock(): _("the screen was locked"),
        signals.Unlock(): _("the screen was unlocked"),
        signals.Sleep(): _("the computer goes to sleep"),
        signals.Wake(): _("the computer woke"),
        signals.Call(on=True): _("a call began (microphone or camera)"),
        signals.Call(on=False): _("the call ended"),
        signals.Busy(on=True): _("do not disturb, or full screen, began"),
        signals.Busy(on=False): _("do not disturb, or full screen, ended"),
        signals.Front(""): _("no listed work app in front"),
        signals.Stop(EndReason.STOP): _("the program is asked to end"),
        signals.Stop(EndReason.LOGOUT): _("log-out or shut-down begins"),
        signals.Passed(): _("the clock was set, or the computer slept"),
    }
    if signal not in said:
        raise ValueError(f"no sensor tells this: {signal}")
    return said[signal]


def _running(names: frozenset[str]) -> str:
    if not names:
        return _("no listed work app runs")
    said = ngettext("work app that runs: {apps}", "work apps that run: {apps}", len(names))
    return said.format(apps=listing(sorted(names)))


def _jumped(by: timedelta) -> str:
    said = (
        _("the clock was set {count} s back")
        if by < _NO_TIME
        else _("the clock was set {count} s ahead")
    )
    return said.format(count=round(abs(by).total_seconds()))
