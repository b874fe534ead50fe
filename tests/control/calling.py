"""What the tests of the command channel hold in their hands: a host, a program, rude callers."""

import logging
import queue
import select
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Client, Listener
from typing import Any

import pytest

from tests.hands import ROOT
from tracker.control import Answer, ControlServer, Request, send
from tracker.control.door import Door, publish, read_door
from tracker.paths import Home

SOON = 20.0  # seconds after which a test has hung
PROGRAM = """
import sys, threading
from pathlib import Path
from tracker.control import Answer, ControlServer
from tracker.paths import Home

knocked = threading.Semaphore(0)
server = ControlServer(Home(Path(sys.argv[1])), knocked.release)
server.start()
heard = []
print("listens", flush=True)
while True:
    knocked.acquire()
    for request in server.take():
        heard.append(" ".join(request.words))
        request.reply(Answer(True, "; ".join(heard)))
"""


def repeat(request: Request) -> None:
    """Answer with the words that were said."""
    request.reply(Answer(ok=True, sentence=" ".join(request.words)))


class Host:
    """A program with a thread of its own, which serves what it is asked."""

    def __init__(self, home: Home, serve: Callable[[Request], None], **limits: float) -> None:
        self.home = home
        self.serve = serve
        self.heard: list[tuple[str, ...]] = []
        self.has_heard = threading.Event()
        self.woken_by: set[str] = set()
        self._knocks: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self.server = ControlServer(home, self._wake, **limits)
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "Host":
        self.home.prepare()
        self.server.start()
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._knocks.put(False)
        self._thread.join(SOON)
        self.server.close()

    def _wake(self) -> None:
        self.woken_by.add(threading.current_thread().name)
        self._knocks.put(True)

    def _run(self) -> None:
        while self._knocks.get():
            for request in self.server.take():
                self.heard.append(request.words)
                self.has_heard.set()
                self.serve(request)

    @property
    def door(self) -> Door:
        """Return where it can be called."""
        door = read_door(self.home)
        assert door is not None
        return door

    def still_answers(self) -> bool:
        """Tell whether a polite caller is served."""
        return send(self.home, ("status",), timeout=SOON).sentence == "status"


@contextmanager
def program(home: Home) -> Iterator[subprocess.Popen[bytes]]:
    """Let a program in a process of its own listen for a home."""
    home.prepare()
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(home.folder)], cwd=ROOT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"listens"
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def impostor(home: Home, talk: Callable[[Any], None]) -> Iterator[None]:
    """Let somebody else listen at the door of a home, for one call."""
    home.prepare()
    with Listener(str(home.folder / "s"), family="AF_UNIX") as listener:
        publish(home, Door(str(listener.address), b"k" * 32))

        def answer() -> None:
            with listener.accept() as line:
                talk(line)

        thread = threading.Thread(target=answer)
        thread.start()
        yield
        thread.join(SOON)


def call_by_hand(door: Door) -> socket.socket:
    """Connect and say nothing."""
    if sys.platform == "win32":
        pytest.skip("no sockets to speak by hand")
    calling = socket.socket(socket.AF_UNIX)
    calling.settimeout(SOON)
    calling.connect(door.address)
    return calling


def wait_for_room(door: Door) -> None:
    """Wait until somebody else may call."""
    if sys.platform == "win32":
        pytest.skip("no sockets to speak by hand")
    with socket.socket(socket.AF_UNIX) as calling:
        calling.connect(door.address)  # without a time limit it waits in the system


def say_raw(door: Door, message: bytes) -> bytes:
    """Show the key, send bytes as they are, and return what comes back; nothing if hung up on."""
    with Client(door.address, family="AF_UNIX", authkey=door.key) as line:
        try:
            line.send_bytes(message)
            return line.recv_bytes()
        except (EOFError, OSError):
            return b""


def hung_up(calling: socket.socket) -> bool:
    """Wait for the other end to hang up, however much it still says."""
    try:
        while calling.recv(4096):
            pass
    except ConnectionResetError:
        pass
    return True


def drip(calling: socket.socket, most: int) -> int:
    """Send a byte now and then until hung up on; return how many were sent."""
    for sent in range(most):
        is_readable, _writable, _failed = select.select([calling], [], [], 0.02)
        try:
            if is_readable and not calling.recv(4096):
                return sent
            calling.send(b"x")
        except (BrokenPipeError, ConnectionResetError):
            return sent
    return most


class Overheard(logging.Handler):
    """Hears what the channel writes into the log, and can be waited on."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self._lines.put(record.getMessage())

    def next(self) -> str:
        """Return the next line, once it is there."""
        return self._lines.get(timeout=SOON)


@contextmanager
def overhearing() -> Iterator[Overheard]:
    """Listen to the log of the channel."""
    log = logging.getLogger("tracker.control")
    heard, before = Overheard(), log.level
    log.addHandler(heard)
    log.setLevel(logging.INFO)
    try:
        yield heard
    finally:
        log.removeHandler(heard)
        log.setLevel(before)
