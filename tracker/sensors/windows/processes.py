"""Running programs on Windows: their files.

Of each process only what may be asked with the least right there is. One of an administrator may
refuse even that; it is then not known of.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tracker.sensors.windows.calls import Calls

PROCESS_QUERY_LIMITED_INFORMATION: Final = 0x1000  # winnt.h
_PATH_MAX: Final = 32_768  # characters, the longest path of all: "Maximum Path Length Limitation"


def program_of_window(calls: Calls, window: int | None) -> str:
    """Return the path of the program that a window belongs to; empty where nothing tells."""
    number = ctypes.c_uint32()
    if not window or not calls.user32.GetWindowThreadProcessId(window, ctypes.byref(number)):
        return ""
    with _opened(calls, number.value) as process:
        return _file(calls, process)


@contextmanager
def _opened(calls: Calls, number: int) -> Iterator[int | None]:
    """Hold a process; None if it has ended, or may not be looked at."""
    process = calls.kernel32.OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, False, number)
    try:
        yield process or None
    finally:
        if process:
            calls.kernel32.CloseHandle(process)


def _file(calls: Calls, process: int | None) -> str:
    """Return the path of its program."""
    if process is None:
        return ""
    path, length = ctypes.create_unicode_buffer(_PATH_MAX), ctypes.c_uint32(_PATH_MAX)
    is_told = calls.kernel32.QueryFullProcessImageNameW(process, 0, path, ctypes.byref(length))
    return path.value if is_told else ""
