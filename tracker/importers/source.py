"""The file that is imported: read in pieces, as UTF-8, and never a traceback for what it is.

What the person hears of a file is one sentence, and that nothing was imported.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tracker.errors import ImportRefusedError
from tracker.wording import _, reason_of

# Ten years of thirty spans a day are ten megabytes of text.
MOST_BYTES: Final = 100_000_000
_PIECE: Final = 1 << 18  # bytes read at once
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def text_pieces(file: Path, heard: Callable[[int], None]) -> Iterator[str]:
    """Yield the text of a file of any size, a piece at a time; a byte order mark is left away.

    Args:
        file: what to read.
        heard: is told how many bytes each piece was.

    Raises:
        ImportRefusedError: the file cannot be read, or is not UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    lines = 1
    for raw in _raw_pieces(file, heard):
        try:
            text = decoder.decode(raw, final=not raw)
        except UnicodeDecodeError as error:
            raise _not_utf8(file, lines + error.object.count(b"\n", 0, error.start)) from None
        lines += text.count("\n")
        yield text


def whole_text(file: Path, heard: Callable[[int], None]) -> str:
    """Return the text of a file that is not larger than `MOST_BYTES`.

    Raises:
        ImportRefusedError: the file cannot be read, is too large, or is not UTF-8.
    """
    read = 0

    def count(more: int) -> None:
        nonlocal read
        read += more
        if read > MOST_BYTES:
            raise ImportRefusedError(
                _(
                    "{file} is larger than {count} megabytes; split it, and import the parts."
                    " Nothing was imported."
                ).format(file=file, count=MOST_BYTES // 1_000_000)
            )
        heard(more)

    return "".join(text_pieces(file, count))


def lines_of(text: str) -> Iterator[str]:
    """Yield each line with its end, one at a time: a text is not held in memory twice."""
    return (line[0] for line in _LINE.finditer(text))


def beginning(file: Path, size: int) -> bytes:
    """Return the first bytes of a file, at most `size`.

    Raises:
        ImportRefusedError: the file cannot be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(size)
    except OSError as error:
        raise _unreadable(file, error) from None


def _raw_pieces(file: Path, heard: Callable[[int], None]) -> Iterator[bytes]:
    """Yield the bytes of a file, and an empty piece where it ends."""
    try:
        with file.open("rb") as stream:
            while raw := stream.read(_PIECE):
                heard(len(raw))
                yield raw
    except OSError as error:
        raise _unreadable(file, error) from None
    yield b""


def _unreadable(file: Path, error: OSError) -> ImportRefusedError:
    return ImportRefusedError(
        _("{file} cannot be read ({reason}); nothing was imported.").format(
            file=file, reason=reason_of(error)
        )
    )


def _not_utf8(file: Path, line: int) -> ImportRefusedError:
    return ImportRefusedError(
        _(
            "{file}, line {line}: this is not UTF-8 text; save the file as UTF-8. Nothing was"
            " imported."
        ).format(file=file.name, line=line)
    )
