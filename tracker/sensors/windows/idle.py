"""Input on Windows: when the last one was is asked, and what that means is for `looking`.

Windows tells nobody that input stopped or returned. It would send the raw input of all keyboards
and mice to a window of ours (`RegisterRawInputDevices` with `RIDEV_INPUTSINK`), and the first
message after a time without would be the return, some seconds earlier than a look finds it. This
is not used, on purpose: it is how key loggers listen, and more speaks against it in docs/adr/014.

What Windows takes for input is input here: a game controller, a drifting stick, a mouse jiggler,
and what programs make up with `SendInput`. A locked screen overrules all of it.
"""

from collections.abc import Callable
from typing import Final

from tracker.sensors.base import Surroundings
from tracker.sensors.looking import LookingSensor
from tracker.sensors.windows.dlls import Calls, calls

_WRAP: Final = 1 << 32  # the tick of an input has 32 bits: it begins anew every 49.7 days
# An input that another program made up carries a tick of that program's own making, and that of a
# real one may be a little ahead of the clock ("GetLastInputInfo", remarks).
_AHEAD_MS: Final = 60_000


class Ticks:
    """The clock of Windows that runs from its start, sleep included, and the last input on it."""

    def __init__(self, calls: Calls) -> None:
        """Begin with an input that is not known yet."""
        self._calls = calls
        self._tick: int | None = None
        self._input_ms = 0

    def present_ms(self) -> int:
        """Return how long Windows has been running."""
        return int(self._calls.kernel32.GetTickCount64())

    def last_input_ms(self) -> int:
        """Return the tick of the last input, in full.

        As long as it is the same input, its 32 bits mean what they meant when it came. An input
        that claims to be older than the one before is no later than that.

        Raises:
            SensorError: Windows does not tell.
        """
        tick = self._calls.last_input_tick()
        if tick != self._tick:
            self._tick = tick
            present = self.present_ms()
            ago = (present - tick) % _WRAP
            at = present if ago >= _WRAP - _AHEAD_MS else present - ago
            self._input_ms = max(self._input_ms, at)
        return self._input_ms


class LastInput(LookingSensor):
    """Looks at the last input that Windows knows of; its name is `last-input`."""

    def __init__(self, surroundings: Surroundings, calls: Callable[[], Calls] = calls) -> None:
        """Be ready to ask."""
        super().__init__("last-input", surroundings, lambda: Ticks(calls()))
