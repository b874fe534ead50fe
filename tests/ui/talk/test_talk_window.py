"""The window of a note for a talk: written, previewed, for keyboard and screen reader alike."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from tests.ui.talk.writing import WORDS, asks, find, press, seen, told, write
from tests.ui.weeks import W47
from tracker.domain.self_report import Statement
from tracker.domain.week import Week
from tracker.reports.talk_note import Topic
from tracker.reports.week_figures import figures
from tracker.wording import LANGUAGES
from ui.look import Look
from ui.talk.preview import Preview

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


# --- Written, and seen as it will be printed ------------------------------------------------------


def test_nothing_is_in_it_but_its_title_and_nothing_can_be_saved(window):
    assert seen(window) == "Note for a talk"
    assert not any(tick.isChecked() for tick in window.findChildren(QCheckBox))
    assert not find(window, QPushButton, "savePdf").isEnabled()
    assert not find(window, QPushButton, "saveHtml").isEnabled()


def test_what_is_written_is_seen_on_the_paper_while_it_is_written(window):
    write(window, Topic.EXPECTATIONS, WORDS)
    QTest.keyClicks(find(window, QLineEdit, "noteTitle"), "Talk with Kari")

    assert seen(window) == f"Talk with Kari\nExpectations\n{WORDS}"
    assert find(window, QPushButton, "savePdf").isEnabled()


def test_a_heading_that_is_no_longer_picked_keeps_its_words_out_of_the_note(window):
    write(window, Topic.EXPECTATIONS, WORDS)
    press_tick = find(window, QCheckBox, f"pick_{Topic.EXPECTATIONS}")
    press_tick.click()
    assert WORDS not in seen(window)

    press_tick.click()
    assert WORDS in seen(window)


def test_only_the_figures_that_are_ticked_are_in_the_note(tracker, window):
    spilled, *_others = [one for one in figures(tracker.week(W47)) if one.kind.name == "SPILLED"]
    find(window, QCheckBox, "fact_spilled").click()
    assert seen(window).rstrip().split("\n")[1:] == [
        "Week 47, 16–22 November 2026",
        spilled.value,
        spilled.caption,
    ]

    find(window, QCheckBox, "fact_spilled").click()
    assert seen(window) == "Note for a talk"


def test_answers_about_the_week_can_be_ticked_where_the_person_rates_weeks(tracker, open_window):
    tracker.days.answer(W47, Statement.REACHABLE, 4)
    assert open_window().findChild(QCheckBox, "fact_reachable") is None

    tracker.set("week.self_report", "true", tracker.today())
    window = open_window()
    find(window, QCheckBox, "fact_reachable").click()
    assert "4 of 5\nI felt I was expected" in seen(window)


def test_a_correction_is_seen_in_the_figures_and_what_is_written_stays(tracker, window):
    write(window, Topic.WORKLOAD, WORDS)
    find(window, QCheckBox, "fact_inside").click()
    before = seen(window)
    tracker.corrections.delete(tracker.sessions(W47.days[0], W47.days[0])[0].id)
    window.refresh()

    assert WORDS in seen(window)
    assert seen(window) != before
    assert find(window, QCheckBox, "fact_inside").isChecked()


def test_another_week_is_offered_unless_figures_are_ticked(tracker, window):
    window.offer_week(Week(2026, 46))
    assert told(window, "noteWeek") == "Week 46, 9–15 November 2026"
    assert told(window, "noFigures")

    window.offer_week(W47)
    find(window, QCheckBox, "fact_inside").click()
    window.offer_week(Week(2026, 46))
    assert told(window, "noteWeek").startswith("Week 47")


# --- Keyboard, screen reader, room ----------------------------------------------------------------


def test_fields_let_the_tab_key_pass_and_are_named(window):
    write(window, Topic.WORKLOAD, "a")
    field = find(window, QPlainTextEdit, f"text_{Topic.WORKLOAD}")
    QTest.keyClick(field, KEY.Key_Tab)
    assert window.focusWidget() is find(window, QCheckBox, f"pick_{Topic.SUPPORT}")

    spoken = QAccessible.queryAccessibleInterface(field)
    assert spoken.text(QAccessible.Text.Name) == "Workload"


def test_a_screen_reader_hears_what_stands_on_the_paper(window):
    write(window, Topic.WORKLOAD, WORDS)
    spoken = QAccessible.queryAccessibleInterface(window.findChild(Preview))

    assert spoken.text(QAccessible.Text.Name) == "As it will be printed"
    assert WORDS in spoken.text(QAccessible.Text.Description)


def test_where_it_is_narrow_form_and_paper_take_turns(open_window):
    window = open_window(size=(500, 700))
    preview, form = window.findChild(Preview), find(window, QWidget, "form")
    assert (form.isVisible(), preview.isVisible()) == (True, False)

    press(window, "turn")
    assert (form.isVisible(), preview.isVisible()) == (False, True)
    window.resize(1200, 700)
    QApplication.processEvents()
    assert (form.isVisible(), preview.isVisible()) == (True, True)
    assert not find(window, QPushButton, "turn").isVisible()


@pytest.mark.parametrize(
    ("scale", "size"),
    [(1.0, (1200, 900)), (1.0, (640, 480)), (2.0, (640, 560)), (3.0, (1000, 840))],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_small_windows_and_large_letters(tracker, open_window, scale, size, language):
    tracker.set("general.language", language, tracker.today())
    tracker.set("week.self_report", "true", tracker.today())
    tracker.days.answer(W47, Statement.REACHABLE, 4)
    window = open_window(look=Look(scale=scale), size=size)
    write(window, Topic.WORKLOAD, WORDS)
    window.ask_to_close()
    QApplication.processEvents()

    assert window.size().toTuple() == size
    assert asks(window)
    for name in ("savePdf", "saveHtml", "keepWriting", "throwAway"):
        part = find(window, QPushButton, name)
        right = part.mapTo(window, part.rect().bottomRight())
        assert window.rect().contains(right), name
    form = find(window, QWidget, "form")
    assert form.widget().width() <= form.viewport().width()


def test_a_press_on_the_words_beside_a_box_ticks_it(window):
    words = find(window, QLabel, "counts_inside")
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert find(window, QCheckBox, "fact_inside").isChecked()
    assert "inside core hours" in seen(window)


def test_the_way_to_the_research(qtbot, window):
    with qtbot.waitSignal(window.research_wanted):
        press(window, "research")
