"""The functions of macOS in C that the sensors call; none of them asks for a permission.

The names and numbers are those of Apple's headers: `CGEventSource.h`, `CGEventTypes.h` and
`CGSession.h` in CoreGraphics, `CFString.h` and its like in CoreFoundation, `time.h`.
"""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from tracker.errors import SensorError
from tracker.wording import _

_SERVICES: Final = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
_FOUNDATION: Final = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_SYSTEM: Final = "/usr/lib/libSystem.B.dylib"

_HID_SYSTEM_STATE: Final = 1  # kCGEventSourceStateHIDSystemState: what the hardware sends
_ANY_INPUT: Final = 0xFFFFFFFF  # kCGAnyInputEventType
_CLOCK_UPTIME_RAW: Final = 8  # clock_gettime_nsec_np(3): does not run while the computer sleeps
_UTF8: Final = 0x08000100  # kCFStringEncodingUTF8
_INT_TYPE: Final = 9  # kCFNumberIntType
_LONGEST: Final = 1024  # bytes of a name, with the zero at its end

# What a session's dictionary tells. The former is the value of kCGSessionOnConsoleKey. The latter
# is in no header, but has been there for long; while the screen is not locked it is absent.
_ON_CONSOLE: Final = b"kCGSSessionOnConsoleKey"
_LOCKED: Final = b"CGSSessionScreenIsLocked"

_POINTER = ctypes.c_void_p
_FUNCTIONS: Final[dict[str, dict[str, tuple[Any, tuple[Any, ...]]]]] = {
    _SERVICES: {
        "CGEventSourceSecondsSinceLastEventType": (
            ctypes.c_double,
            (ctypes.c_int32, ctypes.c_uint32),
        ),
        "CGSessionCopyCurrentDictionary": (_POINTER, ()),
    },
    _FOUNDATION: {
        "CFBooleanGetTypeID": (ctypes.c_ulong, ()),
        "CFBooleanGetValue": (ctypes.c_ubyte, (_POINTER,)),
        "CFDictionaryGetValue": (_POINTER, (_POINTER, _POINTER)),
        "CFGetTypeID": (ctypes.c_ulong, (_POINTER,)),
        "CFNumberGetTypeID": (ctypes.c_ulong, ()),
        "CFNumberGetValue": (ctypes.c_ubyte, (_POINTER, ctypes.c_long, _POINTER)),
        "CFRelease": (None, (_POINTER,)),
        "CFStringCreateWithCString": (_POINTER, (_POINTER, ctypes.c_char_p, ctypes.c_uint32)),
        "CFStringGetCString": (
            ctypes.c_ubyte,
            (_POINTER, _POINTER, ctypes.c_long, ctypes.c_uint32),
        ),
    },
    _SYSTEM: {"clock_gettime_nsec_np": (ctypes.c_uint64, (ctypes.c_int,))},
}


class Quartz:
    """The libraries of macOS, and what is asked of them."""

    def __init__(self, load: Callable[[str], Any] = ctypes.CDLL) -> None:
        """Load the libraries and say what their functions take.

        Raises:
            SensorError: this is no macOS that has them.
        """
        try:
            self._services, self._foundation, self._system = map(load, _FUNCTIONS)
            libraries = (self._services, self._foundation, self._system)
            for library, functions in zip(libraries, _FUNCTIONS.values(), strict=True):
                for function, (result, arguments) in functions.items():
                    bound = getattr(library, function)
                    bound.restype, bound.argtypes = result, arguments
        except (OSError, AttributeError) as error:
            reason = _("macOS lacks a function that is asked for ({reason}).")
            raise SensorError(reason.format(reason=error)) from error

    def present_ms(self) -> int:
        """Return how long macOS has been awake."""
        return int(self._system.clock_gettime_nsec_np(_CLOCK_UPTIME_RAW)) // 1_000_000

    def last_input_ms(self) -> int:
        """Return how long it had been awake at the last input."""
        seconds = self._services.CGEventSourceSecondsSinceLastEventType(
            _HID_SYSTEM_STATE, _ANY_INPUT
        )
        present = self.present_ms()
        return present - min(max(int(seconds * 1000), 0), present)

    def session_state(self) -> tuple[bool, bool]:
        """Tell whether the screen is locked, and whether another user's session is in front.

        Raises:
            SensorError: this process belongs to no session with a screen.
        """
        session = self._services.CGSessionCopyCurrentDictionary()
        if not session:
            raise SensorError(
                _("macOS knows no session with a screen here."),
                _("Start Kjernetid from within the desktop, as the person logged in there."),
            )
        try:
            is_locked = self._truth(session, _LOCKED, if_absent=False)
            return is_locked, not self._truth(session, _ON_CONSOLE, if_absent=True)
        finally:
            self._foundation.CFRelease(session)

    def taken_text(self, string: int) -> str:
        """Read a string of CoreFoundation that is ours, and release it; without one, nothing."""
        if not string:
            return ""
        room = ctypes.create_string_buffer(_LONGEST)
        try:
            is_read = self._foundation.CFStringGetCString(string, room, _LONGEST, _UTF8)
        finally:
            self._foundation.CFRelease(string)
        return room.value.decode("utf-8") if is_read else ""

    def _truth(self, dictionary: int, name: bytes, *, if_absent: bool) -> bool:
        """Read a truth value, which may be kept as a number."""
        foundation = self._foundation
        key = foundation.CFStringCreateWithCString(None, name, _UTF8)
        try:
            value = foundation.CFDictionaryGetValue(dictionary, key)
        finally:
            foundation.CFRelease(key)
        if not value:
            return if_absent
        kind = foundation.CFGetTypeID(value)
        if kind == foundation.CFBooleanGetTypeID():
            return bool(foundation.CFBooleanGetValue(value))
        number = ctypes.c_int()
        if kind == foundation.CFNumberGetTypeID():
            foundation.CFNumberGetValue(value, _INT_TYPE, ctypes.byref(number))
        return bool(number.value)


@cache
def quartz() -> Quartz:
    """Return the calls of this computer.

    Raises:
        SensorError: this is no macOS that has them.
    """
    return Quartz()
