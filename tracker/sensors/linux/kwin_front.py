"""What is in front on Plasma's Wayland desktop, where KWin runs a small script of ours.

KWin tells ordinary programs nothing of windows, but scripts may call them on the session's bus.
Ours tells of the window in front its process, its class, its desktop entry and whether it fills the
screen; its title is nowhere in it. A name that is not listed is forgotten on the spot.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from tracker.errors import SensorError
from tracker.message_bus import Address, Bus, BusName, Message, RefusedError
from tracker.sensors.base import Surroundings
from tracker.sensors.in_front import IS_FILLED, WHICH_APP, Change, Connect, InFront
from tracker.sensors.linux import logind
from tracker.sensors.linux.proc import names_of_process
from tracker.sensors.linux.wire import socket_path
from tracker.sensors.program_names import NO_APP, ListedApps, names_of_entry
from tracker.wording import _, reason_of

if sys.platform != "linux":
    raise ImportError("only Linux desktops have this compositor")

Names = Callable[[int], Iterable[str]]  # of the process of a number

_KWIN: Final = "org.kde.KWin"
_SCRIPTING: Final = Address(_KWIN, "/Scripting", "org.kde.kwin.Scripting")
_BUS: Final = Address("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
_OURS, _PATH = "org.kjernetid.InFront", "/org/kjernetid/InFront"
# A window that was closed has no signals any more. Names in Plasma 6, then those in Plasma 5.
_SCRIPT: Final = """\
let front = null;
function tell() {
    const facts = front
        ? [front.pid || 0, "" + (front.resourceClass || ""), "" + (front.desktopFileName || ""),
           !!front.fullScreen]
        : [0, "", "", false];
    callDBus("%(service)s", "%(path)s", "%(interface)s", "Tell", ...facts);
}
function comes(window) {
    if (front && front.fullScreenChanged) front.fullScreenChanged.disconnect(tell);
    front = window;
    if (front) front.fullScreenChanged.connect(tell);
    tell();
}
(workspace.windowActivated || workspace.clientActivated).connect(comes);
comes(workspace.activeWindow || workspace.activeClient || null);
"""


class Connection(logind.Connection, Protocol):
    """What is needed of the session's bus: `Bus`."""

    @property
    def name(self) -> str:
        """Return our name on it."""
        ...

    def take_calls(self, sender: str, interface: str) -> None:
        """Keep calls to us."""
        ...

    def wait(self) -> None:
        """Wait until something has come."""
        ...


class KWin:
    """A KWin that runs our script."""

    def __init__(self, bus: Connection, folder: Path, listed: ListedApps, names: Names) -> None:
        """Take over a connection, and have the script run, until the first that it tells.

        Args:
            bus: the session's.
            folder: where the script may lie for as long as KWin needs to read it.
            listed: the apps that may be named.
            names: of the process of a number.

        Raises:
            SensorError: there is no KWin, or it does not run scripts.
        """
        self._bus = bus
        self._listed = listed
        self._names = names
        self._front: tuple[str, bool] | None = None  # the listed app, and whether it is full screen
        self._script = ""
        try:
            bus.watch(_BUS.service, _BUS.path, _BUS.interface, "NameOwnerChanged", _KWIN)
            bus.take_calls(_owner(bus), _OURS)
            self._run(folder)
        except SensorError:
            self.close()
            raise

    def fileno(self) -> int:
        """Return the descriptor of the connection."""
        return self._bus.fileno()

    is_waiting = False  # the descriptor tells

    def close(self) -> None:
        """Have the script forgotten, and disconnect; may be called twice."""
        script, self._script = self._script, ""
        try:
            if script:
                self._bus.send(_SCRIPTING, "unloadScript", "s", script)
        except SensorError:
            pass  # whoever is gone runs no script
        finally:
            self._bus.close()

    def changes(self) -> set[Change]:
        """Return whether the script has told anything new.

        Raises:
            SensorError: KWin or the bus is gone.
        """
        before = self._front
        for message in self._bus.read():
            self._hear(message)
        return {Change.FRONT} if self._front != before else set()

    def app(self) -> str:
        """Return the listed app that is in front, or `NO_APP`."""
        return NO_APP if self._front is None else self._front[0]

    def is_filled(self) -> bool:
        """Tell whether the window in front fills the screen."""
        return self._front is not None and self._front[1]

    def _run(self, folder: Path) -> None:
        """Have the script run, and wait for the first that it tells, though not for long.

        KWin numbers scripts by how many it has, so that two may have one number and one object on
        the bus. So all that do not run yet are started, as KWin does by itself now and then.
        """
        text = _SCRIPT % {"service": self._bus.name, "path": _PATH, "interface": _OURS}
        with _private_file(folder, text) as file:
            self._script = file.stem
            self._bus.call(_SCRIPTING, "loadScript", "ss", str(file), self._script)
            self._bus.call(_SCRIPTING, "start")
            self.changes()
            while self._front is None:
                self._bus.wait()
                self.changes()

    def _hear(self, message: Message) -> None:
        match message.member, message.body:
            case "NameOwnerChanged", _:
                raise SensorError(_("KWin has ended."))
            case "Tell", (int(process), str(kind), str(entry), bool(is_full)):
                self._front = (self._app(process, kind, entry), is_full)

    def _app(self, process: int, *entries: str) -> str:
        if not self._listed:
            return NO_APP
        return self._listed.among(self._names(process)) or self._listed.among(
            name for entry in entries for name in names_of_entry(entry)
        )


