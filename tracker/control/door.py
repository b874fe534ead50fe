"""The door of the running program: where it can be called, and the key that callers show.

The key file lies in the home and says both, so that a caller finds the door whatever its own
environment says: a task of the system has no `XDG_RUNTIME_DIR`.
"""

import os
import stat
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import FolderError
from tracker.paths import APP_NAME, FILE_MODE, FOLDER_MODE, Home
from tracker.wording import _

if TYPE_CHECKING:
    from multiprocessing.connection import Listener

KEY_BYTES = 32
WAITING_MAX = 16  # callers that wait to be let in
_OTHERS = 0o077  # the bits of a mode that let others in


@dataclass(frozen=True, slots=True)
class Door:
    """Where a running program can be called, and the key to show there."""

    address: str
    key: bytes


def read_door(home: Home) -> Door | None:
    """Return the door of a home, or None where there is none, or not for us."""
    try:
        raw = home.control_key.read_bytes()
    except OSError:
        return None
    key, address = raw[:KEY_BYTES], os.fsdecode(raw[KEY_BYTES:])
    return Door(address, key) if address else None


def publish(home: Home, door: Door) -> None:
    """Write the key file, for its owner only; it is whole or not there.

    Raises:
        OSError: it cannot be written.
    """
    file = home.control_key
    aside = file.with_suffix(".new")
    aside.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(aside, flags, FILE_MODE), "wb") as stream:
        stream.write(door.key + os.fsencode(door.address))
    aside.replace(file)


def withdraw(home: Home) -> None:
    """Take the key file away."""
    with suppress(OSError):
        home.control_key.unlink()


def listen(home: Home) -> "Listener":
    """Begin to listen for callers; what a program that died left there is replaced.

    Only who holds the recorder lock may do so.

    Raises:
        FolderError: no place will have a door.
    """
    refused: list[str] = []
    for attempt in _ATTEMPTS:
        try:
            return attempt(home)
        except OSError as error:
            refused.append(str(error))
    raise FolderError(
        _("Commands cannot reach the program, because no place has a door for them: {why}.").format(
            why="; ".join(refused)
        )
    )


def _listen_on_pipe(home: Home) -> "Listener":
    """Listen on a pipe that only this person may write to: what Windows does by itself."""
    from multiprocessing.connection import Listener

    return Listener(rf"\\.\pipe\{APP_NAME}-{_name(home)}", family="AF_PIPE")


def _listen_in_runtime_folder(home: Home) -> "Listener":
    """Listen where sockets belong: the folder goes when the person logs out."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if not runtime:
        raise FileNotFoundError(_("XDG_RUNTIME_DIR is not set"))
    return _listen_at(_private(Path(runtime, APP_NAME)) / f"{_name(home)}.sock")


def _listen_in_home(home: Home) -> "Listener":
    return _listen_at(home.folder / "control.sock")


def _listen_in_temporary_folder(home: Home) -> "Listener":
    """Listen where a path is short, for a home that lies too deep for a socket."""
    folder = Path(tempfile.gettempdir(), f"{APP_NAME}-{_user()}")
    return _listen_at(_private(folder) / f"{_name(home)}.sock")


_ATTEMPTS = (
    (_listen_on_pipe,)
    if sys.platform == "win32"
    else (_listen_in_runtime_folder, _listen_in_home, _listen_in_temporary_folder)
)


def _listen_at(path: Path) -> "Listener":
    """Listen on a socket; its whole path has room for 107 bytes only, on macOS for 103."""
    from multiprocessing.connection import Listener

    path.unlink(missing_ok=True)
    listener = Listener(str(path), family="AF_UNIX", backlog=WAITING_MAX)
    path.chmod(FILE_MODE)
    return listener


def _name(home: Home) -> str:
    """Return a short name that no other home has, however it is spelled."""
    return sha256(os.fsencode(home.folder.resolve())).hexdigest()[:16]


def _private(folder: Path) -> Path:
    """Make a folder for ourselves, and make sure that it is ours where it is there already.

    Raises:
        OSError: it is not, or cannot be made.
    """
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    found = folder.lstat()
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == _user()
    if not is_ours or found.st_mode & _OTHERS:
        raise PermissionError(_("{folder} is open to others").format(folder=folder))
    return folder


def _user() -> int:
    if sys.platform == "win32":
        return 0
    return os.geteuid()
