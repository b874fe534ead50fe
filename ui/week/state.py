"""What the week window shows, as a value from which it can be built anew.

Language, theme and text size change while the program runs; a window is then built again, and
nothing that was typed in the old one is lost.
"""

from dataclasses import dataclass
from datetime import date

from tracker.domain.week import Week
from ui.day.draft import Draft


@dataclass(frozen=True, slots=True)
class WeekState:
    """What is shown; `week` None means the one that is running, `day` None the fitting one.

    `number` is that of the work chosen in the list. `geometry` is what Qt saved of the window.
    """

    week: Week | None = None
    day: date | None = None
    number: int | None = None
    shows_table: bool = False
    scroll: int = 0
    geometry: bytes = b""
    draft: Draft | None = None
