"""The libraries of Windows for tests, with windows, threads and messages that behave like its own.

Only what would be in a DLL is played; the window procedure is called through C, as Windows does.
"""

import ctypes
import threading
from collections import defaultdict
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import count
from queue import SimpleQueue
from typing import Any

from tests.sensors.fake_core_audio import FakeAudio
from tests.sensors.fake_registry import FakeEvents, FakeRegistry
from tracker.sensors.windows.dlls import Calls, SessionInfo

LONGEST_S = 10.0  # that a test waits for what takes no time
WM_CLOSE, WS_VISIBLE = 0x0010, 0x10000000
STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"


class Function:
    """A function of a library that takes only what was declared for it."""

    def __init__(self, body):
        self._body = body
        self.restype = self.argtypes = None

    def __call__(self, *arguments):
        assert self.argtypes is not None, "called before it was declared"
        for kind, argument in zip(self.argtypes, arguments, strict=True):
            kind.from_param(argument)
        return self._body(*arguments)


class Library:
    """Functions by name."""

    def __init__(self, functions):
        for name, body in functions.items():
            setattr(self, name, Function(body))


@dataclass
class Process:
    """A running program."""

    path: str
    family: str = ""  # of its package
    began: int = 0  # FILETIME
    is_ours: bool = True  # else nothing may be asked of it


