"""The break window: the time that is left, another idea, and how it goes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea

from tests.hands import at
from tracker.wording import LANGUAGES, use_language
from tracker.wording.ideas import Needs, caution, pick
from ui import floating
from ui.break_window import Break, BreakWindow, Ring
from ui.look import Look
from ui.theme import DARK, HIGH_CONTRAST, LIGHT

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

ENDS = at("10:05", 1)
ROOM = QRect(0, 0, 1920, 1080)
FIRST = Break(pick(date(2026, 11, 17), 0), timedelta(minutes=5), ENDS)


class Hands:
    """A clock that stands where it is set."""

    def __init__(self) -> None:
        self.now = ENDS - timedelta(minutes=5)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Hands()


@pytest.fixture
def put_up(qtbot, monkeypatch, clock):
    def make(going=FIRST, look=None, room=ROOM) -> BreakWindow:
        monkeypatch.setattr(floating, "_room_at", lambda _pointer: room)
        window = BreakWindow(going, look or Look(), clock)
        qtbot.addWidget(window)
        window.put_up()
        return window

    return make


def button(window, name: str) -> QAbstractButton:
    found: QAbstractButton | None = window.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def shown_texts(window) -> list[str]:
    texts = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    return [text.replace("\n", " ") for text in texts]


def figure(window) -> str:
    ring: Ring = window.findChild(Ring)
    return ring.text


# ---------------------------------------------------------------- what is on it


def test_it_shows_the_idea_what_it_is_good_for_and_to_take_care(put_up):
    idea = FIRST.pick.idea

    assert shown_texts(put_up()) == [idea.area, idea.text, caution()]


def test_it_says_how_a_break_comes_of_an_idea_for_the_chair(put_up):
    seated = replace(FIRST, pick=pick(date(2026, 11, 17), 0, needs=Needs(seated=True)))
    window = put_up(seated)

    assert seated.pick.addition
    assert shown_texts(window)[2] == seated.pick.addition


def test_another_idea_follows_in_the_round_of_the_day(put_up):
    window = put_up()

    button(window, "another").click()

    following = FIRST.pick.another()
    assert following.idea != FIRST.pick.idea
    assert window.going.pick == following
    assert following.idea.text in shown_texts(window)
    assert FIRST.pick.idea.text not in shown_texts(window)


def test_it_can_be_built_anew_in_another_language(put_up):
    window = put_up()
    button(window, "another").click()
    use_language("nb")

    again = put_up(window.going, Look(DARK, 2.0))

    assert shown_texts(again)[1] == window.going.pick.idea.text


# ---------------------------------------------------------------- the time


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        (timedelta(0), "5:00"),
        (timedelta(milliseconds=1), "5:00"),
        (timedelta(seconds=1), "4:59"),
        (timedelta(minutes=4, seconds=59), "0:01"),
        (timedelta(minutes=4, seconds=59.5), "0:01"),
    ],
)
def test_it_counts_by_the_end_and_not_by_its_ticks(put_up, clock, gone, left):
    clock.now += gone

    assert figure(put_up()) == left


def test_it_looks_again_just_after_the_next_second(put_up, clock):
    clock.now += timedelta(milliseconds=300)

    assert put_up()._tick.interval() == 720


def test_a_tick_shows_the_time_of_the_clock(put_up, clock):
    window = put_up()
    clock.now += timedelta(minutes=2)

    window._on_tick()

    assert figure(window) == "3:00"


def test_the_ring_empties(put_up, clock):
    def calm_pixels(window) -> int:
        image = window.findChild(Ring).grab().toImage()
        return sum(
            image.pixelColor(x, y).name().upper() == LIGHT.inside
            for x in range(image.width())
            for y in range(image.height())
        )

    window = put_up()
    full = calm_pixels(window)
    clock.now += timedelta(minutes=2.5)
    window._on_tick()

    assert full > 0
    assert calm_pixels(window) / full == pytest.approx(0.5, abs=0.1)


def test_nothing_ticks_while_it_is_not_seen(put_up):
    window = put_up()
    assert window._tick.isActive()

    window.hide()

    assert not window._tick.isActive()


def test_at_the_end_it_says_so_and_goes(put_up, clock, qtbot):
    window = put_up()
    clock.now = ENDS

    window._on_tick()

    assert shown_texts(window) == ["That was five minutes."]
    assert not window._tick.isActive()
    with qtbot.waitSignal(window.closed, timeout=1000):
        window._goes.start(0)


def test_the_end_is_no_answer(put_up, clock):
    window, told = put_up(), []
    window.done.connect(lambda: told.append("done"))
    window.stopped.connect(lambda: told.append("stopped"))
    clock.now = ENDS + timedelta(hours=1)

    window._on_tick()
    window.close()

    assert told == []


def test_a_break_that_is_over_already_only_says_so(put_up, clock):
    clock.now = ENDS + timedelta(seconds=1)

    window = put_up()

    assert shown_texts(window) == ["That was five minutes."]


# ---------------------------------------------------------------- leaving it


@pytest.mark.parametrize(("name", "signal"), [("done", "done"), ("stop", "stopped")])
def test_a_button_tells_and_closes(put_up, qtbot, name, signal):
    window = put_up()

    with qtbot.waitSignals([getattr(window, signal), window.closed], timeout=1000):
        button(window, name).click()

    assert not window._tick.isActive()


def test_closing_the_window_is_no_answer(put_up, qtbot):
    window = put_up()

    with qtbot.assertNotEmitted(window.done), qtbot.assertNotEmitted(window.stopped):
        button(window, "close").click()

    assert not window.isVisible()


def test_it_takes_no_focus_until_it_is_asked_to(put_up, qtbot):
    window = put_up()
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus

    window.take_keyboard()
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    qtbot.keyClick(window, Qt.Key.Key_Return)

    assert window.going.pick == FIRST.pick.another()
    assert window.focusWidget() is button(window, "done")


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_the_way_to_close_is_as_high_as_wide(put_up, scale):
    close = button(put_up(look=Look(scale=scale)), "close")

    assert close.size().toTuple() == (24 * scale, 24 * scale)


# ---------------------------------------------------------------- all of the screen


@pytest.fixture
def filling(put_up):
    return put_up(replace(FIRST, fills_screen=True))


def test_it_fills_the_screen_only_for_whom_wants_that(put_up, filling):
    assert filling.geometry() == filling.screen().geometry()
    assert put_up().width() < filling.width()


def test_where_it_fills_the_screen_all_ways_out_are_in_sight(filling):
    for name in ("done", "stop", "close"):
        found = button(filling, name)
        place = QRect(found.mapTo(filling, QPoint(0, 0)), found.size())
        assert filling.rect().contains(place), name


def test_where_it_fills_the_screen_it_has_no_keyboard_before_a_click(filling, qtbot):
    assert not filling.has_keyboard

    qtbot.mouseClick(filling, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))

    assert filling.has_keyboard
    with qtbot.assertNotEmitted(filling.stopped), qtbot.waitSignal(filling.closed, timeout=1000):
        qtbot.keyClick(filling, Qt.Key.Key_Escape)


def test_a_click_beside_its_buttons_gives_a_small_one_no_keyboard(put_up, qtbot):
    window = put_up()

    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(3, 40))

    assert not window.has_keyboard


def test_it_leaves_the_screen_when_the_break_is_over(filling, clock, qtbot):
    clock.now = ENDS
    filling._on_tick()

    with qtbot.waitSignal(filling.closed, timeout=1000):
        filling._goes.start(0)


# ---------------------------------------------------------------- room


@pytest.mark.parametrize("fills_screen", [False, True])
def test_what_is_higher_than_the_screen_can_be_scrolled(put_up, monkeypatch, fills_screen):
    low = QRect(0, 0, 1000, 300)
    window = put_up(replace(FIRST, fills_screen=fills_screen), Look(scale=3.0), low)
    window.room_changed(low)

    area = window.findChild(QScrollArea)
    assert window.height() <= low.height()
    assert area.verticalScrollBar().maximum() > 0
    stop = button(window, "stop")
    area.ensureWidgetVisible(stop)
    assert low.contains(QRect(stop.mapTo(window, QPoint(0, 0)), stop.size()))

    window.room_changed(QRect(0, 0, 1920, 3000))

    assert area.verticalScrollBar().maximum() == 0
    assert button(window, "stop").isVisible()


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("room", [ROOM, QRect(0, 0, 640, 800)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off(put_up, palette, scale, room, language):
    use_language(language)

    window = put_up(look=Look(palette, scale), room=room)

    assert room.contains(window.geometry())
    for child in [*window.findChildren(QLabel), *window.findChildren(QPushButton)]:
        place = QRect(child.mapTo(window, child.rect().topLeft()), child.size())
        assert window.rect().contains(place)
        assert child.width() >= min(child.sizeHint().width(), child.width())
        assert child.height() >= child.sizeHint().height() or child.hasHeightForWidth()


def test_the_idea_goes_beneath_the_ring_where_it_is_narrow(put_up):
    def idea_left(window) -> int:
        label: QLabel = window.findChildren(QLabel)[0]
        return label.mapTo(window, label.rect().topLeft()).x()

    wide, narrow = put_up(), put_up(look=Look(LIGHT, 2.0), room=QRect(0, 0, 640, 800))

    assert idea_left(wide) > wide.findChild(Ring).geometry().right()
    assert idea_left(narrow) == narrow.findChild(Ring).geometry().left()
