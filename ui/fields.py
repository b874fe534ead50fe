"""Fields that carry marks of their own: arrows and ticks in the colours and the size of the look.

A style sheet can colour a field, but its marks only from picture files; here they are painted.
The wheel scrolls the page a field stands on and never changes its value on the way.
"""

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionSpinBox,
    QToolButton,
    QWidget,
)

from ui.flow import broken
from ui.look import Look

# Of a box to tick, in px at 100 %: its side, border included, and how far its words stand away.
INDICATOR = 18
BESIDE = 28
# Beside the text of a line: its padding and border, and the button that clears it.
PADDING = 24
CLEAR = 56

_RULES = Template("""
QSpinBox, QComboBox, QDateEdit { padding-right: ${p26}px; }
QComboBox::drop-down, QDateEdit::drop-down {
  border: none; background: transparent; width: ${p26}px;
  subcontrol-origin: border; subcontrol-position: center right;
}
QSpinBox::up-button, QSpinBox::down-button {
  border: none; background: transparent; width: ${p26}px; subcontrol-origin: border;
}
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled {
  background: transparent; border-color: $hairline; color: $soft;
}
QCheckBox:disabled { color: $soft; }
QSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button { subcontrol-position: bottom right; }
QComboBox::down-arrow, QDateEdit::down-arrow, QSpinBox::up-arrow, QSpinBox::down-arrow {
  image: none; width: 0; height: 0;
}
QCheckBox::indicator {
  width: ${p16}px; height: ${p16}px; background: $panel;
  border: 1px solid $soft; border-radius: ${p4}px; image: none;
}
QCheckBox::indicator:checked { background: $inside; border-color: $inside; }
QCheckBox::indicator:disabled { background: transparent; border-color: $hairline; }
QCheckBox::indicator:checked:disabled { background: $faint; border-color: $faint; }
QCheckBox::indicator:focus { border: 2px solid $inside; width: ${p14}px; height: ${p14}px; }
QCheckBox::indicator:checked:focus { border-color: $ink; }
QRadioButton { padding: ${p4}px ${p6}px; }
QRadioButton:disabled { color: $soft; }
QRadioButton::indicator {
  width: ${p18}px; height: ${p18}px; background: transparent; border: none; image: none;
}
QListView[kind="plain"] { background: transparent; border: none; }
QListView[kind="plain"]::item { padding: ${p6}px ${p8}px; border-radius: ${p6}px; }
QListView[kind="plain"]::item:selected { background: $band; color: $ink; }
QListView[kind="plain"]::item:hover:!selected { background: $raised; }
QListView[kind="plain"]::item:focus { border: 2px solid $inside; }
QCalendarWidget QTableView::item { padding: 0; }
QCalendarWidget { background: $panel; border: 1px solid $edge; }
QCalendarWidget QToolButton { border: none; background: transparent; padding: ${p4}px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $panel; }
QCalendarWidget QTableView, QCalendarWidget QTableView:focus {
  border: none; border-radius: 0; background: $panel; alternate-background-color: $panel;
  selection-background-color: $inside; selection-color: $on_inside;
}
""")


def field_rules(look: Look) -> str:
    """Return what is to follow the style sheet of a window that holds such fields."""
    sizes = {f"p{n}": look.px(n) for n in (4, 6, 8, 14, 16, 18, 26)}
    return _RULES.substitute(asdict(look.palette), **sizes)


