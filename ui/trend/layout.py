"""A trend laid out: from weeks and a width to a picture that can be painted and asked."""

from dataclasses import replace
from itertools import groupby

from tracker.domain.spans import ZERO
from tracker.domain.trend import Mark, Trend
from tracker.reports.trend_words import remarks, sentence, title_and_dates
from tracker.wording import short_month
from ui.picture.geometry import Rect
from ui.picture.heading import DATES, LEAD, LINE_MAX, REMARK, TITLE
from ui.picture.typeset import Compositor, Metrics, Text, Voice
from ui.theme import Style, Tone
from ui.trend.frame import PLOT, PLOT_MAX, frame_of
from ui.trend.legend import legend_of
from ui.trend.marks import Column, Layout, Look, Part
from ui.trend.plots import (
    Plotter,
    hours_a_week,
    minutes_a_day,
    slices_a_day,
    slices_a_week,
)
from ui.trend.scale import STEPS_A_DAY, STEPS_A_WEEK, upright
from ui.trend.words import (
    a_day_caption,
    hours_tick,
    look_of_mark,
    minutes_tick,
    new_hours,
    short_mark,
    week_caption,
    week_label,
)

CAPTION = Voice(Style.STRONG)
TICK = Voice(Style.SMALL, Tone.SOFT)
NUMBER = Voice(Style.SMALL, Tone.SOFT)
TODAY = Voice(Style.SMALL, Tone.INK)
NOTE = Voice(Style.SMALL, Tone.SOFT)
LINE_APART = 30  # px at 100 %: two lines of a scale stand no nearer
NUMBER_GAP = 6  # px at 100 %, between two numbers of weeks


