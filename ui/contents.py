"""The way into a window of many parts: a search field, and their list; where it is narrow, a box.

Made for the settings and their groups, and for the help and its pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tracker.wording import _
from ui.fields import ChoiceField, LineField
from ui.look import Look
from ui.sheet import marked

_WIDTH = 200  # px at 100 %
_PADDING = 16  # px at 100 %, left and right of an entry together, as in the style sheet


@dataclass(frozen=True, slots=True)
class Listed:
    """What is listed.

    Attributes:
        called: by which the list is found.
        names: what each part is called in the list, by its key, in order.
        spoken: what the list is called for a screen reader.
        search: what the search field is called.
    """

    called: str
    names: Mapping[str, str]
    spoken: str
    search: str


class Contents(QWidget):
    """What there is in a window, by its parts and by word."""

    chosen = Signal(str)  # the key of a part
    searched = Signal(str)

    def __init__(self, listed: Listed, look: Look) -> None:
        super().__init__()
        self._look = look
        self._keys = list(listed.names)
        self.search = LineField(look)
        self.search.setObjectName("search")
        self.search.setPlaceholderText(_("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(listed.search)
        self._list = QListWidget()
        self._list.setObjectName(listed.called)
        self._list.setAccessibleName(listed.spoken)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.setItemDelegate(_Broken(look.px(_PADDING), self._list))
        marked(self._list, kind="plain")
        self._box = ChoiceField(look)
        self._box.setObjectName(f"{listed.called}_box")
        self._box.setAccessibleName(listed.spoken)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, name in listed.names.items():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self._list.addItem(item)
            self._box.addItem(name, key)
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
        """Return the key of the part in view."""
        return self._keys[self._list.currentRow()]

    def show_group(self, group: str) -> None:
        """Mark a part as the one in view, without choosing it anew."""
        number = self._keys.index(group)
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
        self.show_group(self._keys[number])
        with QSignalBlocker(self.search):
            self.search.clear()
        self.chosen.emit(self._keys[number])

    def _on_clicked(self) -> None:
        """Leave a search for the part that was in view before it."""
        if self.search.text():
            self._on_chosen(self._list.currentRow())


class _Broken(QStyledItemDelegate):
    """Breaks a name into lines in the room that its padding leaves, which Qt forgets about."""

    def __init__(self, padding: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._padding = padding

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrower = QStyleOptionViewItem(option)
        room: QRect = narrower.rect
        narrower.rect = room.adjusted(0, 0, -self._padding, 0)
        return super().sizeHint(narrower, index)
