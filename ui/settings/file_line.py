"""Where the settings file lies, in one line, with a button that copies the path."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from tracker.wording import _
from ui.look import Look
from ui.parts import button
from ui.sheet import marked


class FileLine(QWidget):
    """The path of the file, for those who would rather edit it."""

    def __init__(self, path: Path, look: Look) -> None:
        super().__init__()
        self.setObjectName("file_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._path = str(path)
        name = _Elided(self._path)
        name.setObjectName("path")
        marked(name, face="small")
        self._copy = button("copy_path", _("Copy path"), "quiet")
        self._copy.clicked.connect(self._on_copy)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.steps(6), look.steps(2), look.steps(4), look.steps(2))
        line.addWidget(name, 1)
        line.addWidget(self._copy)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._path)
        self._copy.setText(_("Copied"))


class _Elided(QLabel):
    """A text that loses its middle where there is no room for it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
