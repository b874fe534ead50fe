"""The objects by which macOS tells of microphones and cameras: they have properties, and listeners.

CoreAudio and CoreMediaIO do this alike, down to the numbers; only reading differs in one argument.
The names and numbers are those of Apple's headers: `AudioHardwareBase.h`, `AudioHardware.h`,
`CMIOHardwareObject.h`, `CMIOHardwareSystem.h`, `CMIOHardwareDevice.h`. No sound is heard and no
picture is taken, so no permission is asked for.
"""

import ctypes
from collections.abc import Callable, Iterable
from functools import cache
from itertools import count
from typing import Any, Final, NamedTuple

from tracker.errors import SensorError
from tracker.wording import _

_FRAMEWORKS: Final = "/System/Library/Frameworks/"
_AUDIO: Final = _FRAMEWORKS + "CoreAudio.framework/CoreAudio"
_MEDIA: Final = _FRAMEWORKS + "CoreMediaIO.framework/CoreMediaIO"
_MAIN: Final = 0  # kAudioObjectPropertyElementMain
_MORE: Final = 16  # objects that may come between the question how many there are and which

SYSTEM: Final = 1  # kAudioObjectSystemObject, kCMIOObjectSystemObject


def code(letters: str) -> int:
    """Return the number that four letters stand for."""
    return int.from_bytes(letters.encode("ascii"), "big")


class Address(ctypes.Structure):
    """Which property is meant: `AudioObjectPropertyAddress`, `CMIOObjectPropertyAddress`."""

    _fields_ = (
        ("selector", ctypes.c_uint32),
        ("scope", ctypes.c_uint32),
        ("element", ctypes.c_uint32),
    )


class Property(NamedTuple):
    """A property by the four letters of its selector and of its scope."""

    selector: str
    scope: str = "glob"  # kAudioObjectPropertyScopeGlobal

    def address(self) -> Address:
        """Return it as the functions take it."""
        return Address(code(self.selector), code(self.scope), _MAIN)


INPUT: Final = "inpt"  # kAudioObjectPropertyScopeInput
DEVICES: Final = Property("dev#")  # kAudioHardwarePropertyDevices: of the system
RUNS: Final = Property("gone")  # kAudioDevicePropertyDeviceIsRunningSomewhere: in any program
INPUT_STREAMS: Final = Property("stm#", INPUT)  # kAudioDevicePropertyStreams: of a device
TRANSPORT: Final = Property("tran")  # kAudioDevicePropertyTransportType: how it is plugged in
VIRTUAL: Final = code("virt")  # kAudioDeviceTransportTypeVirtual: not at all, a program made it up
PROCESSES: Final = Property("prs#")  # kAudioHardwarePropertyProcessObjectList, from macOS 14 on
RECORDS: Final = Property("piri")  # kAudioProcessPropertyIsRunningInput
RECORDED: Final = Property("pdv#", INPUT)  # kAudioProcessPropertyDevices: those it listens to
PROCESS_NUMBER: Final = Property("ppid")  # kAudioProcessPropertyPID
BUNDLE: Final = Property("pbid")  # kAudioProcessPropertyBundleID

Told = tuple[int, Property]  # what is listened to: a property of an object

_STATUS = ctypes.c_int32
_OBJECT = ctypes.c_uint32
_SIZE = ctypes.c_uint32
_ADDRESS = ctypes.POINTER(Address)
_BUFFER = ctypes.c_void_p
LISTENER = ctypes.CFUNCTYPE(_STATUS, _OBJECT, ctypes.c_uint32, _ADDRESS, ctypes.c_void_p)


