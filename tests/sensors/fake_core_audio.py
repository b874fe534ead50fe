"""Core Audio for tests: objects in bare memory, whose methods are called through C by place."""

import ctypes
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tracker.sensors.windows.dlls import procedure

# The methods of each kind after those of `IUnknown`, in the order of mmdeviceapi.h and
# audiopolicy.h.
_CONTROL = (
    "GetState GetDisplayName SetDisplayName GetIconPath SetIconPath GetGroupingParam"
    " SetGroupingParam RegisterAudioSessionNotification UnregisterAudioSessionNotification"
)
KINDS = {
    "IMMDeviceEnumerator": "EnumAudioEndpoints GetDefaultAudioEndpoint GetDevice"
    " RegisterEndpointNotificationCallback UnregisterEndpointNotificationCallback",
    "IMMDeviceCollection": "GetCount Item",
    "IMMDevice": "Activate OpenPropertyStore GetId GetState",
    "IAudioSessionManager2": "GetAudioSessionControl GetSimpleAudioVolume GetSessionEnumerator"
    " RegisterSessionNotification UnregisterSessionNotification RegisterDuckNotification"
    " UnregisterDuckNotification",
    "IAudioSessionEnumerator": "GetCount GetSession",
    "IAudioSessionControl": _CONTROL,
    "IAudioSessionControl2": _CONTROL + " GetSessionIdentifier GetSessionInstanceIdentifier"
    " GetProcessId IsSystemSoundsSession SetDuckingPreference",
}
IDS = {
    UUID("a95664d2-9614-4f35-a746-de8db63617e6"): "IMMDeviceEnumerator",
    UUID("77aa99a0-1bd6-484f-8bc7-2c654c9a9b6f"): "IAudioSessionManager2",
    UUID("bfb7ff88-7239-4fc9-8fa2-07c950be9c6d"): "IAudioSessionControl2",
}
MM_DEVICE_ENUMERATOR = UUID("bcde0395-e52f-467c-8e3d-c4579291692e")
CAPTURE, PRESENT, CLSCTX_ALL = 1, 1, 0x17
OK, FALSE, UNPLUGGED, NO_SERVICE = 0, 1, -0x7776FFFC, -0x7776FFF0  # 0x88890004, 0x88890010
NO_SINGLE_PROCESS = 0x0889000D

_INT, _DWORD, _POINTER = ctypes.c_int32, ctypes.c_uint32, ctypes.c_void_p
_OUT = ctypes.POINTER(_POINTER)
_NUMBER = ctypes.POINTER(_DWORD)
_TAKES: dict[str, tuple[Any, ...]] = {
    "EnumAudioEndpoints": (_INT, _DWORD, _OUT),
    "GetCount": (_NUMBER,),
    "Item": (_DWORD, _OUT),
    "Activate": (_POINTER, _DWORD, _POINTER, _OUT),
    "GetSessionEnumerator": (_OUT,),
    "GetSession": (_INT, _OUT),
    "GetState": (_NUMBER,),
    "GetProcessId": (_NUMBER,),
    "IsSystemSoundsSession": (),
}


@dataclass
class Session:
    """What one program does at a microphone."""

    process: int
    state: int = 1
    is_system: bool = False
    process_result: int = OK


@dataclass
class Microphone:
    """What is plugged in, and who uses it."""

    sessions: list[Session] = field(default_factory=list)
    result: int = OK  # of asking it for anything


class FakeAudio:
    """The microphones of a computer, and the objects by which they are asked."""

    def __init__(self) -> None:
        self.microphones: list[Microphone] = []
        self.creates = OK
        self.initializes = OK
        self.times_asked = 0
        self.apartments = 0
        self.held: dict[int, int] = {}  # references by address
        self._memory: list[object] = []

    def functions(self):
        return {
            "CoCreateInstance": self._create,
            "CoInitializeEx": self._initialize,
            "CoUninitialize": self._uninitialize,
        }

    def _initialize(self, _reserved, kind):
        assert kind == 0, "Core Audio would call back in no other"
        if self.initializes >= 0:
            self.apartments += 1
        return self.initializes

    def _uninitialize(self):
        self.apartments -= 1

    def _create(self, what, outer, context, kind, found):
        assert self.apartments, "this thread does not use COM"
        assert (read(what), outer, context) == (MM_DEVICE_ENUMERATOR, None, CLSCTX_ALL)
        assert IDS[read(kind)] == "IMMDeviceEnumerator"
        self.times_asked += 1
        if self.creates < 0:
            return self.creates
        found._obj.value = self._made("IMMDeviceEnumerator", EnumAudioEndpoints=self._enumerate)
        return self.creates

    def _enumerate(self, _this, flow, states, found):
        assert (flow, states) == (CAPTURE, PRESENT)
        microphones = list(self.microphones)
        found[0] = self._made(
            "IMMDeviceCollection",
            GetCount=lambda _this, count: put(count, len(microphones)),
            Item=lambda _this, place, found: put(found, self._device(microphones[place])),
        )
        return OK

    def _device(self, microphone):
        def activate(_this, kind, context, parameters, found):
            assert IDS[read_at(kind)] == "IAudioSessionManager2"
            assert (context, parameters) == (CLSCTX_ALL, None)
            if microphone.result < 0:
                return microphone.result
            return put(found, self._manager(microphone))

        return self._made("IMMDevice", Activate=activate)

    def _manager(self, microphone):
        sessions = list(microphone.sessions)

        def enumerate_(_this, found):
            all_of_them = self._made(
                "IAudioSessionEnumerator",
                GetCount=lambda _this, count: put(count, len(sessions)),
                GetSession=lambda _this, place, out: put(out, self._control(sessions[place])),
            )
            return put(found, all_of_them)

        return self._made("IAudioSessionManager2", GetSessionEnumerator=enumerate_)

    def _control(self, session):
        def second(name):
            assert name == "IAudioSessionControl2"
            return self._made(
                name,
                GetState=lambda _this, state: put(state, session.state),
                GetProcessId=lambda _this, process: (
                    put(process, session.process) or session.process_result
                ),
                IsSystemSoundsSession=lambda _this: OK if session.is_system else FALSE,
            )

        return self._made("IAudioSessionControl", second)

    def _made(self, kind, as_another=None, **methods):
        """Return the address of a new object that has some of the methods of its kind."""
        names = ["QueryInterface", "AddRef", "Release", *KINDS[kind].split()]

        def query(_this, wanted, found):
            return put(found, as_another(IDS[read_at(wanted)]))

        def release(this):
            self.held[this] -= 1
            if not self.held[this]:
                del self.held[this]
            return self.held.get(this, 0)

        table = (_POINTER * len(names))()
        for name, body, takes in (
            ("QueryInterface", query, (_POINTER, _OUT)),
            ("Release", release, ()),
            *((name, body, _TAKES[name]) for name, body in methods.items()),
        ):
            function = procedure(ctypes.c_int32, _POINTER, *takes)(body)
            table[names.index(name)] = ctypes.cast(function, _POINTER)
            self._memory.append(function)
        memory = (_POINTER * 1)(ctypes.addressof(table))
        self._memory += [table, memory]
        address = ctypes.addressof(memory)
        self.held[address] = 1
        return address


def put(place, value):
    """Hand something out, and say that all is well."""
    place[0] = value
    return OK


def read(name):
    """Return the name in memory of ours."""
    return UUID(bytes_le=bytes(name.raw))


def read_at(address):
    """Return the name at an address."""
    return UUID(bytes_le=ctypes.string_at(address, 16))
