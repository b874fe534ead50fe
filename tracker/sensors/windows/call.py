"""A call on Windows, by the microphone or the camera: a program uses it.

A thread asks whether that is so, because the sound service may take its time to answer. It decides
nothing: it notes the answer, and wakes the host when that has changed. It waits for the registry,
where Windows writes down each use as it begins and ends, and asks then, and twice more in the
seconds after, since the device itself may be a little later. For what is not written down, the host
has it ask once a minute, and every twenty seconds during a use.
"""

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from tracker.domain.signals import Signal
from tracker.errors import SensorError
from tracker.sensors.base import AT_ONCE, Surroundings, on_the_grid
from tracker.sensors.lasting import Lasting, Use
from tracker.sensors.windows import consent, core_audio
from tracker.sensors.windows.consent import Capability
from tracker.sensors.windows.dlls import INFINITE, WAIT_FAILED, Calls, calls
from tracker.sensors.windows.hearing import Bell
from tracker.sensors.windows.registry import Changes, changes
from tracker.wording import _

# Of the computer's time.
LOOK_EVERY: Final = timedelta(minutes=1)
LOOK_FOR_END_EVERY: Final = timedelta(seconds=20)
_SETTLES_MS: Final = (1000, 2000)  # after a change in the registry, one wait after the other
_ANSWER_MAX_S: Final = 5.0  # for the first answer
_END_MAX_S: Final = 1.0  # for the end of the thread
_CHANGED: Final = 1  # the second of the two events that are waited for


@contextmanager
def nothing(_calls: Calls) -> Iterator[None]:
    """Need nothing around the questions."""
    yield


@dataclass(frozen=True, slots=True)
class Source:
    """One way to know of a use.

    Attributes:
        name: of the sensor.
        capability: of whose record a change is a reason to ask.
        is_used: asks; raises a `SensorError` where nothing answers.
        inside: is entered in the thread before it asks for the first time.
    """

    name: str
    capability: Capability
    is_used: Callable[[Calls], bool]
    inside: Callable[[Calls], AbstractContextManager[None]] = nothing


CORE_AUDIO: Final = Source(
    "core-audio", Capability.MICROPHONE, core_audio.is_recorded, core_audio.listening
)
MICROPHONE_RECORD: Final = Source(
    "microphone-record",
    Capability.MICROPHONE,
    partial(consent.is_used, capability=Capability.MICROPHONE),
)
CAMERA_RECORD: Final = Source(
    "camera-record", Capability.CAMERA, partial(consent.is_used, capability=Capability.CAMERA)
)


