"""Compositors without a screen for tests, each with a hand at the keyboard or the mouse.

They are started for real: sway, GNOME's mutter and KDE's KWin. None of them wants a graphics card.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import jeepney  # type: ignore[import-untyped]  # ships no types
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # ships no types

from tests.desktop.servers import (
    PATIENCE_S,
    Bus,
    ServerError,
    bus,
    clean_environment,
    running,
    stop,
    until,
)
from tracker.sensors.linux.wire import Wire

# What is started here, and Debian's package that brings it.
PACKAGES = {
    "sway": "sway",
    "swaymsg": "sway",
    "wtype": "wtype",
    "foot": "foot",
    "mutter": "mutter",
    "kwin_wayland": "kwin-wayland",
    "setpriv": "util-linux",
}
if sys.platform != "linux":
    raise ImportError("only Linux desktops have compositors")

NOBODY = 65534  # sway refuses to be started by root
KEY_A = 30  # as Linux numbers the keys
_REMOTE = "org.gnome.Mutter.RemoteDesktop"
_KWIN_INPUT = "org_kde_kwin_fake_input"


@dataclass(frozen=True)
class Compositor:
    """A compositor that runs.

    Attributes:
        env: the environment of a program on its desktop.
        process: its own.
        press: lets a person touch the keyboard, or the mouse.
    """

    env: Mapping[str, str]
    process: "subprocess.Popen[bytes]"
    press: Callable[[], None]

    def stop(self) -> None:
        """Let it die, as when a person logs out."""
        stop(self.process)

    def kill(self) -> None:
        """Let it die without a word, as when it crashes."""
        self.process.kill()
        self.process.wait(PATIENCE_S)


def found(name: str) -> str:
    """Return the path of a program, which is one of `PACKAGES`.

    Raises:
        ServerError: it is not there.
    """
    path = shutil.which(name)
    if path is None:
        raise ServerError(f"{name} is missing: install {PACKAGES[name]}")
    return path


@contextmanager
def runtime_folder() -> Iterator[Path]:
    """Make a folder for sockets, which have short names and one owner."""
    with tempfile.TemporaryDirectory(prefix="kjernetid-") as name:
        if os.geteuid() == 0:
            os.chown(name, NOBODY, NOBODY)
        yield Path(name)


@contextmanager
def sway(folder: Path) -> Iterator[Compositor]:
    """Start sway with its sockets in a folder; `wtype` presses the keys."""
    env = {
        **clean_environment(),
        "XDG_RUNTIME_DIR": str(folder),
        "WLR_BACKENDS": "headless",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "WLR_RENDERER": "pixman",
    }
    command = [found("sway"), "-c", "/dev/null"]
    if os.geteuid() == 0:
        nobody = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        command = [found("setpriv"), *nobody, *command]
    with running(command, env) as process:
        until_listens(folder / "wayland-1", process)
        env |= {"WAYLAND_DISPLAY": "wayland-1", "XDG_SESSION_TYPE": "wayland"}

        def press() -> None:
            subprocess.run([found("wtype"), "a"], env=env, check=True, timeout=PATIENCE_S)

        yield Compositor(env, process, press)


@contextmanager
def kept_on(compositor: Compositor) -> Iterator[None]:
    """Let a window on sway keep the screen on, as that of a playing video does."""
    (control,) = Path(compositor.env["XDG_RUNTIME_DIR"]).glob("sway-ipc.*.sock")
    env = {**compositor.env, "SWAYSOCK": str(control), "HOME": compositor.env["XDG_RUNTIME_DIR"]}

    def tell(*words: str) -> bool:
        command = [found("swaymsg"), *words]
        run = subprocess.run(command, env=env, check=False, capture_output=True, timeout=PATIENCE_S)
        return run.returncode == 0

    with running([found("foot"), "--app-id", "film", "sleep", "600"], env):
        until(lambda: tell("[app_id=film]", "inhibit_idle", "open"), what="the film plays")
        yield


@contextmanager
def mutter(folder: Path) -> Iterator[Compositor]:
    """Start mutter on a message bus of its own; its remote control presses the keys."""
    with bus() as its_bus:
        display = "wayland-gnome"
        env = {**its_bus.env, "XDG_RUNTIME_DIR": str(folder)}
        command = [found("mutter"), "--headless", "--wayland", "--no-x11"]
        command += ["--virtual-monitor", "1280x720", "--wayland-display", display]
        with running(command, env) as process:
            until_listens(folder / display, process)
            until(lambda: _is_named(its_bus.address, _REMOTE), what="mutter is on the bus")
            env |= {"WAYLAND_DISPLAY": display, "XDG_SESSION_TYPE": "wayland"}
            yield Compositor(env, process, lambda: _press_on_mutter(its_bus.address))


@contextmanager
def kwin(folder: Path) -> Iterator[Compositor]:
    """Start KWin on a message bus of its own; its fake input moves the mouse.

    The file that the package brings has a right on it that containers refuse, and a copy has not;
    its plug-in goes by the name of the file.
    """
    copied = folder / "kwin_wayland"
    shutil.copyfile(found("kwin_wayland"), copied)
    copied.chmod(0o755)
    with bus() as its_bus:
        display = "wayland-kde"
        env = {
            **its_bus.env,
            "XDG_RUNTIME_DIR": str(folder),
            "KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1",
        }
        command = [str(copied), "--virtual", "--width", "1280", "--height", "720"]
        command += ["--socket", display, "--no-lockscreen"]
        with running(command, env) as process:
            until_listens(folder / display, process)
            until(lambda: _takes_scripts(its_bus), what="KWin takes scripts")
            env |= {"WAYLAND_DISPLAY": display, "XDG_SESSION_TYPE": "wayland"}
            yield Compositor(env, process, lambda: _move_on_kwin(str(folder / display)))


def until_listens(path: Path, process: "subprocess.Popen[bytes]") -> None:
    """Wait until somebody answers on a socket."""

    def answers() -> bool:
        if process.poll() is not None:
            raise ServerError(f"the compositor of {path.name} ended: status {process.returncode}")
        with socket.socket(socket.AF_UNIX) as link:
            return link.connect_ex(str(path)) == 0

    until(answers, what=f"the compositor listens on {path.name}")


def _is_named(address: str, name: str) -> bool:
    with open_dbus_connection(address) as link:
        asked = jeepney.message_bus.NameHasOwner(name)
        return bool(link.send_and_get_reply(asked, timeout=PATIENCE_S).body[0])


def _takes_scripts(its_bus: Bus) -> bool:
    """Tell whether KWin is ready; it is on the bus for a moment before that."""
    try:
        its_bus.call("org.kde.KWin", "/Scripting", "org.kde.kwin.Scripting.isScriptLoaded", "any")
    except ServerError:
        return False
    return True


def _press_on_mutter(address: str) -> None:
    with open_dbus_connection(address) as link:

        def call(path: str, interface: str, method: str, *typed: object) -> jeepney.Message:
            target = jeepney.DBusAddress(path, _REMOTE, interface)
            message = jeepney.new_method_call(target, method, *typed)
            answer = link.send_and_get_reply(message, timeout=PATIENCE_S)
            return jeepney.wrappers.unwrap_msg(answer)

        (session,) = call(f"/{_REMOTE.replace('.', '/')}", _REMOTE, "CreateSession")
        controls = f"{_REMOTE}.Session"
        call(session, controls, "Start")
        for is_down in (True, False):
            call(session, controls, "NotifyKeyboardKeycode", "ub", (KEY_A, is_down))
        call(session, controls, "Stop")


def _move_on_kwin(path: str) -> None:
    wire = Wire.connect(path)
    hand = wire.bind(_KWIN_INPUT, 2)
    wire.request(hand, 0, "Kjernetid", "a test")  # may it?
    wire.request(hand, 1, 5 * 256, 5 * 256)  # by five pixels; the wire counts in 256ths
    wire.round_trip()
    wire.close()
