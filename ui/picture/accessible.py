"""The chart for those who cannot see it: a list of all its marks, each with its name and place.

Qt asks a factory for the interface of a widget. Marks are no widgets: their interfaces are
registered here, and deleted when their number changes, as Qt's own item views do.
Interfaces hold their chart weakly, for Qt may keep them longer than the window lives.
"""

import weakref
from functools import cache
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ui.picture.geometry import Rect
from ui.picture.marks import Label


class Spoken(Protocol):
    """What has a place in a picture, and a name."""

    @property
    def rect(self) -> Rect: ...

    @property
    def label(self) -> Label: ...


class MarkedWidget(Protocol):
    """A widget with marks on it, one of which may have the focus."""

    marks: tuple[Spoken, ...]
    focused: Spoken | None
    interface: "ChartInterface | None"


class ChartInterface(QAccessibleWidget):
    """The chart as a list."""

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart, QAccessible.Role.List)
        self._chart = weakref.ref(chart)
        self._children: dict[int, MarkInterface] = {}
        self._ids: list[int] = []

    @property
    def marks(self) -> tuple[Spoken, ...]:
        chart = self._chart()
        return () if chart is None else _marked(chart).marks

    def childCount(self) -> int:
        return len(self.marks)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none for no child; the stub does not say so
        chart = self._chart()
        if chart is None or not 0 <= index < self.childCount():
            return None
        if index not in self._children:
            made = MarkInterface(chart, index)
            self._children[index] = made
            self._ids.append(QAccessible.registerAccessibleInterface(made))
        return self._children[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((n for n, own in self._children.items() if own is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        for index in range(self.childCount()):
            child = self.child(index)
            if child is not None and child.rect().contains(x, y):
                return child
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        chart = self._chart()
        mark = None if chart is None else _marked(chart).focused
        places = [place for place, other in enumerate(self.marks) if other is mark]
        return self.child(places[0]) if places else None

    def forget(self) -> None:
        """Let go of all marks; there are more of them now, or fewer."""
        for number in self._ids:
            QAccessible.deleteAccessibleInterface(number)
        self._children.clear()
        self._ids.clear()


class MarkInterface(QAccessibleInterface):
    """One mark as an item of the list, known by its place in it."""

    def __init__(self, chart: QWidget, place: int) -> None:
        super().__init__()
        self._chart = weakref.ref(chart)
        self._place = place

    @property
    def _mark(self) -> Spoken | None:
        chart = self._chart()
        marks = () if chart is None else _marked(chart).marks
        return marks[self._place] if self._place < len(marks) else None

    def isValid(self) -> bool:
        return self._mark is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # a mark is no object; the stub does not say so
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # as above
        chart = self._chart()
        return None if chart is None else chart.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        chart = self._chart()
        return None if chart is None else QAccessible.queryAccessibleInterface(chart)

    def child(self, _index: int) -> None:  # type: ignore[override]  # as above
        return None

    def childAt(self, _x: int, _y: int) -> None:  # type: ignore[override]  # as above
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        mark = self._mark
        return mark.label.name if mark is not None and kind is QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Write nothing: a mark says what is on record."""

    def rect(self) -> QRect:
        chart, mark = self._chart(), self._mark
        if chart is None or mark is None:
            return QRect()
        rect = mark.rect
        size = QRect(round(rect.x), round(rect.y), round(rect.width) or 1, round(rect.height) or 1)
        return size.translated(chart.mapToGlobal(QPoint(0, 0)))

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        chart, state = self._chart(), QAccessible.State()
        state.focusable = True
        state.focused = (
            chart is not None and chart.hasFocus() and _marked(chart).focused is self._mark
        )
        return state


def tell_focus(chart: QWidget) -> None:
    """Tell whoever listens that another mark has the focus."""
    if not QAccessible.isActive():
        return
    QAccessible.queryAccessibleInterface(chart)  # where there is none yet, it is made now
    interface = _marked(chart).interface
    child = interface.focusChild() if interface is not None else None
    if child is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(child, QAccessible.Event.Focus))


@cache
def install(kind: type[QWidget]) -> None:
    """Let Qt ask here for the interfaces of a kind of widget."""

    def made(_name: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, kind):
            return None
        interface = ChartInterface(thing)
        _marked(thing).interface = interface
        return interface

    QAccessible.installFactory(made)


def _marked(chart: QWidget) -> MarkedWidget:
    return chart  # type: ignore[return-value]  # only such widgets are installed
