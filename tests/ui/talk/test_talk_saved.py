"""A note for a talk is saved as a file, and never lost without a word."""

import gc
import stat
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QPushButton,
)
from shiboken6 import isValid

from tests.ui.pdf_text import pdf_text
from tests.ui.talk.writing import WORDS, asks, find, press, seen, told, write
from tests.ui.weeks import W47
from tracker.reports.talk_note import Topic
from tracker.wording import use_language
from ui.look import Look
from ui.talk.state import TalkState
from ui.theme import THEMES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


# --- Saved ----------------------------------------------------------------------------------------


def test_it_is_saved_as_pdf_for_its_owner_alone(window, chosen, tmp_path):
    asked = chosen(tmp_path / "note.pdf")
    write(window, Topic.EXPECTATIONS, WORDS)
    press(window, "savePdf")

    assert WORDS in " ".join(" ".join(pdf_text((tmp_path / "note.pdf").read_bytes())).split())
    assert stat.S_IMODE((tmp_path / "note.pdf").stat().st_mode) == 0o600
    assert told(window, "notice") == f"Saved as {tmp_path / 'note.pdf'}."
    [(title, proposed, kinds)] = asked
    assert (title, Path(proposed).name, kinds) == (
        "Save the note",
        "Note for a talk.pdf",
        "PDF (*.pdf)",
    )


def test_it_is_saved_as_a_page_and_a_name_without_an_ending_gets_one(window, chosen, tmp_path):
    chosen(tmp_path / "note")
    write(window, Topic.EXPECTATIONS, "<i>no</i>")
    press(window, "saveHtml")

    page = (tmp_path / "note.html").read_text(encoding="utf-8")
    assert '<p class="words">&lt;i&gt;no&lt;/i&gt;</p>' in page


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kari / Ola: 24.11", "Kari Ola 24.11.pdf"),
        ("../..", "Kjernetid.pdf"),
        ("Ærlig", "Ærlig.pdf"),
    ],
)
def test_the_name_that_is_proposed_is_one_that_a_file_can_have(
    open_window, chosen, tmp_path, title, name
):
    asked = chosen("")
    state = TalkState(W47, title, {Topic.TASKS: "x"}, frozenset({Topic.TASKS}))
    press(open_window(state), "savePdf")

    assert Path(asked[0][1]).name == name


def test_nothing_is_saved_where_no_file_is_chosen(window, chosen):
    chosen("")
    write(window, Topic.EXPECTATIONS, WORDS)
    press(window, "savePdf")

    assert told(window, "notice") == told(window, "fault") == ""
    assert window.has_unsaved_words


def test_a_file_that_cannot_be_written_is_told_and_the_words_count_as_unsaved(
    window, chosen, tmp_path
):
    chosen(tmp_path / "nowhere" / "note.pdf")
    write(window, Topic.EXPECTATIONS, WORDS)
    press(window, "savePdf")

    assert told(window, "fault") == (
        f"The note cannot be written to {tmp_path / 'nowhere' / 'note.pdf'}"
        " (No such file or directory); name another file."
    )
    assert window.has_unsaved_words


def test_the_keys_for_saving_save(window, chosen, tmp_path):
    chosen(tmp_path / "note.pdf")
    QTest.keyClick(window, KEY.Key_S, CONTROL)
    assert not (tmp_path / "note.pdf").exists()  # nothing is in it

    write(window, Topic.EXPECTATIONS, WORDS)
    window.activateWindow()
    QTest.keyClick(window, KEY.Key_S, CONTROL)
    assert (tmp_path / "note.pdf").exists()


@pytest.mark.parametrize(("paper", "box"), [("A4", b"595 842"), ("Letter", b"612 792")])
def test_the_paper_can_be_chosen(window, chosen, tmp_path, paper, box):
    chosen(tmp_path / "note.pdf")
    write(window, Topic.EXPECTATIONS, WORDS)
    find(window, QComboBox, "paper").setCurrentText(paper)
    press(window, "savePdf")

    assert b"/MediaBox [0 0 " + box in (tmp_path / "note.pdf").read_bytes().replace(b".000000", b"")


