"""How long the command line takes to be there: whole processes, beside a bare Python."""

import os
import subprocess
import sys

from benchmarks.measuring import Figure, median_seconds


def figures() -> list[Figure]:
    """Measure whole processes, with compiled files allowed as in an installed program."""
    bare = _milliseconds("pass")
    rows = [
        ("kjernetid --version", "from tracker import cli; cli.main(['--version'])"),
        ("kjernetid week on an empty home", "from tracker import cli; cli.main(['week'])"),
        ("import of the command line", "import tracker.cli"),
        ("import of the hall", "import tracker.app"),
        ("import of the journal (SQLAlchemy)", "import tracker.store.journal"),
    ]
    return [
        Figure(what, f"{taken:.0f} ms", f"bare Python: {bare:.0f} ms", "-", None)
        for what, code in rows
        for taken in (_milliseconds(code),)
    ]


def _milliseconds(code: str) -> float:
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "KJERNETID_HOME": os.devnull + "/none"}
    command = [sys.executable, "-c", code]

    def run() -> None:
        subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603 - our own interpreter

    return median_seconds(run, 7) * 1000
