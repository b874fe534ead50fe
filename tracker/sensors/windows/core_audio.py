"""Who takes in sound on Windows, as Core Audio tells of the microphones that are plugged in.

Each program that uses a microphone has a session at it. One is active while a stream in it runs; a
paused one is not. Counted are those of other programs that are still there, and none of the
system's own sounds.

Core Audio would call us as sessions come and go: on threads of its own, by three kinds of objects
with thirteen methods, which we would have to make for it out of bare memory. A fault in one of them
would end the program at any moment, as it does in others written in Python. So it is asked.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import UUID

from tracker.errors import SensorError
from tracker.sensors.windows import com
from tracker.sensors.windows.com import CLSCTX_ALL, Method, Thing
from tracker.sensors.windows.dlls import Calls
from tracker.sensors.windows.processes import process_numbers
from tracker.wording import _

# mmdeviceapi.h, audiopolicy.h, audiosessiontypes.h
_DEVICES: Final = UUID("bcde0395-e52f-467c-8e3d-c4579291692e")  # MMDeviceEnumerator
_IMM_DEVICE_ENUMERATOR: Final = UUID("a95664d2-9614-4f35-a746-de8db63617e6")
_IAUDIO_SESSION_MANAGER_2: Final = UUID("77aa99a0-1bd6-484f-8bc7-2c654c9a9b6f")
_IAUDIO_SESSION_CONTROL_2: Final = UUID("bfb7ff88-7239-4fc9-8fa2-07c950be9c6d")
_CAPTURE: Final = 1  # EDataFlow: devices that sound comes from
_PRESENT: Final = 0x1  # DEVICE_STATE_ACTIVE: plugged in and not switched off
_ACTIVE: Final = 1  # AudioSessionState
_YES: Final = 0  # S_OK, where the other answer is S_FALSE

_INT, _DWORD, _POINTER = ctypes.c_int32, ctypes.c_uint32, ctypes.c_void_p
_ENUM_AUDIO_ENDPOINTS: Final = Method(3, (_INT, _DWORD, _POINTER))  # IMMDeviceEnumerator
_COUNT: Final = Method(3, (_POINTER,))  # IMMDeviceCollection, IAudioSessionEnumerator: GetCount
_ITEM: Final = Method(4, (_DWORD, _POINTER))  # IMMDeviceCollection
_ACTIVATE: Final = Method(3, (_POINTER, _DWORD, _POINTER, _POINTER))  # IMMDevice
_SESSION_ENUMERATOR: Final = Method(5, (_POINTER,))  # IAudioSessionManager2
_SESSION: Final = Method(4, (_INT, _POINTER))  # IAudioSessionEnumerator
_STATE: Final = Method(3, (_POINTER,))  # IAudioSessionControl, and so of its second version
_PROCESS_ID: Final = Method(14, (_POINTER,))  # IAudioSessionControl2
_IS_SYSTEM_SOUNDS: Final = Method(15)


@contextmanager
def listening(calls: Calls) -> Iterator[None]:
    """Have this thread ask Core Audio.

    Raises:
        SensorError: it cannot.
    """
    try:
        with com.apartment(calls):
            yield
    except OSError as error:
        raise _silent(error) from error


def is_recorded(calls: Calls) -> bool:
    """Tell whether another program takes in sound.

    Raises:
        SensorError: Core Audio does not tell.
    """
    try:
        return bool(_recorders(calls) & process_numbers(calls) - {0, os.getpid()})
    except OSError as error:
        raise _silent(error) from error


def _recorders(calls: Calls) -> frozenset[int]:
    """Return the numbers of the processes that take in sound from any microphone."""
    found: set[int] = set()
    faults: list[OSError] = []
    with (
        com.created(calls, _DEVICES, _IMM_DEVICE_ENUMERATOR) as devices,
        devices.thing(_ENUM_AUDIO_ENDPOINTS, _CAPTURE, _PRESENT) as present,
    ):
        count = present.number(_COUNT)
        for number in range(count):
            try:
                with present.thing(_ITEM, number) as device:
                    found.update(_recorders_at(device))
            except OSError as error:  # unplugged meanwhile; the others go on
                faults.append(error)
    if faults and len(faults) == count:
        raise faults[0]
    return frozenset(found)


def _recorders_at(device: Thing) -> Iterator[int]:
    """Return the numbers of the processes that take in sound from one microphone."""
    kind = com.guid(_IAUDIO_SESSION_MANAGER_2)
    with (
        device.thing(_ACTIVATE, kind, CLSCTX_ALL, None) as manager,
        manager.thing(_SESSION_ENUMERATOR) as sessions,
    ):
        for number in range(sessions.number(_COUNT)):
            with (
                sessions.thing(_SESSION, number) as session,
                session.as_kind(_IAUDIO_SESSION_CONTROL_2) as control,
            ):
                if control.number(_STATE) == _ACTIVE and control.call(_IS_SYSTEM_SOUNDS) != _YES:
                    yield control.number(_PROCESS_ID)


def _silent(error: OSError) -> SensorError:
    return SensorError(
        _(
            "Core Audio does not tell who uses a microphone ({reason}). The record that Windows"
            " keeps of it is read instead; that is known to be out of date at times."
        ).format(reason=error)
    )
