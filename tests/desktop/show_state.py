"""Put up a window in one of its states, with nothing on record, until nobody listens any more.

A line in names the state, as `tests.ui.access.everywhere` does.
"""

import os
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget

from scripts.pictures.stage import (
    Stage,
    at_home,
)
from tests.ui.access.everywhere import STATES
from tracker.wording import use_language
from ui.look import Look
from ui.startup import make_application


def tell(word: str) -> None:
    print(word, flush=True)  # noqa: T201 - the test reads it


def main() -> None:
    make_application()
    use_language("en")
    shown: list[QWidget] = []
    with at_home() as stage:
        notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda: obey(stage, shown, sys.stdin.readline().strip()))
        tell("ready")
        QApplication.exec()
    os._exit(0)  # windows that are open still would ask a home that is gone


def obey(stage: Stage, shown: list[QWidget], state: str) -> None:
    if state not in STATES:
        QApplication.quit()
        return
    window = STATES[state](stage, Look())
    shown.append(window)
    window.show()
    tell(f"{state} done")


if __name__ == "__main__":
    main()
