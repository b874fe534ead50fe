"""The upright scale of a plot: how high a length of time is, and at which lengths it has lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

MINUTE = timedelta(minutes=1)
# Between the lines, in minutes: all of them are read at a glance.
STEPS_A_DAY = (5, 10, 15, 30, 60, 120, 240, 480)
STEPS_A_WEEK = (60, 120, 300, 600, 1200, 2400, 4800)
LINES = 4  # at the most, beside the one at nought
HEADROOM = 0.06  # of the highest bar, which stays free above it


@dataclass(frozen=True, slots=True)
class Upright:
    """A plot from `top` to `bottom`, the highest length at its top."""

    top: float
    bottom: float
    highest: timedelta
    step: timedelta

    @property
    def ticks(self) -> list[timedelta]:
        """Return the lengths that have a line, nought first."""
        return [self.step * number for number in range(self.highest // self.step + 1)]

    def height(self, length: timedelta) -> float:
        """Return how high a length stands."""
        return (self.bottom - self.top) * (length / self.highest)

    def moved(self, top: float, bottom: float) -> "Upright":
        """Return the same between other edges."""
        return replace(self, top=top, bottom=bottom)

    def y(self, length: timedelta) -> float:
        """Return where a length ends."""
        return self.bottom - self.height(length)


def upright(
    lengths: Sequence[timedelta], steps: Sequence[int], top: float, bottom: float, line: float
) -> Upright:
    """Return the scale on which all of these lengths find room.

    Args:
        lengths: of the bars.
        steps: minutes that may lie between two lines, smallest first.
        top: of the plot.
        bottom: of the plot.
        line: how far apart lines must be at least, so that their labels do not touch.
    """
    most = max([*lengths, steps[0] * MINUTE]) * (1 + HEADROOM)
    fitting = max(1, min(LINES, int((bottom - top) // line)))
    step = next((one for one in steps if most <= one * MINUTE * (fitting + 0.9)), steps[-1])
    return Upright(top, bottom, max(most, step * MINUTE), step * MINUTE)
