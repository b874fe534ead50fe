"""The layout of memory, and libraries that are not there."""

import ctypes
import struct
import sys

import pytest

from tests.sensors.fake_dlls import FakeWindows
from tracker.errors import SensorError
from tracker.sensors.windows import dlls
from tracker.sensors.windows.dlls import (
    Calls,
    LastInputInfo,
    Message,
    SessionInfo,
    WindowClass,
)

IS_64 = struct.calcsize("P") == 8


@pytest.mark.skipif(not IS_64, reason="the sizes are those of 64 bits")
@pytest.mark.parametrize(("kind", "size"), [(LastInputInfo, 8), (WindowClass, 80), (Message, 48)])
def test_memory_is_laid_out_as_in_the_headers(kind, size):
    assert ctypes.sizeof(kind) == size


def test_the_state_of_the_session_stands_behind_a_union_of_64_bit_numbers():
    assert (SessionInfo.SessionState.offset, SessionInfo.SessionFlags.offset) == (12, 16)


@pytest.mark.skipif(sys.platform == "win32", reason="there they are")
def test_elsewhere_there_are_no_libraries_of_windows():
    with pytest.raises(SensorError, match="advapi32 is a library of Windows"):
        dlls.Calls()


def test_a_library_that_lacks_a_function_is_told_of():
    class Old(FakeWindows):
        def _user32(self):
            functions = super()._user32()
            del functions["SetWinEventHook"]
            return functions

    with pytest.raises(SensorError, match="SetWinEventHook"):
        Calls(Old().load)
