"""One day of the week as a strip: its hours as bars, whose ends are dragged or moved by keys.

It changes nothing itself: it tells which end, or which bar, is to go where. An end that has the
keyboard is marked, and every move is said to a screen reader.
"""

from dataclasses import dataclass
from enum import Enum
from itertools import cycle
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.settings.week_hours import SHORTEST, Day, Edge
from tracker.wording import _, clock_minute, listing
from ui.hours.accessible import StripInterface, install
from ui.hours.axis import HOUR, Axis
from ui.hours.painting import Drawn, draw_day
from ui.look import Look

HEIGHT: Final = 30  # px at 100 %
_LEAST: Final = 180  # px at 100 %: narrower, a bar of two hours is no more to be taken hold of
_GRIP: Final = 7  # px at 100 % on either side of an end, in which it is taken hold of
_LEFT, _RIGHT, _UP, _DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down


class Hold(Enum):
    """What of a day is taken hold of."""

    START = Edge.START.value
    END = Edge.END.value
    WHOLE = 2
    NEW = 3  # an empty place, from which hours are drawn


@dataclass(frozen=True, slots=True)
class Grip:
    """What is taken hold of, of which bar, and at which minute."""

    hold: Hold
    index: int
    at: int


class DayStrip(QWidget):
    """The hours of one weekday.

    Signals: `taken(Grip)` when the mouse takes hold of something, `dragged(int)` to which minute
    it is moved, `let_go()`; `moved(Grip, int)` by how many minutes keys move something;
    `added()`, `removed(int)` which bar; `left_for(int)` by how many days up or down.
    """

    taken = Signal(object)
    dragged = Signal(int)
    let_go = Signal()
    moved = Signal(object, int)
    added = Signal()
    removed = Signal(int)
    left_for = Signal(int)

    def __init__(self, name: str, look: Look) -> None:
        super().__init__()
        self._name, self._look = name, look
        self._day: Day = ()
        self._axis = Axis()
        self._flex = (0, 0)
        self._index, self._edge = 0, Edge.START
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.interface: StripInterface | None = None  # for a screen reader, made when one asks
        install(DayStrip)

    # --- What it shows ---

    def show_day(self, day: Day, axis: Axis, flex: tuple[int, int]) -> None:
        """Show the hours of the day, with a flex band of so many minutes before and after."""
        self._day, self._axis, self._flex = day, axis, flex
        self._index = min(self._index, max(len(day) - 1, 0))
        self.setAccessibleDescription(self._all_hours())
        self.update()

    @property
    def chosen(self) -> tuple[int, Edge]:
        """Return which end of which bar the keyboard moves."""
        return self._index, self._edge

    def choose(self, index: int, edge: Edge) -> None:
        """Let the keyboard move an end of a bar."""
        self._index = min(index, max(len(self._day) - 1, 0))
        self._edge = edge
        self.update()

    def say(self) -> None:
        """Let a screen reader say which end is chosen, and where it stands."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.said()))

    def said(self) -> str:
        """Return which end is chosen, and where it stands."""
        if not self._day:
            return _("{day}: no core hours").format(day=self._name)
        minute = self._day[self._index][self._edge.value]
        sentence = _("{day} begins {time}") if self._edge is Edge.START else _("{day} ends {time}")
        return sentence.format(day=self._name, time=clock_minute(minute))

    def _all_hours(self) -> str:
        if not self._day:
            return _("no core hours")
        return listing([f"{clock_minute(start)}–{clock_minute(end)}" for start, end in self._day])

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(360), self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_LEAST), self._look.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.chosen if self.hasFocus() else None
        drawn = Drawn(self._day, self._axis, self._flex, chosen, has_focus=self.hasFocus())
        draw_day(painter, QRectF(self.rect()), drawn, self._look)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # --- The mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        grip = self.grip_at(event.position())
        if grip.hold is not Hold.NEW:
            self.choose(grip.index, Edge.END if grip.hold is Hold.END else Edge.START)
        self.taken.emit(grip)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self._minute_at(event.position()))
        else:
            self.setCursor(_CURSORS[self.grip_at(event.position()).hold])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.let_go.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        grip = self.grip_at(event.position())
        if grip.hold is not Hold.NEW:
            self.removed.emit(grip.index)

    def grip_at(self, point: QPointF) -> Grip:
        """Return what lies at a point: an end of a bar before the bar, the nearer one first."""
        x, minute = point.x(), self._minute_at(point)
        ends = [
            (abs(self._axis.place(bar[edge.value], self.width()) - x), index, edge)
            for index, bar in enumerate(self._day)
            for edge in Edge
        ]
        near = min(ends, key=lambda end: end[0], default=None)
        if near is not None and near[0] <= self._look.px(_GRIP):
            return Grip(Hold(near[2].value), near[1], minute)
        for index, (start, end) in enumerate(self._day):
            if start <= minute < end:
                return Grip(Hold.WHOLE, index, minute)
        return Grip(Hold.NEW, len(self._day), minute)

    def _minute_at(self, point: QPointF) -> int:
        return self._axis.minute(point.x(), self.width())

    # --- The keyboard ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, by = event.key(), SHORTEST
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            by = HOUR
        is_whole = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (_UP, _DOWN):
            self.left_for.emit(-1 if key == _UP else 1)
        elif key in (_LEFT, _RIGHT) and self._day:
            self._move(by if key == _RIGHT else -by, is_whole=is_whole)
        elif key == Qt.Key.Key_Space and self._day:
            self._choose_next()
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self.added.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._day:
            self.removed.emit(self._index)
        else:
            super().keyPressEvent(event)

    def _move(self, by: int, *, is_whole: bool) -> None:
        hold = Hold.WHOLE if is_whole else Hold(self._edge.value)
        at = self._day[self._index][self._edge.value]
        self.moved.emit(Grip(hold, self._index, at), by)
        self.say()

    def _choose_next(self) -> None:
        """Go on to the next end of this day, and after the last to the first."""
        ends = [(index, edge) for index in range(len(self._day)) for edge in Edge]
        turn = cycle(ends)
        while next(turn) != self.chosen:
            pass
        self.choose(*next(turn))
        self.say()


_CURSORS: Final = {
    Hold.START: Qt.CursorShape.SizeHorCursor,
    Hold.END: Qt.CursorShape.SizeHorCursor,
    Hold.WHOLE: Qt.CursorShape.OpenHandCursor,
    Hold.NEW: Qt.CursorShape.CrossCursor,
}
