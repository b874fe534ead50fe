"""A week in words: what a friend would say about it, and the words of each rest.

Facts only, and in the person's own terms. What is not known is said; it is never called calm.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.blocks import Block, Piece
from tracker.domain.localtime import local
from tracker.domain.model import WorkClass
from tracker.domain.rest import EveningState, Rest, RestState
from tracker.domain.spans import ZERO
from tracker.domain.week import DayBalance, WeekBalance
from tracker.reports.day_words import LEFT_OPEN_MIN, work_sentence
from tracker.wording import (
    _,
    begin,
    clock,
    clock_in_text,
    duration,
    listing,
    ngettext,
    pgettext,
    short_duration,
    table_duration,
    weekday,
    whole_minutes,
)

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class RestWords:
    """A rest in words: the figure, and a remark that may be empty.

    `falls_short` tells that it stayed under the person's own target.
    """

    figure: str
    remark: str
    falls_short: bool


def headline(balance: WeekBalance) -> list[str]:
    """Say in one to three sentences how much work there was, and where it lay."""
    if not balance.work:
        return [_without_work(balance)]
    said = (_work(balance), _chosen(balance), _spilled(balance))
    return [sentence for sentence in said if sentence]


def remarks(balance: WeekBalance) -> list[str]:
    """Say what else is worth a sentence: evenings, a split rest, what is missing."""
    said = [
        _evenings(balance),
        _left_open(balance),
        _split_rest(balance),
        *missing_data(balance),
        _unfinished(balance),
    ]
    return [sentence for sentence in said if sentence]


def rest_words(rest: Rest, target: timedelta) -> RestWords:
    """Word the rest after a day, measured against the person's target."""
    if rest.state is RestState.UNKNOWN:
        return RestWords(pgettext("rest", "not known"), _("some data is missing"), False)
    if rest.strict is None or rest.main is None:
        return RestWords(pgettext("rest", "not over yet"), "", False)
    if rest.state is RestState.FULL:
        return RestWords(short_duration(rest.main), "", False)
    figure = short_duration(rest.main)
    if rest.strict < rest.main:
        figure = _("{whole}, cut to {left}").format(
            whole=table_duration(rest.main), left=table_duration(rest.strict)
        )
    if rest.state is RestState.INTERRUPTED:
        return RestWords(figure, _looks(rest.check_ins), True)
    return RestWords(figure, _("less than your {target}").format(target=_hours(target)), True)


def has_fixed_hours(balance: WeekBalance) -> bool:
    """Tell whether any day of the week has hours that work can be inside or outside of."""
    return any(day.plan.has_fixed_hours for day in balance.days)


def evening_count(balance: WeekBalance) -> tuple[int, int]:
    """Return how many evenings were disconnected, and of how many that is known.

    Where work apps were not watched in all of them, those free of work are counted instead.
    """
    evenings = balance.evenings
    free = evenings[EveningState.DISCONNECTED]
    if not balance.evenings_watched:
        free += evenings[EveningState.REACHABLE]
    return free, len(balance.days) - evenings[EveningState.UNKNOWN]


# --- Sentences ----------------------------------------------------------------------------------


def _work(balance: WeekBalance) -> str:
    return work_sentence(balance, has_hours=has_fixed_hours(balance))


def _chosen(balance: WeekBalance) -> str:
    if not balance.planned:
        return ""
    return _("{chosen} outside them was chosen.").format(chosen=duration(balance.planned))


def _spilled(balance: WeekBalance) -> str:
    if not balance.spillover:
        return ""
    spilled = duration(balance.spillover)
    where, is_all = _where_most(balance)
    if not where:
        return _("{spilled} spilled over.").format(spilled=spilled)
    if is_all:
        return _("{spilled} spilled over, all of it {when}.").format(spilled=spilled, when=where)
    return _("{spilled} spilled over, most of it {when}.").format(spilled=spilled, when=where)


def _where_most(balance: WeekBalance) -> tuple[str, bool]:
    """Say when more than half of the spill-over lay, and whether all of it did."""
    parts: Counter[tuple[date, str]] = Counter()
    days: Counter[date] = Counter()
    for day in balance.days:
        for piece in day.pieces:
            if piece.is_spilled:
                minutes = round(piece.span.length / timedelta(seconds=1))
                parts[day.day, _part_of_day(day, piece)] += minutes
                days[day.day] += minutes
    for when, amount in (*parts.most_common(1), *days.most_common(1)):
        if amount * 2 > days.total():
            day_named, part = when if isinstance(when, tuple) else (when, "")
            return _when(day_named, part), amount == days.total()
    return "", False


def _part_of_day(day: DayBalance, piece: Piece) -> str:
    if piece.work_class not in (WorkClass.EARLY, WorkClass.EVENING, WorkClass.NIGHT):
        return ""
    is_before = bool(day.plan.core) and piece.span.end <= day.plan.core[0].start
    return "morning" if is_before else "evening"


def _when(day: date, part: str) -> str:
    if part == "morning":
        return _("on {weekday} morning").format(weekday=weekday(day))
    if part == "evening":
        return _("on {weekday} evening").format(weekday=weekday(day))
    return _("on {weekday}").format(weekday=weekday(day))


