"""Memory that is not needed now is given back: after the start, and once nothing is shown.

Why, and what it costs, stands in docs/adr/013.
"""

from typing import cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from tracker.domain.model import Phase
from tracker.trim import keep_large_apart, trim

STARTED_MS = 10_000  # by then whatever the start needed has been done
SOON_MS = 2_000
PICTURES_MAX_KB = 2_048  # of which Qt keeps what was shown, in case that it is shown once more


class Spared(QObject):
    """Knows when something was needed for the last time, and gives it back a little later."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phase: Phase | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(give_back)
        QPixmapCache.setCacheLimit(PICTURES_MAX_KB)
        keep_large_apart()

    def started(self) -> None:
        """Give back what the start needed."""
        self.timer.start(STARTED_MS)

    def soon(self) -> None:
        """Give back what was needed until just now; once for several that end together."""
        self.timer.start(SOON_MS)

    def follow(self, phase: Phase) -> None:
        """Give back what work needed once it pauses; nobody waits for anything then."""
        if self._phase is Phase.WORKING and phase is not Phase.WORKING:
            self.soon()
        self._phase = phase


def give_back() -> None:
    """Let go of pictures that nobody looks at any more, then of memory that is not needed."""
    QPixmapCache.clear()
    _forget_rules()
    trim()


def _forget_rules() -> None:
    """Let Qt forget what the rules of style sheets came to for parts that are gone.

    Of the inner parts of fields, such as the line in a spin box, it keeps that for as long as
    there is any window with a style sheet. What is needed again is worked out again.
    """
    application = cast(QApplication, QApplication.instance())
    for window in QApplication.topLevelWidgets():
        if window.style().inherits("QStyleSheetStyle"):
            window.style().unpolish(application)  # one store serves all windows
            return
