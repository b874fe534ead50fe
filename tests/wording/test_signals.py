"""What the sensors tell, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.domain import signals
from tracker.domain.model import EndReason, Place
from tracker.wording import signal_name

OSLO = "Europe/Oslo"
NOON = datetime(2026, 11, 23, 11, 0, 21, tzinfo=UTC)
SAID = {
    signals.Start(): "the computer stays up after all",
    signals.Active(): "input returned",
    signals.Idle(NOON): "no input since 12:00:21",
    signals.Lock(): "the screen was locked",
    signals.Unlock(): "the screen was unlocked",
    signals.Sleep(): "the computer goes to sleep",
    signals.Wake(): "the computer woke",
    signals.Call(on=True): "a call began (microphone or camera)",
    signals.Call(on=False): "the call ended",
    signals.Busy(on=True): "do not disturb, or full screen, began",
    signals.Busy(on=False): "do not disturb, or full screen, ended",
    signals.Front("teams"): "work app in front: teams",
    signals.Front(""): "no listed work app in front",
    signals.Apps(frozenset()): "no listed work app runs",
    signals.Apps(frozenset({"teams"})): "work app that runs: teams",
    signals.Apps(frozenset({"teams", "mail"})): "work apps that run: mail and teams",
    signals.ZoneChanged("America/New_York"): "time zone: America/New_York",
    signals.PlaceChanged(Place.HOME): "place: home",
    signals.ClockJumped(timedelta(minutes=2)): "the clock was set 120 s ahead",
    signals.ClockJumped(timedelta(seconds=-3)): "the clock was set 3 s back",
    signals.Stop(EndReason.LOGOUT): "log-out or shut-down begins",
    signals.Stop(): "the program is asked to end",
    signals.Passed(): "the clock was set, or the computer slept",
}
NOT_SENSED = {signals.Say, signals.Answer, signals.Crash}


@pytest.mark.parametrize(("signal", "said"), SAID.items(), ids=SAID.values())
def test_a_signal_is_told_in_a_few_words(signal, said):
    assert signal_name(signal, OSLO) == said


def test_whatever_a_sensor_can_tell_has_words():
    declared = {one for one in vars(signals).values() if isinstance(one, type)}
    kinds = {one for one in declared if issubclass(one, signals.Signal)} - {signals.Signal}

    assert {type(signal) for signal in SAID} | NOT_SENSED == kinds


def test_what_a_person_says_is_nothing_that_a_sensor_tells():
    with pytest.raises(ValueError, match="no sensor"):
        signal_name(signals.Say(("pause",)), OSLO)
