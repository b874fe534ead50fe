"""What is said to the running program, and what is done where there is none."""

import json
import os
from contextlib import contextmanager

import pytest

from tests.control.calling import Host, impostor, repeat
from tests.hands import another_recorder, at
from tracker.control import Answer
from tracker.control.door import KEY_BYTES
from tracker.domain.model import Place
from tracker.paths import Home
from tracker.store.journal import Journal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the program under test opens a socket")

FORGOTTEN_AT = at("12:00", 7)
STATUS = {
    "phase": "working",
    "since": "2026-11-23T02:30:00-05:00",
    "work_today_min": 90.5,
    "outside_today_min": 0,
    "stretch_min": 30,
    "core_ends": None,
    "next_prompt": None,
    "sensor": "x11",
    "recording": True,
}
TO_THE_PROGRAM = (
    ("start", ("start",)),
    ("start last 20m", ("start", "last", "20m")),
    ("start last 1h", ("start", "last", "1h")),
    ("stop", ("stop",)),
    ("pause", ("pause",)),
    ("pause 30m", ("pause", "30m")),
    ("pause until 15:00", ("pause", "until", "15:00")),
    ("pause until tomorrow", ("pause", "until", "tomorrow")),
    ("pause until 2026-11-23T15:00+01:00", ("pause", "until", "2026-11-23T15:00+01:00")),
    ("resume", ("resume",)),
    ("close", ("close",)),
    ("planned", ("planned",)),
    ("planned until 21:00", ("planned", "until", "21:00")),
    ("private", ("private",)),
    ("private last 20m", ("private", "last", "20m")),
    ("break", ("break",)),
    ("break done", ("break", "done")),
    ("break stop", ("break", "stop")),
    ("quiet", ("quiet",)),
    ("quiet off", ("quiet", "off")),
    ("quiet reset", ("quiet", "reset")),
    ("place", ("place",)),
    ("place home", ("place", "home")),
    ("place other --always", ("place", "other", "always")),
    ("place forget", ("place", "forget")),
    ("setup", ("show", "first_run")),
)


@pytest.fixture(autouse=True)
def runtime_folder(monkeypatch, tmp_path):
    """Give sockets a folder with a short path, of this test alone."""
    (tmp_path / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))


@pytest.fixture
def home(shell):
    return Home(shell.home)


@pytest.fixture
def running(home):
    """A program that runs in the home of the shell."""
    with Host(home, repeat) as host:
        yield host


# --- Words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("line", "words"), TO_THE_PROGRAM)
def test_words_are_said_to_the_program_and_its_sentence_is_printed(shell, running, line, words):
    assert shell.ok(line) == f"{' '.join(words)}\n"
    assert running.heard == [words]


def test_an_answer_without_a_sentence_prints_nothing(shell, running):
    running.serve = lambda request: request.reply(Answer(ok=True))

    assert shell.ok("start") == ""


def test_what_the_program_refuses_is_one_line_and_status_1(shell, running):
    running.serve = lambda request: request.reply(Answer(False, "Not now."))

    assert shell.fails("start") == "Not now."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pause until noon", "“until noon” is no end; write 30m, 1h30m, until 15:00 or until"),
        ("pause until", "“until” is no end"),
        ("pause until 25:00", "“until 25:00” is no end"),
        ("pause 25h", "“25h” is no end"),
        ("planned for ever", "“for ever” is no end"),
        ("private last", "“last” is not understood; write “last 20m”"),
        ("private last week", "“last week” is not understood"),
        ("private 20m", "“20m” is not understood"),
        ("place --always", "--always goes with home, workplace or other."),
        ("place forget --always", "--always goes with home, workplace or other."),
        ("private last 25h", "“last 25h” is not understood; write “last 20m”, or up to “last 24h”"),
        ("start now", "“now” is not understood; write “last 20m”, or up to “last 1h”."),
        ("start last 61m", "“last 61m” is not understood"),
    ],
)
def test_words_that_mean_nothing_are_refused_before_they_are_said(shell, running, line, said):
    assert shell.fails(line).startswith(said)
    assert running.heard == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("break now", "kjernetid break: WHAT is “done” or “stop”."),
        ("place abroad", "kjernetid place: WHERE is “home”, “workplace”, “other” or “forget”."),
        ("stop now", "kjernetid stop: “now” is too much."),
    ],
)
def test_words_that_a_command_does_not_take_are_a_usage_error(shell, running, line, said):
    assert shell.fails(line, code=2).startswith(said)
    assert running.heard == []


