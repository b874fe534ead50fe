"""The hours of one row: bands, bars, check-ins, breaks, and the few labels that tell something."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tracker.domain.blocks import Block
from tracker.domain.left_open import LeftOpen
from tracker.domain.localtime import local
from tracker.domain.model import BreakOutcome, BreakRecord, WorkClass
from tracker.domain.spans import Span, clip_all, total
from tracker.domain.week import DayBalance
from tracker.reports.day_words import LEFT_OPEN_MIN, day_note, is_unseen
from tracker.wording import _, clock, duration
from ui.picture.axis import RowClock
from ui.picture.bars import MIN_WIDTH, Bar, bars_of
from ui.picture.frame import Frame
from ui.picture.geometry import Rect
from ui.picture.marks import LINE, Band, Edge, Label, Look, Mark, Rule, Subject
from ui.picture.typeset import Compositor, Text, Voice
from ui.picture.words import (
    bar_label,
    break_label,
    check_in_label,
    day_label,
    leave_label,
    left_open_label,
    unsure_label,
)
from ui.theme import Style, Tone

TIME = Voice(Style.SMALL, Tone.SOFT)
NOTE = Voice(Style.NOTE, Tone.SOFT)
NEAR_START = timedelta(minutes=15)  # a break that lasted for hours is marked where it began
LOOK_OF_BREAK = {
    BreakOutcome.TAKEN: Look.BREAK,
    BreakOutcome.NATURAL: Look.BREAK,
    BreakOutcome.SKIPPED: Look.BREAK_MISSED,
    BreakOutcome.EXPIRED: Look.BREAK_MISSED,
}  # a deferred one was never shown to anybody


@dataclass(slots=True)
class Plot:
    """What is drawn over the hours of one row."""

    bands: list[Band] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    notches: list[Rect] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    now: Rule | None = None


class Plotter:
    """Lays out the hours of one row; `top` is the upper edge of its band."""

    def __init__(self, frame: Frame, compositor: Compositor, row: int, top: float) -> None:
        self._frame = frame
        self._set = compositor
        self._row = row
        self._band = Rect(frame.hours.left, top, frame.hours.width, frame.band)
        self._bar_top = round(top + (frame.band - frame.bar) / 2)
        self._taken: list[tuple[float, float]] = []
        self._check_ins: list[tuple[Rect, Block]] = []
        self._is_hatched = False
        self._plot = Plot()

    @property
    def lane(self) -> Rect:
        """Return where the bars of the row lie, over all of its hours."""
        return Rect(self._band.x, self._bar_top, self._band.width, self._frame.bar)

    def plot(self, day: DayBalance, cuts: Span, note_x: float, now: datetime | None) -> Plot:
        """Lay out a day; a word about the whole day is centred on `note_x` if there is room."""
        clock_of_row = RowClock(day)
        self._ground(day, clock_of_row)
        bars = bars_of(day, clock_of_row, self._frame.hours, cuts)
        for bar in bars:
            self._bar(day, bar)
        for block in day.check_ins:
            self._check_in(day, block, clock_of_row)
        if day.left_open is not None:
            for span in day.left_open.spans:
                self._left_open(day, day.left_open, span, clock_of_row)
        for span in day.unsure:
            self._unsure(day, span, clock_of_row)
        for record in day.breaks:
            self._break(day, record, clock_of_row, bars)
        self._label_times(day, bars)
        self._note(day, note_x)
        if now is not None and day.plan.span.contains(now):
            self._now(clock_of_row.minute(now))
        return self._plot

    # --- Grounds ---

    def _ground(self, day: DayBalance, clock_of_row: RowClock) -> None:
        for segment in day.plan.segments if day.work or not is_unseen(day) else ():
            is_flex = segment.work_class is WorkClass.FLEX and day.plan.has_fixed_hours
            if is_flex or segment.work_class is WorkClass.CORE:
                self._plot.bands.append(Band(self._across(segment.span, clock_of_row), is_flex))
        if is_unseen(day):
            self._is_hatched = True
            label = day_label(day, day_note(day, with_parts=False))
            self._mark(Look.NO_DATA, self._band, label, day)
        for span in day.plan.leave:
            if span != day.plan.span:
                rect = self._across(span, clock_of_row).grown(-self._frame.px(2))
                self._mark(Look.LEAVE, rect, leave_label(day, span), span)

    def _is_shown(self, span: Span, clock_of_row: RowClock) -> bool:
        """Tell whether any of it lies within the hours that are shown."""
        axis = self._frame.hours.axis
        starts, ends = clock_of_row.minute(span.start), clock_of_row.minute(span.end)
        return starts < axis.last and ends > axis.first

    def _across(self, span: Span, clock_of_row: RowClock) -> Rect:
        left = self._frame.hours.x(clock_of_row.minute(span.start))
        right = self._frame.hours.x(clock_of_row.minute(span.end))
        return Rect(left, self._band.y, max(right - left, 1.0), self._band.height)

    # --- Marks ---

    def _mark(self, look: Look, rect: Rect, label: Label, subject: Subject) -> None:
        self._plot.marks.append(Mark(look, rect, self._row, label, subject))

    def _bar(self, day: DayBalance, bar: Bar) -> None:
        rect = Rect(bar.left, self._bar_top, bar.right - bar.left, self._frame.bar)
        label = bar_label(day, bar.look, bar.pieces)
        self._plot.marks.append(
            Mark(bar.look, rect, self._row, label, bar.pieces, bar.left_edge, bar.right_edge)
        )
        self._taken.append((rect.x, rect.right))

    def _check_in(self, day: DayBalance, block: Block, clock_of_row: RowClock) -> None:
        middle = block.span.start + block.span.length / 2
        size = self._frame.px(16)
        x = self._frame.hours.x(clock_of_row.minute(middle, block.zone)) - size / 2
        x = min(max(x, self._band.x), self._band.right - size)
        own = [piece for piece in day.pieces if piece.span.overlaps(block.span)]
        chosen = bool(own) and all(piece.planned for piece in own)
        look = Look.CHECK_IN_CHOSEN if chosen else Look.CHECK_IN
        rect = Rect(x, self._band.middle_y - size / 2, size, size)
        self._mark(look, rect, check_in_label(day, block, look), block)
        self._check_ins.append((rect, block))
        self._taken.append((rect.x, rect.right))

    def _unsure(self, day: DayBalance, span: Span, clock_of_row: RowClock) -> None:
        across = self._across(span, clock_of_row)
        wide = max(across.width - 2, MIN_WIDTH)
        rect = Rect(across.x + 1, self._bar_top + 1, wide, self._frame.bar - 2)
        self._mark(Look.UNSURE, rect, unsure_label(day, span), span)
        self._taken.append((rect.x, rect.right))

    def _left_open(
        self, day: DayBalance, left_open: LeftOpen, span: Span, clock_of_row: RowClock
    ) -> None:
        """Draw a thin line beneath the bars, and beneath the dots of breaks, where it is long."""
        if span.length < LEFT_OPEN_MIN or not self._is_shown(span, clock_of_row):
            return
        unlocked = total(clip_all(left_open.unlocked, span))
        across = self._across(span, clock_of_row)
        high = self._frame.px(LINE)
        rect = Rect(across.x, self._band.bottom - high, across.width, high)
        self._mark(Look.LEFT_OPEN, rect, left_open_label(day, span, unlocked), span)

    def _break(
        self, day: DayBalance, record: BreakRecord, clock_of_row: RowClock, bars: list[Bar]
    ) -> None:
        look = LOOK_OF_BREAK.get(record.outcome)
        if look is None:
            return
        middle = record.start + min((record.end - record.start) / 2, NEAR_START)
        x = self._frame.hours.x(clock_of_row.minute(middle))
        size, wide = self._frame.px(5), self._frame.px(2)
        below = (self._bar_top + self._frame.bar + self._band.bottom) / 2
        dot = Rect(x - size / 2, below - size / 2, size, size)
        self._mark(look, dot, break_label(day, record), record)
        if look is Look.BREAK and any(bar.left + wide < x < bar.right - wide for bar in bars):
            notch = Rect(x - wide / 2, self._bar_top, wide, self._frame.bar)
            if all(abs(other.x - notch.x) >= 4 * wide for other in self._plot.notches):
                self._plot.notches.append(notch)

    def _now(self, minute: float) -> None:
        axis = self._frame.hours.axis
        if axis.first <= minute <= axis.last:
            wide = self._frame.px(2)
            x = self._frame.hours.x(minute) - wide / 2
            self._plot.now = Rule(Rect(x, self._band.y, wide, self._band.height))

    # --- Labels ---

    def _label_times(self, day: DayBalance, bars: list[Bar]) -> None:
        gap = self._frame.px(8)
        if bars and _starts_early(day, bars[0]):
            piece = bars[0].pieces[0]
            words = clock(local(piece.span.start, piece.zone))
            self._place(words, bars[0].left - gap - self._set.width(words, TIME))
        if bars and _ends_late(day, bars[-1]):
            piece = bars[-1].pieces[-1]
            self._place(clock(local(piece.span.end, piece.zone)), bars[-1].right + gap)
        for span in [span for span in day.plan.leave if span != day.plan.span]:
            across = self._across(span, RowClock(day))
            words = _("leave")
            self._place(words, across.middle_x - self._set.width(words, TIME) / 2)
        for rect, block in self._check_ins:
            words = duration(block.span.length)
            left = rect.x - gap / 2 - self._set.width(words, TIME)
            self._place(words, rect.right + gap / 2, left)

    def _place(self, words: str, *lefts: float) -> None:
        """Set a label at the first place where it touches nothing; without one, leave it out."""
        width = self._set.width(words, TIME)
        for left in lefts:
            if self._is_free(left, left + width):
                baseline = self._set.mid_baseline(TIME, self._band.middle_y)
                text = self._set.left(words, TIME, left, baseline)
                self._plot.texts.append(replace(text, is_cleared=self._is_hatched))
                self._taken.append((left, left + width))
                return

    def _is_free(self, left: float, right: float) -> bool:
        hang, apart = self._frame.hang, self._frame.px(4)
        if left < self._band.x - hang or right > self._band.right + hang:
            return False
        return all(right + apart <= start or end + apart <= left for start, end in self._taken)

    def _note(self, day: DayBalance, x: float) -> None:
        words = day_note(day, with_parts=False)
        start, end = self._room(x)
        words = self._set.shortened(words, NOTE, end - start)
        if not words:
            return
        half = self._set.width(words, NOTE) / 2
        x = min(max(x, start + half), end - half)
        baseline = self._set.mid_baseline(NOTE, self._band.middle_y)
        text = self._set.centred(words, NOTE, x, baseline)
        self._plot.texts.append(replace(text, is_cleared=self._is_hatched or not day.plan.core))

    def _room(self, x: float) -> tuple[float, float]:
        """Return the free stretch around `x`, or the widest one where it is taken."""
        apart = self._frame.px(12)
        edges = _joined(self._taken)
        starts = [self._band.x + apart, *(end + apart for _start, end in edges)]
        ends = [*(start - apart for start, _end in edges), self._band.right - apart]
        rooms = [(a, b) for a, b in zip(starts, ends, strict=True) if b > a]
        around = [room for room in rooms if room[0] <= x <= room[1]]
        return max(around or rooms, key=lambda room: room[1] - room[0], default=(0.0, 0.0))


def _joined(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _starts_early(day: DayBalance, bar: Bar) -> bool:
    """Tell whether work began before the day's core hours, which is worth saying when."""
    piece = bar.pieces[0]
    is_before = bool(day.plan.core) and piece.span.start < day.plan.core[0].start
    return piece.is_outside and is_before and bar.left_edge is not Edge.CUT


def _ends_late(day: DayBalance, bar: Bar) -> bool:
    """Tell whether the day's work ended outside core hours, in the evening or later."""
    piece = bar.pieces[-1]
    is_after = not day.plan.core or piece.span.start >= day.plan.core[-1].end
    is_late = is_after and piece.span.end >= day.plan.evening.start
    return piece.is_outside and is_late and bar.right_edge is not Edge.CUT
