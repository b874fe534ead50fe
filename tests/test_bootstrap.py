"""Setting a machine up: what it says, and what it leaves behind, when it cannot."""

import importlib.util
import marshal
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.desktop import compositors, sound
from tests.desktop.servers import PACKAGES

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "bootstrap.py"
LIBRARY = "libnosuchthing.so.0"


def loaded() -> Any:
    """Load the script anew."""
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


@pytest.fixture
def bootstrap(tmp_path):
    """The script at work on a project in `tmp_path` whose system lacks nothing."""
    script = loaded()
    script.ROOT = tmp_path
    script.VENV = tmp_path / ".venv"
    script.STAMP = script.VENV / ".ready"
    script.LOCK = tmp_path / "dev.txt"
    script.LOCK.write_text("no-such-package==1 --hash=sha256:00\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").touch()
    script.SETUP = script.RUN = script.TESTS = script.DESKTOPS = script.WISHED = ()
    return script


@pytest.fixture
def lacking(bootstrap):
    """Let the system lack one library."""
    bootstrap.RUN = (bootstrap.Need(LIBRARY, "libnosuchthing0"),)
    return bootstrap


@pytest.fixture
def ready(bootstrap, monkeypatch):
    """Let everything but the tests have been set up."""
    bootstrap.VENV.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(bootstrap, "quiet", answering(0))
        bootstrap.main()
    return bootstrap


def answering(status: int, said: str = ""):
    """Stand in for every command that the script would run."""
    return lambda *command: subprocess.CompletedProcess(command, status, stdout=said)


def test_an_old_python_is_refused_in_one_sentence(bootstrap, capsys):
    bootstrap.OLDEST = (99, 0)

    assert bootstrap.main() == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Kjernetid needs Python 99.0 or newer, and this is 3.")
    assert said.err.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are looked for on Linux only")
class TestOnLinux:
    """A system library is missing."""

    def test_without_the_right_to_install_the_line_is_printed(self, lacking, monkeypatch, capsys):
        monkeypatch.setattr(lacking.os, "geteuid", lambda: 1000)
        monkeypatch.setattr(lacking.shutil, "which", lambda name: f"/bin/{name}")
        monkeypatch.setattr(lacking, "quiet", answering(1))

        assert lacking.main() == 1
        install = "sudo apt-get install --no-install-recommends libnosuchthing0"
        assert f"\n    sudo apt-get update && {install}\n" in capsys.readouterr().err
        assert not lacking.VENV.exists()

    def test_without_apt_the_library_is_named(self, lacking, monkeypatch, capsys):
        monkeypatch.setattr(lacking.shutil, "which", lambda name: None)

        assert lacking.main() == 1
        assert capsys.readouterr().err.startswith(
            f"This system lacks {LIBRARY}, and apt-get is not"
        )

    def test_what_apt_said_last_is_shown_when_it_fails(self, lacking, monkeypatch, capsys):
        monkeypatch.setattr(lacking.os, "geteuid", lambda: 0)
        monkeypatch.setattr(lacking.shutil, "which", lambda name: f"/bin/{name}")
        monkeypatch.setattr(lacking, "quiet", answering(100, "E: no such package"))

        assert lacking.main() == 1
        assert capsys.readouterr().err.endswith("it said last:\n    E: no such package\n")

    def test_a_font_that_cannot_be_had_stops_nothing(self, bootstrap, monkeypatch, capsys):
        bootstrap.WISHED = (bootstrap.Need(LIBRARY, "fonts-nosuch"),)
        monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)

        bootstrap.bring_system_packages((), bootstrap.WISHED)

        assert capsys.readouterr().out == "Left out, and not indispensable: fonts-nosuch\n"

    def test_the_programs_of_the_tests_are_brought_for_tests_only(self, ready, monkeypatch, capsys):
        ready.TESTS = (ready.Need("nosuchprogram", "nosuchpackage"),)
        monkeypatch.setattr(ready.shutil, "which", lambda name: None)

        assert ready.main() == 0
        assert ready.main("--tests") == 1
        assert "lacks nosuchprogram, and apt-get is not" in capsys.readouterr().err

    def test_their_line_names_them_beside_what_the_program_needs(
        self, lacking, monkeypatch, capsys
    ):
        lacking.TESTS = (lacking.Need("nosuchprogram", "nosuchpackage"),)
        monkeypatch.setattr(lacking.os, "geteuid", lambda: 1000)
        monkeypatch.setattr(
            lacking.shutil, "which", lambda name: f"/bin/{name}" if "apt" in name else None
        )
        monkeypatch.setattr(lacking, "quiet", answering(1))

        assert lacking.main("--tests") == 1
        line = "apt-get install --no-install-recommends libnosuchthing0 nosuchpackage\n"
        assert line in capsys.readouterr().err

    def test_they_are_looked_for_again_although_all_else_is_ready(self, ready, monkeypatch):
        ready.TESTS = (ready.Need("sh", "dash"),)
        monkeypatch.setattr(ready, "quiet", answering(1))

        assert ready.main("--tests") == 0
        ready.TESTS += (ready.Need("dbusmock", "python3-dbusmock"),)
        assert ready.main("--tests") == 1


def test_every_program_that_the_desktop_tests_start_is_brought():
    script = loaded()
    first = {need.thing: need.package for need in script.TESTS}
    brought = {need.package for need in script.TESTS + script.DESKTOPS}

    assert PACKAGES.items() <= first.items()
    assert set(compositors.PACKAGES.values()) <= brought
    wanted = {package for text in sound.PACKAGES.values() for package in re.split(", | and ", text)}
    assert wanted <= brought


def test_after_a_failed_install_the_environment_is_not_taken_for_ready(
    bootstrap, monkeypatch, capsys
):
    bootstrap.VENV.mkdir()
    bootstrap.STAMP.write_text("made from an older lock\n", encoding="utf-8")
    monkeypatch.setattr(
        bootstrap, "quiet", lambda *command: answering(int("pip" in command), "ERROR: no wheel")()
    )

    assert bootstrap.main() == 1
    assert capsys.readouterr().err == (
        "pip could not install into .venv (exit status 1); it said last:\n    ERROR: no wheel\n"
    )
    assert not bootstrap.STAMP.exists()


def test_a_second_call_runs_nothing(ready, monkeypatch, capsys):
    capsys.readouterr()
    monkeypatch.delattr(ready, "quiet")

    assert ready.main() == 0
    assert capsys.readouterr().out == ""


def test_a_change_of_the_project_file_alone_keeps_the_packages(ready, monkeypatch, capsys):
    capsys.readouterr()
    (ready.ROOT / "pyproject.toml").write_text("# changed\n", encoding="utf-8")
    monkeypatch.setattr(ready, "quiet", answering(0))

    assert ready.main() == 0
    assert capsys.readouterr().out == "Installing Kjernetid into .venv\nReady.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the program begins anew on POSIX systems only")
def test_code_is_compiled_as_the_tray_program_wants_it_without_docstrings_and_columns(bootstrap):
    (bootstrap.ROOT / "ui").mkdir()
    source = bootstrap.ROOT / "ui" / "some.py"
    source.write_text('"""Says what lives there."""\nvalue = 1\n', encoding="utf-8")
    bootstrap.python = lambda: sys.executable

    bootstrap.compile_lean()

    kept = Path(importlib.util.cache_from_source(str(source), optimization=2)).read_bytes()
    code = marshal.loads(kept[16:])  # noqa: S302 - compiled here, a moment ago
    assert code.co_consts == (1, None)
    assert all(column is None for _, _, column, _ in code.co_positions())
