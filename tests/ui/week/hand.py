"""A hand with a pointer on the chart of a week window."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.ui.week.reading import chart_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hand:
    """A hand with a pointer on a chart."""

    def __init__(self, window):
        self.view = chart_of(window)
        self._at = QPointF()

    def handle(self, row, words, *, start):
        """Return the end of the work of a row whose bar says this."""
        return next(
            handle
            for handle in self.view.edges.handles
            if handle.row == row
            and handle.is_start is start
            and any(words in m.label.name for m in self.view.marks if m.rect == handle.bar)
        )

    def x(self, row, when):
        """Return where an instant lies in a row."""
        return self.view.edges.ruler(row, "Europe/Oslo").x(when)

    def y(self, row):
        return self.view.layout_shown.lanes[row].middle_y

    def moves(self, x, y, *, held=False, keys=NONE):
        buttons = LEFT if held else Qt.MouseButton.NoButton
        self._tell(QEvent.Type.MouseMove, x, y, Qt.MouseButton.NoButton, buttons, keys)

    def presses(self, x, y):
        self.moves(x, y)
        self._tell(QEvent.Type.MouseButtonPress, x, y, LEFT, LEFT, NONE)

    def lets_go(self):
        at = self._at
        none = Qt.MouseButton.NoButton
        self._tell(QEvent.Type.MouseButtonRelease, at.x(), at.y(), LEFT, none, NONE)

    def drags(self, handle, to, *, keys=NONE):
        """Press an end, and move it to a place without letting go."""
        self.presses(handle.x, handle.bar.middle_y)
        self.moves(to, handle.bar.middle_y, held=True, keys=keys)

    def _tell(self, kind, x, y, button, buttons, keys):
        self._at = QPointF(x, y)
        there = self.view.mapToGlobal(self._at)
        QApplication.sendEvent(self.view, QMouseEvent(kind, self._at, there, button, buttons, keys))


def callout(window):
    """Return the lines beside what is meant in the chart."""
    return chart_of(window).callout.text.split("\n")
