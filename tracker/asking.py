"""What is asked of the person, as one value: all that a card, or a notification, needs to show.

The machines say that something is to be asked; here the plan, the clock and the words meet.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.domain.events import Prompted
from tracker.domain.last_call import last_call
from tracker.domain.localtime import local
from tracker.domain.model import Choice, PromptKind
from tracker.domain.occasion import OccasionRules
from tracker.domain.schedule import Schedule
from tracker.domain.week import WeekBalance
from tracker.notices import Notice
from tracker.status import Status
from tracker.wording import _, begin, prompt_name
from tracker.wording.prompts import (
    PromptText,
    back_again_text,
    choice_label,
    last_call_text,
    left_open_text,
    meal_text,
    movement_text,
    outside_core_text,
    still_outside_text,
    until_reached_text,
    week_ready_text,
    wind_down_text,
)

QUARTER = timedelta(minutes=15)
UNTIL_AFTER = (timedelta(minutes=30), timedelta(minutes=60))

# Calmest first. What is neither calm nor aside keeps the order that the machine gave it.
_CALM = (Choice.WRAP_UP, Choice.NOW, Choice.FINE)
ASIDE = (Choice.PRIVATE, Choice.ON_CALL, Choice.NOT_TODAY)
# What a notification offers: GNOME shows three at most, and none of these does any harm. What
# erases, or asks something more, is answered on a card, where it can be read at leisure.
ON_NOTICE = (Choice.WRAP_UP, Choice.PLANNED, Choice.NOT_TODAY)

_AT_THE_END = (PromptKind.WIND_DOWN, PromptKind.OUTSIDE_CORE, PromptKind.STILL_OUTSIDE)
_ABOUT_OUTSIDE = (
    PromptKind.OUTSIDE_CORE,
    PromptKind.STILL_OUTSIDE,
    PromptKind.LAST_CALL,
    PromptKind.BACK_AGAIN,
    PromptKind.LEFT_OPEN,
)
TRY_OUT = "try-out"  # the id of a question that asks nothing


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to the person.

    Attributes:
        id: what the answer has to name.
        kind: what it is about.
        fact: one sentence.
        meaning: one more, or empty.
        choices: in the order to show them, the calmest first.
        untils: local times offered for `Choice.UNTIL`; where there is none, it names no time.
        zone: what they are local to.
        idea: what to do in the break that is suggested, or empty.
    """

    id: str
    kind: PromptKind
    fact: str
    meaning: str
    choices: tuple[Choice, ...]
    untils: tuple[datetime, ...]
    zone: str
    idea: str = ""

    @property
    def is_about_outside(self) -> bool:
        """Tell whether it is about work outside core hours, which has a colour of its own."""
        return self.kind in _ABOUT_OUTSIDE

    @property
    def may_end_day(self) -> bool:
        """Tell whether it comes at the end of the day, so that the day can be closed from it."""
        return self.kind in _AT_THE_END

    @property
    def verbs(self) -> tuple[Choice, ...]:
        """Return the choices that are buttons; the first is the calmest."""
        return tuple(choice for choice in self.choices if choice not in ASIDE)

    @property
    def asides(self) -> tuple[Choice, ...]:
        """Return the choices that stand back."""
        return tuple(choice for choice in self.choices if choice in ASIDE)


@dataclass(frozen=True, slots=True)
class Suggested:
    """A movement break that is suggested: how long, and what to do in it, which may be empty."""

    length: timedelta = timedelta(minutes=5)
    idea: str = ""


def ask_of(  # noqa: PLR0913 - all that a question may speak of
    prompted: Prompted,
    schedule: Schedule,
    status: Status,
    zone: str,
    now: datetime,
    *,
    suggested: Suggested | None = None,
    reached: datetime | None = None,
    last_week: WeekBalance | None = None,
) -> Ask:
    """Word what a machine wants to ask.

    Args:
        prompted: what it wants to ask.
        schedule: the person's plan.
        status: the present.
        zone: the zone the person is in.
        now: when it is shown.
        suggested: the break that goes with a movement prompt; five minutes unless told.
        reached: the time the person chose to carry on until, if that is what brings it up.
        last_week: the week that is ready to be looked at, where it can be read.
    """
    suggested = suggested or Suggested()
    moment = _Moment(
        schedule, status, zone, now, prompted.choices, suggested.length, reached, last_week
    )
    text = _text(prompted.kind, moment)
    return Ask(
        id=prompted.id,
        kind=prompted.kind,
        fact=text.fact,
        meaning=text.question,
        choices=calmest_first(prompted.choices),
        untils=_untils(moment) if Choice.UNTIL in prompted.choices else (),
        zone=zone,
        idea=suggested.idea if prompted.kind is PromptKind.MOVEMENT else "",
    )


