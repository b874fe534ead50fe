"""All that is on record, taken along as plain files: a block of the page of the data."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from tracker.errors import TrackerError
from tracker.wording import _, pgettext
from ui.look import Look
from ui.parts import button, label

if TYPE_CHECKING:
    from tracker.hall import Tracker


class PlainFiles(QWidget):
    """Exports everything into a new folder, in a place that the person picks."""

    def __init__(self, tracker: "Tracker", clock: Callable[[], datetime], look: Look) -> None:
        super().__init__()
        self.setObjectName("block:export")
        self._tracker, self._clock = tracker, clock
        about = _(
            "All that was recorded and set, in a new folder of files that spreadsheets and other"
            " programs can open. README.txt among them explains each."
        )
        wanted = button("export", _("Export everything…"))
        wanted.clicked.connect(self._on_wanted)
        self._written = label("exported", face="soft")
        self._written.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.steps(2))
        lines.addWidget(label("title:export", pgettext("heading", "Plain files"), "fact"))
        lines.addWidget(label("about:export", about))
        lines.addWidget(wanted, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._written)

    def _on_wanted(self) -> None:
        title = _("Where is the new folder to lie?")
        chosen = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if chosen:
            self._write(Path(chosen) / f"kjernetid-{self._clock():%Y-%m-%d}")

    def _write(self, folder: Path) -> None:
        from tracker.carrying.leaving import export

        try:
            export(self._tracker, folder)
        except TrackerError as error:
            self._written.setText(error.sentence)
        else:
            self._written.setText(_("Written: {file}").format(file=folder))
        self._written.show()
