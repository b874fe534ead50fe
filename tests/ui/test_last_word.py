"""The display that goes is heard of in the last message of Qt."""

import threading

import pytest
from PySide6.QtCore import qWarning

from ui.last_word import hear_last_word, hear_no_more

GONE = "The Wayland connection broke. Did the Wayland compositor die?"


@pytest.fixture
def heard():
    calls = []
    hear_last_word(lambda: calls.append("gone"))
    yield calls
    hear_no_more()


def test_the_last_word_is_heard_and_passed_on(heard, capsys):
    qWarning(GONE)

    assert heard == ["gone"]
    assert GONE in capsys.readouterr().err


def test_other_words_are_only_passed_on(heard, capsys):
    qWarning("a cable broke")

    assert heard == []
    assert "a cable broke" in capsys.readouterr().err


def test_from_another_thread_it_is_not_heard(heard):
    """The record belongs to this thread."""
    other = threading.Thread(target=qWarning, args=[GONE])
    other.start()
    other.join()

    assert heard == []


def test_afterwards_qt_is_left_alone(heard, capfd):
    hear_no_more()
    qWarning(GONE)

    assert heard == []
