"""The entry follows the setting, and never goes against what the person did to it."""

import sys
from pathlib import Path

import pytest

from tests.hands import FakeClock
from tracker import autostart
from tracker.autostart import State, as_wished, standing_line, start_command
from tracker.autostart.entry import Standing
from tracker.autostart.xdg import NAME
from tracker.errors import SettingsError
from tracker.hall import Tracker
from tracker.paths import Home, own_home
from tracker.settings import load

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="writes the entry of Linux")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def tracker(home):
    with Tracker.open(home, FakeClock()) as tracker:
        yield tracker


@pytest.fixture
def entry(no_start_at_the_next_log_in):
    return no_start_at_the_next_log_in / NAME


def turn(tracker, text):
    tracker.set("program.autostart", text, tracker.today())


def state(tracker):
    return autostart.standing(tracker.home).state


def test_setting_it_writes_the_entry_and_taking_it_back_removes_it(tracker, entry):
    turn(tracker, "true")
    assert state(tracker) is State.ON
    assert tracker.log_in.line() == f"Kjernetid starts when you log in, by {entry}."

    turn(tracker, "false")
    assert not entry.exists()
    assert tracker.log_in.line() == "Kjernetid does not start when you log in."


def test_what_was_written_into_the_file_is_carried_out_by_the_program(tracker, home, entry):
    home.prepare()
    home.settings.write_text("[program]\nautostart = true\n")

    tracker.look_again()
    assert entry.exists()

    home.settings.write_text("[program]\nautostart = false\n")
    tracker.take(load(home))
    assert not entry.exists()


def test_an_entry_that_the_person_removed_is_not_put_back_but_told(tracker, entry):
    turn(tracker, "true")
    entry.unlink()

    assert tracker.log_in.follow() == []

    assert not entry.exists()
    assert f"{entry} was removed" in tracker.log_in.line()
    turn(tracker, "true")  # said anew
    assert state(tracker) is State.ON


def test_what_the_desktop_turned_off_stays_so_until_it_is_said_anew(tracker, entry):
    turn(tracker, "true")
    entry.write_text(entry.read_text() + "Hidden=true\n")

    assert tracker.log_in.follow() == []
    assert state(tracker) is State.BLOCKED
    assert "turned off in" in tracker.log_in.line()

    turn(tracker, "true")
    assert state(tracker) is State.ON


def test_an_entry_whose_program_was_moved_by_an_update_is_mended(tracker, entry):
    turn(tracker, "true")
    program = start_command(tracker.home)[0]
    entry.write_text(entry.read_text().replace(program, "/gone/kjernetid"))
    assert state(tracker) is State.OTHER

    assert tracker.log_in.follow() == []

    assert state(tracker) is State.ON


def test_an_entry_that_starts_something_else_that_is_there_is_left_alone(tracker, entry):
    turn(tracker, "true")
    entry.write_text(entry.read_text().replace(f"Exec={start_command(tracker.home)[0]}", "Exec=sh"))

    assert tracker.log_in.follow() == []

    assert state(tracker) is State.OTHER
    assert "starts “sh" in tracker.log_in.line()


def test_an_entry_of_an_installer_stays_as_long_as_nobody_said_anything(tracker, entry):
    turn(tracker, "true")
    text = entry.read_text()
    turn(tracker, "false")
    tracker.home.autostart_done.unlink()
    entry.write_text(text)

    assert tracker.log_in.follow() == []

    assert state(tracker) is State.ON
    assert "is not set to start" in tracker.log_in.line()


def test_a_place_that_cannot_be_written_to_is_told_and_nothing_is_set(tracker, entry):
    entry.parent.parent.mkdir(parents=True)
    entry.parent.write_text("a file where a folder should be")

    with pytest.raises(SettingsError, match="Start at log-in cannot be changed in"):
        turn(tracker, "true")

    assert not tracker.settings.program.autostart
    assert not tracker.home.autostart_done.exists()


def test_what_is_in_the_way_of_the_file_is_a_notice(tracker, home, entry):
    entry.parent.parent.mkdir(parents=True)
    entry.parent.write_text("a file where a folder should be")
    home.prepare()
    home.settings.write_text("[program]\nautostart = true\n")

    tracker.look_again()

    assert ["Start at log-in" in notice for notice in tracker.notices] == [True]


def test_deleting_all_leaves_nothing_that_starts(tracker, entry):
    turn(tracker, "true")

    tracker.delete_all()

    assert not entry.exists()
    assert not tracker.home.folder.exists()


# --- The command ----------------------------------------------------------------------------------


def test_a_home_of_its_own_is_named_and_the_usual_one_is_not(home):
    assert start_command(home)[-3:] == ("--home", str(home.folder), "--background")
    assert start_command(own_home())[1:] in (("--background",), ("-m", "ui", "--background"))
    assert Path(start_command(own_home())[0]).is_absolute()


def test_a_program_without_its_command_is_started_by_its_python(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))

    assert start_command(own_home()) == (str(tmp_path / "python"), "-m", "ui", "--background")


def test_a_bundle_is_started_by_itself_and_an_image_by_its_file(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kjernetid"))
    assert start_command(own_home()) == (str(tmp_path / "kjernetid"), "--background")

    monkeypatch.setenv("APPIMAGE", "/apps/Kjernetid.AppImage")
    assert start_command(own_home()) == ("/apps/Kjernetid.AppImage", "--background")


def test_a_bundle_with_a_program_that_needs_no_console_is_started_by_that(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kjernetid"))
    (tmp_path / "kjernetidw").touch()

    assert start_command(own_home())[0] == str(tmp_path / "kjernetidw")


@pytest.mark.parametrize("found", State)
@pytest.mark.parametrize("is_wanted", [True, False])
def test_only_what_differs_from_what_is_set_says_what_to_do(found, is_wanted):
    standing = Standing(found, "/where")

    says = standing_line(standing, is_wanted=is_wanted)

    differs = is_wanted != (found is State.ON)
    assert as_wished(standing, is_wanted=is_wanted) is not differs
    assert ("again" in says) is differs
