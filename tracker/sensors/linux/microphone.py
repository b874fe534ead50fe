"""A call, by the microphone: some program listens to it.

libpulse can only be waited for inside libpulse, so a thread of its own does that. It decides
nothing: it notes whether anybody listens, and makes a descriptor readable when that has changed.
"""

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Final

from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.base import Surroundings
from tracker.sensors.lasting import Lasting, Use
from tracker.sensors.linux.pulse import Pulse, SoundServer

if sys.platform != "linux":
    raise ImportError("only Linux desktops have these sound servers")

END_MAX_S: Final = 1.0  # of waiting for the thread to end
MOVES_S: Final = 0.5  # a stream that moves to another microphone has none for a moment
FIRST_WAIT_S: Final = 1.0  # until a lost server is looked for again
LONGEST_WAIT_S: Final = 60.0  # after each failure twice as long, up to this
_INTERRUPT_EVERY_S: Final = 0.01

Connect = Callable[[], SoundServer]


class Microphone:
    """Tells when a call begins and ends."""

    def __init__(self, surroundings: Surroundings, connect: Connect = Pulse.connect) -> None:
        """Be ready to connect to the sound server."""
        self._connect = connect
        self._listener: Listener | None = None
        self._lasting = Lasting(surroundings)

    @property
    def name(self) -> str:
        """Return `microphone`."""
        return "microphone"

    def open(self, now: datetime) -> list[Signal]:
        """Connect and begin to listen for listeners; one that is there already may be a call.

        Raises:
            SensorError: a library or the sound server is missing.
        """
        listener = Listener(self._connect)
        self.close()
        self._listener = listener
        return self.read(now)

    def fileno(self) -> int | None:
        """Return a descriptor that is readable when somebody began or ceased to listen."""
        return None if self._listener is None else self._listener.fileno()

    def next_look(self) -> datetime | None:
        """Return when what goes on has lasted long enough to be a call."""
        return self._lasting.next_look()

    def read(self, now: datetime) -> list[Signal]:
        """Tell when a call has begun or ended."""
        if self._listener is None:
            return []
        return self._lasting.take(self._listener.take(), now)

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a call is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Disconnect."""
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()
        self._lasting.forget()


class Listener:
    """A thread at the sound server, from its making to its closing."""

    def __init__(self, connect: Connect) -> None:
        """Connect, note whether anybody listens, and start the thread.

        Raises:
            SensorError: a library or the sound server is missing.
        """
        self._connect = connect
        self._server: SoundServer | None = connect()
        try:
            is_on = self._server.is_listened_to()
        except SensorError:
            self._server.close()
            raise
        self._use = Use().noted(is_on=is_on)
        self._wake: int | None = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._own = threading.Lock()  # over what two threads use: server and descriptor
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="microphone", daemon=True)
        self._thread.start()

    def fileno(self) -> int | None:
        """Return the descriptor that is readable when something has changed."""
        return self._wake

    def take(self) -> Use:
        """Return whether anybody listens; the descriptor is not readable until that changes."""
        if self._wake is not None:
            with contextlib.suppress(BlockingIOError):
                os.eventfd_read(self._wake)
        return self._use

    def close(self) -> None:
        """End the thread; one that a server keeps waiting ends by itself once that lets it go."""
        self._is_over.set()
        for _attempt in range(round(END_MAX_S / _INTERRUPT_EVERY_S)):
            with self._own:
                if self._server is not None:
                    self._server.interrupt()
            self._thread.join(_INTERRUPT_EVERY_S)
            if not self._thread.is_alive():
                break
        with self._own:
            wake, self._wake = self._wake, None
        if wake is not None:
            os.close(wake)

    def _run(self) -> None:
        """Watch one server after the other, until it is over."""
        wait_s = FIRST_WAIT_S
        while not self._is_over.is_set():
            if self._server is not None:
                wait_s = FIRST_WAIT_S if self._watch(self._server) else wait_s
                self._let_go()
                self._note(is_on=False)
            if self._is_over.wait(wait_s):
                break
            wait_s = min(wait_s * 2, LONGEST_WAIT_S)
            self._connect_again()
        self._let_go()

    def _watch(self, server: SoundServer) -> bool:
        """Note what a server tells until it is gone; say whether it told anything."""
        has_told = False
        try:
            while not self._is_over.is_set():
                is_on = server.is_listened_to()
                if self._use.is_on and not is_on:
                    self._is_over.wait(MOVES_S)
                    is_on = server.is_listened_to()
                self._note(is_on=is_on)
                has_told = True
                server.wait()
        except SensorError:
            pass  # it may come back, as it does when sound is set up anew
        return has_told

    def _connect_again(self) -> None:
        try:
            server = self._connect()
        except SensorError:
            return
        with self._own:
            self._server = server

    def _let_go(self) -> None:
        with self._own:
            server, self._server = self._server, None
            if server is not None:
                server.close()

    def _note(self, *, is_on: bool) -> None:
        if is_on == self._use.is_on:
            return
        self._use = self._use.noted(is_on=is_on)
        with self._own:
            if self._wake is not None:
                os.eventfd_write(self._wake, 1)
