"""Tables of plain text: columns as wide as their cells, the last one wrapped to fit the page."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

PAGE: Final = 80  # columns
_GAP: Final = "  "
_GLUE: Final = "\N{NO-BREAK SPACE}"
_BEFORE_UNIT: Final = re.compile(r"(?<=\d) (?=\w)")
_NARROWEST: Final = 20  # of the last column, however wide the others are


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands over it, and whether its cells are figures, set to the right."""

    title: str
    is_figure: bool = False


def lay_out(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table, the titles first; every row has a cell for each column."""
    table = [[column.title for column in columns], *([plain(cell) for cell in row] for row in rows)]
    widths = [max(len(row[n]) for row in table) for n in range(len(columns) - 1)]
    indent = sum(widths) + len(_GAP) * len(widths)
    wrapped = textwrap.TextWrapper(
        max(PAGE - indent, _NARROWEST),
        break_on_hyphens=False,
        break_long_words=False,  # a path can still be copied
    )
    lines = []
    for row in table:
        first, *more = wrapped.wrap(row[-1]) or [""]
        cells = [_set(*cell) for cell in zip(row[:-1], widths, columns[:-1], strict=True)]
        lines.append(_GAP.join([*cells, first]).rstrip())
        lines.extend(" " * indent + line for line in more)
    return lines


def paragraph(text: str) -> str:
    """Wrap sentences to the page; a number stays with its unit."""
    filled = textwrap.fill(glued(text), PAGE, break_on_hyphens=False, break_long_words=False)
    return filled.replace(_GLUE, " ")


def glued(text: str) -> str:
    """Put a space that breaks no line between a number and its unit."""
    return _BEFORE_UNIT.sub(_GLUE, text)


def plain(text: str) -> str:
    """Put text on one line, without any sign that a terminal would obey."""
    return "".join(
        sign if sign.isprintable() else " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"
        for sign in text
    )


def _set(cell: str, width: int, column: Column) -> str:
    return cell.rjust(width) if column.is_figure else cell.ljust(width)
