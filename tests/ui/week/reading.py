"""How tests read and fill the week window; everything is found by its name."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableWidget

from ui.day.list import DayList
from ui.week.view import WeekView


def spans_of(window):
    return window.findChild(DayList, "spans")


def listed(window):
    return [(row.times, row.length, " · ".join(row.remarks)) for row in spans_of(window).rows()]


def times(window):
    return [row.times for row in spans_of(window).rows()]


def choose(window, words):
    spans = spans_of(window)
    place = next(n for n in range(spans.count()) if spans.item(n).text() == words)
    spans.setCurrentRow(place)


def text_of(window, name):
    label = window.findChild(QLabel, name)
    return label.text() if label.isVisible() else ""


def is_on(window, name):
    return window.findChild(QPushButton, name).isEnabled()


def fill(window, **fields):
    for name, text in fields.items():
        window.findChild(QLineEdit, name).setText(text)


def chart_of(window):
    return window.findChild(WeekView, "chart")


def cells(window):
    grid = window.findChild(QTableWidget, "table")
    rows, columns = range(grid.rowCount()), range(grid.columnCount())
    return [[grid.item(row, column).text() for column in columns] for row in rows]


def point(x, y):
    return QPoint(round(x), round(y))


def by_tab(view):
    """Put the keyboard on a chart as the Tab key does."""
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
