"""The program frozen by `make bundle` beside the same program from source: start and memory.

Run by hand, `python -m benchmarks.frozen`; the table stands in `docs/for-it.md`.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.desktop import Desktop, Tray, desktop, proportional_mb
from benchmarks.measuring import median_seconds

FROZEN = (str(Path(__file__).parent.parent / "build" / "bundle" / "kjernetid" / "kjernetid"),)
SOURCE = (sys.executable, "-m", "ui")
SETTLED_S = 20
STARTS = 5


def main() -> int:
    """Print the table."""
    print("| | frozen | from source |\n|---|--:|--:|")
    with desktop() as screen, tempfile.TemporaryDirectory() as folder:
        for what, frozen, source in _rows(screen, folder):
            print(f"| {what} | {frozen} | {source} |")
    return 0


def _rows(screen: Desktop, folder: str) -> Iterator[tuple[str, ...]]:
    homes = [f"{folder}/{name}" for name in ("frozen", "source")]
    pairs = list(zip((FROZEN, SOURCE), homes, strict=True))
    starts = [f"{_start(screen, command, home):.2f} s" for command, home in pairs]
    yield ("start to the icon in the tray, median of five", *starts)
    memories = [f"{_memory(screen, command, home):.0f} MB" for command, home in pairs]
    yield ("memory after 20 s, a country's holidays kept (PSS)", *memories)
    for words in (("--version",), ("week",)):
        times = [f"{_run(command, words, home) * 1000:.0f} ms" for command, home in pairs]
        yield (f"`kjernetid {' '.join(words)}`", *times)


def _start(screen: Desktop, command: Sequence[str], home: str) -> float:
    taken = []
    with Tray(screen.display) as tray:
        for _number in range(STARTS + 1):
            before = tray.count()
            with screen.running(*command, "--background", KJERNETID_HOME=home):
                taken.append(tray.wait_for_more_than(before))
                time.sleep(1)
            while tray.count() > before:
                time.sleep(0.05)
    return statistics.median(taken[1:])  # the first one compiles


def _memory(screen: Desktop, command: Sequence[str], home: str) -> float:
    with screen.running(*command, "--background", KJERNETID_HOME=home) as process:
        time.sleep(SETTLED_S)
        return proportional_mb(process.pid)


def _run(command: Sequence[str], words: Sequence[str], home: str) -> float:
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "KJERNETID_HOME": home}

    def run() -> None:
        subprocess.run([*command, *words], env=environment, capture_output=True, check=False)  # noqa: S603 - our own program

    return median_seconds(run, 7)


if __name__ == "__main__":
    sys.exit(main())
