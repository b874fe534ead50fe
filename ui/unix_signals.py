"""SIGTERM, SIGINT and SIGHUP as an orderly end, on systems that have them."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

ENDING = ("SIGTERM", "SIGINT", "SIGHUP")


class UnixSignals(QObject):
    """Wakes Qt's loop when a signal arrives; Python alone would wait for the next event."""

    def __init__(self, on_signal: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_signal = on_signal
        self._listen()

    def _listen(self) -> None:
        if sys.platform == "win32":
            return  # Windows ends programs by messages, which Qt hears
        reading, writing = os.pipe()
        for descriptor in (reading, writing):
            os.set_blocking(descriptor, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for name in ENDING:
            signal.signal(getattr(signal, name), _noticed)
        notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda: self._hear(reading))

    def _hear(self, descriptor: int) -> None:
        os.read(descriptor, 64)
        self._on_signal()


def _noticed(_number: int, _frame: FrameType | None) -> None:
    """Be there, so that the signal does not kill; the descriptor tells of it."""
