"""The work of a day as a list: one span an item, with its looks, times, length and remarks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tracker.domain.spans import Span
from tracker.wording import _
from ui.day.rows import DayRow, Row, UnsureRow
from ui.fonts import Typesetter
from ui.look import Look as Appearance
from ui.picture.geometry import Rect
from ui.picture.marks import Edge
from ui.picture.painter import ChartPainter
from ui.picture.typeset import Compositor, Voice
from ui.theme import Style

TIMES, LENGTH, REMARK = Voice(Style.VALUE), Voice(Style.PLAIN), Voice(Style.SMALL)
ROW = Qt.ItemDataRole.UserRole
DOT = " · "
# All in px at 100 %.
SWATCH = (28, 10)
CORNER = 8
Index = QModelIndex | QPersistentModelIndex


class DayList(QListWidget):
    """Shows the work of a day; an item is opened with Enter or a double click."""

    row_opened = Signal(object)  # a Row
    delete_pressed = Signal()

    def __init__(self, look: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spans")
        self.setAccessibleName(_("Work of the day"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._painter = _RowPainter(look, self)
        self.setItemDelegate(self._painter)
        self.itemDoubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Row], number: int | None) -> None:
        """Show rows and choose the one with a number, else the one at the place of the last."""
        place = self.currentRow()
        if [row.key for row in rows] != [row.key for row in self.rows()]:
            self.clear()
            self.addItems([row.times for row in rows])
        for number_in_list, row in enumerate(rows):
            _fill(self.item(number_in_list), row)
        own = [n for n, row in enumerate(rows) if row.key == str(number)]
        self.setCurrentRow(own[0] if own else min(max(place, 0), len(rows) - 1))
        self._fit_bar()

    def chosen(self) -> Row | None:
        """Return the row that buttons are about."""
        row: Row | None = self.currentIndex().data(ROW)
        return row

    def chosen_work(self) -> DayRow | None:
        """Return that row if it is work."""
        row = self.chosen()
        return row if isinstance(row, DayRow) else None

    def rows(self) -> list[Row]:
        """Return all rows."""
        return [self.item(place).data(ROW) for place in range(self.count())]

    def choose(self, numbers: Sequence[int]) -> None:
        """Choose the first row whose work has one of the numbers."""
        keys = [str(number) for number in numbers]
        self._choose(lambda row: row.key in keys)

    def choose_unsure(self, span: Span) -> None:
        """Choose the row of unsure time that lies in a span."""
        self._choose(lambda row: isinstance(row, UnsureRow) and row.unsure.span.overlaps(span))

    def _choose(self, is_meant: Callable[[Row], bool]) -> None:
        place = next((n for n, row in enumerate(self.rows()) if is_meant(row)), None)
        if place is not None:
            self.setCurrentRow(place)

    def full_height(self, width: int) -> int:
        """Return how high it is at a width without scrolling."""
        return sum(self._painter.height(row, width) for row in self.rows())

    def _fit_bar(self) -> None:
        """Have a bar only where rows need it without one: beside a bar, lines break earlier."""
        needs_bar = self.full_height(self.width()) > self.height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needs_bar else policy.ScrollBarAlwaysOff
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._open(self.currentItem())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # remarks break into other lines

    def _open(self, item: QListWidgetItem) -> None:
        self.row_opened.emit(item.data(ROW))


def _fill(item: QListWidgetItem, row: Row) -> None:
    """Let an item show a row; one that shows it already stays untouched."""
    if item.data(ROW) == row:
        return
    item.setText(row.times)
    item.setData(ROW, row)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, row.sentence)
    item.setToolTip("\n".join([row.times, row.length, *row.remarks]))


class _RowPainter(QStyledItemDelegate):
    """Paints a row: its looks, times and length in one line, its remarks below."""

    def __init__(self, look: Appearance, parent: QListWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._list = parent
        self._fonts = Typesetter(look.scale)
        self._set = Compositor(self._fonts, look.scale)
        self._pad = look.steps(2)
        self._indent = look.px(SWATCH[0]) + look.steps(3)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._list.viewport().width()
        return QSize(width, self.height(index.data(ROW), width))

    def height(self, row: Row, width: int) -> int:
        """Return how high a row is at a width."""
        lines = len(self._remarks(row, width))
        height = self._set.leading(TIMES) + lines * self._set.leading(REMARK) + 2 * self._pad
        return round(height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, state)
        left, width = box.x() + self._pad, box.width() - 2 * self._pad
        baseline = box.y() + self._pad + self._set.metrics.ascent(TIMES.style)
        self._looks(painter, row, left, baseline)
        palette = self._look.palette
        self._text(painter, TIMES, palette.ink, left + self._indent, baseline, row.times)
        end = left + width - self._set.width(row.length, LENGTH)
        self._text(painter, LENGTH, palette.ink, end, baseline, row.length)
        for line in self._remarks(row, box.width()):
            baseline += self._set.leading(REMARK)
            self._text(painter, REMARK, palette.soft, left + self._indent, baseline, line)
        painter.restore()

    def _remarks(self, row: Row, width: int) -> list[str]:
        room = width - 2 * self._pad - self._indent
        return self._set.lines(DOT.join(row.remarks), REMARK, room)

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        palette, corner = self._look.palette, self._look.px(CORNER)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_under = bool(state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.band if is_chosen else palette.raised))
            painter.drawRoundedRect(box, corner, corner)
        if is_chosen and self._list.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.inside), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), corner, corner)

    def _looks(self, painter: QPainter, row: Row, left: float, baseline: float) -> None:
        """Draw the parts of the work as the chart does, side by side."""
        wide, high = (float(self._look.px(size)) for size in SWATCH)
        top = baseline - self._set.metrics.ascent(TIMES.style) * 0.375 - high / 2
        chart = ChartPainter(painter, self._look.palette, self._fonts)
        x, last = left, len(row.looks) - 1
        for place, (look, share) in enumerate(row.looks):
            rect = Rect(x, top, wide * share, high)
            start = Edge.JOINED if place else Edge.ROUND
            end = Edge.JOINED if place < last else Edge.ROUND
            chart.draw_swatch(look, rect, self._look.scale, start, end)
            x += wide * share

    def _text(
        self, painter: QPainter, voice: Voice, colour: str, x: float, baseline: float, words: str
    ) -> None:
        painter.setFont(self._fonts.font(voice.style))
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(x, baseline, 0, 0).topLeft(), words)
