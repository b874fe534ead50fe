"""The door of the command channel: where it is, who may use it, and how it is closed."""

import os
import stat
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.control.calling import SOON, Host, call_by_hand, hung_up, repeat
from tests.hands import ROOT
from tracker.control import ControlServer, RefusedError, is_open, send
from tracker.errors import FolderError, NotRunningError
from tracker.paths import Home

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sockets, and the modes of files")


@pytest.fixture(autouse=True)
def runtime_folder(monkeypatch):
    """Give sockets a folder with a short path, of this test alone."""
    with tempfile.TemporaryDirectory(prefix="kjernetid-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


def own_name():
    if sys.platform == "win32":
        pytest.skip("no numbered users")
    return f"kjernetid-{os.geteuid()}"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


# --- Where it is ----------------------------------------------------------------------------------


def test_the_socket_lies_in_a_folder_of_our_own_in_the_runtime_folder(home, runtime_folder):
    with Host(home, repeat) as host:
        socket_file = Path(host.door.address)

        assert socket_file.parent == runtime_folder / "kjernetid"
        assert (mode(socket_file), mode(socket_file.parent)) == (0o600, 0o700)


def test_the_key_is_for_its_owner_alone_and_new_at_each_start(home):
    with Host(home, repeat) as host:
        first = host.door.key
        assert mode(home.control_key) == 0o600
    with Host(home, repeat) as host:
        assert host.door.key != first

    assert len(first) == 32


def test_two_homes_do_not_meet(home, tmp_path):
    other = Home(tmp_path / "other")
    with Host(home, repeat) as one, Host(other, repeat) as two:
        send(home, ("start",))
        send(other, ("stop",))

        assert (one.heard, two.heard) == ([("start",)], [("stop",)])


def test_a_caller_finds_the_door_whatever_its_own_environment_says(home, monkeypatch):
    with Host(home, repeat) as host:
        monkeypatch.delenv("XDG_RUNTIME_DIR")

        assert host.still_answers()


def test_without_a_runtime_folder_the_socket_lies_in_the_home(home, monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    with Host(home, repeat) as host:
        assert host.door.address == str(home.folder / "control.sock")
        assert mode(home.folder / "control.sock") == 0o600
        assert host.still_answers()


def test_a_runtime_folder_that_is_not_there_is_passed_by(home, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home.folder / "missing"))
    with Host(home, repeat) as host:
        assert host.door.address == str(home.folder / "control.sock")


def test_a_folder_that_others_can_get_at_is_passed_by(home, runtime_folder):
    (runtime_folder / "kjernetid").mkdir()
    (runtime_folder / "kjernetid").chmod(0o777)
    with Host(home, repeat) as host:
        assert host.door.address == str(home.folder / "control.sock")


def test_a_folder_that_is_a_link_is_passed_by(home, runtime_folder, tmp_path):
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (runtime_folder / "kjernetid").symlink_to(tmp_path / "elsewhere")
    with Host(home, repeat) as host:
        assert host.door.address == str(home.folder / "control.sock")


@pytest.fixture
def deep(monkeypatch, tmp_path, runtime_folder):
    """A home that lies too deep for a socket, and a folder for what is temporary."""
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    temporary = runtime_folder / "t"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return Home(tmp_path / "deep" / ("d" * 100)), temporary


def test_a_home_that_lies_too_deep_has_its_socket_among_the_temporary_files(deep):
    home, temporary = deep
    with Host(home, repeat) as host:
        socket_file = Path(host.door.address)

        assert socket_file.parent == temporary / own_name()
        assert mode(socket_file.parent) == 0o700
        assert host.still_answers()


def test_where_no_place_will_have_a_door_it_is_told_and_nothing_is_left(deep):
    home, temporary = deep
    (temporary / own_name()).write_text("in the way", encoding="utf-8")
    home.prepare()

    with pytest.raises(FolderError, match="no place has a door for them"):
        ControlServer(home, print).start()
    assert list(home.folder.iterdir()) == []


def test_where_the_key_cannot_be_written_it_is_told_and_no_socket_is_left(home, runtime_folder):
    (home.control_key / "in the way").mkdir(parents=True)

    with pytest.raises(FolderError, match="no key can be written"):
        ControlServer(home, print).start()
    assert list(runtime_folder.rglob("*.sock")) == []


@pytest.mark.parametrize(
    "raw", [b"", b"x" * 32, b"x" * 32 + b"/nowhere", b"x" * 32 + b"\xff" * 200]
)
def test_a_key_file_that_is_none_is_no_door(home, raw):
    home.prepare()
    home.control_key.write_bytes(raw)

    with pytest.raises(NotRunningError):
        send(home, ("status",))


# --- The end --------------------------------------------------------------------------------------


def test_closing_takes_key_and_socket_away(home, runtime_folder):
    with Host(home, repeat):
        assert len(list(runtime_folder.rglob("*.sock"))) == 1

    assert not is_open(home)
    assert list(home.folder.iterdir()) == []
    assert list(runtime_folder.rglob("*.sock")) == []


def test_closing_does_not_wait_for_who_says_nothing(home):
    with Host(home, repeat, silent_s=SOON * 10) as host:
        calling = call_by_hand(host.door)
        calling.recv(4)  # it is being listened to

    with calling:
        assert hung_up(calling)
    assert threading.active_count() == 1


def test_closing_while_all_places_are_taken_and_others_wait(home):
    with Host(home, repeat, silent_s=SOON * 10) as host:
        callers = [call_by_hand(host.door) for _caller in range(12)]

    assert threading.active_count() == 1
    for calling in callers:
        calling.close()


def test_who_waits_for_an_answer_hears_that_the_program_closes(home):
    with Host(home, lambda request: None) as host, ThreadPoolExecutor(1) as callers:
        waiting = callers.submit(send, home, ("start",))
        assert host.has_heard.wait(SOON)
        host.server.close()

        with pytest.raises(RefusedError, match="closing"):
            waiting.result(SOON)


def test_an_answer_given_just_before_closing_still_arrives(home):
    with Host(home, repeat) as host:

        def leave(request):
            repeat(request)
            host.server.close()

        host.serve = leave
        assert send(home, ("quit",)).sentence == "quit"


def test_closing_twice_and_closing_what_was_never_open_is_fine(home):
    with Host(home, repeat) as host:
        host.server.close()

    host.server.close()


def test_a_program_whose_socket_was_cleaned_away_ends_all_the_same(home, runtime_folder):
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tracker.control import ControlServer\n"
        "from tracker.paths import Home\n"
        "server = ControlServer(Home(Path(sys.argv[1])), print)\n"
        "server.start()\n"
        "for socket in Path(sys.argv[2]).rglob('*.sock'): socket.unlink()\n"
        "server.close()\n"
        "print('closed')\n"
    )
    home.prepare()
    ran = subprocess.run(
        [sys.executable, "-c", code, str(home.folder), str(runtime_folder)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=SOON,
    )  # fmt: skip

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "closed\n", "")
    assert not is_open(home)


# --- What it costs --------------------------------------------------------------------------------


def test_what_is_only_imported_loads_nothing_big(home):
    code = (
        "import sys, tracker.control\n"
        "print({'multiprocessing', 'ssl', 'sqlalchemy', 'asyncio'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ran.stdout == "set()\n"


def test_a_call_brings_in_no_encryption_for_networks(home):
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tracker.control import send\n"
        "from tracker.paths import Home\n"
        "print(send(Home(Path(sys.argv[1])), ('status',)).sentence, 'ssl' in sys.modules)\n"
    )
    with Host(home, repeat):
        ran = subprocess.run(
            [sys.executable, "-c", code, str(home.folder)],
            cwd=ROOT, capture_output=True, text=True, check=True, timeout=SOON,
        )  # fmt: skip

    assert ran.stdout == "status False\n"
