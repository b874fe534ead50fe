"""The frame that all weeks of one picture share: width, columns, hours, and heights at a scale.

There are two forms. Where there is room, a row is one line: the day, its hours, its figures. On a
narrow picture, or with large text, day and figures stand above the hours, which then have the
whole width.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.week import WeekBalance
from ui.picture.axis import Scale, axis_of
from ui.picture.cells import Column, columns_of, head_width
from ui.picture.typeset import Compositor
from ui.theme import STEP

# All in px at 100 %.
MARGIN = 40
MARGIN_NARROW = 20
NARROW = 720  # a picture under it keeps the narrow margin
PLOT_MIN = 400  # hours in less room than this go below their day
HANG = 56  # room beside the hours, for the time of an early start or a late end
HANG_FREE = 16  # of it, which stays empty
COLUMN_GAP = 24
EDGE = 4  # nothing comes nearer to the edge of the picture
ROW = 62
BAND = 48
BAR = 24
# On a very wide picture rows grow a little with it, so that a bar does not become a thread.
WIDE_PLOT = 1000
WIDE_GROWTH = 0.5


@dataclass(frozen=True, slots=True)
class Frame:
    """Measures in logical pixels, text scale applied.

    `columns` are those of the form in one line; `hang` is how far a label may leave the hours.
    """

    width: float
    scale: float
    margin: float
    hours: Scale
    hang: float
    is_stacked: bool
    columns: tuple[Column, ...] = ()
    growth: float = 1.0

    @property
    def content(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * self.margin

    @property
    def row(self) -> float:
        return self.px(ROW) * self.growth

    @property
    def band(self) -> float:
        return self.px(BAND) * self.growth

    @property
    def bar(self) -> float:
        return self.px(BAR) * self.growth

    def px(self, at_full_size: float) -> float:
        """Return a measure given at 100 % as whole pixels at the text scale."""
        return max(1.0, round(at_full_size * self.scale))

    def steps(self, count: int) -> float:
        """Return a distance of so many steps."""
        return self.px(count * STEP)


def frame_of(
    balances: Sequence[WeekBalance], width: float, compositor: Compositor, stretch: float = 1.0
) -> Frame:
    """Return the frame in which the weeks of one picture lie under each other.

    With `stretch`, rows in one line are so many times as high as usual.
    """
    scale = compositor.scale
    margin = (MARGIN if width >= NARROW * scale else MARGIN_NARROW) * scale
    margin = float(round(min(margin, width / 16)))
    days = [day for balance in balances for day in balance.days]
    axis = axis_of(balances)
    columns = columns_of(days, compositor, right=width - margin, gap=COLUMN_GAP * scale)
    left = float(round(margin + head_width(days, compositor) + HANG * scale))
    right = min([width - margin, *(column.left for column in columns)]) - HANG * scale
    room = float(round(right - left))
    if room < PLOT_MIN * scale:
        hours = Scale(axis, margin, width - 2 * margin)
        return Frame(width, scale, margin, hours, margin - EDGE, is_stacked=True)
    growth = 1.0 + min(WIDE_GROWTH, max(0.0, room / scale / WIDE_PLOT - 1.0) / 3)
    hang = (HANG - HANG_FREE) * scale
    return Frame(
        width,
        scale,
        margin,
        Scale(axis, left, room),
        hang,
        is_stacked=False,
        columns=columns,
        growth=growth * stretch,
    )
