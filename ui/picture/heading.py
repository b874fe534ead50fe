"""The head of the picture: which week it is, and what a friend would say about it."""

from dataclasses import dataclass

from tracker.domain.week import WeekBalance
from tracker.reports.week_words import headline, remarks
from tracker.wording import date_range, week_title
from ui.picture.frame import Frame
from ui.picture.typeset import Compositor, Text, Voice
from ui.theme import Style, Tone

TITLE = Voice(Style.TITLE)
DATES = Voice(Style.BODY, Tone.SOFT)
LEAD = Voice(Style.LEAD)
REMARK = Voice(Style.BODY, Tone.SOFT)
LINE_MAX = 960  # px at 100 %: longer lines are hard to read


@dataclass(frozen=True, slots=True)
class Heading:
    """Title and sentences; `bottom` is where they end."""

    title: str
    summary: str
    texts: tuple[Text, ...]
    bottom: float


def heading_of(balance: WeekBalance, frame: Frame, compositor: Compositor, top: float) -> Heading:
    """Lay out title, dates and sentences below `top`."""
    days = balance.week.days
    title, dates = week_title(days[0]), date_range(days[0], days[-1])
    lead, rest = headline(balance), remarks(balance)
    texts = _title(title, dates, frame, compositor, top)
    baseline = texts[-1].baseline + frame.steps(2)
    room = min(frame.content, frame.px(LINE_MAX))
    for sentences, voice in ((lead, LEAD), (rest, REMARK)):
        if not sentences:
            continue
        first = baseline + compositor.leading(voice) + frame.steps(1)
        texts += compositor.sentences(sentences, voice, frame.margin, first, room)
        baseline = texts[-1].baseline
    bottom = baseline + compositor.metrics.descent(REMARK.style)
    return Heading(f"{title}, {dates}", " ".join([*lead, *rest]), tuple(texts), bottom)


def _title(title: str, dates: str, frame: Frame, compositor: Compositor, top: float) -> list[Text]:
    baseline = top + compositor.metrics.ascent(TITLE.style)
    name = compositor.paragraph(title, TITLE, frame.margin, baseline, frame.content)
    x = name[-1].rect.right + frame.steps(3)
    if x + compositor.width(dates, DATES) <= frame.margin + frame.content:
        return [*name, compositor.left(dates, DATES, x, name[-1].baseline)]
    below = name[-1].baseline + compositor.leading(DATES) + frame.steps(1)
    return name + compositor.paragraph(dates, DATES, frame.margin, below, frame.content)
