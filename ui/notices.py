"""Notices shown by the desktop, on the best road that leads anywhere.

First its service, by which a notice has buttons; then plain text, in a thread of its own, for that
may wait for seconds. Where both fail, or a plain text would come to nobody and not even say so,
`failed` tells, for the notice to be shown by ourselves.
"""

import logging
import threading

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from tracker import notices
from tracker.errors import NoticeError
from tracker.notices import Chosen, Heard, Lost, Notice, Refused, Service, Shown

ANSWER_MAX_MS = 5_000  # of waiting for the service, which may have to be started first
_log = logging.getLogger(__name__)


class Notices(QObject):
    """Hands notices to the desktop, and hears what becomes of them.

    Signals: `chosen(str, str)`, the prompt a notice was about and what was pressed on it;
    `failed(Notice)`, a notice that the desktop does not show.
    """

    chosen = Signal(str, str)
    failed = Signal(object)
    _not_taken = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service: Service | None = None  # until the first notice; on some systems for good
        self._notifier: QSocketNotifier | None = None
        self._told: set[str] = set()  # faults that are in the log
        self._again: Notice | None = None  # that was shown anew, which it is once
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.on_patience_lost)
        # Emitted in the thread that hands texts over, received in this one.
        self._not_taken.connect(self.on_not_taken, Qt.ConnectionType.QueuedConnection)

    def show(self, notice: Notice) -> None:
        """Have a notice shown."""
        if self._service is None:
            self._service = notices.service_here()
        if self._service is None:
            self._tell_plainly(notice)
            return
        try:
            self._service.show(notice)
        except NoticeError as error:
            self._log_once(error.sentence)
            self.failed.emit(notice)
        else:
            self._patience.start(ANSWER_MAX_MS)
        self._listen()

    def withdraw(self, about: str) -> None:
        """Take the notice about a prompt away; a plain text stays up as the desktop likes."""
        if self._service is not None:
            self._service.withdraw(about)
            self._listen()

    def close(self) -> None:
        """Take all questions away, and hear nothing any more."""
        self._patience.stop()
        if self._service is not None:
            self._service.close()
            self._listen()

    # --- What comes of them ---

    def on_readable(self) -> None:
        """Hear the service."""
        if self._service is not None:
            heard = self._service.read()
            self._listen()
            self._mind(heard)

    def on_patience_lost(self) -> None:
        """Take the next road with what the service has not answered."""
        if self._service is not None:
            self._mind(self._service.give_up())

    def on_not_taken(self, notice: Notice, why: str) -> None:
        """Pass on that a plain text was not taken either."""
        self._log_once(why)
        self.failed.emit(notice)

    def _mind(self, heard: list[Heard]) -> None:
        for one in heard:
            match one:
                case Shown():
                    self._told.clear()
                case Chosen(about, name):
                    self.chosen.emit(about, name)
                case Lost(notice, why) if notice != self._again:
                    self._again = notice
                    self.show(notice)
                case Refused(notice, why, is_deserted=True):
                    self._log_once(why)
                    self.failed.emit(notice)
                case Refused(notice, why) | Lost(notice, why):
                    self._log_once(why)
                    self._tell_plainly(notice)

    # --- The roads ---

    def _tell_plainly(self, notice: Notice) -> None:
        """Hand a text to the desktop."""

        def hand_over() -> None:
            try:
                notices.notify(notices.APP_NAME, notice.plain)
            except NoticeError as error:
                self._not_taken.emit(notice, error.sentence)

        threading.Thread(target=hand_over, name="notice", daemon=True).start()

    def _listen(self) -> None:
        """Listen to the connection that the service has now, if any."""
        descriptor = None if self._service is None else self._service.fileno()
        if self._notifier is not None and self._notifier.socket() == descriptor:
            return
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if descriptor is not None:
            self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self.on_readable)

    def _log_once(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            _log.warning("%s", sentence)


def is_wayland() -> bool:
    """Tell whether this is a desktop on which no window can place itself."""
    return QGuiApplication.platformName().startswith("wayland")
