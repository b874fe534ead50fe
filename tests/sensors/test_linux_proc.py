"""Running programs read from `/proc`: from one made for the test, and from the real one."""

import os
import subprocess
import sys

import pytest

from tracker.sensors.linux.proc import names_of_process, process_numbers

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")


@pytest.fixture
def proc(tmp_path):
    """A file system with one process, that of a program `teams-for-linux`, and its children."""
    folder = tmp_path / "41"
    folder.mkdir()
    (tmp_path / "self").mkdir()
    (tmp_path / "version").touch()
    (folder / "exe").symlink_to("/usr/lib/teams/teams-for-linux")
    say(tmp_path)
    return tmp_path


def say(proc, *, name="MainThread", state="S (sleeping)", uid=None):
    """Let the process be called so, be in that state, and belong to somebody."""
    uid = os.getuid() if uid is None else uid
    lines = [f"Name:\t{name}", "Umask:\t0022", f"State:\t{state}", "Tgid:\t41"]
    lines += [f"Uid:\t{uid}\t{uid}\t{uid}\t{uid}", ""]
    (proc / "41" / "status").write_text("\n".join(lines), encoding="utf-8")


def test_only_processes_have_numbers(proc):
    assert process_numbers(proc) == {41}


def test_a_process_has_the_names_of_its_own_and_of_its_file(proc):
    assert names_of_process(41, proc) == {"mainthread", "teams-for-linux"}


def test_a_process_that_hides_its_file_has_its_own_name(proc):
    (proc / "41" / "exe").unlink()

    assert names_of_process(41, proc) == {"mainthread"}


def test_what_somebody_else_runs_is_not_ours(proc):
    say(proc, uid=os.getuid() + 1)

    assert names_of_process(41, proc) == frozenset()


def test_what_has_ended_and_is_only_waited_for_does_not_run(proc):
    say(proc, state="Z (zombie)")

    assert names_of_process(41, proc) == frozenset()


def test_a_process_that_is_gone_has_no_names(proc):
    assert names_of_process(42, proc) == frozenset()


def test_a_script_is_known_by_its_own_name(tmp_path):
    script = tmp_path / "Planner.py"
    script.write_text("print('ready', flush=True); input()", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()

        assert process.pid in process_numbers()
        assert "planner" in names_of_process(process.pid)
        process.communicate(b"\n")

    assert names_of_process(process.pid) == frozenset()
