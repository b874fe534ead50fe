"""What work from outside has to be, whether it is typed or comes from a file.

Each check returns what was expected instead, as it stands after “expected:”, or nothing.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from tracker.wording import _

# Years that somebody now alive can have worked in, or plan for.
FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2100
# Longer is a forgotten stop, not a day's work; it would also hide the rest that was in it.
LONGEST: Final = timedelta(hours=24)
LONGEST_NOTE: Final = 1000
_LONGEST_SHOWN: Final = 60

_FROM: Final = datetime(FIRST_YEAR, 1, 2, tzinfo=UTC)  # a day in, so that it is that year anywhere
_UNTIL: Final = datetime(LAST_YEAR, 12, 31, tzinfo=UTC)


def instant_fault(at: datetime) -> str:
    """Tell whether an aware instant lies in the years that can be reckoned with."""
    if _FROM <= at < _UNTIL:
        return ""
    return _("a year from {first} to {last}").format(first=FIRST_YEAR, last=LAST_YEAR)


def end_fault(start: datetime, end: datetime, start_text: str) -> str:
    """Tell whether an end goes with its start, which is shown as `start_text`; equal is fine."""
    if end < start:
        return _("a time after the start, {start}").format(start=start_text)
    if end - start > LONGEST:
        return _("at most 24 hours after the start, {start}").format(start=start_text)
    return ""


def note_fault(note: str) -> str:
    """Tell whether a note can be kept: its length, and nothing but text in it."""
    if len(note) > LONGEST_NOTE:
        return _("at most {count} characters").format(count=LONGEST_NOTE)
    if "\0" in note or any("\ud800" <= sign <= "\udfff" for sign in note):
        return _("text that can be written in UTF-8")
    return ""


def shown(text: str) -> str:
    """Show what stood in a file on one line, cut short, with no sign that a terminal obeys."""
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return plain if len(plain) <= _LONGEST_SHOWN else plain[: _LONGEST_SHOWN - 1] + "…"
