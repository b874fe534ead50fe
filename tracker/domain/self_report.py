"""The weekly self-report: statements about a week that the person may rate, each for itself.

The wording is the program's own and no validated scale, so answers are never added up, averaged
or compared with anybody's. What was not answered is absent, never zero.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

LEAST: Final = 1  # not at all
MOST: Final = 5  # completely


class Statement(StrEnum):
    """What can be said of a week; the values are kept in the journal."""

    LET_GO = "let_go"  # work could be let go of in free time
    REACHABLE = "reachable"  # being reachable outside the hours was felt to be expected
    CHOICE = "choice"  # when and how to work was one's own decision
    CONTACT = "contact"  # there was contact with colleagues, and support
    CLARITY = "clarity"  # it was known what was expected
    TOOLS = "tools"  # the digital tools worked


USUAL: Final = (Statement.LET_GO, Statement.REACHABLE, Statement.CHOICE)
MORE: Final = (Statement.CONTACT, Statement.CLARITY, Statement.TOOLS)

Answers = Mapping[Statement, int]


def checked(value: int) -> int:
    """Return an answer that lies on the scale.

    Raises:
        ValueError: it does not.
    """
    if not LEAST <= value <= MOST:
        raise ValueError(f"an answer of {value} is not on the scale")
    return value
