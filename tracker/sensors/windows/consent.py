"""Windows' own record of which program uses a microphone or a camera: the ConsentStore.

It is what the privacy settings show. While a program uses the device, the end of its last use is
zero. Each program has a key: one from a package under the name of that, any other under the path of
its file, written with `#`.

The record is known to stay as it was when a program crashes or the power fails, not to be changed
any more by some builds of Windows while a use goes on (reported of build 26220), and to be held for
good by services that always listen. So a use counts only while a process of that program runs that
is older than the use.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from tracker.errors import SensorError
from tracker.sensors.windows.dlls import Calls
from tracker.sensors.windows.processes import running_since
from tracker.sensors.windows.registry import Key
from tracker.wording import _

_STORE: Final = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
_WITHOUT_PACKAGE: Final = "NonPackaged"


class Capability(StrEnum):
    """What may be used, by the name of its key."""

    MICROPHONE = "microphone"
    CAMERA = "webcam"

    @property
    def path(self) -> str:
        """Return the path of its key, below that of this user."""
        return rf"{_STORE}\{self.value}"


class _Use(NamedTuple):
    program: str  # the name of its file, or of its package's family; case folded
    began: int  # FILETIME


def is_used(calls: Calls, capability: Capability) -> bool:
    """Tell whether a program uses it, by the record.

    Raises:
        SensorError: there is no record.
    """
    key = Key.opened(calls, capability.path)
    if key is None:
        raise SensorError(_("Windows keeps no record of who uses a microphone or a camera."))
    with key:
        uses = list(_uses(key))
    with_file = Key.opened(calls, rf"{capability.path}\{_WITHOUT_PACKAGE}")
    if with_file is not None:
        with with_file:
            uses += _uses(with_file)
    if not uses:
        return False
    since = running_since(calls)
    return any(since.get(use.program, use.began + 1) <= use.began for use in uses)


def _uses(key: Key) -> Iterator[_Use]:
    """Return those of the keys right below that say that the use goes on."""
    for name in key.names():
        began = key.number(name, "LastUsedTimeStart")
        if began and key.number(name, "LastUsedTimeStop") == 0:
            yield _Use(name.rpartition("#")[2].casefold(), began)
