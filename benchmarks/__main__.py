"""Run all benchmarks, print the table, and keep it in `benchmarks/RESULTS.md`."""

import platform
import sys
from pathlib import Path

from benchmarks import importing, replaying, resident, starting, weeks
from benchmarks.measuring import Figure

RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> int:
    """Measure everything; the exit status tells whether every budget was met."""
    figures = [
        *replaying.figures(),
        *weeks.figures(),
        *importing.figures(),
        *starting.figures(),
        *resident.figures(),
    ]
    table = "\n".join(_lines(figures))
    print(table)
    RESULTS.write_text(f"{_heading()}\n{table}\n", encoding="utf-8")
    return 1 if any(figure.is_met is False for figure in figures) else 0


def _heading() -> str:
    return (
        "# What was measured\n\nWritten by `make bench`. Medians of several runs; times on a shared"
        " machine are noisy, so read them\nbeside the yardstick taken in the same run. The tray"
        " program gives back what only its start needed\n(docs/adr/013); the bare icon, its"
        " yardstick, does not.\n\n"
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}.\n"
    )


def _lines(figures: list[Figure]) -> list[str]:
    rows = [("what", "measured", "yardstick", "budget", "met")]
    rows += [(f.what, f.value, f.yardstick, f.budget, _word(f.is_met)) for f in figures]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|---|---|---|---|---|")
    return lines


def _word(is_met: bool | None) -> str:
    return {True: "yes", False: "no", None: "-"}[is_met]


if __name__ == "__main__":
    sys.exit(main())
