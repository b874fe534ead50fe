"""Unsure time: gaps that may have been work away from the keyboard, until the person says which.

Until then such time counts as a pause. Work that comes on record over it answers the question.
"""

from collections.abc import Iterable
from datetime import timedelta

from tracker.domain.spans import Span, subtract

# A gap of this length in core hours, with the screen unlocked, is unsure: reading, or a coffee?
UNSURE_MIN = timedelta(minutes=5)
UNSURE_MAX = timedelta(minutes=30)


def still_unsure(found: Iterable[Span], work: Iterable[Span]) -> list[Span]:
    """Return what is left to ask about: outside all work, and no shorter than such a gap is."""
    return [part for part in subtract(found, work) if part.length >= UNSURE_MIN]
