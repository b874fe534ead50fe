"""Input on macOS: when the last one was is asked, and what that means is for `looking`.

What the hardware sends counts, not what programs make up. A device that moves the pointer by itself
goes on doing so behind a locked screen; the lock overrules it.
"""

from collections.abc import Callable

from tracker.sensors.base import Surroundings
from tracker.sensors.looking import InputClock, LookingSensor
from tracker.sensors.macos.quartz import Quartz, quartz


class HidIdle(LookingSensor):
    """Looks at the clock of the hardware's input; its name is `hid-idle`."""

    def __init__(self, surroundings: Surroundings, calls: Callable[[], Quartz] = quartz) -> None:
        """Be ready to ask."""
        super().__init__("hid-idle", surroundings, lambda: _of_this_session(calls()))


def _of_this_session(calls: Quartz) -> InputClock:
    """Return the calls as a clock, unless the session is somebody else's or does not tell."""
    calls.session_state()
    return calls
