"""Which of the listed work apps run.

No desktop tells of programs that start and end without waking us for each of them, so this looks
once a minute, and never when no apps are listed.
"""

import getpass
import os
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from tracker.domain.signals import Apps, Signal
from tracker.sensors.base import Surroundings, on_the_grid
from tracker.sensors.program_names import (
    is_interpreter,
    program_name,
    program_names,
    simple_name,
)

if TYPE_CHECKING:
    import psutil

LOOK_EVERY: Final = timedelta(minutes=1)  # of the computer's time


class ProcessTable(Protocol):
    """What can be asked about the processes of this computer."""

    def all_names(self) -> dict[int, frozenset[str]]:
        """Return the names of all processes by number; none for those of somebody else."""
        ...

    def numbers(self) -> set[int]:
        """Return the numbers of all processes, whosever they are."""
        ...

    def names(self, number: int) -> frozenset[str]:
        """Return the names of one; none if it is over or somebody else's."""
        ...


class SystemTable:
    """The processes as psutil tells them; on Linux single ones are read without it, for less."""

    def all_names(self) -> dict[int, frozenset[str]]:
        """Return the names of all processes by number; none for those of somebody else."""
        import psutil

        found = {one.pid: program_names(*_facts(one)) for one in psutil.process_iter()}
        psutil.process_iter.cache_clear()  # it would keep them all for a next time
        return found

    def numbers(self) -> set[int]:
        """Return the numbers of all processes."""
        if sys.platform == "linux":
            from tracker.sensors.linux.proc import process_numbers

            return process_numbers()
        import psutil

        return set(psutil.pids())

    def names(self, number: int) -> frozenset[str]:
        """Return the names of one process."""
        if sys.platform == "linux":
            from tracker.sensors.linux.proc import names_of_process

            return names_of_process(number)
        import psutil

        try:
            return program_names(*_facts(psutil.Process(number)))
        except psutil.NoSuchProcess:
            return frozenset()


class Processes:
    """Tells which of the listed apps run, when that has changed."""

    def __init__(self, surroundings: Surroundings, table: ProcessTable | None = None) -> None:
        """Be ready to look for the listed apps."""
        self._listed = {simple_name(app): app for app in surroundings.apps}
        self._every = surroundings.told(LOOK_EVERY)
        self._table = table or SystemTable()
        self._next: datetime | None = None
        self._seen: dict[int, frozenset[str]] = {}
        self._new: set[int] = set()
        self._told: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Return `processes`."""
        return "processes"

    def open(self, now: datetime) -> list[Signal]:
        """Look for the first time, and tell what runs; without listed apps, do nothing ever."""
        self.close()
        if not self._listed:
            return []
        self._next = on_the_grid(now, self._every)
        self._seen = {number: self._of_interest(n) for number, n in self._table.all_names().items()}
        self._new = set(self._seen)
        self._told = self._running()
        return [Apps(self._told)]

    def fileno(self) -> int | None:
        """Return None: nothing tells when a program starts."""
        return None

    def next_look(self) -> datetime | None:
        """Return when to look again."""
        return self._next

    def read(self, now: datetime) -> list[Signal]:
        """Look, and tell if something has changed."""
        if self._next is None:
            return []
        self._next = on_the_grid(now, self._every)
        self._look()
        running = self._running()
        if running == self._told:
            return []
        self._told = running
        return [Apps(running)]

    def last_input(self, now: datetime) -> datetime | None:
        """Return None: a running program is no input."""
        return None

    def saved(self) -> None:
        """Hold nothing up."""

    def close(self) -> None:
        """Look no more."""
        self._next = None
        self._seen, self._new = {}, set()

    def _look(self) -> None:
        """Ask for the names of what is new, and once more of what was new the last time.

        A process begins as a copy of what starts it, and takes its own name a moment later.
        """
        present = self._table.numbers()
        new = present - self._seen.keys()
        for number in self._seen.keys() - present:
            del self._seen[number]
        for number in new | (self._new & present):
            self._seen[number] = self._of_interest(self._table.names(number))
        self._new = new

    def _of_interest(self, names: frozenset[str]) -> frozenset[str]:
        return frozenset(self._listed[name] for name in names if name in self._listed)

    def _running(self) -> frozenset[str]:
        return frozenset().union(*self._seen.values())


def running_programs() -> frozenset[str]:
    """Return the names of the person's own programs that run now, each once."""
    import psutil

    facts = [_facts(process) for process in psutil.process_iter()]
    psutil.process_iter.cache_clear()
    return frozenset({program_name(*known) for known in facts if known.file} - {""})


class _Facts(NamedTuple):
    name: str = ""
    file: str = ""
    command: Sequence[str] = ()


def _facts(process: "psutil.Process") -> _Facts:
    """Return what is known of a process; nothing if it is over, or somebody else's."""
    import psutil

    try:
        if not _is_ours(process) or process.status() == psutil.STATUS_ZOMBIE:
            return _Facts()
        file = _file(process)
        return _Facts(process.name(), file, process.cmdline() if is_interpreter(file) else ())
    except psutil.Error:
        return _Facts()


def _file(process: "psutil.Process") -> str:
    import psutil

    try:
        return process.exe()
    except psutil.AccessDenied:  # such as a key agent, which hides this even from its owner
        return ""


def _is_ours(process: "psutil.Process") -> bool:
    if sys.platform == "win32":
        return process.username().rpartition("\\")[2].casefold() == getpass.getuser().casefold()
    return process.uids().real == os.getuid()
