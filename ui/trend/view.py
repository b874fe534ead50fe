"""The picture of a trend in a window: painted from its layout, for pointer, keyboard and reader.

It is handed a trend and asks for nothing itself. It is laid out when it gets another trend or
another size, never while it is painted.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
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

from tracker.domain.trend import Trend
from tracker.domain.week import Week
from ui.fonts import Typesetter
from ui.look import Look
from ui.picture.accessible import ChartInterface, install, tell_focus
from ui.picture.callout import Callout
from ui.picture.geometry import Rect
from ui.trend.layout import lay_out
from ui.trend.marks import Column, Layout
from ui.trend.painter import TrendPainter

# All in px at 100 %.
FRAME_WIDE = 2
FRAME_CORNER = 6
CALLOUT_DOWN = 0.3  # of the height of a column: beside its bars, not below the picture

_BY_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -4, Qt.Key.Key_PageDown: 4}


class TrendView(QWidget):
    """Shows a trend; says which week the person means."""

    week_opened = Signal(object)  # a Week: the person wants to look at it
    week_reached = Signal(object)  # a Column that a key led to, to be brought into view

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install(TrendView)
        self.setObjectName("trend")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.interface: ChartInterface | None = None
        self.focused: Column | None = None
        self._look = look
        self._typesetter = Typesetter(look.scale)
        self._trend: Trend | None = None
        self._wanted: Week | None = None  # to be chosen once the weeks are laid out
        self._drawn: tuple[Trend, int, int] | None = None
        self._layout: Layout | None = None
        self._is_framed = False  # the focus came by keyboard
        self._pointed: Column | None = None
        self._callout = Callout(look, self)

    # --- What is shown ---------------------------------------------------------------------------

    @property
    def layout_shown(self) -> Layout | None:
        return self._layout

    @property
    def marks(self) -> tuple[Column, ...]:
        """Return what a screen reader reads: the weeks."""
        return self._layout.columns if self._layout is not None else ()

    @property
    def callout(self) -> Callout:
        return self._callout

    def set_trend(self, trend: Trend) -> None:
        """Show a trend; it is laid out by the next `fit`."""
        self._trend = trend

    def set_week(self, week: Week | None) -> None:
        """Put the keyboard on a week, where it is laid out, else as soon as it is."""
        self._wanted = week
        self.focused = self._column_of(week) or self.focused

    def fit(self, width: int, height: int) -> QSize:
        """Lay the trend out for a width, growing towards a height; take the size it needs."""
        if self._trend is not None and self._drawn != (self._trend, width, height):
            self._lay_out(self._trend, width, height)
        if self._layout is not None:
            self.resize(width, round(self._layout.height))
        return self.size()

    def head_end(self) -> float:
        """Return how far the line of the title reaches to the right."""
        texts = self._layout.texts if self._layout is not None else ()
        low = min((text.rect.bottom for text in texts), default=0.0)
        return max((text.rect.right for text in texts if text.rect.y < low), default=0.0)

    def _lay_out(self, trend: Trend, width: int, height: int) -> None:
        before = len(self.marks)
        scale = self._look.scale
        self._layout = lay_out(trend, width, self._typesetter, scale=scale, height=height)
        self._drawn = (trend, width, height)
        chosen = self.focused.week.week if self.focused else self._wanted
        self.focused = self._column_of(chosen)
        self._pointed = None
        if self.interface is not None and len(self.marks) != before:
            self.interface.forget()
        self.setAccessibleName(self._layout.title)
        self.setAccessibleDescription(self._layout.summary)
        self._show_callout(self._meant())
        self.update()

    def _column_of(self, week: Week | None) -> Column | None:
        return next((column for column in self.marks if column.week.week == week), None)

    # --- Painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._layout is None:
            return
        painter = QPainter(self)
        TrendPainter(painter, self._look.palette, self._typesetter).draw(self._layout)
        if self.focused is not None and self._is_framed and self.hasFocus():
            self._paint_frame(painter, self.focused.rect)
        painter.end()

    def _paint_frame(self, painter: QPainter, rect: Rect) -> None:
        """Frame the week that the keyboard is on."""
        box = QRectF(rect.x, rect.y, rect.width, rect.height)
        corner, wide = self._look.px(FRAME_CORNER), self._look.px(FRAME_WIDE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        palette = self._look.palette
        for colour, width in ((palette.ground, 3 * wide), (palette.ink, wide)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(box, corner, corner)

    # --- The pointer -----------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed = self._under(event)
        self._show_callout(self._meant())
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(arrow if self._pointed is None else hand)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = None
        self._show_callout(self._meant())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._under(event)
        if event.button() is Qt.MouseButton.LeftButton and column is not None:
            self._is_framed = False
            self.focused = column
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        column = self._under(event)
        if event.button() is Qt.MouseButton.LeftButton and column is not None:
            self.week_opened.emit(column.week.week)

    def _under(self, event: QMouseEvent) -> Column | None:
        at = event.position()
        return None if self._layout is None else self._layout.column_at(at.x(), at.y())

    # --- The keyboard ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.modifiers() not in plain or not self._obey(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _obey(self, key: Qt.Key) -> bool:
        """Do what a key asks for; tell whether it asked for anything."""
        if not self.marks or self._layout is None:
            return False
        if key in _STEPS:
            self._reach(self._layout.beside(self.focused, _STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._reach(self.marks[0 if key is Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.focused:
            self.week_opened.emit(self.focused.week.week)
        else:
            return False
        return True

    def _reach(self, column: Column | None) -> None:
        """Put the keyboard on a week."""
        self._is_framed = True
        self.focused = column
        self._show_callout(column)
        self.update()
        if column is not None:
            tell_focus(self)
            self.week_reached.emit(column)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD and self._layout is not None:
            self._reach(self.focused or self._layout.beside(None, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_callout(None)
        self.update()

    # --- The lines beside a week -----------------------------------------------------------------

    def _meant(self) -> Column | None:
        """Return the week under the pointer, else the one that the keyboard is on."""
        if self._pointed is not None:
            return self._pointed
        return self.focused if self._is_framed and self.hasFocus() else None

    def _show_callout(self, column: Column | None) -> None:
        if column is None:
            self._callout.hide()
            return
        self._callout.show_beside(column.rect, column.label.tooltip, CALLOUT_DOWN)
