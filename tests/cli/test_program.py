"""The program as a whole: help, language, the ways it ends, what it does not load."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import ZONE
from tracker import __version__
from tracker.starting import TrayOptions
from tracker.wording import use_language

ROOT = Path(__file__).parent.parent.parent


def run(*arguments: str, home: Path, python: tuple[str, ...] = (), **env: str):
    """Run the program in a process of its own, as somebody in a shell does."""
    return subprocess.run(
        [sys.executable, *python, "-m", "tracker", "--home", home, *arguments],
        cwd=ROOT,
        env={"PATH": "", "TZ": ZONE, "LANGUAGE": "en", **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_every_command_and_option_says_what_it_does(shell, all_commands):
    for words, command in all_commands.items():
        told = shell.ok(f"{words} --help")
        assert command.help
        for param in command.params:
            assert isinstance(param, click.Option | click.Argument)
            assert param.help, f"{words}: {param.name}"
        assert told.startswith(f"Usage: kjernetid {words}")


def test_help_is_in_the_language_of_the_settings(shell):
    shell.ok("settings set general.language nb")

    assert shell.ok("--help").startswith("Bruk: kjernetid ")
    assert "Vis en uke" in shell.ok("--help")
    assert "finnes ikke" in shell.fails("wek", code=2)


def test_the_command_line_speaks_nynorsk(shell):
    shell.env["LANGUAGE"] = "nn_NO"

    assert "Vis ei veke" in shell.ok("--help")
    assert "finst ikkje" in shell.fails("wek", code=2)
    assert "Ikkje noko arbeid registrert" in shell.ok("week")


def test_the_system_language_is_spoken_where_none_is_set(shell):
    shell.env["LANGUAGE"] = "nb_NO"

    assert shell.ok("week -h").startswith("Bruk: kjernetid week ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("wek", "kjernetid: there is no command “wek”; did you mean “week”?"),
        ("log xyz", "kjernetid log: there is no command “xyz”."),
        ("week --jso", "kjernetid week: there is no option “--jso”; did you mean “--json”?"),
        ("--homes x", "kjernetid: there is no option “--homes”; did you mean “--home”?"),
        ("week 2026-W47 more", "kjernetid week: “more” is too much."),
        ("log add 08:00", "kjernetid log add: END is missing."),
        ("day swap 2026-11-16", "kjernetid day swap: --hours is missing."),
        ("week --csv", "kjernetid week: --csv needs a value."),
        ("week --json=yes", "kjernetid week: --json takes no value."),
        ("log delete five", "kjernetid log delete: ID is a whole number."),
        ("completion tcsh", "kjernetid completion: SHELL is “bash”, “zsh” or “fish”."),
    ],
)
def test_a_command_line_that_makes_no_sense_is_one_line_and_status_2(shell, line, said):
    told = shell.fails(line, code=2)

    assert told.startswith(f"{said} “kjernetid")
    assert told.endswith(" --help” tells more.")


@pytest.mark.parametrize("group", ["leave", "day", "settings"])
def test_a_group_alone_shows_its_help(shell, group):
    result = shell(group)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"Usage: kjernetid {group} ")


def test_without_a_display_the_program_says_so_and_names_the_demo(shell):
    shell.open_tray = lambda home, options: pytest.fail(f"opened for {home}")

    assert shell.fails("") == ("There is no display for the tray program here; try: kjernetid demo")


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_tray_program_is_opened(shell, display):
    opened = []

    def open_tray(home, options):
        opened.append((home.folder, options))
        return 7

    shell.env[display] = ":0"
    shell.open_tray = open_tray

    assert shell("").exit_code == 7
    assert opened == [(shell.home, TrayOptions())]


def test_the_tray_program_is_told_how_to_start(shell, tmp_path):
    opened = []

    def open_tray(home, options):
        opened.append(options)
        return 0

    shell.env["DISPLAY"] = ":0"
    shell.open_tray = open_tray
    shell.ok("--background")
    shell.ok("--record", tmp_path / "trace.jsonl")

    assert opened == [
        TrayOptions(background=True),
        TrayOptions(record=tmp_path / "trace.jsonl"),
    ]


@pytest.mark.parametrize("line", ["--background week", "--record x.jsonl week"])
def test_options_of_the_tray_program_are_refused_with_a_command(shell, line):
    assert "go with the tray program, not with “week”" in shell.fails(line, code=2)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_some_systems_always_have_a_display(shell, monkeypatch, platform):
    shell.open_tray = lambda home, options: 7
    monkeypatch.setattr(sys, "platform", platform)

    assert shell("").exit_code == 7


def test_without_the_windows_there_is_no_tray(shell):
    shell.env["DISPLAY"] = ":0"

    assert "not installed here" in shell.fails("")


def test_home_may_be_named_on_the_command_line(shell, tmp_path):
    assert shell.ok(f"--home {tmp_path / 'other'} settings path") == (
        f"{tmp_path / 'other' / 'settings.toml'}\n"
    )


def test_a_clock_that_makes_no_sense_is_told(shell):
    shell.now = "2026-11-23T12:00:00"

    assert "KJERNETID_NOW" in shell.fails("week")
    assert shell.ok("settings path")


def test_ctrl_c_ends_with_130(shell):
    def interrupted(_home, _options):
        raise KeyboardInterrupt

    shell.env["DISPLAY"] = ":0"
    shell.open_tray = interrupted

    assert shell("").exit_code == 130


def test_a_bug_is_not_hidden(shell):
    def broken(_home, _options):
        raise ZeroDivisionError

    shell.env["DISPLAY"] = ":0"
    shell.open_tray = broken

    with pytest.raises(ZeroDivisionError):
        shell("")


def test_the_version(shell):
    assert shell.ok("--version") == f"kjernetid {__version__}\n"


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completion_scripts_call_the_program_back(shell, name):
    assert "_KJERNETID_COMPLETE" in shell.ok("completion", name)


def test_completion_knows_commands_and_settings(tmp_path):
    def completed(words: str) -> list[str]:
        result = run(
            home=tmp_path,
            _KJERNETID_COMPLETE="bash_complete",
            COMP_WORDS=f"kjernetid {words}",
            COMP_CWORD=str(len(words.split())),
        )
        return [line.removeprefix("plain,") for line in result.stdout.splitlines()]

    assert completed("we") == ["week"]
    assert completed("settings get rest.") == ["rest.daily_h", "rest.weekly_h"]


@pytest.mark.parametrize(
    "line", [("--help",), ("--version",), ("settings", "path"), ("week", "-h")]
)
def test_what_needs_no_journal_loads_neither_sqlalchemy_nor_qt(tmp_path, line):
    result = run(*line, home=tmp_path / "home", python=("-X", "importtime"))
    loaded = {row.rpartition("|")[2].strip() for row in result.stderr.splitlines()}

    assert result.returncode == 0
    assert loaded & {"sqlalchemy", "alembic", "PySide6", "holidays", "tracker.hall"} == set()


def test_a_week_is_shown_without_qt_and_without_alembic(tmp_path):
    result = run("week", home=tmp_path / "home", python=("-X", "importtime"))
    loaded = {row.rpartition("|")[2].strip() for row in result.stderr.splitlines()}

    assert result.returncode == 0
    assert "sqlalchemy" in loaded
    assert loaded & {"alembic", "PySide6"} == set()


def test_help_survives_without_docstrings(tmp_path):
    result = run("week", "--help", home=tmp_path, python=("-OO",))

    assert "Show a week: work inside and outside core hours, rest, evenings." in result.stdout


def test_known_errors_are_one_line_and_no_traceback(tmp_path):
    result = run("week", "2026-W99", home=tmp_path)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "2026 has no week 99; its weeks are 1 to 53.\n"


@pytest.mark.parametrize("line", [("settings", "schema"), ("replay", "trace.jsonl")])
def test_a_reader_that_goes_away_is_no_error_worth_a_word(tmp_path, line):
    trace = tmp_path / "trace.jsonl"
    trace.write_text(
        '{"at": "2026-11-16T08:00:00+01:00", "signal": "start", "zone": "Europe/Oslo"}\n',
        encoding="utf-8",
    )
    writing = subprocess.Popen(
        [
            *(sys.executable, "-m", "tracker", "--home", tmp_path),
            *(str(trace) if word == trace.name else word for word in line),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert writing.stdout is not None
    writing.stdout.close()
    assert writing.stderr is not None
    said = writing.stderr.read()
    writing.stderr.close()

    assert writing.wait(timeout=60) != 0
    assert said == b""


def test_what_a_terminal_has_no_sign_for_does_not_stop_the_program(tmp_path):
    result = run("week", home=tmp_path, PYTHONIOENCODING="ascii")

    assert result.returncode == 0
    assert "Week" in result.stdout


def test_the_language_is_chosen_again_for_each_command_line(shell):
    use_language("nb")

    assert shell.ok("--help").startswith("Usage: ")
