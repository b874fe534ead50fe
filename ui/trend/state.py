"""What the window of the trend shows, as a value from which it can be built anew."""

from dataclasses import dataclass

from tracker.domain.week import Week
from tracker.trends import USUAL


@dataclass(frozen=True, slots=True)
class TrendState:
    """What is shown; `week` is the one that the keyboard is on, `geometry` what Qt saved."""

    weeks: int = USUAL
    shows_table: bool = False
    week: Week | None = None
    geometry: bytes = b""
