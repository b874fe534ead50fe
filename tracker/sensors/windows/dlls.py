"""The functions of Windows that the sensors call, and the memory that these fill.

The numbers and the layout of memory are those of the Windows SDK; each is documented under its name
on learn.microsoft.com. Widths are spelt out here, because `ctypes.wintypes` has those of the system
it runs on.
"""

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from tracker.errors import SensorError
from tracker.wording import _

ERROR_SUCCESS: Final = 0  # winerror.h
INFINITE: Final = 0xFFFFFFFF  # winbase.h: as long as it takes
WAIT_FAILED: Final = 0xFFFFFFFF
NOTIFY_FOR_THIS_SESSION: Final = 0  # wtsapi32.h
WTS_CURRENT_SESSION: Final = 0xFFFFFFFF
WTS_SESSION_INFO_EX: Final = 25  # of WTS_INFO_CLASS: WTSSessionInfoEx
WTS_ACTIVE: Final = 0  # of WTS_CONNECTSTATE_CLASS: somebody sees the session
WTS_SESSIONSTATE_LOCK: Final = 0  # 1 is unlocked; Windows 7 had them the wrong way round
EVENT_SYSTEM_FOREGROUND: Final = 0x0003  # winuser.h, of SetWinEventHook
WINEVENT_OUTOFCONTEXT: Final = 0x0000
WM_CLOSE: Final = 0x0010
WM_SETTINGCHANGE: Final = 0x001A  # winuser.h

_BOOL = _INT = ctypes.c_int32
_LONG = _HRESULT = ctypes.c_int32
_UINT = _DWORD = _ULONG = ctypes.c_uint32
_WORD = ctypes.c_uint16
_HANDLE = ctypes.c_void_p
_TEXT = ctypes.c_wchar_p
_WPARAM = ctypes.c_size_t
_LPARAM = _LRESULT = ctypes.c_ssize_t


