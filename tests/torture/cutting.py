"""A process that is stopped between two calls, and a computer that loses its power there.

The day is lived once under `strace`; every state of the files in between is made from its log.
"""

import random
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.torture.after import Lived, Tallies, damaged_backups, judge, tally
from tests.torture.day import begin_old
from tests.torture.disk import Call, Disk
from tests.torture.tracing import traced
from tracker.paths import Home


@dataclass(frozen=True, slots=True)
class Watched:
    """A day that was lived under observation, and the files as they were before it."""

    template: Home
    home: Home
    calls: Sequence[Call]
    lived: Lived


def watch(folder: Path, *words: str) -> Watched:
    """Live the day under `strace`, and once more to know what must be on record.

    `words` are those of `tests.torture.victim`: how the day is lived.
    """
    is_brief = "brief" in words
    template, home = Home(folder / "old"), Home(folder / "home")
    begin_old(template, 3 if is_brief else 30)
    shutil.copytree(template.folder, home.folder)
    command = ["-m", "tests.torture.victim", str(home.folder), *words]
    calls = traced(command, home.folder, folder / "calls.log")
    _empty(home)
    shutil.copytree(template.folder, home.folder)
    return Watched(template, home, calls, Lived.undisturbed(home, is_brief=is_brief))


def stop_many(day: Watched, tries: int, seed: int, keep: Callable[[Tallies], None]) -> Tallies:
    """Stop the process at so many calls."""
    tallies: Tallies = {}
    for number, done, disk in _moments(day, tries, f"stop {seed}"):
        disk.after_kill(_empty(day.home))
        _judge(day, done, tallies, f"stop {seed}@{number}")
        keep(tallies)
    return tallies


def cut_many(day: Watched, tries: int, seed: int, keep: Callable[[Tallies], None]) -> Tallies:
    """Cut the power at so many calls."""
    tallies: Tallies = {}
    for number, done, disk in _moments(day, tries, f"power {seed}"):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - chosen to be repeated
        disk.after_power_cut(_empty(day.home), chance)
        _judge(day, done, tallies, f"power {seed}@{number}")
        keep(tallies)
    return tallies


def _judge(day: Watched, done: int, tallies: Tallies, seed: str) -> None:
    kind = day.lived.steps[min(done, len(day.lived.steps) - 1)].kind
    lost, faults = judge(day.lived, done, day.home)
    tally(tallies, kind, (lost, faults + damaged_backups(day.home)), seed)


def _moments(day: Watched, tries: int, seed: str) -> Iterator[tuple[int, int, Disk]]:
    """Yield the disk after so many calls, chosen by chance, with the steps that were told by then.

    Half of them lie within steps other than a checkpoint.
    """
    chance = random.Random(seed)  # noqa: S311 - chosen to be repeated
    told = list(_told(day.calls))
    last = len(day.lived.steps) - 1
    rare = [
        n for n, done in enumerate(told) if day.lived.steps[min(done, last)].kind != "checkpoint"
    ]
    chosen = set(chance.sample(rare, min(tries // 2, len(rare))))
    others = [number for number in range(len(told)) if number not in chosen]
    chosen.update(chance.sample(others, min(tries - len(chosen), len(others))))
    disk = Disk(day.template.folder)
    for number, call in enumerate(day.calls):
        disk.take(call)
        if number in chosen:
            yield number, told[number], disk


def _told(calls: Iterable[Call]) -> Iterator[int]:
    done = 0
    for call in calls:
        done += call.length if call.name == "told" else 0
        yield done


def _empty(home: Home) -> Path:
    shutil.rmtree(home.folder, ignore_errors=True)
    return home.folder
