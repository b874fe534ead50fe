"""The first run at a real desktop, by keyboard alone: it ends with work that is on record."""

import json
import subprocess
from contextlib import suppress
from datetime import timedelta

import pytest

from tests.desktop.living import Program, desk, real_now, worked
from tests.desktop.servers import PATIENCE_S, ServerError, running, until
from tracker.autostart.xdg import NAME
from tracker.control import RefusedError, send
from tracker.paths import Home
from tracker.settings import load
from tracker.settings.presets import PLANS, Preset, plan_on

pytestmark = pytest.mark.desktop

FRIDAY = "2026-11-20T10:00:00+01:00"
TITLES = ("Set up Kjernetid", "Tilpass Kjernetid")
BARS = 2000  # spots of their colour: a button has fewer, five days of work have more
TWO_MINUTES = timedelta(minutes=2)


@pytest.fixture
def at_desk():
    with desk() as made:
        yield made


class NewHome(Program):
    """A program in a home that is really new: nothing is known of its network either."""

    def start(self, *words: str) -> None:
        self._process = self._desk.ending.enter_context(running(self._command(*words), self._env))
        until(self.answers, what="the program answers")


def settings(home):
    return load(home).settings


def keys(at_desk, *names):
    for name in names:
        at_desk.presses(name)


def wait_for_window(at_desk):
    until(lambda: has_keyboard(at_desk), what="the window has the keyboard")


def has_keyboard(at_desk):
    try:
        return at_desk.do("getwindowfocus", "getwindowname") in TITLES
    except ServerError:  # nobody has it, or who had it has just gone
        return False


def test_by_keyboard_alone_a_new_home_is_set_up_and_work_is_on_record(
    at_desk, tmp_path, no_start_at_the_next_log_in
):
    home, begun = Home(tmp_path / "home"), real_now()
    program = NewHome(at_desk, home, at=FRIDAY)
    program.start()
    wait_for_window(at_desk)
    assert program.status()["recording"], "it records before anything was chosen"

    keys(at_desk, "Right", "Right")  # to bokmål, which the window speaks at once
    until(lambda: settings(home).general.language == "nb", what="the language is kept")
    wait_for_window(at_desk)  # built anew
    keys(at_desk, "Return")

    keys(at_desk, "Right", "Tab", "space", "space", "space", "Left", "Return")  # mixed, till 21:45
    until(lambda: settings(home).hours.schedule, what="the hours are kept")
    hours = plan_on(settings(home), real_now().date()).week
    assert hours[0] == ((480, 900), (1200, 1305))
    assert hours[:5] == (hours[0],) * 5
    assert len(settings(home).hours.schedule) == 1

    keys(at_desk, "Down", "Return")  # for private life as well
    until(lambda: settings(home).work.computer == "shared", what="the computer is shared")
    keys(at_desk, "Down", "Return")  # movement often
    until(lambda: settings(home).movement.every_min == 30, what="the rhythm is kept")
    keys(at_desk, "alt+Left", "Return")  # back, and on again: nothing is lost on the way
    keys(at_desk, "Tab", "space")  # tried out
    program.until_window(2)
    keys(at_desk, "Tab", "Tab", "space", "Return")  # start at log-in, and done
    until(lambda: settings(home).program.autostart, what="start at log-in is kept")

    assert settings(home).movement.every_min == 30
    assert (no_start_at_the_next_log_in / NAME).exists()
    assert real_now() - begun < TWO_MINUTES
    program.until_phase("working")
    program.end()
    assert worked(home)


def test_enter_alone_leads_through_all_of_it_to_work_that_is_on_record(at_desk, tmp_path):
    home, begun = Home(tmp_path / "home"), real_now()
    program = NewHome(at_desk, home, at=FRIDAY)
    program.start()
    wait_for_window(at_desk)

    for _step in range(5):
        keys(at_desk, "Return")
    until(lambda: not has_keyboard(at_desk), what="it is through")
    keys(at_desk, "Return")  # whatever is typed next is work
    program.until_phase("working")

    assert real_now() - begun < TWO_MINUTES
    program.end()
    assert worked(home)
    assert plan_on(settings(home), real_now().date()) == PLANS[Preset.SEPARATE]


def test_closed_at_once_it_keeps_a_record_all_the_same_and_does_not_come_again(at_desk, tmp_path):
    home = Home(tmp_path / "home")
    program = NewHome(at_desk, home, at=FRIDAY)
    program.start()
    wait_for_window(at_desk)

    keys(at_desk, "Escape")
    until(lambda: not has_keyboard(at_desk), what="it is closed")
    program.until_phase("working")
    program.end()
    assert plan_on(settings(home), real_now().date()) == PLANS[Preset.SEPARATE]

    program.start()
    keys(at_desk, "a")
    program.until_phase("working")
    assert not has_keyboard(at_desk)
    assert program.command("setup").returncode == 0
    wait_for_window(at_desk)


def test_what_starts_at_log_in_is_the_program_of_this_home(
    at_desk, tmp_path, no_start_at_the_next_log_in
):
    """GLib reads the entry and starts it, as the sessions of most desktops do."""
    home = Home(tmp_path / "a home with blanks")
    program = Program(at_desk, home, at=FRIDAY)
    program.set("program.autostart", "true")
    entry = no_start_at_the_next_log_in / NAME
    env = {k: v for k, v in at_desk.env.items() if not k.startswith("KJERNETID")}

    subprocess.run(["gio", "launch", str(entry)], env=env, check=True, timeout=PATIENCE_S)

    def is_recording():
        told = program.command("status", "--json").stdout
        return bool(json.loads(told)["recording"]) if told else False

    until(is_recording, what="the program of the entry answers")
    with suppress(RefusedError):  # it is closing, and says so
        send(home, ("quit",))
    until(lambda: not home.control_key.exists(), what="it has ended")


def test_at_log_in_a_new_home_opens_no_window_but_says_where_it_is(at_desk, tmp_path):
    program = NewHome(at_desk, Home(tmp_path / "home"), at=FRIDAY)
    program.start("--background")

    program.until_window()  # a note

    assert not has_keyboard(at_desk)
    keys(at_desk, "a")
    program.until_phase("working")


def test_what_was_chosen_is_kept_when_the_program_is_ended_in_the_middle(at_desk, tmp_path):
    home = Home(tmp_path / "home")
    program = NewHome(at_desk, home, at=FRIDAY)
    program.start()
    wait_for_window(at_desk)
    keys(at_desk, "Return")
    until(lambda: len(at_desk._filled()) > BARS, what="the bars of the week are painted")
    keys(at_desk, "Left")  # round to no fixed hours
    until(lambda: len(at_desk._filled()) < BARS, what="they are gone")

    assert program.end() == 0

    assert plan_on(settings(home), real_now().date()) == PLANS[Preset.NO_FIXED_HOURS]
