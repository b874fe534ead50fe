"""A week laid out: from a balance and a width to a picture that can be painted and asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from statistics import median

from tracker.domain.week import DayBalance, WeekBalance
from ui.picture.axis import RowClock
from ui.picture.bars import cuts_of
from ui.picture.footer import NO_FIGURES, Footer, details_of, figures_of, legend_of
from ui.picture.frame import Frame, frame_of
from ui.picture.geometry import Rect
from ui.picture.heading import Heading, heading_of
from ui.picture.marks import Band, Layout, Look, Mark, Rule
from ui.picture.plot import Plotter
from ui.picture.sides import Sides
from ui.picture.typeset import Compositor, Metrics, Text, Voice
from ui.theme import Style, Tone

HOUR = Voice(Style.SMALL, Tone.SOFT)
TICK_GAP = 36  # px at 100 %, between the labels of the hours
STRETCH_MIN = 0.08  # a part more than usual; less is not worth laying out twice
STRETCH_MAX = 1.7  # times the usual; a higher row is no row any more


def lay_out(
    balances: Sequence[WeekBalance],
    width: float,
    metrics: Metrics,
    *,
    scale: float = 1.0,
    now: datetime | None = None,
    height: float = 0.0,
    with_words: bool = True,
) -> list[Layout]:
    """Lay out weeks that are to stand under each other, all on the same hours and columns.

    Args:
        balances: at least one; the legend comes after the last.
        width: of the picture in logical pixels.
        metrics: measures text at `scale`.
        scale: of the text; 1 is 100 %.
        now: the present moment, for a line across today's row.
        height: rows in one line grow, within reason, until all of it is as high as that.
        with_words: sentences above the days and figures below them; a page may have its own.
    """
    compositor = Compositor(metrics, scale)
    frame = frame_of(balances, width, compositor)
    layouts = _laid_out(balances, frame, compositor, now, with_words=with_words)
    room = height - sum(layout.height for layout in layouts)
    rows = frame.row * sum(len(balance.days) for balance in balances)
    if room < rows * STRETCH_MIN or frame.is_stacked:
        return layouts
    stretch = min(1 + room / rows, STRETCH_MAX)
    stretched = frame_of(balances, width, compositor, stretch)
    return _laid_out(balances, stretched, compositor, now, with_words=with_words)


def _laid_out(
    balances: Sequence[WeekBalance],
    frame: Frame,
    compositor: Compositor,
    now: datetime | None,
    *,
    with_words: bool,
) -> list[Layout]:
    weeks = [_Week(one, frame, compositor, now, with_words=with_words) for one in balances]
    looks = list(dict.fromkeys(mark.look for week in weeks for mark in week.marks))
    legends: list[list[Look]] = [*([] for _ in weeks[1:]), looks]
    return [week.finished(legend) for week, legend in zip(weeks, legends, strict=True)]


class _Week:
    """Gathers what one week's picture is made of, from top to bottom."""

    def __init__(
        self,
        balance: WeekBalance,
        frame: Frame,
        compositor: Compositor,
        now: datetime | None,
        *,
        with_words: bool,
    ) -> None:
        self._balance = balance
        self._with_words = with_words
        self._frame = frame
        self._set = compositor
        self._sides = Sides(frame, compositor)
        self._row_rects: list[Rect] = []
        self._lanes: list[Rect] = []
        self._bands: list[Band] = []
        self._rules: list[Rule] = []
        self._notches: list[Rect] = []
        self._texts: list[Text] = []
        self._now: Rule | None = None
        self.marks: list[Mark] = []
        self._heading = heading_of(balance, frame, compositor, frame.margin)
        hours = self._heading.bottom + frame.steps(5) if with_words else frame.steps(2)
        self._bottom = self._rows(self._hours(hours), now)

    def finished(self, looks: Sequence[Look]) -> Layout:
        """Return the layout, with a legend of these looks below it."""
        frame, heading = self._frame, self._heading
        top = self._bottom + frame.steps(4 if frame.is_stacked else 2)
        if self._with_words:
            figures = figures_of(self._balance, frame, self._set, top)
            told = details_of(self._balance, frame, self._set, figures.bottom + frame.steps(6))
            figures = replace(figures, texts=(*figures.texts, *told))
            bottom = max((text.rect.bottom for text in figures.texts), default=figures.bottom)
            legend = legend_of(looks, frame, self._set, bottom + frame.steps(6))
            return self._layout(heading, figures, legend, legend.bottom + frame.margin)
        legend = legend_of(looks, frame, self._set, self._bottom + frame.steps(4))
        bottom = legend.bottom + frame.steps(1)
        return self._layout(replace(heading, texts=()), NO_FIGURES, legend, bottom)

    def _layout(self, heading: Heading, figures: Footer, legend: Footer, bottom: float) -> Layout:
        return Layout(
            width=self._frame.width,
            height=float(round(bottom)),
            scale=self._frame.scale,
            title=heading.title,
            summary=heading.summary,
            rows=tuple(self._row_rects),
            hours=self._frame.hours,
            lanes=tuple(self._lanes),
            bands=tuple(self._bands),
            rules=(*self._rules, *figures.rules),
            marks=(*self.marks, *figures.marks),
            notches=tuple(self._notches),
            swatches=legend.swatches,
            texts=(*heading.texts, *self._texts, *figures.texts, *legend.texts),
            now=self._now,
        )

    def _hours(self, top: float) -> float:
        """Lay out the hours over the rows; return where the rows begin."""
        baseline = top + self._set.metrics.ascent(HOUR.style)
        for minute in self._ticks():
            x = self._frame.hours.x(minute)
            label = self._set.centred(self._frame.hours.axis.label(minute), HOUR, x, baseline)
            self._texts.append(label)
        self._texts += self._sides.headings(baseline)
        return baseline + self._set.metrics.descent(HOUR.style) + self._frame.steps(1)

    def _rows(self, top: float, now: datetime | None) -> float:
        """Lay out the days; return where the last row ends."""
        days = self._balance.days
        note_x = self._note_x()
        y = top
        for row, day in enumerate(days):
            before = days[row - 1] if row else None
            after = days[row + 1] if row + 1 < len(days) else None
            plotter, bottom = self._row(day, row, y)
            self._lanes.append(plotter.lane)
            self._row_rects.append(Rect(0.0, y, self._frame.width, bottom - y))
            y = bottom
            plot = plotter.plot(day, cuts_of(day, before, after), note_x, now)
            self._bands += plot.bands
            self._notches += plot.notches
            self._texts += plot.texts
            self.marks += plot.marks
            self._now = plot.now or self._now
        if not self._frame.is_stacked:
            self._grid(top, y - top)
        self.marks.sort(key=lambda mark: (mark.row, mark.rect.x))
        return y

    def _row(self, day: DayBalance, row: int, top: float) -> tuple[Plotter, float]:
        """Lay out a day's name and figures; return who lays out its hours, and its lower edge."""
        frame = self._frame
        if frame.is_stacked:
            side = self._sides.above(day, row, top + frame.steps(4))
            band_top = round(top + frame.steps(4) + side.height + frame.steps(1))
            self._grid(band_top, frame.band)
            bottom = band_top + frame.band
        else:
            band_top = round(top + (frame.row - frame.band) / 2)
            side = self._sides.beside(day, row, band_top)
            bottom = top + frame.row
        self.marks += side.marks
        self._texts += side.texts
        return Plotter(frame, self._set, row, band_top), bottom

    def _grid(self, top: float, height: float) -> None:
        for minute in self._ticks():
            self._rules.append(Rule(Rect(self._frame.hours.x(minute), top, 1.0, height)))

    def _ticks(self) -> list[int]:
        hours = self._frame.hours
        return hours.axis.ticks(hours.step(self._set.width("00", HOUR) + self._frame.px(TICK_GAP)))

    def _note_x(self) -> float:
        """Return the middle of the usual core hours, else of all that is shown."""
        hours = self._frame.hours
        days = [(RowClock(day), day.plan.core) for day in self._balance.days if day.plan.core]
        if not days:
            return hours.left + hours.width / 2
        first = median(hours.x(clock.minute(core[0].start)) for clock, core in days)
        last = median(hours.x(clock.minute(core[-1].end)) for clock, core in days)
        return (first + last) / 2
