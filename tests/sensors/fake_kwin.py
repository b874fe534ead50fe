"""A KWin on a message bus, which runs scripts as far as they tell what is in front."""

import stat
import sys
from pathlib import Path

from tracker.errors import SensorError
from tracker.message_bus import Message, RefusedError

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

OWNER = ":1.3"
NOTHING = (0, "", "", False)


class FakeKWin:
    """What is in front is set by hand: process, class, desktop entry, full screen or not."""

    name = ":1.7"

    def __init__(self):
        self.is_there = True
        self.runs_scripts = True
        self.front: tuple[object, ...] = NOTHING
        self.scripts: dict[str, str] = {}  # what is loaded, by name
        self.files: list[Path] = []
        self.modes: list[int] = []
        self.callers: list[tuple[str, str]] = []
        self.coming: list[Message] = []
        self.fault: SensorError | None = None
        self.watched: list[tuple[str, str]] = []
        self.is_open = False

    def connect(self, which):
        assert which == "SESSION"
        self.is_open = True
        return self

    def fileno(self):
        return 7

    def close(self):
        self.is_open = False

    def watch(self, sender, path, interface, member, about=""):
        self.watched.append((member, about))

    def take_calls(self, sender, interface):
        self.callers.append((sender, interface))

    def call(self, address, method, signature="", *arguments):
        match method, signature, arguments:
            case "GetNameOwner", "s", ("org.kde.KWin",):
                if not self.is_there:
                    raise RefusedError("org.freedesktop.DBus.Error.NameHasNoOwner")
                return (OWNER,)
            case "loadScript", "ss", (str(file), str(name)):
                self.files.append(Path(file))
                self.modes.append(stat.S_IMODE(Path(file).stat().st_mode))
                self.scripts[name] = Path(file).read_text("utf-8")
                return (len(self.scripts) - 1,)
            case "start", "", ():
                if self.runs_scripts:
                    self.tells(*self.front)
                return ()
        raise AssertionError(f"KWin has no {method}({signature})")

    def send(self, address, method, signature="", *arguments):
        if self.fault is not None:
            raise self.fault
        assert (method, signature) == ("unloadScript", "s")
        del self.scripts[arguments[0]]
        return 1

    def wait(self):
        if not self.coming:
            raise SensorError("Nobody answers.")

    def read(self):
        if self.fault is not None:
            raise self.fault
        coming, self.coming = self.coming, []
        return coming

    def tells(self, *facts):
        """Let the script tell what is in front."""
        self.coming.append(Message("/…", "org.kjernetid.InFront", "Tell", facts))

    def ends(self):
        """Leave the bus."""
        body = ("org.kde.KWin", OWNER, "")
        self.coming.append(Message("/…", "", "NameOwnerChanged", body))
