"""Machine 3: work outside core hours, and what the person answered when asked about it.

It asks after a quarter of an hour of unplanned outside work, counted in the episode; then no
sooner than an hour later, and three times a tracker day at the most. Each answer keeps its word.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.domain.blocks import BLOCK_GAP
from tracker.domain.boundary_state import (
    ASKED_MAX,
    KINDS,
    BoundaryState,
    OutsideEpisode,
    Shown,
    Work,
    quiet_after,
    quiet_after_call,
)
from tracker.domain.commands import parse_end
from tracker.domain.events import (
    Event,
    OnCallOpened,
    PlannedMarked,
    PromptClosed,
    Prompted,
    Unwanted,
    Wanted,
)
from tracker.domain.model import Choice, Closing, PromptKind
from tracker.domain.schedule import Schedule
from tracker.domain.signals import ClockJumped, Crash, Sample, Say, Stop
from tracker.domain.spans import ZERO, Span
from tracker.domain.values import replace

KEY = "boundary"  # and a number: what a wish of this machine is known by
CHOICES = (
    Choice.UNTIL,
    Choice.WRAP_UP,
    Choice.PLANNED,
    Choice.PRIVATE,
    Choice.ON_CALL,
    Choice.NOT_TODAY,
)


@dataclass(frozen=True, slots=True)
class BoundaryRules:
    """What the machine must know of the person's settings."""

    schedule: Schedule
    outside_after: timedelta = timedelta(minutes=15)
    on_call: tuple[Span, ...] = ()  # work in it is chosen
    kinds: frozenset[PromptKind] = frozenset(KINDS)  # what may be asked at all


Step = tuple[BoundaryState, list[Event]]


def step(state: BoundaryState, sample: Sample, work: Work, rules: BoundaryRules) -> Step:
    """Take in one signal and what the sessions made of it.

    Raises:
        UsageError: the words of a `Say` are not understood.
    """
    events: list[Event] = []
    at = sample.at
    if isinstance(sample.signal, ClockJumped):
        state = _shifted(state, sample.signal.by)
        at += sample.signal.by
    state = _new_day(state, at, sample.zone, rules)
    state = _follow(state, at, sample.zone, work, rules, events)
    match sample.signal:
        case Say(command=("planned", *words)):
            state = _plan_ahead(state, tuple(words), at, sample.zone, rules, events)
        case Say(command=("close",)):
            state = replace(_withdraw(state, at, events), not_today=True)
        case Stop() | Crash() if state.episode is not None:
            state = _over(state, state.episode, events, at)
        case _:
            pass
    return _ask_if_due(state, at, rules, events), events


def hear(state: BoundaryState, event: Event, zone: str, rules: BoundaryRules) -> Step:
    """Take in what became of a prompt of this machine."""
    events: list[Event] = []
    match event:
        case Prompted(at=at, key=key) if key == state.wish:
            episode = state.episode
            state = replace(
                state,
                asked=state.asked + 1,
                quiet_until=quiet_after(None, at, None),
                shown=Shown(at, state.asked, state.quiet_until, bool(episode and episode.is_asked)),
                episode=replace(episode, is_asked=True) if episode else None,
            )
        case Prompted(at=at, kind=PromptKind.LAST_CALL):
            quiet_until = quiet_after_call(at)
            state = replace(state, quiet_until=max(state.quiet_until or at, quiet_until))
        case PromptClosed(key=key) if key == state.wish:
            state = replace(state, wish=None, shown=None)
            is_answered = event.how is Closing.ANSWERED
            state = _obey(state, event, zone, rules, events) if is_answered else state
        case _:
            pass
    return state, events


