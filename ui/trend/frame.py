"""The frame of a trend: margins, the gutter of the scales, and a slot of equal width a week."""

from dataclasses import dataclass

from ui.picture.frame import MARGIN, MARGIN_NARROW, NARROW
from ui.picture.geometry import Rect
from ui.theme import STEP

# All in px at 100 %.
BAR_PART = 0.62  # of a slot
BAR_MAX = 48
GUTTER_GAP = 10  # between the labels of a scale and its plot
PLOT = 168  # height of a plot
PLOT_MAX = 2.2  # times as high, where there is room


@dataclass(frozen=True, slots=True)
class Frame:
    """Measures in logical pixels, text scale applied; `left` is where the weeks begin."""

    width: float
    scale: float
    margin: float
    left: float
    weeks: int
    plot: float

    @property
    def content(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * self.margin

    @property
    def right(self) -> float:
        """Return where the weeks end."""
        return self.width - self.margin

    @property
    def slot(self) -> float:
        """Return the width that a week has."""
        return (self.right - self.left) / self.weeks

    def px(self, at_full_size: float) -> float:
        """Return a measure given at 100 % as whole pixels at the text scale."""
        return max(1.0, round(at_full_size * self.scale))

    def steps(self, count: int) -> float:
        """Return a distance of so many steps."""
        return self.px(count * STEP)

    def x(self, place: int) -> float:
        """Return where the slot of a week begins."""
        return self.left + place * self.slot

    def middle(self, place: int) -> float:
        """Return the middle of the slot of a week."""
        return self.x(place) + self.slot / 2

    def bar(self, place: int) -> tuple[float, float]:
        """Return where the bar of a week begins, and how wide it is; whole pixels, so it is sharp.

        All bars are equally wide.
        """
        wide = max(2.0, float(round(min(self.slot * BAR_PART, self.px(BAR_MAX)))))
        return float(round(self.middle(place) - wide / 2)), wide

    def slots(self, first: int, last: int, top: float, bottom: float) -> Rect:
        """Return the ground of some weeks, both ends inside."""
        return Rect(self.x(first), top, (last - first + 1) * self.slot, bottom - top)


def frame_of(width: float, scale: float, gutter: float, weeks: int, plot: float) -> Frame:
    """Return the frame for a width; `gutter` is that of the widest label of a scale."""
    margin = (MARGIN if width >= NARROW * scale else MARGIN_NARROW) * scale
    margin = float(round(min(margin, width / 16)))
    left = float(round(margin + gutter + GUTTER_GAP * scale))
    return Frame(width, scale, margin, left, weeks, plot)
