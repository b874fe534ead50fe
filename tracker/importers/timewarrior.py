"""What Timewarrior exports (`timew export`): a JSON list of intervals, their times in UTC.

Tags stay where they are; an annotation becomes the note where the person wants notes.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from tracker.errors import ImportRefusedError
from tracker.importers.found import Found, Gathering, Terms, Why
from tracker.importers.json_text import JsonText
from tracker.importers.limits import shown
from tracker.importers.source import text_pieces
from tracker.wording import _

_INSTANT: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z")


def read_timewarrior(file: Path, terms: Terms) -> Found:
    """Read the intervals of an export; the one that is still open is left out.

    Raises:
        ImportRefusedError: the file cannot be read, or an interval of it cannot be used.
    """
    json = JsonText(text_pieces(file, terms.heard), file.name)
    gathering = Gathering(file.name, terms)
    if json.sign() != "[":
        raise _unfit(file.name, 1)
    for number, _before in enumerate(json.items(), 1):
        interval = json.value()
        if not isinstance(interval, dict):
            raise _unfit(file.name, number)
        _gather(interval, number, file.name, gathering)
    json.end()
    return gathering.found()


def _gather(interval: Mapping[str, object], number: int, name: str, gathering: Gathering) -> None:
    start, end = (_instant(interval.get(key), number, name) for key in ("start", "end"))
    note = interval.get("annotation", "")
    if start is None:
        raise _unfit(name, number)
    if end is None:
        gathering.leave_out(Why.RUNNING)
    else:
        gathering.take(start, end, note=note if isinstance(note, str) else "")


def _instant(value: object, number: int, name: str) -> datetime | None:
    """Return an instant, or None where there is none."""
    if value is None:
        return None
    try:
        if isinstance(value, str) and _INSTANT.fullmatch(value):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise ImportRefusedError(
        _(
            "{file}, interval {number}: found “{found}”, expected a time such as 20261116T070000Z;"
            " nothing was imported."
        ).format(file=name, number=number, found=shown(str(value)))
    )


def _unfit(name: str, number: int) -> ImportRefusedError:
    return ImportRefusedError(
        _(
            "{file}, interval {number}: this is not what “timew export” writes; nothing was"
            " imported."
        ).format(file=name, number=number)
    )
