"""The key figures of a week: each a value and what it counts, for chart, page and command line.

There is no score. A figure that is not known is left out.
"""

from dataclasses import dataclass
from enum import Enum, auto

from tracker.domain.rest import RestState
from tracker.domain.week import WeekBalance
from tracker.reports.day_words import LEFT_OPEN_MIN
from tracker.reports.week_words import evening_count, has_fixed_hours
from tracker.wording import _, short_duration


class FigureKind(Enum):
    """What a key figure counts."""

    WORK = auto()  # all work, where no hours are fixed
    INSIDE = auto()
    FLEX = auto()
    CHOSEN = auto()
    SPILLED = auto()
    EVENINGS = auto()
    LEFT_OPEN = auto()
    REST = auto()
    BREAKS = auto()
    STRETCH = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure of a week, with what it counts in words."""

    kind: FigureKind
    value: str
    caption: str


def figures(balance: WeekBalance) -> list[Figure]:
    """Return the key figures that mean something for this week, most telling first."""
    found = [*_hours_of_work(balance), *_evening_figure(balance), *_left_open_figure(balance)]
    found += [*_rest_figure(balance), *_break_figure(balance)]
    return [*found, *_stretch_figure(balance)]


def _hours_of_work(balance: WeekBalance) -> list[Figure]:
    if not balance.work:
        return []
    if not has_fixed_hours(balance):
        return [Figure(FigureKind.WORK, short_duration(balance.work), _("work"))]
    found = [Figure(FigureKind.INSIDE, short_duration(balance.core), _("inside core hours"))]
    if balance.flex:
        found.append(Figure(FigureKind.FLEX, short_duration(balance.flex), _("in the flex band")))
    if balance.planned:
        chosen = short_duration(balance.planned)
        found.append(Figure(FigureKind.CHOSEN, chosen, _("outside, chosen")))
    spilled = short_duration(balance.spillover)
    return [*found, Figure(FigureKind.SPILLED, spilled, _("outside, spilled over"))]


def _evening_figure(balance: WeekBalance) -> list[Figure]:
    free, known = evening_count(balance)
    if not known:
        return []
    is_sure = balance.evenings_watched
    caption = _("evenings disconnected") if is_sure else _("evenings free of work")
    return [Figure(FigureKind.EVENINGS, _share(free, known), caption)]


def _left_open_figure(balance: WeekBalance) -> list[Figure]:
    length = balance.reachable_idle
    if length is None or length < LEFT_OPEN_MIN:
        return []
    return [Figure(FigureKind.LEFT_OPEN, short_duration(length), _("work apps left open"))]


def _share(part: int, whole: int) -> str:
    return _("{part} of {whole}").format(part=part, whole=whole)


def _rest_figure(balance: WeekBalance) -> list[Figure]:
    rest = balance.weekly_rest
    if rest.strict is not None:
        return [Figure(FigureKind.REST, short_duration(rest.strict), _("longest rest"))]
    if rest.state is RestState.OPEN and rest.so_far:
        so_far = short_duration(rest.so_far)
        return [Figure(FigureKind.REST, so_far, _("longest rest so far"))]
    return []


def _break_figure(balance: WeekBalance) -> list[Figure]:
    breaks = balance.movement
    if breaks.met is None:
        return []
    done = breaks.taken + breaks.natural
    value = _share(done, done + breaks.skipped + breaks.expired)
    caption = _("breaks met")
    if breaks.natural:
        caption = _("breaks met, {natural} unasked").format(natural=breaks.natural)
    return [Figure(FigureKind.BREAKS, value, caption)]


def _stretch_figure(balance: WeekBalance) -> list[Figure]:
    if balance.longest_stretch is None:
        return []
    stretch = short_duration(balance.longest_stretch)
    return [Figure(FigureKind.STRETCH, stretch, _("longest stretch at the screen"))]
