"""JSON read from left to right, a piece at a time: a file of any size in little memory.

The libraries that read JSON in such a way make an event of every bracket; here only the outer
objects and lists are walked through, and each entry in them is read in one go by the standard
library. What a file nests deeply or makes huge is refused, whatever it is.
"""

import re
from collections.abc import Iterable, Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Final, NoReturn

from tracker.errors import ImportRefusedError
from tracker.wording import _

# An entry of ActivityWatch or Timewarrior has some hundred signs.
MOST_SIGNS: Final = 1_000_000
_WORD: Final = 12  # no part of a value that is told whole is longer: “false”, “\\u00e5\\u00e5”
_NUMERAL: Final = frozenset("0123456789+-.eE")
_SPACE: Final = re.compile(r"[ \t\r\n]*")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and Infinity are no JSON


class JsonText:
    """The text of one JSON value, of which the reader asks for the next part."""

    def __init__(self, pieces: Iterable[str], name: str) -> None:
        """Read from pieces of text; `name` is the file's, for the sentence about a fault."""
        self._pieces = iter(pieces)
        self._name = name
        self._text = ""
        self._at = 0
        self._passed = 0  # signs before those in `_text`
        self._is_whole = False
        self._decode = JSONDecoder(parse_constant=_refuse_constant).raw_decode

    def sign(self) -> str:
        """Return the sign with which the next value begins, and do not pass it.

        Raises:
            ImportRefusedError: the text ends here.
        """
        while True:
            self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr] # always
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._read_on():
                self._refuse_end()

    def items(self) -> Iterator[None]:
        """Go through a list; stand before each entry, which has to be read or skipped.

        Raises:
            ImportRefusedError: this is no list.
        """
        self._pass("[")
        if self.sign() == "]":
            self._at += 1
            return
        while True:
            yield
            if self._goes_on("]"):
                return

    def entries(self) -> Iterator[str]:
        """Go through an object; yield each key and stand before its value.

        Raises:
            ImportRefusedError: this is no object.
        """
        self._pass("{")
        if self.sign() == "}":
            self._at += 1
            return
        while True:
            key = self.value()
            if not isinstance(key, str):
                self._refuse()
            self._pass(":")
            yield key
            if self._goes_on("}"):
                return

    def value(self) -> object:
        """Read the next value whole.

        Raises:
            ImportRefusedError: it is no JSON, or too large or too deep for an entry.
        """
        self.sign()
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except JSONDecodeError as error:
                self._read_on_if_cut(error)
                continue
            except (ValueError, RecursionError):  # a number beyond all measure, or a pit of lists
                self._refuse()
            if self._is_all(value, end) or not self._read_on():
                self._at = end
                return value

    def skip(self) -> None:
        """Pass over the next value; what it holds two levels down is read an entry at a time."""
        match self.sign():
            case "[":
                for _item in self.items():
                    self.value()
            case "{":
                for _key in self.entries():
                    self.value()
            case _:
                self.value()

    def end(self) -> None:
        """Make sure that nothing follows.

        Raises:
            ImportRefusedError: something does.
        """
        while not self._text[self._at :].strip(" \t\r\n"):
            self._at = len(self._text)
            if not self._read_on():
                return
        self._refuse()

    def _is_all(self, value: object, end: int) -> bool:
        """Tell whether a value that was read ends there, and would not go on with more text."""
        if end == len(self._text):
            return False
        may_go_on = (
            isinstance(value, int | float) and self._text[end] in _NUMERAL
        )  # “12.” of “12.5”
        return not may_go_on or end - self._at >= MOST_SIGNS

    def _read_on_if_cut(self, error: JSONDecodeError) -> None:
        """Read on where the value may only be cut off by the end of what is at hand."""
        is_cut = error.pos > len(self._text) - _WORD or error.msg.startswith("Unterminated string")
        if not is_cut or len(self._text) - self._at >= MOST_SIGNS:
            self._refuse()
        if not self._read_on():
            self._refuse_end()

    def _read_on(self) -> bool:
        """Read another piece, and forget what was passed; tell whether there was one."""
        if self._is_whole:
            return False
        piece = next((piece for piece in self._pieces if piece), "")
        if not piece:
            self._is_whole = True
            return False
        self._passed += self._at
        self._text = self._text[self._at :] + piece
        self._at = 0
        return True

    def _pass(self, sign: str) -> None:
        if self.sign() != sign:
            self._refuse()
        self._at += 1

    def _goes_on(self, last: str) -> bool:
        """Pass the sign after an entry; tell whether it was the last one."""
        sign = self.sign()
        if sign not in (",", last):
            self._refuse()
        self._at += 1
        return sign == last

    def _refuse(self) -> NoReturn:
        raise ImportRefusedError(
            _(
                "{file} cannot be read as JSON from character {count} on; export it anew. Nothing"
                " was imported."
            ).format(file=self._name, count=self._passed + self._at + 1)
        )

    def _refuse_end(self) -> NoReturn:
        raise ImportRefusedError(
            _("{file} breaks off before its end; export it anew. Nothing was imported.").format(
                file=self._name
            )
        )
