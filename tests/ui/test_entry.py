"""The outermost door: the tray program is started lean, everything else is the command line's."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ui import entry

ROOT = Path(__file__).resolve().parents[2]


class BegunError(Exception):
    """Stands in for a program that has begun again."""


@pytest.fixture
def begins(monkeypatch):
    """Hand out the command lines with which the program began again."""
    commands = []

    def execv(_program, command):
        commands.append(command)
        raise BegunError

    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(sys, "argv", ["kjernetid", "--background"])
    monkeypatch.setenv("DISPLAY", ":99")
    return commands


@pytest.fixture
def compiled(monkeypatch, tmp_path):
    """Hand out where lean code would lie; it is not there yet."""
    code = tmp_path / "__pycache__" / "sqlalchemy.opt-2.pyc"
    monkeypatch.setattr("ui.entry.importlib.util.cache_from_source", lambda *_a, **_k: str(code))
    return code


@pytest.mark.skipif(os.name != "posix", reason="a process cannot become another on Windows")
def test_the_tray_program_begins_again_without_docstrings(begins, compiled):
    compiled.parent.mkdir()
    compiled.write_bytes(b"")

    with pytest.raises(BegunError):
        entry.main()

    [command] = begins
    assert command[0] == sys.executable
    assert command[1:4] == ["-OO", "-X", "no_debug_ranges"]
    assert command[-3:] == ["-m", "ui", "--background"]


@pytest.mark.skipif(os.name != "posix", reason="a process cannot become another on Windows")
def test_a_folder_that_happens_to_be_called_ui_is_not_run(begins, compiled, monkeypatch, tmp_path):
    compiled.parent.mkdir()
    compiled.write_bytes(b"")
    (tmp_path / "ui").mkdir()
    monkeypatch.chdir(tmp_path)

    with pytest.raises(BegunError):
        entry.main()

    assert "-P" in begins[0]


def test_where_lean_code_can_not_be_kept_the_program_goes_on_as_it_is(
    begins, compiled, monkeypatch
):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    started = []

    def open_tray(_home, options):
        started.append(options)
        return 0

    monkeypatch.setattr(entry, "open_tray", open_tray)

    with pytest.raises(SystemExit) as left:
        entry.main()

    assert left.value.code == 0
    assert begins == []
    assert [options.background for options in started] == [True]


def test_without_a_display_it_says_so_in_one_line(tmp_path):
    done = started_on({}, tmp_path)

    assert done.returncode == 1
    assert done.stderr == "There is no display for the tray program here; try: kjernetid demo\n"


def test_a_display_that_does_not_answer_is_one_line_and_no_crash(tmp_path):
    done = started_on({"DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb"}, tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith(
        "The display cannot be used; start Kjernetid from within the desktop. Qt says: "
        "could not connect to display :4711"
    )
    assert done.stderr.count("\n") == 1


def started_on(display, tmp_path):
    """Start the program for real on the display that these variables name."""
    unwanted = ("DISPLAY", "WAYLAND_DISPLAY")
    environment = {k: v for k, v in os.environ.items() if k not in unwanted}
    return subprocess.run(
        [sys.executable, "-m", "ui"],
        env={
            **environment,
            **display,
            "KJERNETID_HOME": str(tmp_path / "home"),
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


def test_what_is_known_to_go_wrong_is_one_line(begins, compiled, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setenv("KJERNETID_HOME", "~nobody-here/home")

    with pytest.raises(SystemExit) as left:
        entry.main()

    assert left.value.code == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_qt_is_imported_without_the_hook_that_reads_all_sources():
    code = (
        "import builtins, linecache\n"
        "plain = builtins.__import__\n"
        "from ui.entry import _import_qt\n"
        "_import_qt()\n"
        "import tracker.hall\n"
        "print(builtins.__import__ is plain, len(linecache.cache))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert done.stdout.split() == ["True", "0"]


def test_no_word_and_no_machine_is_imported_before_the_icon_is_there():
    """It is on the screen nearly as fast as a bare one; all that follows comes behind it."""
    program = """
import sys
from ui import startup
late = ("tracker.wording", "tracker.domain.schedule", "tracker.hall", "sqlalchemy")
print([name for name in sys.modules if name.startswith(late)])
"""
    told = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert told.stdout == "[]\n"


def test_a_frozen_program_looks_holidays_up_for_another_one(monkeypatch, capsys):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(
        sys, "argv", ["kjernetid", "-m", "tracker.holidays", "year", "NO", "", "2026"]
    )

    entry.main()

    assert json.loads(capsys.readouterr().out)["2026-05-17"]


@pytest.mark.skipif(sys.platform != "linux", reason="a file that runs is not replaced elsewhere")
def test_modules_of_a_frozen_program_outlive_their_file(monkeypatch, tmp_path):
    file = tmp_path / "kjernetid"
    file.write_text("the modules that belong to what runs")
    importers = SimpleNamespace(pyz_archive=SimpleNamespace(_filename=str(file)))
    monkeypatch.setitem(sys.modules, "pyimod02_importers", importers)

    entry._hold_archive()
    newer = tmp_path / "newer"
    newer.write_text("others")
    newer.rename(file)

    held = Path(importers.pyz_archive._filename)
    assert held.read_text() == "the modules that belong to what runs"
    os.close(int(held.name))
