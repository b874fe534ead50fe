"""CoreAudio and CoreMediaIO for tests: objects with properties, and listeners called through C.

What is announced is what was seen to be announced on real Macs: that a device runs, to whoever
listens to it as a whole, and that a program uses other devices; never that a program records.
"""

import ctypes
import threading
from typing import Any

from tests.sensors.fake_dlls import Library
from tests.sensors.fake_macos import FakeMac
from tracker.sensors.macos.objects import (
    BUNDLE,
    DEVICES,
    INPUT_STREAMS,
    PROCESS_NUMBER,
    PROCESSES,
    RECORDED,
    RECORDS,
    RUNS,
    SYSTEM,
    TRANSPORT,
    Address,
    Objects,
    Property,
    Told,
    code,
)

UNKNOWN = int.from_bytes(b"who?", "big")  # kAudioHardwareUnknownPropertyError
SILENT = {RECORDS}
SIZE = 4


class FakeObjects:
    """One of the two libraries."""

    def __init__(self, *, is_media: bool = False) -> None:
        self.is_media = is_media
        self.values: dict[Told, list[int] | int | str] = {(SYSTEM, DEVICES): []}
        self.listeners: list[tuple[int, Property, Any, int]] = []
        self.mac = FakeMac()  # keeps the strings

    def objects(self) -> Objects:
        """Return the calls to it."""
        prefix = "CMIOObject" if self.is_media else "AudioObject"
        return Objects("the library", prefix, self.load, is_media=self.is_media)

    def load(self, path: str) -> Library:
        """Return the library."""
        prefix = "CMIOObject" if self.is_media else "AudioObject"
        return Library(
            {
                f"{prefix}HasProperty": lambda owner, what: (owner, named(what)) in self.values,
                f"{prefix}GetPropertyDataSize": self._size,
                f"{prefix}GetPropertyData": self._media_data if self.is_media else self._audio_data,
                f"{prefix}AddPropertyListener": self._add,
                f"{prefix}RemovePropertyListener": self._remove,
            }
        )

    # --- What a test lets happen

    def change(self, owner: int, what: Property, value: list[int] | int | str) -> None:
        """Change a property; who listens to it is called in a thread of the system's own."""
        self.values[owner, what] = value
        if what not in SILENT:
            self.announce(owner, what)

    def announce(self, owner: int, what: Property) -> None:
        """Say that a property has changed, whether it has or not."""
        called = [
            (call, data)
            for one, other, call, data in self.listeners
            if (one, other) == (owner, what)
        ]
        for call, data in called:
            thread = threading.Thread(target=call, args=(owner, 1, what.address(), data))
            thread.start()
            thread.join()

    def plug(self, device: int, *, streams: int = 1, transport: str = "usb ") -> None:
        """Plug in a device, with so many streams that come in."""
        self.values |= {
            (device, RUNS): 0,
            (device, INPUT_STREAMS): [90 + n for n in range(streams)],
            (device, TRANSPORT): code(transport),
        }
        self._list(DEVICES, device)

    def start(self, program: int, number: int, bundle: str = "") -> None:
        """Start a program that has to do with sound."""
        self.values |= {
            (program, RECORDS): 0,
            (program, RECORDED): [],
            (program, PROCESS_NUMBER): number,
            (program, BUNDLE): bundle,
        }
        self._list(PROCESSES, program)

    def record(self, program: int, *devices: int) -> None:
        """Have a program listen to devices, or to none any more."""
        self.change(program, RECORDS, int(bool(devices)))
        self.change(program, RECORDED, list(devices))

    def take_away(self, what: Property, gone: int) -> None:
        """Unplug a device, or end a program."""
        self.values = {told: value for told, value in self.values.items() if told[0] != gone}
        self.listeners = [one for one in self.listeners if one[0] != gone]
        listed = self.values[SYSTEM, what]
        assert isinstance(listed, list)
        self.change(SYSTEM, what, [one for one in listed if one != gone])

    def _list(self, what: Property, new: int) -> None:
        listed = self.values.get((SYSTEM, what), [])
        assert isinstance(listed, list)
        self.change(SYSTEM, what, [*listed, new])

    # --- The library

    def _size(self, owner, what, qualifier_size, qualifier, size):
        assert (qualifier_size, qualifier) == (0, None)
        value = self.values.get((owner, named(what)))
        if value is None:
            return UNKNOWN
        size._obj.value = SIZE * len(value) if isinstance(value, list) else SIZE
        return 0

    def _audio_data(self, owner, what, qualifier_size, qualifier, size, room):
        assert (qualifier_size, qualifier) == (0, None)
        return self._data(owner, what, size._obj.value, size, room)

    def _media_data(self, owner, what, qualifier_size, qualifier, size, used, room):
        assert (qualifier_size, qualifier) == (0, None)
        return self._data(owner, what, size, used, room)

    def _data(self, owner, what, size, used, room):
        value = self.values.get((owner, named(what)))
        if value is None:
            return UNKNOWN
        assert size == ctypes.sizeof(room._obj)
        if isinstance(value, list):
            fitting = value[: size // SIZE]
            room._obj[: len(fitting)] = fitting
            used._obj.value = SIZE * len(fitting)
        else:
            room._obj.value = self.mac.string(value) if isinstance(value, str) else value
            used._obj.value = size
        return 0

    def _add(self, owner, what, call, data):
        if not any(told[0] == owner for told in self.values):
            return UNKNOWN
        self.listeners.append((owner, named(what), call, data))
        return 0

    def _remove(self, owner, what, call, data):
        listener = (owner, named(what), call, data)
        if listener not in self.listeners:
            return UNKNOWN
        self.listeners.remove(listener)
        return 0


def named(reference) -> Property:
    """Return the property that an address stands for."""
    address: Address = reference._obj
    assert address.element == 0
    letters = (number.to_bytes(4, "big").decode() for number in (address.selector, address.scope))
    return Property(*letters)
