"""What a process does to the files of a folder, read out of the log of `strace`."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from tests.torture.disk import LEFT_OUT, Call

CALLS = (
    "openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,unlink,unlinkat,mkdir,rmdir,lseek,read,"
    "sendfile"
)
GONE = " (deleted)"
STDOUT = "1"
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FILE = re.compile(r"([\w-]+)<((?:\\x[0-9a-f]{2})*)>")
_OFFSET = re.compile(r", (\d+)$")


def traced(command: Sequence[str], folder: Path, log: Path) -> list[Call]:
    """Run Python with some words; return what it did to files of a folder, and what it told."""
    strace = ["strace", "-f", "-y", "-xx", "-s", "99999999", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run(
        [*strace, sys.executable, *command],
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=600,
    )
    with log.open(encoding="ascii") as lines:
        return list(Log(folder).read(lines))


class Log:
    """Reads a log line by line, and knows where each open file stands."""

    def __init__(self, folder: Path) -> None:
        """Read what concerns one folder."""
        self._root = f"{folder}/"
        self._at: dict[str, int] = {}
        self._meant: dict[str, Callable[[str, int], Iterator[Call]]] = {
            "openat": self._open,
            "write": self._write,
            "pwrite64": self._write_at,
            "ftruncate": self._truncate,
            "fsync": self._flush,
            "fdatasync": self._flush,
            "rename": self._rename,
            "unlink": lambda words, _result: self._named("unlink", _text(words)),
            "unlinkat": self._unlink_at,
            "mkdir": lambda words, _result: self._named("mkdir", _text(words)),
            "rmdir": lambda words, _result: self._named("rmdir", _text(words)),
            "lseek": self._seek,
            "read": self._read,
            "sendfile": self._copy,
        }

    def read(self, lines: Iterable[str]) -> Iterator[Call]:
        """Yield the calls that changed something, in their order."""
        for line in lines:
            found = _LINE.match(line)
            if found is not None and int(found[3]) >= 0:
                yield from self._meant[found[1]](found[2], int(found[3]))

    def _inside(self, path: str) -> str | None:
        """Return a path as it is called within the folder; None: it is none of its files."""
        if path == self._root[:-1]:
            return ""
        if not path.startswith(self._root) or path.endswith((GONE, LEFT_OUT)):
            return None
        return path.removeprefix(self._root)

    def _named(self, name: str, path: str, **more: object) -> Iterator[Call]:
        inside = self._inside(path)
        if inside is not None:
            yield Call(name, inside, **more)  # type: ignore[arg-type]  # by field name

    def _open(self, words: str, result: int) -> Iterator[Call]:
        folder, path = _files(words)[0][1], _text(words)
        path = path if path.startswith("/") else f"{folder}/{path}"
        self._at[str(result)] = 0
        if "O_CREAT" in words:
            yield from self._named("create", path)
        if "O_TRUNC" in words:
            yield from self._named("truncate", path, offset=0)

    def _write(self, words: str, result: int) -> Iterator[Call]:
        [(number, path)] = _files(words)[:1]
        if number == STDOUT:
            yield Call("told", length=result)
            return
        at = self._at.get(number, 0)
        self._at[number] = at + result
        yield from self._named("write", path, offset=at, data=_bytes(words)[:result])

    def _write_at(self, words: str, result: int) -> Iterator[Call]:
        [(_number, path)] = _files(words)[:1]
        at = _last_number(words)
        yield from self._named("write", path, offset=at, data=_bytes(words)[:result])

    def _truncate(self, words: str, _result: int) -> Iterator[Call]:
        yield from self._named("truncate", _files(words)[0][1], offset=_last_number(words))

    def _flush(self, words: str, _result: int) -> Iterator[Call]:
        yield from self._named("flush", _files(words)[0][1])

    def _rename(self, words: str, _result: int) -> Iterator[Call]:
        old, new = (_decoded(text).decode() for text in _TEXT.findall(words))
        yield from self._named("rename", old, other=self._inside(new) or "")

    def _unlink_at(self, words: str, _result: int) -> Iterator[Call]:
        path = f"{_files(words)[0][1]}/{_text(words)}"
        yield from self._named("rmdir" if "AT_REMOVEDIR" in words else "unlink", path)

    def _seek(self, words: str, result: int) -> Iterator[Call]:
        self._at[_files(words)[0][0]] = result
        yield from ()

    def _read(self, words: str, result: int) -> Iterator[Call]:
        number = _files(words)[0][0] if _files(words) else ""
        self._at[number] = self._at.get(number, 0) + result
        yield from ()

    def _copy(self, words: str, result: int) -> Iterator[Call]:
        (target, path), (_source, other) = _files(words)[:2]
        at = self._at.get(target, 0)
        self._at[target] = at + result
        start = int(words.partition("[")[2].partition("]")[0])
        inside = self._inside(other) or ""
        if result:
            yield from self._named(
                "copy", path, other=inside, offset=at, source=start, length=result
            )


def _files(words: str) -> list[tuple[str, str]]:
    """Return the descriptors in a call, each with the path that it stands for."""
    return [(number, _decoded(path).decode()) for number, path in _FILE.findall(words)]


def _text(words: str) -> str:
    return _bytes(words).decode()


def _bytes(words: str) -> bytes:
    found = _TEXT.search(words)
    return _decoded(found[1]) if found else b""


def _decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _last_number(words: str) -> int:
    found = _OFFSET.search(words)
    if found is None:
        raise ValueError(words[:200])
    return int(found[1])
