"""How the pointer and the keyboard take hold of the ends of work in the chart, and let go.

An end is dragged from five minutes to five minutes, with Alt or Ctrl from minute to minute; on
empty time new work is drawn. By keyboard the end moves in steps, and Enter lets go. Escape gives
up: nothing was changed until then.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.picture.marks import Look
from ui.picture.ruler import Ruler
from ui.week.edges import Edges

if TYPE_CHECKING:
    from ui.week.view import WeekView

WORK: Final = {
    Look.WORK,
    Look.INSIDE,
    Look.FLEX,
    Look.CHOSEN,
    Look.SPILLED,
    Look.CHECK_IN,
    Look.CHECK_IN_CHOSEN,
}
FINE: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_MODIFIERS: Final = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr}


class Hold:
    """Moves ends of work for a chart, which passes on what its pointer and keys do."""

    def __init__(self, view: "WeekView", edges: Edges) -> None:
        self._view = view
        self._edges = edges
        self._pressed: QPointF | None = None  # on time without work
        self._is_by_key = False

    # --- The pointer -----------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of the end under the pointer; tell whether there was one."""
        self.give_up()
        x, y = event.position().x(), event.position().y()
        handle = self._edges.at(x, y)
        if handle is None:
            self._press_between(x, y, event.position())
            return False
        if self._view.balance is not None:
            self._view.day_chosen.emit(self._view.balance.days[handle.row].day)
        self._view.end_taken.emit(handle.work.id)
        self._is_by_key = False
        self._edges.take(handle)
        self._show()
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Move what is held, or notice an end under the pointer; tell whether there is one."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._draw_from(event.position())
            return self._drag_to(event)
        if self._edges.reach(event.position().x(), event.position().y()):
            self._view.update()
        if self._edges.under is None:
            return False
        self._view.setCursor(Qt.CursorShape.SizeHorCursor)
        self._view.show_meant()
        return True

    def release(self) -> None:
        """Let go of what the pointer holds."""
        self._pressed = None
        if not self._is_by_key:
            self._let_go()

    def leave(self) -> None:
        """Hear that the pointer is elsewhere."""
        self._edges.under = None
        self._view.update()

    def _press_between(self, x: float, y: float, at: QPointF) -> None:
        """Notice which moment of work was pressed, or that there was no work."""
        layout, balance = self._view.layout_shown, self._view.balance
        row = None if layout is None else layout.row_at(y)
        if layout is None or balance is None or row is None or not self._edges.is_over_hours(x):
            return
        mark = layout.mark_at(x, y)
        if mark is None or mark.look not in WORK:
            self._pressed = at
        else:
            day = balance.days[row]
            self._view.moment_meant.emit(Ruler(day, layout.hours, day.zone).at(x))

    def _draw_from(self, at: QPointF) -> None:
        """Begin to draw new time once the pointer has moved far enough to mean that."""
        start, layout, balance = self._pressed, self._view.layout_shown, self._view.balance
        if start is None or layout is None or balance is None:
            return
        row = layout.row_at(start.y())
        if row is not None and abs(at.x() - start.x()) >= QApplication.startDragDistance():
            self._pressed = None
            self._is_by_key = False
            self._edges.draw(row, balance.zone, start.x())

    def _drag_to(self, event: QMouseEvent) -> bool:
        drag = self._edges.drag
        if drag is None or self._is_by_key:
            return False
        fine = bool(event.modifiers() & FINE)
        self._edges.drag = drag.to(event.position().x(), fine=fine)
        self._view.setCursor(Qt.CursorShape.SizeHorCursor)
        self._show()
        return True

    # --- The keyboard ----------------------------------------------------------------------------

    def nudge(self, steps: int, *, is_start: bool) -> bool:
        """Move an end of the chosen work by steps; tell whether it has that end in the picture."""
        drag = self._edges.drag
        holds_other = drag is not None and (drag.began < drag.fixed) is not is_start
        if holds_other or not self._is_by_key:
            self._let_go()
        if self._edges.drag is None and not self._edges.take_chosen(is_start=is_start):
            return False
        self._is_by_key = True
        if self._edges.drag is not None:
            self._edges.drag = self._edges.drag.by(steps)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()
        self._announce()
        return True

    def obey(self, key: Qt.Key) -> bool:
        """Let go with Enter, give up with Escape; tell whether the key was about that."""
        if self._edges.drag is None or key in _MODIFIERS:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_by_key:
            self._let_go()
            return True
        self.give_up()
        return key == Qt.Key.Key_Escape

    def give_up(self) -> None:
        """Leave everything as it was."""
        self._pressed = None
        if self._edges.drag is not None:
            self._edges.drag = None
            self._show()

    def _let_go(self) -> None:
        drag, self._edges.drag = self._edges.drag, None
        self._is_by_key = False
        if drag is not None:
            self._show()
            if drag.is_moved:
                self._view.end_moved.emit(drag)

    def _show(self) -> None:
        self._view.update()
        self._view.show_meant()

    def _announce(self) -> None:
        if QAccessible.isActive():
            words = self._edges.words().replace("\n", ", ")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))
