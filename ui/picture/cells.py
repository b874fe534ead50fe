"""What stands beside the hours of a row: the day at its left, its figures at its right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tracker.domain.rest import Rest
from tracker.domain.week import DayBalance
from tracker.reports.day_words import is_unseen
from tracker.reports.week_words import rest_words
from tracker.wording import _, begin, short_date, short_weekday, table_duration
from ui.picture.typeset import Compositor, Voice
from ui.theme import Style, Tone

HEADING = Voice(Style.SMALL, Tone.SOFT)
NAME = Voice(Style.NAME)
DATE = Voice(Style.SMALL, Tone.SOFT)
NOTHING_KNOWN = "–"


class Topic(Enum):
    """What a column is about."""

    WORK = auto()
    OUTSIDE = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a day, and a remark below it that may be empty."""

    topic: Topic
    words: str
    voice: Voice
    remark: str = ""
    remark_voice: Voice = HEADING


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures; they end at its right edge."""

    topic: Topic
    left: float
    right: float


def heading_of(topic: Topic) -> str:
    """Return what stands over a column."""
    return {
        Topic.WORK: _("work"),
        Topic.OUTSIDE: _("outside"),
        Topic.REST: _("rest until next work"),
    }[topic]


def unit_of(topic: Topic) -> str:
    """Return the word beside a figure that stands in no column."""
    return _("rest") if topic is Topic.REST else heading_of(topic)


def cells_of(day: DayBalance) -> list[Cell]:
    """Return the figures of a day that say something."""
    return [*_work(day), *_outside(day), *_rest(day, day.rest_after)]


def head_of(day: DayBalance) -> tuple[str, str]:
    """Return the name of a day and its date."""
    date = short_date(day.day)
    if day.is_today:
        date = _("{date}, today").format(date=date)
    return begin(short_weekday(day.day)), date


def head_width(days: Iterable[DayBalance], compositor: Compositor) -> float:
    """Return the room that the widest day takes."""
    heads = [head_of(day) for day in days]
    names = [(name, NAME) for name, _date in heads]
    return compositor.widest([*names, *((date, DATE) for _name, date in heads)])


def columns_of(
    days: Sequence[DayBalance], compositor: Compositor, *, right: float, gap: float
) -> tuple[Column, ...]:
    """Return the columns, the last of which ends at `right`; one that says nothing is left out."""
    cells = [cell for day in days for cell in cells_of(day)]
    columns: list[Column] = []
    for topic in reversed(Topic):
        own = [cell for cell in cells if cell.topic is topic]
        if all(cell.words == NOTHING_KNOWN for cell in own):
            continue
        texts = [(cell.words, cell.voice) for cell in own]
        texts += [(cell.remark, cell.remark_voice) for cell in own]
        width = compositor.widest([(heading_of(topic), HEADING), *texts])
        columns.insert(0, Column(topic, right - width, right))
        right -= width + gap
    return tuple(columns)


def _work(day: DayBalance) -> list[Cell]:
    if day.work:
        return [Cell(Topic.WORK, table_duration(day.work), Voice(Style.VALUE))]
    if is_unseen(day):
        return [Cell(Topic.WORK, NOTHING_KNOWN, Voice(Style.VALUE, Tone.SOFT))]
    return []


def _outside(day: DayBalance) -> list[Cell]:
    if not day.outside:
        return []
    tone = Tone.WARM if day.spillover else Tone.CHOSEN
    remark = ""
    if day.spillover and day.planned:
        remark = _("{chosen} chosen").format(chosen=table_duration(day.planned))
    voice = Voice(Style.VALUE, tone)
    remark_voice = Voice(Style.SMALL, Tone.CHOSEN)
    return [Cell(Topic.OUTSIDE, table_duration(day.outside), voice, remark, remark_voice)]


def _rest(day: DayBalance, rest: Rest | None) -> list[Cell]:
    if rest is None:
        return []
    words = rest_words(rest, day.plan.version.daily_rest)
    voice = Voice(Style.STRONG, Tone.WARM) if words.falls_short else Voice(Style.PLAIN, Tone.SOFT)
    return [Cell(Topic.REST, words.figure, voice, words.remark)]
