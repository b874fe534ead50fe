"""The foot of the picture: the key figures, and a legend of what occurs in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from tracker.domain.week import WEEK_DAYS, WeekBalance
from tracker.reports.week_details import details
from tracker.reports.week_figures import Figure, FigureKind, figures
from ui.picture.frame import Frame
from ui.picture.geometry import Rect, bounds
from ui.picture.heading import LINE_MAX
from ui.picture.marks import LINE, Look, Mark, Rule, Swatch
from ui.picture.typeset import Compositor, Text, Voice
from ui.picture.words import figure_label, look_name
from ui.theme import Style, Tone

CAPTION = Voice(Style.PLAIN, Tone.SOFT)
ENTRY = Voice(Style.PLAIN, Tone.SOFT)
TONES = {
    FigureKind.INSIDE: Tone.INSIDE,
    FigureKind.FLEX: Tone.INSIDE,
    FigureKind.CHOSEN: Tone.CHOSEN,
    FigureKind.SPILLED: Tone.WARM,
}
DETAIL = Voice(Style.PLAIN, Tone.SOFT)
FIGURE_MAX = 184  # px at 100 %: farther apart they are no row any more
CAPTION_ROOM = 128  # px at 100 %: a longer caption takes a second line
FIGURE_ROW = WEEK_DAYS  # after the days
LEGEND = (
    Look.WORK,
    Look.INSIDE,
    Look.FLEX,
    Look.CHOSEN,
    Look.SPILLED,
    Look.CHECK_IN,
    Look.CHECK_IN_CHOSEN,
    Look.BREAK,
    Look.BREAK_MISSED,
    Look.LEFT_OPEN,
    Look.UNSURE,
)


@dataclass(frozen=True, slots=True)
class Footer:
    """Figures or legend; `bottom` is where they end."""

    rules: tuple[Rule, ...]
    marks: tuple[Mark, ...]
    swatches: tuple[Swatch, ...]
    texts: tuple[Text, ...]
    bottom: float


NO_FIGURES = Footer((), (), (), (), 0.0)


def figures_of(balance: WeekBalance, frame: Frame, compositor: Compositor, top: float) -> Footer:
    """Lay out a line and the key figures below it."""
    rule = Rule(Rect(frame.margin, top, frame.content, 1.0))
    found = figures(balance)
    if not found:
        return Footer((), (), (), (), top)
    a_line, column = _grid(found, frame, compositor)
    texts: list[Text] = []
    marks: list[Mark] = []
    y = top + frame.steps(5)
    for start in range(0, len(found), a_line):
        for place, figure in enumerate(found[start : start + a_line]):
            own = _figure(
                figure, compositor, frame.margin + place * column, y, _room(frame, column)
            )
            texts += own
            rect = bounds(text.rect for text in own)
            marks.append(Mark(Look.FIGURE, rect, FIGURE_ROW, figure_label(figure), balance))
        y = max(text.rect.bottom for text in texts) + frame.steps(4)
    return Footer((rule,), tuple(marks), (), tuple(texts), y - frame.steps(4))


def details_of(
    balance: WeekBalance, frame: Frame, compositor: Compositor, top: float
) -> tuple[Text, ...]:
    """Lay out what the key figures leave open, a sentence a line where there is room."""
    told = details(balance)
    if not told:
        return ()
    room = min(frame.content, frame.px(LINE_MAX))
    baseline = top + compositor.metrics.ascent(DETAIL.style)
    return tuple(compositor.sentences(told, DETAIL, frame.margin, baseline, room))


def legend_of(looks: Sequence[Look], frame: Frame, compositor: Compositor, top: float) -> Footer:
    """Lay out what the marks that occur mean, in as many lines as it takes."""
    swatches: list[Swatch] = []
    texts: list[Text] = []
    gap, space = frame.steps(5), frame.px(6)
    leading = compositor.leading(ENTRY) + frame.steps(1)
    x, baseline = frame.margin, top + compositor.metrics.ascent(ENTRY.style)
    for look in [look for look in LEGEND if look in looks]:
        size = _swatch_size(look, frame)
        words = compositor.shortened(look_name(look), ENTRY, frame.content - size[0] - space)
        width = size[0] + space + compositor.width(words, ENTRY)
        if x > frame.margin and x + width > frame.margin + frame.content:
            x, baseline = frame.margin, baseline + leading
        middle = baseline - compositor.metrics.ascent(ENTRY.style) * 0.375
        swatches.append(Swatch(look, Rect(x, middle - size[1] / 2, *size)))
        texts.append(compositor.left(words, ENTRY, x + size[0] + space, baseline))
        x += width + gap
    bottom = max((text.rect.bottom for text in texts), default=top)
    return Footer((), (), tuple(swatches), tuple(texts), bottom)


def _grid(found: Sequence[Figure], frame: Frame, compositor: Compositor) -> tuple[int, float]:
    """Return how many figures stand on a line, lines being alike, and how far apart they begin."""
    values = compositor.widest((figure.value, _value_voice(figure)) for figure in found)
    captions = compositor.widest((figure.caption, CAPTION) for figure in found)
    needed = max(values, min(captions, frame.px(CAPTION_ROOM))) + frame.steps(4)
    fitting = max(1, int((frame.content + frame.steps(4)) // needed))
    a_line = ceil(len(found) / ceil(len(found) / fitting))
    share = (frame.content + frame.steps(4)) / a_line
    return a_line, max(needed, min(share, frame.px(FIGURE_MAX)))


def _room(frame: Frame, column: float) -> float:
    return min(column - frame.steps(4), frame.content)


def _value_voice(figure: Figure) -> Voice:
    return Voice(Style.FIGURE, TONES.get(figure.kind, Tone.INK))


def _figure(
    figure: Figure, compositor: Compositor, x: float, top: float, room: float
) -> list[Text]:
    voice = _value_voice(figure)
    baseline = top + compositor.metrics.ascent(voice.style)
    value = compositor.left(figure.value, voice, x, baseline)
    below = baseline + compositor.leading(CAPTION)
    return [value, *compositor.paragraph(figure.caption, CAPTION, x, below, room)]


def _swatch_size(look: Look, frame: Frame) -> tuple[float, float]:
    if look in (Look.CHECK_IN, Look.CHECK_IN_CHOSEN):
        return frame.px(14), frame.px(14)
    if look in (Look.BREAK, Look.BREAK_MISSED):
        return frame.px(5), frame.px(5)
    if look is Look.LEFT_OPEN:
        return frame.px(22), frame.px(LINE)
    return frame.px(22), frame.px(12)
