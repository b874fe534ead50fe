"""Who answers at the door of the running program: threads that listen, and a host that decides.

The threads only understand and pass on. The host takes the requests when it was woken, on its own
thread, and replies to each.
"""

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from tracker.control.client import knock
from tracker.control.door import KEY_BYTES, Door, listen, publish, withdraw
from tracker.control.line import Connection, Line, LineError
from tracker.control.messages import (
    REQUEST_MAX,
    Answer,
    GarbledError,
    packed_answer,
    unpacked_words,
)
from tracker.errors import FolderError
from tracker.paths import Home
from tracker.wording import _

if TYPE_CHECKING:
    from multiprocessing.connection import Listener

SILENT_S: Final = 2.0  # for a caller to say who it is and what it wants, and to take the answer
REPLY_S: Final = 10.0  # for the host to reply
AT_ONCE: Final = 8  # callers that are listened to at the same time; the others wait at the door
_AGAIN_S: Final = 1.0  # until the door is tried again when the system would not let anybody in
_LEAVE_S: Final = 0.5  # for each thread to end

_log = logging.getLogger(__name__)


class Request:
    """Words that somebody said to the running program, and the way back to them."""

    def __init__(self, words: tuple[str, ...]) -> None:
        """Wait for a reply."""
        self.words = words
        self._answer: Answer | None = None
        self._is_answered = threading.Event()

    def reply(self, answer: Answer) -> None:
        """Answer; only the first answer counts, and none that comes too late."""
        if self._answer is None:
            self._answer = answer
            self._is_answered.set()

    def wait(self, seconds: float) -> Answer | None:
        """Return the answer, or None where there is none in time."""
        self._is_answered.wait(seconds)
        return self._answer


class ControlServer:
    """Takes calls for one home, for as long as the program runs.

    Only who holds the recorder lock of the home may start one: what lies at its door is then
    known to be left from a program that died. It is started once, and closed for good.
    """

    def __init__(
        self,
        home: Home,
        wake: Callable[[], None],
        *,
        silent_s: float = SILENT_S,
        reply_s: float = REPLY_S,
    ) -> None:
        """Belong to a home.

        Args:
            home: whose program this is.
            wake: called from a thread of ours when there is something to `take`.
            silent_s: how long a caller may take to say what it wants.
            reply_s: how long a caller is kept waiting for the host.
        """
        self._home = home
        self._wake = wake
        self._silent_s, self._reply_s = silent_s, reply_s
        self._door: Door | None = None
        self._listener: Listener | None = None
        self._closing = threading.Event()
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._guard = threading.Lock()  # over what follows
        self._waiting: list[Request] = []
        self._open: list[Request] = []
        self._unheard: list[Line] = []
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Open the door.

        Raises:
            FolderError: no place will have one, or the key cannot be written.
        """
        listener = listen(self._home)
        door = Door(str(listener.address), os.urandom(KEY_BYTES))
        try:
            publish(self._home, door)
        except OSError as error:
            listener.close()
            raise FolderError(
                _("Commands cannot reach the program: no key can be written to {folder}.").format(
                    folder=self._home.folder
                )
            ) from error
        self._listener, self._door = listener, door
        self._porter = self._begin(partial(self._let_in, listener, door.key))

    def take(self) -> list[Request]:
        """Return what was asked since the last time, the oldest first; each wants a reply."""
        with self._guard:
            taken, self._waiting = self._waiting, []
        return taken

    def close(self) -> None:
        """Close the door: take key and socket away, answer who still waits, end all threads."""
        door, listener, self._door, self._listener = self._door, self._listener, None, None
        if door is None or listener is None:
            return
        withdraw(self._home)
        self._closing.set()  # before what follows is looked at: nothing is added to it unseen
        with self._guard:
            unheard, unanswered = self._unheard[:], self._open[:]
        for request in unanswered:
            request.reply(_closing())
        for line in unheard:
            line.cut()
        knock(door)  # so that who waits at the door looks up
        self._porter.join(_LEAVE_S)  # then nobody else comes in
        with self._guard:
            threads = self._threads[:]
        for thread in threads:
            thread.join(_LEAVE_S)
        with suppress(OSError):  # the socket may be gone already
            listener.close()

    def _begin(self, run: Callable[[], None]) -> threading.Thread:
        """Run something on a thread of its own, which never keeps the program from ending."""
        thread = threading.Thread(target=run, name="control", daemon=True)
        with self._guard:
            self._threads = [*filter(threading.Thread.is_alive, self._threads), thread]
            thread.start()
        return thread

    # --- At the door -----------------------------------------------------------------------------

    def _let_in(self, listener: "Listener", key: bytes) -> None:
        while not self._closing.is_set():
            self._places.acquire()
            try:
                connection = listener.accept()
            except OSError as error:
                self._places.release()
                _log.info("Nobody could be let in: %s", error)
                self._closing.wait(_AGAIN_S)
                continue
            if self._closing.is_set():
                connection.close()
                return
            self._begin(partial(self._serve, connection, key))

    def _serve(self, connection: Connection, key: bytes) -> None:
        try:
            self._talk(Line(connection), key)
        except (LineError, GarbledError, OSError) as error:
            _log.info("A caller was turned away: %s", error)
        finally:
            connection.close()
            self._places.release()

    def _talk(self, line: Line, key: bytes) -> None:
        try:
            answer = self._ask(Request(self._hear(line, key)))
            with line.within(self._silent_s):
                line.send_bytes(packed_answer(answer))
        finally:
            line.close()

    def _hear(self, line: Line, key: bytes) -> tuple[str, ...]:
        """Find out who calls and what they want."""
        with self._guard:
            self._unheard.append(line)
        try:
            if self._closing.is_set():
                raise LineError("closing", is_late=False)
            with line.within(self._silent_s):
                if not line.is_ours():
                    raise LineError("another person", is_late=False)
                line.ask_for_key(key)
                return unpacked_words(line.recv_bytes(REQUEST_MAX))
        finally:
            with self._guard:
                self._unheard.remove(line)

    # --- Between the threads ---------------------------------------------------------------------

    def _ask(self, request: Request) -> Answer:
        """Hand a request to the host, and wait for what it says."""
        with self._guard:
            if self._closing.is_set():
                return _closing()
            self._waiting.append(request)
            self._open.append(request)
        self._wake()
        answer = request.wait(self._reply_s)
        with self._guard:
            self._open.remove(request)
            is_untouched = request in self._waiting
            if is_untouched:
                self._waiting.remove(request)
        if answer is not None:
            return answer
        return Answer(ok=False, sentence=_busy(is_untouched=is_untouched))


def _closing() -> Answer:
    return Answer(ok=False, sentence=_("Kjernetid is closing, and answers no more."))


def _busy(*, is_untouched: bool) -> str:
    if is_untouched:
        return _("Kjernetid is busy, and nothing was done; try again in a moment.")
    return _("Kjernetid has not finished yet; “kjernetid status” shows what came of it.")