def next_deadline(
    state: BoundaryState, work: Work, zone: str, rules: BoundaryRules, now: datetime
) -> datetime | None:
    """Return the next instant at which time alone changes something."""
    waits: list[datetime] = []
    episode = state.episode
    if work.since is not None:
        waits.append(rules.schedule.plan_at(now, zone).segment_at(now).span.end)
        if state.planned_until is not None and state.planned_until > now:
            waits.append(state.planned_until)
        if state.on_call_until is not None and state.on_call_until > now:
            waits.append(state.on_call_until)
        for span in rules.on_call:
            waits += [at for at in (span.start, span.end) if at > now]
        due = due_at(state, rules)
        if due is not None:
            waits.append(max(due, now))
    if episode is not None and episode.left is not None:
        waits.append(episode.left + BLOCK_GAP)
    return min(waits, default=None)


def _new_day(state: BoundaryState, at: datetime, zone: str, rules: BoundaryRules) -> BoundaryState:
    day = rules.schedule.plan_at(at, zone).day
    if day == state.day:
        return state
    return replace(state, day=day, asked=0, not_today=False, shown=None)


def _follow(
    state: BoundaryState,
    at: datetime,
    zone: str,
    work: Work,
    rules: BoundaryRules,
    events: list[Event],
) -> BoundaryState:
    """Bring the episode up to `at`."""
    is_outside = work.since is not None and rules.schedule.class_at(at, zone).is_outside
    if not is_outside:
        state = _withdraw(_unasked(state, work), at, events)
    episode = state.episode
    if episode is not None and not is_outside:
        episode = _stopped(episode, at if work.since is not None else work.left or at)
    if episode is not None and episode.left is not None and at - episode.left >= BLOCK_GAP:
        state, episode = _over(state, episode, events, at), None
    if is_outside:
        episode = episode or OutsideEpisode(max(work.since or at, _edge(at, zone, rules)))
        episode = _going_on(episode, at, is_chosen=is_chosen(state, at, rules))
    return state if episode is state.episode else replace(state, episode=episode)


def _stopped(episode: OutsideEpisode, end: datetime) -> OutsideEpisode:
    """Count the outside work that has ended; it may have ended before now."""
    if episode.left is not None:
        return episode
    worked = episode.worked
    if episode.running is not None:
        worked += max(end - episode.running, ZERO)
    return replace(episode, worked=worked, running=None, left=max(end, episode.start))


def _going_on(episode: OutsideEpisode, at: datetime, *, is_chosen: bool) -> OutsideEpisode:
    """Count on, unless the work is chosen; what ran before that stays counted."""
    if is_chosen or episode.is_planned:
        running, worked = None, episode.worked
        if episode.running is not None:
            worked += at - episode.running
    else:
        running, worked = episode.running or at, episode.worked
    if running == episode.running and episode.left is None:
        return episode
    return replace(episode, running=running, worked=worked, left=None)


def _edge(at: datetime, zone: str, rules: BoundaryRules) -> datetime:
    """Return where the outside time around `at` began, as far as its own class goes."""
    return rules.schedule.plan_at(at, zone).segment_at(at).span.start


def is_chosen(state: BoundaryState, at: datetime, rules: BoundaryRules) -> bool:
    """Tell whether outside work is chosen at this moment: planned ahead, or done on call."""
    ends = (state.planned_until, state.on_call_until)
    if any(end is not None and at < end for end in ends):
        return True
    return any(span.contains(at) for span in rules.on_call)


def _withdraw(state: BoundaryState, at: datetime, events: list[Event]) -> BoundaryState:
    if state.wish is None:
        return state
    events.append(Unwanted(at, state.wish))
    return replace(state, wish=None, shown=None)


def _unasked(state: BoundaryState, work: Work) -> BoundaryState:
    """Take back a question that came when the person had left already: nobody saw it."""
    episode, shown = state.episode, state.shown
    if episode is None or shown is None or work.since or not work.left or work.left >= shown.at:
        return state
    episode = replace(episode, is_asked=shown.is_asked)
    return replace(state, asked=shown.asked, quiet_until=shown.quiet_until, episode=episode)


def _over(
    state: BoundaryState, episode: OutsideEpisode, events: list[Event], at: datetime
) -> BoundaryState:
    """Let the episode go; one that was chosen is now known to its end."""
    if episode.is_planned and episode.left is not None:
        events.append(PlannedMarked(at, Span(episode.start, max(episode.left, episode.start))))
    return replace(state, episode=None)


