"""Backups: one file that carries journal and settings, and the rotating ones in the home.

A backup is a zip of `journal.db` and `settings.toml`. It is written aside and renamed, so that a
file by that name is always a whole one.
"""

import re
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.aside import put
from tracker.errors import BackupError, NewerJournalError, StoreError
from tracker.paths import FILE_MODE, FOLDER_MODE, Home
from tracker.store.faults import damaged, told
from tracker.store.placing import PLACING
from tracker.store.revisions import REVISIONS
from tracker.wording import _

KEPT = 10
EVERY = timedelta(days=1)
SUFFIX = ".backup"
SCRATCH = ".kjernetid-"
STAMP = "%Y%m%d-%H%M%S"  # in UTC, so that names sort by age on the night the clock is set back
_NAME = re.compile(r"kjernetid-(\d{8}-\d{6})(?:-\d+)?")


def backup(home: Home, target: Path | None, at: datetime, *, may_replace: bool = False) -> Path:
    """Write a backup and return where it is.

    Args:
        home: whose journal and settings to carry.
        target: the file to write, or a folder to put it in; None: the home's own backups, of
            which the ten newest are kept.
        at: now; names the file.
        may_replace: an older backup at `target` goes once the new one is whole; no other file does.

    Raises:
        BackupError: there is nothing to back up, or `target` exists already.
        DamagedJournalError: the journal fails its integrity check; nothing is written.
        StoreError: the place cannot be written to, told apart by class.
    """
    if not home.journal.exists():
        raise BackupError(
            _("There is no journal in {folder}, so there is nothing to back up.").format(
                folder=home.folder
            )
        )
    if target is None:
        with told(home.backups):
            home.backups.mkdir(mode=FOLDER_MODE, exist_ok=True)
        return _write(home, unused(home.backups / backup_name(at)), keep=KEPT)
    if target.is_dir():
        target = unused(target / backup_name(at))
    if target.exists() and not (may_replace and target.suffix == SUFFIX):
        raise BackupError(
            _("{file} exists already and is left as it is; name another file.").format(file=target)
        )
    return _write(home, target)


def back_up_daily(home: Home, at: datetime) -> Path | None:
    """Write a backup if the newest one in the home is a day old; return it if so."""
    made = next(map(made_at, list_backups(home)), None)
    if made is not None and timedelta(0) <= at - made < EVERY:
        return None
    drop_leftovers(home, before=at - EVERY)
    return backup(home, None, at)


def backup_name(at: datetime) -> str:
    """Return what a backup is called that is made at an instant."""
    return f"kjernetid-{at.astimezone(UTC):{STAMP}}{SUFFIX}"


def made_at(path: Path) -> datetime | None:
    """Read the instant in a backup's name; None: the file is not one of ours."""
    named = _NAME.fullmatch(path.stem)
    try:
        return datetime.strptime(named[1], STAMP).replace(tzinfo=UTC) if named else None
    except ValueError:
        return None


def list_backups(home: Home) -> list[Path]:
    """Return the backups in the home, newest first."""
    found = [path for path in home.backups.glob(f"*{SUFFIX}") if made_at(path) is not None]
    return sorted(found, key=lambda path: path.stem, reverse=True)


def newest_good_backup(home: Home) -> Path | None:
    """Return the newest backup in the home that could be restored, if there is one."""
    for path in list_backups(home):
        try:
            with unpacked(path, home.folder):
                return path
        except StoreError:
            continue
    return None


@contextmanager
def unpacked(file: Path, beside: Path) -> Iterator[Home]:
    """Lay out what a backup carries in a folder inside `beside`, for as long as it is looked at.

    Raises:
        BackupError: the file is missing, no backup, or damaged.
        NewerJournalError: a newer version wrote it.
    """
    with scratch_folder(beside) as folder:
        carried = Home(folder)
        try:
            with zipfile.ZipFile(file) as packed:
                for path in (carried.journal, carried.settings):
                    _take_out(packed, path)
        except FileNotFoundError as error:
            raise BackupError(_("There is no file {file}.").format(file=file)) from error
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise no_backup(file) from error
        check_journal(carried.journal, file)
        yield carried


