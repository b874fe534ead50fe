"""How long the record is kept, on the page of the data: asked about, and done as it is said."""

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from tests.app.lived import BORDER, DAY, LATELY, days, first_day, lives
from tests.sensing import another_writer
from tests.ui.settings.hands import editor, enter, find, type_into, value
from ui.settings.names import DATA
from ui.settings.window import SettingsState

BUTTONS = ("keep_everything", "not_now", "delete_old_days", "save_first")


@pytest.fixture
def young(tracker):
    lives(tracker, LATELY)


@pytest.fixture
def aged(tracker):
    """Seven days are too old."""
    lives(tracker, [*days(BORDER - 7 * DAY, 10), *LATELY])
    return tracker


@pytest.fixture
def window(aged, open_window):
    return open_window(SettingsState(group=DATA))


def said(window, name):
    told = find(window, QLabel, name)
    return told.text() if told.isVisible() else ""


def press(window, name):
    found = find(window, QPushButton, name)
    assert found.isVisible()
    found.click()


def asks(window):
    seen = {find(window, QPushButton, name).isVisible() for name in BUTTONS}
    assert len(seen) == 1
    return seen.pop()


def test_a_young_record_says_how_long_it_is_kept_and_asks_nothing(young, open_window):
    window = open_window(SettingsState(group=DATA))

    assert said(window, "keeping_rule") == (
        "The record is kept for 36 months; you are asked before anything is deleted. The first day"
        " is that old on 15 November 2029."
    )
    assert said(window, "keeping_old") == said(window, "keeping_question") == ""
    assert not asks(window)


def test_old_days_are_asked_about_in_a_sentence(window):
    assert said(window, "keeping_old") == (
        "On 7 days, 16–22 November 2023, something is on record that is older than 36 months."
    )
    assert said(window, "keeping_question").startswith("Delete them for good")
    assert asks(window)


def test_deleted_they_are_gone_and_later_ones_go_by_themselves(window, aged):
    press(window, "delete_old_days")

    assert first_day(aged) == BORDER
    assert value(aged, "data.delete_old") is True
    assert said(window, "keeping_done") == "7 days were deleted for good, 16–22 November 2023."
    assert said(window, "keeping_rule") == (
        "The record is kept for 36 months; what is older is deleted by itself. The next deletion is"
        " due on 24 November 2026."
    )
    assert not asks(window)
    assert editor(window, "data.delete_old").isChecked()


def test_all_can_be_kept(window, aged):
    press(window, "keep_everything")

    assert value(aged, "data.keep_months") == 0
    assert first_day(aged) == BORDER - 7 * DAY
    assert said(window, "keeping_rule") == "Everything is kept until you delete it yourself."
    assert not asks(window)


def test_not_now_deletes_nothing_and_the_page_goes_on_asking(window, aged):
    press(window, "not_now")

    assert aged._journal.put_off_on() == aged.today()
    assert first_day(aged) == BORDER - 7 * DAY
    assert said(window, "keeping_done") == "You are asked again in a month at the earliest."
    assert asks(window)


def test_everything_can_be_saved_as_files_before(window, aged, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    press(window, "save_first")

    folder = tmp_path / "kjernetid-2026-11-23"
    assert (folder / "work.csv").exists()
    assert said(window, "keeping_done") == f"Written: {folder}"
    press(window, "save_first")  # it is there already, and is left as it is
    assert str(folder) in said(window, "keeping_done")
    assert "Written" not in said(window, "keeping_done")


def test_where_no_folder_is_picked_nothing_happens(window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    press(window, "save_first")

    assert said(window, "keeping_done") == ""


def test_a_deletion_that_cannot_be_done_is_told_and_nothing_is_lost(window, aged):
    with another_writer(aged):
        press(window, "delete_old_days")

        assert said(window, "keeping_done")
    assert first_day(aged) == BORDER - 7 * DAY
    assert asks(window) is False  # it is agreed now, and done with the next backup of the day
    assert "with the next backup of the day" in said(window, "keeping_old")


def test_where_the_word_cannot_be_kept_nothing_is_deleted(window, aged, full_disk):
    press(window, "delete_old_days")

    assert first_day(aged) == BORDER - 7 * DAY
    assert asks(window)


def test_another_number_of_months_shows_at_once_what_is_too_old(window):
    enter(type_into(window, "data.keep_months", "48"))
    assert said(window, "keeping_old") == ""

    enter(type_into(window, "data.keep_months", "1"))
    assert said(window, "keeping_old").startswith("On 10 days, 16–25 November 2023")


def test_one_month_is_written_as_one(window):
    field = editor(window, "data.keep_months")
    assert field.lineEdit().text() == "36 months"

    enter(type_into(window, "data.keep_months", "1"))
    assert field.lineEdit().text() == "1 month"

    field.stepUp()
    assert field.lineEdit().text() == "2 months"


def test_a_clock_that_may_stand_wrong_is_told(window, tracker):
    tracker._clock.at += 3650 * DAY
    window.page.data.refresh()

    assert "the clock of this computer may stand wrong" in said(window, "keeping_old")
    assert not asks(window)


def test_the_settings_of_it_are_found_with_the_page(window):
    find(window, QLineEdit, "search").setText("storage limitation")

    assert find(window, QWidget, f"group:{DATA}").isVisible()
    assert find(window, QWidget, "row:data.keep_months").isVisible()
