"""A folder of files that is there whole, or not at all, and is its owner's alone.

A new folder is written beside its place and then renamed. One that was there, and is empty, stays
the folder it was: its files are moved in when all are written, and the manifest comes last, so
that what was cut off on the way is no export.
"""

import csv
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from tracker.carrying.manifest import NAME, Sum
from tracker.errors import TrackerError
from tracker.paths import FILE_MODE, FOLDER_MODE
from tracker.wording import _, reason_of

_SCRATCH: Final = ".kjernetid-"


class File:
    """A file that is being written: text goes in, its sum comes out."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Begin with nothing."""
        self._stream = stream
        self._digest = hashlib.sha256()
        self._size = 0
        self.rows: int | None = None

    def write(self, text: str) -> None:
        """Add text, as UTF-8."""
        self.write_bytes(text.encode())

    def write_bytes(self, raw: bytes) -> None:
        """Add bytes as they are."""
        self._stream.write(raw)
        self._digest.update(raw)
        self._size += len(raw)

    @property
    def sum(self) -> Sum:
        """Return what is known of what was written."""
        return Sum(self._digest.hexdigest(), self._size, self.rows)


class Folder:
    """A folder that is being written.

    Attributes:
        sums: what is known of each file that is finished, by its name with slashes.
    """

    def __init__(self, at: Path) -> None:
        """Write into a folder that is there."""
        self._at = at
        self.sums: dict[str, Sum] = {}

    @contextmanager
    def file(self, name: str) -> Iterator[File]:
        """Write one file, which has reached the disk at the end."""
        path = self._at / name
        path.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
        path.touch(mode=FILE_MODE)
        with path.open("wb") as stream:
            written = File(stream)
            yield written
            stream.flush()
            os.fsync(stream.fileno())
        self.sums[name] = written.sum

    def put(self, name: str, parts: Iterable[str]) -> None:
        """Write a file out of parts."""
        with self.file(name) as written:
            for part in parts:
                written.write(part)

    def put_table(self, name: str, titles: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
        """Write a table, row by row: RFC 4180."""
        with self.file(name) as written:
            writer = csv.writer(written)
            writer.writerow(titles)
            written.rows = 0
            for row in rows:
                writer.writerow(row)
                written.rows += 1


@contextmanager
def whole_folder(target: Path) -> Iterator[Folder]:
    """Lend a folder to write into, which takes its place at the end; a fault leaves nothing.

    Raises:
        TrackerError: the place is taken, or cannot be written to.
    """
    try:
        _refuse_taken(target)
        beside = target if target.exists() else target.parent
        with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=beside) as scratch:
            content = Path(scratch, "export")
            content.mkdir(mode=FOLDER_MODE)
            yield Folder(content)
            _take_place(content, target)
    except OSError as error:
        raise _fault(target, error) from error


def _refuse_taken(target: Path) -> None:
    """Refuse a folder that holds something: nothing in it is replaced, nothing old stays in it."""
    if target.exists() and any(target.iterdir()):
        raise TrackerError(_("{folder} is not empty; name a new folder.").format(folder=target))


def _take_place(content: Path, target: Path) -> None:
    if not target.exists():
        content.rename(target)
        return
    moved: list[Path] = []
    try:
        for path in sorted(content.iterdir(), key=lambda path: path.name == NAME):
            moved.append(target / path.name)
            path.rename(moved[-1])
    except BaseException:
        for path in moved:
            _remove(path)
        raise


def _remove(path: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _fault(folder: Path, error: OSError) -> TrackerError:
    return TrackerError(
        _("Nothing can be exported to {folder} ({reason}); name another folder.").format(
            folder=folder, reason=reason_of(error)
        )
    )
