"""The help of the command line teaches: what one does first, each command with an example."""

import click
import pytest

from tests.cli.understood import understand
from tracker.cli.commands import GROUPS
from tracker.cli.examples import FIRST, OF_COMMANDS
from tracker.cli.program import program
from tracker.errors import TrackerError
from tracker.pages import PAGES, TITLES
from tracker.wording import use_language


def test_every_command_has_an_example_and_none_is_made_up(all_commands):
    assert sorted(OF_COMMANDS) == sorted(all_commands)


@pytest.mark.parametrize("words", OF_COMMANDS)
def test_each_example_is_understood_as_one_of_its_command(words, all_commands):
    command = all_commands[words]

    for line in OF_COMMANDS[words]:
        meant = understand(f"kjernetid {line}")
        inside = isinstance(command, click.Group) and meant in command.commands.values()
        assert meant is command or inside, line


@pytest.mark.parametrize("words", OF_COMMANDS)
def test_the_help_of_each_command_ends_with_its_examples(words, shell):
    lines = [f"  kjernetid {line}" for line in OF_COMMANDS[words]]

    assert shell.ok(f"{words} --help").splitlines()[-len(lines) - 1 :] == ["Examples:", *lines]


@pytest.mark.parametrize("line", [line for line, _about in FIRST])
def test_what_one_does_first_is_understood_and_shown(line, shell):
    understand(f"kjernetid {line}")

    assert f"  kjernetid {line}".rstrip() in shell.ok("--help")


@pytest.mark.parametrize(
    "line",
    ["weak", "week --pgn x", "week one two", "log --nothing", "log ad", "settings set a.b 1"],
)
def test_a_line_that_is_none_is_noticed(line):
    with pytest.raises((AssertionError, click.UsageError, TrackerError)):
        understand(f"kjernetid {line}")


def test_every_command_stands_in_one_group(shell):
    named = [name for names in GROUPS.values() for name in names]

    assert sorted(named) == sorted(program.commands)
    assert list(program.commands) == named  # shells complete them in this order
    assert all(f"\n{title}:\n" in shell.ok("--help") for title in GROUPS)


@pytest.mark.parametrize("columns", [80, 132])
def test_no_line_of_the_help_is_wider_than_the_terminal(columns, shell, all_commands):
    shell.env["COLUMNS"] = str(columns)
    wide = {
        line
        for words in ("", *all_commands)
        for line in shell.ok(f"{words} --help").splitlines()
        if len(line) > columns and "Usage:" not in line
    }

    assert wide == set()


# --- The pages for people -------------------------------------------------------------------------


def test_help_lists_the_pages(shell):
    told = shell.ok("help")

    for name in PAGES:
        assert f"kjernetid help {name}" in told
        assert TITLES[name] in told


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_printed_for_a_terminal(name, shell):
    told = shell.ok(f"help {name}")

    assert told.startswith(TITLES[name].upper())
    assert "**" not in told
    assert max(map(len, told.splitlines())) <= 80 or name in {"trouble", "privacy"}


def test_entries_of_a_list_follow_each_other_and_hang(shell):
    told = shell.ok("help start")

    assert "\n2. Work. With" in told
    assert "\n\n2. Work" not in told
    assert "\n   already while it asks." in told


def test_a_page_in_the_language_of_the_person(shell):
    shell.ok("settings set general.language nb")
    told = shell.ok("help start")
    use_language("en")

    assert told.startswith("KOM I GANG")


def test_a_page_that_is_none_is_told_with_those_there_are(shell):
    result = shell("help nothing")

    assert result.exit_code == 2
    assert "“privacy”" in result.output
