"""Reads windows: everything a person can read in them, or hear read, and what has no room."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.elided import Elided

Kind = QAccessible.Text
SPOKEN = (Kind.Name, Kind.Description, Kind.Help)
CELL_SIDE = 9  # px, at any scale: padding of a cell, and what Qt leaves free in it
SLACK = 1  # px: text is measured in fractions, and room is not


@dataclass(frozen=True)
class Node:
    """One thing in the tree that screen readers walk, as it was when it was read.

    The interfaces themselves are never kept: Qt deletes them with their windows.
    """

    path: str
    role: QAccessible.Role
    name: str
    description: str
    help: str
    is_focusable: bool
    widget: QWidget | None
    children: "tuple[Node, ...]"

    def __str__(self) -> str:
        return f"{self.path} “{self.name}”"


def tree(window: QWidget) -> list[Node]:
    """Walk the tree of a window, what cannot be seen left out."""
    root = _read(QAccessible.queryAccessibleInterface(window), window.objectName())
    return list(_flat(root))


def _read(interface: QAccessibleInterface, path: str) -> Node:
    thing: QObject | None = interface.object()
    name, description, hint = (interface.text(kind) for kind in SPOKEN)
    return Node(
        path,
        interface.role(),
        name,
        description,
        hint,
        bool(interface.state().focusable),
        thing if isinstance(thing, QWidget) else None,
        tuple(_read_children(interface, path)),
    )


def _read_children(interface: QAccessibleInterface, path: str) -> Iterator[Node]:
    for place in range(interface.childCount()):
        child: QAccessibleInterface | None = interface.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            thing: QObject | None = child.object()
            called = f"#{thing.objectName()}" if thing is not None else f"[{place}]"
            yield _read(child, f"{path}/{child.role().name}{called}")


def _flat(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _flat(child)


# ------------------------------------------------------------------ what is read


def seen_parts(window: QWidget) -> list[QWidget]:
    """Return the window and all that is seen of what stands in it."""
    return [window, *(w for w in window.findChildren(QWidget) if w.isVisibleTo(window))]


def texts(window: QWidget) -> dict[str, str]:
    """Return everything that is read or heard in a window, by where it stands."""
    found = {"title": window.windowTitle()}
    for node in tree(window):
        for kind, text in zip(SPOKEN, (node.name, node.description, node.help), strict=True):
            found[f"{node.path} {kind.name}"] = text
    for part in seen_parts(window):
        for told, text in _written(part):
            found[f"{_named(part)} {told}"] = text
    if isinstance(window, QMenu):
        found |= {f"menu {n}": text for n, text in enumerate(_entries(window))}
    return {place: text for place, text in found.items() if text}


def _written(part: QWidget) -> Iterator[tuple[str, str]]:
    yield "tool tip", part.toolTip()
    if isinstance(part, QLabel):
        yield "text", part.text()
    if isinstance(part, QAbstractButton):
        yield "text", QAbstractButton.text(part)
    if isinstance(part, QLineEdit):
        yield "placeholder", part.placeholderText()
    if isinstance(part, QSpinBox):
        yield "text", QSpinBox.text(part)
    if isinstance(part, QComboBox):
        yield from ((f"item {n}", part.itemText(n)) for n in range(part.count()))


def _entries(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        yield action.text()
        below = action.menu()
        if below is not None:
            yield from _entries(cast(QMenu, below))


# ------------------------------------------------------------------ what has no room


def clipped(window: QWidget) -> list[str]:
    """Tell what of a window cannot be read in full, wherever it is scrolled to."""
    return [
        f"{_named(part)}: {fault}"
        for part in seen_parts(window)
        if part is not window
        for fault in _faults(part, window)
    ]


def _faults(part: QWidget, window: QWidget) -> Iterator[str]:
    match part:
        case QLabel():
            yield from _label(part)
        case QAbstractButton():
            yield from _button(part)
        case QComboBox():
            yield from _combo(part)
        case QSpinBox() | QDateTimeEdit():
            field = part.lineEdit()
            yield from _line(field.text(), field.fontMetrics(), _room_of(field))
        case QLineEdit() if part.placeholderText() and not part.text():
            yield from _line(part.placeholderText(), part.fontMetrics(), _room_of(part))
        case QTableView():
            yield from _table(part)
        case QListView():
            yield from _list(part)
    if _is_read(part):
        yield from _beyond(part, window)


def _is_read(part: QWidget) -> bool:
    """Tell whether there is something to read in a part; Qt puts its own parts into fields."""
    if isinstance(part.parentWidget(), QLineEdit | QSpinBox | QComboBox | QDateTimeEdit):
        return False
    if isinstance(part, QLabel):
        return any(map(str.isalnum, part.text()))  # no dot between two buttons
    return isinstance(part, QAbstractButton | QComboBox | QLineEdit | QSpinBox)


def _label(label: QLabel) -> Iterator[str]:
    is_a_path = isinstance(label, Elided)  # it loses its middle, and is copied beside
    if is_a_path or not _is_read(label):
        return
    lines, room = label.text().split("\n"), label.contentsRect()
    metrics = label.fontMetrics()
    if label.wordWrap():
        wide = max(
            (metrics.horizontalAdvance(word) for line in lines for word in line.split(" ")),
            default=0,
        )
        needed = label.heightForWidth(label.width())
    else:
        wide = max(metrics.horizontalAdvance(line) for line in lines)
        needed = metrics.lineSpacing() * (len(lines) - 1) + metrics.height()
    if wide > room.width() + SLACK:
        yield f"{wide} px wide in {room.width()}: “{label.text()}”"
    if needed > label.height() + SLACK:
        yield f"{needed} px high in {label.height()}: “{label.text()}”"


def _button(button: QAbstractButton) -> Iterator[str]:
    words = QAbstractButton.text(button)
    if not words:
        return
    if words.endswith("…") and button.toolTip():
        return  # a name from outside, whose end stands in the tool tip
    wanted, has = _wanted(button), button.size()
    if wanted.width() > has.width() + SLACK or wanted.height() > has.height() + SLACK:
        yield f"{wanted.toTuple()} in {has.toTuple()}: “{words}”"


def _wanted(button: QAbstractButton) -> QSize:
    """Return what its words need as they are broken into lines now."""
    if isinstance(button, QCheckBox):
        return QCheckBox.sizeHint(button)
    if isinstance(button, QPushButton):
        return button.sizeHint()
    return button.minimumSizeHint()


def _combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    option.initFrom(combo)
    option.editable = False
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo)
    yield from _line(combo.currentText(), combo.fontMetrics(), room.width())


def _room_of(field: QLineEdit) -> int:
    margins = field.textMargins()
    return field.contentsRect().width() - margins.left() - margins.right()


def _line(text: str, metrics: QFontMetrics, room: int) -> Iterator[str]:
    wide = metrics.horizontalAdvance(text)
    if wide > room + SLACK:
        yield f"{wide} px wide in {room}: “{text}”"


def _items(view: QAbstractItemView, columns: int = 1) -> Iterator[QModelIndex]:
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            yield model.index(row, column)


def _list(view: QListView) -> Iterator[str]:
    for index in _items(view):
        room = view.visualRect(index)
        option = QStyleOptionViewItem()
        view.initViewItemOption(option)
        option.rect = room
        wanted = view.itemDelegateForIndex(index).sizeHint(option, index)
        wide = wanted.width() > view.viewport().width() + SLACK and not view.wordWrap()
        if wide or wanted.height() > room.height() + SLACK:
            yield f"{wanted.toTuple()} in {room.size().toTuple()}: “{index.data()}”"


def _table(view: QTableView) -> Iterator[str]:
    for index in _items(view, view.horizontalHeader().count()):
        room, text = view.visualRect(index).size(), str(index.data() or "")
        inside = QRect(0, 0, room.width() - 2 * CELL_SIDE, 0)
        words = view.fontMetrics().boundingRect(inside, Qt.TextFlag.TextWordWrap, text)
        if words.width() > inside.width() or words.height() > room.height():
            yield f"{words.size().toTuple()} in {room.toTuple()}: “{text}”"
    header = view.horizontalHeader()
    for section in range(header.count()):
        if header.isVisibleTo(view) and header.sectionSizeHint(section) > header.sectionSize(
            section
        ):
            said = view.model().headerData(section, Qt.Orientation.Horizontal)
            yield f"heading {section} of {header.sectionSize(section)} px: “{said}”"


def _beyond(part: QWidget, window: QWidget) -> Iterator[str]:
    """Tell of what reaches beyond what holds it, and cannot be scrolled into view."""
    box, holder = part.geometry(), part.parentWidget()
    while holder is not None:
        around, (across, down) = holder.rect(), _scrolls(holder)
        if not across and not around.left() <= box.left() <= box.right() <= around.right() + SLACK:
            yield f"from {box.left()} to {box.right()} px in {around.width()} of {_named(holder)}"
            return
        if not down and not around.top() <= box.top() <= box.bottom() <= around.bottom() + SLACK:
            yield f"down to {box.bottom()} px in {around.height()} of {_named(holder)}"
            return
        if across:
            box.setLeft(around.left())
            box.setRight(around.right())
        if down:
            box.setTop(around.top())
            box.setBottom(around.bottom())
        if holder is window:
            return
        box, holder = box.translated(holder.pos()), holder.parentWidget()


def _scrolls(holder: QWidget) -> tuple[bool, bool]:
    """Tell whether what lies beyond can be scrolled to: across, and down."""
    area = holder.parentWidget()
    if not isinstance(area, QAbstractScrollArea) or area.viewport() is not holder:
        return False, False
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return area.horizontalScrollBarPolicy() is not off, area.verticalScrollBarPolicy() is not off


def _named(part: QWidget) -> str:
    return f"{type(part).__name__}#{part.objectName()}"
