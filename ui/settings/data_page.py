"""The page of the data: where it lies, how long and how safe it is kept, taken along, and deleted.

What needs the program to end first is told by `leaving`: a journal that is open cannot be deleted,
nor another be put in its place.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracker.ending import CONSENT, DeleteAll, Restore, check_backup, consents
from tracker.errors import TrackerError
from tracker.holdings import Holdings, holdings_of
from tracker.wording import _, full_date, ngettext, pgettext
from ui.elided import Elided
from ui.flow import in_a_row
from ui.look import Look
from ui.parts import button, label
from ui.qt_words import locale_in_use
from ui.settings.keeping import KeepingBlock
from ui.settings.names import DATA, group_name
from ui.settings.plain_files import PlainFiles
from ui.settings.row import SettingRow

if TYPE_CHECKING:
    from tracker.hall import Tracker

_SUFFIX: Final = ".backup"
_CONSENT_ROOM = 220  # px at 100 %
_MEGABYTE = 1_000_000


class DataPage(QWidget):
    """Everything about the files of the program; `leaving` carries what is done after the end."""

    leaving = Signal(object)

    def __init__(
        self,
        tracker: "Tracker",
        rows: Iterable[SettingRow],
        clock: Callable[[], datetime],
        look: Look,
    ) -> None:
        super().__init__()
        self.setObjectName(f"group:{DATA}")
        self._tracker, self._clock, self._look = tracker, clock, look
        self._chosen: Path | None = None
        self.heading = label(f"heading:{DATA}", group_name(DATA), "title")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.steps(8))
        self._lines.addWidget(self.heading)
        self._make_place()
        self.keeping = KeepingBlock(tracker, rows, look)
        self._lines.addWidget(self.keeping)
        self._make_backup()
        self._make_moving()
        self._lines.addWidget(PlainFiles(tracker, clock, look))
        self._make_deletion()

    def bring_into_view(self, *, is_wanted: bool) -> None:
        """Show the page as things stand now, or put it away."""
        if is_wanted:
            self.refresh()
        self.setVisible(is_wanted)

    def refresh(self) -> None:
        """Look at the files anew."""
        try:
            found = holdings_of(self._tracker)
        except TrackerError as error:
            self._what.setText(error.sentence)
            return
        self._what.setText(_told(found))
        self.keeping.show_first(found.since)

    def matches(self, words: list[str]) -> bool:
        """Tell whether all words, case folded, occur in what stands on the page."""
        said = [one.text() for one in self.findChildren(QLabel)]
        said += [one.text() for one in self.findChildren(QPushButton)]
        text = "\n".join(said).casefold()
        return all(word in text for word in words)

    # --- Where it lies ---------------------------------------------------------------------------

    def _make_place(self) -> None:
        lead = _(
            "Everything stays on this computer, in one folder. Nothing is deleted before you have"
            " agreed to it once."
        )
        path = Elided("data_folder", str(self._tracker.home.folder))
        path.setAccessibleName(_("Folder of the data"))
        self._what = label("data_what", face="soft")
        self._copy = button("copy_folder", _("Copy path"), "quiet")
        self._copy.clicked.connect(self._on_copy)
        opened = button("open_folder", _("Open the folder"))
        opened.clicked.connect(self._on_open)
        self._block("place", lead, path, self._what, self._row(opened, self._copy))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._tracker.home.folder))
        self._copy.setText(_("Copied"))

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._tracker.home.folder)))

    # --- Backups ---------------------------------------------------------------------------------

    def _make_backup(self) -> None:
        about = _(
            "A backup is one file with all that was recorded and set. Who has it can read it, so"
            " keep it where only you get at it."
        )
        now = button("back_up", _("Back up now"))
        aside = button("back_up_as", _("Save a backup as…"))
        self._made = label("backup_made", face="soft")
        self._made.hide()
        now.clicked.connect(lambda: self._back_up(None))
        aside.clicked.connect(self._on_back_up_as)
        title = label("title:backup", pgettext("heading", "Backup"), "fact")
        self._block(
            "backup", title, label("about:backup", about), self._row(now, aside), self._made
        )

    def _on_back_up_as(self) -> None:
        name = f"kjernetid-{self._clock():%Y-%m-%d}{_SUFFIX}"
        title = _("Save a backup")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(Path.home() / name), _kinds())
        if chosen:
            self._back_up(Path(chosen))

    def _back_up(self, target: Path | None) -> None:
        """Write a backup; the dialog has asked already whether an older one may be replaced."""
        try:
            written = self._tracker.backup(target, may_replace=True)
        except TrackerError as error:
            self._made.setText(error.sentence)
        else:
            self._made.setText(_("Written: {file}").format(file=written))
        self._made.show()
        self.refresh()

    # --- Another computer ------------------------------------------------------------------------

    def _make_moving(self) -> None:
        about = _(
            "Save a backup here, take it to the other computer, and bring it back there. Journal"
            " and settings come along."
        )
        bring = button("bring_back", _("Bring back a backup…"))
        bring.clicked.connect(self._on_bring_back)
        self._question = label("restore_question")
        self._yes = button("restore", _("Bring it back"), "primary")
        self._no = button("restore_not", pgettext("button", "Cancel"))
        self._yes.clicked.connect(self._on_restore)
        self._no.clicked.connect(self._on_restore_not)
        self._answers = self._row(self._yes, self._no)
        title = label("title:moving", _("Another computer"), "fact")
        text = label("about:moving", about)
        self._block("moving", title, text, self._row(bring), self._question, self._answers)
        self._on_restore_not()

    def _on_bring_back(self) -> None:
        title = _("Bring back a backup")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(Path.home()), _kinds())
        if not chosen:
            return
        self._chosen = Path(chosen)
        try:
            check_backup(self._tracker.home, self._chosen)
        except TrackerError as error:
            self._ask(error.sentence, can_be_done=False)
            return
        question = _(
            "Put what {file} holds in the place of what is recorded and set here? That is kept as"
            " a backup. Kjernetid ends for a moment, and starts anew."
        )
        self._ask(question.format(file=self._chosen.name), can_be_done=True)

    def _ask(self, question: str, *, can_be_done: bool) -> None:
        self._question.setText(question)
        self._question.show()
        self._answers.setVisible(can_be_done)
        if can_be_done:
            self._no.setFocus()

    def _on_restore(self) -> None:
        if self._chosen is not None:
            self.leaving.emit(Restore(self._chosen))

    def _on_restore_not(self) -> None:
        self._question.hide()
        self._answers.hide()

    # --- The end of it ---------------------------------------------------------------------------

    def _make_deletion(self) -> None:
        about = _(
            "Journal, settings, log, and the backups in the folder are deleted for good; backups"
            " and files that you saved elsewhere stay. Kjernetid ends then."
        )
        words = _(CONSENT)
        self._typed = QLineEdit()
        self._typed.setObjectName("consent")
        self._typed.setFixedWidth(self._look.px(_CONSENT_ROOM))
        asked = label("ask_consent", _("Type “{words}” to go on:").format(words=words), wraps=False)
        asked.setBuddy(self._typed)
        self._typed.setAccessibleName(asked.text())
        self._delete = button("delete_all", pgettext("button", "Delete everything"))
        self._delete.setEnabled(False)
        self._typed.textChanged.connect(self._on_typed)
        self._typed.returnPressed.connect(self._delete.click)
        self._delete.clicked.connect(lambda: self.leaving.emit(DeleteAll()))
        title = label("title:delete", pgettext("heading", "Delete everything"), "fact")
        text = label("about:delete", about)
        self._block("delete", title, text, self._row(asked, self._typed, self._delete))

    def _on_typed(self, text: str) -> None:
        self._delete.setEnabled(consents(text))

    # --- Its parts -------------------------------------------------------------------------------

    def _block(self, name: str, *parts: QWidget | str) -> None:
        block = QWidget(self)
        block.setObjectName(f"block:{name}")
        lines = QVBoxLayout(block)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.steps(2))
        for part in parts:
            lines.addWidget(label(f"lead:{name}", part, "fact") if isinstance(part, str) else part)
        self._lines.addWidget(block)

    def _row(self, *widgets: QWidget) -> QWidget:
        return in_a_row(self, self._look.steps(2), *widgets)


def _kinds() -> str:
    return _("Backups of Kjernetid ({pattern})").format(pattern=f"*{_SUFFIX}")


def _told(found: Holdings) -> str:
    """Say how much there is, and since when."""
    megabytes = locale_in_use().toString(max(found.journal / _MEGABYTE, 0.1), "f", 1)
    size = _("{megabytes} MB").format(megabytes=megabytes)
    if found.since is None:
        said = _("The journal holds no work yet ({size}).").format(size=size)
    else:
        said = _("The journal holds work since {day} ({size}).").format(
            day=full_date(found.since), size=size
        )
    return f"{said} {_backups(found)}"


def _backups(found: Holdings) -> str:
    if found.newest is None:
        return _("There is no backup in the folder.")
    return ngettext(
        "There is {count} backup in the folder, of {day}.",
        "There are {count} backups in the folder, the newest of {day}.",
        found.backups,
    ).format(count=found.backups, day=full_date(found.newest))
