"""How a backup that is being written and an erasing keep out of each other's way.

A backup is written by a thread of its own. What it copied may hold what is erased meanwhile: it
must not come to its place after the erasing has followed all the others.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Placing:
    """The right to put a backup where backups lie; an erasing takes it from who is still copying.

    Both wait for each other, but only for the moment that the last step takes.
    """

    def __init__(self) -> None:
        """Begin with nothing erased."""
        self._lock = threading.RLock()  # what is erased from a backup may have to back it up first
        self._erasings = 0

    def mark(self) -> int:
        """Return a mark for a copy that begins now."""
        return self._erasings

    def is_overtaken(self, mark: int) -> bool:
        """Tell whether something was erased since: the copy must not be kept."""
        return self._erasings != mark

    @contextmanager
    def placed(self, mark: int) -> Iterator[bool]:
        """Hold erasings off while a copy comes to its place; yield whether it may."""
        with self._lock:
            yield not self.is_overtaken(mark)

    @contextmanager
    def erased(self) -> Iterator[None]:
        """Overtake all copies under way, and let none come to its place meanwhile."""
        with self._lock:
            self._erasings += 1
            yield


PLACING = Placing()  # of all homes: there is one to a process
