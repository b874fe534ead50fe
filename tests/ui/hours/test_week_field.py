"""The week of core hours as a field: dragged, moved by keys, and said to who cannot see it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tracker.settings.presets import PLANS, Preset
from tracker.settings.week_hours import NO_HOURS, Edge, texts_of
from tracker.wording import use_language
from ui.fields import field_rules
from ui.hours.axis import Axis, axis_for
from ui.hours.field import WeekField
from ui.hours.strip import Hold
from ui.look import Look
from ui.theme import DARK

SEPARATE, MIXED, NIGHT = (PLANS[p].week for p in (Preset.SEPARATE, Preset.MIXED, Preset.NIGHT))
KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton
MON, TUE, SAT = 0, 1, 5


@pytest.fixture
def shown(qtbot):
    """Puts a field up that shows a week."""
    windows = []

    def put_up(week=SEPARATE, look=None, flex=(0, 0)):
        look = look or Look()
        windows.append(window := QWidget())
        qtbot.addWidget(window)
        window.setObjectName("window")
        QVBoxLayout(window).addWidget(made := WeekField(look))
        window.setStyleSheet(look.sheet + field_rules(look))
        window.resize(look.px(760), look.px(420))
        made.show_week(week, flex)
        window.show()
        return made

    return put_up


@pytest.fixture
def field(shown):
    return shown()


def hours(field, day=MON):
    return " ".join(texts_of(field.week[day]))


def press(field, day, *keys, modifier=MODIFIER.NoModifier):
    for key in keys:
        QTest.keyClick(field.strips[day], key, modifier)


def place(field, day, minute):
    strip = field.strips[day]
    axis = axis_for(field.week)
    return QPoint(round(axis.place(minute, strip.width())), strip.height() // 2)


def drag(field, day, minute, *to):
    strip, path = field.strips[day], [place(field, day, at) for at in (minute, *to)]
    QTest.mousePress(strip, LEFT_BUTTON, pos=path[0])
    for point in path[1:]:
        QTest.mouseMove(strip, point)
        QApplication.sendEvent(strip, moved_to(strip, point))
    QTest.mouseRelease(strip, LEFT_BUTTON, pos=path[-1])


def moved_to(strip, point):
    at = QPointF(point)
    everywhere = strip.mapToGlobal(at)
    none = MODIFIER.NoModifier
    kind = QEvent.Type.MouseMove
    return QMouseEvent(kind, at, everywhere, Qt.MouseButton.NoButton, LEFT_BUTTON, none)


def names_of(field):
    return [strip.accessibleDescription() for strip in field.strips]


# --- By keyboard ----------------------------------------------------------------------------------


def test_arrows_move_the_chosen_end_by_a_quarter_and_with_shift_by_an_hour(field, qtbot):
    field.together.setChecked(False)
    with qtbot.waitSignal(field.changed) as told:
        press(field, MON, KEY.Key_Right)
    assert told.args == [field.week]
    assert hours(field) == "08:15-16:00"

    press(field, MON, KEY.Key_Space, KEY.Key_Left)
    assert hours(field) == "08:15-15:45"
    press(field, MON, KEY.Key_Left, modifier=MODIFIER.ShiftModifier)
    assert hours(field) == "08:15-14:45"
    press(field, MON, KEY.Key_Right, modifier=MODIFIER.ControlModifier)
    assert hours(field) == "08:30-15:00"
    assert hours(field, TUE) == "08:00-16:00"


def test_space_goes_round_all_ends_of_a_day(shown):
    field = shown(MIXED)
    chosen = []
    for _end in range(5):
        chosen.append(field.strips[MON].chosen)
        press(field, MON, KEY.Key_Space)

    assert chosen == [(0, Edge.START), (0, Edge.END), (1, Edge.START), (1, Edge.END), chosen[0]]


def test_up_and_down_lead_to_the_same_end_of_another_day(field):
    field.strips[MON].setFocus()
    press(field, MON, KEY.Key_Space, KEY.Key_Down)

    assert field.strips[TUE].hasFocus()
    assert field.strips[TUE].chosen == (0, Edge.END)
    press(field, TUE, KEY.Key_Up, KEY.Key_Up)
    assert field.strips[MON].hasFocus()


def test_the_tabulator_stops_once_and_goes_on(field):
    field.strips[MON].setFocus()
    press(field, MON, KEY.Key_Down)

    QTest.keyClick(field.strips[TUE], KEY.Key_Tab)

    assert field.together.hasFocus()
    QTest.keyClick(field.together, KEY.Key_Backtab)
    assert field.strips[TUE].hasFocus()


def test_hours_come_with_insert_and_go_with_delete(field):
    press(field, SAT, KEY.Key_Insert)
    assert hours(field, SAT) == "08:00-16:00"
    press(field, SAT, KEY.Key_Insert)
    assert hours(field, SAT) == "08:00-16:00 18:00-20:00"
    assert field.strips[SAT].chosen == (1, Edge.START)

    press(field, SAT, KEY.Key_Delete)
    assert hours(field, SAT) == "08:00-16:00"
    press(field, SAT, KEY.Key_Backspace, KEY.Key_Delete, KEY.Key_Left, KEY.Key_Space)
    assert hours(field, SAT) == ""


def test_a_key_that_means_nothing_here_goes_on_to_the_window(field):
    asked = []
    field.window().keyPressEvent = lambda event: asked.append(event.key())

    press(field, MON, KEY.Key_Escape)

    assert asked == [KEY.Key_Escape]


# --- Days that go together ------------------------------------------------------------------------


def test_days_with_the_same_hours_change_together(field):
    press(field, MON, KEY.Key_Right)

    assert {hours(field, day) for day in range(5)} == {"08:15-16:00"}
    assert hours(field, SAT) == ""


def test_a_day_that_differs_goes_its_own_way(field):
    field.together.setChecked(False)
    press(field, MON, KEY.Key_Right)
    field.together.setChecked(True)
    press(field, TUE, KEY.Key_Left)

    assert [hours(field, day)[:5] for day in range(5)] == ["08:15", *["07:45"] * 4]


def test_days_without_hours_are_not_alike(field):
    press(field, SAT, KEY.Key_Insert)

    assert hours(field, 6) == ""


def test_days_do_not_follow_where_they_would_overlap(shown):
    nights = (*NIGHT[:5], ((7 * 60, 8 * 60),), ())  # Saturday begins at seven
    field = shown(nights)
    press(field, MON, KEY.Key_Space)
    for _quarter in range(8):
        press(field, MON, KEY.Key_Right)

    assert hours(field) == "22:00-08:00"
    assert hours(field, 4) == "22:00-07:00"


# --- By mouse -------------------------------------------------------------------------------------


def test_an_end_is_dragged_and_all_days_follow_on_the_way(field):
    drag(field, TUE, 16 * 60, 15 * 60, 14 * 60 + 34)

    assert {hours(field, day) for day in range(5)} == {"08:00-14:30"}


def test_a_bar_is_dragged_with_its_length(field):
    drag(field, MON, 12 * 60, 13 * 60)

    assert hours(field) == "09:00-17:00"


def test_hours_are_drawn_where_there_are_none_in_either_direction(field):
    drag(field, SAT, 12 * 60, 11 * 60, 10 * 60)

    assert hours(field, SAT) == "10:00-12:00"
    drag(field, SAT, 14 * 60, 15 * 60)
    assert hours(field, SAT) == "10:00-12:00 14:00-15:00"


def test_a_click_where_nothing_is_draws_nothing(field):
    drag(field, SAT, 12 * 60, 12 * 60 + 5)

    assert field.week == SEPARATE


def test_a_double_click_takes_hours_away(field):
    field.together.setChecked(False)
    QTest.mouseDClick(field.strips[MON], LEFT_BUTTON, pos=place(field, MON, 12 * 60))

    assert hours(field) == ""
    assert hours(field, TUE) == "08:00-16:00"


def test_what_can_be_taken_hold_of_shows_under_the_pointer(field):
    strip = field.strips[MON]
    holds = [strip.grip_at(place(field, MON, m).toPointF()).hold for m in (480, 700, 960, 1200)]

    assert holds == [Hold.START, Hold.WHOLE, Hold.END, Hold.NEW]
    QTest.mouseMove(strip, place(field, MON, 960))
    assert strip.cursor().shape() is Qt.CursorShape.SizeHorCursor


# --- For who cannot see it ------------------------------------------------------------------------


def test_each_day_has_a_name_and_says_its_hours(shown):
    field = shown(MIXED)

    assert field.strips[MON].accessibleName() == "Monday"
    assert names_of(field)[MON] == "08:00–15:00 and 20:00–22:00"
    assert names_of(field)[SAT] == "no core hours"
    interface = QAccessible.queryAccessibleInterface(field.strips[TUE])
    assert interface.text(QAccessible.Text.Name) == "Tuesday"


def test_every_move_is_said(field):
    assert field.strips[MON].said() == "Monday begins 08:00"
    press(field, MON, KEY.Key_Right)
    assert field.strips[MON].said() == "Monday begins 08:15"
    press(field, MON, KEY.Key_Space)
    assert field.strips[MON].said() == "Monday ends 16:00"
    assert field.strips[SAT].said() == "Saturday: no core hours"


def test_it_speaks_norwegian(shown):
    use_language("nb")

    assert shown().strips[MON].accessibleName() == "Mandag"


# --- How it looks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("week", "axis"),
    [
        (SEPARATE, Axis(0, 1440)),
        (NIGHT, Axis(720, 2160)),
        (NO_HOURS, Axis(0, 1440)),
        ((*NIGHT[:4], SEPARATE[0], (), ()), Axis(0, 2160)),
        ((((20 * 60, 24 * 60),), *NO_HOURS[1:]), Axis(720, 2160)),
        ((((20 * 60, 23 * 60),), *NO_HOURS[1:]), Axis(0, 1440)),
    ],
)
def test_the_axis_shows_nights_whole(week, axis):
    assert axis_for(week) == axis


def test_the_axis_stands_still_while_something_is_dragged(field):
    strip = field.strips[MON]
    QTest.mousePress(strip, LEFT_BUTTON, pos=place(field, MON, 16 * 60))
    QApplication.sendEvent(strip, moved_to(strip, QPoint(strip.width(), 5)))
    assert hours(field) == "08:00-24:00"
    assert field._figures.axis == Axis(0, 1440)

    QTest.mouseRelease(strip, LEFT_BUTTON, pos=QPoint(strip.width(), 5))

    assert field._figures.axis == Axis(0, 2160)


def test_figures_keep_their_distance():
    assert Axis().figures(480, 26) == list(range(0, 1441, 120))
    assert Axis().figures(100, 26) == [0, 720, 1440]


@pytest.mark.parametrize("look", [Look(), Look(DARK), Look(scale=2.0)], ids=["1", "dark", "200"])
def test_bars_lie_where_their_hours_are(shown, look):
    field = shown(MIXED, look, (60, 60))
    strip, window = field.strips[MON], field.window()
    picture = window.grab(QRect(strip.mapTo(window, QPoint()), strip.size())).toImage()
    y = picture.height() // 2

    def colour(minute):
        x = round(axis_for(MIXED).place(minute, picture.width()))
        return picture.pixelColor(x, y).name()

    assert colour(8 * 60 + 20) == colour(21 * 60 - 40) == look.palette.inside.lower()
    assert colour(7 * 60 + 30) == colour(22 * 60 + 30) == look.palette.flex.lower()
    assert colour(17 * 60 + 30) == look.palette.ground.lower()
