"""Cells of a table for spreadsheets: what one would run as a formula gets an apostrophe in front.

The apostrophe is taken off again when the cell is read back.
"""

import re
from typing import Final

# An apostrophe of the person's own in front of such a sign is covered as well, so that taking one
# off always gives back what was there.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_NEUTRALISED: Final = re.compile(r"'+[=+\-@\t\r]")


def neutral(text: str) -> str:
    """Return text as a spreadsheet shows it, and never runs it."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain(cell: str) -> str:
    """Return the text that was made neutral."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell
