"""A window that nobody sees, in a thread of its own, to hear what Windows tells all windows.

It is a top-level window that is never shown: a message-only window would hear no broadcasts, and
`WM_POWERBROADCAST`, `WM_QUERYENDSESSION`, `WM_TIMECHANGE` and `WM_SETTINGCHANGE` are such.
The thread waits in `GetMessage` and costs nothing until a message comes. It decides nothing: what
it hears is queued for the host's thread, which reads its sensors there and nowhere else.
"""

import ctypes
import itertools
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Final

from tracker.errors import SensorError
from tracker.sensors.windows.dlls import WNDPROC, Calls, Message, WindowClass
from tracker.wording import _

# winuser.h
_WM_CLOSE: Final = 0x0010  # also from the task manager and from installers that close programs
_WM_APP: Final = 0x8000  # the first of a program's own
_WS_OVERLAPPED: Final = 0  # hidden, as `WS_VISIBLE` is not there
_END_MAX_S: Final = 6.0  # longer than any message is answered in

Hear = Callable[[int, int, int], int | None]
_numbers = itertools.count(1)


class Heard:
    """What was heard in a thread and is still to be read in the host's."""

    def __init__(self, wake: Callable[[], None]) -> None:
        """Begin with nothing; `wake` is called after each thing that was heard."""
        self._wake = wake
        self._waiting: deque[tuple[int, int]] = deque()

    def put(self, number: int, word: int) -> None:
        """Keep a message and its first parameter, and have it read before long."""
        self._waiting.append((number, word))
        self._wake()

    def take(self) -> Iterator[tuple[int, int]]:
        """Hand out what waits, the oldest first; what comes meanwhile, too."""
        while self._waiting:
            yield self._waiting.popleft()

    def clear(self) -> None:
        """Forget what waits."""
        self._waiting.clear()

    def __bool__(self) -> bool:
        """Tell whether something waits."""
        return bool(self._waiting)


class HiddenWindow:
    """A window whose messages are heard in its own thread."""

    def __init__(
        self,
        calls: Calls,
        hear: Hear,
        inside: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """Be ready to open.

        Args:
            calls: the functions of Windows.
            hear: is called in the thread with the number of each message and its two parameters;
                returns the answer, or None where Windows answers as it would by itself.
            inside: is entered in the thread before the first message, and left after the last.
        """
        self.handle: int | None = None
        self._calls = calls
        self._hear = hear
        self._inside = inside
        self._class = f"Kjernetid {next(_numbers)}"
        self._procedure = WNDPROC(self._on_message)  # kept as long as Windows may call it
        self._is_ready = threading.Event()
        self._fault: SensorError | None = None
        self._thread = threading.Thread(target=self._run, name=self._class, daemon=True)

    @property
    def is_open(self) -> bool:
        """Tell whether messages are heard."""
        return self._thread.is_alive() and self.handle is not None

    def open(self) -> None:
        """Make the window; it hears from now on.

        Raises:
            SensorError: Windows refuses it.
        """
        self._thread.start()
        self._is_ready.wait()
        if self._fault is not None:
            self._thread.join(_END_MAX_S)
            raise self._fault

    def close(self) -> None:
        """Let go of the window and wait for the thread to end; may be called twice."""
        handle, self.handle = self.handle, None
        if handle is not None:
            self._calls.user32.PostMessageW(handle, _WM_APP, 0, 0)
            self._thread.join(_END_MAX_S)

    def _run(self) -> None:
        try:
            with self._made() as handle, self._inside():
                self.handle = handle
                self._is_ready.set()
                self._take_messages()
        except SensorError as error:
            self._fault = error
        finally:
            self._is_ready.set()

    @contextmanager
    def _made(self) -> Iterator[int]:
        """Make the window and the class that every window needs; let go of both at the end."""
        user32, module = self._calls.user32, self._calls.kernel32.GetModuleHandleW(None)
        kind = WindowClass(
            cbSize=ctypes.sizeof(WindowClass),
            lpfnWndProc=self._procedure,
            hInstance=module,
            lpszClassName=self._class,
        )
        handle = user32.RegisterClassExW(ctypes.byref(kind)) and user32.CreateWindowExW(
            0, self._class, "Kjernetid", _WS_OVERLAPPED, 0, 0, 0, 0, None, None, module, None
        )
        try:
            if not handle:
                raise SensorError(_("Windows makes no window for us, by which it would tell."))
            yield int(handle)
        finally:
            if handle:
                user32.DestroyWindow(handle)
            user32.UnregisterClassW(self._class, module)

    def _take_messages(self) -> None:
        message = Message()
        while self._calls.user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            self._calls.user32.DispatchMessageW(ctypes.byref(message))

    def _on_message(self, handle: int | None, message: int, first: int, second: int) -> int:
        if message == _WM_APP:
            self._calls.user32.PostQuitMessage(0)
            return 0
        if message == _WM_CLOSE:
            return 0  # whoever asks the program to end asks Qt's windows as well
        answer = self._hear(message, first, second)
        if answer is None:
            answer = int(self._calls.user32.DefWindowProcW(handle, message, first, second))
        return answer


def ended() -> SensorError:
    """Return what is raised when a window is gone that we did not close."""
    return SensorError(_("The window is gone to which Windows tells this."))
