"""The page about the research from top to bottom, for the window and for the documentation."""

from typing import Final

from tracker.research.both_signs import AGAINST, FOR
from tracker.research.depends import DEPENDS, UNKNOWN, WHOSE
from tracker.research.finding import Part, Source
from tracker.research.named import ALL
from tracker.research.numbers import NUMBERS
from tracker.wording import _

PARTS: Final[tuple[Part, ...]] = (FOR, AGAINST, DEPENDS, UNKNOWN, WHOSE, NUMBERS)


def title() -> str:
    """Name the page."""
    return _("About the research")


def intro() -> tuple[str, ...]:
    """Say where all of it comes from, and what it is not: a paragraph each."""
    return (
        _(
            "Kjernetid was made from a presentation by STAMI, the National Institute of"
            " Occupational Health in Norway, about home office, work environment and health. Here"
            " is what it says, in our own words, with what speaks for it and against it, how sure"
            " it is, and what came of it in the program."
        ),
        _(
            "Findings are about many people on average, and most of them cannot tell cause from"
            " effect. They say nothing about you. This page is no advice on health or law, and"
            " STAMI has no part in this program."
        ),
    )


def sources() -> tuple[Source, ...]:
    """Return all sources, in the order in which they are named."""
    return ALL
