"""The window that shows a fault of the program: what happened, to be copied and sent along."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tracker import __version__
from tracker.wording import _
from ui.look import Look
from ui.parts import set_least_size
from ui.sheet import marked

WIDTH, HEIGHT = 640, 420  # px at 100 %
LEAST = (400, 340)


class ReportWindow(QWidget):
    """Shows one fault; there is nothing personal in it, and it goes nowhere by itself."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._text = text
        self.setObjectName("window")
        self.setStyleSheet(look.sheet)
        self.setWindowTitle(_("A fault in Kjernetid"))
        fact = QLabel(_("Something in Kjernetid went wrong. Recording goes on."))
        fact.setWordWrap(True)
        marked(fact, face="fact")
        hint = QLabel(
            _(
                "This text says where. It holds nothing of your work, and goes nowhere unless you"
                " send it yourself."
            )
        )
        hint.setWordWrap(True)
        marked(hint, face="soft")
        details = QPlainTextEdit(f"Kjernetid {__version__}\n{text}")
        details.setObjectName("details")
        details.setReadOnly(True)
        details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        details.setAccessibleName(_("Details of the fault"))
        copy = QPushButton(_("Copy"))
        copy.setObjectName("copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details.toPlainText()))
        close = QPushButton(_("Close"))
        close.setObjectName("close")
        marked(close, kind="primary")
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(look.steps(6),) * 4)
        column.setSpacing(look.steps(3))
        for part in (fact, hint, details):
            column.addWidget(part)
        column.setStretchFactor(details, 1)
        column.addLayout(buttons)
        set_least_size(self, look, LEAST)
        self.resize(look.px(WIDTH), look.px(HEIGHT))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)

    def state(self) -> str:
        """Return what it shows, so that it can be built anew just so."""
        return self._text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
