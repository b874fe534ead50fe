"""The tray program on a real desktop: real keys, real windows, the real journal."""

import signal
import string
from datetime import datetime, timedelta

import pytest

from tests.desktop.living import Desk, Program, breaks, desk, prompted, real_now, reasons, worked
from tests.desktop.screens import Terminal
from tests.desktop.servers import PATIENCE_S, ServerError, until
from tracker.domain.model import BreakOutcome, Choice, Closing, EndReason, Place, PromptKind
from tracker.paths import Home

pytestmark = pytest.mark.desktop

FRIDAY_MORNING = "2026-11-20T09:00:00+01:00"
FRIDAY_LATE = "2026-11-20T15:25:00+01:00"
AN_HOUR_LATER = "2026-11-20T10:00:00+01:00"
FRIDAY_AFTERNOON = "2026-11-20T15:58:00+01:00"
AT_FOUR = "2026-11-20T16:00:00+01:00"
LETTERS = (string.ascii_lowercase * 12)[:300]
SECOND = timedelta(seconds=1)
TENTH = SECOND / 10


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def at_desk():
    with desk() as made:
        yield made


@pytest.fixture
def program(at_desk, home):
    """Hands out the program, to be started by the test; what it was told is read afterwards."""

    def made(**how) -> Program:
        return Program(at_desk, home, **how)

    return made


def test_a_key_press_becomes_a_session_within_a_second(at_desk, program, home):
    running = program()
    running.start("--background")
    assert running.status()["phase"] == "away"

    pressed = at_desk.presses("a")
    running.until_phase("working")

    began = datetime.fromisoformat(running.status()["since"])
    assert pressed.start <= began <= pressed.end + SECOND
    assert running.status()["sensor"] == "xsync"


def test_an_idle_desktop_ends_the_session_at_the_last_key_press(at_desk, program, home):
    pace = 20
    running = program(at=FRIDAY_MORNING, pace=pace)
    running.set("work.away_after_min", "2")
    running.start("--background")

    first = at_desk.presses("a")
    running.until_phase("working")
    at_desk.types("b" * 20, every_ms=150).wait(PATIENCE_S)
    last = at_desk.presses("c")
    running.until_phase("away")
    running.end()

    [work] = worked(home)
    assert (last.start - first.end - TENTH) * pace <= work.span.length
    assert work.span.length <= (last.end - first.start + TENTH) * pace


def test_outside_core_hours_a_card_asks_and_its_answer_is_recorded(at_desk, program, home):
    running = program(at=FRIDAY_AFTERNOON, pace=60)
    running.start("--background")
    typing = at_desk.types("x" * 400, every_ms=150)

    running.until_window()
    at_desk.press_filled_button()
    until(lambda: bool(prompted_choice(home)), what="the answer is on record")
    typing.terminate()

    [asked] = [prompt for prompt in prompted(home) if prompt.kind is PromptKind.OUTSIDE_CORE]
    assert asked.how is Closing.ANSWERED
    assert asked.choice is Choice.WRAP_UP
    assert asked.shown_at is not None
    [work, *_more] = worked(home)
    # On a busy machine it is past four before there is a key press.
    outside = asked.shown_at - max(work.span.start, datetime.fromisoformat(AT_FOUR))
    # A second late here is a minute late there.
    assert timedelta(minutes=15) <= outside <= timedelta(minutes=18)


def prompted_choice(home):
    return [prompt.choice for prompt in prompted(home) if prompt.choice is not None]


@pytest.mark.slow
def test_a_movement_card_comes_after_unbroken_time_and_up_now_opens_the_break(
    at_desk, program, home
):
    running = program(at=FRIDAY_MORNING, pace=90)
    running.set("movement.every_min", "20")
    running.start("--background")
    typing = at_desk.types("x" * 400, every_ms=150)

    card = running.until_window()
    at_desk.press_filled_button()
    typing.terminate()
    until(lambda: card not in at_desk.windows_of(running.process), what="the card goes")
    running.until_window()  # the break

    def is_on_record() -> bool:
        at_desk.presses("b")  # of who stays away it is not known how long the break is
        return bool(breaks(home))

    until(is_on_record, what="the break is on record")

    [taken] = breaks(home)
    assert taken.outcome is BreakOutcome.TAKEN
    assert taken.end - taken.start >= timedelta(minutes=5)
    running.until_no_window()


