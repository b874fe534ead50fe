"""The real program on a computer for work and for life: an evening at it, and the word for it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.desktop.living import Desk, Program, desk, real_now, worked
from tests.desktop.servers import PATIENCE_S, until
from tests.leftovers import instants_in
from tracker.domain.spans import Span
from tracker.paths import Home

pytestmark = [pytest.mark.desktop, pytest.mark.slow(minutes=1)]

EVENING = "2026-11-20T18:00:00+01:00"  # a Friday
BEGAN = datetime.fromisoformat(EVENING).astimezone(UTC)
UTC_PLUS_1 = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
PACE = 60  # a second is a minute
SETTLING = timedelta(seconds=1)  # of the computer's own time
LISTED = "xterm"


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def at_desk():
    with desk() as made:
        yield made


@pytest.fixture
def shared(at_desk, home):
    """The program on a shared computer, on an evening that passes in a minute or two."""
    program = Program(at_desk, home, at=EVENING, pace=PACE)
    program.set("work.computer", "shared")
    program.set("work.apps", LISTED)
    program.start("--background")
    return program


def types_for(at_desk: Desk, minutes: int) -> None:
    """Press four keys a minute."""
    at_desk.types("x" * (4 * minutes), every_ms=250).wait(PATIENCE_S)


def left_of_the_evening(home: Home, started) -> list[tuple[str, datetime]]:
    """Return what the files tell of it, but for the first start, with which the journal began."""
    first = BEGAN + (real_now() - started) * PACE
    return instants_in(home.folder, Span(BEGAN + MINUTE, first + MINUTE), UTC_PLUS_1)


def test_an_evening_at_the_keys_leaves_nothing_and_can_be_said_to_be_work(at_desk, shared, home):
    # GIVEN an evening at the keys, with a lock, while the listed app runs behind another window
    started = real_now()
    at_desk.start("xterm", "-iconic", "-e", "sleep", "600")
    types_for(at_desk, 8)
    at_desk.logind.set_locked_hint(True)
    at_desk.logind.set_locked_hint(False)
    types_for(at_desk, 12)

    # THEN nothing of it is on disk
    assert shared.status()["phase"] == "away"
    assert left_of_the_evening(home, started) == []
    assert worked(home) == []

    # WHEN the person says that the last quarter of an hour was work
    said = shared.command("start", "last", "15m")

    # THEN it says how much counts, and that is on record
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("Work is being recorded, and ")
    assert shared.status()["phase"] == "working"
    shared.command("stop")
    work = worked(home)
    assert timedelta(minutes=8) < sum((one.span.length for one in work), timedelta(0)) < 18 * MINUTE

    # AND what was remembered does not outlive the program
    shared.end()
    again = Program(at_desk, home, at="2026-11-20T20:00:00+01:00", pace=PACE)
    again.start("--background")
    told = again.command("start", "last", "1h")
    assert "remembers nothing from before" in told.stdout or "when Kjernetid started" in told.stdout
    again.end()


def test_the_listed_app_in_front_is_work_and_the_next_one_is_not(at_desk, shared, home):
    types_for(at_desk, 2)
    listed = at_desk.start("xterm", "-class", "listed", "-e", "sleep", "600")
    at_desk.do("search", "--sync", "--onlyvisible", "--class", "^listed$")
    types_for(at_desk, 2)
    shared.until_phase("working")

    listed.terminate()
    shared.until_phase("away")

    until(lambda: len(worked(home)) == 1, what="the work is on record")


def test_an_hour_that_was_private_is_in_no_file_of_the_real_program(at_desk, home):
    # GIVEN half an hour of work past core hours, seen by the program with its log and a trace
    running = Program(at_desk, home, at=EVENING, pace=PACE)
    home.prepare()
    trace = home.folder / "evening.jsonl"
    running.start("--background", "--record", str(trace))
    started = real_now()  # its own time is later by what the start took, never earlier
    types_for(at_desk, 20)
    assert running.command("backup").returncode == 0
    assert running.command("planned").returncode == 0
    types_for(at_desk, 2)
    evening = Span(BEGAN - 30 * MINUTE, BEGAN + (real_now() - started - SETTLING) * PACE)
    assert instants_in(home.folder, evening, UTC_PLUS_1)

    # WHEN the last hour is said to have been private, and ten seconds have passed
    said = running.command("private", "last", "1h")

    # THEN nothing of it is in any file, and nothing comes back when the program ends
    assert said.stdout.startswith("Private. What was recorded of it is erased in")
    until(lambda: worked(home) == [], what="it is erased")
    until(lambda: instants_in(home.folder, evening, UTC_PLUS_1) == [], what="no file tells of it")
    running.end()
    assert instants_in(home.folder, evening, UTC_PLUS_1) == []
    assert trace.read_text() == ""
