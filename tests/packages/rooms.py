"""A bare Debian 12 to install a package in: no Python, no Qt, nobody but root.

The system is fetched once into `build/debian-12`. A room is a layer over it, so that what is
installed there is gone with the test; another room may stand on what one left behind.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.servers import stop

ROOT = Path(__file__).resolve().parent.parent.parent
BASE = ROOT / "build" / "debian-12"
RELEASE = "bookworm"
PATIENCE_S = 600  # for apt, on a slow line
SOCKETS = Path(os.sep, "tmp", ".X11-unix")
# The mounts are this process's own: nothing stays mounted when it ends.
HOLD = """
set -e
lower=$1 layer=$2 sockets=$3 root=$2/root
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$layer/upper,workdir=$layer/work" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$sockets" "$root$sockets" "$root/mnt"
mount --bind "$sockets" "$root$sockets"
mount --bind "$layer/shared" "$root/mnt"
echo ready
exec sleep infinity
"""


class RoomError(Exception):
    """The room cannot be made."""


class Room:
    """One bare Debian, with what is done to it."""

    def __init__(self, layer: Path, holder: "subprocess.Popen[bytes]") -> None:
        self._layer = layer
        self._holder = holder

    @property
    def shared(self) -> Path:
        """Return the folder that is `/mnt` in the room."""
        return self._layer / "shared"

    def command(self, *words: str, user: str = "root", env: Sequence[str] = ()) -> list[str]:
        """Return the command line that runs a program in the room, by a path if it is our own."""
        home = "/root" if user == "root" else f"/home/{user}"
        return [
            *("nsenter", "--mount", "--target", str(self._holder.pid)),
            *("chroot", f"--userspec={user}:{user}", str(self._layer / "root"), "env", "-i"),
            *("PATH=/usr/sbin:/usr/bin:/sbin:/bin", f"HOME={home}", "LC_ALL=C.UTF-8"),
            *("DEBIAN_FRONTEND=noninteractive", *env, *words),
        ]

    def tried(
        self, *words: str, user: str = "root", env: Sequence[str] = ()
    ) -> "subprocess.CompletedProcess[str]":
        """Run a program in the room, and return what became of it."""
        return subprocess.run(
            self.command(*words, user=user, env=env),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )

    def run(self, *words: str, user: str = "root", env: Sequence[str] = ()) -> str:
        """Run a program in the room that must work; return what it says."""
        done = self.tried(*words, user=user, env=env)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def install(self, package: Path, *options: str) -> None:
        """Install a package and what it asks for, and nothing that it only recommends."""
        shutil.copy(package, self.shared)
        self.run(
            *("apt-get", "install", "--yes", "--no-install-recommends", *options),
            f"/mnt/{package.name}",
        )

    def files(self) -> set[str]:
        """Name every file in the room, but for what the package system keeps for itself."""
        kept = ("/proc", "/dev", "/sys", "/mnt", str(SOCKETS), "/var/cache", "/var/log", "/var/lib")
        skipped = [word for place in kept for word in ("-path", place, "-o")][:-1]
        return set(self.run("find", "/", "(", *skipped, ")", "-prune", "-o", "-print").split("\n"))


@contextmanager
def room(folder: Path, over: Path | None = None) -> Iterator[Room]:
    """Make a Debian in a folder, and hold it.

    Args:
        folder: what becomes of it; made anew.
        over: the folder of an earlier room, left by now, that it goes on from; None: a bare one.
    """
    fetch()
    lower = f"{over / 'upper'}:{BASE}" if over else str(BASE)
    for name in ("upper", "work", "root", "shared"):
        (folder / name).mkdir(parents=True)
    command = ["unshare", "--mount", "sh", "-c", HOLD, "sh", lower, str(folder), str(SOCKETS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        try:
            if holder.stdout.readline().strip() != b"ready":
                raise RoomError("The layers of the room cannot be mounted here.")
            yield Room(folder, holder)
        finally:
            stop(holder)


def fetch() -> None:
    """Fetch the base, unless it is there."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise RoomError("A bare Debian is entered as root: run `sudo make test-packages`.")
    if (BASE / "etc/debian_version").exists():
        return
    making = BASE.with_suffix(".making")
    for folder in (BASE, making):
        shutil.rmtree(folder, ignore_errors=True)
    command = ["debootstrap", "--variant=minbase", RELEASE, str(making)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RoomError(f"debootstrap failed: {done.stdout[-2000:]}")
    making.rename(BASE)
