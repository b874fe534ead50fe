"""The part of the registry that belongs to this user: keys, numbers in them, news of changes."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Final, Self

from tracker.sensors.windows.dlls import ERROR_SUCCESS, Calls

# winreg.h, winnt.h
_CURRENT_USER: Final = -0x7FFFFFFF  # HKEY_CURRENT_USER: 0x80000001 with its sign
_KEY_READ: Final = 0x20019  # to read values and names of keys, and to be told of changes
_RRF_RT_REG_QWORD: Final = 0x40
_NOTIFY_CHANGE_NAME: Final = 0x1
_NOTIFY_CHANGE_LAST_SET: Final = 0x4
_KEY_NAME_MAX: Final = 256  # characters, with the end of the text: "Registry Element Size Limits"


class Key:
    """An open key; used by `with`, or closed by hand."""

    def __init__(self, calls: Calls, handle: int) -> None:
        """Take over an open key."""
        self._calls = calls
        self._handle = handle

    @classmethod
    def opened(cls, calls: Calls, path: str) -> Self | None:
        """Open a key by its path below that of this user; None where there is none."""
        handle = ctypes.c_void_p()
        result = calls.advapi32.RegOpenKeyExW(
            _CURRENT_USER, path, 0, _KEY_READ, ctypes.byref(handle)
        )
        return cls(calls, handle.value) if result == ERROR_SUCCESS and handle.value else None

    def names(self) -> list[str]:
        """Return the names of the keys right below it."""
        names: list[str] = []
        while True:
            name = ctypes.create_unicode_buffer(_KEY_NAME_MAX)
            length = ctypes.c_uint32(_KEY_NAME_MAX)
            result = self._calls.advapi32.RegEnumKeyExW(
                self._handle, len(names), name, ctypes.byref(length), None, None, None, None
            )
            if result != ERROR_SUCCESS:
                return names
            names.append(name.value)

    def number(self, below: str, name: str) -> int | None:
        """Return a number of 64 bits that a key below holds; None where there is none."""
        value, size = ctypes.c_uint64(), ctypes.c_uint32(ctypes.sizeof(ctypes.c_uint64))
        result = self._calls.advapi32.RegGetValueW(
            self._handle,
            below,
            name,
            _RRF_RT_REG_QWORD,
            None,
            ctypes.byref(value),
            ctypes.byref(size),
        )
        return value.value if result == ERROR_SUCCESS else None

    def tell(self, event: int) -> None:
        """Have an event set at the next change in it or below, once.

        To be asked for in a thread that lives on, and again only when that has come.
        """
        self._calls.advapi32.RegNotifyChangeKeyValue(
            self._handle, True, _NOTIFY_CHANGE_NAME | _NOTIFY_CHANGE_LAST_SET, event, True
        )

    def close(self) -> None:
        """Let go of it."""
        self._calls.advapi32.RegCloseKey(self._handle)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of it."""
        self.close()


class Changes:
    """News of changes in a key; there are none of a key that is not there."""

    def __init__(self, key: Key | None, event: int) -> None:
        """Have the first change told."""
        self.event = event
        self._key = key
        self.heard()

    def heard(self) -> None:
        """Have the next change told, since the event was heard; to be called before any look."""
        if self._key is not None:
            self._key.tell(self.event)


@contextmanager
def changes(calls: Calls, path: str) -> Iterator[Changes]:
    """Hear of changes in a key, or below it, in this thread.

    Raises:
        SensorError: Windows makes no event.
    """
    event = calls.new_event()
    try:
        key = Key.opened(calls, path)
        if key is None:
            yield Changes(None, event)
        else:
            with key:
                yield Changes(key, event)
    finally:
        calls.kernel32.CloseHandle(event)  # after the key: to close that sets the event
