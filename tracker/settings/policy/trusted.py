"""Files that only the administrator can write: what somebody else wrote is no policy."""

import stat
from os import stat_result
from pathlib import Path

from tracker.settings.policy.found import DistrustError, Fault
from tracker.wording import reason_of

ADMINISTRATOR = 0  # the user, and the group, that is called root


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, in their order; none where there is no folder.

    Raises:
        DistrustError: others can put files there, or it cannot be read.
    """
    try:
        refuse_others(folder.stat())
        return sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise DistrustError(Fault.UNREADABLE, reason_of(error)) from error


def read_trusted(path: Path) -> bytes | None:
    """Return what a file holds; None where there is none.

    Raises:
        DistrustError: others can write to it, it is no file, or it cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # to read a pipe could take for ever
            raise DistrustError(Fault.NO_FILE)
        refuse_others(status)
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DistrustError(Fault.UNREADABLE, reason_of(error)) from error


def refuse_others(status: stat_result) -> None:
    """Let a file or folder pass that only the administrator can write to.

    Raises:
        DistrustError: others can.
    """
    if status.st_uid != ADMINISTRATOR:
        raise DistrustError(Fault.NOT_OWNED)
    by_group = status.st_mode & stat.S_IWGRP and status.st_gid != ADMINISTRATOR
    if by_group or status.st_mode & stat.S_IWOTH:
        raise DistrustError(Fault.OPEN)
