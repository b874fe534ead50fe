"""What the session machine remembers and is told: its state, its rules, and plain questions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from tracker.domain.model import CoverageKind, EndReason, Hold, Phase, Place, WorkClass
from tracker.domain.schedule import Schedule
from tracker.domain.signals import Sample
from tracker.domain.spans import Span
from tracker.domain.values import replace

CALL_CAP = timedelta(hours=4)
NOISE_MAX = timedelta(seconds=30)
UNDO_FOR = timedelta(seconds=10)
LEARNT_WITHIN = timedelta(minutes=5)  # of its beginning, a session's place holds for all of it
CHECKPOINT_EVERY = timedelta(seconds=60)
RECALL_MAX = timedelta(hours=1)  # how far back the person can say that it was work
RECENT_FOR = timedelta(days=1)
RECENT_MAX = 300  # a day has fewer sessions than that


@dataclass(frozen=True, slots=True)
class SessionRules:
    """What the machine must know of the person's settings.

    `is_shared`: outside core hours nothing counts without a work sign. `apps`: the work apps
    that are one when in front; with `running_counts` also when they run, where nothing tells
    which app is in front.
    """

    schedule: Schedule
    away_after: timedelta = timedelta(minutes=5)
    is_shared: bool = False
    apps: frozenset[str] = frozenset()
    running_counts: bool = False


@dataclass(frozen=True, slots=True)
class OpenSession:
    """The session that is running: `start` of its present part, `began` with earlier parts."""

    start: datetime
    began: datetime
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """Activity that is over and was not counted; `reason` tells how it ended.

    None: it went on, in another zone or place, or as a session that counts.
    """

    span: Span
    zone: str
    place: Place
    reason: EndReason | None = None


@dataclass(frozen=True, slots=True)
class Uncounted:
    """The activity of the last hour that was not counted, so that it can still be said to be work.

    It is held in memory alone: nothing of it is ever written anywhere, nor outlives the program.

    Attributes:
        known_from: how far back this reaches at most, because the program started then.
        since: since when there is activity now that is not counted; None: there is none.
        seen: what is over, oldest first.
        is_capped: a call went on for too long without input; only input is activity again.
    """

    known_from: datetime | None = None
    since: datetime | None = None
    seen: tuple[Seen, ...] = ()
    is_capped: bool = False

    def shifted(self, by: timedelta) -> Self:
        """Move along with the wall clock."""
        return replace(
            self,
            known_from=self.known_from + by if self.known_from else None,
            since=self.since + by if self.since else None,
            seen=tuple(
                replace(one, span=Span(one.span.start + by, one.span.end + by)) for one in self.seen
            ),
        )


@dataclass(frozen=True)
class SessionState:
    """What the machine remembers.

    Attributes:
        since: when the present phase began.
        zone: where the computer is.
        place: where the person is.
        is_running: the program runs.
        open: the running session.
        quiet_since: no input since then; None while there is input.
        after_call: the quiet began with the end of a call.
        is_locked: the screen is locked.
        is_asleep: the computer sleeps.
        on_call: a call is on.
        call_until: when the last call ended; input that stopped before it was no end of work.
        is_capped: the call went on for too long; only input opens a session again.
        hold: pause, private or stopped.
        front: the app in front; None: nothing has told of any yet.
        running: the listed work apps that run.
        left: end of the last session, while the screen has stayed unlocked since; else None.
        covered: kind and start of the stretch of coverage that is running; None: nothing is told
            of this time.
        erasing: private time that is erased at the instant beside it.
        recent: sessions kept within a day, so that a clock set back counts nothing twice.
        uncounted: activity that the person may still say was work.
    """

    since: datetime
    zone: str
    place: Place = Place.UNKNOWN
    is_running: bool = False
    open: OpenSession | None = None
    quiet_since: datetime | None = None
    after_call: bool = False
    is_locked: bool = False
    is_asleep: bool = False
    on_call: bool = False
    call_until: datetime | None = None
    is_capped: bool = False
    hold: Hold | None = None
    front: str | None = None
    running: frozenset[str] = frozenset()
    left: datetime | None = None
    covered: tuple[CoverageKind, datetime] | None = None
    erasing: tuple[Span, datetime] | None = None
    recent: tuple[Span, ...] = ()
    uncounted: Uncounted = Uncounted()

    @property
    def phase(self) -> Phase:
        """Return what the person is taken to be doing."""
        if not self.is_running:
            return Phase.OFF
        if self.open is not None:
            return Phase.WORKING
        return self.hold.phase if self.hold is not None else Phase.AWAY

    @property
    def is_private(self) -> bool:
        """Tell whether the person wants nothing to be known of what goes on."""
        return self.hold is not None and self.hold.reason is EndReason.PRIVATE


def started(state: SessionState, sample: Sample) -> SessionState:
    """Begin afresh: what was locked or asleep before the program ended is not known now.

    What the person asked for holds until it ends, whatever became of the program meanwhile.
    """
    hold = None if state.hold is not None and state.hold.is_over(sample.at) else state.hold
    return replace(
        state,
        is_running=True,
        since=sample.at,
        zone=sample.zone,
        quiet_since=sample.at,
        after_call=False,
        is_locked=False,
        is_asleep=False,
        on_call=False,
        call_until=None,
        is_capped=False,
        hold=hold,
        left=None,
        covered=None,
        uncounted=Uncounted(known_from=sample.at),
    )


def shifted(state: SessionState, at: datetime, by: timedelta) -> SessionState:
    """Move everything that was measured along with the wall clock, set `at`; lengths stay true."""
    hold = state.hold
    if hold is not None and hold.ends.at is not None and not hold.ends.by_clock:
        hold = replace(hold, ends=replace(hold.ends, at=hold.ends.at + by))
    session = state.open
    if session is not None:
        session = replace(session, start=session.start + by, began=session.began + by)
    return replace(
        state,
        since=state.since + by,
        hold=hold,
        open=session,
        covered=(state.covered[0], at + by) if state.covered is not None else None,
        quiet_since=state.quiet_since + by if state.quiet_since else None,
        call_until=state.call_until + by if state.call_until else None,
        left=state.left + by if state.left else None,
        erasing=(state.erasing[0], state.erasing[1] + by) if state.erasing else None,
        uncounted=state.uncounted.shifted(by),
    )


def quieted(state: SessionState, since: datetime) -> SessionState:
    """Take the start of the quiet; one that is known already goes on unless input came since."""
    if state.quiet_since is not None and since <= state.quiet_since:
        return state
    if state.call_until is not None and since <= state.call_until:
        return replace(state, quiet_since=state.call_until, after_call=True)
    return replace(state, quiet_since=since, after_call=False)


def phase_began(state: SessionState, at: datetime) -> datetime:
    """Return when the present phase began, seen at `at`."""
    if state.open is not None:
        return state.open.began
    return state.left or at


def saved_until(state: SessionState, last_write: datetime, at: datetime) -> datetime:
    """Return the last input that a crash at `at` leaves on record.

    Checkpoints follow the last write every 60 s; each keeps the last input known then.
    """
    saved = last_write + (at - last_write) // CHECKPOINT_EVERY * CHECKPOINT_EVERY
    return last_activity(state, max(saved, last_write))


def last_activity(state: SessionState, now: datetime, noted: datetime | None = None) -> datetime:
    """Return the last moment known to be work, as seen at `now`.

    `noted` is when the last input was, where somebody asked before the desktop told of quiet. A
    call is work without input, and so is one that has ended.
    """
    if state.on_call:
        return now
    last = state.quiet_since or now
    if noted is not None:
        last = min(last, max(noted, state.call_until or noted))
    return min(last, now)


def quiet_ends(state: SessionState, session: OpenSession, rules: SessionRules) -> datetime:
    """Return when quiet that goes on ends the session: later during a call."""
    quiet = state.quiet_since or session.began
    if state.on_call:
        return max(quiet, session.began) + CALL_CAP
    return max(quiet, session.began) + rules.away_after


def may_open(state: SessionState, at: datetime, rules: SessionRules) -> bool:
    """Tell whether what is going on now is work that no session holds yet."""
    return (
        state.is_running and state.hold is None and is_at_it(state) and is_on_duty(state, at, rules)
    )


def is_at_it(state: SessionState) -> bool:
    """Tell whether somebody works at the screen or talks in a call."""
    if state.is_locked or state.is_asleep:
        return False
    return state.quiet_since is None or (state.on_call and not state.is_capped)


def is_on_duty(state: SessionState, at: datetime, rules: SessionRules) -> bool:
    """Tell whether activity counts as work; on a shared computer it needs a sign outside core."""
    if not rules.is_shared or has_sign(state, rules):
        return True
    return rules.schedule.class_at(at, state.zone) is WorkClass.CORE


def has_sign(state: SessionState, rules: SessionRules) -> bool:
    """Tell whether a listed work app shows that this is work.

    One that runs is a sign only where the person said so, and only while nothing has told of the
    app in front: a desktop that tells at all tells it first, be it that no listed one is there.
    Once told, it stays known, though the sensor be lost: in doubt nothing is recorded. A trace
    holds the same signals, so that a replay comes to the same.
    """
    if state.front is None:
        return rules.running_counts and not state.running.isdisjoint(rules.apps)
    return state.front in rules.apps


def is_in_core(gap: Span, zone: str, rules: SessionRules) -> bool:
    """Tell whether a gap lies wholly inside core hours."""
    segment = rules.schedule.plan_at(gap.start, zone).segment_at(gap.start)
    return segment.work_class is WorkClass.CORE and gap.end <= segment.span.end


def is_all_outside(span: Span, zone: str, rules: SessionRules) -> bool:
    """Tell whether a session too short to run across core hours touches none."""
    segment = rules.schedule.plan_at(span.start, zone).segment_at(span.start)
    if segment.work_class is WorkClass.CORE:
        return False
    reaches_on = span.end > segment.span.end
    return not reaches_on or rules.schedule.class_at(span.end, zone) is not WorkClass.CORE


def watched(state: SessionState, at: datetime, rules: SessionRules) -> CoverageKind | None:
    """Return what is known of the present; a pause is the person's own, and stays unknown.

    None: nothing is told of it. So it is outside core hours on a shared computer, whatever goes
    on there: that time is known to be free, and a record of it would show who was there when.
    Private time counts as watched from end to end, for the same reason.
    """
    if not state.is_running:
        return None
    if rules.is_shared and rules.schedule.class_at(at, state.zone) is not WorkClass.CORE:
        return None
    if state.is_asleep and not state.is_private:
        return CoverageKind.OFF
    is_paused = state.hold is not None and state.hold.reason is EndReason.PAUSE
    return CoverageKind.UNKNOWN if is_paused else CoverageKind.TRACKED
