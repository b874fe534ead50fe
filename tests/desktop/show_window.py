"""A window on Wayland that does what it is told, a line at a time, and says each when it is done.

    python -m tests.desktop.show_window ENTRY [full]

ENTRY is the desktop entry that the window names as its own. It understands `full`, `normal` and
`title WORDS`.
"""

import os
import sys
import threading

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel

ANSWER_MS = 300  # until a compositor has answered; Qt forgets a wish that contradicts an open one


class Ear(QObject):
    """Listens in a thread of its own, and has what it hears done in Qt's."""

    heard = Signal(str)

    def listen(self) -> None:
        """Listen until nobody speaks any more."""
        for line in sys.stdin:
            self.heard.emit(line.strip())


def do(window: QLabel, line: str) -> None:
    """Do what was told."""
    match line.split(maxsplit=1):
        case ["full"]:
            window.showFullScreen()
        case ["normal"]:
            window.showNormal()
        case ["title", words]:
            window.setWindowTitle(words)
    QTimer.singleShot(ANSWER_MS, lambda: say(line))


def say(line: str) -> None:
    """Say a line to who told it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(entry: str, how: str = "normal") -> None:
    """Show the window until it is closed."""
    app = QApplication([])
    app.setDesktopFileName(entry)
    window = QLabel("A window")
    window.resize(300, 200)
    ear = Ear()
    ear.heard.connect(lambda line: do(window, line), Qt.ConnectionType.QueuedConnection)
    do(window, how)
    threading.Thread(target=ear.listen, daemon=True).start()
    app.exec()
    os._exit(0)  # the thread still waits for a line


if __name__ == "__main__":
    main(*sys.argv[1:])