class Usage:
    """Tells when a call begins and ends."""

    def __init__(
        self, source: Source, surroundings: Surroundings, calls: Callable[[], Calls] = calls
    ) -> None:
        """Be ready to ask one source."""
        self._source = source
        self._load = calls
        self._told = surroundings.told
        self._bell = Bell(surroundings.wake)
        self._lasting = Lasting(surroundings)
        self._asker: Asker | None = None
        self._planned = self._look = AT_ONCE

    @property
    def name(self) -> str:
        """Return the name of the source."""
        return self._source.name

    def open(self, now: datetime) -> list[Signal]:
        """Begin to ask; a use that goes on already may be a call.

        Raises:
            SensorError: the source does not answer.
        """
        self.close()
        asker = Asker(self._load(), self._source, self._bell.ring)
        asker.open()
        self._asker = asker
        return self._take(asker, now)

    def fileno(self) -> int | None:
        """Return None: the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return when a use has lasted long enough or is to be asked for; at once if it changed."""
        if self._asker is None:
            return None
        if self._bell or not self._asker.is_open:
            return AT_ONCE
        lasts = self._lasting.next_look()
        return self._look if lasts is None else min(lasts, self._look)

    def read(self, now: datetime) -> list[Signal]:
        """Tell when a call has begun or ended.

        Raises:
            SensorError: the source does not answer any more.
        """
        if self._asker is None:
            return []
        if self._bell.take():
            return self._take(self._asker, now)
        if self._planned <= now < self._look:
            return self._lasting.take(self._asker.take(), now)
        self._asker.ask()
        return self._take(self._asker, now)

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a call is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Ask no more."""
        asker, self._asker = self._asker, None
        if asker is not None:
            asker.close()
        self._bell.take()
        self._lasting.forget()

    def _take(self, asker: "Asker", now: datetime) -> list[Signal]:
        """Take in the latest answer, and plan when to ask for another."""
        use = asker.take()
        every = LOOK_FOR_END_EVERY if use.is_on else LOOK_EVERY
        self._planned, self._look = now, on_the_grid(now, self._told(every))
        return self._lasting.take(use, now)


class Asker:
    """A thread that asks one source, from its opening to its closing."""

    def __init__(self, calls: Calls, source: Source, changed: Callable[[], None]) -> None:
        """Be ready to ask.

        Args:
            calls: the functions of Windows.
            source: what is asked.
            changed: is called in the thread when the answer has changed, or there is none any more.
        """
        self._calls = calls
        self._source = source
        self._changed = changed
        self._use = Use()
        self._fault: SensorError | None = None
        self._is_over = False
        self._has_answered = threading.Event()
        self._own = threading.Lock()  # over the event, which both threads use
        self._asked: int | None = None  # an event of Windows: somebody wants to know
        self._thread = threading.Thread(
            target=self._run, name=f"Kjernetid {source.name}", daemon=True
        )

    @property
    def is_open(self) -> bool:
        """Tell whether there are answers."""
        return self._thread.is_alive() and self._fault is None

    def open(self) -> None:
        """Ask for the first time.

        Raises:
            SensorError: the source does not answer.
        """
        self._asked = self._calls.new_event()
        self._thread.start()
        if not self._has_answered.wait(_ANSWER_MAX_S):
            self._is_over = True
            self.ask()
            raise _no_answer()
        if self._fault is not None:
            raise self._fault

    def ask(self) -> None:
        """Have it asked anew."""
        with self._own:
            if self._asked is not None:
                self._calls.kernel32.SetEvent(self._asked)

    def take(self) -> Use:
        """Return the latest answer.

        Raises:
            SensorError: the source does not answer any more.
        """
        if not self.is_open:
            raise self._fault or _no_answer()
        return self._use

    def close(self) -> None:
        """End the thread; one that Windows keeps waiting ends by itself once that lets it go."""
        self._is_over = True
        self.ask()
        self._thread.join(_END_MAX_S)

    def _run(self) -> None:
        try:
            path = self._source.capability.path
            with self._source.inside(self._calls), changes(self._calls, path) as news:
                self._ask()
                self._has_answered.set()
                self._go_on(news)
        except SensorError as error:
            self._fault = error
            self._tell()
        finally:
            self._has_answered.set()
            with self._own:
                asked, self._asked = self._asked, None
            self._calls.kernel32.CloseHandle(asked)

    def _go_on(self, news: Changes) -> None:
        """Ask when the record changes, shortly after that, and when somebody wants to know."""
        events = (ctypes.c_void_p * 2)(self._asked, news.event)
        settles: list[int] = []
        while True:
            wait_ms = settles.pop(0) if settles else INFINITE
            came = self._calls.kernel32.WaitForMultipleObjects(2, events, False, wait_ms)
            if came == WAIT_FAILED:
                raise _no_answer()
            if self._is_over:
                return
            if came == _CHANGED:
                news.heard()
                settles = [*_SETTLES_MS]
            self._ask()

    def _ask(self) -> None:
        before = self._use
        self._use = before.noted(is_on=self._source.is_used(self._calls))
        if self._use != before:
            self._tell()

    def _tell(self) -> None:
        """Say that the answer is another; the first one is waited for."""
        if self._has_answered.is_set():
            self._changed()


def _no_answer() -> SensorError:
    return SensorError(_("Windows does not say in time who uses the microphone or the camera."))
