"""The page `docs/reliability.md`: its tables are written from what the suites found."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, stdev
from textwrap import wrap
from typing import Any

from tests.torture import results

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
SOAK = Path(__file__).with_name("soak.json")
BEGIN, END = "<!-- {name}: made by `{by}` -->", "<!-- end of {name} -->"
SHOWN_NIGHTS = (1, 2, 5, 10, 20, 30)
SETTLED_FROM = 2  # the first night that is compared: by then everything was loaded once
DAYS = 365


def write() -> None:
    """Write the tables that can be made anew into the page; what people wrote stays."""
    text, found = PAGE.read_text("utf-8"), results.read()
    for suite in ("kill", "stop", "power"):
        if suite in found:
            text = _put(text, suite, "make torture", crash_table(found[suite]))
    if "faults" in found:
        text = _put(text, "faults", "make torture", fault_table(found["faults"]))
    if SOAK.exists():
        text = _put(text, "soak", "make soak", soak_table(json.loads(SOAK.read_text("utf-8"))))
    PAGE.write_text(text, encoding="utf-8")


def faults_told(found: dict[str, Any]) -> int:
    """Say on the terminal what went wrong, and return 1 if anything did."""
    wrong = [
        f"{suite}, {kind}: {fault}"
        for suite in ("kill", "stop", "power")
        for kind, row in found.get(suite, {}).get("kinds", {}).items()
        for fault in row["faults"]
    ]
    wrong += [
        f"{row['what']}: {fault}" for row in found.get("faults", []) for fault in row["faults"]
    ]
    sys.stdout.writelines(f"{line}\n" for line in wrong or ["Nothing was lost."])
    return 1 if wrong else 0


def crash_table(found: dict[str, Any]) -> list[str]:
    """Return what came of crashes, a line for each kind of step they fell into."""
    kinds = found["kinds"]
    rows = [
        (kind, str(row["tries"]), f"{row['lost_max_s']:.0f} s", str(len(row["faults"])))
        for kind, row in sorted(kinds.items(), key=lambda one: -one[1]["tries"])
    ]
    tries = sum(row["tries"] for row in kinds.values())
    lost = max(row["lost_max_s"] for row in kinds.values())
    wrong = sum(len(row["faults"]) for row in kinds.values())
    head = ("during", "tries", "work lost at most", "anything else wrong")
    return _table(head, [*rows, ("**all**", str(tries), f"{lost:.0f} s", str(wrong))])


def fault_table(found: list[dict[str, Any]]) -> list[str]:
    """Return what came of faults, a line for each."""
    head = ("fault", "tries", "what is lost", "what is shown")
    rows = [(row["what"], str(row["tries"]), row["lost"], row["shown"]) for row in found]
    return _table(head, rows, is_text=True)


def soak_table(found: dict[str, Any]) -> list[str]:
    """Return the nights of the month, the slope after the first day, and the journal's growth."""
    nights = found["nights"]
    head = (
        "night",
        "own memory, MB",
        "of it written",
        "handles",
        "threads",
        "journal, KB",
        "sessions",
        "windows",
    )
    rows = [
        (
            str(night["day"]),
            f"{night['memory_kb'] / 1024:.1f}",
            f"{night['written_kb'] / 1024:.1f}",
            *(str(night[name]) for name in ("handles", "threads", "journal_kb", "sessions")),
            str(night["windows"]),
        )
        for night in nights
        if night["day"] in SHOWN_NIGHTS
    ]
    return [*_table(head, rows), "", *_told(nights, found["pace"])]


def _told(nights: list[dict[str, Any]], pace: int) -> list[str]:
    settled = [night for night in nights if night["day"] >= SETTLED_FROM]
    slope, error = _slope([float(night["written_kb"]) for night in settled])
    handles = sorted({night["handles"] for night in settled})
    first, last = settled[0], settled[-1]
    grown = 1024 * (last["journal_kb"] - first["journal_kb"]) / (last["day"] - first["day"])
    told = (
        f"At {pace} times the speed of life. After the first day the memory that is written changes"
        f" by {slope:+.0f} ± {2 * error:.0f} KB a day (twice the standard error), and handles stay"
        f" between {handles[0]} and {handles[-1]}."
        f" The journal grows by {grown * DAYS / 1e6:.1f} MB a year."
    )
    return wrap(told, 110)


def _slope(values: list[float]) -> tuple[float, float]:
    """Return the slope of a line through values a day apart, and its standard error."""
    days = range(len(values))
    centre, level = mean(days), mean(values)
    spread = sum((day - centre) ** 2 for day in days)
    slope = sum((day - centre) * value for day, value in zip(days, values, strict=True)) / spread
    rest = [v - level - slope * (day - centre) for day, v in zip(days, values, strict=True)]
    return slope, stdev(rest) / spread**0.5


def _table(
    head: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, is_text: bool = False
) -> list[str]:
    """Write a table; but for texts, all columns after the first are figures."""
    rule = ["---" if is_text or not number else "---:" for number in range(len(head))]
    return ["| " + " | ".join(row) + " |" for row in (head, tuple(rule), *rows)]


def _put(text: str, name: str, by: str, lines: list[str]) -> str:
    begin, end = BEGIN.format(name=name, by=by), END.format(name=name)
    before, _begin, rest = text.partition(begin)
    _old, _end, after = rest.partition(end)
    return f"{before}{begin}\n" + "\n".join(lines) + f"\n{end}{after}"