def try_out_ask(zone: str) -> Ask:
    """Return a question that asks nothing, to see how questions come up."""
    return Ask(
        id=TRY_OUT,
        kind=PromptKind.MOVEMENT,
        fact=_("This is how Kjernetid asks."),
        meaning=_("Whatever you answer, or if you do not, it goes away again."),
        choices=(Choice.FINE,),
        untils=(),
        zone=zone,
    )


def notice_of(ask: Ask) -> Notice:
    """Return a question as the desktop's notification shows it."""
    return Notice(
        text=f"{ask.fact} {ask.meaning}".rstrip(),
        about=ask.id,
        buttons=tuple(
            (choice.value, choice_label(choice)) for choice in ask.choices if choice in ON_NOTICE
        ),
        elsewhere=_("Answer in the tray menu."),
    )


def calmest_first(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Put choices in the order in which they are shown."""
    calm = [choice for choice in _CALM if choice in choices]
    aside = [choice for choice in ASIDE if choice in choices]
    others = [choice for choice in choices if choice not in (*calm, *aside)]
    return (*calm, *others, *aside)


@dataclass(frozen=True, slots=True)
class _Moment:
    """What a question is worded from."""

    schedule: Schedule
    status: Status
    zone: str
    now: datetime
    choices: tuple[Choice, ...]
    pause: timedelta
    reached: datetime | None
    last_week: WeekBalance | None

    @property
    def last_call(self) -> tuple[datetime, datetime] | None:
        """Return when to stop for a full rest before the next planned start, and that start."""
        return last_call(self.schedule, self.now, self.zone)

    def local(self, at: datetime) -> datetime:
        """Return an instant as the person's clock shows it."""
        return local(at, self.zone)


def _text(kind: PromptKind, moment: _Moment) -> PromptText:
    match kind:
        case PromptKind.MOVEMENT if moment.status.stretch is not None:
            return movement_text(moment.status.stretch, moment.pause)
        case PromptKind.OUTSIDE_CORE:
            return _meant(_outside(moment), moment)
        case PromptKind.STILL_OUTSIDE:
            return _meant(_still_outside(moment), moment)
        case PromptKind.LEFT_OPEN if moment.status.open_apps:
            return left_open_text(moment.status.open_apps)
        case PromptKind.LAST_CALL if moment.last_call is not None:
            return _last_call(moment, *moment.last_call)
        case PromptKind.WIND_DOWN if moment.status.core_ends is not None:
            return wind_down_text(moment.status.core_ends - moment.now)
        case PromptKind.BACK_AGAIN:
            can_plan = Choice.PLANNED in moment.choices
            return back_again_text(moment.local(moment.now), can_plan=can_plan)
        case PromptKind.MEAL:
            return meal_text(OccasionRules(moment.schedule).meal_after)
        case PromptKind.WEEK_READY if moment.last_week is not None:
            return _week_ready(moment.last_week)
        case _:
            return PromptText(begin(prompt_name(kind)))


def _week_ready(week: WeekBalance) -> PromptText:
    has_hours = any(day.plan.has_fixed_hours for day in week.days)
    return week_ready_text(week.work, week.core, has_hours=has_hours)


def _still_outside(moment: _Moment) -> PromptText:
    if moment.reached is not None:
        return until_reached_text(moment.local(moment.reached))
    return still_outside_text(moment.local(moment.now), moment.status.outside_today)


def _outside(moment: _Moment) -> PromptText:
    now = moment.now
    plan = moment.schedule.plan_at(now, moment.zone)
    ended = max((core.end for core in plan.core if core.end <= now), default=None)
    starts = min((core.start for core in plan.core if core.start > now), default=None)
    return outside_core_text(
        moment.local(now),
        plan.segment_at(now).work_class,
        ended=moment.local(ended) if ended else None,
        starts=moment.local(starts) if starts else None,
    )


def _meant(text: PromptText, moment: _Moment) -> PromptText:
    """Say what going on would mean for tonight's rest, where there is something to say."""
    if moment.last_call is None:
        return text
    return PromptText(text.fact, _last_call(moment, *moment.last_call).fact)


def _last_call(moment: _Moment, stop_by: datetime, starts: datetime) -> PromptText:
    rest = starts - stop_by
    return last_call_text(moment.local(stop_by), rest, moment.local(starts))


def _untils(moment: _Moment) -> tuple[datetime, ...]:
    """Return the next round times, and the last that leaves a full rest; all before core hours."""
    now, zone = moment.now, moment.zone
    times = {_next_quarter(now + wait, zone) for wait in UNTIL_AFTER}
    if moment.last_call is not None and moment.last_call[0] >= now + QUARTER:
        times.add(moment.last_call[0])
    end = moment.schedule.plan_at(now, zone).span.end
    core = moment.schedule.next_core(now, zone)
    if core is not None:
        end = min(end, core.start)
    return tuple(moment.local(time) for time in sorted(times) if time < end)


def _next_quarter(at: datetime, zone: str) -> datetime:
    there = local(at, zone)
    past = timedelta(minutes=there.minute, seconds=there.second, microseconds=there.microsecond)
    return at + -past % QUARTER
