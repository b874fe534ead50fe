"""What a shell completes: the near first, only what fits, and nothing from the record."""

import os
import shlex
import subprocess
import sys

import pytest
from click.shell_completion import BashComplete

from tests.cli.conftest import NOW
from tests.hands import ROOT
from tracker.cli.completion import VARIABLE
from tracker.cli.program import program


@pytest.fixture
def completed(monkeypatch):
    """Tells what is offered for a line; its last word is the one that is being typed."""
    monkeypatch.setenv("KJERNETID_NOW", NOW)

    def completed(line):
        *before, typed = shlex.split(line) if not line.endswith(" ") else [*shlex.split(line), ""]
        shell = BashComplete(program, {}, "kjernetid", VARIABLE)
        return [(one.type, one.value) for one in shell.get_completions(before, typed)]

    return completed


def words(found):
    assert {kind for kind, _word in found} <= {"plain"}
    return [word for _kind, word in found]


def test_weeks_begin_with_the_running_one(completed):
    assert words(completed("week "))[:3] == ["2026-W48", "2026-W47", "2026-W46"]
    assert len(completed("week ")) == 8
    assert words(completed("week 2025-W5")) == ["2025-W52", "2025-W51", "2025-W50"]
    assert words(completed("week 2019")) == []


def test_days_that_were_and_days_to_come(completed):
    for line in ("log --from ", "log list --to ", "export --from ", "day confirm "):
        assert words(completed(line))[:2] == ["2026-11-23", "2026-11-22"], line
    for line in ("leave add ", "leave add 2026-12-01 ", "day swap ", "settings set a b --from "):
        assert words(completed(line))[:2] == ["2026-11-23", "2026-11-24"], line
    assert len(completed("log --from 2026-")) == 31


@pytest.mark.parametrize(
    "line",
    [
        *("week --png ", "week --csv x", "export --pdf ", "export ", "import ", "backup "),
        *("restore ", "replay ", "demo --png "),
    ],
)
def test_files_are_left_to_the_shell(completed, line):
    assert [kind for kind, _typed in completed(line)] == ["file"]


def test_a_home_is_a_folder(completed):
    assert completed("--home /us") == [("dir", "/us")]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("pause ", ["15m", "30m", "1h", "2h", "until"]),
        ("planned u", ["until"]),
        ("pause until ", []),
        ("private ", ["last"]),
        ("private last ", ["15m", "30m", "1h", "2h"]),
        ("start last 1", ["15m", "1h"]),
        ("help pr", ["prompts", "privacy"]),
        ("week --paper ", ["a4", "letter"]),
        ("place w", ["workplace"]),
    ],
)
def test_words_that_follow_a_command(completed, line, offered):
    assert words(completed(line)) == offered


@pytest.mark.parametrize(
    ("key", "offered"),
    [
        ("general.theme", ["light", "dark", "contrast"]),
        ("prompts.sound", ["true", "false"]),
        ("movement.every_min", ["50"]),
        ("hours.schedule.fri", ["08:00-16:00"]),
        ("hours.schedule.sat", []),
        ("calendar.region", []),
        ("no.such_key", []),
    ],
)
def test_a_setting_is_offered_what_it_may_be_or_what_it_usually_is(completed, key, offered):
    assert words(completed(f"settings set {key} ")) == offered


def test_zones_are_completed_by_their_beginning(completed):
    assert words(completed("settings set hours.zone Europe/Os")) == ["Europe/Oslo"]


def test_keys_come_with_what_they_are_about():
    shell = BashComplete(program, {}, "kjernetid", VARIABLE)
    [item] = shell.get_completions(["settings", "get"], "rest.daily")

    assert (item.value, item.help) == (
        "rest.daily_h",
        "The rest you want between one day’s work and the next.",
    )


@pytest.mark.skipif(os.name != "posix", reason="bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["we"], "week"),
        (["settings", "set", "general.theme", "d"], "dark"),
        (["log", "a"], "add"),
        (["week", "--p"], "--png --pdf --paper"),
    ],
)
def test_a_real_bash_completes(tmp_path, typed, offered):
    """The script is read by bash, and calls the program that is found by its name."""
    program_here = tmp_path / "kjernetid"
    program_here.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m tracker "$@"\n')
    program_here.chmod(0o755)
    line = shlex.join(["kjernetid", *typed])
    script = (
        f"source <(kjernetid completion bash); COMP_WORDS=({line}); COMP_CWORD={len(typed)};"
        ' _kjernetid_completion kjernetid 2>/dev/null; echo "${COMPREPLY[*]}"'
    )
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "LANGUAGE": "en"}
    env["KJERNETID_HOME"] = str(tmp_path / "home")
    done = subprocess.run(
        ["bash", "-c", script], env=env, capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.split() == offered.split(), done.stderr
    assert not (tmp_path / "home").exists()
