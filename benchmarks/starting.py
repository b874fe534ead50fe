"""How long the command line takes to be there: whole processes, beside a bare Python."""

import os
import subprocess
import sys

from benchmarks.measuring import Figure, median_seconds


def figures() -> list[Figure]:
    """Measure whole processes, with compiled files allowed as in an installed program."""
    bare = _milliseconds("-c", "pass")
    rows = [
        ("kjernetid --version", ("-m", "tracker", "--version")),
        ("kjernetid week on an empty home", ("-m", "tracker", "week")),
        ("import of the command line", ("-c", "import tracker.cli")),
        ("import of the hall", ("-c", "import tracker.hall")),
        ("import of the journal (SQLAlchemy)", ("-c", "import tracker.store.journal")),
    ]
    return [
        Figure(what, f"{taken:.0f} ms", f"bare Python: {bare:.0f} ms", "-", None)
        for what, arguments in rows
        for taken in (_milliseconds(*arguments),)
    ]


def _milliseconds(*arguments: str) -> float:
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "KJERNETID_HOME": os.devnull + "/none"}
    command = [sys.executable, *arguments]

    def run() -> None:
        subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603 - our own interpreter

    return median_seconds(run, 7) * 1000
