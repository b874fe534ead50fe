"""Texts with a place: measured, broken into lines, shortened where there is no room.

What measures is handed in, so that nothing here needs Qt.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ui.picture.geometry import Rect
from ui.theme import Style, Tone

ELLIPSIS = "…"
NO_BREAK = "\u00a0"
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:h|t|min)\b)")
_AFTER_UNIT = re.compile(r"(?<=\u00a0[ht]) (?=\d)")
LINE_HEIGHT = 1.45  # of the face's size: from one baseline to the next


class Metrics(Protocol):
    """Says how much room a text takes, in logical pixels."""

    def width(self, text: str, style: Style) -> float: ...

    def ascent(self, style: Style) -> float: ...

    def descent(self, style: Style) -> float: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its place; `rect` is as high as the face, whatever letters are in it.

    `is_cleared`: the ground is laid under it first, since something is drawn there.
    """

    words: str
    rect: Rect
    baseline: float
    style: Style
    tone: Tone
    is_cleared: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """How a text is to look."""

    style: Style
    tone: Tone = Tone.INK


def glued(words: str) -> str:
    """Return a text in which a number and its unit, as in “9 h 50 min”, stay on one line."""
    return _AFTER_UNIT.sub(NO_BREAK, _BEFORE_UNIT.sub(NO_BREAK, words))


class Compositor:
    """Sets texts from what is to be said and where."""

    def __init__(self, metrics: Metrics, scale: float) -> None:
        self.metrics = metrics
        self.scale = scale

    def width(self, words: str, voice: Voice) -> float:
        """Return the width of a text on one line."""
        return self.metrics.width(words, voice.style)

    def widest(self, texts: Iterable[tuple[str, Voice]]) -> float:
        """Return the width of the widest text, 0 without any."""
        return max((self.width(words, voice) for words, voice in texts), default=0.0)

    def leading(self, voice: Voice) -> float:
        """Return the distance from one baseline to the next."""
        return voice.style.value.size * LINE_HEIGHT * self.scale

    def left(self, words: str, voice: Voice, x: float, baseline: float) -> Text:
        """Set a text that begins at `x`."""
        ascent = self.metrics.ascent(voice.style)
        height = ascent + self.metrics.descent(voice.style)
        rect = Rect(x, baseline - ascent, self.width(words, voice), height)
        return Text(words, rect, baseline, voice.style, voice.tone)

    def right(self, words: str, voice: Voice, x: float, baseline: float) -> Text:
        """Set a text that ends at `x`."""
        return self.left(words, voice, x - self.width(words, voice), baseline)

    def centred(self, words: str, voice: Voice, x: float, baseline: float) -> Text:
        """Set a text with its middle at `x`."""
        return self.left(words, voice, x - self.width(words, voice) / 2, baseline)

    def paragraph(
        self, words: str, voice: Voice, x: float, baseline: float, room: float
    ) -> list[Text]:
        """Set a text in lines no wider than `room`, of about one length.

        The first stands on `baseline`. No line is left with a single word while there is a choice.
        """
        lines = self.lines(words, voice, room)
        longest = max((self.width(word, voice) for word in words.split(" ")), default=0.0)
        narrow, wide = min(max(room / 2, longest), room), room  # no word is shortened for it
        while len(lines) > 1 and wide - narrow > 1:
            middle = (narrow + wide) / 2
            if len(self.lines(words, voice, middle)) == len(lines):
                wide = middle
            else:
                narrow = middle
        return [
            self.left(line, voice, x, baseline + number * self.leading(voice))
            for number, line in enumerate(self.lines(words, voice, wide))
        ]

    def sentences(
        self, sentences: Sequence[str], voice: Voice, x: float, baseline: float, room: float
    ) -> list[Text]:
        """Set sentences in lines, each line ending with one where that takes no more lines."""
        whole = " ".join(sentences)
        lines: list[str] = []
        for sentence in sentences:
            longer = f"{lines[-1]} {sentence}" if lines else sentence
            if lines and self.width(longer, voice) <= room:
                lines[-1] = longer
            else:
                lines.append(sentence)
        is_wide = any(self.width(line, voice) > room for line in lines)
        if is_wide or len(lines) > len(self.lines(whole, voice, room)):
            return self.paragraph(whole, voice, x, baseline, room)
        return [
            self.left(glued(line), voice, x, baseline + number * self.leading(voice))
            for number, line in enumerate(lines)
        ]

    def lines(self, words: str, voice: Voice, room: float) -> list[str]:
        """Break a text between words into lines no wider than `room`; a longer word is cut."""
        lines: list[str] = []
        for word in glued(words).split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, voice) <= room:
                lines[-1] = longer
            else:
                lines.append(self.shortened(word, voice, room))
        return lines

    def shortened(self, words: str, voice: Voice, room: float) -> str:
        """Return as much of a text as fits, with an ellipsis where some is missing."""
        if self.width(words, voice) <= room:
            return words
        kept = words
        while kept and self.width(kept + ELLIPSIS, voice) > room:
            kept = kept[:-1].rstrip()
        return kept + ELLIPSIS if kept else ""

    def mid_baseline(self, voice: Voice, y: float) -> float:
        """Return the baseline that centres the figures of a text on `y`."""
        # Figures and capitals are about three quarters of the ascent high in UI fonts.
        return y + self.metrics.ascent(voice.style) * 0.375
