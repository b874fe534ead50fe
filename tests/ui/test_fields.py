"""Fields with marks of their own, looked at as pictures."""

import pytest
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.fields import CheckField, ChoiceField, DateField, NumberField, field_rules
from ui.look import Look
from ui.theme import THEMES

each_look = pytest.mark.parametrize("look", [Look(palette) for palette in THEMES.values()])

ROOM = 20  # px at the right end of a field


@pytest.fixture
def laid_out(qapp):
    """Put a field into a window in a look."""
    window = QWidget()
    window.setObjectName("window")
    lines = QVBoxLayout(window)

    def laid_out(look, field):
        lines.addWidget(field)
        window.setStyleSheet(look.sheet + field_rules(look))
        window.resize(240, 80)
        lines.activate()
        return field

    return laid_out


def has_mark(field, room, colour):
    """Look for a colour in a part of a field, as near as antialiasing leaves it."""
    picture, wanted = field.grab(room).toImage(), QColor(colour)
    return any(
        abs(seen.red() - wanted.red()) + abs(seen.green() - wanted.green()) < 40
        for x in range(picture.width())
        for y in range(picture.height())
        for seen in [picture.pixelColor(x, y)]
    )


def right_end(field, *, top=0, bottom=0):
    return QRect(field.width() - ROOM, 3 + top, ROOM - 4, field.height() - 6 - top - bottom)


@each_look
@pytest.mark.parametrize("kind", [ChoiceField, DateField])
def test_a_field_that_opens_carries_an_arrow(laid_out, look, kind):
    field = laid_out(look, kind(look))

    assert has_mark(field, right_end(field), look.palette.soft)


@each_look
def test_the_arrow_that_leads_no_further_is_fainter(laid_out, look):
    field = laid_out(look, NumberField(look))
    field.setRange(0, 5)
    middle = field.height() // 2

    assert has_mark(field, right_end(field, bottom=middle), look.palette.soft)
    assert not has_mark(field, right_end(field, top=middle), look.palette.soft)


@each_look
def test_a_tick_can_be_seen_without_colour(laid_out, look):
    field = laid_out(look, CheckField("Yes", look))
    box = QRect(0, 0, 20, field.height())
    assert not has_mark(field, box, look.palette.inside)

    field.setChecked(True)

    assert has_mark(field, box, look.palette.inside)
    assert has_mark(field, box, look.palette.on_inside)


@pytest.mark.parametrize("rows", [QVBoxLayout, QHBoxLayout])
def test_words_that_have_no_room_on_a_line_get_one_more(qtbot, rows):
    holder = QWidget()
    qtbot.addWidget(holder)
    field = CheckField("Only ideas that are quiet enough for a muted call", Look())
    lines = QVBoxLayout(holder)
    inside = rows()
    inside.addWidget(field)
    lines.addLayout(inside)
    lines.addStretch(1)
    holder.resize(400, 300)
    holder.show()
    one = field.height()

    holder.resize(200, 300)
    QApplication.processEvents()

    assert field.width() < 200
    assert field.height() > one
    assert "\n" in field.text()


@each_look
def test_no_day_of_the_calendar_is_red(laid_out, look):
    field = laid_out(look, DateField(look))
    field.setDate(QDate(2026, 11, 23))
    calendar = field.calendarWidget()

    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        colour = calendar.weekdayTextFormat(day).foreground().color()
        assert colour == QColor(look.palette.soft)
