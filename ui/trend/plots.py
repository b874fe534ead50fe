"""The two plots of a trend: work outside core hours on a working day, and all work of a week."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise

from tracker.domain.model import WorkClass
from tracker.domain.spans import ZERO
from tracker.domain.trend import Trend, TrendWeek
from tracker.wording import table_duration, whole_minutes
from ui.picture.geometry import Rect
from ui.picture.typeset import Compositor, Text, Voice
from ui.theme import Style, Tone
from ui.trend.frame import Frame
from ui.trend.marks import Look, Part
from ui.trend.scale import Upright
from ui.trend.words import median_words

TICK = Voice(Style.SMALL, Tone.SOFT)
FIGURE = Voice(Style.SMALL, Tone.INK)
BRACKET = Voice(Style.SMALL, Tone.INK)
LABEL_GAP = 4  # px at 100 %, between a bar and its figure
AIR = 6  # px at 100 %, beside a figure
MEDIAN = 2  # px at 100 %, how thick the line of a median is


@dataclass
class Plot:
    """What a plot is made of."""

    rules: list[Rect] = field(default_factory=list)
    bars: list[Part] = field(default_factory=list)
    lines: list[Part] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)


Slices = Sequence[tuple[Look, timedelta]]


def slices_a_day(week: TrendWeek) -> Slices:
    """Return the outside work of a working day, from the ground up; nothing where not known."""
    per_day, chosen = week.per_day, week.planned_per_day
    if per_day is None or chosen is None:
        return []
    return [(Look.CHOSEN, chosen), (Look.SPILLED, per_day - chosen)]


def slices_a_week(week: TrendWeek) -> Slices:
    """Return all work of a week, from the ground up; without fixed hours all of it is calm."""
    core, flex = week.classes[WorkClass.CORE], week.classes[WorkClass.FLEX]
    if not week.version.has_core:
        core, flex = core + flex, ZERO
    return [
        (Look.INSIDE, core),
        (Look.FLEX, flex),
        (Look.CHOSEN, week.planned),
        (Look.SPILLED, week.spillover),
    ]


class Plotter:
    """Draws one plot into a frame."""

    def __init__(self, frame: Frame, compositor: Compositor, scale: Upright) -> None:
        self._frame = frame
        self._set = compositor
        self._scale = scale
        self.plot = Plot()

    def grid(self, label: Callable[[timedelta], str]) -> None:
        """Lay lines across the plot, each with its length at the left."""
        frame = self._frame
        for tick in self._scale.ticks:
            y = float(round(self._scale.y(tick)))
            self.plot.rules.append(Rect(frame.left, y, frame.right - frame.left, 1.0))
            words, x = label(tick) if tick else "0", frame.left - frame.px(10)
            baseline = self._set.mid_baseline(TICK, y)
            self.plot.texts.append(self._set.right(words, TICK, x, baseline))

    def bars(self, weeks: Sequence[TrendWeek], slices: Callable[[TrendWeek], Slices]) -> None:
        """Draw the bar of each week, its parts on top of each other."""
        for place, week in enumerate(weeks):
            x, wide = self._frame.bar(place)
            found = [(look, length) for look, length in slices(week) if length]
            sum_so_far, foot = ZERO, round(self._scale.bottom)
            for number, (look, length) in enumerate(found, 1):
                sum_so_far += length
                top = min(round(self._scale.y(sum_so_far)), foot - 1)  # nothing is too little
                rect = Rect(x, float(top), wide, float(foot - top))
                self.plot.bars.append(Part(look, rect, is_end=number == len(found)))
                foot = top

    def figures(self, words: Sequence[str]) -> None:
        """Write over each bar how long it is, where all of them find room."""
        needed = self._set.widest((said, FIGURE) for said in words) + self._frame.px(AIR)
        if needed > self._frame.slot:
            return
        tops: dict[float, float] = {}
        for bar in self.plot.bars:
            tops[bar.rect.x] = min(bar.rect.y, tops.get(bar.rect.x, bar.rect.y))
        for place, said in enumerate(words):
            if not said:
                continue
            x, _ = self._frame.bar(place)
            baseline = tops.get(x, self._scale.bottom) - self._frame.px(LABEL_GAP)
            text = self._set.centred(said, FIGURE, self._frame.middle(place), baseline)
            is_crossed = any(line.rect.overlaps(text.rect) for line in self.plot.lines)
            self.plot.texts.append(replace(text, is_cleared=is_crossed))

    def medians(self, trend: Trend, strip: float) -> None:
        """Draw the median of each side across its own weeks, and name both on a strip above."""
        found = trend.comparison
        drawn: list[tuple[Rect, tuple[str, str]]] = []
        for length, side, is_recent in (
            (found.before_median, found.before, False),
            (found.recent_median, found.recent, True),
        ):
            places = [place for place, week in enumerate(trend.weeks) if week in side]
            if length is not None and len(places) == len(side):  # all of them are in the picture
                rect = self._median(length, places[0], places[-1])
                drawn.append((rect, median_words(length, is_recent=is_recent)))
        self._name(drawn, strip)

    def _median(self, length: timedelta, first: int, last: int) -> Rect:
        frame = self._frame
        gap, thick = frame.px(3), frame.px(MEDIAN)
        x, right = frame.x(first) + gap, frame.x(last + 1) - gap
        rect = Rect(x, float(round(self._scale.y(length) - thick / 2)), right - x, thick)
        self.plot.lines.append(Part(Look.MEDIAN, rect))
        return rect

    def _name(self, drawn: Sequence[tuple[Rect, tuple[str, str]]], strip: float) -> None:
        """Write over the weeks of each median what it is; both at length, both in short, or not."""
        air = self._frame.px(AIR)
        for form in (0, 1):
            texts = [
                self._set.centred(words[form], BRACKET, rect.middle_x, strip)
                for rect, words in drawn
            ]
            in_plot = all(t.rect.x >= 0 and t.rect.right <= self._frame.width for t in texts)
            if in_plot and all(a.rect.right + air <= b.rect.x for a, b in pairwise(texts)):
                break
        else:
            return
        self.plot.texts += texts
        foot = float(round(strip + self._set.metrics.descent(BRACKET.style) + self._frame.px(2)))
        self.plot.rules += [Rect(rect.x, foot, rect.width, 1.0) for rect, _ in drawn]


def minutes_a_day(week: TrendWeek) -> str:
    """Write the figure of a bar of the upper plot; the unit stands at its scale."""
    return "" if week.per_day is None else str(whole_minutes(week.per_day))


def hours_a_week(week: TrendWeek) -> str:
    """Write the figure of a bar of the lower plot."""
    return table_duration(week.work) if week.work else ""
