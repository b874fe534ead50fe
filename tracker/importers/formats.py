"""The formats that work can come in, and which of them a file is in.

Each reader is loaded when a file is read with it: a command that reads none waits for none.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Final, assert_never

from tracker.errors import ImportRefusedError
from tracker.importers.found import Found, Terms
from tracker.importers.source import beginning
from tracker.wording import _

Reader = Callable[[Path, Terms], Found]

_LOOKED_AT: Final = 4_096  # bytes from which a format can be told


class Form(StrEnum):
    """What a file is: the words of the command line."""

    CSV = "csv"  # Kjernetid CSV
    ACTIVITYWATCH = "activitywatch"  # buckets as JSON
    TOGGL = "toggl"  # the detailed report as CSV
    TIMEWARRIOR = "timewarrior"  # `timew export`
    ICS = "ics"  # iCalendar


def recognise(file: Path) -> Form:
    """Tell the format of a file by how it begins; where that is not plain, Kjernetid CSV.

    Raises:
        ImportRefusedError: the file cannot be read, or only once, as a pipe.
    """
    if not (file.is_file() or file.is_dir()) and file.exists():
        raise ImportRefusedError(
            _("{file} can be read only once; say with --format what comes from it.").format(
                file=file
            )
        )
    from tracker.importers.calendar_text import BEGINNING
    from tracker.importers.toggl import is_report

    text = beginning(file, _LOOKED_AT).decode("utf-8-sig", errors="replace").lstrip()
    if text.startswith("{"):
        return Form.ACTIVITYWATCH
    if text.startswith("["):
        return Form.TIMEWARRIOR
    if text[: len(BEGINNING)].upper() == BEGINNING:
        return Form.ICS
    return Form.TOGGL if is_report(text) else Form.CSV


def reader_of(form: Form) -> Reader:
    """Return what reads a format."""
    match form:
        case Form.CSV:
            from tracker.importers.csv import read_csv as read
        case Form.ACTIVITYWATCH:
            from tracker.importers.activitywatch import read_activitywatch as read
        case Form.TOGGL:
            from tracker.importers.toggl import read_toggl as read
        case Form.TIMEWARRIOR:
            from tracker.importers.timewarrior import read_timewarrior as read
        case Form.ICS:
            from tracker.importers.ics import read_ics as read
        case never:
            assert_never(never)
    return read
