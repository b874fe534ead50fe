"""How long the record is kept: how things stand, what is set, and the question about old days."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from tracker.domain.retention import Fate, Old
from tracker.errors import TrackerError
from tracker.retention_words import deleted_text, fate_text, kept_text, old_text
from tracker.wording import _
from ui.flow import in_a_row
from ui.look import Look
from ui.parts import button, label
from ui.settings.row import SettingRow

if TYPE_CHECKING:
    from tracker.hall import Tracker

KEEP: Final = "data.keep_months"
AGREE: Final = "data.delete_old"
_ASKED: Final = (Fate.ASK, Fate.LATER)


class KeepingBlock(QWidget):
    """Asks about days that are older than the record is kept; deletes them once that is agreed.

    `wanted` carries a key of the settings and a text that fits it.
    """

    wanted = Signal(str, str)

    def __init__(self, tracker: "Tracker", rows: Iterable[SettingRow], look: Look) -> None:
        super().__init__()
        self.setObjectName("block:keeping")
        self._tracker, self._look = tracker, look
        self._old: Old | None = None
        self._first: date | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.steps(4))
        self._make_words()
        self._make_question()
        for row in rows:
            self._lines.addWidget(row)

    def show_first(self, first: date | None) -> None:
        """Hear the day of the first work on record, and show how things stand."""
        self._first = first
        self.refresh()

    def refresh(self) -> None:
        """Show what is too old now, and what may become of it."""
        try:
            kept = self._tracker.retention.look(self._first)
        except TrackerError as error:
            self._say(error.sentence, "")
            return
        self._old = kept.old if kept.fate in _ASKED else None
        told = "" if kept.old is None else old_text(kept.old, kept.terms)
        self._say(kept_text(kept), " ".join(filter(None, (told, fate_text(kept.fate)))))

    def _say(self, rule: str, told: str) -> None:
        self._rule.setText(rule)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._question.setVisible(self._old is not None)
        self._answers.setVisible(self._old is not None)

    def _make_words(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(self._look.steps(2))
        self._rule = label("keeping_rule")
        self._told = label("keeping_old")
        self._done = label("keeping_done", face="soft")
        self._done.hide()
        title = label("title:keeping", _("How long it is kept"), "fact")
        for part in (title, self._rule, self._told, self._done):
            words.addWidget(part)
        self._lines.addLayout(words)

    def _make_question(self) -> None:
        self._question = label(
            "keeping_question",
            _(
                "Delete them for good, from the backups in the folder as well? Later ones then go"
                " by themselves. What you save elsewhere before stays."
            ),
        )
        kept = button("keep_everything", _("Keep everything"), "primary")
        later = button("not_now", _("Not now"))
        gone = button("delete_old_days", _("Delete them"))
        first = button("save_first", _("Save everything as files first …"), "quiet")
        kept.clicked.connect(lambda: self.wanted.emit(KEEP, "0"))
        later.clicked.connect(self._on_later)
        gone.clicked.connect(self._on_delete)
        first.clicked.connect(self._on_save)
        self._answers = self._row(kept, later, gone, first)
        group = QVBoxLayout()
        group.setSpacing(self._look.steps(2))
        group.addWidget(self._question)
        group.addWidget(self._answers)
        self._lines.addLayout(group)

    def _on_later(self) -> None:
        self._attempt(self._put_off)

    def _put_off(self) -> str:
        self._tracker.retention.put_off()
        return _("You are asked again in a month at the earliest.")

    def _on_delete(self) -> None:
        """Take the word for it once, then delete; where it cannot be kept, nothing is deleted."""
        old = self._old
        if old is None:
            return
        self.wanted.emit(AGREE, "true")
        if self._tracker.settings.data.delete_old:
            self._attempt(lambda: self._delete(old))

    def _delete(self, old: Old) -> str:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # ten backups take seconds
        try:
            self._tracker.retention.delete(old)
        finally:
            QGuiApplication.restoreOverrideCursor()
        return deleted_text(old)

    def _on_save(self) -> None:
        title = _("Save everything as files")
        name = f"kjernetid-{self._tracker.today().isoformat()}"
        where = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if where:
            self._attempt(lambda: self._save(Path(where) / name))

    def _save(self, folder: Path) -> str:
        from tracker.carrying.leaving import export

        export(self._tracker, folder)
        return _("Written: {file}").format(file=folder)

    def _attempt(self, deed: Callable[[], str]) -> None:
        """Do something that the person wants, and say what came of it."""
        try:
            said = deed()
        except TrackerError as error:
            said = error.sentence
        self.refresh()
        self._done.setText(said)
        self._done.show()

    def _row(self, *widgets: QWidget) -> QWidget:
        return in_a_row(self, self._look.steps(2), *widgets)
