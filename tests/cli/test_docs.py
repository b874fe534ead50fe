"""The page about the command line agrees with the program, word for word."""

import json
import os
import re
import shutil
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import W47_CSV
from tracker.cli.program import program
from tracker.domain.model import Choice, Closing, EndReason, Origin, Phase, Place, PromptKind
from tracker.domain.trend import Direction, Mark
from tracker.reports.json import written

SIGNALS = (
    *("start", "active", "idle", "lock", "unlock", "sleep", "wake", "call", "busy", "front"),
    *("apps", "zone", "place", "clock", "say", "answer", "stop", "crash"),
)
PAGE = (Path(__file__).parent.parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")
USAGES: list[str] = re.findall(r"^    kjernetid (.+)$", PAGE, re.MULTILINE)
EXAMPLES: list[str] = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)

FORMATS: dict[str, str] = dict(
    re.findall(r"^```json (\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
)


def usage(words: str) -> str:
    """Return the line of the page that shows how a command is put together."""
    lines = [line for line in USAGES if re.fullmatch(rf"{words}( [^a-z].*)?", line)]
    assert len(lines) == 1, f"{words}: {lines}"
    return lines[0]


def test_every_command_is_shown_with_its_arguments_and_options_and_none_is_made_up(all_commands):
    for words, command in all_commands.items():
        if isinstance(command, click.Group) and words != "log":
            continue
        shown = set(re.findall(r"--[a-z-]+", usage(words)))
        options = [param for param in command.params if isinstance(param, click.Option)]
        arguments = [param for param in command.params if isinstance(param, click.Argument)]

        assert shown == {
            name for option in options for name in (*option.opts, *option.secondary_opts)
        }
        for argument in arguments:
            name = argument.human_readable_name
            assert (f"[{name}]" if not argument.required else f" {name}") in usage(words)


def test_every_usage_on_the_page_is_one_of_a_command(all_commands):
    known = sorted(all_commands, key=len, reverse=True)

    assert [line for line in USAGES if not any(line.startswith(words) for words in known)] == []


def test_options_for_all_commands_are_on_the_page():
    for name in ("--home DIR", "--help", "-h", "--version", "KJERNETID_NOW", "KJERNETID_HOME"):
        assert f"`{name}" in PAGE
    for option in program.params:
        assert all(f"`{name}" in PAGE for name in option.opts)


@pytest.mark.skipif(os.name != "posix", reason="the page quotes as a shell does")
def test_the_examples_print_what_the_page_says(shell, tmp_path, monkeypatch):
    shutil.copy(W47_CSV, tmp_path / "w47.csv")
    monkeypatch.chdir(tmp_path)
    typed_and_told = re.findall(
        r"^\$ kjernetid (.*)\n((?:(?!\$ ).*\n)*)", "".join(EXAMPLES), re.MULTILINE
    )

    assert len(typed_and_told) == PAGE.count("$ kjernetid ") > 5
    for typed, told in typed_and_told:
        assert shell(typed).output == told


def test_the_week_on_the_page_is_the_one_that_is_printed(worked):
    told = json.loads(worked.ok("week 2026-W47 --json"))
    told["days"] = told["days"][:1]

    assert FORMATS["week"] == written(told)


def test_the_trend_on_the_page_is_the_one_that_is_printed(worked):
    told = json.loads(worked.ok("trend --weeks 2 --json"))
    told["weeks"] = told["weeks"][:1]

    assert FORMATS["trend"] == written(told)


def test_the_log_and_the_status_on_the_page_are_those_that_are_printed(worked):
    assert FORMATS["log"] == worked.ok("log --json --from 2026-11-23")
    assert FORMATS["status"] == worked.ok("status --json")


def test_the_import_on_the_page_is_what_a_dry_run_prints(shell):
    assert FORMATS["import"] == shell.ok("import --dry-run --json", W47_CSV)


def test_the_policy_on_the_page_is_the_one_that_is_printed(shell, etc):
    etc.write('[default]\nwork.apps = ["teams"]\nprompts.sound = true\n')
    told = shell.ok("policy show --json").replace(str(etc.folder), "/etc/kjernetid")

    assert FORMATS["policy"] == told


@pytest.mark.skipif(sys.platform != "linux", reason="the page shows the sensors of Linux")
def test_the_findings_on_the_page_are_what_the_doctor_says_without_a_display(shell):
    shell.env |= {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere", "XDG_SESSION_TYPE": None}
    found = json.loads(shell.ok("doctor --json"))
    shown = {finding["about"] for finding in json.loads(FORMATS["doctor"])}

    assert FORMATS["doctor"] == written([one for one in found if one["about"] in shown])


def test_every_sensor_that_the_doctor_looks_for_is_on_the_page(shell):
    sensors = [one["about"] for one in json.loads(shell.ok("doctor --json")) if "sensor" in one]

    assert [name for name in sensors if f"`{name}`" not in PAGE] == []
    needs = ("idle", "session", "clock", "apps", "call", "busy", "front", "network")
    assert sensors == [f"sensor_{need}" for need in needs]


def test_the_events_on_the_page_are_what_the_trace_on_the_page_gives(shell, tmp_path):
    trace = tmp_path / "trace.jsonl"
    trace.write_text(FORMATS["trace"], encoding="utf-8")

    assert FORMATS["events"] == shell.ok("replay --json", trace)


@pytest.mark.parametrize(
    "words", [Mark, Direction, PromptKind, Choice, Closing, EndReason, Phase, Place, Origin]
)
def test_every_word_of_the_formats_is_explained(words):
    assert [word.value for word in words if f"`{word.value}`" not in PAGE] == []


def test_every_signal_is_explained():
    explained = PAGE[PAGE.index("### Traces") :]

    assert [name for name in SIGNALS if f"`{name}`" not in explained] == []
