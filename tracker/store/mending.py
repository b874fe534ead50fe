"""A journal that came to harm is mended at once, so that recording goes on: damaged, or taken away.

What was there is never deleted: it is set aside under a name of its own.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Engine

from tracker.aside import put
from tracker.paths import FILE_MODE, Home
from tracker.store.backups import newest_good_backup, scratch_folder
from tracker.store.faults import told
from tracker.store.keeper import set_aside
from tracker.store.lock import RecorderLock
from tracker.store.opening import Tell, open_engine
from tracker.store.salvaging import salvage
from tracker.wording import _, ngettext

_Identity = tuple[int, int] | None


class Standing:
    """Whether the files that were opened still lie where they were opened."""

    def __init__(self, journal: Path) -> None:
        """Remember which files these are."""
        self._files = (journal, journal.with_name(f"{journal.name}-wal"))
        self._known: dict[Path, _Identity] = {}
        self.is_lost()

    def is_lost(self) -> bool:
        """Tell whether one of them was deleted, moved, or has another in its place.

        The log may not be there at the first look. A folder that lets nobody look tells nothing.
        """
        try:
            found = {file: _identity(file) for file in self._files}
        except OSError:
            return False
        lost = any(
            known is not None and found[file] != known for file, known in self._known.items()
        )
        self._known = {file: self._known.get(file) or found[file] for file in self._files}
        return lost

    def is_ours(self) -> bool:
        """Tell whether the journal itself lies there still, or nothing at all."""
        return _identity(self._files[0]) in (None, self._known[self._files[0]])


def mend(home: Home, at: datetime, tell: Tell) -> Engine:
    """Set a damaged journal aside, and open another with what can be read of it.

    The damaged one must not be open.

    Raises:
        JournalBusyError: another process records into it.
        StoreError: the new journal cannot be written; the damaged one is where it was.
    """
    with RecorderLock(home), scratch_folder(home.folder) as folder:
        fresh, count = salvage(home.journal, folder, at)
        aside = set_aside(home, "damaged", at)
        with told(home.journal):
            put(fresh, home.journal)
    tell(" ".join((_kept_of(aside, count), _offered(newest_good_backup(home)))))
    return open_engine(home, at, create=True, tell=tell)


def bring_back(home: Home, engine: Engine, standing: Standing, at: datetime, tell: Tell) -> Engine:
    """Write a journal anew that was taken away under its program, and open it.

    The engine has it open still, and so all that is in it; it is closed by this.

    Raises:
        JournalBusyError: another process records into the home by now.
        StoreError: the journal cannot be written; the engine still has it open.
    """
    home.prepare()
    with RecorderLock(home), scratch_folder(home.folder) as folder, told(home.journal):
        copy = folder / home.journal.name
        copy.touch(mode=FILE_MODE)
        with (
            closing(engine.raw_connection()) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            cast("sqlite3.Connection", source.driver_connection).backup(target)
        engine.dispose()
        aside = None if standing.is_ours() else set_aside(home, "replaced", at)
        put(copy, home.journal)
    tell(_brought_back(home, aside))
    return open_engine(home, at, create=True, tell=tell)


def _identity(file: Path) -> _Identity:
    try:
        found = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def _kept_of(aside: Path, count: int) -> str:
    if not count:
        return _(
            "The journal was damaged and lies as {file} now; nothing of it could be read, so a new"
            " one was begun."
        ).format(file=aside)
    return ngettext(
        "The journal was damaged and lies as {file} now; {count} entry could be read and was kept,"
        " so look the last days through.",
        "The journal was damaged and lies as {file} now; {count} entries could be read and were"
        " kept, so look the last days through.",
        count,
    ).format(file=aside, count=count)


def _offered(good: Path | None) -> str:
    if good is None:
        return _("There is no backup that could be brought back.")
    return _("The newest good backup can be brought back with: kjernetid restore {backup}").format(
        backup=good
    )


def _brought_back(home: Home, aside: Path | None) -> str:
    if aside is None:
        return _(
            "The journal {journal} was deleted or moved while Kjernetid recorded into it; it was"
            " written there anew, and nothing is lost."
        ).format(journal=home.journal)
    return _(
        "Another file had taken the place of the journal {journal} while Kjernetid recorded into"
        " it; that one lies as {file} now, and the journal was written anew with nothing lost."
    ).format(journal=home.journal, file=aside)
