"""The legend of a trend: what the parts that occur mean, and why weeks are left out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tracker.domain.trend import Mark
from ui.picture.geometry import Rect
from ui.picture.typeset import Compositor, Text, Voice
from ui.theme import Style, Tone
from ui.trend.frame import Frame
from ui.trend.marks import Look, Part
from ui.trend.words import legend_words, look_of_mark, look_words

ENTRY = Voice(Style.PLAIN, Tone.SOFT)
SWATCH = (22, 12)  # px at 100 %
WORK = (Look.INSIDE, Look.FLEX, Look.CHOSEN, Look.SPILLED, Look.MEDIAN)


@dataclass(frozen=True, slots=True)
class Legend:
    """Swatches with their words; `bottom` is where they end."""

    swatches: tuple[Part, ...]
    texts: tuple[Text, ...]
    bottom: float


def legend_of(
    looks: Collection[Look], marks: Iterable[Mark], frame: Frame, compositor: Compositor, top: float
) -> Legend:
    """Lay out what these looks and marks mean, in as many lines as it takes."""
    entries = [(look, look_words(look)) for look in WORK if look in looks]
    found = ((look_of_mark(mark), legend_words(mark)) for mark in marks)
    entries += [(look, words) for look, words in found if look is not None]
    swatches: list[Part] = []
    texts: list[Text] = []
    wide, high = frame.px(SWATCH[0]), frame.px(SWATCH[1])
    space, leading = frame.px(6), compositor.leading(ENTRY) + frame.steps(1)
    x, baseline = frame.margin, top + compositor.metrics.ascent(ENTRY.style)
    for look, said in entries:
        words = compositor.shortened(said, ENTRY, frame.content - wide - space)
        width = wide + space + compositor.width(words, ENTRY)
        if x > frame.margin and x + width > frame.right:
            x, baseline = frame.margin, baseline + leading
        middle = baseline - compositor.metrics.ascent(ENTRY.style) * 0.375
        size = 2 * frame.scale if look is Look.MEDIAN else high
        swatches.append(Part(look, Rect(x, round(middle - size / 2), wide, size)))
        texts.append(compositor.left(words, ENTRY, x + wide + space, baseline))
        x += width + frame.steps(5)
    bottom = max((text.rect.bottom for text in texts), default=top)
    return Legend(tuple(swatches), tuple(texts), bottom)
