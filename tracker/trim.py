"""Memory that only the start, or a window, needed is given back to the system.

Nothing is lost: what is unmapped here are untouched pages of program files, and a page that is
needed again comes back from the file, mostly from the system's own cache of it.
"""

import ctypes
import gc
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

MAPS = Path("/proc/self/smaps")
MADV_DONTNEED = 4
M_MMAP_THRESHOLD = -3  # of mallopt
LARGE = 128 * 1024  # bytes; where glibc begins by itself
_HEAD = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r-[x-]p \S+ \S+ \d+ +/")


class _Mapping(NamedTuple):
    """A stretch of a file that is mapped to be read or run."""

    start: int
    end: int


def keep_large_apart() -> None:
    """Let large blocks lie outside of the heap, so that each is given back as a whole.

    glibc does so by itself at first, but with each one that is freed it raises the size from which
    it does, up to 32 megabytes; pictures and backups then leave holes in the heap, day by day.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)


def trim() -> None:
    """Give back what can be spared; on systems other than Linux only Python's own garbage."""
    gc.collect()
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.malloc_trim(0)
        for mapping in _clean(_lines()):
            # A refusal costs nothing: the page stays where it is.
            length = ctypes.c_size_t(mapping.end - mapping.start)
            libc.madvise(ctypes.c_void_p(mapping.start), length, MADV_DONTNEED)


def _lines() -> list[str]:
    try:
        return MAPS.read_text().splitlines()
    except OSError:  # no /proc: a container may hide it
        return []


def _clean(lines: Iterable[str]) -> Iterator[_Mapping]:
    """Pick the mappings of files in which this process has changed nothing."""
    found: _Mapping | None = None
    for line in lines:
        head = _HEAD.match(line)
        if head is not None:
            found = _Mapping(int(head[1], 16), int(head[2], 16))
        elif "-" in line.split(" ", 1)[0]:
            found = None  # the head of another mapping
        elif line.startswith("Private_Dirty:") and found is not None:
            if line.split()[1] == "0":
                yield found
            found = None
