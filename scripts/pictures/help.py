"""Paint the pictures of the help, for README.md and docs/cli.md.

They are drawn in the same way as those of `weeks.py`.
"""

import os

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont

from scripts.pictures.drawing import (
    SHARPNESS,
    drawn,
    save,
)
from tracker.pages import Place
from tracker.wording import use_language
from ui.help.state import HelpState
from ui.help.window import HelpWindow
from ui.look import Look
from ui.startup import make_application
from ui.theme import DARK

SIZE = QSize(940, 640)


def main() -> None:
    """Paint all pictures and name them."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(SHARPNESS)}
    application = make_application()
    application.setFont(QFont(Look().family))
    use_language("en")
    paint("help-light", Look(), HelpState())
    paint("help-dark", Look(DARK), HelpState(Place("prompts", "quieter")))
    application.quit()


def paint(name: str, look: Look, state: HelpState) -> None:
    """Paint the window at a place of the help."""
    window = HelpWindow(look, state)
    window.resize(SIZE)
    save(drawn(window), name)


if __name__ == "__main__":
    main()
