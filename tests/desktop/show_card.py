"""Put up a card when a line comes in, and tell in lines what happens: run by the tests here."""

import sys

from PySide6.QtCore import QPoint, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.asks import NOW, OUTSIDE
from ui.cards import Card
from ui.look import Look


def tell(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - the test reads it


def main() -> None:
    application = QApplication(sys.argv)
    application.setStyle("Fusion")
    card = Card(OUTSIDE, Look(), lambda: NOW)
    card.answered.connect(lambda _id, choice, _until: tell("answered", choice))
    card.closed.connect(lambda: tell("closed"))
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: obey(card, sys.stdin.readline().strip()))
    tell("ready")
    application.exec()


def obey(card: Card, word: str) -> None:
    match word:
        case "show":
            card.put_up()
        case "keyboard":
            card.take_keyboard()
        case "where":
            tell_places(card)
        case _:
            QApplication.quit()
            return
    # Only once the window manager has mapped the window is it really there.
    QTimer.singleShot(100, lambda: tell(word, "done"))


def tell_places(card: Card) -> None:
    """Tell where in which window each button is; Qt itself may be wrong about where that stands."""
    for button in card.findChildren(QPushButton):
        if button.isVisible():
            middle = button.mapTo(card, QPoint(button.width() // 2, button.height() // 2))
            tell(button.objectName(), int(card.winId()), middle.x(), middle.y())


if __name__ == "__main__":
    main()
