"""Files written aside and then renamed: a file is whole or not there, and is its owner's alone."""

import contextlib
import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in the place of what was there; where that fails, what was there is as it was.

    Raises:
        OSError: the file cannot be written.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe cannot be replaced
        return
    path = path.resolve()  # a link stays a link
    # Readable by its owner only, as temporary files are: it may hold when somebody works.
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        put(Path(name), path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def put(aside: Path, target: Path) -> None:
    """Rename a finished file to its place, so that even a power cut leaves the old or the new.

    When it returns it is the new: the folder is flushed as well, where the name of the file stands.

    Raises:
        OSError: it cannot be renamed or flushed.
    """
    _flush(aside, os.O_RDWR)
    aside.replace(target)
    if os.name == "posix":  # elsewhere a folder cannot be opened, nor need be
        _flush(target.parent, os.O_RDONLY)


def _flush(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