@pytest.mark.parametrize(
    "line",
    [line for line, _words in TO_THE_PROGRAM if line not in ("private last 20m", "place forget")],
)
def test_without_a_program_it_is_told_in_one_line_how_to_start_one(shell, line):
    assert (
        shell.fails(line) == "Kjernetid is not running; start it with “kjernetid”, then try again."
    )
    assert not shell.home.exists()


# --- Places without a program ---------------------------------------------------------------------


def test_networks_can_be_forgotten_where_no_program_runs(worked, home):
    with Journal.open(home, FORGOTTEN_AT) as journal:
        journal.keep_network("flat", Place.HOME)

    assert worked.ok("place forget") == "What you said about networks is forgotten.\n"

    with Journal.open(home, FORGOTTEN_AT) as journal:
        assert journal.networks() == {}


def test_networks_are_left_alone_while_a_program_records_that_cannot_be_called(worked, home):
    with another_recorder(home):
        assert "is recording into" in worked.fails("place forget")


def test_where_nothing_is_on_record_there_is_nothing_to_forget(shell):
    assert shell.ok("place forget") == "What you said about networks is forgotten.\n"
    assert not shell.home.exists()


def test_networks_are_left_alone_while_a_program_runs_that_does_not_answer(worked, home):
    with Journal.open(home, FORGOTTEN_AT) as journal:
        journal.keep_network("flat", Place.HOME)
    with impostor(home, lambda line: line.close()):
        assert "does not answer" in worked.fails("place forget")
    home.control_key.unlink()

    with Journal.open(home, FORGOTTEN_AT) as journal:
        assert journal.networks() == {"flat": Place.HOME}


# --- Status ---------------------------------------------------------------------------------------


def test_the_status_is_the_programs_own(worked, running):
    running.serve = lambda request: request.reply(Answer(True, "", STATUS))

    assert json.loads(worked.ok("status --json")) == STATUS
    assert list(json.loads(worked.ok("status --json"))) == list(STATUS)
    assert running.heard == [("status",), ("status",)]


def test_the_status_is_told_in_the_time_of_the_place_where_it_is(shell, running):
    running.serve = lambda request: request.reply(Answer(True, "", STATUS))

    assert shell.ok("status").splitlines() == [
        "Working since 02:30.",
        "Work today: 1 h 31 min.",
        "At the screen without a pause: 30 min.",
    ]


def test_a_program_that_does_not_answer_is_told_of_and_the_record_is_shown(worked, home):
    with Host(home, lambda request: None):
        result = worked("status")

    assert result.exit_code == 0
    assert result.stdout.startswith("Not recording.\nWork today: 4 h 00 min.")
    assert result.stderr.startswith("Kjernetid is running, but does not answer;")


def test_a_program_that_died_is_not_running(worked, home):
    leave_a_key(home)

    result = worked("status")

    assert (result.exit_code, result.stderr) == (0, "")


def leave_a_key(home):
    """Leave behind what a program that was killed does."""
    home.control_key.write_bytes(b"k" * KEY_BYTES + os.fsencode(home.folder / "control.sock"))


def test_the_doctor_tells_whether_the_program_answers(shell, home):
    with Host(home, repeat):
        assert "running, and answers" in shell.ok("doctor")
    with Host(home, lambda request: None):
        assert "does not answer" in shell("doctor").stdout
    assert "not running" in shell.ok("doctor")


# --- What was changed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "log add 13:00 14:00",
        "log edit 1 --end 11:45",
        "log delete 1",
        "log undo",
        "leave add 2026-12-24",
        "day confirm 2026-11-20",
        "day swap 2026-11-24 --hours 10:00-14:00",
        "settings set rest.daily_h 10",
    ],
)
def test_the_program_hears_of_every_change(worked, home, line):
    with Host(home, repeat) as running:
        worked.ok(line)

        assert running.heard == [("changed",)]


