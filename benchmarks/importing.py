"""How long a million events of ActivityWatch take to come in, and what memory that needs."""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TextIO

from benchmarks.measuring import Figure, median_seconds

EVENTS: Final = 1_000_000
SECONDS: Final = 60
MEGABYTES: Final = 300
# The program as it is, which tells at its end how much memory it had at most: `VmHWM: 80000 kB`.
_PROGRAM: Final = """
from ui.entry import main
try:
    main()
finally:
    print(*(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
_HOST: Final = "laptop"
_BEGINNING: Final = datetime(2017, 1, 2, 6, tzinfo=UTC)
_APPS: Final = ("firefox", "OUTLOOK.EXE", "Code", "Slack", "teams")
_AFK_SHARE: Final = 20  # events about the window in front for one about the keyboard


def figures() -> list[Figure]:
    """Import a file twice, as people do: in a process of its own, journal and all."""
    with tempfile.TemporaryDirectory() as folder:
        file, home = Path(folder, "export.json"), Path(folder, "home")
        with file.open("w", encoding="utf-8") as stream:
            _write(stream)
        parsing = median_seconds(lambda: json.loads(file.read_bytes()), 1)
        size = file.stat().st_size / 1e6
        first, peak = _imported(file, home)
        again, _peak = _imported(file, home)
    return [
        Figure(
            f"import of {EVENTS:,} ActivityWatch events ({size:.0f} MB)",
            f"{first:.1f} s; once more {again:.1f} s",
            f"json.loads of the file: {parsing:.1f} s",
            f"<= {SECONDS} s",
            max(first, again) <= SECONDS,
        ),
        Figure(
            "memory while they are imported, at most",
            f"{peak:.0f} MB",
            "-",
            f"<= {MEGABYTES} MB",
            peak <= MEGABYTES,
        ),
    ]


def _imported(file: Path, home: Path) -> tuple[float, float]:
    """Import a file; return the seconds and the most megabytes that this took."""
    command = [sys.executable, "-c", _PROGRAM, "--home", str(home), "import", str(file)]
    began = time.perf_counter()
    told = subprocess.run(  # noqa: S603 - this very program
        command, check=True, capture_output=True, text=True
    ).stdout
    taken = time.perf_counter() - began
    return taken, int(told.split()[-2]) / 1e3


def _write(stream: TextIO) -> None:
    """Write years at one computer, each bucket newest first, as ActivityWatch does."""
    days = list(_days())
    stream.write('{"buckets": {')
    _write_bucket(stream, "aw-watcher-afk", "afkstatus", (e for d in days for e in d[0]))
    stream.write(", ")
    _write_bucket(stream, "aw-watcher-window", "currentwindow", (e for d in days for e in d[1]))
    stream.write("}}")


def _write_bucket(stream: TextIO, watcher: str, kind: str, events: Iterator[str]) -> None:
    name = f"{watcher}_{_HOST}"
    about = {"id": name, "type": kind, "client": watcher, "hostname": _HOST, "data": {}}
    stream.write(f'"{name}": {json.dumps(about)[:-1]}, "events": [')
    stream.writelines(", " * bool(number) + event for number, event in enumerate(events))
    stream.write("]}")


def _days() -> Iterator[tuple[list[str], list[str]]]:
    """Yield the events of each day, the newest day first, about the keyboard and the windows."""
    chance = random.Random(1)  # noqa: S311 - the same years each time, no secret
    a_day = 400
    for number in reversed(range(EVENTS // a_day)):
        day = _BEGINNING + timedelta(days=number)
        at = day
        afk: list[str] = []
        windows: list[str] = []
        for _event in range(a_day // _AFK_SHARE):
            length = chance.uniform(120, 1_600)
            status = "not-afk" if chance.random() < 0.8 else "afk"
            afk.append(_event_text(at, length, {"status": status}))
            windows += _windows(at, length, chance)
            at += timedelta(seconds=length)
        yield afk[::-1], windows[::-1]


def _windows(at: datetime, length: float, chance: random.Random) -> Iterator[str]:
    part = length / (_AFK_SHARE - 1)
    for _window in range(_AFK_SHARE - 1):
        data = {"app": chance.choice(_APPS), "title": "Some page, with a title of usual length"}
        yield _event_text(at, part, data)
        at += timedelta(seconds=part)


def _event_text(at: datetime, length: float, data: dict[str, str]) -> str:
    return json.dumps({"timestamp": at.isoformat(), "duration": round(length, 6), "data": data})
