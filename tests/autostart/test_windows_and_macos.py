"""The entries of Windows and macOS: what is written, what is understood, what is told."""

import plistlib

import pytest

from tracker.autostart.entry import State
from tracker.autostart.macos import LABEL, AgentEntry
from tracker.autostart.windows import APPROVED, NAME, RUN, RunEntry

PROGRAM = r"C:\Program Files\Kjernetid\kjernetidw.exe"
COMMAND = (PROGRAM, "--background")


class PlayedRegistry:
    """A registry that is really a dictionary."""

    def __init__(self):
        self.values = {}

    def read(self, key, name):
        return self.values.get((key, name))

    def write(self, key, name, text):
        self.values[key, name] = text

    def remove(self, key, name):
        self.values.pop((key, name), None)


@pytest.fixture
def registry():
    return PlayedRegistry()


@pytest.fixture
def run(registry):
    return RunEntry(registry)


def test_windows_is_told_a_quoted_command(run, registry):
    assert run.look(COMMAND).state is State.OFF

    run.turn_on(COMMAND)

    assert registry.values == {(RUN, NAME): f'"{PROGRAM}" --background'}
    found = run.look(COMMAND)
    assert (found.state, found.where) == (State.ON, rf"HKEY_CURRENT_USER\{RUN}\{NAME}")


def test_windows_does_not_mind_the_case_of_a_path(run):
    run.turn_on((PROGRAM.upper(), "--background"))

    assert run.look(COMMAND).state is State.ON


@pytest.mark.parametrize(("first", "state"), [(2, State.ON), (6, State.ON), (3, State.BLOCKED)])
def test_what_the_task_manager_turned_off_is_blocked_until_it_is_wanted_again(
    run, registry, first, state
):
    run.turn_on(COMMAND)
    registry.values[APPROVED, NAME] = bytes([first, *[0] * 11])
    assert run.look(COMMAND).state is state

    run.turn_on(COMMAND)

    assert run.look(COMMAND).state is State.ON


def test_nothing_is_left_of_it_on_windows(run, registry):
    run.turn_on(COMMAND)
    registry.values[APPROVED, NAME] = bytes([3])

    run.turn_off()

    assert registry.values == {}


@pytest.mark.parametrize(
    ("line", "starts"),
    [(r'"C:\A B\x.exe" --background', r"C:\A B\x.exe --background"), ("x.exe", "x.exe"), ("", "")],
)
def test_another_program_under_our_name_is_told(run, registry, line, starts):
    registry.values[RUN, NAME] = line

    found = run.look(COMMAND)

    assert (found.state, found.starts, found.is_dead) == (State.OTHER, starts, True)


@pytest.fixture
def agent(tmp_path):
    return AgentEntry(tmp_path / "Library" / "LaunchAgents" / f"{LABEL}.plist")


def test_an_agent_is_run_at_log_in_where_there_is_a_screen(agent):
    assert agent.look(COMMAND).state is State.OFF

    agent.turn_on(COMMAND)

    assert agent.look(COMMAND).state is State.ON
    written = plistlib.loads(agent.path.read_bytes())
    assert written["Label"] == LABEL == agent.path.stem
    assert written["ProgramArguments"] == list(COMMAND)
    assert (written["RunAtLoad"], written["LimitLoadToSessionType"]) == (True, "Aqua")
    agent.turn_off()
    assert agent.look(COMMAND).state is State.OFF


@pytest.mark.parametrize(
    ("agent_says", "state"),
    [
        ({"RunAtLoad": True, "Disabled": True, "ProgramArguments": list(COMMAND)}, State.BLOCKED),
        ({"ProgramArguments": list(COMMAND)}, State.BLOCKED),
        ({"RunAtLoad": True, "ProgramArguments": ["/gone"]}, State.OTHER),
        ({"RunAtLoad": True, "ProgramArguments": [1, 2]}, State.OTHER),
    ],
)
def test_an_agent_that_says_something_else_is_told(agent, agent_says, state):
    agent.path.parent.mkdir(parents=True)
    agent.path.write_bytes(plistlib.dumps(agent_says))

    assert agent.look(COMMAND).state is state


@pytest.mark.parametrize("content", [b"", b"<plist>", plistlib.dumps([1])])
def test_a_file_that_is_no_agent_starts_nothing(agent, content):
    agent.path.parent.mkdir(parents=True)
    agent.path.write_bytes(content)

    assert agent.look(COMMAND).state is State.OFF
