"""A sound server for tests: PipeWire with its PulseAudio service, and a silent microphone."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.desktop.servers import PATIENCE_S, ServerError, bus, running, until

# What is started here, and Debian's package that brings it.
PACKAGES = {
    "pipewire": "pipewire",
    "pipewire-pulse": "pipewire-pulse",
    "wireplumber": "wireplumber",
    "pactl": "pulseaudio-utils",
    "parec": "pulseaudio-utils",
    "dunst": "dunst",
    "gsettings": "libglib2.0-bin, dconf-gsettings-backend and gsettings-desktop-schemas",
}
MICROPHONE = "microphone"


def program(name: str) -> str:
    """Return the path of a program, which is one of `PACKAGES`.

    Raises:
        ServerError: it is not there.
    """
    path = shutil.which(name)
    if path is None:
        raise ServerError(f"{name} is missing: install {PACKAGES[name]}")
    return path


class Sound:
    """A person's sound server, which can be stopped and started again."""

    def __init__(self, env: Mapping[str, str]) -> None:
        """Be ready to start it for the session that `env` describes."""
        self.env = env
        self._door = Path(env["XDG_RUNTIME_DIR"]) / "pipewire-0"
        self._running = ExitStack()
        self._servers: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start it, and give it a microphone."""
        self._run("pipewire")
        until(self._door.exists, what="PipeWire lets others in")  # WirePlumber asks only once
        self._run("wireplumber")
        self._run("pipewire-pulse")
        until(lambda: self.can("info"), what="the sound server answers")
        self.plug_in(MICROPHONE)

    def plug_in(self, name: str) -> None:
        """Add a microphone."""
        self.pactl(
            *("load-module", "module-null-sink", "media.class=Audio/Source/Virtual"),
            *(f"sink_name={name}", "channel_map=mono"),
        )
        until(lambda: name in self.pactl("list", "short", "sources"), what="it is plugged in")

    def stop(self) -> None:
        """Let it die, as when it crashes or sound is set up anew."""
        servers, self._servers = self._servers, []
        for server in reversed(servers):
            server.kill()
        self._running.close()
        self._door.unlink(missing_ok=True)

    def pactl(self, *words: str) -> str:
        """Let pactl do something, and return what it says."""
        run = subprocess.run(
            [program("pactl"), *words],
            env=dict(self.env),
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        if run.returncode:
            raise ServerError(f"pactl {' '.join(words)}: {run.stderr.strip()}")
        return run.stdout

    def can(self, *words: str) -> bool:
        """Tell whether pactl can do something."""
        try:
            self.pactl(*words)
        except ServerError:
            return False
        return True

    def _run(self, name: str) -> None:
        self._servers.append(self._running.enter_context(running([program(name)], self.env)))

    def streams(self) -> str:
        """Return who takes in what a source gives, one a line; nothing if nobody does."""
        return self.pactl("list", "short", "source-outputs").strip()

    @contextmanager
    def recording(self, *words: str, source: str = MICROPHONE) -> Iterator[None]:
        """Let a program listen, as one does that has a call."""
        before = self.streams()
        unheard = ["/bin/sh", "-c", 'exec "$@" > /dev/null', "sh"]
        with running([*unheard, program("parec"), "-d", source, *words], self.env):
            until(lambda: self.streams() not in ("", before), what="it listens")
            yield


@contextmanager
def sound(home: Path) -> Iterator[Sound]:
    """Start a sound server of its own, whose files lie in a folder."""
    with bus() as session:
        runtime = home / "run"
        runtime.mkdir(mode=0o700)
        (runtime / "pulse").mkdir(mode=0o700)  # server and clients would both make it, and collide
        env = {**session.env, "XDG_RUNTIME_DIR": str(runtime), "HOME": str(home)}
        server = Sound(env)
        try:
            server.start()
            yield server
        finally:
            server.stop()
