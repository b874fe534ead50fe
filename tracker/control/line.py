"""A line: one connection between a caller and the program, on which every wait ends.

A caller that is silent, or sends a byte now and then, is cut off after its time. Where there are
sockets, by shutting the line down from beside; a named pipe hands over whole messages only, so
there it is enough to wait for each no longer than that.
"""

import os
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol


class Connection(Protocol):
    """What a line needs of the two kinds of connection of `multiprocessing`."""

    def poll(self, timeout: float) -> bool:
        """Wait for a message to begin."""
        ...

    def recv_bytes(self, maxlength: int | None) -> bytes:
        """Return the next message."""
        ...

    def send_bytes(self, buf: bytes) -> None:
        """Send a message."""
        ...

    def fileno(self) -> int:
        """Return what the system knows it by."""
        ...

    def close(self) -> None:
        """End it."""
        ...


class LineError(Exception):
    """A line broke off: who is at the other end went away, was too slow, or has no key."""

    def __init__(self, reason: str, *, is_late: bool) -> None:
        """Keep why; `is_late`: the time was up."""
        super().__init__(reason)
        self.is_late = is_late


class Line:
    """One connection; it is talked over inside `within`, which turns all its faults into one."""

    def __init__(self, connection: Connection) -> None:
        """Take over a connection."""
        self._connection = connection
        self._wait_s = 0.0
        self._is_cut = False
        self._beside = (
            None if sys.platform == "win32" else socket.socket(fileno=os.dup(connection.fileno()))
        )

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Talk for so long at most, then be cut off.

        Raises:
            LineError: the line broke off, or the time was up.
        """
        from multiprocessing import AuthenticationError

        self._wait_s = seconds
        watch = threading.Timer(seconds, self.cut)
        watch.daemon = True
        watch.start()
        try:
            yield
        except (AuthenticationError, EOFError, OSError) as error:
            is_late = self._is_cut or isinstance(error, TimeoutError)
            reason = "out of time" if is_late else str(error) or type(error).__name__
            raise LineError(reason, is_late=is_late) from error
        finally:
            watch.cancel()
            watch.join()  # it cuts nothing any more once we are out of here

    def cut(self) -> None:
        """End the talk from another thread; nobody waits on this line any longer."""
        self._is_cut = True
        if self._beside is not None:
            with suppress(OSError):
                self._beside.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()
        if self._beside is not None:
            self._beside.close()

    def is_ours(self) -> bool:
        """Tell whether the same person is at the other end, where the system tells that."""
        if sys.platform != "linux" or self._beside is None:
            return True  # the rights of the folder and the key have to do
        form = struct.Struct("3i")  # process, user, group
        found = self._beside.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, form.size)
        return bool(form.unpack(found)[1] == os.geteuid())

    def ask_for_key(self, key: bytes) -> None:
        """Let the caller show that it has the key, then show it as well.

        Raises:
            AuthenticationError: it has not.
        """
        from multiprocessing.connection import answer_challenge, deliver_challenge

        self._shake_hands(key, deliver_challenge, answer_challenge)

    def show_key(self, key: bytes) -> None:
        """Show the one that was called that we have the key, then let it show the same.

        Raises:
            AuthenticationError: it has not, or does not believe us.
        """
        from multiprocessing.connection import answer_challenge, deliver_challenge

        self._shake_hands(key, answer_challenge, deliver_challenge)

    def _shake_hands(self, key: bytes, *steps: Callable[[Any, bytes], None]) -> None:
        from multiprocessing import AuthenticationError

        try:
            for step in steps:
                step(self, key)
        except AssertionError as error:  # what Python 3.11 raises for what is no challenge
            raise AuthenticationError(str(error)) from error

    def recv_bytes(self, most: int | None = None) -> bytes:
        """Wait for a message of at most so many bytes.

        Raises:
            EOFError: the other end hung up.
            OSError: the message is too long, or does not come.
        """
        if not self._connection.poll(self._wait_s):
            raise TimeoutError
        return self._connection.recv_bytes(most)

    def send_bytes(self, message: bytes) -> None:
        """Send a message.

        Raises:
            OSError: the other end hung up, or does not take it.
        """
        self._connection.send_bytes(message)
