"""Who calls the running program: says some words and waits for its answer."""

import socket
import sys
from contextlib import suppress
from typing import Final

from tracker.control.door import Door, read_door
from tracker.control.line import Connection, Line, LineError
from tracker.control.messages import (
    ANSWER_MAX,
    Answer,
    GarbledError,
    packed_words,
    unpacked_answer,
)
from tracker.errors import NotRunningError, TrackerError
from tracker.paths import Home
from tracker.wording import _

ANSWER_S: Final = 12.0  # longer than the program keeps anybody waiting: it has the last word


class NotAnsweringError(NotRunningError):
    """A program runs and has its door open, but says nothing in time."""


class RefusedError(TrackerError):
    """The running program did not do what it was asked, and says why."""


def is_open(home: Home) -> bool:
    """Tell whether a program of this home says that it can be called; it may have died since."""
    return read_door(home) is not None


def send(home: Home, words: tuple[str, ...], timeout: float = ANSWER_S) -> Answer:
    """Say words to the running program and return its answer.

    Args:
        home: whose program is meant.
        words: as on the command line.
        timeout: how many seconds to wait altogether.

    Raises:
        NotRunningError: nobody answers; a `NotAnsweringError` where a program runs all the same.
        RefusedError: the program did not do it.
    """
    door = read_door(home)
    if door is None:
        raise _not_running()
    line = Line(_dial(door, timeout))
    try:
        with line.within(timeout):
            line.show_key(door.key)
            line.send_bytes(packed_words(words))
            answer = unpacked_answer(line.recv_bytes(ANSWER_MAX))
    except LineError as error:
        raise _not_answering() from error
    except GarbledError as error:
        raise NotAnsweringError(
            _("Another version of Kjernetid is running; quit it and start it again.")
        ) from error
    finally:
        line.close()
    if not answer.ok:
        raise RefusedError(answer.sentence)
    return answer


def knock(door: Door) -> None:
    """Call and hang up at once."""
    with suppress(OSError):
        _connect(door, timeout=1.0).close()


def _dial(door: Door, timeout: float) -> Connection:
    try:
        return _connect(door, timeout)
    except (FileNotFoundError, ConnectionRefusedError) as error:
        raise _not_running() from error
    except OSError as error:
        raise _not_answering() from error


def _connect(door: Door, timeout: float) -> Connection:
    """Connect without waiting: there is room at the door, or the program is not well.

    Raises:
        FileNotFoundError: nobody has a door there.
        ConnectionRefusedError: who had one there died.
        OSError: nobody can be let in.
    """
    if sys.platform == "win32":
        from _winapi import WaitNamedPipe  # `Client` alone would wait for 20 s
        from multiprocessing.connection import Client

        WaitNamedPipe(door.address, int(timeout * 1000))
        return Client(door.address, family="AF_PIPE")
    from multiprocessing import connection

    with socket.socket(socket.AF_UNIX) as dialled:
        dialled.setblocking(False)
        dialled.connect(door.address)
        dialled.setblocking(True)
        return connection.Connection(dialled.detach())


def _not_running() -> NotRunningError:
    return NotRunningError(
        _("Kjernetid is not running; start it with “kjernetid”, then try again.")
    )


def _not_answering() -> NotAnsweringError:
    return NotAnsweringError(
        _("Kjernetid is running, but does not answer; quit it and start it again if it stays so.")
    )
