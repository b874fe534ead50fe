"""The cards: what can be answered, what comes of it, and that nothing on them is cut off."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from tests.ui.asks import MOVEMENT, NOW, OUTSIDE, UNTILS
from tracker.domain.model import Choice
from ui import floating
from ui.cards import ANSWER_SHOWN_S, WIDTH, Card, NoteCard
from ui.floating import MARGIN
from ui.look import Look
from ui.theme import DARK, HIGH_CONTRAST, LIGHT

# The offscreen platform has no window manager to tell such things to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")

LONGEST = "Hviletidsbestemmelsene"
ROOM = QRect(0, 24, 1920, 1000)


@pytest.fixture
def screen(monkeypatch):
    """Let the pointer be on a screen of a size of our choosing."""

    def be(room: QRect) -> None:
        monkeypatch.setattr(floating, "_room_at", lambda _pointer: room)

    be(ROOM)
    return be


@pytest.fixture
def put_up(qtbot, screen):
    def make(ask=OUTSIDE, look=None) -> Card:
        card = Card(ask, look or Look(), lambda: NOW)
        qtbot.addWidget(card)
        card.put_up()
        return card

    return make


def button(card, name: str) -> QPushButton:
    found: QPushButton | None = card.findChild(QPushButton, name)
    assert found is not None, name
    return found


def shown_buttons(card) -> list[str]:
    return [b.objectName() for b in card.findChildren(QPushButton) if b.isVisible()]


def shown_texts(card) -> list[str]:
    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    return [text.replace("\n", " ") for text in texts]


@pytest.fixture
def answers():
    """What the card told, as a list to fill."""
    return []


def listen(card, answers):
    card.answered.connect(lambda *told: answers.append(told))
    return card


# ---------------------------------------------------------------- what is on it


def test_the_fact_comes_first_then_its_meaning(put_up):
    assert shown_texts(put_up())[:2] == [OUTSIDE.fact, OUTSIDE.meaning]


def test_the_calmest_choice_is_the_filled_button(put_up):
    card = put_up()

    kinds = {name: button(card, name).property("kind") for name in shown_buttons(card)}
    assert kinds == {
        "wrap_up": "primary",
        "until": "plain",
        "planned": "plain",
        "private": "quiet",
        "on_call": "quiet",
        "not_today": "quiet",
        "close_day": "quiet",
    }


def test_the_day_can_be_closed_from_a_card_that_comes_at_its_end(put_up, answers):
    card, endings = listen(put_up(), answers), list[bool]()
    card.ending.connect(lambda: endings.append(True))
    button(card, "close_day").click()

    assert endings == [True]
    assert answers == []
    assert "close_day" not in shown_buttons(put_up(MOVEMENT))


def test_a_movement_card_shows_the_idea(put_up):
    card = put_up(MOVEMENT)

    assert MOVEMENT.idea in shown_texts(card)
    assert shown_buttons(card) == ["now", "later", "skip"]


def test_the_edge_of_a_card_is_warm_only_for_work_outside(put_up):
    def edge(card):
        return card.grab().toImage().pixelColor(1, card.height() // 2).name().upper()

    assert edge(put_up()) == LIGHT.spilled
    assert edge(put_up(MOVEMENT)) == LIGHT.inside


def test_a_screen_reader_is_told_the_whole_question(put_up):
    assert put_up().accessibleName() == f"{OUTSIDE.fact} {OUTSIDE.meaning}"


def test_a_question_without_meaning_is_told_without_a_gap(put_up):
    assert put_up(replace(OUTSIDE, meaning="")).accessibleName() == OUTSIDE.fact


# ---------------------------------------------------------------- answering


@pytest.mark.parametrize("choice", [c for c in OUTSIDE.choices if c is not Choice.UNTIL])
def test_a_button_answers_with_its_choice(put_up, qtbot, answers, choice):
    card = listen(put_up(), answers)

    qtbot.mouseClick(button(card, choice.value), Qt.MouseButton.LeftButton)

    assert answers == [(OUTSIDE.id, choice.value, None)]


def test_carrying_on_first_asks_until_when(put_up, qtbot, answers):
    card = listen(put_up(), answers)

    qtbot.mouseClick(button(card, "until"), Qt.MouseButton.LeftButton)

    assert answers == []
    assert shown_buttons(card) == ["until_0", "until_1", "until_2", "back"]
    assert button(card, "until_0").text() == "Until 16:45"

    qtbot.mouseClick(button(card, "until_2"), Qt.MouseButton.LeftButton)

    assert answers == [(OUTSIDE.id, "until", UNTILS[2])]


def test_one_can_go_back_from_the_times(put_up, qtbot):
    card = put_up()
    before = shown_buttons(card)

    qtbot.mouseClick(button(card, "until"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(card, "back"), Qt.MouseButton.LeftButton)

    assert shown_buttons(card) == before


def test_carrying_on_names_no_time_where_none_is_offered(put_up, qtbot, answers):
    card = listen(put_up(replace(OUTSIDE, untils=())), answers)

    qtbot.mouseClick(button(card, "until"), Qt.MouseButton.LeftButton)

    assert answers == [(OUTSIDE.id, "until", None)]


def test_an_answer_is_followed_by_what_comes_of_it(put_up, qtbot):
    card = put_up()

    qtbot.mouseClick(button(card, "wrap_up"), Qt.MouseButton.LeftButton)

    assert shown_texts(card) == ["Quiet until 16:30, so that you can finish."]
    assert card.is_answered
    assert card._goes.interval() == ANSWER_SHOWN_S * 1000


def test_then_the_card_goes_by_itself(put_up, qtbot):
    card = put_up()
    button(card, "planned").click()

    with qtbot.waitSignal(card.closed, timeout=1000):
        card._goes.start(0)

    assert not card.isVisible()


def test_a_second_answer_means_nothing(put_up, answers):
    card = listen(put_up(), answers)

    button(card, "wrap_up").click()
    button(card, "planned").click()

    assert [choice for _, choice, _ in answers] == ["wrap_up"]


def test_getting_up_closes_the_card_at_once(put_up, qtbot):
    card = put_up(MOVEMENT)

    with qtbot.waitSignal(card.closed, timeout=1000):
        button(card, "now").click()


def test_closing_answers_nothing(put_up, qtbot, answers):
    card = listen(put_up(), answers)

    with qtbot.waitSignal(card.closed, timeout=1000):
        card.findChild(QAbstractButton, "close").click()

    assert answers == []


def test_a_question_that_is_gone_takes_its_card_along(put_up):
    card = put_up()

    card.dismiss()

    assert not card.isVisible()


def test_a_question_that_is_gone_leaves_what_came_of_its_answer(put_up):
    card = put_up()
    button(card, "wrap_up").click()

    card.dismiss()

    assert card.isVisible()


# ---------------------------------------------------------------- keyboard


def test_it_takes_no_focus_when_it_comes(put_up):
    card = put_up()

    assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not card.isActiveWindow()


def test_who_asks_for_it_can_answer_with_the_keyboard(put_up, qtbot, answers):
    card = listen(put_up(), answers)

    card.take_keyboard()

    assert card.focusWidget() is button(card, "wrap_up")
    qtbot.keyClick(card, Qt.Key.Key_Tab)
    assert card.focusWidget() is button(card, "until")
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert card.focusWidget() is button(card, "until_0")
    qtbot.keyClick(card, Qt.Key.Key_Enter)
    assert answers == [(OUTSIDE.id, "until", UNTILS[0])]


def test_escape_closes(put_up, qtbot, answers):
    card = listen(put_up(), answers)
    card.take_keyboard()

    with qtbot.waitSignal(card.closed, timeout=1000):
        qtbot.keyClick(card, Qt.Key.Key_Escape)

    assert answers == []


def test_taking_the_keyboard_closes_nothing(put_up):
    card = put_up()
    closed = []
    card.closed.connect(lambda: closed.append(True))

    card.take_keyboard()

    assert card.isVisible()
    assert closed == []


# ---------------------------------------------------------------- a note


@pytest.fixture
def note(qtbot, screen):
    def make(**actions: str) -> NoteCard:
        card = NoteCard("Private.", "The last 20 minutes are erased in 10 s.", actions, 10, Look())
        qtbot.addWidget(card)
        card.put_up()
        return card

    return make


def test_a_note_tells_what_was_done_about_it_and_is_gone_by_then(note):
    card = note(back="Take it back", more="Erase more")

    seen: list[tuple[str, bool]] = []
    card.acted.connect(lambda name: seen.append((name, card.isVisible())))

    button(card, "more").click()

    assert seen == [("more", False)]


def test_a_note_may_offer_nothing(note):
    assert shown_buttons(note()) == []


def test_a_note_goes_after_its_time(note, qtbot):
    card = note()

    assert card._goes.interval() == 10_000
    with qtbot.waitSignal(card.closed, timeout=1000):
        card._goes.start(0)


# ---------------------------------------------------------------- room


def test_it_moves_when_its_screen_goes(put_up):
    card = put_up()

    card.room_changed(QRect(0, 0, 800, 600))

    assert QRect(0, 0, 800, 600).contains(card.geometry())


def test_it_keeps_its_corner_as_it_shrinks(put_up):
    card = put_up()
    before = card.geometry()

    button(card, "wrap_up").click()

    assert card.height() < before.height()
    assert card.geometry().bottomRight() == before.bottomRight()


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("room", [ROOM, QRect(0, 0, 640, 480)])
@pytest.mark.parametrize("ask", [OUTSIDE, MOVEMENT])
def test_nothing_is_cut_off(put_up, screen, palette, scale, room, ask):
    screen(room)
    long = replace(ask, fact=f"{ask.fact} {LONGEST}", meaning=f"{LONGEST} {ask.meaning}")

    card = put_up(long, Look(palette, scale))
    if ask is OUTSIDE:
        card.findChild(QPushButton, "until").click()

    assert card.width() == min(round(WIDTH * scale), room.width() - 2 * MARGIN)
    assert room.contains(card.geometry())
    for child in [*card.findChildren(QLabel), *card.findChildren(QAbstractButton)]:
        if child.isVisible() and child.objectName() != "close":
            place = QRect(child.mapTo(card._inside, child.rect().topLeft()), child.size())
            assert card._inside.rect().contains(place), child.objectName()
            hint = child.sizeHint()
            needed = child.heightForWidth(child.width()) if child.hasHeightForWidth() else 0
            assert child.height() >= (needed if needed > 0 else hint.height())
            if isinstance(child, QPushButton):
                assert child.width() >= hint.width()
            else:
                assert widest_word(child) <= child.width()


def test_a_card_that_is_higher_than_the_screen_is_scrolled_by_the_keyboard(put_up, screen, qtbot):
    screen(QRect(0, 0, 640, 480))
    card = put_up(OUTSIDE, Look(LIGHT, 3.0))
    assert card.height() == 480 - 2 * MARGIN

    card.take_keyboard()
    last = button(card, "not_today")
    for _press in range(6):
        qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Tab)
        if card.focusWidget() is last:
            break

    assert card.focusWidget() is last
    place = QRect(last.mapTo(card, last.rect().topLeft()), last.size())
    assert card.rect().contains(place)


def widest_word(child) -> int:
    words = child.text().split() if isinstance(child, QLabel) else []
    return max((child.fontMetrics().horizontalAdvance(word) for word in words), default=0)
