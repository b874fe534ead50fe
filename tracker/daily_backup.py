"""The rotating backup of each day: written by a thread of its own while the program runs.

What is to be done to the record once a day comes just before, so that no new backup carries it on.
"""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from tracker.domain.engine import Engine
from tracker.domain.model import Phase
from tracker.errors import StoreError
from tracker.paths import Home

Chore = Callable[[], object]
LOOKED_AFTER = timedelta(hours=1)  # a backup is at most so much older than a day at a change


class DailyBackup:
    """Writes a backup of a home once the newest is a day old, and tells why it cannot."""

    def __init__(self, home: Home, chore: Callable[[], Chore | None] = lambda: None) -> None:
        """Belong to a home; nothing is written before the first look.

        `chore` is asked at each look for something that the thread is to do first; None: nothing.
        """
        self._home = home
        self._chore = chore
        self._thread: threading.Thread | None = None
        self._looked_at: datetime | None = None
        self._fault = ""
        self._told = ""

    def mind(self, engine: Engine) -> None:
        """Look, where time is put on record at all: not off duty, nor in a pause or in private."""
        if engine.state.phase in (Phase.WORKING, Phase.AWAY) and not engine.is_off_duty:
            self.look(engine.now)

    def look(self, at: datetime) -> None:
        """Begin to write a backup if one is due, at most once in a while; returns at once."""
        if self._is_at_it() or (
            self._looked_at is not None and timedelta(0) <= at - self._looked_at < LOOKED_AFTER
        ):
            return
        self._looked_at = at
        self._thread = threading.Thread(
            target=self._write, args=(at, self._chore()), name="backup", daemon=True
        )
        self._thread.start()

    def take_notice(self) -> str:
        """Return the sentence about a backup that failed, once until one went well, or nothing."""
        if self._is_at_it() or self._fault == self._told:
            return ""
        self._told = self._fault
        return self._told

    def finish(self) -> None:
        """Wait for the backup that is being written, if one is."""
        if self._thread is not None:
            self._thread.join()

    def _is_at_it(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _write(self, at: datetime, chore: Chore | None) -> None:
        from tracker.store.backups import back_up_daily  # which the hall has loaded by now

        try:
            if chore is not None:
                chore()
            back_up_daily(self._home, at)
        except StoreError as error:
            self._fault = error.sentence
        else:
            self._fault = ""