@pytest.mark.slow
def test_not_one_key_is_lost_while_cards_come(at_desk, program, home, tmp_path):
    """The movement card comes at 15:46, the other one at 16:15."""
    running = program(at=FRIDAY_LATE, pace=120)
    running.set("movement.every_min", "20")
    terminal = Terminal(at_desk, tmp_path / "typed", len(LETTERS))
    running.start("--background")

    typing = at_desk.types(LETTERS, every_ms=100)  # an hour of the program’s time
    until(lambda: len(prompted(home)) == 2, what="both cards have come")
    running.until_window()
    assert typing.poll() is None, "they came while there was typing"
    typing.wait(PATIENCE_S)

    assert terminal.all_typed() == LETTERS
    assert [asked.kind for asked in prompted(home)] == [
        PromptKind.MOVEMENT,
        PromptKind.OUTSIDE_CORE,
    ]
    assert all(asked.shown_at is not None for asked in prompted(home))


@pytest.mark.slow
def test_a_natural_break_makes_a_movement_card_unnecessary(at_desk, program, home):
    running = program(at=FRIDAY_MORNING, pace=90)
    running.set("movement.every_min", "20")
    running.set("work.away_after_min", "5")
    running.start("--background")

    at_desk.types("x" * 60, every_ms=150).wait(PATIENCE_S)  # 13 min
    running.until_phase("away")  # 5 min without a key
    at_desk.types("x" * 60, every_ms=150).wait(PATIENCE_S)  # 13 min again: 26 in all

    assert running.status()["phase"] == "working"
    assert at_desk.windows_of(running.process) == []
    running.end()
    assert [taken.outcome for taken in breaks(home)] == [BreakOutcome.NATURAL]
    assert prompted(home) == []


def test_locking_ends_the_session_at_once_and_input_behind_it_is_no_work(at_desk, program, home):
    running = program(at=FRIDAY_MORNING)
    running.start("--background")
    at_desk.presses("a")
    running.until_phase("working")

    at_desk.logind.set_locked_hint(True)
    running.until_phase("away")
    at_desk.presses("b")
    at_desk.logind.set_locked_hint(False)
    assert running.status()["phase"] == "away", "unlocking is no input"
    at_desk.presses("c")
    running.until_phase("working")
    running.end()

    first, _second = worked(home)
    assert reasons(home)[0] == EndReason.LOCK
    assert first.span.length < timedelta(seconds=30)


def test_sleep_is_on_record_before_the_computer_may_sleep(at_desk, program, home):
    running = program(at=FRIDAY_MORNING)
    running.start("--background")
    at_desk.presses("a")
    running.until_phase("working")
    assert at_desk.logind.inhibitors() == 1

    at_desk.logind.prepare_for_sleep(True)
    until(lambda: at_desk.logind.inhibitors() == 0, what="sleep is no longer held up")

    assert reasons(home) == [EndReason.SLEEP], "it was saved before"
    at_desk.logind.prepare_for_sleep(False)
    until(lambda: at_desk.logind.inhibitors() == 1, what="the next sleep is held up")
    assert running.status()["phase"] == "away", "waking is no input"
    at_desk.presses("b")
    running.until_phase("working")


def test_a_tray_that_comes_late_gets_the_icon(home):
    with desk(tray=False) as bare:
        running = Program(bare, home)
        running.start("--background")
        assert bare.windows_of(running.process) == []

        bare.start_tray()

        until(lambda: bool(bare.icons_of(running.process)), what="the icon stands in the tray")


def test_without_a_tray_the_week_window_stands_in(home):
    with desk(tray=False) as bare:
        running = Program(bare, home)
        running.start()

        window = running.until_window()

        assert "Kjernetid" in bare.do("getwindowname", window)
        bare.do("windowclose", window)
        running.until_no_window()
        assert running.answers(), "closing the window does not end the program"


def test_a_second_start_brings_the_first_ones_window_up(at_desk, program):
    running = program()
    running.start("--background")

    second = running.command()

    assert second.returncode == 0
    assert second.stderr == ""
    running.until_window()


def test_sigterm_in_a_session_ends_it_in_order(at_desk, program, home):
    running = program(at=FRIDAY_MORNING)
    running.start("--background")
    at_desk.presses("a")
    running.until_phase("working")

    assert running.end(signal.SIGTERM) == 0

    assert reasons(home) == [EndReason.STOP]
    assert not (home.folder / "control.key").exists()


