"""What the suites found, kept as JSON, so that the page can be made anew without them."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.torture.after import Tallies

FILE = Path(__file__).with_name("results.json")
NAMES = {"apps": "app list", "placechanged": "place", "say": "pause, private time"}


def read() -> dict[str, Any]:
    """Return what was found so far, by the name of the suite."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    return found


def keep(suite: str, found: object) -> None:
    """Put what one suite found in the place of what it found before."""
    FILE.write_text(json.dumps({**read(), suite: found}, indent=1) + "\n", encoding="utf-8")


def rows_of(tallies: Tallies, seed: int) -> dict[str, Any]:
    """Return what came of many tries as plain values."""
    rows = {
        NAMES.get(kind, kind): {
            "tries": row.tries,
            "lost_max_s": row.lost_max / timedelta(seconds=1),
            "faults": row.faults,
        }
        for kind, row in sorted(tallies.items())
    }
    return {"seed": seed, "kinds": rows}
