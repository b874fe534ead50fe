"""The way into the settings: a search field, and the list of groups; where it is narrow, a box."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tracker.wording import _
from ui.fields import ChoiceField, LineField
from ui.look import Look
from ui.settings.names import PAGES, listed_name
from ui.sheet import marked

_WIDTH = 200  # px at 100 %


class Contents(QWidget):
    """What there is to set, by group and by word."""

    chosen = Signal(str)  # a group, or the page beside them
    searched = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.search = LineField(look)
        self.search.setObjectName("search")
        self.search.setPlaceholderText(_("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(_("Search the settings"))
        self._list = QListWidget()
        self._list.setObjectName("groups")
        self._list.setAccessibleName(_("Groups of settings"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        marked(self._list, kind="plain")
        self._box = ChoiceField(look)
        self._box.setObjectName("groups_box")
        self._box.setAccessibleName(_("Groups of settings"))
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for group in PAGES:
            item = QListWidgetItem(listed_name(group))
            item.setData(Qt.ItemDataRole.UserRole, group)
            self._list.addItem(item)
            self._box.addItem(listed_name(group), group)
        self._line = QVBoxLayout(self)
        self._line.addWidget(self.search, 1)
        self._line.addWidget(self._list, 100)
        self._line.addWidget(self._box, 2)
        self.set_narrow(is_narrow=False)
        self.search.textChanged.connect(self._on_searched)
        self._list.currentRowChanged.connect(self._on_chosen)
        self._list.itemClicked.connect(self._on_clicked)
        self._box.activated.connect(self._on_chosen)

    @property
    def group(self) -> str:
        return PAGES[self._list.currentRow()]

    def show_group(self, group: str) -> None:
        """Mark a group as the one in view, without choosing it anew."""
        number = PAGES.index(group)
        with QSignalBlocker(self._list):
            self._list.setCurrentRow(number)
            self._list.item(number).setSelected(True)
        self._box.setCurrentIndex(number)

    def set_narrow(self, is_narrow: bool) -> None:
        """Lie above the rows as two lines, or beside them as a list."""
        self.is_narrow = is_narrow
        look = self._look
        self._list.setVisible(not is_narrow)
        self._box.setVisible(is_narrow)
        self._line.setSpacing(look.steps(2 if is_narrow else 4))
        side, below = look.steps(6), look.steps(2 if is_narrow else 4)
        self._line.setContentsMargins(side, side, side if is_narrow else 0, below)
        self.setMinimumWidth(0 if is_narrow else look.px(_WIDTH))
        self.setMaximumWidth(16777215 if is_narrow else look.px(_WIDTH))

    def _on_searched(self, text: str) -> None:
        """Mark no group while what is found comes from all of them."""
        item = self._list.currentItem()
        item.setSelected(not text.strip())
        self.searched.emit(text)

    def _on_chosen(self, number: int) -> None:
        self.show_group(PAGES[number])
        with QSignalBlocker(self.search):
            self.search.clear()
        self.chosen.emit(PAGES[number])

    def _on_clicked(self) -> None:
        """Leave a search for the group that was in view before it."""
        if self.search.text():
            self._on_chosen(self._list.currentRow())