def test_after_sigkill_at_most_a_minute_is_missing_and_none_is_invented(at_desk, program, home):
    pace = 30
    running = program(at=FRIDAY_MORNING, pace=pace)
    running.start("--background")
    first = at_desk.presses("a")
    running.until_phase("working")
    at_desk.types("b" * 40, every_ms=150).wait(PATIENCE_S)  # three minutes of the program's time
    last = at_desk.presses("c")
    running.kill()

    again = program(at=AN_HOUR_LATER)
    again.start("--background")
    again.end()

    work = worked(home)[0]
    assert reasons(home)[0] == EndReason.CRASH
    assert work.span.length <= (last.end - first.start + TENTH) * pace, "no minute is invented"
    # A checkpoint that comes half a second late here comes a quarter of a minute late there.
    saved_every = timedelta(seconds=60) + SECOND / 2 * pace
    assert work.span.length >= (last.start - first.end) * pace - saved_every


def test_quiet_before_sigkill_is_not_taken_for_work(at_desk, program, home):
    pace = 30
    running = program(at=FRIDAY_MORNING, pace=pace)
    running.start("--background")
    first = at_desk.presses("a")
    running.until_phase("working")
    at_desk.types("b" * 20, every_ms=100).wait(PATIENCE_S)  # one minute
    last = at_desk.presses("c")
    until(lambda: real_now() - last.end > SECOND * 5, what="two and a half quiet minutes are over")
    running.kill()

    again = program(at=AN_HOUR_LATER)
    again.start("--background")
    again.end()

    assert worked(home)[0].span.length <= (last.end - first.start + TENTH) * pace


def test_the_command_line_reaches_the_program(at_desk, program, home):
    running = program(at=FRIDAY_MORNING)
    running.start("--background")

    assert running.command("start").returncode == 0
    running.until_phase("working")
    assert running.command("pause", "30m").stdout.startswith("Paused until")
    running.until_phase("paused")
    assert running.command("resume").returncode == 0
    assert running.command("private").returncode == 0
    running.until_phase("private")
    assert running.command("resume").returncode == 0
    assert running.command("planned", "until", "23:00").returncode == 0
    assert running.command("break").stdout.startswith("Break until")
    running.until_window()
    assert running.command("break", "done").returncode == 0
    assert running.command("stop").returncode == 0
    running.until_phase("paused")


@pytest.mark.slow
def test_what_is_said_of_the_place_goes_with_the_work(at_desk, program, home):
    running = program(at=FRIDAY_MORNING, pace=20)
    running.start("--background")
    assert running.command("place", "home").stdout.startswith("You are at home")

    at_desk.types("x" * 60, every_ms=100).wait(PATIENCE_S)  # 2 min
    assert running.command("place", "workplace").stdout.startswith("You are at the workplace for")
    at_desk.types("x" * 60, every_ms=100).wait(PATIENCE_S)
    running.end()
    running.start("--background")

    assert running.command("place").stdout.startswith("You are at the workplace for today")
    assert [work.place for work in worked(home)] == [Place.HOME, Place.WORKPLACE]


def test_a_pause_until_tomorrow_outlives_a_restart(at_desk, program, home):
    running = program(at=FRIDAY_MORNING)
    running.start("--background")
    running.command("pause", "until", "tomorrow")
    running.until_phase("paused")
    running.end()

    again = program(at=AN_HOUR_LATER)
    again.start("--background")
    at_desk.presses("a")

    assert again.status()["phase"] == "paused"
    assert worked(home) == []


def test_a_notice_goes_through_the_desktops_own_service(at_desk, program, home):
    at_desk.start("dunst")
    until(lambda: "dunst" in server_information(at_desk), what="dunst is on the bus")
    running = program(at=FRIDAY_AFTERNOON, pace=90)
    running.set("prompts.show_as", "system")
    running.start("--background")
    at_desk.types("x" * 400, every_ms=150)

    until(lambda: bool(prompted(home)), what="the question is asked")

    until(lambda: "you set 16:00 as the end of the day" in noticed(at_desk), what="dunst shows it")
    assert at_desk.windows_of(running.process) == [], "no card beside it"


def server_information(at_desk: Desk) -> str:
    try:
        return at_desk.bus.call(
            "org.freedesktop.Notifications",
            "/org/freedesktop/Notifications",
            "org.freedesktop.Notifications.GetServerInformation",
        )
    except ServerError:
        return ""


def noticed(at_desk: Desk) -> str:
    """Return what dunst has shown; only what it no longer shows is in its history."""
    at_desk.bus.call(
        "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications",
        "org.dunstproject.cmd0.NotificationCloseAll",
    )
    return at_desk.bus.call(
        "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications",
        "org.dunstproject.cmd0.NotificationListHistory",
    )
