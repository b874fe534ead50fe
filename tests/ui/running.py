"""The running program in the hands of tests of the screen: what it shows, and time that passes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.hands import FakeClock, at
from tests.sensing import DESCRIPTOR, FakeSensors
from tracker.control import RefusedError, send
from tracker.domain.signals import Active, Signal
from tracker.paths import Home
from ui.break_window import BreakWindow
from ui.bridge import Bridge
from ui.deck import Deck

SOON_MS = 20_000  # after which a test has hung
Shown = TypeVar("Shown", bound=QWidget)


def let_pass(bridge: Bridge, clock: FakeClock, until: datetime) -> None:
    """Let time pass; the bridge is called whenever its timer would have called it."""
    turns = 0
    while (deadline := bridge.live.next_deadline()) is not None and deadline <= until:
        clock.until(max(deadline, clock.at))
        bridge.on_deadline()
        turns += 1
        assert turns < 2000, "the deadlines do not come to an end"
    clock.until(until)


def tell(bridge: Bridge, *signals: Signal) -> None:
    """Let the sensors of a bridge tell something."""
    cast(FakeSensors, bridge.live.sensors).says = list(signals)
    bridge.on_readable(DESCRIPTOR)


def shown(name: str) -> list[QWidget]:
    """Return the windows of a name that are on the screen."""
    found = QApplication.topLevelWidgets()
    return [window for window in found if window.objectName() == name and window.isVisible()]


def only(name: str, kind: type[Shown]) -> Shown:
    """Return the one window of a name that is on the screen."""
    [window] = shown(name)
    assert isinstance(window, kind)
    return window


def press(window: QWidget, name: str) -> None:
    """Press a button by its name."""
    button = window.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def texts(window: QWidget) -> list[str]:
    """Return what is written in a window."""
    return [label.text().replace("\n", " ") for label in window.findChildren(QLabel)]


def work_late(bridge: Bridge, clock: FakeClock, until: str = "16:15") -> None:
    """Let somebody work until they are asked, at 16:15, about work outside core hours."""
    tell(bridge, Active())
    let_pass(bridge, clock, at(until, 7))


def rest(deck: Deck, bridge: Bridge) -> BreakWindow:
    """Take a break as from the menu; return its window."""
    tell(bridge, Active())
    deck.tell(("break",), bridge.say("break"))
    return only("break", BreakWindow)


def bury() -> None:
    """Let go of everything that was closed."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def hand_over() -> None:
    """Wait until the desktop has been handed all texts that are on their way."""
    for thread in threading.enumerate():
        if thread.name == "notice":
            thread.join(SOON_MS / 1000)


@contextmanager
def heard(signal: SignalInstance) -> Iterator[list[Any]]:
    """Collect what a signal tells; None for each time that it tells nothing but itself."""
    told: list[Any] = []

    def slot(*what: Any) -> None:
        told.append(what[0] if what else None)

    signal.connect(slot)
    yield told
    signal.disconnect(slot)


class Caller(threading.Thread):
    """Another process that says something to the running program, and is told something."""

    def __init__(self, home: Home, *words: str) -> None:
        super().__init__()
        self._home, self._words = home, words
        self.told = ""
        self.status: dict[str, object] | None = None
        self.is_refused = False
        self.start()

    def run(self) -> None:
        try:
            answer = send(self._home, self._words)
        except RefusedError as error:
            self.told, self.is_refused = error.sentence, True
        else:
            self.told, self.status = answer.sentence, answer.status


class FakeDesktop:
    """The desktop's notification service, as plyer hands texts to it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.is_broken = False
        self.threads: set[str] = set()

    def notify(self, *, title: str, message: str, app_name: str, timeout: int) -> None:
        self.threads.add(threading.current_thread().name)
        if self.is_broken:
            raise RuntimeError("no such service")
        self.texts.append(message)
