"""The log: warnings and faults of the program, for the person to look into or to send along.

Only what a person could act upon is in it. It never tells when somebody worked: its lines carry
no time. Nor does it quote what was recorded or typed: of a fault it says where, never what.
"""

import logging
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from tracker.paths import FILE_MODE, Home

MAX_BYTES = 200_000
FORMAT = "%(levelname)s %(name)s: %(message)s"


def close_log() -> None:
    """Let go of the log file; warnings go nowhere from now on."""
    for handler in [*logging.getLogger().handlers]:
        if isinstance(handler, logging.FileHandler):
            logging.getLogger().removeHandler(handler)
            handler.close()


def write_log(home: Home) -> None:
    """Let warnings of the program go into its log file, which begins anew when it grew long.

    A log that cannot be written is done without.
    """
    path = home.log
    try:
        if path.exists() and path.stat().st_size > MAX_BYTES:
            path.unlink()
        path.touch(FILE_MODE)
        path.chmod(FILE_MODE)  # it may be there already
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)


def fault_text(fault: BaseException) -> str:
    """Tell where a fault of the program happened, and of which kind it was; nothing else.

    What an exception says is left out, since it quotes what it was about: a note, an app, a time.
    So are the folders in which the program lies, since they name the person.
    """
    return "\nwhich led to:\n".join(map(_told, reversed([*_chain(fault)]))) + "\n"


def _chain(fault: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)


def _told(fault: BaseException) -> str:
    places = [
        f"  {_place(frame.f_code.co_filename)}, line {line}, in {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(fault.__traceback__)
    ]
    kind = type(fault)
    code = getattr(fault, "sqlite_errorname", None) or getattr(fault, "errno", None)
    return "\n".join((*places, f"{kind.__module__}.{kind.__qualname__} {code or ''}".rstrip()))


def _place(file: str) -> str:
    """Return where a module lies below what Python looks through, without what is above."""
    path = Path(file)
    above = [folder for folder in map(Path, sys.path) if folder.is_absolute()]
    inside = [path.relative_to(folder) for folder in above if path.is_relative_to(folder)]
    return min(inside, key=lambda found: len(found.parts), default=Path(path.name)).as_posix()
