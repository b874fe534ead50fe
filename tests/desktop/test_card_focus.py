"""A card comes up while somebody types: not one key is lost, and the window keeps the focus."""

import string
import subprocess

import pytest

from tests.desktop.screens import Screen, Terminal, read_until, screen
from tests.desktop.servers import PATIENCE_S

pytestmark = pytest.mark.desktop

TYPED = (string.ascii_lowercase * 8)[:200]
AFTER = "written after the answer"


@pytest.fixture
def display():
    with screen() as made:
        yield made


def told(process: "subprocess.Popen[str]", word: str) -> list[str]:
    """Give the card a word, and return what it tells until that is done."""
    assert process.stdin is not None
    print(word, file=process.stdin, flush=True)
    return read_until(process, f"{word} done")


def press(display: Screen, card: "subprocess.Popen[str]", button: str) -> None:
    """Press a button with the mouse, once the card shows it."""
    for _ in range(50):
        for line in told(card, "where"):
            name, *place = line.split()
            if name == button:
                display.do("mousemove", "--sync", "--window", *place, "click", "1")
                return
    raise AssertionError(f"no button {button}")


@pytest.fixture
def card(display):
    """A program that is ready to put up a card."""
    started = display.talk_to("tests.desktop.show_card")
    assert read_until(started, "ready") == ["ready"]
    return started


def test_not_one_key_is_lost_when_a_card_comes_and_is_answered(display, card, tmp_path):
    terminal = Terminal(display, tmp_path / "typed", len(TYPED + AFTER))

    typing = display.types(TYPED, every_ms=12)
    told(card, "show")
    assert typing.poll() is None, "it came while there was typing"
    typing.wait(PATIENCE_S)
    assert terminal.has_focus

    press(display, card, "until")
    press(display, card, "until_0")
    assert read_until(card, "answered until")[-1] == "answered until"
    assert terminal.has_focus
    display.do("type", "--delay", "12", AFTER)

    assert terminal.all_typed() == TYPED + AFTER


def test_who_asks_for_the_keyboard_gets_it(display, card, tmp_path):
    terminal = Terminal(display, tmp_path / "typed", 1)
    told(card, "show")
    assert terminal.has_focus

    told(card, "keyboard")
    assert not terminal.has_focus
    display.do("key", "Tab", "Tab", "Return")

    assert read_until(card, "answered planned")[-1] == "answered planned"


def test_escape_closes_a_card_that_has_the_keyboard(display, card):
    told(card, "keyboard")

    display.do("key", "Escape")

    assert read_until(card, "closed")[-1] == "closed"
