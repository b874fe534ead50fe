"""Do-not-disturb on GNOME: a setting, of whose change the service behind all settings tells.

GNOME's notification service itself keeps silent about it. Nothing runs beside us to wait for the
change; only when a setting of that name was written is its value asked for, in a hundredth of a
second.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from tracker.domain.signals import Busy, Signal
from tracker.errors import SensorError
from tracker.message_bus import Bus, BusName, Message
from tracker.sensors.linux.logind import Connection
from tracker.wording import _

if sys.platform != "linux":
    raise ImportError("only Linux desktops have this service")

ANSWER_MAX_S: Final = 2.0

_SCHEMA, _SETTING = "org.gnome.desktop.notifications", "show-banners"
_PATH: Final = "/org/gnome/desktop/notifications/show-banners"
_WRITER: Final = ("ca.desrt.dconf", "/ca/desrt/dconf/Writer/user", "ca.desrt.dconf.Writer")


def is_gnome(environ: Mapping[str, str]) -> bool:
    """Tell whether the session is one of GNOME, or of a desktop that is made of it."""
    return "GNOME" in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")


def shows_banners() -> bool:
    """Ask whether GNOME shows notifications when they come.

    Raises:
        SensorError: the setting cannot be read here.
    """
    program = shutil.which("gsettings")
    if program is None:
        raise SensorError(
            _("The program {name} is not on this computer.").format(name="gsettings"),
            _("Install it; on Debian and Ubuntu the package is {package}.").format(
                package="libglib2.0-bin"
            ),
        )
    try:
        run = subprocess.run(  # noqa: S603 - all words are written here
            [program, "get", _SCHEMA, _SETTING],
            capture_output=True,
            check=True,
            text=True,
            timeout=ANSWER_MAX_S,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SensorError(_("GNOME’s setting for do-not-disturb cannot be read.")) from error
    return run.stdout.strip() != "false"


class GnomeBanners:
    """Tells when do-not-disturb begins and ends."""

    def __init__(
        self,
        connect: Callable[[BusName], Connection] = Bus.connect,
        shows: Callable[[], bool] = shows_banners,
    ) -> None:
        """Be ready to ask the session's bus."""
        self._connect = connect
        self._shows = shows
        self._bus: Connection | None = None
        self._is_told = False

    @property
    def name(self) -> str:
        """Return `do-not-disturb`: to the person it is the same on every desktop."""
        return "do-not-disturb"

    def open(self, now: datetime) -> list[Signal]:
        """Begin to watch, and tell if nobody is to be disturbed already.

        Raises:
            SensorError: there is no session bus, or the setting cannot be read.
        """
        bus = self._connect(BusName.SESSION)
        try:
            bus.watch(*_WRITER, "Notify")
            shows = self._shows()
        except SensorError:
            bus.close()
            raise
        self.close()
        self._bus = bus
        return self._edge(is_quiet=not shows)

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return None if self._bus is None else self._bus.fileno()

    def next_look(self) -> datetime | None:
        """Return None: a change is told."""
        return None

    def read(self, now: datetime) -> list[Signal]:
        """Tell if do-not-disturb has begun or ended.

        Raises:
            SensorError: the bus is gone, or the setting cannot be read any more.
        """
        if self._bus is None or not any(map(_concerns_us, self._bus.read())):
            return []
        return self._edge(is_quiet=not self._shows())

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: this is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Disconnect."""
        bus, self._bus = self._bus, None
        self._is_told = False
        if bus is not None:
            bus.close()

    def _edge(self, *, is_quiet: bool) -> list[Signal]:
        if is_quiet == self._is_told:
            return []
        self._is_told = is_quiet
        return [Busy(on=is_quiet)]


def _concerns_us(message: Message) -> bool:
    """Tell whether our setting, or a folder of settings that it lies in, was written."""
    if message.member != "Notify":
        return False
    common, changed, _tag = message.body
    return any(_PATH.startswith(common + one) for one in changed)
