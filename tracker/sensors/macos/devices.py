"""Microphones and cameras: whether any program uses one, as macOS tells it.

Of a device it tells only that it runs in some program, and a headset runs when it plays, too. From
macOS 14 on it also tells of each program whether it listens, and that is believed where it is to
be had. It can be read at any time, but was not seen to be announced; what is announced is that a
program uses other devices, that programs and devices come and go, and that a device runs.

A virtual device plays to its listeners what other programs play, as equalisers have it do. It is
no microphone; where one stands for a microphone, a program listens to the real one as well.
"""

import os
from collections.abc import Callable
from typing import Final, Protocol

from tracker.errors import SensorError
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
    VIRTUAL,
    Objects,
    Property,
    Told,
    audio,
    media,
)
from tracker.sensors.macos.quartz import Quartz, quartz

# Parts of macOS that may listen all day: for "Hey Siri", for sounds that somebody wants to be told
# of, and for the microphone of a telephone that serves as a camera.
_ALL_DAY: Final = frozenset(
    {
        "com.apple.CoreSpeech",
        "com.apple.accessibility.heard",
        "com.apple.cmio.ContinuityCaptureAgent",
    }
)


class Source(Protocol):
    """What can be in use."""

    @property
    def objects(self) -> Objects:
        """Return the library that tells of it."""
        ...

    def told_by(self) -> set[Told]:
        """Return the properties that may change with its use.

        Raises:
            SensorError: macOS does not tell.
        """
        ...

    def is_in_use(self) -> bool:
        """Tell whether it is in use now.

        Raises:
            SensorError: macOS does not tell.
        """
        ...


def is_there(_objects: Objects, _device: int) -> bool:
    """Count every device."""
    return True


def is_microphone(objects: Objects, device: int) -> bool:
    """Tell whether sound comes in from a device."""
    return bool(_numbers(objects, device, INPUT_STREAMS)) and not _is_virtual(objects, device)


class Devices:
    """The devices that a library lists; in use while one of them runs in any program."""

    def __init__(self, objects: Objects, counts: Callable[[Objects, int], bool] = is_there) -> None:
        """Be ready to ask; `counts` says of each device whether it is one of those meant."""
        self.objects = objects
        self._counts = counts

    def told_by(self) -> set[Told]:
        """Return that devices come and go, and of each that it runs.

        The latter is told of a device as a whole; a listener to its input alone is never called.
        """
        return {(SYSTEM, DEVICES)} | {(device, RUNS) for device in self._all()}

    def is_in_use(self) -> bool:
        """Tell whether one of them runs."""
        return any(_number(self.objects, device, RUNS) for device in self._all())

    def _all(self) -> list[int]:
        devices = self.objects.numbers(SYSTEM, DEVICES)
        return [device for device in devices if self._counts(self.objects, device)]


class Recorders:
    """The programs that CoreAudio knows; in use while another one than this listens."""

    def __init__(self, objects: Objects, calls: Quartz) -> None:
        """Be ready to ask."""
        self.objects = objects
        self._calls = calls
        self._devices = Devices(objects, is_microphone)

    def told_by(self) -> set[Told]:
        """Return that programs and devices come and go, and what changes when one is used."""
        programs = self.objects.numbers(SYSTEM, PROCESSES)
        of_each = {(program, what) for program in programs for what in (RECORDS, RECORDED)}
        return self._devices.told_by() | {(SYSTEM, PROCESSES)} | of_each

    def is_in_use(self) -> bool:
        """Tell whether a program listens; which one is not kept."""
        return any(map(self._listens, self.objects.numbers(SYSTEM, PROCESSES)))

    def _listens(self, program: int) -> bool:
        return (
            _number(self.objects, program, RECORDS) != 0
            and _number(self.objects, program, PROCESS_NUMBER) != os.getpid()
            and self._bundle(program) not in _ALL_DAY
            and not self._hears_what_is_played(program)
        )

    def _hears_what_is_played(self, program: int) -> bool:
        devices = _numbers(self.objects, program, RECORDED)
        return bool(devices) and all(_is_virtual(self.objects, device) for device in devices)

    def _bundle(self, program: int) -> str:
        """Return what macOS calls a program; a bare command has no such name."""
        try:
            return self._calls.taken_text(self.objects.pointer(program, BUNDLE))
        except SensorError:
            return ""


def microphones() -> Source:
    """Return the microphones of this computer.

    Raises:
        SensorError: macOS does not tell of them.
    """
    return of_audio(audio(), quartz())


def of_audio(objects: Objects, calls: Quartz) -> Source:
    """Return the programs that listen, or before macOS 14 the devices that run."""
    if objects.has(SYSTEM, PROCESSES):
        return Recorders(objects, calls)
    return Devices(objects, is_microphone)


def cameras() -> Source:
    """Return the cameras of this computer.

    Raises:
        SensorError: macOS does not tell of them.
    """
    return Devices(media())


def _is_virtual(objects: Objects, device: int) -> bool:
    return _number(objects, device, TRANSPORT) == VIRTUAL


def _numbers(objects: Objects, owner: int, what: Property) -> list[int]:
    """Return what a property lists; nothing if its object has gone."""
    try:
        return objects.numbers(owner, what)
    except SensorError:
        return []


def _number(objects: Objects, owner: int, what: Property) -> int:
    """Return a property that is a number; 0 if its object has gone."""
    try:
        return objects.number(owner, what)
    except SensorError:
        return 0
