"""A disk that is written by a trace of system calls, and can lose its power at any of them.

`strace` tells what a process did to the files of a folder. From that any state of the files can be
made again: as a process that is killed at a call leaves them, or as a power cut there may leave
them. What has been flushed is kept; of what has not, each sector of 512 bytes is there or not, in
no order, and of names that were made, moved and taken away a part, in their order.

What this does not know: a disk that lies about having flushed, and sectors of flushed data that
are spoilt by writing beside them.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
LEFT_OUT = "-shm"  # is memory that lies in a file; who opens the journal first makes it anew


@dataclass(frozen=True, slots=True)
class Call:
    """One call that changed something: its name, the file, and what it did to it.

    Attributes:
        name: what was done; `told` is a mark that the process wrote: `length` steps more are done.
        path: the file or folder, within the one that is looked at.
        other: where it was moved to, or copied from.
        data: what was written.
        offset: where in the file; `source` where in the other.
    """

    name: str
    path: str = ""
    other: str = ""
    data: bytes = b""
    offset: int = 0
    source: int = 0
    length: int = 0


@dataclass(slots=True)
class _Inode:
    data: bytearray = field(default_factory=bytearray)
    flushed: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)  # None: cut off there

    def change(self, offset: int, data: bytes | None) -> None:
        _apply(self.data, offset, data)
        self.pending.append((offset, data))

    def flush(self) -> None:
        self.flushed[:] = self.data
        self.pending.clear()

    def after_power_cut(self, chance: random.Random, share: float) -> bytes:
        """Return what may be left: each sector that was not flushed is there by chance."""
        left = bytearray(self.flushed)
        for offset, data in self.pending:
            if data is None:
                if chance.random() < share:
                    _apply(left, offset, None)
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < share:
                    _apply(left, offset + start, data[start : start + SECTOR])
        return bytes(left)


class Disk:
    """The files of one folder, as calls change them."""

    def __init__(self, folder: Path) -> None:
        """Begin with what a folder holds, all of it flushed."""
        self._names: dict[str, _Inode] = {}
        self._folders = {""}
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_dir():
                self._folders.add(name)
            elif not name.endswith(LEFT_OUT):
                data = path.read_bytes()
                self._names[name] = _Inode(bytearray(data), bytearray(data))
        self._sure = (dict(self._names), set(self._folders))
        self._unsure: list[tuple[dict[str, _Inode], set[str]]] = []

    def take(self, call: Call) -> None:
        """Let a call change the files."""
        match call.name:
            case "told":
                return
            case "write":
                self._names[call.path].change(call.offset, call.data)
            case "copy":
                there = slice(call.source, call.source + call.length)
                data = bytes(self._names[call.other].data[there])
                self._names[call.path].change(call.offset, data)
            case "truncate":
                self._names[call.path].change(call.offset, None)
            case "flush" if call.path in self._folders:
                self._sure = (dict(self._names), set(self._folders))
                self._unsure.clear()
            case "flush":
                self._names[call.path].flush()
            case "create" if call.path in self._names:
                return
            case _:
                self._rename(call)

    def after_kill(self, folder: Path) -> None:
        """Lay out the files as a process leaves them that is killed now."""
        _lay_out(folder, self._folders, {name: one.data for name, one in self._names.items()})

    def after_power_cut(self, folder: Path, chance: random.Random) -> None:
        """Lay out the files as they may be after the power is cut now."""
        names, folders = chance.choice([self._sure, *self._unsure])
        share = chance.choice((0.0, 0.5, 0.9, 1.0))
        left = {name: one.after_power_cut(chance, share) for name, one in names.items()}
        _lay_out(folder, folders, left)

    def _rename(self, call: Call) -> None:
        match call.name:
            case "create":
                self._names[call.path] = _Inode()
            case "rename":
                moved = self._names.pop(call.path)
                self._names[call.other] = moved
            case "unlink":
                self._names.pop(call.path)
            case "mkdir":
                self._folders.add(call.path)
            case "rmdir":
                self._folders.discard(call.path)
        self._unsure.append((dict(self._names), set(self._folders)))


def _apply(data: bytearray, offset: int, written: bytes | None) -> None:
    if written is None:
        if len(data) > offset:
            del data[offset:]
        else:
            data.extend(bytes(offset - len(data)))
        return
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset : offset + len(written)] = written


def _lay_out(folder: Path, folders: set[str], files: Mapping[str, bytes | bytearray]) -> None:
    for name in sorted(folders):
        (folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, data in files.items():
        path = folder / name
        if path.parent.exists():
            path.write_bytes(data)
