"""Memory is given back without anything being lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from tracker.trim import trim

ROOT = Path(__file__).resolve().parents[2]

WORKING_ON = """
import re
from pathlib import Path
from tracker.trim import trim
import tracker.hall, tracker.store.journal, sqlite3, json

def rss() -> int:
    return int(re.search(r"Rss:\\s+(\\d+)", Path("/proc/self/smaps_rollup").read_text())[1])

kept = [str(number) * 10 for number in range(1000)]
before = rss()
trim()
after = rss()
again = sqlite3.connect(":memory:").execute("SELECT 6 * 7").fetchone()[0]
print(json.dumps([before > after + 2000, kept[999], again]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells and takes pages this way")
def test_pages_that_only_the_start_needed_are_gone_and_everything_still_works():
    done = subprocess.run(
        [sys.executable, "-c", WORKING_ON], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert done.stdout.strip() == '[true, "999999999999999999999999999999", 42]'


def test_without_a_list_of_mappings_only_garbage_goes(monkeypatch, tmp_path):
    monkeypatch.setattr("tracker.trim.MAPS", tmp_path / "none")

    trim()


def test_a_mapping_that_was_written_to_is_left_alone(monkeypatch, tmp_path):
    told = []
    smaps = tmp_path / "smaps"
    smaps.write_text(
        "7f0000000000-7f0000001000 r--p 00000000 08:01 17 /usr/lib/libchanged.so\n"
        "Private_Dirty:        4 kB\n"
        "7f0000002000-7f0000004000 r-xp 00000000 08:01 18 /usr/lib/libclean.so\n"
        "Private_Dirty:        0 kB\n"
        "7f0000005000-7f0000006000 rw-p 00000000 00:00 0 [heap]\n"
        "Private_Dirty:        0 kB\n"
        "7f0000007000-7f0000008000 rw-p 00000000 08:01 19 /usr/lib/libdata.so\n"
        "Private_Dirty:        0 kB\n"
    )

    class Libc:
        def malloc_trim(self, _pad):
            pass

        def madvise(self, start, length, _advice):
            told.append((start.value, length.value))

    monkeypatch.setattr("tracker.trim.MAPS", smaps)
    monkeypatch.setattr("tracker.trim.ctypes.CDLL", lambda *_args, **_how: Libc())
    trim()

    assert told == ([(0x7F0000002000, 0x2000)] if sys.platform == "linux" else [])


BLOCKS = """
import ctypes, sys
from tracker.trim import keep_large_apart

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
fields = [(str(number), ctypes.c_size_t) for number in range(10)]
libc.mallinfo2.restype = type("Mallinfo", (ctypes.Structure,), {"_fields_": fields})

def apart() -> int:
    return getattr(libc.mallinfo2(), "3")  # how many blocks lie outside of the heap

if "kept" in sys.argv:
    keep_large_apart()
libc.free(libc.malloc(1 << 20))  # from here on glibc would take it for small
before = apart()
kept = libc.malloc(1 << 20)
print(apart() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc has a heap of this kind")
@pytest.mark.parametrize(("words", "apart"), [((), "0"), (("kept",), "1")])
def test_large_blocks_stay_outside_of_the_heap(words, apart):
    command = [sys.executable, "-c", BLOCKS, *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)

    assert done.stdout.strip() == apart
