"""The outermost door: the command `kjernetid`.

It hands the command line two callables that bring in the windows only when they are called, so
that everything else works without Qt.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from tracker import cli
from tracker.clock import clock_from_environment
from tracker.domain.week import WeekBalance
from tracker.errors import TrackerError
from tracker.paths import Home
from tracker.wording import _


def main() -> None:
    """Run the command line with everything that windows can do."""
    sys.exit(cli.main(open_tray=open_tray, paint=paint))


def open_tray(_home: Home) -> int:
    """Say that this version has no tray program yet.

    Raises:
        TrackerError: always.
    """
    raise TrackerError(
        _(
            "The tray program is not part of this version yet; “kjernetid demo” shows what it"
            " will do, and “kjernetid --help” lists what works today."
        )
    )


def paint(weeks: Sequence[WeekBalance], path: Path, kind: str) -> None:
    """Paint one or more weeks, one below the other, into a PNG or SVG file, as seen at present.

    Raises:
        TrackerError: the file cannot be written.
    """
    from ui.week import export

    export.paint(weeks, path, kind, now=clock_from_environment().read().at)