def is_plasma(environ: Mapping[str, str]) -> bool:
    """Tell whether the session is one of Plasma."""
    return "KDE" in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")


def front_app(
    surroundings: Surroundings,
    environ: Mapping[str, str] = os.environ,
    connect: Callable[[BusName], Connection] = Bus.connect,
    names: Names = names_of_process,
) -> InFront[str]:
    """Return the sensor that tells which listed app is in front, `kwin-front`."""
    return InFront("kwin-front", WHICH_APP, surroundings, _finder(environ, connect, names))


def full_screen(
    surroundings: Surroundings,
    environ: Mapping[str, str] = os.environ,
    connect: Callable[[BusName], Connection] = Bus.connect,
) -> InFront[bool]:
    """Return the sensor that tells of a window that fills the screen, `kwin-full-screen`."""
    find = _finder(environ, connect, names_of_process)
    return InFront("kwin-full-screen", IS_FILLED, surroundings, find)


def _finder(
    environ: Mapping[str, str], connect: Callable[[BusName], Connection], names: Names
) -> Callable[[], Connect]:
    def find() -> Connect:
        socket_path(environ)
        folder = environ.get("XDG_RUNTIME_DIR", "")
        if not folder:
            raise SensorError(
                _("There is no private place for the script that KWin is to run."),
                _("Log in through the login screen, which sets XDG_RUNTIME_DIR."),
            )
        return lambda listed: KWin(connect(BusName.SESSION), Path(folder), listed, names)

    return find


def _owner(bus: Connection) -> str:
    """Return the name under which KWin calls.

    Raises:
        SensorError: there is none.
    """
    try:
        return str(bus.call(_BUS, "GetNameOwner", "s", _KWIN)[0])
    except RefusedError as error:
        raise SensorError(_("KWin, the compositor of Plasma, does not run here.")) from error


@contextmanager
def _private_file(folder: Path, text: str) -> Iterator[Path]:
    """Write what nobody else can read to a file of a name that no other has, and remove it.

    Raises:
        SensorError: it cannot be written.
    """
    try:
        number, name = tempfile.mkstemp(".js", "kjernetid-", folder)
        file = Path(name)
        with os.fdopen(number, "w", encoding="utf-8") as opened:
            opened.write(text)
    except OSError as error:
        raise SensorError(
            _("The script that KWin is to run cannot be written to {folder} ({reason}).").format(
                folder=folder, reason=reason_of(error)
            )
        ) from error
    try:
        yield file
    finally:
        file.unlink(missing_ok=True)
