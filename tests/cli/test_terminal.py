"""What only happens where a person sits at a terminal."""

import io
import sys

import pytest

from tests.cli.conftest import NOW, ZONE
from tracker.cli.desk import Desk
from tracker.cli.program import program


class Terminal(io.StringIO):
    """Text that says of itself that a person reads or types it."""

    def isatty(self):
        return True


@pytest.fixture
def at_terminal(monkeypatch, tmp_path):
    """Return a way to run the program at a terminal, and what is on the screen in the end."""
    for name, value in {"TZ": ZONE, "LANGUAGE": "en", "KJERNETID_NOW": NOW}.items():
        monkeypatch.setenv(name, value)

    def run(*arguments, typed=""):
        screen = Terminal()
        monkeypatch.setattr(sys, "stdin", Terminal(typed))
        monkeypatch.setattr(sys, "stdout", screen)
        monkeypatch.setattr(sys, "stderr", screen)
        with pytest.raises(SystemExit, match="0"):
            program.main(["--home", str(tmp_path / "home"), *arguments], obj=Desk(None, None))
        return screen.getvalue()

    return run


def test_headings_are_bold(at_terminal):
    assert "\x1b[1mWeek 48, 23–29 November 2026\x1b[0m" in at_terminal("week")


@pytest.mark.parametrize(
    ("typed", "day"), [("2026-12-01\n", "1 December 2026"), ("\n", "23 November 2026")]
)
def test_the_first_day_of_a_change_to_core_hours_is_asked_for(at_terminal, typed, day):
    shown = at_terminal("settings", "set", "rest.daily_h", "12", typed=typed)

    assert "From which day? Today, 2026-11-23, if left empty: " in shown
    assert f"rest.daily_h is 12 from {day} on." in shown


def test_other_settings_are_set_without_a_question(at_terminal):
    shown = at_terminal("settings", "set", "movement.every_min", "45")

    assert shown.splitlines() == ["movement.every_min is 45."]
