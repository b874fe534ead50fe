"""The chart in a window: painted from its layout, with a pointer, a keyboard and a screen reader.

It is handed a balance and asks for nothing itself. It is laid out when it gets another balance or
another size, never while it is painted.
"""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from tracker.domain.week import DayBalance, WeekBalance
from ui.fonts import Typesetter
from ui.look import Look as Appearance
from ui.picture.accessible import ChartInterface, install, tell_focus
from ui.picture.callout import Callout
from ui.picture.corrected import with_corrections
from ui.picture.geometry import Rect
from ui.picture.layout import lay_out
from ui.picture.marks import Layout, Look, Mark, Move
from ui.picture.painter import ChartPainter
from ui.week.edges import Edges
from ui.week.hold import Hold
from ui.week.on_record import OnRecord

# All in px at 100 %.
FRAME_GAP = 3
FRAME_WIDE = 2
FRAME_CORNER = 6
DAY_BAR = 3
DAY_BAR_GAP = 14  # left of the names of the days

_MOVES = {
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
}
_BY_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}


@dataclass(frozen=True)
class _Drawn:
    """What the present layout was made from."""

    balance: WeekBalance
    now: datetime
    width: int
    height: int
    on_record: OnRecord


class WeekView(QWidget):
    """Shows one week; says which day or mark the person means."""

    day_chosen = Signal(object)  # a date
    mark_chosen = Signal(object)  # a Mark
    day_opened = Signal(object)  # a date: the person wants to go on to its list
    mark_reached = Signal(object)  # a Mark that a key led to, to be brought into view
    week_turned = Signal(int)  # so many weeks on
    end_taken = Signal(int)  # the number of work, of which an end is taken hold of
    end_moved = Signal(object)  # a Drag that was let go of
    moment_meant = Signal(object)  # an instant: where a bar was pressed

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install(WeekView)
        self.setObjectName("chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.interface: ChartInterface | None = None
        self.focused: Mark | None = None
        self._look = look
        self._typesetter = Typesetter(look.scale)
        self._balance: WeekBalance | None = None
        self._now: datetime | None = None
        self._day: date | None = None
        self._drawn: _Drawn | None = None
        self._layout: Layout | None = None
        self._is_framed = False  # the focus came by keyboard
        self._pointer: QPointF | None = None  # where it is, while it is over the chart
        self._callout = Callout(look, self)
        self._on_record = OnRecord()
        self.edges = Edges(look)
        self.hold = Hold(self, self.edges)

    # --- What is shown ---------------------------------------------------------------------------

    @property
    def layout_shown(self) -> Layout | None:
        return self._layout

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._layout.marks if self._layout is not None else ()

    @property
    def callout(self) -> Callout:
        return self._callout

    @property
    def balance(self) -> WeekBalance | None:
        return self._balance

    def set_week(
        self, balance: WeekBalance, now: datetime, on_record: OnRecord | None = None
    ) -> None:
        """Show a week as it is at a moment; it is laid out by the next `fit`.

        `on_record` is the work beneath it: without any, no end can be moved.
        """
        self._balance, self._now = balance, now
        self._on_record = on_record or OnRecord()

    def set_day(self, day: date) -> None:
        """Mark the day whose list is shown."""
        self._day = day
        self.update()

    def fit(self, width: int, height: int) -> QSize:
        """Lay the week out for a width, rows growing towards a height; take the size it needs."""
        if self._balance is not None and self._now is not None:
            wanted = _Drawn(self._balance, self._now, width, height, self._on_record)
            if wanted != self._drawn:
                self._lay_out(wanted)
        if self._layout is not None:
            self.resize(width, round(self._layout.height))
        return self.size()

    def _lay_out(self, wanted: _Drawn) -> None:
        before = len(self.marks)
        (layout,) = lay_out(
            [wanted.balance],
            wanted.width,
            self._typesetter,
            scale=self._look.scale,
            now=wanted.now,
            height=wanted.height,
        )
        self._layout = with_corrections(layout, wanted.balance, wanted.on_record.recorded)
        self.edges.lay_out(wanted.balance, self._layout, wanted.on_record)
        self._drawn = wanted
        self.focused = self._again(self.focused)
        if self.interface is not None and len(self.marks) != before:
            self.interface.forget()
        self.setAccessibleName(self._layout.title)
        self.setAccessibleDescription(self._layout.summary)
        self._show_callout(self._meant())
        self.update()

    def _again(self, mark: Mark | None) -> Mark | None:
        """Find a mark of the last layout in this one: the same thing, else the nearest by."""
        if mark is None:
            return None
        own = [other for other in self.marks if other.row == mark.row]
        same = [m for m in own if m.look is mark.look and m.label.name == mark.label.name]
        nearest = sorted(same or own, key=lambda m: abs(m.rect.middle_x - mark.rect.middle_x))
        return nearest[0] if nearest else None

    # --- Painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._layout is None:
            return
        painter = QPainter(self)
        ChartPainter(painter, self._look.palette, self._typesetter).draw(self._layout)
        self._paint_day(painter, self._layout)
        self.edges.paint(painter)
        if self.focused is not None and self._is_framed and self.hasFocus():
            self._paint_frame(painter, self.focused.rect)
        painter.end()

    def _paint_day(self, painter: QPainter, layout: Layout) -> None:
        """Draw a short bar beside the name of the day whose list is shown."""
        name = next((m for m in layout.marks if m.look is Look.DAY and self._day_of(m)), None)
        if name is None:
            return
        wide, gap = self._look.px(DAY_BAR), self._look.px(DAY_BAR_GAP)
        bar = QRectF(max(name.rect.x - gap, 2), name.rect.y, wide, name.rect.height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.palette.inside))
        painter.drawRoundedRect(bar, wide / 2, wide / 2)

    def _day_of(self, mark: Mark) -> bool:
        return isinstance(mark.subject, DayBalance) and mark.subject.day == self._day

    def _paint_frame(self, painter: QPainter, rect: Rect) -> None:
        """Frame the mark that the keyboard is on, with the ground around so that it shows."""
        grown = rect.grown(self._look.px(FRAME_GAP))
        box = QRectF(grown.x, grown.y, grown.width, grown.height)
        corner, wide = self._look.px(FRAME_CORNER), self._look.px(FRAME_WIDE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        palette = self._look.palette
        for colour, width in ((palette.ground, 3 * wide), (palette.ink, wide)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(box, corner, corner)

    # --- The pointer -----------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self.hold.move(event):
            return
        mark = self._mark_under(event)
        self._show_callout(mark)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if mark is not None and self._date_of_row(mark.row) else arrow)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.hold.leave()
        self._show_callout(self._meant())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_framed = False
            if not self.hold.press(event):
                self._choose(self._mark_under(event), self._row_under(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.hold.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._date_of_row(self._row_under(event))
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self.day_opened.emit(day)

    def _mark_under(self, event: QMouseEvent) -> Mark | None:
        at = event.position()
        return None if self._layout is None else self._layout.mark_at(at.x(), at.y())

    def _row_under(self, event: QMouseEvent) -> int | None:
        return None if self._layout is None else self._layout.row_at(event.position().y())

    def _choose(self, mark: Mark | None, row: int | None) -> None:
        day = self._date_of_row(row)
        if day is None:
            return
        if mark is not None:
            self.focused = mark
        self.day_chosen.emit(day)
        if mark is not None:
            self.mark_chosen.emit(mark)

    def _date_of_row(self, row: int | None) -> date | None:
        days = self._balance.days if self._balance is not None else ()
        return days[row].day if row is not None and row < len(days) else None

    # --- The keyboard ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hold.obey(Qt.Key(event.key())):
            return
        if not self._is_plain(event) or not self._obey(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _is_plain(self, event: QKeyEvent) -> bool:
        return event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )

    def _obey(self, key: Qt.Key) -> bool:
        """Do what a key asks for; tell whether it asked for anything."""
        if self._layout is None:
            return False
        if key in _MOVES:
            self._reach(self._next(_MOVES[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._reach(self._edge_of_row(first=key is Qt.Key.Key_Home))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.week_turned.emit(-1 if key is Qt.Key.Key_PageUp else 1)
        else:
            return False
        return True

    def _next(self, move: Move) -> Mark | None:
        """Return where an arrow key leads; the first one only to where the keyboard begins."""
        if self.focused is None or self._layout is None:
            return self._first_of_day()
        return self._layout.move(self.focused, move)

    def _edge_of_row(self, *, first: bool) -> Mark | None:
        row = self.focused.row if self.focused is not None else 0
        own = [mark for mark in self.marks if mark.row == row]
        return own[0 if first else -1] if own else None

    def _open(self) -> None:
        mark = self.focused
        if mark is None or self._date_of_row(mark.row) is None:
            return
        self._choose(mark, mark.row)
        self.day_opened.emit(self._date_of_row(mark.row))

    def _reach(self, mark: Mark | None) -> None:
        """Put the keyboard on a mark."""
        self._is_framed = True
        self.focused = mark
        self._show_callout(mark)
        self.update()
        if mark is not None:
            tell_focus(self)
            self.mark_reached.emit(mark)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self._reach(self.focused or self._first_of_day())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hold.give_up()
        self._show_callout(None)
        self.update()

    def _first_of_day(self) -> Mark | None:
        """Return where the keyboard begins: the day whose list is shown, else the first mark."""
        names = [mark for mark in self.marks if mark.look is Look.DAY]
        return next((m for m in names if self._day_of(m)), self.marks[0] if self.marks else None)

    # --- The lines beside a mark -----------------------------------------------------------------

    def _meant(self) -> Mark | None:
        """Return the mark under the pointer, else the one that the keyboard is on."""
        if self._pointer is not None and self._layout is not None:
            return self._layout.mark_at(self._pointer.x(), self._pointer.y())
        return self.focused if self._is_framed and self.hasFocus() else None

    def show_meant(self) -> None:
        """Show the lines of what is meant now: an end that is moved, else a mark."""
        self._show_callout(self._meant())

    def _show_callout(self, mark: Mark | None) -> None:
        lane = self.edges.lane()
        if lane is not None:
            self._callout.show_for(lane, self.edges.words())
        elif mark is None:
            self._callout.hide()
        else:
            self._callout.show_for(mark.rect, mark.label.tooltip)
