"""What a screen reader is told of every window, and whether the keyboard alone goes everywhere."""

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from tests.ui.access.everywhere import STATES
from tests.ui.access.reading import Node, seen_parts, tree
from ui.hours.strip import DayStrip
from ui.look import Look
from ui.theme import THEMES
from ui.trend.view import TrendView
from ui.week.view import WeekView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

each_state = pytest.mark.parametrize("state", STATES)
each_window = pytest.mark.parametrize("window", STATES, indirect=True, scope="module")
Role = QAccessible.Role
ROLES = {
    QRadioButton: {Role.RadioButton},
    QAbstractButton: {Role.Button, Role.PushButton, Role.CheckBox, Role.ButtonMenu},
    QComboBox: {Role.ComboBox},
    QAbstractSpinBox: {Role.SpinBox, Role.EditableText},
    QLineEdit: {Role.EditableText},
    QPlainTextEdit: {Role.EditableText},
    QTextEdit: {Role.EditableText},
    QTextBrowser: {Role.StaticText},
    QAbstractItemView: {Role.List, Role.Table, Role.Tree},
    WeekView: {Role.List},
    TrendView: {Role.List},
    DayStrip: {Role.Slider},
}
# What is read on its own; beside it, a thing of the same name is a thing said twice.
CONTROLS = {
    *(Role.Button, Role.PushButton, Role.CheckBox, Role.RadioButton, Role.ComboBox),
    *(Role.EditableText, Role.Slider),
}


def is_part_of_a_field(widget: QWidget) -> bool:
    """Tell whether Qt put it into a field, which has a name of its own."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QAbstractSpinBox | QComboBox | QLineEdit | QAbstractItemView):
            return True
        holder = holder.parentWidget()
    return False


def controls(window: QWidget) -> list[QWidget]:
    """Return all that takes the keyboard by Tab."""
    return [
        part
        for part in seen_parts(window)
        if part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
        and not is_part_of_a_field(part)
        and part is not window
    ]


# ------------------------------------------------------------------ what is told


@each_window
def test_every_control_has_a_name(window):
    nodes = tree(window)

    assert [
        str(node)
        for node in nodes
        if node.is_focusable
        and node.role is not Role.Cell
        and not node.name.strip()
        and not _is_inside_a_field(node)
    ] == []


def _is_inside_a_field(node: Node) -> bool:
    widget = node.widget
    return widget is not None and (is_part_of_a_field(widget) or _only_holds(widget))


def _only_holds(widget: QWidget) -> bool:
    """Tell a widget that is no control: a menu or window has its title, a page its content."""
    return widget.isWindow() or widget.focusPolicy() is Qt.FocusPolicy.NoFocus


@each_window
def test_every_control_says_what_kind_it_is(window):
    wrong = []
    for part in controls(window):
        role = QAccessible.queryAccessibleInterface(part).role()
        kinds = [roles for kind, roles in ROLES.items() if isinstance(part, kind)]
        if kinds and not any(role in roles for roles in kinds):
            wrong.append(f"{part.objectName()} is {role}")
        if not kinds and role in {Role.Client, Role.NoRole}:
            wrong.append(f"{part.objectName()} takes the keyboard and is {role}")

    assert wrong == []


@each_window
def test_no_two_things_beside_each_other_have_one_name(window):
    """Where two are called the same, their descriptions tell them apart."""
    twice = []
    for node in tree(window):
        told = Counter(
            (child.role, child.name, child.description)
            for child in node.children
            if child.role in CONTROLS
        )
        twice += [f"{node.path}: {told_twice}" for told_twice, n in told.items() if n > 1]

    assert twice == []


@each_window
def test_a_window_has_a_title(window):
    assert tree(window)[0].name or isinstance(window, QMenu)


@each_window
def test_a_label_with_a_field_beside_it_is_its_label(window):
    """Every field is named by a label, or names itself."""
    named = {label.buddy() for label in window.findChildren(QLabel)}

    assert [
        part.objectName()
        for part in controls(window)
        if isinstance(part, QLineEdit | QComboBox | QAbstractSpinBox | QTextEdit)
        and part not in named
        and not part.accessibleName()
    ] == []


# ------------------------------------------------------------------ the keyboard


def by_tab(window: QWidget) -> list[QWidget]:
    """Return where Tab leads, once around; a date takes several, one for each of its parts."""
    window.activateWindow()
    QApplication.processEvents()
    way: list[QWidget] = []
    for _press in range(4 * len(controls(window)) + 4):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now: QWidget | None = QApplication.focusWidget()
        if now is None or (len(way) > 1 and now is way[0]):
            break
        if now not in way:
            way.append(now)
    return way


@each_window
def test_tab_leads_everywhere(window):
    if isinstance(window, QMenu):
        return  # arrow keys lead through it, as through every menu of Qt
    reached = by_tab(window)

    missed = [part for part in controls(window) if part not in reached]
    assert [f"{type(p).__name__}#{p.objectName()}" for p in missed] == []


@each_window
def test_tab_goes_as_one_reads(window):
    """Down the page, and within a row from left to right."""
    if isinstance(window, QMenu):
        return
    way = [part for part in by_tab(window) if part.isVisible()]
    boxes = [QRect(part.mapTo(window, QPoint()), part.size()) for part in way]
    start = min(range(len(way)), key=lambda n: (boxes[n].top(), boxes[n].left()), default=0)
    turned = list(zip(way, boxes, strict=True))[start:] + list(zip(way, boxes, strict=True))[:start]

    back = [
        f"{one.objectName()} -> {other.objectName()}"
        for (one, here), (other, there) in pairwise(turned)
        if _is_above(there, here) and _is_same_column(there, here)
    ]
    assert back == []


def _is_above(there: QRect, here: QRect) -> bool:
    """Tell whether something lies above, or left of something in one row with it."""
    if there.bottom() <= here.top():
        return True
    in_a_row = there.top() < here.bottom() and here.top() < there.bottom()
    return in_a_row and there.right() <= here.left()


def _is_same_column(there: QRect, here: QRect) -> bool:
    """Tell whether two lie in one column: columns are read one after the other."""
    return there.left() < here.right() and here.left() < there.right()


@each_state
@pytest.mark.parametrize("theme", THEMES)
def test_it_is_seen_where_the_keyboard_is(make, state, theme):
    window = make(state, Look(THEMES[theme]))
    window.activateWindow()
    QApplication.processEvents()
    unseen = []
    for part in controls(window):
        part.clearFocus()
        before = _picture(part)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if part.hasFocus() and _picture(part) == before:
            unseen.append(f"{type(part).__name__}#{part.objectName()}")

    assert unseen == []


def _picture(part: QWidget) -> QImage:
    return part.grab().toImage()


@each_state
def test_escape_closes(make, state):
    if state in {"week: a form with a fault", "talk: a note"}:
        return  # there it closes the form first, or asks whether what is written may go
    window = make(state, Look())
    window.activateWindow()
    for _press in range(2):  # the first may take back what is typed
        if window.isVisible():
            QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)

    assert not window.isVisible()