class FakeWindows:
    """A computer that runs Windows: its clock, its session, its windows."""

    def __init__(self, *, tick: int = 10_000_000, idle_ms: int = 0) -> None:
        self.tick = tick
        self.input = (tick - idle_ms) % 2**32
        self.tells_input = True
        self.makes_windows = True
        self.hooks = True
        self.session_service = True
        self.session: tuple[int, int, int] | None = (1, 0, 1)  # level, state, flags
        self.programs: dict[int, str] = {}  # window: path of its program
        self.unseen: set[int] = set()
        self.in_front = 0
        self.watchers: set[int] = set()
        self.classes: set[str] = set()
        self.procedures: dict[int, Any] = {}
        self.queues: defaultdict[int, SimpleQueue[tuple[Any, ...]]] = defaultdict(SimpleQueue)
        self.owners: dict[int, int] = {}  # window: thread
        self.hooked: dict[int, tuple[Any, int]] = {}
        self.processes = {4: Process("", is_ours=False)}
        self.open_processes: set[int] = set()
        self.notifications = 5  # QUNS_ACCEPTS_NOTIFICATIONS
        self.notifications_result = 0
        self.times_asked_for_notifications = 0
        self.memory: dict[int, object] = {}
        self.loaded = 0
        self._numbers = count(100)
        self.events = FakeEvents(self._numbers)
        self.registry = FakeRegistry(self.events, self._numbers)
        for capability in ("microphone", "webcam"):
            self.registry.write(rf"{STORE}\{capability}", Value=0)
        self.audio = FakeAudio()

    def calls(self) -> Calls:
        """Return the calls to this computer."""
        return Calls(self.load)

    def load(self, name: str) -> Library:
        """Return a library of this computer."""
        self.loaded += 1
        return Library(getattr(self, f"_{name}")())

    # --- What a test lets happen

    def send(self, message: int, word: int = 0, detail: int = 0) -> "Future[int]":
        """Send a message to the one window; the future holds its answer."""
        (window,) = self.procedures
        answer: Future[int] = Future()
        self.queues[self.owners[window]].put(("sent", window, message, word, detail, answer))
        return answer

    def tell(self, message: int, word: int = 0, detail: int = 0) -> int:
        """Send a message that is answered at once."""
        return self.send(message, word, detail).result(LONGEST_S)

    def bring_to_front(self, window: int) -> None:
        """Let a window come to the front, and wait until all were told."""
        self.in_front = window
        for procedure, thread in self.hooked.values():
            heard: Future[int] = Future()
            self.queues[thread].put(("event", procedure, window, heard))
            heard.result(LONGEST_S)

    def lose_window(self) -> None:
        """Let the loop of the one window's thread end without having been asked to."""
        (window,) = self.procedures
        self.queues[self.owners[window]].put(("quit",))

    # --- The libraries

    def _advapi32(self):
        return self.registry.functions()

    def _ole32(self):
        return self.audio.functions()

    def _shell32(self):
        return {"SHQueryUserNotificationState": self._notification_state}

    def _kernel32(self):
        return self.events.functions() | {
            "CloseHandle": self._close_handle,
            "GetModuleHandleW": lambda _name: 1,
            "GetPackageFamilyName": self._family_name,
            "GetProcessTimes": self._process_times,
            "GetTickCount64": lambda: self.tick,
            "K32EnumProcesses": self._enumerate_processes,
            "OpenProcess": self._open_process,
            "QueryFullProcessImageNameW": self._image_name,
        }

    def _user32(self):
        return {
            "CreateWindowExW": self._create_window,
            "DefWindowProcW": self._by_default,
            "DestroyWindow": self._destroy_window,
            "DispatchMessageW": self._dispatch,
            "EnumWindows": self._enum_windows,
            "GetForegroundWindow": lambda: self.in_front,
            "GetLastInputInfo": self._last_input,
            "GetMessageW": self._get_message,
            "GetWindowThreadProcessId": self._process_of_window,
            "IsWindowVisible": lambda window: window not in self.unseen,
            "PostMessageW": self._post,
            "PostQuitMessage": lambda _code: self.queues[threading.get_ident()].put(("quit",)),
            "RegisterClassExW": self._register_class,
            "SetWinEventHook": self._hook,
            "UnhookWinEvent": lambda hook: bool(self.hooked.pop(hook)),
            "UnregisterClassW": self._unregister_class,
        }

    def _wtsapi32(self):
        return {
            "WTSFreeMemory": lambda found: self.memory.pop(found.value),
            "WTSQuerySessionInformationW": self._query_session,
            "WTSRegisterSessionNotification": self._watch_session,
            "WTSUnRegisterSessionNotification": self._unwatch_session,
        }

    def _last_input(self, reference):
        assert reference._obj.cbSize == 8
        reference._obj.dwTime = self.input
        return self.tells_input

    def _register_class(self, reference):
        kind = reference._obj
        assert kind.cbSize == ctypes.sizeof(kind)
        assert kind.lpszClassName not in self.classes
        self.classes.add(kind.lpszClassName)
        self._last_procedure = kind.lpfnWndProc
        return 1

    def _unregister_class(self, name, _module):
        self.classes.remove(name)
        return 1

    def _create_window(self, _extended, name, _title, style, *rest):
        assert name in self.classes
        assert rest[4] is None, "a window that has a parent hears no broadcasts"
        assert not style & WS_VISIBLE, "nobody is to see it"
        if not self.makes_windows:
            return 0
        window = next(self._numbers)
        self.owners[window] = threading.get_ident()
        self.procedures[window] = self._last_procedure
        return window

    def _by_default(self, window, message, _word, _detail):
        if message == WM_CLOSE:
            self._destroy_window(window)
        return 0

    def _destroy_window(self, window):
        assert self.owners[window] == threading.get_ident(), "only its own thread can"
        assert window not in self.watchers, "still told of the session"
        del self.procedures[window]
        return 1

    def _post(self, window, message, word, detail):
        self.queues[self.owners[window]].put(("posted", window, message, word, detail))
        return 1

    def _get_message(self, reference, *_filter):
        while True:
            kind, *what = self.queues[threading.get_ident()].get()
            if kind == "quit":
                return 0
            if kind == "posted":
                message = reference._obj
                message.hwnd, message.message, message.wParam, message.lParam = what
                return 1
            if kind == "event":
                procedure, window, heard = what
                procedure(1, 3, window, 0, 0, 0, 0)
                heard.set_result(0)
            else:
                window, message, word, detail, answer = what
                answer.set_result(self.procedures[window](window, message, word, detail))

    def _dispatch(self, reference):
        one = reference._obj
        return self.procedures[one.hwnd](one.hwnd, one.message, one.wParam, one.lParam)

    def _hook(self, first, last, _module, procedure, process, thread, flags):
        assert (first, last, process, thread, flags) == (3, 3, 0, 0, 0)
        if not self.hooks:
            return 0
        hook = next(self._numbers)
        self.hooked[hook] = (procedure, threading.get_ident())
        return hook

    def _enum_windows(self, procedure, detail):
        return all(procedure(window, detail) for window in self.programs)

    def _process_of_window(self, window, reference):
        if window not in self.programs:
            return 0
        reference._obj.value = window + 1000
        return 1

    def _open_process(self, right, _inherit, number):
        assert right == 0x1000, "no more may be asked of other programs"
        process = self._process(number)
        if not process.is_ours:
            return 0  # of an administrator
        self.open_processes.add(number)
        return number

    def _process(self, number):
        return self.processes.get(number) or Process(
            self.programs[number - 1000], is_ours=bool(self.programs[number - 1000])
        )

    def _close_handle(self, handle):
        if handle in self.events.set:
            del self.events.set[handle]
        else:
            self.open_processes.remove(handle)
        return 1

    def _image_name(self, process, _form, path, length):
        assert length._obj.value == len(path)
        path.value = self._process(process).path
        return 1

    def _family_name(self, process, length, name):
        assert length._obj.value == len(name)
        name.value = self._process(process).family
        return 0 if name.value else 15700  # APPMODEL_ERROR_NO_PACKAGE

    def _process_times(self, process, began, *_others):
        began._obj.value = self._process(process).began
        return 1

    def _enumerate_processes(self, numbers, size, filled):
        assert size == ctypes.sizeof(numbers)
        if not self.processes:
            return 0
        told = list(self.processes)[: len(numbers)]
        numbers[: len(told)] = told
        filled._obj.value = 4 * len(told)
        return 1

    def _notification_state(self, reference):
        self.times_asked_for_notifications += 1
        reference._obj.value = self.notifications
        return self.notifications_result

    def _query_session(self, _server, session, kind, found, size):
        assert (session, kind) == (0xFFFFFFFF, 25)
        if self.session is None:
            return 0
        level, state, flags = self.session
        info = SessionInfo(Level=level, SessionId=7, SessionState=state, SessionFlags=flags)
        found._obj.value, size._obj.value = ctypes.addressof(info), ctypes.sizeof(info)
        self.memory[ctypes.addressof(info)] = info
        return 1

    def _watch_session(self, window, which):
        assert which == 0
        if self.session_service:
            self.watchers.add(window)
        return self.session_service

    def _unwatch_session(self, window):
        self.watchers.remove(window)
        return 1
