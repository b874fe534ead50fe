"""The day lived by a process of its own: `python -m tests.torture.victim HOME`.

It tells each step that is done. With `careless` the journal is kept as many programs keep theirs:
nothing is flushed. A `brief` day is over early.
"""

import os
import sys
from pathlib import Path

from tests.torture.day import Day
from tracker.paths import Home
from tracker.store import connecting

CARELESS = ("journal_mode=WAL", "synchronous=OFF", "secure_delete=ON")


def main(folder: str, *words: str) -> None:
    """Live the day."""
    if "careless" in words:
        connecting.PRAGMAS = CARELESS
    for _step in Day(Home(Path(folder)), is_brief="brief" in words).steps():
        os.write(1, b".")


if __name__ == "__main__":
    main(*sys.argv[1:])
