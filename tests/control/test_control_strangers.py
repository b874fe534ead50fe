"""Another user of the computer, for real: a process with another uid at the door of the program.

To become another user takes root, which the containers of CI have.
"""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from tests.control.calling import Host, overhearing, repeat
from tests.hands import ROOT
from tracker.paths import Home

if sys.platform == "win32":
    pytest.skip("users are told apart by the pipe itself", allow_module_level=True)

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")

STRANGER = 65534
# Everything is imported before: the stranger may have no right to read it.
CODE = """
import hashlib, hmac, json, os, socket, sys
from multiprocessing.connection import Client
from pathlib import Path

address, key, looked_at = sys.argv[1], bytes.fromhex(sys.argv[2]), sys.argv[3:]
os.setgroups([])
os.setgid(65534)
os.setuid(65534)

def tried(deed):
    try:
        return repr(deed())
    except Exception as error:
        return type(error).__name__

def call():
    with Client(address, family="AF_UNIX", authkey=key) as line:
        line.send_bytes(b'{"version":1,"words":["private"]}')
        return line.recv_bytes()

print(json.dumps({
    "uid": os.getuid(),
    "call": tried(call),
    "read": [tried(Path(path).read_bytes) for path in looked_at],
    "list": [tried(lambda: os.listdir(os.path.dirname(path))) for path in looked_at],
}))
"""


@pytest.fixture
def above(monkeypatch):
    """A folder that everybody can walk through, as `/home` and `/run/user` are."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o711)
        (folder / "run").mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / "run"))
        yield folder


@pytest.fixture
def host(above):
    with Host(Home(above / "home"), repeat) as host:
        yield host


def stranger(host, *paths):
    """Let somebody else call, with the right key in hand, and look into files."""
    door = host.door
    done = subprocess.run(
        [sys.executable, "-c", CODE, door.address, door.key.hex(), *map(str, paths)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    found = json.loads(done.stdout)
    assert found["uid"] == STRANGER
    return found


def test_somebody_else_gets_neither_to_the_door_nor_to_a_file(host):
    home = host.home
    home.journal.touch(mode=0o600)

    found = stranger(host, home.control_key, home.journal)

    assert found["call"] == "PermissionError"
    assert found["read"] == ["PermissionError"] * 2
    assert found["list"] == ["PermissionError"] * 2
    assert host.heard == []


def test_somebody_else_with_the_key_is_refused_where_every_door_stands_open(host, above):
    """Even if folder and socket were opened to all by mistake: the system tells who calls."""
    for path in (above / "run", Path(host.door.address).parent):
        path.chmod(0o755)
    Path(host.door.address).chmod(0o666)

    with overhearing() as log:
        found = stranger(host)
        said = log.next()

    assert found["call"] in {"EOFError", "ConnectionResetError", "BrokenPipeError"}
    assert said == "A caller was turned away: another person"
    assert host.heard == []
    assert host.still_answers()


def test_files_stay_closed_where_only_the_folder_was_opened(host, above):
    host.home.journal.touch(mode=0o600)
    host.home.folder.chmod(0o755)

    found = stranger(host, host.home.control_key, host.home.journal)

    assert found["read"] == ["PermissionError"] * 2
    with suppress(FileNotFoundError):
        assert Path(host.door.address).stat().st_mode & 0o077 == 0
