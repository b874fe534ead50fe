"""How the journal is opened: a new one, an older one, a damaged one, one that is not there."""

import uuid
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert
from sqlalchemy.exc import SQLAlchemyError

from tracker.errors import DamagedJournalError, UpgradeError
from tracker.paths import FILE_MODE, Home
from tracker.store.backups import backup, newer, newest_good_backup
from tracker.store.columns import EPOCH, Base
from tracker.store.connecting import connect, reading
from tracker.store.faults import damaged, told
from tracker.store.lock import RecorderLock
from tracker.store.revisions import LINEAGE, Lineage, run_scripts
from tracker.store.schema import AlembicVersion, Device
from tracker.wording import _

IN_MEMORY = Path(":memory:")
Tell = Callable[[str], None]  # hears a sentence for the person
_OTHERS = 0o077  # the bits of a file's mode that let others at it


def open_engine(
    home: Home,
    at: datetime,
    *,
    create: bool,
    lineage: Lineage = LINEAGE,
    tell: Tell | None = None,
) -> Engine:
    """Open the journal of a home in the newest revision.

    Args:
        home: where it lies.
        at: now; names what is backed up or set aside.
        create: begin a journal where there is none, and look for damage where there is one.
            Without, a missing journal reads as an empty one, and nothing is written.
        lineage: which older revisions can be brought up to date.
        tell: hears in a sentence that a journal was damaged, or gone, and begun anew.

    Raises:
        StoreError: it cannot be opened, told apart by class.
    """
    if not create and not home.journal.exists():
        return _open(home, IN_MEMORY, at, lineage)
    if not create:
        return _open(home, home.journal, at, lineage)
    home.prepare()
    with told(home.journal):
        is_gone = not _make_private(home.journal)
    try:
        engine = _open(home, home.journal, at, lineage, check=True)
    except DamagedJournalError:
        from tracker.store.mending import mend  # it needs this module

        return mend(home, at, tell or _tell_nobody)
    if is_gone and tell is not None and (good := newest_good_backup(home)) is not None:
        tell(_begun_beside(home, good))
    return engine


def find_revision(engine: Engine, path: Path) -> str | None:
    """Return the revision a file holds, or None where it holds nothing at all.

    Raises:
        DamagedJournalError: it holds something else than a journal.
    """
    with reading(engine).begin() as connection:
        tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
        if not tables:
            return None
        if AlembicVersion.__tablename__ not in tables:
            raise damaged(path)
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if not isinstance(revision, str):
        raise damaged(path)
    return revision


def _open(home: Home, path: Path, at: datetime, lineage: Lineage, *, check: bool = False) -> Engine:
    with ExitStack() as on_failure:
        engine = connect(path)
        on_failure.callback(engine.dispose)
        revision = find_revision(engine, path)
        if revision is None:
            begin(engine, at, lineage)
        elif revision not in lineage.revisions:
            raise newer(path)
        elif revision != lineage.head:
            _upgrade(home, at, lineage)
        if check:
            _look_for_damage(engine, path)
        on_failure.pop_all()
    return engine


def _tell_nobody(sentence: str) -> None:
    """Stand where nobody listens."""


def _make_private(path: Path) -> bool:
    """Let nobody else at the journal; return whether there is anything in it."""
    if not path.exists():
        path.touch(mode=FILE_MODE)
    # SQLite gives the files that it keeps beside this one its mode, but only when it makes them.
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if file.exists() and file.stat().st_mode & _OTHERS:
            file.chmod(FILE_MODE)
    return path.stat().st_size > 0


def _begun_beside(home: Home, good: Path) -> str:
    return _(
        "There was no journal in {folder}, so a new one was begun; the newest good backup can be"
        " brought back with: kjernetid restore {backup}"
    ).format(folder=home.folder, backup=good)


def begin(engine: Engine, at: datetime, lineage: Lineage) -> None:
    """Begin a journal in a file that holds nothing, unless another process just did."""
    with engine.begin() as connection:
        if _is_begun(connection):
            return
        Base.metadata.create_all(connection, checkfirst=False)
        connection.execute(insert(AlembicVersion).values(version_num=lineage.head))
        connection.execute(insert(Device).values(id=str(uuid.uuid4()), made_at=at))


def begin_oldest(home: Home) -> None:
    """Begin an empty journal as the first version of the program did, to try what came after."""
    home.prepare()
    engine = connect(home.journal)
    try:
        with engine.begin() as connection:
            run_scripts(connection, Lineage(LINEAGE.revisions[:1]))
            connection.execute(insert(Device).values(id=str(uuid.uuid4()), made_at=EPOCH))
    finally:
        engine.dispose()


def _is_begun(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first() is not None


def _upgrade(home: Home, at: datetime, lineage: Lineage) -> None:
    with RecorderLock(home):
        failed = _upgrade_failed(home, backup(home, None, at))
        # A table that is copied and dropped must not take along what refers to it.
        engine = connect(home.journal, foreign_keys=False)
        try:
            with engine.begin() as connection:
                run_scripts(connection, lineage)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise failed
        except SQLAlchemyError as error:
            raise failed from error
        finally:
            engine.dispose()


def _upgrade_failed(home: Home, kept: Path) -> UpgradeError:
    return UpgradeError(
        _(
            "The journal {journal} could not be brought up to date and is as it was; go on with the"
            " version of Kjernetid that you had, and keep the backup {backup}."
        ).format(journal=home.journal, backup=kept)
    )


def _look_for_damage(engine: Engine, path: Path) -> None:
    with reading(engine).begin() as connection:
        verdict = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if verdict != "ok":
        raise damaged(path)