class LineField(QLineEdit):
    """A line of text; it is never too narrow for what stands in it before anything is typed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()  # before that, the font is another
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        beside = CLEAR if self.isClearButtonEnabled() else PADDING
        return QSize(words + self._look.px(beside), super().minimumSizeHint().height())


class NumberField(QSpinBox):
    """A whole number with arrows."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.lineEdit().setTextMargins(look.px(8), 0, 0, 0)  # the sheet's padding does not get here

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        can, part = self.stepEnabled(), QStyle.SubControl
        up = self.isEnabled() and bool(can & QSpinBox.StepEnabledFlag.StepUpEnabled)
        down = self.isEnabled() and bool(can & QSpinBox.StepEnabledFlag.StepDownEnabled)
        for which, is_up, is_on in (
            (part.SC_SpinBoxUp, True, up),
            (part.SC_SpinBoxDown, False, down),
        ):
            control = QStyle.ComplexControl.CC_SpinBox
            room = self.style().subControlRect(control, option, which, self)
            _chevron(self, room, self._look, is_up=is_up, is_on=is_on)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(QComboBox):
    """One of a few values."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _chevron(self, _right_end(self, self._look), self._look, is_on=self.isEnabled())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DateField(QDateEdit):
    """A date that is typed, or picked from a calendar."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setCalendarPopup(True)
        _dress_calendar(self.calendarWidget(), look)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _chevron(self, _right_end(self, self._look), self._look)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CheckField(QCheckBox):
    """Yes or no; words that have no room on one line are broken into several."""

    def __init__(self, text: str, look: Look) -> None:
        super().__init__(text)
        self._look = look
        self._said = text
        can_give = QSizePolicy.Policy.Preferred  # Qt’s own keeps all on one line, in some layouts
        policy = QSizePolicy(can_give, can_give, QSizePolicy.ControlType.CheckBox)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._said), self._high(1))

    def minimumSizeHint(self) -> QSize:
        words = self._said.split(" ")
        return QSize(max(map(self._wide, words)), self._high(1))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._high(self._broken(width).count("\n") + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._said:
            self.setText(self._broken(event.size().width()))

    def _wide(self, words: str) -> int:
        self.ensurePolished()  # before that, the font is another
        return self.fontMetrics().horizontalAdvance(words) + self._look.px(BESIDE)

    def _high(self, lines: int) -> int:
        self.ensurePolished()
        one = max(self.fontMetrics().height(), self._look.px(INDICATOR))
        return one + (lines - 1) * self.fontMetrics().lineSpacing()

    def _broken(self, width: int) -> str:
        self.ensurePolished()
        return broken(self._said, self.fontMetrics(), width - self._look.px(BESIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            element = QStyle.SubElement.SE_CheckBoxIndicator
            room = self.style().subElementRect(element, option, self)
            middle, unit = QPointF(QRect(room).center()) + QPointF(0.5, 0.5), self._look.scale
            points = [middle + QPointF(x * unit, y * unit) for x, y in ((-4, 0), (-1, 3), (4, -3))]
            _stroke(self, points, self._look.palette.on_inside, 1.8 * unit)


class RadioField(QRadioButton):
    """One of several ways; a ring around all of it tells that the keyboard is here."""

    def __init__(self, text: str, look: Look) -> None:
        super().__init__(text)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_disc(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._look.palette.inside), self._look.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset, corner = self._look.px(2) / 2, self._look.px(6)
            room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(room, corner, corner)
        painter.end()

    def _draw_disc(self, painter: QPainter) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element, palette = QStyle.SubElement.SE_RadioButtonIndicator, self._look.palette
        middle = QRectF(self.style().subElementRect(element, option, self)).center()
        is_on, unit = self.isChecked(), self._look.scale
        edge = palette.soft if self.isEnabled() else palette.hairline
        filled = palette.inside if self.isEnabled() else palette.faint
        painter.setPen(QPen(QColor(filled if is_on else edge), 1))
        painter.setBrush(QColor(filled if is_on else palette.panel))
        painter.drawEllipse(middle, 8.5 * unit, 8.5 * unit)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.on_inside))
            painter.drawEllipse(middle, 3 * unit, 3 * unit)


def _dress_calendar(calendar: QCalendarWidget, look: Look) -> None:
    """Take the red from the weekend, and give the arrows the colour of the text."""
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    calm = QTextCharFormat()
    calm.setForeground(QColor(look.palette.soft))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, calm)
    for name, arrow in (
        ("qt_calendar_prevmonth", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"),
        ("qt_calendar_nextmonth", "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"),
    ):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(QIcon())
            button.setText(arrow)


def _right_end(field: QWidget, look: Look) -> QRect:
    """Return where the arrow of a field that opens lies."""
    width = look.px(26)
    return QRect(field.width() - width, 0, width, field.height())


def _chevron(
    field: QWidget, room: QRect, look: Look, *, is_up: bool = False, is_on: bool = True
) -> None:
    wide, high = 3.5 * look.scale, (-2 if is_up else 2) * look.scale
    middle = QPointF(room.center()) + QPointF(0.5, 0.5)
    points = [middle + QPointF(x, y) for x, y in ((-wide, -high), (0, high), (wide, -high))]
    _stroke(field, points, look.palette.soft if is_on else look.palette.faint, 1.5 * look.scale)


def _stroke(field: QWidget, points: list[QPointF], colour: str, width: float) -> None:
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(points)
    painter.end()