def test_the_change_is_made_before_the_program_hears_of_it(worked, home):
    seen = []

    def look(request):
        seen.append((home.folder / "settings.toml").read_text("utf-8"))
        repeat(request)

    with Host(home, look):
        worked.ok("settings set movement.every_min 45")

    assert "every_min = 45" in seen[0]


@pytest.mark.parametrize("line", ["week", "log", "leave list", "settings list", "settings path"])
def test_the_program_does_not_hear_of_who_only_looks(worked, home, line):
    with Host(home, repeat) as running:
        worked.ok(line)

        assert running.heard == []


@pytest.mark.parametrize("line", ["log delete 99", "settings set rest.daily_h 99"])
def test_the_program_does_not_hear_of_what_failed(worked, home, line):
    with Host(home, repeat) as running:
        worked.fails(line)

        assert running.heard == []


@contextmanager
def dead(home):
    leave_a_key(home)
    yield


@pytest.mark.parametrize(
    "program",
    [
        pytest.param(lambda home: Host(home, lambda request: None), id="hangs"),
        pytest.param(
            lambda home: Host(home, lambda r: r.reply(Answer(False, "No."))), id="refuses"
        ),
        pytest.param(dead, id="dead"),
    ],
)
def test_a_change_is_made_whether_the_program_hears_of_it_or_not(worked, home, program):
    with program(home):
        result = worked("log add 13:00 14:00")

    assert (result.exit_code, result.stderr) == (0, "It lies ahead, or ends there.\n")
    assert "13:00–14:00" in worked.ok("log")


# --- Private time without a program ---------------------------------------------------------------


def ends_of(shell):
    return [work["end"][11:16] for work in json.loads(shell.ok("log --json --from 2026-11-23"))]


def test_without_a_program_the_last_while_is_erased_once_the_person_means_it(worked):
    result = worked("private last 20m", typed="yes\n")

    assert result.exit_code == 0
    assert result.stderr.startswith("Kjernetid is not running, so this cannot be taken back:")
    assert "from 11:40 to 12:00 is erased for good. Type “yes” to go on: " in result.stderr
    assert result.stdout.startswith("Nothing from 11:40 to 12:00 is on record any longer;")
    assert ends_of(worked) == ["11:40"]


@pytest.mark.parametrize("typed", ["", "\n", "no\n", "y\n"])
def test_without_consent_nothing_is_erased(worked, typed):
    result = worked("private last 20m", typed=typed)

    assert result.exit_code == 1
    assert result.stderr.endswith("Nothing was erased, since “yes” was not typed.\n")
    assert ends_of(worked) == ["12:00"]


def test_who_says_yes_beforehand_is_not_asked(worked):
    result = worked("private last 1h --yes")

    assert (result.exit_code, result.stderr) == (0, "")
    assert ends_of(worked) == ["11:00"]


def test_what_was_erased_cannot_be_brought_back(worked):
    worked.ok("private last 20m --yes")
    worked("log undo")
    worked("log redo")

    assert ends_of(worked) == ["11:40"]


def test_private_time_can_be_erased_with_broken_settings(worked):
    (worked.home / "settings.toml").write_text("[movement]\nevery_min = 999\n", encoding="utf-8")

    worked.ok("private last 20m --yes")

    (worked.home / "settings.toml").unlink()
    assert ends_of(worked) == ["11:40"]


def test_nothing_is_erased_behind_a_program_that_does_not_answer(worked, home):
    with impostor(home, lambda line: line.close()):
        assert "does not answer" in worked.fails("private last 20m --yes")

    home.control_key.unlink()
    assert ends_of(worked) == ["12:00"]


def test_nothing_is_erased_behind_a_program_that_records_but_cannot_be_called(worked, home):
    with another_recorder(home):
        assert "is recording into" in worked.fails("private last 20m --yes")

    assert ends_of(worked) == ["12:00"]


def test_where_nothing_is_on_record_nothing_is_made(shell):
    assert shell.ok("private last 20m --yes").startswith("Nothing from 11:40 to 12:00 is on record")
    assert not shell.home.exists()
