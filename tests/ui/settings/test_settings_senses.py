"""The page of the sensors: what is in use and why, what is lost, what helps, and what was told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from tests.ui.settings.hands import QUIET, find, seen_rows
from tests.ui.settings.senses import NO_CAMERA, NO_LOGIND
from tracker.sensing import State
from tracker.sensors.base import Need
from tracker.wording import LANGUAGES, use_language
from ui.look import Look
from ui.settings.names import PAGES, SENSES
from ui.settings.sense_row import StateMark
from ui.settings.window import SettingsState
from ui.theme import THEMES

pytestmark = pytest.mark.qt_log_ignore(QUIET)
AT_SENSES = SettingsState(group=SENSES)


@pytest.fixture
def open_page(open_window):
    return lambda **how: open_window(AT_SENSES, **how)


@pytest.fixture
def page(open_page):
    return open_page()


def said(window, part, need):
    """Return what a row says in one place; nothing where it says nothing there."""
    label = find(window, QLabel, f"sense_{part}:{need.value}")
    return "" if label.isHidden() else label.text()


def others(window, need):
    """Return what a row says of what is not used."""
    return [
        label.text()
        for label in find(window, QWidget, f"sense:{need.value}").findChildren(QLabel)
        if label.objectName().startswith(("sense_reason", "sense_cure")) and not label.isHidden()
    ]


def summary(window):
    return find(window, QLabel, "senses_summary").text()


# --- What is said ---------------------------------------------------------------------------------


def test_it_is_a_page_after_the_groups_and_holds_no_setting(window):
    groups = find(window, QListWidget, "groups")

    groups.setCurrentRow(PAGES.index(SENSES))

    assert groups.currentItem().text() == "What is sensed"
    assert seen_rows(window) == []
    assert find(window, QWidget, f"group:{SENSES}").isVisible()
    assert not find(window, QWidget, "from_day").isVisible()


def test_there_is_a_row_for_each_need_and_another_page_puts_them_away(page):
    for need in Need:
        assert find(page, QWidget, f"sense:{need.value}").isVisible()

    find(page, QListWidget, "groups").setCurrentRow(0)

    assert not find(page, QWidget, f"group:{SENSES}").isVisible()


def test_of_what_works_the_source_is_named_and_why_it_is_used(page):
    assert said(page, "state", Need.CLOCK) == "good"
    assert (
        said(page, "says", Need.CLOCK) == "The kernel tells when the clock or the time zone is set."
    )
    assert said(page, "told", Need.CLOCK) == "Source: timerfd. It has told nothing yet."
    assert said(page, "lost", Need.CLOCK) == ""
    assert others(page, Need.CLOCK) == []
    assert summary(page) == "Everything is sensed."


def test_of_what_is_missing_it_is_told_what_that_costs_and_what_would_help(open_page, senses):
    senses.lose(Need.SESSION)

    page = open_page()

    assert said(page, "state", Need.SESSION) == "missing"
    assert said(page, "lost", Need.SESSION).startswith("A locked screen counts as being away only")
    assert others(page, Need.SESSION) == [
        f"Not used, logind: {NO_LOGIND.reason}",
        f"What would help: {NO_LOGIND.cure}",
    ]
    assert said(page, "told", Need.SESSION) == ""


def test_of_what_works_in_part_the_missing_part_is_named(open_page, senses):
    senses.halve(Need.CALL)

    page = open_page()

    assert said(page, "state", Need.CALL) == "partly"
    assert others(page, Need.CALL)[0] == f"Not used, camera: {NO_CAMERA.reason}"
    assert said(page, "told", Need.CALL).startswith("Source: calls.")


@pytest.mark.parametrize(
    ("lost", "halved", "words"),
    [
        ((Need.IDLE,), (), "1 is missing; {} of {} are good."),
        ((), (Need.CALL,), "1 works in part; {} of {} are good."),
        (
            (Need.IDLE, Need.CLOCK),
            (Need.CALL, Need.BUSY),
            "2 are missing, 2 work in part; {} of {} are good.",
        ),
    ],
)
def test_a_line_says_how_much_of_it_works(open_page, senses, lost, halved, words):
    for need in lost:
        senses.lose(need)
    for need in halved:
        senses.halve(need)

    good = len(Need) - len(lost) - len(halved)
    assert summary(open_page()) == words.format(good, len(Need))


def test_what_was_told_last_is_told_with_its_time(open_page, senses):
    page = open_page()
    assert said(page, "told", Need.IDLE) == "Source: xsync. Told last, 08:03: input returned."

    senses.tell(Need.IDLE, "08:24:30")
    page.on_sensed()

    told = said(page, "told", Need.IDLE)
    assert told == "Source: xsync. Told last, 08:30: no input since 08:24:30."


def test_what_was_told_on_another_day_is_told_with_its_date(open_page, senses, tracker):
    tracker._clock.advance(minutes=60 * 24)

    told = said(open_page(), "told", Need.IDLE)

    assert told == "Source: xsync. Told last, 23 Nov, 08:03: input returned."


# --- Looking again --------------------------------------------------------------------------------


def test_a_source_that_is_lost_or_replaced_while_the_page_is_open_is_told_of(page, senses):
    senses.lose(Need.SESSION)
    page.on_sensed()
    assert said(page, "state", Need.SESSION) == "missing"

    senses.lose(Need.SESSION, NO_CAMERA)
    page.on_sensed()
    QApplication.processEvents()
    assert others(page, Need.SESSION)[0] == f"Not used, camera: {NO_CAMERA.reason}"


def test_a_page_that_is_not_seen_is_brought_up_to_date_when_it_is(page, senses):
    find(page, QListWidget, "groups").setCurrentRow(0)
    senses.lose(Need.SESSION)
    page.on_sensed()
    assert find(page, QLabel, "sense_state:session").text() == "good"

    find(page, QListWidget, "groups").setCurrentRow(PAGES.index(SENSES))

    assert said(page, "state", Need.SESSION) == "missing"


def test_looking_again_tries_the_sensors_and_says_when(page, senses):
    find(page, QPushButton, "look_again").click()

    assert senses.tried_again == 1
    assert find(page, QLabel, "senses_note").text() == "Looked again at 08:00:00."


def test_what_looking_again_has_found_is_shown(open_page, senses, monkeypatch):
    senses.halve(Need.CALL)
    page = open_page()
    monkeypatch.setattr(senses, "try_sensors_again", lambda: senses.lose(Need.CALL))

    find(page, QPushButton, "look_again").click()

    assert said(page, "state", Need.CALL) == "missing"


def test_the_text_for_a_mail_has_all_of_it_and_no_time(page, senses):
    senses.lose(Need.SESSION)

    find(page, QPushButton, "copy_senses").click()

    text = QGuiApplication.clipboard().text()
    assert find(page, QPushButton, "copy_senses").text() == "Copied"
    assert f"- logind: {NO_LOGIND.reason} {NO_LOGIND.cure}" in text
    assert "08:03" not in text


# --- Search, keyboard, screen readers, shapes -----------------------------------------------------


@pytest.mark.parametrize("words", ["sensed", "CALLS", "xsync", "clock changes"])
def test_search_finds_the_page_by_what_is_sensed_and_by_what(window, words):
    find(window, QLineEdit, "search").setText(words)

    assert find(window, QWidget, f"group:{SENSES}").isVisible()
    assert find(window, QLabel, "nothing_found").isHidden()

    find(window, QLineEdit, "search").setText("weather")
    assert not find(window, QWidget, f"group:{SENSES}").isVisible()


def test_the_keyboard_walks_along_the_rows_and_the_page_follows(open_page):
    page = open_page(size=(640, 480))
    find(page, QPushButton, "copy_senses").setFocus()
    for need in Need:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()

        row = find(page, QWidget, f"sense:{need.value}")
        assert page.focusWidget() is row
        top = row.mapTo(page.page.viewport(), row.rect().topLeft()).y()
        assert 0 <= top < page.page.viewport().height()


def test_a_screen_reader_is_told_all_of_a_row(open_page, senses):
    senses.lose(Need.SESSION)

    row = find(open_page(), QWidget, "sense:session")

    assert row.accessibleName() == "Lock and sleep: missing"
    for text in (NO_LOGIND.reason, NO_LOGIND.cure, "Nothing on this desktop can tell."):
        assert text in row.accessibleDescription()


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES.keys())
def test_each_state_has_a_shape_of_its_own_without_its_colour(qtbot, palette):
    shapes = set()
    for state in State:
        mark = StateMark(Look(palette))
        qtbot.addWidget(mark)
        mark.setStyleSheet(f"background: {palette.ground}")
        mark.show_state(state)
        picture = mark.grab().toImage()
        size = picture.size()
        ground = picture.pixel(0, 0)
        shapes.add(
            tuple(
                picture.pixel(x, y) == ground
                for x in range(size.width())
                for y in range(size.height())
            )
        )

    assert len(shapes) == len(State)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_with_all_of_it_missing_it_still_fits_into_a_small_window(
    open_page, senses, tracker, language, scale
):
    for need in Need:
        senses.lose(need)
    use_language(language)

    window = open_page(look=Look(scale=scale), size=(640, 480))
    QApplication.processEvents()

    assert window.page.widget().minimumSizeHint().width() <= window.page.viewport().width()