def due_at(state: BoundaryState, rules: BoundaryRules) -> datetime | None:
    """Return when the person is to be asked if the work goes on, or None."""
    episode = state.episode
    if episode is None or episode.running is None or state.wish is not None:
        return None
    if state.not_today or state.asked >= ASKED_MAX or _next_kind(episode) not in rules.kinds:
        return None
    wait = ZERO if episode.is_asked else max(rules.outside_after - episode.worked, ZERO)
    due = episode.running + wait
    return max(due, state.quiet_until) if state.quiet_until is not None else due


def _ask_if_due(
    state: BoundaryState, at: datetime, rules: BoundaryRules, events: list[Event]
) -> BoundaryState:
    due = due_at(state, rules)
    if due is None or due > at or state.episode is None:
        return state
    number = state.number + 1
    key = f"{KEY}-{number}"
    events.append(Wanted(at, _next_kind(state.episode), key, CHOICES))
    return replace(state, wish=key, number=number)


def _next_kind(episode: OutsideEpisode) -> PromptKind:
    return PromptKind.STILL_OUTSIDE if episode.is_asked else PromptKind.OUTSIDE_CORE


def _obey(
    state: BoundaryState,
    closed: PromptClosed,
    zone: str,
    rules: BoundaryRules,
    events: list[Event],
) -> BoundaryState:
    at = closed.at
    match closed.choice:
        case Choice.UNTIL | Choice.WRAP_UP:
            return replace(state, quiet_until=quiet_after(closed.choice, at, closed.until))
        case Choice.PLANNED:
            return choose_episode(state, at, zone, rules, events)
        case Choice.ON_CALL:
            day_end = rules.schedule.plan_at(at, zone).span.end
            events.append(OnCallOpened(at, Span(at, day_end)))
            state = choose_episode(state, at, zone, rules, events)
            return replace(state, on_call_until=day_end)
        case Choice.PRIVATE:
            return replace(state, episode=None)
        case _:  # not today, the last of the choices
            return replace(state, not_today=True)


def choose_episode(
    state: BoundaryState, at: datetime, zone: str, rules: BoundaryRules, events: list[Event]
) -> BoundaryState:
    """Mark the running episode chosen, for now up to the day's end."""
    episode = state.episode or OutsideEpisode(at)
    day_end = rules.schedule.plan_at(at, zone).span.end
    events.append(PlannedMarked(at, Span(episode.start, day_end)))
    return replace(state, episode=replace(episode, is_planned=True, running=None))


def _plan_ahead(
    state: BoundaryState,
    words: tuple[str, ...],
    at: datetime,
    zone: str,
    rules: BoundaryRules,
    events: list[Event],
) -> BoundaryState:
    """Take `planned until 21:00`; without an end, the running episode or the rest of the day."""
    state = _withdraw(state, at, events)
    if not words and state.episode is not None:
        return choose_episode(state, at, zone, rules, events)
    end = parse_end(words, at, zone, rules.schedule).at
    until = end or rules.schedule.plan_at(at, zone).span.end
    start = state.episode.start if state.episode is not None else at
    events.append(PlannedMarked(at, Span(start, max(until, start))))
    episode = state.episode
    if episode is not None:  # all of it is chosen now, so nothing counts towards the next question
        episode = replace(episode, worked=ZERO, running=None)
    return replace(state, planned_until=until, episode=episode)


def _shifted(state: BoundaryState, by: timedelta) -> BoundaryState:
    """Move what was measured along with the wall clock; times of day stay where they are."""
    episode = state.episode
    if episode is None:
        return state
    shown = state.shown
    return replace(
        state,
        shown=replace(shown, at=shown.at + by) if shown else None,
        episode=replace(
            episode,
            start=episode.start + by,
            running=episode.running + by if episode.running else None,
            left=episode.left + by if episode.left else None,
        ),
    )
