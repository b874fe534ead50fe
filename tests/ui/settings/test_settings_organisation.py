"""What the organisation has set, in the window of the settings: its page, and rows it touches."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from tests.ui.settings.hands import QUIET, TODAY, editor, enter, find, seen_rows, type_into, value
from tracker.settings.policy.allowed import PRESETTABLE
from tracker.wording import LANGUAGES, use_language
from ui.look import Look
from ui.settings.directive_row import Kind, KindMark
from ui.settings.names import ORGANISATION, PAGES, directive_title
from ui.settings.window import SettingsState
from ui.theme import THEMES

pytestmark = pytest.mark.qt_log_ignore(QUIET)

LOCKED = '[locked]\ngeneral.language = "en"\n'
POLICY = (
    LOCKED
    + """
prompts.sound = true
[default]
work.apps = ["teams", "outlook"]
hours.schedule.mon = ["09:00-15:00"]
hours.schedule.fri = []
calendar.country = "NO"
export.path = "/srv/reports"
"""
)


@pytest.fixture
def policy(etc, tracker):
    file = etc.write(POLICY)
    tracker.look_again()
    return file


@pytest.fixture
def open_page(open_window):
    def open_page(**how):
        return open_window(SettingsState(group=ORGANISATION), **how)

    return open_page


def text(window, name):
    return find(window, QLabel, name).text()


def row(window, name):
    return find(window, QWidget, f"preset:{name}")


# --- The page -------------------------------------------------------------------------------------


def test_it_is_the_last_page_and_holds_no_setting(window):
    groups = find(window, QListWidget, "groups")

    groups.setCurrentRow(len(PAGES) - 1)

    assert groups.currentItem().text() == "Your organisation"
    assert text(window, f"heading:{ORGANISATION}") == "What your organisation has set"
    assert seen_rows(window) == []
    assert find(window, QWidget, f"group:{ORGANISATION}").isVisible()
    groups.setCurrentRow(0)
    assert not find(window, QWidget, f"group:{ORGANISATION}").isVisible()


def test_where_nothing_is_set_it_says_so_and_where_it_looked(etc, open_page):
    page = open_page()

    assert text(page, "organisation_summary") == "Your organisation has set nothing here."
    assert f"{etc.folder}/policy.toml" in text(page, "organisation_looked")
    assert find(page, QPushButton, "copy_organisation").isHidden()
    assert find(page, QLabel, "organisation_refused").isHidden()


def test_it_always_says_what_an_organisation_cannot_do(etc, open_page):
    assert "It cannot see your record" in text(open_page(), "organisation_lead")


@pytest.mark.usefixtures("policy")
def test_a_line_says_how_much_is_set(open_page):
    said = text(open_page(), "organisation_summary")

    assert said == "1 setting is locked, 4 have a default, 2 lines do nothing."


def test_what_is_locked_and_what_is_suggested_is_told_with_its_place(open_page, policy):
    page = open_page()

    assert text(page, "preset_title:locked:general.language") == "Language"
    assert text(page, "preset_state:locked:general.language") == "locked"
    assert text(page, "preset_line:locked:general.language:0") == "English"
    assert text(page, "preset_place:locked:general.language") == f"{policy}, line 2"
    assert text(page, "preset_line:default:work.apps:0") == "teams, outlook"


def test_core_hours_are_told_together_day_by_day(open_page, policy):
    page, name = open_page(), "default:hours.schedule.mon"

    assert text(page, f"preset_line:{name}:0") == "Monday: 09:00-15:00"
    assert text(page, f"preset_line:{name}:1") == "Friday: no core hours"
    assert text(page, f"preset_place:{name}") == str(policy)


def test_that_something_else_was_chosen_is_told(open_page, policy, tracker):
    assert text(open_page(), "preset_state:default:work.apps") == "default"

    tracker.set("work.apps", "slack", TODAY)

    said = text(open_page(), "preset_state:default:work.apps")
    assert said == "default; something else goes before it"


def test_what_does_nothing_is_told_with_the_reason(open_page, policy):
    page = open_page()

    said = "prompts.sound is the person’s own and cannot be preset."
    assert text(page, "preset_title:refused:0") == said
    assert text(page, "preset_place:refused:0") == f"{policy}, line 4"
    assert text(page, "preset_title:refused:1") == (
        "export.path is no setting that this version knows."
    )


def test_every_key_that_can_be_preset_has_a_title():
    assert all(directive_title(key) for key in PRESETTABLE)


def test_a_policy_that_changes_is_shown_and_obeyed_when_the_window_comes_to_the_front(
    qtbot, etc, open_page, tracker
):
    page = open_page()
    etc.write('[default]\nwork.apps = ["teams"]\n')

    with qtbot.waitSignal(page.changed):
        page.refresh()
    QApplication.processEvents()
    assert tracker.settings.work.apps == ("teams",)
    assert row(page, "default:work.apps").isVisible()

    etc.write("")
    page.refresh()
    QApplication.processEvents()
    assert tracker.settings.work.apps == ()
    assert text(page, "organisation_summary") == "Your organisation has set nothing here."


@pytest.mark.usefixtures("policy")
def test_all_of_it_can_be_copied_for_a_mail(open_page):
    page = open_page()

    find(page, QPushButton, "copy_organisation").click()

    copied = QGuiApplication.clipboard().text()
    assert "general.language = en (locked)\n" in copied
    assert "export.path is no setting" in copied
    assert find(page, QPushButton, "copy_organisation").text() == "Copied"


# --- Search, keyboard, screen readers, shapes, room -----------------------------------------------


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize("words", ["organisation", "LOCKED language"])
def test_search_finds_the_page(window, words):
    find(window, QLineEdit, "search").setText(words)

    assert find(window, QWidget, f"group:{ORGANISATION}").isVisible()
    assert find(window, QLabel, "nothing_found").isHidden()


@pytest.mark.usefixtures("policy")
def test_the_keyboard_walks_along_the_rows_in_their_order(open_page):
    page = open_page()
    find(page, QPushButton, "copy_organisation").setFocus()
    visited = []
    for _ in range(6):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        visited.append(page.focusWidget().objectName().removeprefix("preset:"))

    assert visited == [
        "locked:general.language",
        "default:hours.schedule.mon",
        "default:work.apps",
        "default:calendar.country",
        "refused:0",
        "refused:1",
    ]


def test_a_screen_reader_is_told_all_of_a_row(open_page, policy):
    language = row(open_page(), "locked:general.language")

    assert language.accessibleName() == "Language: locked"
    assert language.accessibleDescription() == f"English\n{policy}, line 2"


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES.keys())
def test_each_kind_has_a_shape_of_its_own_without_its_colour(qtbot, palette):
    shapes = set()
    for kind in Kind:
        mark = KindMark(kind, Look(palette))
        qtbot.addWidget(mark)
        mark.setStyleSheet(f"background: {palette.ground}")
        picture = mark.grab().toImage()
        ground, size = picture.pixel(0, 0), picture.size()
        points = ((x, y) for x in range(size.width()) for y in range(size.height()))
        shapes.add(tuple(picture.pixel(x, y) == ground for x, y in points))

    assert len(shapes) == len(Kind)


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_into_a_small_window(open_page, language, scale):
    use_language(language)
    window = open_page(look=Look(scale=scale), size=(640, 480))
    QApplication.processEvents()

    assert window.page.widget().minimumSizeHint().width() <= window.page.viewport().width()


# --- The rows it touches --------------------------------------------------------------------------


def test_a_locked_setting_cannot_be_changed_and_says_who_set_it(open_window, policy):
    window, key = open_window(SettingsState(group="general")), "general.language"

    field = editor(window, key)

    assert not field.isEnabled()
    assert text(window, f"default:{key}") == "set by your organisation"
    where = f"It is set in {policy}, line 2, and cannot be changed here."
    assert text(window, f"preset:{key}") == where
    assert find(window, QLabel, f"preset:{key}").isVisible()
    assert find(window, QPushButton, f"back:{key}").isHidden()
    assert where in field.accessibleDescription()


def test_a_locked_start_at_log_in_says_who_set_it_and_what_has_come_of_it(
    open_window, tracker, etc
):
    file, key = etc.write("[locked]\nprogram.autostart = true\n"), "program.autostart"
    tracker.look_again()
    window = open_window(SettingsState(group="program"))
    window.refresh()

    said = editor(window, key).accessibleDescription()

    assert said.startswith(f"It is set in {file}, line 2, and cannot be changed here.\n")
    assert said.endswith(text(window, f"about:{key}"))
    assert text(window, f"about:{key}")


@pytest.mark.usefixtures("policy")
def test_other_settings_are_as_they_were(open_window):
    window, key = open_window(SettingsState(group="general")), "general.theme"

    assert editor(window, key).isEnabled()
    assert text(window, f"default:{key}") == "default"
    assert find(window, QLabel, f"preset:{key}").isHidden()


def test_a_lock_that_goes_gives_the_setting_back(open_window, policy, etc):
    window, key = open_window(SettingsState(group="general")), "general.language"
    etc.write("")

    window.refresh()

    assert editor(window, key).isEnabled()
    assert find(window, QLabel, f"preset:{key}").isHidden()


@pytest.mark.usefixtures("policy")
def test_a_default_says_whose_it_is_and_is_what_one_goes_back_to(open_window, tracker):
    window, key = open_window(SettingsState(group="work")), "work.apps"
    assert text(window, f"default:{key}") == "your organisation’s default"

    enter(type_into(window, key, "slack"))
    back = find(window, QPushButton, f"back:{key}")
    assert back.text() == "Back to teams, outlook"
    assert not find(window, QLabel, f"default:{key}").isVisible()

    back.click()

    assert value(tracker, key) == ("teams", "outlook")
    assert text(window, f"default:{key}") == "your organisation’s default"


@pytest.mark.usefixtures("policy")
def test_one_day_is_changed_within_the_week_that_was_suggested(open_window, tracker):
    window = open_window()

    enter(type_into(window, "hours.schedule.tue", "10:00-14:00"))

    assert value(tracker, "hours.schedule.mon") == ("09:00-15:00",)
    assert value(tracker, "hours.schedule.fri") == ()
    assert value(tracker, "hours.schedule.tue") == ("10:00-14:00",)
