"""Running programs on Windows: their numbers, files and packages, and since when they run.

Of each process only what may be asked with the least right there is. One of an administrator may
refuse even that; it is then not known of.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tracker.errors import SensorError
from tracker.sensors.windows.dlls import ERROR_SUCCESS, Calls
from tracker.wording import _

PROCESS_QUERY_LIMITED_INFORMATION: Final = 0x1000  # winnt.h
_PATH_MAX: Final = 32_768  # characters, the longest path of all: "Maximum Path Length Limitation"
_FAMILY_NAME_MAX: Final = 65  # appmodel.h, PACKAGE_FAMILY_NAME_MAX_LENGTH and the end of the text
_MANY: Final = 1024  # processes, to begin with


def process_numbers(calls: Calls) -> frozenset[int]:
    """Return the numbers of all processes, whosever they are.

    Raises:
        SensorError: Windows does not tell.
    """
    room = _MANY
    while True:
        numbers, filled = (ctypes.c_uint32 * room)(), ctypes.c_uint32()
        size = ctypes.sizeof(numbers)
        if not calls.kernel32.K32EnumProcesses(numbers, size, ctypes.byref(filled)):
            raise SensorError(_("Windows does not tell which programs run."))
        if filled.value < size:  # else there may be more
            return frozenset(numbers[: filled.value // ctypes.sizeof(ctypes.c_uint32)])
        room *= 2


def running_since(calls: Calls) -> dict[str, int]:
    """Return since when each program runs that we may look at, by its name, case folded.

    The name is that of its file, and that of its package's family if it has one. The instant is
    that of its oldest process, in 100 nanoseconds since 1601 (FILETIME).

    Raises:
        SensorError: Windows does not tell which run.
    """
    since: dict[str, int] = {}
    for number in process_numbers(calls):
        with _opened(calls, number) as process:
            began = _began(calls, process)
            if began is None:
                continue
            for name in (_file(calls, process).rpartition("\\")[2], _family(calls, process)):
                if name:
                    since[name.casefold()] = min(began, since.get(name.casefold(), began))
    return since


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


def _family(calls: Calls, process: int | None) -> str:
    """Return the name of the family of packages that it was installed from; most have none."""
    name = ctypes.create_unicode_buffer(_FAMILY_NAME_MAX)
    length = ctypes.c_uint32(_FAMILY_NAME_MAX)
    result = calls.kernel32.GetPackageFamilyName(process, ctypes.byref(length), name)
    return name.value if result == ERROR_SUCCESS else ""


def _began(calls: Calls, process: int | None) -> int | None:
    """Return when it began."""
    began, *others = (ctypes.c_uint64() for _time in range(4))
    if process is None or not calls.kernel32.GetProcessTimes(
        process, ctypes.byref(began), *map(ctypes.byref, others)
    ):
        return None
    return began.value
