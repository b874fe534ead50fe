"""The display that goes: Qt ends the program at once then, and says so just before it does.

That is the one moment left in which the end of the work can be put on record. With
`QT_WAYLAND_RECONNECT`, which Plasma sets, Qt looks for the compositor once more instead of ending.
"""

import os
import sys
import threading
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

# "The X11 connection broke (error 1). Did the X11 server die?", and the same of Wayland.
_BROKE: Final = "connection broke"


def hear_last_word(on_gone: Callable[[], None]) -> None:
    """Have `on_gone` called, in this thread, when the connection to the display has broken."""
    thread = threading.get_ident()

    def take(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if sys.stderr is not None:  # there is none behind a window on Windows
            sys.stderr.write(f"{qFormatLogMessage(kind, context, message)}\n")
        if _BROKE in message and threading.get_ident() == thread:
            on_gone()

    qInstallMessageHandler(take)


def hear_no_more() -> None:
    """Leave Qt's messages to Qt again."""
    qInstallMessageHandler(None)


def may_come_back() -> bool:
    """Tell whether Qt looks for the display once more before it gives up."""
    return bool(os.environ.get("QT_WAYLAND_RECONNECT"))