def pack(content: Home, target: Path) -> None:
    """Write journal and settings of a folder into a backup; what was there is replaced at once.

    The journal must not be open.
    """
    with told(target), scratch_folder(target.parent) as folder:
        put(_packed(content, folder / target.name), target)


@contextmanager
def scratch_folder(beside: Path) -> Iterator[Path]:
    """Lend a folder inside `beside` that only its owner can look into."""
    with told(beside), TemporaryDirectory(prefix=SCRATCH, dir=beside) as name:
        yield Path(name)


def drop_leftovers(home: Home, before: datetime | None = None) -> None:
    """Delete what a backup or a restore that was cut off left lying in a home.

    With `before` only what was last touched before an instant: another process may be at the rest.
    """
    for beside in (home.folder, home.backups):
        with told(beside):
            for folder in beside.glob(f"{SCRATCH}*"):
                if before is None or folder.stat().st_mtime < before.timestamp():
                    shutil.rmtree(folder)


def unused(path: Path) -> Path:
    """Return a path like `path` that no file has yet."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate


def no_backup(file: Path) -> BackupError:
    """Say that a file is not one of ours, or not whole."""
    return BackupError(
        _(
            "{file} is not a backup of Kjernetid, or is damaged; give a file that “kjernetid"
            " backup” wrote."
        ).format(file=file)
    )


def check_journal(journal: Path, file: Path) -> None:
    """Make sure that a journal out of a backup is whole and can be read by this version.

    Raises:
        BackupError: it is not; `file` is named.
        NewerJournalError: a newer version wrote it.
    """
    if not journal.exists():
        raise no_backup(file)
    try:
        with closing(sqlite3.connect(journal)) as connection:
            is_whole = _is_whole(connection)
            (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.Error, TypeError) as error:
        raise no_backup(file) from error
    if not is_whole:
        raise no_backup(file)
    if revision not in REVISIONS:
        raise newer(file)


def newer(file: Path) -> NewerJournalError:
    """Say that a newer version wrote a file."""
    return NewerJournalError(
        _(
            "{file} was written by a newer version of Kjernetid and is left as it is; install that"
            " version to read it."
        ).format(file=file)
    )


def _write(home: Home, target: Path, *, keep: int | None = None) -> Path:
    """Write a backup, and anew where something was erased meanwhile: it must not carry that."""
    while True:
        mark = PLACING.mark()
        try:
            if _is_written(home, target, mark, keep):
                return target
        except StoreError:
            if not PLACING.is_overtaken(mark):  # else the erasing took the copy away
                raise


def _is_written(home: Home, target: Path, mark: int, keep: int | None) -> bool:
    with told(target), scratch_folder(target.parent) as folder:
        content = Home(folder)
        _copy_journal(home.journal, content.journal)
        if home.settings.exists():
            shutil.copyfile(home.settings, content.settings)
        aside = _packed(content, folder / target.name)
        with PLACING.placed(mark) as may_be_kept:
            if may_be_kept:
                put(aside, target)
                if keep is not None:
                    _prune(home, keep)
            return may_be_kept


def _packed(content: Home, aside: Path) -> Path:
    with closing(sqlite3.connect(content.journal)) as connection:
        # All in one file, without a write-ahead log that would have to be carried beside it.
        connection.execute("PRAGMA journal_mode=DELETE")
    aside.touch(mode=FILE_MODE)
    with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in (content.journal, content.settings):
            if path.exists():
                packed.write(path, path.name)
    return aside


def _copy_journal(journal: Path, copy: Path) -> None:
    with (
        told(journal),
        closing(sqlite3.connect(journal)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        if not _is_whole(target):
            raise damaged(journal)


def _is_whole(connection: sqlite3.Connection) -> bool:
    verdicts = [verdict for (verdict,) in connection.execute("PRAGMA integrity_check")]
    return verdicts == ["ok"]


def _take_out(packed: zipfile.ZipFile, path: Path) -> None:
    if path.name not in packed.namelist():
        return
    path.touch(mode=FILE_MODE)
    with packed.open(path.name) as source, path.open("wb") as target:
        shutil.copyfileobj(source, target)


def _prune(home: Home, keep: int) -> None:
    with told(home.backups):
        for old in list_backups(home)[keep:]:
            old.unlink()
