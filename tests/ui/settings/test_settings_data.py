"""The page of the data: where it lies, backups, another computer, and the end of it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.settings.hands import find
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span
from tracker.ending import DeleteAll, Restore
from ui.settings.names import DATA
from ui.settings.window import SettingsState

START = datetime(2026, 11, 2, 8, tzinfo=UTC)


@pytest.fixture
def window(open_window):
    return open_window(SettingsState(group=DATA))


@pytest.fixture
def work(tracker):
    tracker.import_spans([WorkSpan(Span(START, START + timedelta(hours=4)), "Europe/Oslo")])


@pytest.fixture
def picks(monkeypatch):
    """Lets somebody pick a file in the dialog, which belongs to the desktop."""

    def picks(which, file):
        monkeypatch.setattr(QFileDialog, which, lambda *_args: (str(file) if file else "", ""))

    return picks


@pytest.fixture
def picks_folder(monkeypatch):
    """Lets somebody pick a folder in the dialog, which belongs to the desktop."""

    def picks(folder):
        chosen = str(folder) if folder else ""
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: chosen)

    return picks


def press(window, name):
    button = find(window, QPushButton, name)
    assert button.isVisible()
    button.click()


def said(window, name):
    told = find(window, QLabel, name)
    return told.text() if told.isVisible() else ""


def test_it_tells_where_the_data_lies_and_how_much_there_is(work, tracker, open_window):
    tracker.backup()
    window = open_window(SettingsState(group=DATA))

    assert said(window, "data_folder") == str(tracker.home.folder)
    told = said(window, "data_what")
    assert told.startswith("The journal holds work since 2 November 2026 (0.")
    assert told.endswith(" There is 1 backup in the folder, of 23 November 2026.")


@pytest.mark.usefixtures("work")
def test_everything_can_be_exported_as_plain_files(window, tmp_path, picks_folder):
    picks_folder(tmp_path)
    press(window, "export")

    folder = tmp_path / "kjernetid-2026-11-23"
    assert said(window, "exported") == f"Written: {folder}"
    assert "2026-11-02" in (folder / "work.csv").read_text(encoding="utf-8")
    assert (folder / "README.txt").exists()
    assert (folder / "settings.toml").exists()


@pytest.mark.usefixtures("work")
def test_an_export_never_goes_over_an_older_one(window, tmp_path, picks_folder):
    older = tmp_path / "kjernetid-2026-11-23"
    older.mkdir()
    (older / "mine.txt").write_text("mine")
    picks_folder(tmp_path)
    press(window, "export")

    assert str(older) in said(window, "exported")
    assert not said(window, "exported").startswith("Written")
    assert [one.name for one in older.iterdir()] == ["mine.txt"]


def test_without_a_place_nothing_is_exported(window, tmp_path, picks_folder):
    picks_folder(None)
    press(window, "export")

    assert said(window, "exported") == ""


def test_a_size_has_the_decimal_sign_of_the_language(work, tracker, open_window):
    tracker.set("general.language", "nn", tracker.today())
    told = said(open_window(SettingsState(group=DATA)), "data_what")

    assert told.startswith("Journalen har arbeid sidan 2. november 2026 (0,")


def test_an_empty_home_is_told_as_one(window):
    told = said(window, "data_what")

    assert told.startswith("The journal holds no work yet (")
    assert told.endswith(" There is no backup in the folder.")


def test_the_path_can_be_copied_and_the_folder_opened(window, tracker, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(window, "copy_folder")
    press(window, "open_folder")

    assert QGuiApplication.clipboard().text() == str(tracker.home.folder)
    assert [url.toLocalFile() for url in opened] == [str(tracker.home.folder)]


def test_a_backup_is_made_in_the_folder(window, tracker):
    press(window, "back_up")

    (made,) = tracker.home.backups.iterdir()
    assert said(window, "backup_made") == f"Written: {made}"
    assert "There is 1 backup" in said(window, "data_what")


def test_a_backup_is_saved_where_the_person_wants_it(window, picks, tmp_path):
    target = tmp_path / "mine.backup"
    target.write_text("an older one, which the dialog has asked about")
    picks("getSaveFileName", target)
    press(window, "back_up_as")

    assert target.read_bytes().startswith(b"PK")
    assert said(window, "backup_made") == f"Written: {target}"


def test_an_older_backup_stays_where_no_new_one_can_be_written(
    window, picks, tmp_path, tracker, full_disk
):
    target = tmp_path / "mine.backup"
    target.write_text("an older one")
    picks("getSaveFileName", target)
    press(window, "back_up_as")

    assert target.read_text() == "an older one"
    assert "full" in said(window, "backup_made")


def test_no_file_but_a_backup_is_replaced(window, picks, tracker):
    before = tracker.home.settings.read_bytes()
    picks("getSaveFileName", tracker.home.settings)
    press(window, "back_up_as")

    assert tracker.home.settings.read_bytes() == before
    assert "exists already" in said(window, "backup_made")


def test_where_no_file_is_picked_nothing_happens(window, picks):
    picks("getSaveFileName", None)
    picks("getOpenFileName", None)
    press(window, "back_up_as")
    press(window, "bring_back")

    assert said(window, "backup_made") == said(window, "restore_question") == ""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a folder has no such rights there")
def test_a_place_that_cannot_be_written_to_is_told(window, picks, tmp_path):
    picks("getSaveFileName", tmp_path / "missing" / "mine.backup")
    press(window, "back_up_as")

    assert "missing" in said(window, "backup_made")


def test_bringing_back_is_asked_about_and_can_be_left(window, picks, tracker, qtbot, tmp_path):
    kept = tracker.backup(tmp_path / "kept.backup")
    picks("getOpenFileName", kept)
    press(window, "bring_back")

    assert "kept.backup" in said(window, "restore_question")
    press(window, "restore_not")
    assert said(window, "restore_question") == ""
    press(window, "bring_back")
    with qtbot.waitSignal(window.leaving) as leaving:
        press(window, "restore")
    assert leaving.args == [Restore(kept)]


def test_a_file_that_is_no_backup_is_refused_at_once(window, picks, tmp_path):
    picks("getOpenFileName", tmp_path / "note.txt")
    Path(tmp_path / "note.txt").write_text("a note")
    press(window, "bring_back")

    assert "note.txt" in said(window, "restore_question")
    assert not find(window, QPushButton, "restore").isVisible()


def test_everything_is_deleted_only_once_that_was_typed(window, qtbot):
    delete = find(window, QPushButton, "delete_all")
    field = find(window, QLineEdit, "consent")
    assert not delete.isEnabled()

    QTest.keyClicks(field, "delete everythin")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not delete.isEnabled()
    QTest.keyClicks(field, "G")
    assert delete.isEnabled()
    with qtbot.waitSignal(window.leaving) as leaving:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert leaving.args == [DeleteAll()]


def test_words_find_the_page(window):
    find(window, QLineEdit, "search").setText("backup")
    assert find(window, QWidget, f"group:{DATA}").isVisible()
    find(window, QLineEdit, "search").setText("another computer")
    assert find(window, QWidget, f"group:{DATA}").isVisible()
