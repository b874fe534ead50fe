"""The week carried out of its window: as a file of each kind, to the clipboard, or told why not."""

import json
import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QToolTip, QWidget

from tests.ui.pdf_text import pdf_text
from tests.ui.week.halls import Failing
from tests.ui.week.reading import text_of
from tests.ui.weeks import W47
from tracker.reports.csv import csv_lines
from tracker.reports.json import week_object, written
from ui.week.saving import KINDS, Saving
from ui.week.state import WeekState


@pytest.fixture(autouse=True)
def first_time(monkeypatch):
    monkeypatch.setattr(Saving, "last_folder", None)


@pytest.fixture
def window(worked, open_window):
    return open_window(worked, WeekState(week=W47))


def choose(window: QWidget, name: str) -> None:
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def dialog_of(window: QWidget) -> QFileDialog:
    found = [one for one in window.findChildren(QFileDialog, "saveDialog") if one.isVisible()]
    assert len(found) == 1
    return found[0]


def save(window: QWidget, kind: str, file: Path) -> str:
    """Save the week by menu and dialog; return what is said."""
    choose(window, f"save_{kind}")
    dialog = dialog_of(window)
    dialog.setDirectory(str(file.parent))
    dialog.selectFile(file.name)
    dialog.accept()
    said: str = text_of(window, "notice")
    return said


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("png", b"\x89PNG"),
        ("svg", b"<?xml"),
        ("pdf", b"%PDF-"),
        ("html", b"<!DOCTYPE html>"),
        ("csv", b"start,end,zone"),
        ("json", b'{\n  "version": 1'),
        ("ics", b"BEGIN:VCALENDAR"),
    ],
)
def test_each_kind_is_saved_and_it_is_said_where(window, tmp_path, kind, begins):
    file = tmp_path / f"mine.{kind}"

    assert save(window, kind, file) == f"Saved as {file}."
    assert file.read_bytes().startswith(begins)
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600


def test_files_are_those_of_the_command_line(window, worked, tmp_path):
    for kind in ("csv", "json", "pdf", "html"):
        save(window, kind, tmp_path / f"w.{kind}")

    told = json.loads((tmp_path / "w.json").read_bytes())
    page = (tmp_path / "w.html").read_text(encoding="utf-8")
    assert (tmp_path / "w.json").read_text(encoding="utf-8") == written(
        week_object(worked.week(W47))
    )
    assert (tmp_path / "w.csv").read_bytes().decode() == "".join(
        csv_lines(worked.sessions(W47.days[0], W47.days[6]))
    )
    assert told["work_min"] == 2545
    assert "36 h 00" in [
        text.replace("\u00a0", " ") for text in pdf_text((tmp_path / "w.pdf").read_bytes())
    ]
    assert page.count("<svg") == 2


def test_notes_go_into_a_csv_and_not_into_what_is_handed_on(window, worked, tmp_path):
    number = worked.sessions(W47.days[0], W47.days[0])[0].id
    worked.corrections.edit(number, note="secret")
    window.refresh()
    for kind in ("csv", "html", "ics"):
        save(window, kind, tmp_path / f"w.{kind}")

    assert "secret" in (tmp_path / "w.csv").read_text(encoding="utf-8")
    assert "secret" not in (tmp_path / "w.html").read_text(encoding="utf-8")
    assert "secret" not in (tmp_path / "w.ics").read_text(encoding="utf-8")


def test_the_dialog_offers_the_week_as_name_and_opens_where_the_last_file_went(window, tmp_path):
    (tmp_path / "there").mkdir()
    save(window, "csv", tmp_path / "there" / "w.csv")
    choose(window, "save_png")
    dialog = dialog_of(window)

    assert dialog.selectedFiles() == [str(tmp_path / "there" / "2026-W47.png")]
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "png"
    dialog.reject()
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["w.csv"]


def test_a_folder_that_is_gone_is_not_opened_again(window, tmp_path):
    (tmp_path / "there").mkdir()
    save(window, "csv", tmp_path / "there" / "w.csv")
    (tmp_path / "there" / "w.csv").unlink()
    (tmp_path / "there").rmdir()
    choose(window, "save_png")

    assert Path(dialog_of(window).directory().absolutePath()) != tmp_path / "there"
    dialog_of(window).reject()


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_saved_is_told_in_one_sentence(window, tmp_path, kind):
    file = tmp_path / "no" / f"w.{kind}"
    window.findChild(Saving).save(kind, file)
    said = text_of(window, "notice")

    assert said.endswith("(No such file or directory); name another file.")
    assert str(file) in said
    assert Saving.last_folder is None


def test_the_picture_is_copied(window):
    choose(window, "copyPicture")

    assert QGuiApplication.clipboard().image().width() == 2 * 1160
    assert text_of(window, "notice") == "The picture is on the clipboard."


def test_the_table_is_copied_for_letters_and_for_spreadsheets(window):
    choose(window, "copyTable")
    copied = QGuiApplication.clipboard().mimeData()
    rows = [line.split("\t") for line in copied.text().splitlines()]

    assert rows[0] == ["Day", "Work", "Outside", "Evening", "Rest after"]
    assert rows[3][:3] == ["Wed 18 Nov", "11:30", "4:00"]
    assert rows[-1][:3] == ["Week", "42:25", "6:25"]
    assert {len(row) for row in rows} == {5}
    assert "<td>11:30</td>" in copied.html()
    assert text_of(window, "notice") == "The table is on the clipboard."


def test_where_the_day_is_out_of_sight_it_is_said_at_the_button(worked, open_window, tmp_path):
    """GIVEN a narrow window WHEN a file is saved THEN where it went is seen all the same."""
    window = open_window(worked, WeekState(week=W47), size=(600, 400))
    save(window, "csv", tmp_path / "w.csv")

    assert QToolTip.text() == f"Saved as {tmp_path / 'w.csv'}."
    QToolTip.hideText()


def test_without_a_week_nothing_is_saved(open_window, tracker):
    window = open_window(Failing(tracker, "week"), WeekState(week=W47))
    choose(window, "save_png")
    choose(window, "copyTable")

    assert window.findChildren(QFileDialog) == []


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_a_key_opens_the_menu(window, qtbot):
    menu = window.findChild(QMenu, "saveMenu")
    with qtbot.waitSignal(menu.aboutToShow):
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    menu.close()

    assert [action.text() for action in menu.actions() if action.text()][:2] == [
        "Picture (PNG)…",
        "Drawing (SVG)…",
    ]
