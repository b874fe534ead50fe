"""SIGKILL at random moments: the day is lived by a process of its own, killed within a step.

The process is forked from one that has everything loaded, and tells each step that is done through
a pipe. The moment is a step and a part of the time that this step takes undisturbed.
"""

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from tests.torture.after import Lived, Tallies, damaged_backups, judge, tally
from tests.torture.day import Day, begin_old
from tracker.clock import SystemClock
from tracker.paths import Home

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

COMMON = {"checkpoint"}
KEPT_EVERY = 20
OLD_EVERY = 5  # one in so many begins with an upgrade, though it is not killed in it
MARK = b"."
OVERDUE = 1.2  # a moment may also come after the step was done undisturbed


def kill_many(
    tries: int, seed: int, folder: Path, keep: Callable[[Tallies], None], *, is_brief: bool = False
) -> Tallies:
    """Kill the day so many times; half of the moments fall into steps other than a checkpoint.

    What was found is handed to `keep` now and then: it takes a while.
    """
    template, home = Home(folder / "old"), Home(folder / "home")
    begin_old(template, 3 if is_brief else 30)
    newer = _upgraded(template, Home(folder / "newer"))
    shutil.copytree(template.folder, home.folder)
    lived = Lived.undisturbed(home, is_brief=is_brief)
    lasting = _timed(template, home, is_brief)
    rare = [n for n, step in enumerate(lived.steps) if step.kind not in COMMON]
    tallies: Tallies = {}
    for number in range(tries):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - chosen to be repeated
        at = chance.choice(rare) if number % 2 else chance.randrange(len(lived.steps))
        _fresh(newer if at and number % OLD_EVERY else template, home)
        done = _kill_one(home, at, lasting[at] * chance.random() * OVERDUE, is_brief)
        kind = lived.steps[min(done, len(lived.steps) - 1)].kind
        whole = lived.known[done - 1].backups if done else frozenset()
        lost, faults = judge(lived, done, home)
        told = (lost, faults + damaged_backups(home, whole))
        tally(tallies, kind, told, f"{seed}/{number}@{done}")
        if number % KEPT_EVERY == 0:
            keep(tallies)
    return tallies


def _upgraded(template: Home, newer: Home) -> Home:
    shutil.copytree(template.folder, newer.folder)
    day = Day(newer)
    with day.tracker as tracker:
        tracker.record()
    return newer


def _fresh(template: Home, home: Home) -> None:
    shutil.rmtree(home.folder, ignore_errors=True)
    shutil.copytree(template.folder, home.folder)


def _timed(template: Home, home: Home, is_brief: bool) -> Sequence[float]:
    """Return how long each step takes undisturbed, in seconds."""
    _fresh(template, home)
    before, lasting = _moment(), []
    for _step in Day(home, is_brief=is_brief).steps():
        now = _moment()
        lasting.append((now - before).total_seconds())
        before = now
    return lasting


def _moment() -> timedelta:
    return SystemClock().read().awake


def _kill_one(home: Home, steps: int, wait_s: float, is_brief: bool) -> int:
    """Kill the day a while after so many steps are done; return how many it told to be done."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _live_and_tell(home, writing, is_brief)
    os.close(writing)
    done = 0
    while done < steps and (told := os.read(reading, steps - done)):
        done += len(told)
    due = _moment() + timedelta(seconds=wait_s)
    while _moment() < due:
        continue
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    while told := os.read(reading, 4096):
        done += len(told)
    os.close(reading)
    return done


def _live_and_tell(home: Home, writing: int, is_brief: bool) -> None:
    """Live the day in the forked process, and end it there."""
    try:
        for _step in Day(home, is_brief=is_brief).steps():
            os.write(writing, MARK)
    except BaseException as error:  # noqa: BLE001 - it is another process, which must end here
        sys.stderr.write(f"the day failed by itself: {error!r}\n")
        os._exit(1)
    os._exit(0)
