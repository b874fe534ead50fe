"""How tests read the window of the trend; everything is found by its name."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.trend.table import TrendTable
from ui.trend.view import TrendView

LEFT = Qt.MouseButton.LeftButton


def view_of(window):
    return window.findChild(TrendView, "trend")


def table_of(window):
    return window.findChild(TrendTable, "trendTable")


def by_tab(window):
    view = view_of(window)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    return view


def column_of(view, week):
    return next(column for column in view.marks if column.week.week == week)


def mouse(view, kind, column):
    rect = column.rect
    at = QPointF(rect.middle_x, rect.middle_y)
    pressed = kind != QEvent.Type.MouseMove
    buttons = LEFT if pressed else Qt.MouseButton.NoButton
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        view, QMouseEvent(kind, at, view.mapToGlobal(at), buttons, buttons, plain)
    )
