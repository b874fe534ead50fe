"""The desktop's servers for tests: X, message buses and logind, each started and stopped for real.

Each is a context manager that hands out what is ready for use. A tool that is missing is an
error, never a skipped test. `env` of each is the environment for a program that is to meet it.
"""

import os
import re
import select
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"  # the one for which the system brings dbusmock
PATIENCE_S = 60  # with what takes a moment, and longer on a busy machine
# What a test must not take over from the desktop it is run on.
FOREIGN = (
    *("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS"),
    *("XDG_SESSION_TYPE", "XDG_SESSION_ID", "XDG_CURRENT_DESKTOP", "XDG_SESSION_DESKTOP"),
    *("QT_QPA_PLATFORM", "QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR"),
    *("KJERNETID_HOME", "KJERNETID_NOW", "KJERNETID_PACE", "LANGUAGE"),
)

# What is started here, and Debian's package that brings it; all are brought by `make test`.
PACKAGES = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "trayer": "trayer",
    "xterm": "xterm",
    "dbus-daemon": "dbus",
    "gdbus": "libglib2.0-bin",
    "dunst": "dunst",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "ip": "iproute2",
    "unshare": "util-linux",
    "nsenter": "util-linux",
}
_LOGIND = "org.freedesktop.login1"
_MANAGER = "/org/freedesktop/login1"
_MOCK = "org.freedesktop.DBus.Mock"


class ServerError(Exception):
    """A server could not be started, or a tool is missing."""


# --- Processes and waiting


def tool(name: str) -> str:
    """Return the path of a tool, which is one of `PACKAGES`; a path is what it is.

    Raises:
        ServerError: it is not there.
    """
    if Path(name).is_absolute():
        return name
    package, path = PACKAGES[name], shutil.which(name)
    if path is None:
        raise ServerError(f"{name} is missing: install {package}, or run `make ready-tests`")
    return path


def until(condition: Callable[[], bool], within_s: float = PATIENCE_S, what: str = "it") -> None:
    """Wait until something holds, looking fifty times a second.

    Raises:
        ServerError: it does not hold in time.
    """
    pause = threading.Event()
    for _look in range(round(within_s * 50)):
        if condition():
            return
        pause.wait(0.02)
    raise ServerError(f"waited {within_s} s in vain until {what}")


