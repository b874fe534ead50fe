"""The day and its figures around the hours of a row, in either form of the frame."""

from dataclasses import dataclass

from tracker.domain.week import DayBalance
from tracker.reports.day_words import day_note
from ui.picture.cells import (
    DATE,
    HEADING,
    NAME,
    Cell,
    Topic,
    cells_of,
    head_of,
    heading_of,
    unit_of,
)
from ui.picture.frame import Frame
from ui.picture.geometry import bounds
from ui.picture.marks import Look, Mark
from ui.picture.typeset import Compositor, Text, Voice
from ui.picture.words import cell_label, day_label

# A phrase: words that stay on one line together, each with its voice.
Phrase = list[tuple[str, Voice]]


@dataclass(frozen=True, slots=True)
class Side:
    """Marks and texts beside or above the hours; in the stacked form `height` is theirs."""

    marks: tuple[Mark, ...]
    texts: tuple[Text, ...]
    height: float = 0.0


class Sides:
    """Lays out the day and its figures."""

    def __init__(self, frame: Frame, compositor: Compositor) -> None:
        self._frame = frame
        self._set = compositor

    def beside(self, day: DayBalance, row: int, top: float) -> Side:
        """Lay them out left and right of a band whose upper edge is `top`."""
        middle = top + self._frame.band / 2
        name, date = head_of(day)
        first = self._set.mid_baseline(NAME, middle)
        second = first + self._set.leading(HEADING)
        left = self._frame.margin
        head = [
            self._set.left(name, NAME, left, first),
            self._set.left(date, DATE, left, second),
        ]
        marks = [self._day_mark(day, row, head)]
        texts = list(head)
        columns = {column.topic: column for column in self._frame.columns}
        for cell in [cell for cell in cells_of(day) if cell.topic in columns]:
            x = columns[cell.topic].right
            own = [self._set.right(cell.words, cell.voice, x, first)]
            if cell.remark:
                own.append(self._set.right(cell.remark, cell.remark_voice, x, second))
            marks.append(_cell_mark(day, row, cell, own))
            texts += own
        return Side(tuple(marks), tuple(texts))

    def above(self, day: DayBalance, row: int, top: float) -> Side:
        """Lay them out in lines that begin at `top`; the figures end at the right if they fit."""
        frame, name_and_date = self._frame, self._head_phrase(day)
        cells = cells_of(day)
        phrases = [_phrase(cell) for cell in cells]
        head_width = self._width(name_and_date)
        gap = frame.px(16)
        baseline = top + self._set.metrics.ascent(NAME.style)
        head = self._set_phrase(name_and_date, frame.margin, baseline)
        room = frame.content - head_width - frame.px(20)
        together = sum(self._width(p) for p in phrases) + gap * max(len(phrases) - 1, 0)
        marks = [self._day_mark(day, row, head)]
        texts = list(head)
        x = frame.margin + frame.content - together
        if together > room:
            x, baseline = frame.margin, baseline + self._set.leading(NAME)
        for cell, phrase in zip(cells, phrases, strict=True):
            width = self._width(phrase)
            if x > frame.margin and x + width > frame.margin + frame.content + 1:
                x, baseline = frame.margin, baseline + self._set.leading(NAME)
            own, x, baseline = self._flow(phrase, x, baseline)
            x += gap
            marks.append(_cell_mark(day, row, cell, own))
            texts += own
        bottom = baseline + self._set.metrics.descent(NAME.style)
        return Side(tuple(marks), tuple(texts), bottom - top)

    def headings(self, baseline: float) -> list[Text]:
        """Lay out what stands over the columns."""
        return [
            self._set.right(heading_of(column.topic), HEADING, column.right, baseline)
            for column in self._frame.columns
        ]

    def _head_phrase(self, day: DayBalance) -> Phrase:
        name, date = head_of(day)
        return [(name, NAME), (date, DATE)]

    def _day_mark(self, day: DayBalance, row: int, texts: list[Text]) -> Mark:
        rect = bounds(text.rect for text in texts)
        return Mark(Look.DAY, rect, row, day_label(day, day_note(day, with_parts=False)), day)

    @property
    def _space(self) -> float:
        return self._frame.px(5)

    def _width(self, phrase: Phrase) -> float:
        return self._space * (len(phrase) - 1) + sum(self._set.width(*part) for part in phrase)

    def _set_phrase(self, phrase: Phrase, x: float, baseline: float) -> list[Text]:
        texts = []
        for words, voice in phrase:
            texts.append(self._set.left(words, voice, x, baseline))
            x = texts[-1].rect.right + self._space
        return texts

    def _flow(self, phrase: Phrase, x: float, baseline: float) -> tuple[list[Text], float, float]:
        """Set a phrase from `x` on, word by word where a line is too short for all of it.

        Returns the texts, where the last one ends, and its baseline.
        """
        left, right = self._frame.margin, self._frame.margin + self._frame.content + 1
        if x + self._width(phrase) <= right:
            texts = self._set_phrase(phrase, x, baseline)
            return texts, texts[-1].rect.right, baseline
        texts = []
        for part, voice in phrase:
            for word in part.split():
                cut = self._set.shortened(word, voice, right - left)
                if x > left and x + self._set.width(cut, voice) > right:
                    x, baseline = left, baseline + self._set.leading(NAME)
                texts.append(self._set.left(cut, voice, x, baseline))
                x = texts[-1].rect.right + self._space
        return texts, texts[-1].rect.right, baseline


def _phrase(cell: Cell) -> Phrase:
    phrase = [(unit_of(cell.topic), HEADING), (cell.words, cell.voice)]
    return [*phrase, (cell.remark, cell.remark_voice)] if cell.remark else phrase


def _cell_mark(day: DayBalance, row: int, cell: Cell, texts: list[Text]) -> Mark:
    words = " ".join(part for part in (cell.words, cell.remark) if part)
    label = cell_label(day, heading_of(cell.topic), words)
    subject = day.rest_after if cell.topic is Topic.REST and day.rest_after else day
    return Mark(Look.CELL, bounds(text.rect for text in texts), row, label, subject)
