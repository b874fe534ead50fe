"""Objects of COM, as far as they are asked something: pointers, methods by their place, letting go.

An object is a pointer to a pointer to the addresses of its methods, in the order of the header. The
first three are those of `IUnknown`. Nothing of ours is ever called by COM.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Final, NamedTuple, Self
from uuid import UUID

from tracker.sensors.windows.dlls import Calls, procedure

_HRESULT: Final = ctypes.c_int32
_POINTER: Final = ctypes.c_void_p
_MULTITHREADED: Final = 0x0  # objbase.h, COINIT_MULTITHREADED
CLSCTX_ALL: Final = 0x17  # combaseapi.h: wherever it may run


class Method(NamedTuple):
    """Where the address of a method stands, and what it takes, save for the object itself."""

    place: int
    takes: tuple[Any, ...] = ()


_QUERY_INTERFACE: Final = Method(0, (_POINTER, _POINTER))
_RELEASE: Final = Method(2)


class Thing:
    """One reference to an object, let go of at the end of a `with`."""

    def __init__(self, address: int) -> None:
        """Take over a reference."""
        self._address = address

    def call(self, method: Method, *arguments: object) -> int:
        """Call a method; return what it says beside success.

        Raises:
            OSError: it failed; the text is the number by which Microsoft knows the failure.
        """
        result = self._called(method, *arguments)
        return _succeeded(result)

    def number(self, method: Method, *arguments: object) -> int:
        """Call a method that hands out a number of 32 bits, and return that.

        Raises:
            OSError: it failed.
        """
        found = ctypes.c_uint32()
        self.call(method, *arguments, ctypes.byref(found))
        return found.value

    def thing(self, method: Method, *arguments: object) -> "Thing":
        """Call a method that hands out an object, and return that.

        Raises:
            OSError: it failed.
        """
        found = _POINTER()
        self.call(method, *arguments, ctypes.byref(found))
        return _found(found)

    def as_kind(self, kind: UUID) -> "Thing":
        """Return the same object, seen as another kind.

        Raises:
            OSError: it is none of that kind.
        """
        return self.thing(_QUERY_INTERFACE, guid(kind))

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the reference."""
        self._called(_RELEASE)

    def _called(self, method: Method, *arguments: object) -> int:
        methods = ctypes.cast(self._address, ctypes.POINTER(ctypes.POINTER(_POINTER))).contents
        function = procedure(_HRESULT, _POINTER, *method.takes)(methods[method.place])
        return int(function(self._address, *arguments))


def guid(name: UUID) -> ctypes.Array[ctypes.c_char]:
    """Return the memory in which Windows keeps such a name."""
    return ctypes.create_string_buffer(name.bytes_le, len(name.bytes_le))


@contextmanager
def apartment(calls: Calls) -> Iterator[None]:
    """Have this thread use COM, which answers in any thread then.

    Raises:
        OSError: it may not.
    """
    _succeeded(calls.ole32.CoInitializeEx(None, _MULTITHREADED))
    try:
        yield
    finally:
        calls.ole32.CoUninitialize()


def created(calls: Calls, what: UUID, kind: UUID) -> Thing:
    """Return a new object.

    Raises:
        OSError: there is none.
    """
    found = _POINTER()
    result = calls.ole32.CoCreateInstance(
        guid(what), None, CLSCTX_ALL, guid(kind), ctypes.byref(found)
    )
    _succeeded(result)
    return _found(found)


def _succeeded(result: int) -> int:
    if result < 0:
        raise OSError(f"0x{result & 0xFFFFFFFF:08X}")
    return result


def _found(pointer: ctypes.c_void_p) -> Thing:
    if pointer.value is None:
        raise OSError("nothing was handed out")
    return Thing(pointer.value)
