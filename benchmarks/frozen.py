"""The program frozen by `make package` beside the same program from source: start and memory.

Run by hand, `python -m benchmarks.frozen`, which writes the table into `docs/for-it.md`.
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

ROOT = Path(__file__).parent.parent
BUNDLE = ROOT / "build" / "bundle" / "kjernetid"
PAGE = ROOT / "docs" / "for-it.md"
BEGIN, END = "<!-- costs: made by `python -m benchmarks.frozen` -->", "<!-- end of costs -->"
FROZEN = (str(BUNDLE / "kjernetid"),)
SOURCE = (sys.executable, "-m", "ui")
SETTLED_S = 20
STARTS = 5


def main() -> int:
    """Measure, and write the table into the page between its two marks."""
    with desktop() as screen, tempfile.TemporaryDirectory() as folder:
        rows = [*_sizes(), *_rows(screen, folder)]
    lines = ["| | frozen | from source |", "|---|--:|--:|"]
    lines += [f"| {what} | {frozen} | {source} |" for what, frozen, source in rows]
    table = "\n".join(lines)
    print(table)
    before, _mark, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
    return 0


def _sizes() -> Iterator[tuple[str, ...]]:
    on_disk = sum(one.lstat().st_size for one in BUNDLE.rglob("*") if one.is_file())
    for kind in (".deb", ".rpm", ".tar.gz"):
        (package,) = (ROOT / "dist").glob(f"*{kind}")
        yield f"`{kind}`, to fetch", f"{package.stat().st_size / 1e6:.0f} MB", ""
    yield "on disk, Linux, x86-64", f"{on_disk / 1e6:.0f} MB", ""


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
