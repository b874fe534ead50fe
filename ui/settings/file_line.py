"""The foot of the settings: where the file lies, a button that copies the path, the way to help."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.wording import _
from ui.elided import Elided
from ui.look import Look
from ui.parts import button


class FileLine(QWidget):
    """The path of the file, for those who would rather edit it; and help with what is in view."""

    help_wanted = Signal()

    def __init__(self, path: Path, look: Look) -> None:
        super().__init__()
        self.setObjectName("file_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._path = str(path)
        name = Elided("path", self._path, face="small")
        self._copy = button("copy_path", _("Copy path"), "quiet")
        self._copy.clicked.connect(self._on_copy)
        more = button("help", _("Help"), "quiet")
        more.clicked.connect(self.help_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.steps(6), look.steps(2), look.steps(4), look.steps(2))
        line.addWidget(name, 1)
        line.addWidget(self._copy)
        line.addWidget(more)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._path)
        self._copy.setText(_("Copied"))
