"""What a picture of a week is made of: marks that stand for something, texts and lines.

A layout can be asked what lies at a point and what comes next for somebody with a keyboard. It
knows nothing of Qt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TypeVar

from tracker.domain.blocks import Block, Piece
from tracker.domain.model import BreakRecord
from tracker.domain.rest import Rest
from tracker.domain.spans import Span
from tracker.domain.week import DayBalance, WeekBalance
from ui.picture.axis import Scale
from ui.picture.geometry import Rect
from ui.picture.typeset import Text

_T = TypeVar("_T")

LINE = 3.0  # px at 100 %: how high a line beneath the bars is
REACH = 8.0  # px at 100 %: how far beside a small mark a pointer still means it

# What a mark stands for: a day, work of one look, a check-in, a break, a stretch that is unsure or
# in which work apps stood open, a rest, or a figure of the whole week.
Subject = DayBalance | tuple[Piece, ...] | Block | BreakRecord | Span | Rest | WeekBalance


class Look(Enum):
    """How a mark is drawn."""

    DAY = auto()  # the name of the day; carries the row for those who cannot see it
    WORK = auto()  # solid, calm: work where no hours are fixed
    INSIDE = auto()  # solid, calm: inside core hours
    FLEX = auto()  # calm outline on a pale fill: in the flex band
    CHOSEN = auto()  # hatched and outlined: outside, chosen
    SPILLED = auto()  # warm, with two level lines: outside, not chosen
    CHECK_IN = auto()  # warm diamond
    CHECK_IN_CHOSEN = auto()  # outlined diamond
    BREAK = auto()  # dot below the bar, and a notch in it
    BREAK_MISSED = auto()  # ring below the bar: skipped, or nobody answered
    LEFT_OPEN = auto()  # thin line beneath: work apps stood open, unused
    UNSURE = auto()  # dashed outline
    LEAVE = auto()  # dotted outline: a part of the day taken off
    NO_DATA = auto()  # sparse hatching
    CELL = auto()  # a text in a column at the right
    FIGURE = auto()  # a figure of the week


class Edge(Enum):
    """How an end of a bar is drawn."""

    ROUND = auto()  # work begins or ends here
    JOINED = auto()  # the next bar touches it
    CUT = auto()  # work goes on beyond the edge of the day


class Move(StrEnum):
    """Where a person goes from a mark with the arrow keys."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Label:
    """What a mark says: `name` to a screen reader, `tooltip` in lines to a pointer."""

    name: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn that stands for something; `row` counts from 0, figures come last."""

    look: Look
    rect: Rect
    row: int
    label: Label
    subject: Subject
    left: Edge = Edge.ROUND
    right: Edge = Edge.ROUND


@dataclass(frozen=True, slots=True)
class Swatch:
    """A mark of the legend with its words beside it."""

    look: Look
    rect: Rect


@dataclass(frozen=True, slots=True)
class Band:
    """The ground of hours that work was meant for."""

    rect: Rect
    is_flex: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin upright or level line."""

    rect: Rect


@dataclass(frozen=True, slots=True)
class Layout:
    """A week laid out; `title` and `summary` say in words what the whole picture shows.

    `rows` are the days across the whole width, day and figures included. `marks` are in the order
    of rows, and in a row from left to right. `notches` are where a
    movement break parts a bar. `hours` is the scale that bars lie on, and `lanes` are where those
    of each day lie. `now` is the upright line at the present moment, if that is in
    the picture.
    """

    width: float
    height: float
    scale: float
    title: str
    summary: str
    rows: tuple[Rect, ...]
    hours: Scale
    lanes: tuple[Rect, ...]
    bands: tuple[Band, ...]
    rules: tuple[Rule, ...]
    marks: tuple[Mark, ...]
    notches: tuple[Rect, ...]
    swatches: tuple[Swatch, ...]
    texts: tuple[Text, ...]
    now: Rule | None

    def mark_at(self, x: float, y: float) -> Mark | None:
        """Return the mark that a pointer means: the smallest under it, else the nearest by."""
        under = [mark for mark in self.marks if mark.rect.contains(x, y)]
        small = [mark for mark in self.marks if self._is_small(mark)]
        near = [mark for mark in small if mark.rect.distance(x, y) <= REACH * self.scale]
        if near and all(not self._is_small(mark) for mark in under):
            return min(near, key=lambda mark: mark.rect.distance(x, y))
        return min(under, key=lambda mark: mark.rect.width * mark.rect.height, default=None)

    def row_at(self, y: float) -> int | None:
        """Return the number of the day whose row lies at a height, or None."""
        return next((n for n, row in enumerate(self.rows) if row.y <= y < row.bottom), None)

    def move(self, mark: Mark | None, to: Move) -> Mark | None:
        """Return the mark that an arrow key leads to; the same one where there is no other."""
        if mark is None:
            return self.marks[0] if self.marks else None
        if to in (Move.LEFT, Move.RIGHT):
            own = [other for other in self.marks if other.row == mark.row]
            return _neighbour(own, mark, forward=to is Move.RIGHT)
        rows = sorted({other.row for other in self.marks})
        row = _neighbour(rows, mark.row, forward=to is Move.DOWN)
        if row == mark.row:
            return mark
        there = [other for other in self.marks if other.row == row]
        return min(there, key=lambda other: abs(other.rect.middle_x - mark.rect.middle_x))

    def _is_small(self, mark: Mark) -> bool:
        return min(mark.rect.width, mark.rect.height) < REACH * self.scale


def _neighbour(among: Sequence[_T], of: _T, *, forward: bool) -> _T:
    place = among.index(of) + (1 if forward else -1)
    return among[min(max(place, 0), len(among) - 1)]