def lay_out(
    trend: Trend, width: float, metrics: Metrics, *, scale: float = 1.0, height: float = 0.0
) -> Layout:
    """Lay out a trend.

    Args:
        trend: the weeks, the last of which is running.
        width: of the picture in logical pixels.
        metrics: measures text at `scale`.
        scale: of the text; 1 is 100 %.
        height: the plots grow, within reason, until all of it is as high as that.
    """
    compositor = Compositor(metrics, scale)
    plot = float(round(PLOT * scale))
    usual = _Picture(trend, width, compositor, plot).finished()
    room = height - usual.height
    if trend.is_blank or room < 2:
        return usual
    higher = min(plot + room // 2, float(round(plot * PLOT_MAX)))
    return _Picture(trend, width, compositor, higher).finished()


class _Picture:
    """Gathers what the picture of a trend is made of, from top to bottom."""

    def __init__(self, trend: Trend, width: float, compositor: Compositor, plot: float) -> None:
        self._trend = trend
        self._set = compositor
        scale = compositor.scale
        # The scales are known before the frame is: their labels make its gutter.
        line = LINE_APART * scale
        weeks = trend.weeks
        days = [week.per_day or ZERO for week in weeks]
        self._a_day = upright(days, STEPS_A_DAY, 0.0, plot, line)
        self._a_week = upright([week.work for week in weeks], STEPS_A_WEEK, 0.0, plot, line)
        labels = [minutes_tick(tick) for tick in self._a_day.ticks]
        labels += [hours_tick(tick) for tick in self._a_week.ticks]
        gutter = compositor.widest((label, TICK) for label in labels)
        self._frame = frame_of(width, scale, gutter, len(weeks), plot)
        self._plot_top = 0.0  # of the upper plot
        self._numbers = 0.0  # where the numbers of the weeks end
        self._strip = 0.0  # where it is said that other core hours begin
        self._grounds: list[Part] = []
        self._rules: list[Rect] = []
        self._bars: list[Part] = []
        self._lines: list[Part] = []
        self._texts: list[Text] = []

    def finished(self) -> Layout:
        """Lay everything out."""
        frame = self._frame
        title, summary, bottom = self._heading(frame.margin)
        if self._trend.is_blank:
            return self._layout(title, summary, (), (), bottom)
        top = bottom + frame.steps(6)
        upper = self._upper(top)
        lower = self._lower(upper + frame.steps(6))
        self._new_hours(self._plot_top, lower)
        axis = self._axis(lower)
        columns = self._columns(self._plot_top, self._numbers)
        looks = {part.look for part in (*self._bars, *self._lines)}
        legend = legend_of(looks, self._marks(), frame, self._set, axis + frame.steps(5))
        self._texts += legend.texts
        return self._layout(title, summary, columns, legend.swatches, legend.bottom)

    def _layout(
        self,
        title: str,
        summary: str,
        columns: tuple[Column, ...],
        swatches: tuple[Part, ...],
        bottom: float,
    ) -> Layout:
        return Layout(
            width=self._frame.width,
            height=float(round(bottom + self._frame.margin)),
            scale=self._frame.scale,
            title=title,
            summary=summary,
            columns=columns,
            grounds=tuple(self._grounds),
            rules=tuple(self._rules),
            bars=tuple(self._bars),
            lines=tuple(self._lines),
            swatches=swatches,
            texts=tuple(self._texts),
        )

    def _marks(self) -> list[Mark]:
        return list(dict.fromkeys(week.mark for week in self._trend.weeks if week.mark))

    # --- The head --------------------------------------------------------------------------------

    def _heading(self, top: float) -> tuple[str, str, float]:
        """Set title, dates and sentences; return what they say, and where they end."""
        frame, compositor = self._frame, self._set
        title, dates = title_and_dates(self._trend)
        baseline = top + compositor.metrics.ascent(TITLE.style)
        self._texts += compositor.paragraph(title, TITLE, frame.margin, baseline, frame.content)
        last = self._texts[-1]
        x = last.rect.right + frame.steps(3)
        if x + compositor.width(dates, DATES) <= frame.right:
            self._texts.append(compositor.left(dates, DATES, x, last.baseline))
        else:
            below = last.baseline + compositor.leading(DATES) + frame.steps(1)
            self._texts += compositor.paragraph(dates, DATES, frame.margin, below, frame.content)
        baseline = self._texts[-1].baseline + frame.steps(2)
        room = min(frame.content, frame.px(LINE_MAX))
        lead, rest = [sentence(self._trend)], remarks(self._trend)
        for sentences, voice in ((lead, LEAD), (rest, REMARK)):
            if sentences:
                first = baseline + compositor.leading(voice) + frame.steps(1)
                self._texts += compositor.sentences(sentences, voice, frame.margin, first, room)
                baseline = self._texts[-1].baseline
        bottom = baseline + compositor.metrics.descent(REMARK.style)
        return f"{title}, {dates}", " ".join([*lead, *rest]), bottom

    # --- The plots -------------------------------------------------------------------------------

    def _upper(self, top: float) -> float:
        """Lay out what lay outside on a working day; return where the plot ends."""
        strip = self._caption(a_day_caption(), top) + self._set.leading(TICK) + self._frame.steps(1)
        self._plot_top = plot_top = round(strip + self._frame.steps(3))
        scale = self._a_day.moved(plot_top, plot_top + self._frame.plot)
        plotter = Plotter(self._frame, self._set, scale)
        plotter.grid(minutes_tick)
        plotter.bars(self._trend.weeks, slices_a_day)
        plotter.medians(self._trend, strip)
        plotter.figures([minutes_a_day(week) for week in self._trend.weeks])
        self._take(plotter)
        self._ground(plot_top, scale.bottom, with_words=True)
        return scale.bottom

    def _lower(self, top: float) -> float:
        """Lay out all work of the weeks; return where the plot ends."""
        self._strip = self._caption(week_caption(), top)
        if self._trend.begins:
            self._strip += self._set.leading(TICK)
        plot_top = round(self._strip + self._frame.steps(4))
        scale = self._a_week.moved(plot_top, plot_top + self._frame.plot)
        plotter = Plotter(self._frame, self._set, scale)
        plotter.grid(hours_tick)
        plotter.bars(self._trend.weeks, slices_a_week)
        plotter.figures([hours_a_week(week) for week in self._trend.weeks])
        self._take(plotter)
        self._ground(plot_top, scale.bottom, with_words=False)
        return scale.bottom

    def _caption(self, words: str, top: float) -> float:
        """Set what a plot shows; return its baseline."""
        baseline = top + self._set.metrics.ascent(CAPTION.style)
        frame = self._frame
        self._texts += self._set.paragraph(words, CAPTION, frame.margin, baseline, frame.content)
        return self._texts[-1].baseline

    def _take(self, plotter: Plotter) -> None:
        self._rules += plotter.plot.rules
        self._bars += plotter.plot.bars
        self._lines += plotter.plot.lines
        self._texts += plotter.plot.texts

    def _ground(self, top: float, bottom: float, *, with_words: bool) -> None:
        """Mark the weeks that are left out, those beside each other for one reason together."""
        place = 0
        for mark, group in groupby(self._trend.weeks, lambda week: week.mark):
            count = len(list(group))
            first, place = place, place + count
            look = look_of_mark(mark) if mark else None
            if mark is None or look is None:
                continue
            rect = self._frame.slots(first, place - 1, top, bottom)
            self._grounds.append(Part(look, rect.grown(-1.0) if look is Look.LEFT_OUT else rect))
            if with_words:
                self._say(short_mark(mark), rect)

    def _say(self, words: str, rect: Rect) -> None:
        """Write on the ground of a week that is left out why, where there is room."""
        if words and self._set.width(words, NOTE) + self._frame.px(4) <= rect.width:
            baseline = self._set.mid_baseline(NOTE, rect.middle_y)
            text = self._set.centred(words, NOTE, rect.middle_x, baseline)
            self._texts.append(replace(text, is_cleared=True))

    # --- The weeks -------------------------------------------------------------------------------

    def _new_hours(self, top: float, bottom: float) -> None:
        """Draw a line where other core hours begin, through both plots, and say so over the lower.

        What lies at its two sides is not compared.
        """
        weeks = [week.week for week in self._trend.weeks]
        free = self._frame.left
        for week in self._trend.begins:
            x = float(round(self._frame.x(weeks.index(week))))
            self._lines.append(Part(Look.BORDER, Rect(x, top, 1.0, bottom - top)))
            words = new_hours()
            room = self._frame.right - self._set.width(words, NOTE)
            at = min(x + self._frame.px(4), room)
            if at >= free:
                self._texts.append(self._set.left(words, NOTE, at, self._strip))
                free = self._texts[-1].rect.right + self._frame.px(NUMBER_GAP)

    def _axis(self, top: float) -> float:
        """Write the numbers of the weeks below the plots, and the months; return where they end."""
        frame, weeks = self._frame, self._trend.weeks
        baseline = top + frame.px(4) + self._set.metrics.ascent(NUMBER.style)
        step = self._step()
        for place in range(len(weeks)):
            if (len(weeks) - 1 - place) % step:
                continue
            voice = TODAY if place == len(weeks) - 1 else NUMBER
            words = str(weeks[place].week.number)
            text = self._set.centred(words, voice, frame.middle(place), baseline)
            self._texts.append(text)
        self._numbers = float(round(baseline + self._set.metrics.descent(NUMBER.style)))
        return self._months(baseline + self._set.leading(NUMBER))

    def _step(self) -> int:
        """Return of how many weeks one has its number: every one, every second, every fourth."""
        needed = self._set.width("00", NUMBER) + self._frame.px(NUMBER_GAP)
        return next((n for n in (1, 2, 4, 8, 13, 26) if n * self._frame.slot >= needed), 52)

    def _months(self, baseline: float) -> float:
        """Write each month below the first week that begins in it, as far as there is room."""
        frame, free = self._frame, self._frame.left
        before = None
        for place, week in enumerate(self._trend.weeks):
            monday = week.week.monday
            month = (monday.year, monday.month)
            words = short_month(monday)
            x = frame.x(place)
            wide = self._set.width(words, NUMBER)
            if month != before and x >= free and x + wide <= frame.right:
                self._texts.append(self._set.left(words, NUMBER, x, baseline))
                free = x + wide + frame.px(NUMBER_GAP)
            before = month
        return baseline + self._set.metrics.descent(NUMBER.style)

    def _columns(self, top: float, bottom: float) -> tuple[Column, ...]:
        trend, frame = self._trend, self._frame
        return tuple(
            Column(week, frame.slots(n, n, top, bottom), week_label(trend, week))
            for n, week in enumerate(trend.weeks)
        )
