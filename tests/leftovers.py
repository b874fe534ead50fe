"""What raw bytes tell of a time: every instant that can be read out of the files of a folder.

A journal holds instants as whole numbers of microseconds. Other files might hold them as text, or
as seconds; backups are zip files, and are looked into.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.domain.spans import Span

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
UNITS = (timedelta(microseconds=1), timedelta(milliseconds=1), timedelta(seconds=1))
TEXT = re.compile(
    rb"(\d{4})-?(\d{2})-?(\d{2})[T _-]?(\d{2})[:.]?(\d{2})(?:[:.]?(\d{2}))?(Z|[+-]\d{2}:?\d{2})?"
)
DIGITS = re.compile(rb"\d{10,16}")


def instants_in(folder: Path, window: Span, zone_offset: timedelta) -> list[tuple[str, datetime]]:
    """Return where an instant inside a window stands, its ends left out.

    Text without an offset is taken both for UTC and for a local time, `zone_offset` before it.
    """
    found = []
    for path in sorted(folder.rglob("*")):
        for name, data in _unpacked(str(path.relative_to(folder)), _read(path)):
            found += [
                (name, at)
                for at in (*_numbers(data), *_texts(data, zone_offset))
                if window.start < at < window.end
            ]
    return found


def _read(path: Path) -> bytes:
    """Read a file, if it is one; a program at work may take it away at any time."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except FileNotFoundError:
        return b""


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for inside in packed.namelist():
                yield f"{name}/{inside}", packed.read(inside)


def _numbers(data: bytes) -> Iterator[datetime]:
    """Read whole numbers and fractions, eight bytes each, wherever they begin."""
    for start in range(len(data) - 7):
        if data[start] in (0, 0x41, 0x43):  # of an instant in microseconds, or as a fraction
            part = data[start : start + 8]
            yield from _at(int.from_bytes(part, "big"), UNITS[0])
            fraction = struct.unpack(">d", part)[0]
            if 1e9 < fraction < 1e16:
                for unit in UNITS:
                    yield from _at(int(fraction), unit)
    for digits in DIGITS.findall(data):
        for unit in UNITS:
            yield from _at(int(digits), unit)


def _at(number: int, unit: timedelta) -> Iterator[datetime]:
    if 0 < number < timedelta(days=366 * 200) // unit:
        yield EPOCH + number * unit


def _texts(data: bytes, zone_offset: timedelta) -> Iterator[datetime]:
    for match in TEXT.finditer(data):
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
        try:
            at = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        except ValueError:
            continue
        if match[7] is None:
            yield from (at, at - zone_offset)
        else:
            yield at - _offset(match[7])


def _offset(text: bytes) -> timedelta:
    if text == b"Z":
        return timedelta(0)
    hours, minutes = int(text[1:3]), int(text[-2:])
    return timedelta(hours=hours, minutes=minutes) * (-1 if text[:1] == b"-" else 1)
