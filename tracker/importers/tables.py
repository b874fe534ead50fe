"""Rows of a CSV file with the line that each begins on."""

import csv
from collections.abc import Iterator

from tracker.errors import ImportRefusedError
from tracker.importers.source import lines_of
from tracker.wording import _


def rows_of(text: str, name: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it begins on; an empty line is a row without cells.

    Raises:
        ImportRefusedError: a row is not CSV.
    """
    reader = csv.reader(lines_of(text), strict=True, delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise ImportRefusedError(
            _("{file}, line {line}: this is not CSV ({reason}); nothing was imported.").format(
                file=name, line=line, reason=error
            )
        ) from None
