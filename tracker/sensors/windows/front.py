"""Which of the listed work apps is in front on Windows, and nothing of any other program.

Windows calls us when another window comes to the front. Of the one that is in front only the file
of its program is asked for, never its title; a program that is not listed becomes an empty name on
the spot. Apps from the Microsoft Store may stand behind `ApplicationFrameHost`, and are then not
known by their own name.
"""

from collections.abc import Callable
from datetime import datetime

from tracker.domain.signals import Front, Signal
from tracker.sensors.base import Surroundings
from tracker.sensors.program_names import program_name, simple_name
from tracker.sensors.windows.dlls import Calls, calls
from tracker.sensors.windows.hearing import HearingSensor, another_in_front
from tracker.sensors.windows.processes import program_of_window


class Foreground(HearingSensor):
    """Tells which of the listed apps is in front, when that has changed; it is `foreground`."""

    def __init__(self, surroundings: Surroundings, calls: Callable[[], Calls] = calls) -> None:
        """Be ready to be called; without listed apps nothing is ever asked."""
        super().__init__(
            "foreground",
            surroundings,
            calls,
            _App(surroundings.apps),
            inside=another_in_front,
            is_wanted=bool(surroundings.apps),
        )


class _App:
    """The listed app in front, and no other."""

    def __init__(self, apps: frozenset[str]) -> None:
        self._listed = {simple_name(app): app for app in apps}
        self._told = ""

    def begin(self, calls: Calls, _now: datetime) -> list[Signal]:
        self._told = self._in_front(calls)
        return [Front(self._told)]

    def look(self, calls: Calls, _now: datetime, *, rang: bool) -> list[Signal]:
        before = self._told
        if rang:
            self._told = self._in_front(calls)
        return [] if self._told == before else [Front(self._told)]

    def next_look(self) -> datetime | None:
        return None

    def _in_front(self, calls: Calls) -> str:
        """Return the listed app that the window in front belongs to, or nothing."""
        path = program_of_window(calls, calls.user32.GetForegroundWindow())
        return self._listed.get(program_name("", path, ()), "")
