"""Lock, switch of user, sleep and log-out on Windows, as it tells windows of them.

Windows sleeps about two seconds after it said so, or as soon as all windows have answered
(`PBT_APMSUSPEND`); it ends the session when they have answered `WM_ENDSESSION`, or after five
seconds. So the window answers when the end of the work session is on record, and no later than
shortly before that. No reason to block the shut-down is registered (`ShutdownBlockReasonCreate`):
Windows shows it to the person, and this is a matter of milliseconds.

`WM_QUERYENDSESSION` is a question that any program may answer with no; only `WM_ENDSESSION` says
that the session ends, so there is never an end to take back.
"""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final

from tracker.domain.model import EndReason
from tracker.domain.signals import Lock, Signal, Sleep, Stop, Unlock, Wake
from tracker.sensors.base import AT_ONCE, Surroundings
from tracker.sensors.windows.dlls import NOTIFY_FOR_THIS_SESSION, Calls, calls
from tracker.sensors.windows.window import Heard, HiddenWindow, ended


class Wm(IntEnum):
    """The messages that mean something here, by their names in `winuser.h`."""

    QUERYENDSESSION = 0x0011
    ENDSESSION = 0x0016
    POWERBROADCAST = 0x0218
    WTSSESSION_CHANGE = 0x02B1


class Power(IntEnum):
    """What `WM_POWERBROADCAST` is about: `PBT_APM…` in `winuser.h`."""

    SUSPEND = 0x4
    RESUMESUSPEND = 0x7  # only where a person woke it, after the next
    RESUMEAUTOMATIC = 0x12  # always


class Session(IntEnum):
    """What `WM_WTSSESSION_CHANGE` is about: `WTS_…` in `winuser.h`."""

    CONSOLE_CONNECT = 0x1
    CONSOLE_DISCONNECT = 0x2  # another user is in front
    REMOTE_CONNECT = 0x3
    REMOTE_DISCONNECT = 0x4
    LOCK = 0x7
    UNLOCK = 0x8


ENDSESSION_CLOSEAPP: Final = 0x1  # an installer wants the program to end; the session goes on
SLEEP_WAITS_S: Final = 1.5  # "PBT_APMSUSPEND": approximately two seconds
END_WAITS_S: Final = 4.0  # "Shutdown Changes for Windows Vista": five seconds
# Of the computer's time. Windows need not say that it woke: a sleep that failed, or that went over
# into hibernation ("PBT_APMRESUMEAUTOMATIC").
AWAKE_AFTER: Final = timedelta(minutes=1)
ASK_AGAIN: Final = timedelta(minutes=1)  # soon after log-on the service of sessions is not there