class Objects:
    """One of the two libraries, and what is asked of it."""

    def __init__(
        self, path: str, prefix: str, load: Callable[[str], Any] = ctypes.CDLL, *, is_media: bool
    ) -> None:
        """Load the library and say what its functions take.

        Args:
            path: of the library.
            prefix: what the names of its functions begin with.
            load: loads it.
            is_media: it is CoreMediaIO, whose size to be read goes in and out by two arguments.

        Raises:
            SensorError: this is no macOS that has it.
        """
        self._is_media = is_media
        sizes = (_SIZE, ctypes.POINTER(_SIZE)) if is_media else (ctypes.POINTER(_SIZE),)
        asked = (_OBJECT, _ADDRESS)
        qualified = (*asked, _SIZE, _BUFFER)  # by nothing, ever
        listened = (_STATUS, (*asked, LISTENER, ctypes.c_void_p))
        try:
            library = load(path)
            self._has = _bound(library, f"{prefix}HasProperty", ctypes.c_ubyte, asked)
            self._size = _bound(
                library,
                f"{prefix}GetPropertyDataSize",
                _STATUS,
                (*qualified, ctypes.POINTER(_SIZE)),
            )
            self._get = _bound(
                library, f"{prefix}GetPropertyData", _STATUS, (*qualified, *sizes, _BUFFER)
            )
            self._add = _bound(library, f"{prefix}AddPropertyListener", *listened)
            self._remove = _bound(library, f"{prefix}RemovePropertyListener", *listened)
        except (OSError, AttributeError) as error:
            reason = _("macOS lacks a function that is asked for ({reason}).")
            raise SensorError(reason.format(reason=error)) from error

    def has(self, owner: int, what: Property) -> bool:
        """Tell whether an object has a property."""
        return bool(self._has(owner, ctypes.byref(what.address())))

    def numbers(self, owner: int, what: Property) -> list[int]:
        """Return the objects that a property lists.

        Raises:
            SensorError: it cannot be read; of an object that has gone it never can.
        """
        size = _SIZE()
        self._check(self._size(owner, ctypes.byref(what.address()), 0, None, ctypes.byref(size)))
        room = (_OBJECT * (size.value // ctypes.sizeof(_OBJECT) + _MORE))()
        used = self._read(owner, what, room)
        return list(room[: used // ctypes.sizeof(_OBJECT)])

    def number(self, owner: int, what: Property) -> int:
        """Return a property that is a number.

        Raises:
            SensorError: it cannot be read.
        """
        room = ctypes.c_uint32()
        self._read(owner, what, room)
        return room.value

    def pointer(self, owner: int, what: Property) -> int:
        """Return a property that is an object of CoreFoundation, to be released; 0 for none.

        Raises:
            SensorError: it cannot be read.
        """
        room = ctypes.c_void_p()
        self._read(owner, what, room)
        return room.value or 0

    def add(self, told: Told, listener: Any, data: int) -> bool:  # noqa: ANN401 - a function in C
        """Have a listener called when a property changes; say whether that is so now."""
        owner, what = told
        status = self._add(owner, ctypes.byref(what.address()), listener, data)
        return bool(status == 0)

    def remove(self, told: Told, listener: Any, data: int) -> None:  # noqa: ANN401 - as above
        """Have it called no more; an object that has gone has taken its listeners along."""
        owner, what = told
        self._remove(owner, ctypes.byref(what.address()), listener, data)

    def _read(self, owner: int, what: Property, room: Any) -> int:  # noqa: ANN401 - memory in C
        """Fill a piece of memory, and return how many bytes were used."""
        asked = (owner, ctypes.byref(what.address()), 0, None)
        size = ctypes.sizeof(room)
        used = _SIZE(size)
        sizes = (size, ctypes.byref(used)) if self._is_media else (ctypes.byref(used),)
        self._check(self._get(*asked, *sizes, ctypes.byref(room)))
        return used.value

    @staticmethod
    def _check(status: int) -> None:
        if status != 0:
            reason = _("macOS does not tell of microphones and cameras (error {number}).")
            raise SensorError(reason.format(number=status))


class Ears:
    """Listeners to properties, kept up with objects that come and go.

    macOS calls them in its main run loop or in a thread of its own, a last time even while they
    are removed. So there is one function for all of them, which is never freed.
    """

    def __init__(self, objects: Objects, hear: Callable[[], None]) -> None:
        """Be ready to listen; `hear` must be quick, and may be called from any thread."""
        self._objects = objects
        self._number = next(_numbers)
        self._told: set[Told] = set()
        _hearers[self._number] = hear

    def listen_to(self, wanted: Iterable[Told]) -> None:
        """Listen to these properties from now on, and to no others."""
        wanted = set(wanted)
        for told in self._told - wanted:
            self._objects.remove(told, _LISTENER, self._number)
        self._told &= wanted
        for told in wanted - self._told:
            if self._objects.add(told, _LISTENER, self._number):
                self._told.add(told)

    def close(self) -> None:
        """Listen to nothing any more, for good."""
        _hearers.pop(self._number, None)
        self.listen_to(())


_numbers = count(1)
_hearers: Final[dict[int, Callable[[], None]]] = {}


def _on_change(_object: int, _count: int, _addresses: Any, data: int | None) -> int:  # noqa: ANN401 - a pointer in C
    hear = _hearers.get(data or 0)
    if hear is not None:
        hear()
    return 0


_LISTENER: Final = LISTENER(_on_change)


@cache
def audio() -> Objects:
    """Return CoreAudio of this computer.

    Raises:
        SensorError: this is no macOS that has it.
    """
    return Objects(_AUDIO, "AudioObject", is_media=False)


@cache
def media() -> Objects:
    """Return CoreMediaIO of this computer, which knows the cameras.

    Raises:
        SensorError: this is no macOS that has it.
    """
    return Objects(_MEDIA, "CMIOObject", is_media=True)


def _bound(library: Any, name: str, result: Any, takes: tuple[Any, ...]) -> Any:  # noqa: ANN401 - C
    """Return a function of a library that knows what it takes."""
    function = getattr(library, name)
    function.restype, function.argtypes = result, takes
    return function
