"""Text from the record made fit for a file that other programs read: no sign that they would obey.

What is not text is shown as �, so that nobody wonders where it went; line breaks of every kind
become one.
"""

import re
import unicodedata
from typing import Final

_BREAK: Final = re.compile("\r\n|[\r\n\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
# Control characters, halves of surrogate pairs, and code points that never become characters.
_NO_TEXT: Final = frozenset({"Cc", "Cs"})
_NEVER: Final = 0xFFFE  # the last two of each plane, and a row in the first
_ROW: Final = range(0xFDD0, 0xFDF0)


def clean(text: str) -> str:
    """Return text with plain line breaks and without signs that are none."""
    return "".join(map(_shown, _BREAK.sub("\n", text)))


def _shown(sign: str) -> str:
    if sign in "\n\t":
        return sign
    code = ord(sign)
    is_none = code & _NEVER == _NEVER or code in _ROW
    if is_none or unicodedata.category(sign) in _NO_TEXT:
        return "\N{REPLACEMENT CHARACTER}"
    return sign
