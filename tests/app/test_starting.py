"""How the tray program is asked to start, and that it is the only one."""

import sys

import pytest

from tests.hands import another_recorder
from tracker.errors import FolderError, JournalBusyError
from tracker.starting import TrayOptions, claim, has_display

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


@pytest.fixture
def no_display(monkeypatch):
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there always is a screen")
@pytest.mark.parametrize("name", DISPLAYS)
def test_a_display_is_known_by_its_variable(no_display, name):
    assert not has_display()
    no_display.setenv(name, "")
    assert not has_display()

    no_display.setenv(name, "0")
    assert has_display()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_on_windows_and_macos_there_is_always_a_screen(no_display, platform):
    no_display.setattr(sys, "platform", platform)

    assert has_display()


def test_nothing_is_traced_and_the_start_is_seen_unless_that_is_asked_for():
    assert TrayOptions() == TrayOptions(record=None, background=False)


def test_a_home_that_is_claimed_is_made_and_can_be_recorded_into(home, tracker):
    lock = claim(home)

    recorder = tracker.record()

    assert recorder is tracker.recorder
    lock.release()


def test_only_one_claims_a_home_until_it_lets_go(home):
    with another_recorder(home), pytest.raises(JournalBusyError, match="is recording into"):
        claim(home)

    claim(home).release()


def test_a_claim_outlives_the_hall_that_recorded(home, tracker):
    """The program lets go last, so that no second one starts into its end."""
    lock = claim(home)
    tracker.record()
    tracker.close()

    assert lock._lock.is_locked
    lock.release()
    assert not lock._lock.is_locked


def test_a_home_that_cannot_be_made_is_told(tmp_path, home):
    home.folder.write_text("a file where a folder belongs", encoding="utf-8")

    with pytest.raises(FolderError):
        claim(home)
