"""The window of the settings: what there is, how it is found, and how much room it takes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QPushButton

from tests.ui.settings.hands import QUIET, editor, find, seen_rows, value
from tracker.settings import declarations, text_of
from tracker.settings.typing_in import parse_value
from tracker.wording import LANGUAGES, use_language
from ui.look import Look
from ui.settings.names import DATA, GROUPS, PAGES, choice_name, group_of, is_day, listed_name
from ui.settings.window import SettingsState

pytestmark = pytest.mark.qt_log_ignore(QUIET)


# --- What there is --------------------------------------------------------------------------------


@pytest.mark.parametrize("key", declarations())
def test_every_declared_key_has_an_editor_that_stands_at_its_value(only_read, key):
    window, tracker = only_read
    field = editor(window, key)

    assert parse_value(key, field.text()) == value(tracker, key)
    assert field.accessibleName()
    assert field.accessibleDescription() == find(window, QLabel, f"about:{key}").text()


@pytest.mark.parametrize("key", declarations())
def test_every_sentence_is_there_and_every_choice_has_a_name(only_read, key):
    window, _tracker = only_read
    declared = declarations()[key]

    name = find(window, QLabel, f"name:{key}").text()
    assert is_day(key) or name.startswith(declared.sentence)
    assert ("†" in name) == (bool(declared.in_version) and not is_day(key))
    for choice in declared.choices:
        assert choice_name(key, choice)


def test_every_section_has_a_place_in_the_list_of_groups(window):
    listed = find(window, QListWidget, "groups")

    assert {group_of(key) for key in declarations()} == {*GROUPS, DATA}
    assert [listed.item(n).text() for n in range(listed.count())] == [*map(listed_name, PAGES)]


@pytest.mark.parametrize("number", range(len(GROUPS)))
def test_a_group_shows_its_rows_and_no_others(window, number):
    find(window, QListWidget, "groups").setCurrentRow(number)

    assert seen_rows(window) == [k for k in declarations() if group_of(k) == GROUPS[number]]


def test_what_a_setting_rests_on_is_told(window):
    about = find(window, QLabel, "about:movement.every_min").text()

    assert "from 20 to 90" in about
    assert "Rests on the Norwegian Directorate of Health" in about


# --- Search ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("screen pause", ["movement.every_min"]),
        ("EVERY_MIN", ["movement.every_min"]),
        ("high contrast", ["general.theme"]),
        ("thursday", ["hours.schedule.thu"]),
        ("holidays known", ["calendar.country"]),
    ],
)
def test_search_finds_sentences_keys_and_choices_in_all_groups(window, words, keys):
    find(window, QLineEdit, "search").setText(words)

    assert seen_rows(window) == keys


def test_search_that_finds_nothing_says_so_and_clearing_it_brings_the_group_back(window):
    search = find(window, QLineEdit, "search")
    search.setText("weather")
    assert seen_rows(window) == []
    assert find(window, QLabel, "nothing_found").text() == "No setting speaks of “weather”."

    search.clear()

    assert find(window, QLabel, "nothing_found").isHidden()
    assert {group_of(key) for key in seen_rows(window)} == {"hours"}


def test_a_group_that_is_clicked_ends_a_search(window):
    find(window, QLineEdit, "search").setText("weather")
    groups = find(window, QListWidget, "groups")

    groups.itemClicked.emit(groups.currentItem())

    assert find(window, QLineEdit, "search").text() == ""
    assert {group_of(key) for key in seen_rows(window)} == {"hours"}


def test_control_f_goes_to_the_search_field(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    field = editor(window, "hours.zone")
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert window.focusWidget() is find(window, QLineEdit, "search")


def test_escape_ends_a_search_before_it_closes(window):
    search = find(window, QLineEdit, "search")
    search.setFocus()
    search.setText("weather")

    QTest.keyClick(search, Qt.Key.Key_Escape)

    assert search.text() == ""
    assert window.isVisible()


# --- Room and keyboard ----------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_fits_into_a_small_window_and_scrolls_one_way_only(
    open_window, language, scale
):
    use_language(language)
    window = open_window(SettingsState(), Look(scale=scale), (640, 480))
    too_wide = []
    for row, group in enumerate(PAGES):
        find(window, QListWidget, "groups").setCurrentRow(row)
        QApplication.processEvents()
        if window.page.widget().minimumSizeHint().width() > window.page.viewport().width():
            too_wide.append(group)

    assert window.size().toTuple() == (640, 480)
    assert too_wide == []


def test_the_keyboard_goes_through_the_page_from_above_to_below(window):
    find(window, QListWidget, "groups").setCurrentRow(GROUPS.index("movement"))
    field = find(window, QLineEdit, "search")
    field.setFocus()
    visited = []
    for _ in range(11):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        visited.append(window.focusWidget().objectName())

    assert visited == [
        "groups",
        "editor:movement.every_min",
        "editor:movement.break_min",
        "editor:movement.seated_only",
        "editor:movement.quiet_only",
        "editor:movement.no_stairs",
        "editor:movement.full_screen",
        "editor:movement.tell_counted",
        "copy_path",
        "help",
        "search",
    ]


def test_where_it_is_narrow_the_groups_are_chosen_from_a_box(open_window):
    window = open_window(look=Look(scale=2.0), size=(640, 480))
    box = find(window, QComboBox, "groups_box")
    assert box.isVisible()
    assert find(window, QListWidget, "groups").isHidden()

    box.setCurrentIndex(GROUPS.index("rest"))
    box.activated.emit(box.currentIndex())

    assert {group_of(key) for key in seen_rows(window)} == {"rest"}


def test_the_path_of_the_file_can_be_copied(window, home):
    find(window, QPushButton, "copy_path").click()

    assert QGuiApplication.clipboard().text() == str(home.settings)
    assert find(window, QPushButton, "copy_path").text() == "Copied"


def test_values_that_read_alike_as_words_are_typed_as_words(window, tracker):
    for key in ("hours.schedule.mon", "work.apps"):
        shown = editor(window, key).text()

        assert parse_value(key, shown) == value(tracker, key)
        assert shown != text_of(value(tracker, key)) or not shown
