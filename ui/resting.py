"""The break on the screen: its window comes when the person gets up, and goes with the break."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tracker.status import Status
from ui.bridge import Bridge
from ui.look import Look

if TYPE_CHECKING:
    from ui.break_window import Break, BreakWindow


class BreakOnScreen(QObject):
    """Shows the break that is running, and passes on how it ended; `gone` tells of its window."""

    gone = Signal()

    def __init__(self, bridge: Bridge, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._look = look
        self._window: BreakWindow | None = None
        self._until: datetime | None = None

    @property
    def is_shown(self) -> bool:
        """Tell whether there is a window of a break."""
        return self._window is not None

    def follow(self, status: Status) -> None:
        """Open the window when the person gets up, close it when they are back early."""
        if status.resting_until is None:
            self._end()
        elif status.resting_until != self._until:
            self._open(status.resting_until)
        self._until = status.resting_until

    def rebuild(self, look: Look) -> None:
        """Put the window up anew, in another look or language."""
        self._look = look
        if self._window is not None:
            self._put_up(self._window.going)

    def close(self) -> None:
        """Take the window off the screen."""
        if self._window is not None:
            self._window.close()

    def _open(self, ends_at: datetime) -> None:
        from ui.break_window import Break

        suggested = self._bridge.live.suggesting
        fills = self._bridge.tracker.settings.movement.full_screen
        self._put_up(Break(suggested.pick, suggested.break_length, ends_at, fills))

    def _put_up(self, going: "Break") -> None:
        from ui.break_window import BreakWindow

        self.close()
        window = BreakWindow(going, self._look, lambda: self._bridge.tracker.now)
        window.setObjectName("break")
        window.done.connect(lambda: self._bridge.say("break", "done"))
        window.stopped.connect(lambda: self._bridge.say("break", "stop"))
        window.closed.connect(lambda: self._gone(window))
        self._window = window
        window.put_up()

    def _end(self) -> None:
        """Close the window of a break that was ended from elsewhere; at its end it goes itself."""
        if self._window is not None and self._window.going.ends_at > self._bridge.tracker.now:
            self._window.close()

    def _gone(self, window: "BreakWindow") -> None:
        self._bridge.live.suggesting.use_up(window.going.pick)
        if self._window is window:
            self._window = None
        window.deleteLater()
        self.gone.emit()
