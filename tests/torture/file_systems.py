"""Faults that need a file system, or rights, of their own: full, read-only, not ours any more.

`python -m tests.torture.file_systems full FOLDER` is what runs in a namespace of its own.
"""

import json
import os
import subprocess
import sys
from functools import partial
from io import FileIO
from pathlib import Path

from tests.torture.day import MINUTE
from tests.torture.harm import Row
from tests.torture.sitting import HOUR, Desk, disturbed, fresh, judged, nothing
from tracker.errors import TrackerError
from tracker.paths import Home

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

MOMENTS = 20
NOBODY = 65534
SIZE_KB = 8000  # of the small disk: the program's files with a log of full size, and some room


def in_namespace(what: str, folder: Path) -> Row:
    """Try something in a mount namespace of its own, or as nobody in particular."""
    home = fresh(folder)
    home.folder.mkdir(parents=True)
    ways = {"rights": _as_nobody(home.folder)}
    way = ways.get(what, ["unshare", "--mount", *(["--map-root-user"] if os.getuid() else [])])
    ran = subprocess.run(
        [*way, sys.executable, "-m", "tests.torture.file_systems", what, str(home.folder)],
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    if ran.returncode:
        return Row(what, faults=[ran.stderr.strip()[-400:]])
    return Row(**json.loads(ran.stdout))


def _as_nobody(folder: Path) -> list[str]:
    """Return how a command is run by somebody to whom rights mean something."""
    if os.getuid():
        return []
    folder.chmod(0o777)
    for above in folder.parents[:2]:
        above.chmod(above.stat().st_mode | 0o711)
    return ["setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups"]


def full_disk(folder: Path) -> Row:
    """Fill a small disk while work is recorded on it, and keep it full; then make room again."""
    row = Row("disk full for an hour (a small tmpfs, kept full)")
    for number in range(MOMENTS):
        _mounted(folder)
        filler, home, before = folder / "filler", Home(folder / "home"), (number + 1) * 10 * MINUTE
        if number % 2:  # else nothing has been moved out of the log yet, and it cannot begin anew
            Desk(home).ends()
        desk = Desk(home)
        desk.works(before)
        desk.each_minute = partial(_fill, filler)
        desk.works(HOUR)
        desk.each_minute = nothing
        filler.unlink()
        desk.works(HOUR)
        judged(row, desk, min(len(desk.shown), 1), before + 2 * HOUR)
        _unmounted(folder)
    return row


def read_only(folder: Path) -> Row:
    """Start on a disk that is read-only, and again when it can be written to."""
    row = Row("disk read-only at a start")
    _mounted(folder)
    home = Home(folder / "home")
    desk = Desk(home)
    desk.works(HOUR)
    desk.ends()
    _mount("-o", "remount,ro", str(folder))
    row.tries = 1
    try:
        Desk(home)
        row.faults.append("it was opened")
    except TrackerError as error:
        row.shown = error.sentence.replace(str(home.folder), "…")
    _mount("-o", "remount,rw", str(folder))
    desk = Desk(home, desk.clock)
    desk.works(HOUR)
    if desk.ends() != 2 * HOUR:
        row.faults.append("two hours are not on record")
    _unmounted(folder)
    return row


def no_rights(folder: Path) -> Row:
    """Lose the right to the folder while work is recorded in it, and get it back."""
    row = Row("right to the folder lost for an hour while recording")
    home = Home(folder / "home")
    judged(
        row,
        disturbed(home, lambda: home.folder.chmod(0), lambda: home.folder.chmod(0o700)),
        0,
    )
    home.folder.chmod(0o500)
    row.tries += 1
    try:
        Desk(home)
        row.faults.append("it was opened for writing without the right to")
    except TrackerError as error:
        row.shown = "while recording nothing; at a start: " + error.sentence.replace(
            str(home.folder), "…"
        )
    home.folder.chmod(0o700)
    return row


def _fill(filler: Path) -> None:
    """Fill the disk to its last byte."""
    with filler.open("ab", buffering=0) as stream:
        while _is_written(stream):
            continue


def _is_written(stream: FileIO) -> bool:
    try:
        return stream.write(bytes(4096)) > 0
    except OSError:
        return False


def _mounted(folder: Path) -> None:
    _mount("-t", "tmpfs", "-o", f"size={SIZE_KB}k", "tmpfs", str(folder))


def _unmounted(folder: Path) -> None:
    subprocess.run(["umount", str(folder)], check=True)


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


def main(what: str, folder: str) -> None:
    """Try what needs a namespace of its own, in which this runs already."""
    tried = {"full": full_disk, "readonly": read_only, "rights": no_rights}
    row = tried[what](Path(folder))
    sys.stdout.write(json.dumps(row.as_json()))


if __name__ == "__main__":
    main(*sys.argv[1:])
