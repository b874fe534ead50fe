"""The lock of the one instance that records."""

from types import TracebackType
from typing import Self

from tracker.errors import JournalBusyError
from tracker.paths import FILE_MODE, Home
from tracker.store.faults import told
from tracker.wording import _


class RecorderLock:
    """Held by the one process that records; the system lets go of it when the process ends.

    Who holds it already may take it again: a recorder may have its own journal brought up to date.
    """

    def __init__(self, home: Home) -> None:
        """Belong to a home; nothing is locked yet."""
        from filelock import FileLock  # 35 ms, which commands that only read need not pay

        self._home = home
        self._lock = FileLock(home.recorder_lock, timeout=0, mode=FILE_MODE, is_singleton=True)

    def acquire(self) -> Self:
        """Take the lock.

        Raises:
            JournalBusyError: another process holds it.
            FolderError: the home cannot be written to.
        """
        from filelock import Timeout

        self._home.prepare()
        with told(self._home.recorder_lock):
            try:
                self._lock.acquire()
            except Timeout as error:
                raise JournalBusyError(
                    _(
                        "Kjernetid is recording into {folder} already; quit it from its tray menu,"
                        " then try again."
                    ).format(folder=self._home.folder)
                ) from error
        return self

    def release(self) -> None:
        """Let go of the lock; the file stays."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
