"""A pause in typing: what is to come up waits for one, so that no key meets it.

How long a pause is, and how long it is waited for, is the business of `tracker.live`.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

PauseIn = Callable[[datetime], timedelta | None]


class Lull(QObject):
    """Waits for a pause when asked to, and looks at the input meanwhile alone; `came` tells."""

    came = Signal()

    def __init__(
        self, pause_in: PauseIn, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        """Be ready; `pause_in` tells how long to wait on for a pause wanted since an instant."""
        super().__init__(parent)
        self._pause_in = pause_in
        self._clock = clock
        self._since: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def is_awaited(self) -> bool:
        """Tell whether somebody types, and something waits for that to end."""
        return self._since is not None

    def wait(self) -> None:
        """Tell when there is a pause, which may be at once."""
        self._since = self._clock()
        self.look()

    def call_off(self) -> None:
        """Wait for nothing any more."""
        self._since = None
        self._timer.stop()

    def look(self) -> None:
        """Look whether it has come."""
        if self._since is None:
            return
        wait = self._pause_in(self._since)
        if wait is None:
            self.call_off()
            self.came.emit()
        else:
            self._timer.start(-(-wait // timedelta(milliseconds=1)))