def procedure(result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - types of C
    """Return the type of a function by its address: one that Windows calls, or one of an object."""
    if sys.platform == "win32":
        return ctypes.WINFUNCTYPE(result, *arguments)
    return ctypes.CFUNCTYPE(result, *arguments)


WNDPROC: Final = procedure(_LRESULT, _HANDLE, _UINT, _WPARAM, _LPARAM)
WNDENUMPROC: Final = procedure(_BOOL, _HANDLE, _LPARAM)
WINEVENTPROC: Final = procedure(None, _HANDLE, _DWORD, _HANDLE, _LONG, _LONG, _DWORD, _DWORD)


class LastInputInfo(ctypes.Structure):
    """LASTINPUTINFO: the tick of the last input, in 32 bits."""

    _fields_ = (("cbSize", _UINT), ("dwTime", _DWORD))


class WindowClass(ctypes.Structure):
    """WNDCLASSEXW: what kind of window it is, and who hears its messages."""

    _fields_ = (
        ("cbSize", _UINT),
        ("style", _UINT),
        ("lpfnWndProc", WNDPROC),
        ("cbClsExtra", _INT),
        ("cbWndExtra", _INT),
        ("hInstance", _HANDLE),
        ("hIcon", _HANDLE),
        ("hCursor", _HANDLE),
        ("hbrBackground", _HANDLE),
        ("lpszMenuName", _TEXT),
        ("lpszClassName", _TEXT),
        ("hIconSm", _HANDLE),
    )


class Message(ctypes.Structure):
    """MSG: one message out of the queue of a thread."""

    _fields_ = (
        ("hwnd", _HANDLE),
        ("message", _UINT),
        ("wParam", _WPARAM),
        ("lParam", _LPARAM),
        ("time", _DWORD),
        ("x", _LONG),
        ("y", _LONG),
    )


class SessionInfo(ctypes.Structure):
    """WTSINFOEXW, as far as it is read here; what follows would hold names of people."""

    _fields_ = (
        ("Level", _DWORD),
        ("padding", _DWORD),  # the union that follows holds numbers of 64 bits
        ("SessionId", _ULONG),
        ("SessionState", _INT),
        ("SessionFlags", _LONG),
    )


_POINTER = ctypes.c_void_p
_FUNCTIONS: Final[dict[str, dict[str, tuple[Any, tuple[Any, ...]]]]] = {
    "advapi32": {
        "RegCloseKey": (_LONG, (_HANDLE,)),
        "RegEnumKeyExW": (_LONG, (_HANDLE, _DWORD, *(_POINTER,) * 6)),
        "RegGetValueW": (_LONG, (_HANDLE, _TEXT, _TEXT, _DWORD, *(_POINTER,) * 3)),
        "RegNotifyChangeKeyValue": (_LONG, (_HANDLE, _BOOL, _DWORD, _HANDLE, _BOOL)),
        "RegOpenKeyExW": (_LONG, (_HANDLE, _TEXT, _DWORD, _DWORD, _POINTER)),
    },
    "kernel32": {
        "CloseHandle": (_BOOL, (_HANDLE,)),
        "CreateEventW": (_HANDLE, (_POINTER, _BOOL, _BOOL, _TEXT)),
        "GetModuleHandleW": (_HANDLE, (_TEXT,)),
        "GetPackageFamilyName": (_LONG, (_HANDLE, _POINTER, _POINTER)),
        "GetProcessTimes": (_BOOL, (_HANDLE, *(_POINTER,) * 4)),
        "GetTickCount64": (ctypes.c_uint64, ()),
        "K32EnumProcesses": (_BOOL, (_POINTER, _DWORD, _POINTER)),
        "OpenProcess": (_HANDLE, (_DWORD, _BOOL, _DWORD)),
        "QueryFullProcessImageNameW": (_BOOL, (_HANDLE, _DWORD, _POINTER, _POINTER)),
        "SetEvent": (_BOOL, (_HANDLE,)),
        "WaitForMultipleObjects": (_DWORD, (_DWORD, _POINTER, _BOOL, _DWORD)),
    },
    "ole32": {
        "CoCreateInstance": (_HRESULT, (_POINTER, _POINTER, _DWORD, _POINTER, _POINTER)),
        "CoInitializeEx": (_HRESULT, (_POINTER, _DWORD)),
        "CoUninitialize": (None, ()),
    },
    "shell32": {
        "SHQueryUserNotificationState": (_HRESULT, (_POINTER,)),
    },
    "user32": {
        "CreateWindowExW": (
            _HANDLE,
            (_DWORD, _TEXT, _TEXT, _DWORD, _INT, _INT, _INT, _INT, *(_HANDLE,) * 4),
        ),
        "DefWindowProcW": (_LRESULT, (_HANDLE, _UINT, _WPARAM, _LPARAM)),
        "DestroyWindow": (_BOOL, (_HANDLE,)),
        "DispatchMessageW": (_LRESULT, (_POINTER,)),
        "EnumWindows": (_BOOL, (WNDENUMPROC, _LPARAM)),
        "GetForegroundWindow": (_HANDLE, ()),
        "GetLastInputInfo": (_BOOL, (_POINTER,)),
        "GetMessageW": (_BOOL, (_POINTER, _HANDLE, _UINT, _UINT)),
        "GetWindowThreadProcessId": (_DWORD, (_HANDLE, _POINTER)),
        "IsWindowVisible": (_BOOL, (_HANDLE,)),
        "PostMessageW": (_BOOL, (_HANDLE, _UINT, _WPARAM, _LPARAM)),
        "PostQuitMessage": (None, (_INT,)),
        "RegisterClassExW": (_WORD, (_POINTER,)),
        "SetWinEventHook": (
            _HANDLE,
            (_DWORD, _DWORD, _HANDLE, WINEVENTPROC, _DWORD, _DWORD, _DWORD),
        ),
        "UnhookWinEvent": (_BOOL, (_HANDLE,)),
        "UnregisterClassW": (_BOOL, (_TEXT, _HANDLE)),
    },
    "wtsapi32": {
        "WTSFreeMemory": (None, (_POINTER,)),
        "WTSQuerySessionInformationW": (_BOOL, (_HANDLE, _DWORD, _INT, _POINTER, _POINTER)),
        "WTSRegisterSessionNotification": (_BOOL, (_HANDLE, _DWORD)),
        "WTSUnRegisterSessionNotification": (_BOOL, (_HANDLE,)),
    },
}


def load(name: str) -> Any:  # noqa: ANN401 - a library of C
    """Load a library for ourselves alone: what its functions take is said there."""
    if sys.platform != "win32":
        raise OSError(f"{name} is a library of Windows")
    return ctypes.WinDLL(name, use_last_error=True)


class Calls:
    """The libraries of Windows, and those calls that need memory to be filled."""

    def __init__(self, load: Callable[[str], Any] = load) -> None:
        """Load the libraries and say what their functions take.

        Raises:
            SensorError: this is no Windows that has them.
        """
        try:
            self.advapi32, self.kernel32 = load("advapi32"), load("kernel32")
            self.ole32, self.shell32 = load("ole32"), load("shell32")
            self.user32, self.wtsapi32 = load("user32"), load("wtsapi32")
            for name, functions in _FUNCTIONS.items():
                for function, (result, arguments) in functions.items():
                    bound = getattr(getattr(self, name), function)
                    bound.restype, bound.argtypes = result, arguments
        except (OSError, AttributeError) as error:
            reason = _("Windows lacks a function that is asked for ({reason}).")
            raise SensorError(reason.format(reason=error)) from error

    def last_input_tick(self) -> int:
        """Return the tick of this session's last input, in 32 bits.

        Raises:
            SensorError: Windows does not tell.
        """
        info = LastInputInfo(cbSize=ctypes.sizeof(LastInputInfo))
        if not self.user32.GetLastInputInfo(ctypes.byref(info)):
            raise SensorError(_("Windows does not tell when the last input was."))
        return int(info.dwTime)

    def session_state(self) -> tuple[bool, bool] | None:
        """Tell whether our session is locked, and whether it is on no screen; None: not known."""
        found, size = _POINTER(), _DWORD()
        is_told = self.wtsapi32.WTSQuerySessionInformationW(
            None,  # WTS_CURRENT_SERVER_HANDLE: this computer
            WTS_CURRENT_SESSION,
            WTS_SESSION_INFO_EX,
            ctypes.byref(found),
            ctypes.byref(size),
        )
        if not is_told or not found.value:
            return None
        read = min(size.value, ctypes.sizeof(SessionInfo))
        memory = ctypes.string_at(found.value, read).ljust(ctypes.sizeof(SessionInfo), b"\0")
        self.wtsapi32.WTSFreeMemory(found)
        info = SessionInfo.from_buffer_copy(memory)
        if info.Level != 1:
            return None
        return info.SessionFlags == WTS_SESSIONSTATE_LOCK, info.SessionState != WTS_ACTIVE

    def new_event(self) -> int:
        """Return a new event; a wait that it ends unsets it.

        Raises:
            SensorError: Windows makes none.
        """
        event = self.kernel32.CreateEventW(None, False, False, None)
        if not event:
            raise SensorError(_("Windows makes no event for us, by which it would tell."))
        return int(event)

    def notification_state(self) -> int:
        """Return whether this is a moment for notifications (QUERY_USER_NOTIFICATION_STATE).

        Raises:
            SensorError: Windows does not tell.
        """
        state = _INT()
        if self.shell32.SHQueryUserNotificationState(ctypes.byref(state)) < 0:
            raise SensorError(_("Windows does not tell whether this is a moment to disturb."))
        return state.value


@cache
def calls() -> Calls:
    """Return the calls of this computer.

    Raises:
        SensorError: this is no Windows that has them.
    """
    return Calls()
