"""What a picture of a trend is made of: columns of bars, grounds, lines and texts; without Qt."""

from dataclasses import dataclass
from enum import Enum, auto

from tracker.domain.trend import TrendWeek
from ui.picture.geometry import Rect
from ui.picture.marks import Label
from ui.picture.typeset import Text


class Look(Enum):
    """How a part is drawn; the four kinds of work look as they do in the chart of a week."""

    INSIDE = auto()  # solid, calm
    FLEX = auto()  # calm outline on a pale fill
    CHOSEN = auto()  # hatched and outlined
    SPILLED = auto()  # warm, with level lines
    MEDIAN = auto()  # a thin level line
    BORDER = auto()  # a thin upright line: other core hours begin
    NO_DATA = auto()  # sparse hatching: nothing is known of the week, or too little
    LEFT_OUT = auto()  # dotted outline: leave, or another reason why it is not compared
    RUNNING = auto()  # a pale ground: the week is not over


@dataclass(frozen=True, slots=True)
class Column:
    """A week: where a pointer means it, and what it says."""

    week: TrendWeek
    rect: Rect
    label: Label


@dataclass(frozen=True, slots=True)
class Part:
    """Something drawn; `is_end` where a bar ends at its top."""

    look: Look
    rect: Rect
    is_end: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """A trend laid out; `title` and `summary` say in words what the whole picture shows.

    `columns` are the weeks from left to right. `grounds` lie below everything, `bars` above them,
    and on those `lines`: medians, and where other core hours begin.
    """

    width: float
    height: float
    scale: float
    title: str
    summary: str
    columns: tuple[Column, ...] = ()
    grounds: tuple[Part, ...] = ()
    rules: tuple[Rect, ...] = ()
    bars: tuple[Part, ...] = ()
    lines: tuple[Part, ...] = ()
    swatches: tuple[Part, ...] = ()
    texts: tuple[Text, ...] = ()

    def column_at(self, x: float, y: float) -> Column | None:
        """Return the week that a pointer means."""
        return next((one for one in self.columns if one.rect.contains(x, y)), None)

    def beside(self, column: Column | None, step: int) -> Column | None:
        """Return the week so many columns on; at an edge that one, and the newest to begin with."""
        if not self.columns:
            return None
        if column is None:
            return self.columns[-1]
        place = self.columns.index(column) + step
        return self.columns[min(max(place, 0), len(self.columns) - 1)]
