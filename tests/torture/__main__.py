"""All tries to make the program lose something: `make torture`, and its parts by name.

`python -m tests.torture [kill] [stop] [power] [faults] [--tries N] [--seed N]` runs what is named,
or all of it; what was found is kept, and `docs/reliability.md` is written from it.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.torture import page, results
from tests.torture.after import Tallies
from tests.torture.cutting import cut_many, stop_many, watch
from tests.torture.faults import all_faults
from tests.torture.killing import kill_many

TRIES = {"kill": 1000, "stop": 500, "power": 1000}


def main(arguments: list[str]) -> int:
    """Run what is named; the exit status tells whether nothing went wrong."""
    wanted = _parsed(arguments)
    if wanted.brief:
        return page.faults_told(_brief(wanted.suites, wanted.tries, wanted.seed))
    for suite in wanted.suites or [*TRIES, "faults"]:
        with TemporaryDirectory() as folder:
            if suite == "faults":
                rows = all_faults(Path(folder), wanted.seed)
                results.keep(suite, [row.as_json() for row in rows])
            else:
                _crash(suite, wanted.tries or TRIES[suite], wanted.seed, Path(folder))
    page.write()
    return page.faults_told(results.read())


def _crash(suite: str, tries: int, seed: int, folder: Path) -> None:
    def keep(tallies: Tallies) -> None:
        results.keep(suite, results.rows_of(tallies, seed))

    match suite:
        case "kill":
            keep(kill_many(tries, seed, folder, keep))
        case "stop":
            keep(stop_many(watch(folder), tries, seed, keep))
        case _:
            keep(cut_many(watch(folder), tries, seed, keep))


def _brief(suites: list[str], tries: int, seed: int) -> dict[str, Any]:
    """Run crashes of a brief day, of which nothing is kept; return what was found."""
    found: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        day = watch(Path(folder), "brief") if {"stop", "power"} & set(suites) else None
        for suite in suites:
            if day is None:
                inside = Path(folder) / suite
                tallies = kill_many(tries, seed, inside, _nothing, is_brief=True)
            else:
                many = {"stop": stop_many, "power": cut_many}[suite]
                tallies = many(day, tries, seed, _nothing)
            found[suite] = results.rows_of(tallies, seed)
    return found


def _nothing(tallies: Tallies) -> None:
    """Keep nothing."""


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("suites", nargs="*", help="kill, stop, power, faults; all of them if none")
    parser.add_argument("--tries", type=int, default=0, help="how many, of each that is named")
    parser.add_argument("--seed", type=int, default=1117, help="what the moments are chosen by")
    parser.add_argument("--brief", action="store_true", help="a brief day; nothing is kept")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
