"""A week carried out of its window: saved as a file of the person's choice, or copied."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from tracker.aside import write_whole
from tracker.domain.schedule import ONE_DAY
from tracker.domain.week import WeekBalance
from tracker.errors import TrackerError
from tracker.wording import _, pgettext, reason_of
from ui.day.hall import Hall

# The kinds of files, each by the ending of its name.
KINDS: Final = ("png", "svg", "pdf", "html", "csv", "json", "ics")
_PICTURES: Final = ("png", "svg", "pdf")
# Where the desktop has no dialog of its own, Qt's has small buttons with signs on them.
_ROOM_FOR_SIGNS: Final = "QToolButton { padding: 2px; min-height: 0; }"


def kind_name(kind: str) -> str:
    """Name a kind of file as people know it."""
    return {
        "png": _("Picture (PNG)"),
        "svg": _("Drawing (SVG)"),
        "pdf": _("Page to print (PDF)"),
        "html": _("Page for a browser (HTML)"),
        "csv": _("Spans of work (CSV)"),
        "json": _("Figures for programs (JSON)"),
        "ics": _("Calendar (iCalendar)"),
    }[kind]


class Saving(QObject):
    """Saves or copies the week that is shown; `said` tells in a sentence what came of it."""

    said = Signal(str)
    # Of this run, not of a window: a week window lives only as long as it is looked at.
    last_folder: ClassVar[Path | None] = None

    def __init__(self, hall: Hall, window: QWidget) -> None:
        super().__init__(window)
        self._hall = hall
        self._window = window
        self.balance: WeekBalance | None = None  # of the week that is shown

    def ask(self, kind: str) -> None:
        """Ask for the file in which the week is to be saved as one of a kind."""
        balance = self.balance
        if balance is None:
            return
        name = kind_name(kind)
        dialog = QFileDialog(
            self._window, pgettext("window", "Save week: {kind}").format(kind=name)
        )
        dialog.setObjectName("saveDialog")
        dialog.setStyleSheet(_ROOM_FOR_SIGNS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{name.partition(' (')[0]} (*.{kind})")
        dialog.setDefaultSuffix(kind)
        dialog.setDirectory(str(_folder()))
        dialog.selectFile(f"{balance.week}.{kind}")
        dialog.fileSelected.connect(lambda file: self.save(kind, Path(file)))
        dialog.open()

    def save(self, kind: str, file: Path) -> None:
        """Save the week into a file of a kind; what was there is replaced."""
        if self.balance is None:
            return
        try:
            self._write(self.balance, kind, file)
        except TrackerError as error:
            self.said.emit(error.sentence)
            return
        Saving.last_folder = file.parent
        self.said.emit(_("Saved as {file}.").format(file=file))

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        from ui.picture.export import PIXEL_RATIO, WIDTH
        from ui.picture.sheet import Sheet
        from ui.theme import LIGHT

        if self.balance is not None:
            sheet = Sheet([self.balance], WIDTH, LIGHT, now=self._hall.now)
            QGuiApplication.clipboard().setImage(sheet.image(PIXEL_RATIO))
            self.said.emit(_("The picture is on the clipboard."))

    def copy_table(self) -> None:
        """Put the table of the days on the clipboard, for letters and for spreadsheets."""
        from tracker.reports.week_clip import table_as_markup, table_as_text

        if self.balance is not None:
            both = QMimeData()
            both.setText(table_as_text(self.balance))
            both.setHtml(table_as_markup(self.balance))
            QGuiApplication.clipboard().setMimeData(both)
            self.said.emit(_("The table is on the clipboard."))

    def _write(self, balance: WeekBalance, kind: str, file: Path) -> None:
        now = self._hall.now
        if kind in _PICTURES:
            from ui.picture.export import paint

            paint(balance, file, kind, now=now)
            return
        try:
            write_whole(file, self._text(balance, kind, now).encode())
        except OSError as error:
            raise TrackerError(
                _("{file} cannot be written ({reason}); name another file.").format(
                    file=file, reason=reason_of(error)
                )
            ) from error

    def _text(self, balance: WeekBalance, kind: str, now: datetime) -> str:
        from tracker.reports.week_files import WRITERS, Source
        from ui.picture.export import charts

        # A day more on either side: work is counted by the zone it was done in, not by home's.
        days = balance.week.days
        found = self._hall.sessions(days[0] - ONE_DAY, days[-1] + ONE_DAY)
        notes = {work.id: work.note for work in found}
        return WRITERS[kind](Source(balance, notes, False, now, partial(charts, now=now)))


def _folder() -> Path:
    """Return where the last file went, else where documents lie."""
    last = Saving.last_folder
    if last is not None and last.is_dir():
        return last
    where = QStandardPaths.StandardLocation
    return Path(
        QStandardPaths.writableLocation(where.DocumentsLocation)
        or QStandardPaths.writableLocation(where.HomeLocation)
    )


def menu_of(saving: Saving, button: QPushButton) -> QMenu:
    """Return the menu of the button that carries the week away."""
    menu = QMenu(button)
    menu.setObjectName("saveMenu")
    for kind in KINDS:
        _add(menu, f"save_{kind}", f"{kind_name(kind)}…", partial(saving.ask, kind))
    menu.addSeparator()
    _add(menu, "copyPicture", _("Copy picture"), saving.copy_picture)
    _add(menu, "copyTable", _("Copy table"), saving.copy_table)
    return menu


def _add(menu: QMenu, name: str, words: str, chosen: Callable[[], None]) -> None:
    action = menu.addAction(words)
    action.setObjectName(name)
    action.triggered.connect(lambda: chosen())  # noqa: PLW0108 - without it Qt passes `checked` on