class WindowsSession:
    """Tells of lock and unlock, sleep and wake, log-out."""

    def __init__(self, surroundings: Surroundings, calls: Callable[[], Calls] = calls) -> None:
        """Be ready to make the window that hears of all this."""
        self._told = surroundings.told
        self._load = calls
        self._heard = Heard(surroundings.wake)
        self._saved = threading.Event()
        self._window: HiddenWindow | None = None
        self._calls: Calls | None = None
        self._is_closing = False
        self._forget()

    def _forget(self) -> None:
        self._is_locked = False  # the lock screen is shown
        self._is_away = False  # the session is on no screen: another user's is, or it is remote
        self._is_told_locked = False
        self._slept: datetime | None = None  # when sleep was told, while no wake was
        self._is_owed = False  # Windows waits for what was told to be on record
        self._ask_again: datetime | None = None  # to be told of the session; None while it tells

    @property
    def name(self) -> str:
        """Return `windows-session`."""
        return "windows-session"

    def open(self, now: datetime) -> list[Signal]:
        """Make the window, and tell if the session is locked already.

        Raises:
            SensorError: Windows makes no window for us.
        """
        self.close()
        calls = self._load()
        self._is_closing = False
        window = HiddenWindow(calls, self._hear)
        window.open()
        self._calls, self._window = calls, window
        self._ask(calls, window, now)
        return self._edge() + self.read(now)

    def fileno(self) -> int | None:
        """Return None: a window has no descriptor; the host is woken instead."""
        return None

    def next_look(self) -> datetime | None:
        """Return when to look: at once if something was heard."""
        if self._window is None:
            return None
        if self._heard or not self._window.is_open:
            return AT_ONCE
        awake = None if self._slept is None else self._slept + self._told(AWAKE_AFTER)
        looks = (awake, self._ask_again)
        return min((look for look in looks if look is not None), default=None)

    def read(self, now: datetime) -> list[Signal]:
        """Tell what was heard.

        Raises:
            SensorError: the window is gone.
        """
        calls, window = self._calls, self._window
        if calls is None or window is None:
            return []
        signals: list[Signal] = []
        for message, word in self._heard.take():
            signals += self._meaning(message, word, now)
        if not window.is_open:
            raise ended()
        signals += self._by_time(calls, window, now)
        return signals + self._edge()

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a window that is never in front is sent no input."""
        return None

    def saved(self) -> None:
        """Let Windows go on, if it waits for what was told."""
        if self._is_owed:
            self._is_owed = False
            self._saved.set()

    def close(self) -> None:
        """Let go of the window, and hold nothing up any longer."""
        calls, window = self._calls, self._window
        self._calls = self._window = None
        self._is_closing = True  # first, so that a message that comes now is not waited for
        self._saved.set()
        if calls is not None and window is not None:
            if self._ask_again is None and window.is_open:
                calls.wtsapi32.WTSUnRegisterSessionNotification(window.handle)
            window.close()
        self._heard.clear()
        self._forget()

    # --- In the thread of the window ---

    def _hear(self, message: int, word: int, detail: int) -> int | None:
        """Queue what matters; answer at once, or when it is on record."""
        match message:
            case Wm.WTSSESSION_CHANGE:
                self._heard.put(message, word)
                return 0
            case Wm.POWERBROADCAST if word == Power.SUSPEND:
                self._hold_up(message, word, SLEEP_WAITS_S)
                return 1
            case Wm.POWERBROADCAST if word in (Power.RESUMESUSPEND, Power.RESUMEAUTOMATIC):
                self._heard.put(message, word)
                return 1
            case Wm.QUERYENDSESSION:
                return 1
            case Wm.ENDSESSION:
                if word:  # else somebody said no
                    self._hold_up(message, detail, END_WAITS_S)
                return 0
        return None

    def _hold_up(self, message: int, word: int, seconds: float) -> None:
        """Queue a message and wait until what it means is on record, or until we close."""
        self._saved.clear()
        if not self._is_closing:
            self._heard.put(message, word)
            self._saved.wait(seconds)

    # --- In the thread of the host ---

    def _meaning(self, message: int, word: int, now: datetime) -> list[Signal]:
        match message:
            case Wm.WTSSESSION_CHANGE:
                self._note(word)
                return self._edge()
            case Wm.POWERBROADCAST if word == Power.SUSPEND:
                self._slept, self._is_owed = now, True
                return [Sleep()]
            case Wm.POWERBROADCAST:
                is_new = word == Power.RESUMEAUTOMATIC or self._slept is not None
                self._slept = None
                return [Wake()] if is_new else []
        self._is_owed = True
        is_only_us = word & ENDSESSION_CLOSEAPP
        return [Stop(EndReason.STOP if is_only_us else EndReason.LOGOUT)]

    def _note(self, change: int) -> None:
        match change:
            case Session.LOCK:
                self._is_locked = True
            case Session.UNLOCK:
                self._is_locked = False
            case Session.CONSOLE_DISCONNECT | Session.REMOTE_DISCONNECT:
                self._is_away = True
            case Session.CONSOLE_CONNECT | Session.REMOTE_CONNECT:
                self._stand(is_away=False)

    def _stand(self, *, is_away: bool | None = None) -> None:
        """Ask how the session stands; where nothing tells, it stands as it did."""
        state = None if self._calls is None else self._calls.session_state()
        if state is not None:
            self._is_locked, self._is_away = state
        if is_away is not None:
            self._is_away = is_away

    def _edge(self) -> list[Signal]:
        """Tell of lock or unlock if that has changed."""
        is_locked = self._is_locked or self._is_away
        if is_locked == self._is_told_locked:
            return []
        self._is_told_locked = is_locked
        return [Lock() if is_locked else Unlock()]

    def _ask(self, calls: Calls, window: HiddenWindow, now: datetime) -> None:
        """Ask to be told of the session, and how it stands."""
        is_told = calls.wtsapi32.WTSRegisterSessionNotification(
            window.handle, NOTIFY_FOR_THIS_SESSION
        )
        self._ask_again = None if is_told else now + self._told(ASK_AGAIN)
        self._stand()

    def _by_time(self, calls: Calls, window: HiddenWindow, now: datetime) -> list[Signal]:
        """Do what is due by time alone, also when the clock was set back meanwhile."""
        signals: list[Signal] = []
        wait = self._told(AWAKE_AFTER)
        if self._slept is not None and not self._slept <= now < self._slept + wait:
            self._slept = None
            signals.append(Wake())
        wait = self._told(ASK_AGAIN)
        if self._ask_again is not None and not self._ask_again - wait <= now < self._ask_again:
            self._ask(calls, window, now)
        return signals