def _evenings(balance: WeekBalance) -> str:
    free, known = evening_count(balance)
    if not known:
        return ""
    if balance.evenings_watched:
        return ngettext(
            "{free} of {known} evening without work and without work apps left open.",
            "{free} of {known} evenings without work and without work apps left open.",
            known,
        ).format(free=free, known=known)
    return ngettext(
        "{free} of {known} evenings was free of work.",
        "{free} of {known} evenings were free of work.",
        free,
    ).format(free=free, known=known)


def _left_open(balance: WeekBalance) -> str:
    """Tell how long work apps stood open; a lower bound on being reachable, so never “online”."""
    length, unlocked = balance.reachable_idle or ZERO, balance.reachable_idle_unlocked or ZERO
    if length < LEFT_OPEN_MIN:
        return ""
    if unlocked == length:
        form = _(
            "Work apps stayed open for {length} after work without being used, all of it with the"
            " screen unlocked."
        )
    elif unlocked < LEFT_OPEN_MIN:
        form = _(
            "Work apps stayed open for {length} after work without being used, behind a locked"
            " screen."
        )
    else:
        form = _(
            "Work apps stayed open for {length} after work without being used, {unlocked} of it"
            " with the screen unlocked."
        )
    return form.format(length=duration(length), unlocked=duration(unlocked))


def _split_rest(balance: WeekBalance) -> str:
    """Tell of the rest that quick check-ins cost most, if they cost any its target."""
    rests = [day.rest_after for day in balance.days if day.rest_after]
    cut = [rest for rest in rests if rest.state is RestState.INTERRUPTED and rest.check_ins]
    if not cut:
        return ""
    return check_in_sentence(max(cut, key=lambda rest: rest.cost))


def check_in_sentence(rest: Rest, *, is_last: bool = False) -> str:
    """Say what check-ins cut off a rest; `is_last`: it has just ended, and needs no weekday."""
    if len(rest.check_ins) > 1:
        count = len(rest.check_ins)
        if is_last:
            said = ngettext(
                "{count} check-in cut last night’s rest from {whole} to {left}.",
                "{count} check-ins cut last night’s rest from {whole} to {left}.",
                count,
            )
        else:
            said = ngettext(
                "{count} check-in cut the rest after {weekday} from {whole} to {left}.",
                "{count} check-ins cut the rest after {weekday} from {whole} to {left}.",
                count,
            )
        return said.format(
            count=count,
            weekday=weekday(rest.day),
            whole=duration(rest.main or ZERO),
            left=duration(rest.strict or ZERO),
        )
    look = rest.check_ins[0]
    first, second = rest.halves(look)
    said = _(
        "A {minutes}-minute check-in at {time} on {weekday} split your time off into"
        " {first} and {second}."
    )
    if is_last:
        said = _(
            "A {minutes}-minute check-in at {time} split your time off into {first} and {second}."
        )
    return said.format(
        minutes=whole_minutes(look.span.length),
        time=clock_in_text(local(look.span.start, look.zone)),
        weekday=weekday(local(look.span.start, look.zone).date()),
        first=duration(first),
        second=duration(second),
    )


def missing_data(balance: WeekBalance) -> list[str]:
    """Say of which days there is no data, or not all of it."""
    if not balance.work and not any(day.known for day in balance.days):
        return []
    past = [day for day in balance.days if not (day.known or day.is_today or day.is_ahead)]
    empty = [day.day for day in past if not day.work]
    partly = [day.day for day in past if day.work]
    sentences = []
    if empty:
        sentences.append(_left_out(empty))
    if partly:
        sentences.append(_("Some data is missing on {days}.").format(days=_listed(partly)))
    return sentences


def _left_out(days: Sequence[date]) -> str:
    sentence = ngettext(
        "{days} has no data. It is left out, not counted as a calm day.",
        "{days} have no data. They are left out, not counted as calm days.",
        len(days),
    )
    return begin(sentence.format(days=_listed(days)))


def _listed(days: Sequence[date]) -> str:
    return listing([weekday(day) for day in days])


def _unfinished(balance: WeekBalance) -> str:
    has_begun = any(not day.is_ahead for day in balance.days)
    if balance.complete or not has_begun:
        return ""
    return _("The week is not over yet.")


def _without_work(balance: WeekBalance) -> str:
    begun = [day for day in balance.days if not day.is_ahead]
    if not begun:
        return _("This week is still to come.")
    if not any(day.known or day.is_today for day in begun):
        return _("There is no data for this week. It is left out, not counted as calm.")
    if not balance.complete:
        return _("No work on record so far this week.")
    return _("No work on record this week.")


# --- Rest ---------------------------------------------------------------------------------------


def _looks(check_ins: Sequence[Block]) -> str:
    if len(check_ins) == 1:
        at = local(check_ins[0].span.start, check_ins[0].zone)
        return _("by one look at {time}").format(time=clock(at))
    return ngettext("by {count} look", "by {count} looks", len(check_ins)).format(
        count=len(check_ins)
    )


def _hours(length: timedelta) -> str:
    """Write a target: “11 h”, “10 h 30”."""
    if length % HOUR:
        return short_duration(length)
    return _("{hours} h").format(hours=length // HOUR)