# --- Closed ---------------------------------------------------------------------------------------


def test_a_note_without_words_is_closed_at_once(window):
    find(window, QCheckBox, f"pick_{Topic.TASKS}").click()
    find(window, QCheckBox, "fact_inside").click()
    window.close()

    assert not window.isVisible()


def test_before_words_are_lost_the_person_is_asked_in_the_window(window):
    write(window, Topic.EXPECTATIONS, WORDS)
    window.ask_to_close()
    assert window.isVisible()
    assert asks(window)
    assert find(window, QPushButton, "keepWriting").hasFocus()

    press(window, "keepWriting")
    assert not asks(window)
    window.ask_to_close()
    press(window, "throwAway")
    assert not window.isVisible()


def test_escape_asks_and_escape_again_goes_on_writing(window):
    write(window, Topic.EXPECTATIONS, WORDS)
    QTest.keyClick(window, KEY.Key_Escape)
    assert asks(window)

    QTest.keyClick(window, KEY.Key_Escape)
    assert window.isVisible()
    assert not asks(window)


def test_the_key_for_closing_asks_too(window):
    write(window, Topic.EXPECTATIONS, WORDS)
    window.activateWindow()
    QTest.keyClick(window, KEY.Key_W, CONTROL)

    assert window.isVisible()
    assert asks(window)


def test_who_closes_it_again_while_asked_means_it(window):
    write(window, Topic.EXPECTATIONS, WORDS)
    window.ask_to_close()
    window.ask_to_close()

    assert not window.isVisible()


def test_words_that_stand_in_a_file_are_let_go_until_they_change(window, chosen, tmp_path):
    chosen(tmp_path / "note.html")
    write(window, Topic.EXPECTATIONS, WORDS)
    press(window, "saveHtml")
    assert not window.has_unsaved_words

    QTest.keyClicks(find(window, QPlainTextEdit, f"text_{Topic.EXPECTATIONS}"), "?")
    assert window.has_unsaved_words
    press(window, "saveHtml")
    window.ask_to_close()
    assert not window.isVisible()


def test_words_under_a_heading_that_is_not_picked_stand_in_no_file(window, chosen, tmp_path):
    chosen(tmp_path / "note.pdf")
    write(window, Topic.EXPECTATIONS, WORDS)
    find(window, QCheckBox, f"pick_{Topic.EXPECTATIONS}").click()
    find(window, QCheckBox, "fact_inside").click()
    press(window, "savePdf")

    assert window.has_unsaved_words


def test_nothing_of_it_is_kept_on_record(tracker, window):
    write(window, Topic.EXPECTATIONS, WORDS)
    window.ask_to_close()
    press(window, "throwAway")
    tracker.close()

    for path in tracker.home.folder.rglob("*"):
        assert path.is_dir() or WORDS.encode() not in path.read_bytes()


def test_an_end_of_the_program_is_not_held_up_by_the_window_itself(window):
    """A window that refused to close would keep a computer from shutting down."""
    write(window, Topic.EXPECTATIONS, WORDS)
    window.close()

    assert not window.isVisible()


def test_it_is_built_anew_with_all_that_is_in_it(open_window, chosen, tmp_path):
    chosen(tmp_path / "note.pdf")
    first = open_window()
    write(first, Topic.EXPECTATIONS, WORDS)
    find(first, QCheckBox, "fact_inside").click()
    find(first, QComboBox, "paper").setCurrentText("Letter")
    press(first, "savePdf")
    use_language("nb")
    second = open_window(first.state(), Look(THEMES["dark"], 2.0))

    assert second.state() == first.state()
    assert WORDS in seen(second)
    assert "Forventninger" in seen(second)
    assert not second.has_unsaved_words


def test_it_is_freed_when_closed(open_window):
    window = open_window()
    alive = weakref.ref(window)
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not isValid(window)
    del window
    gc.collect()
    assert alive() is None or not isValid(alive())
