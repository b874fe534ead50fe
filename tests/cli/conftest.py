"""The command line as a person would use it: a home of its own, a clock that stands still."""

import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tracker.cli.desk import Desk, OpenTray, Paint
from tracker.cli.program import program
from tracker.wording import use_language

NOW = "2026-11-23T12:00:00+01:00"
ZONE = "Europe/Oslo"
W47_CSV = Path(__file__).parent.parent / "data" / "w47.csv"


class Shell:
    """Runs command lines in one home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.now = NOW
        self.open_tray: OpenTray | None = None
        self.paint: Paint | None = None
        self.env: dict[str, str | None] = {
            "KJERNETID_HOME": str(home),
            "TZ": ZONE,
            "LANGUAGE": "en",
            "DISPLAY": None,
            "WAYLAND_DISPLAY": None,
        }

    def __call__(self, line: str, *more: object, typed: str = "") -> Result:
        """Run one command line; an error that is not known is not caught."""
        env = self.env | {"KJERNETID_NOW": self.now}
        return CliRunner(env=env).invoke(
            program,
            [*shlex.split(line), *map(str, more)],
            input=typed,
            obj=Desk(self.open_tray, self.paint),
            catch_exceptions=False,
        )

    def ok(self, line: str, *more: object, typed: str = "") -> str:
        """Run a command line that works; return what it prints on standard output."""
        result = self(line, *more, typed=typed)
        assert result.exit_code == 0, result.output
        return result.stdout

    def fails(self, line: str, *more: object, code: int = 1, typed: str = "") -> str:
        """Run a command line that fails; return its one line on standard error."""
        result = self(line, *more, typed=typed)
        assert result.exit_code == code, result.output
        assert result.stdout == ""
        (sentence,) = result.stderr.splitlines()
        return sentence


@pytest.fixture(autouse=True)
def english():
    yield
    use_language("en")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


@pytest.fixture
def worked(shell: Shell) -> Shell:
    """Stand in a home that holds the worked week."""
    shell.ok("import", W47_CSV)
    return shell


@pytest.fixture
def all_commands() -> dict[str, click.Command]:
    """Name every command with what leads to it."""
    found: dict[str, click.Command] = {}

    def walk(group: click.Group, words: str) -> None:
        for name, command in group.commands.items():
            found[f"{words}{name}"] = command
            if isinstance(command, click.Group):
                walk(command, f"{words}{name} ")

    walk(program, "")
    return found