@contextmanager
def running(
    command: Sequence[str], env: Mapping[str, str], pass_fds: Sequence[int] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program in the background, and end it; its complaints are shown if the test fails."""
    process = subprocess.Popen(
        [tool(command[0]), *command[1:]],
        env=dict(env),
        pass_fds=pass_fds,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        stop(process)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a program, by force if it does not end when asked to."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def clean_environment() -> dict[str, str]:
    """Return the environment of the tests without the desktop they are run on."""
    return {name: value for name, value in os.environ.items() if name not in FOREIGN}


def _line(descriptor: int, what: str) -> str:
    """Read the line by which a server says that it is there."""
    text = b""
    while not text.endswith(b"\n"):
        readable, _, _ = select.select([descriptor], [], [], PATIENCE_S)
        part = os.read(descriptor, 4096) if readable else b""
        if not part:
            raise ServerError(f"{what} did not start")
        text += part
    return text.decode().strip()


# --- X


@dataclass(frozen=True)
class Xvfb:
    """An X server without a screen; nobody types on it but the test."""

    display: str
    env: Mapping[str, str]
    process: "subprocess.Popen[bytes]"

    def stop(self) -> None:
        """Let the server die, as when a person logs out."""
        stop(self.process)


@contextmanager
def xvfb(size: str = "1280x800x24") -> Iterator[Xvfb]:
    """Start an X server on a free display."""
    mine, its = os.pipe()
    command = ["Xvfb", "-displayfd", str(its), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with running(command, clean_environment(), [its]) as process:
        os.close(its)
        try:
            display = f":{_line(mine, 'Xvfb')}"
        finally:
            os.close(mine)
        env = {**clean_environment(), "DISPLAY": display}
        until(lambda: _answers(["xdotool", "getmouselocation"], env), what="X answers")
        yield Xvfb(display, env, process)


@contextmanager
def frozen(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Let a server be there but not answer."""
    number = str(process.pid)
    subprocess.run(["sh", "-c", 'kill -STOP "$0"', number], check=True)
    try:
        yield
    finally:
        subprocess.run(["sh", "-c", 'kill -CONT "$0"', number], check=True)


def key(display: str, *keys: str) -> None:
    """Press keys, as `xdotool` calls them: `a`, `Return`, `ctrl+s`."""
    _xdotool(display, "key", *keys)


def press(display: str, name: str) -> None:
    """Hold a key down."""
    _xdotool(display, "keydown", name)


def release(display: str, name: str) -> None:
    """Let a key go."""
    _xdotool(display, "keyup", name)


def move(display: str, x: int, y: int) -> None:
    """Move the mouse."""
    _xdotool(display, "mousemove", str(x), str(y))


def _xdotool(display: str, *arguments: str) -> None:
    env = {**clean_environment(), "DISPLAY": display}
    subprocess.run([tool("xdotool"), *arguments], env=env, check=True, timeout=PATIENCE_S)


def _answers(command: Sequence[str], env: Mapping[str, str]) -> bool:
    run = subprocess.run(
        [tool(command[0]), *command[1:]],
        env=dict(env),
        capture_output=True,
        check=False,
        timeout=PATIENCE_S,
    )
    return run.returncode == 0


# --- D-Bus


@dataclass(frozen=True)
class Bus:
    """A message bus of its own, that plays the system's and the session's at once."""

    address: str
    process: "subprocess.Popen[bytes]"
    env: Mapping[str, str] = field(default_factory=dict)

    def call(self, service: str, path: str, method: str, *arguments: str) -> str:
        """Call a method with arguments as GVariant texts; return the answer as one."""
        command = ["gdbus", "call", "--address", self.address, "--dest", service]
        command += ["--object-path", path, "--method", method, "--", *arguments]
        run = subprocess.run(
            [tool(command[0]), *command[1:]],
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        if run.returncode:
            raise ServerError(run.stderr.strip())
        return run.stdout.strip()

    def stop(self) -> None:
        """Let the bus die."""
        stop(self.process)


@contextmanager
def bus() -> Iterator[Bus]:
    """Start a message bus."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with running(command, clean_environment()) as process:
        assert process.stdout is not None
        address = _line(process.stdout.fileno(), "dbus-daemon").split(",guid=")[0]
        env = {"DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address}
        yield Bus(address, process, {**clean_environment(), **env})


# --- logind


class Logind:
    """A played logind with one session; each method does what the real one would tell of."""

    def __init__(self, bus: Bus, session: str, process: "subprocess.Popen[bytes]") -> None:
        self.session = session
        self.env = {**bus.env, "XDG_SESSION_ID": session}
        self._bus = bus
        self._process = process
        self._path = f"{_MANAGER}/session/{session}"

    def lock(self) -> None:
        """Ask for the screen to be locked, as `loginctl lock-session` does."""
        self._bus.call(_LOGIND, self._path, f"{_LOGIND}.Session.Lock")

    def unlock(self) -> None:
        """Ask for it to be unlocked."""
        self._bus.call(_LOGIND, self._path, f"{_LOGIND}.Session.Unlock")

    def set_locked_hint(self, locked: bool) -> None:
        """Say that the screen is locked, as a locker does."""
        self._bus.call(_LOGIND, self._path, f"{_LOGIND}.Session.SetLockedHint", _told(locked))

    def set_active(self, active: bool) -> None:
        """Bring the session to the front, or another user's."""
        properties = f"{{'Active': <{_told(active)}>}}"
        self._bus.call(
            _LOGIND, self._path, f"{_MOCK}.UpdateProperties", f"{_LOGIND}.Session", properties
        )

    def prepare_for_sleep(self, begins: bool) -> None:
        """Tell that the computer is about to sleep, or has woken."""
        self._tell("PrepareForSleep", begins)

    def prepare_for_shutdown(self, begins: bool) -> None:
        """Tell that the computer is about to shut down, or does not after all."""
        self._tell("PrepareForShutdown", begins)

    def inhibitors(self) -> int:
        """Return how many hold sleep or shut-down up."""
        answer = self._bus.call(_LOGIND, _MANAGER, f"{_LOGIND}.Manager.ListInhibitors")
        return len(re.findall(r"\('", answer))

    def stop(self) -> None:
        """Let logind die; the bus lives on."""
        stop(self._process)

    def _tell(self, member: str, begins: bool) -> None:
        arguments = [f"{_LOGIND}.Manager", member, "b", f"[<{_told(begins)}>]"]
        self._bus.call(_LOGIND, _MANAGER, f"{_MOCK}.EmitSignal", *arguments)


@contextmanager
def logind(bus: Bus, session: str = "c1") -> Iterator[Logind]:
    """Play logind on a bus, with one session in front."""
    command = [SYSTEM_PYTHON, "-m", "dbusmock", "--system", "--template", "logind"]
    with running(command, bus.env) as process:

        def answers() -> bool:
            if process.poll() is not None:
                raise ServerError("dbusmock ended: is the package python3-dbusmock installed?")
            return _can(bus, f"{_MOCK}.AddSession", session)

        until(answers, what="logind answers")
        yield Logind(bus, session, process)


# --- A screen saver


class ScreenSaver:
    """GNOME's screen saver, as it is played on a bus."""

    NAME = "org.gnome.ScreenSaver"

    def __init__(self, bus: Bus, process: "subprocess.Popen[bytes]") -> None:
        self._bus = bus
        self._process = process

    def set_active(self, active: bool) -> None:
        """Let it begin, or end."""
        self._bus.call(self.NAME, "/org/gnome/ScreenSaver", f"{self.NAME}.SetActive", _told(active))

    def stop(self) -> None:
        """Let it die; the bus lives on."""
        stop(self._process)


@contextmanager
def screen_saver(bus: Bus) -> Iterator[ScreenSaver]:
    """Play a screen saver on a bus."""
    command = [SYSTEM_PYTHON, "-m", "dbusmock", "--session", "--template", "gnome_screensaver"]
    with running(command, bus.env) as process:
        until(lambda: _runs(bus, process), what="the screen saver answers")
        yield ScreenSaver(bus, process)


def _runs(bus: Bus, process: "subprocess.Popen[bytes]") -> bool:
    if process.poll() is not None:
        raise ServerError("dbusmock ended: is the package python3-dbusmock installed?")
    name = ScreenSaver.NAME
    try:
        bus.call(name, "/org/gnome/ScreenSaver", f"{name}.GetActive")
    except ServerError:
        return False
    return True


def _can(bus: Bus, method: str, session: str) -> bool:
    try:
        bus.call(_LOGIND, _MANAGER, method, session, "seat0", "1000", "somebody", "true")
    except ServerError:
        return False
    return True


def _told(value: bool) -> str:
    return "true" if value else "false"
