"""What is happening now, as one value for tray, command line and replay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tracker.domain.blocks import cut, length_of, work_once
from tracker.domain.engine import Engine
from tracker.domain.localtime import local
from tracker.domain.model import Phase, WorkSpan
from tracker.domain.schedule import ONE_DAY, DayPlan, Schedule
from tracker.domain.spans import Span, total
from tracker.domain.whereabouts import NOWHERE, Here

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Status:
    """A look at the present.

    Attributes:
        stretch: time at the screen without a pause; None where nothing watches the screen.
        core_ends: the end of the core hours that run now.
        next_prompt: when something is asked if the person goes on as now.
        is_outside: now lies outside the hours meant for work.
        core_share: how much of the day's core hours has passed, 0 to 1; None: it has none.
        held_until: when a pause, a stop or private time ends by itself.
        break_due: a movement break is due, or its prompt on show.
        resting_until: when the break that was begun is long enough; it may have passed while the
            person is still away.
        open_prompt: the id of the prompt on show; empty: there is none.
        private_undo_until: until when private time can be taken back before it is erased.
        here: where the program takes the person to be, and by what.
        counted_pause: the pause that has just counted as a break, where the person wants to know.
        open_apps: the listed work apps that run, as far as that is known.
        is_off_duty: this is a shared computer outside core hours, and nothing shows work.
        quiet_until: when prompts come again that the person lets rest; None: they do not rest.
    """

    phase: Phase
    since: datetime | None
    zone: str
    work_today: timedelta
    outside_today: timedelta
    stretch: timedelta | None
    core_ends: datetime | None
    next_prompt: datetime | None
    sensor: str
    recording: bool
    is_outside: bool = False
    core_share: float | None = None
    held_until: datetime | None = None
    break_due: bool = False
    resting_until: datetime | None = None
    open_prompt: str = ""
    private_undo_until: datetime | None = None
    here: Here = NOWHERE
    counted_pause: Span | None = None
    open_apps: tuple[str, ...] = ()
    is_off_duty: bool = False
    quiet_until: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it in the fixed format of `status --json`; the tray alone shows the rest."""
        return {
            "phase": self.phase.value,
            "since": self._local(self.since),
            "work_today_min": minutes(self.work_today),
            "outside_today_min": minutes(self.outside_today),
            "stretch_min": None if self.stretch is None else minutes(self.stretch),
            "core_ends": self._local(self.core_ends),
            "next_prompt": self._local(self.next_prompt),
            "sensor": self.sensor,
            "recording": self.recording,
        }

    def _local(self, at: datetime | None) -> str | None:
        return None if at is None else local(at, self.zone).isoformat()


def status_without_recorder(
    work: Iterable[WorkSpan], schedule: Schedule, now: datetime, *, recording: bool
) -> Status:
    """Return what the journal alone tells; nobody asks the running program, if there is one."""
    zone = schedule.home_zone
    worked, outside = _today(work, schedule, schedule.plan_at(now, zone))
    return Status(
        phase=Phase.OFF,
        since=None,
        zone=zone,
        work_today=worked,
        outside_today=outside,
        stretch=None,
        core_ends=_core_ends(schedule, now, zone),
        next_prompt=None,
        sensor="none",
        recording=recording,
        is_outside=schedule.class_at(now, zone).is_outside,
        core_share=_core_share(schedule, now, zone),
    )


def status_of(engine: Engine, work: Iterable[WorkSpan], schedule: Schedule, sensor: str) -> Status:
    """Return what the engine knows, with the work of today that is on record already."""
    state, now, shown = engine.state, engine.now, engine.open_prompt
    running = engine.open_span
    spans = [*work]
    if running is not None:
        # On record it stands as the last checkpoint saved it.
        spans = [kept for kept in spans if kept.span.start != running.start or kept.id]
        spans.append(WorkSpan(running, state.zone, state.place))
    worked, outside = _today(spans, schedule, schedule.plan_at(now, state.zone))
    asks = [at for at in (engine.next_break, engine.next_boundary) if at is not None and at >= now]
    return Status(
        phase=state.phase,
        since=state.since,
        zone=state.zone,
        work_today=worked,
        outside_today=outside,
        stretch=engine.stretch,
        core_ends=_core_ends(schedule, now, state.zone),
        next_prompt=min(asks, default=None) if state.phase is Phase.WORKING else None,
        sensor=sensor,
        recording=state.is_running,
        is_outside=schedule.class_at(now, state.zone).is_outside,
        core_share=_core_share(schedule, now, state.zone),
        held_until=state.hold.ends.at if state.hold is not None else None,
        break_due=engine.is_break_due,
        resting_until=engine.resting_until,
        open_prompt=shown.id if shown is not None else "",
        private_undo_until=state.erasing[1] if state.erasing is not None else None,
        is_off_duty=engine.is_off_duty,
        counted_pause=engine.counted_pause,
        open_apps=tuple(sorted(engine.open_apps)),
        quiet_until=engine.quiet_until,
    )


def minutes(length: timedelta) -> int | float:
    """Return minutes as a number: whole where they are, else with decimals."""
    exact = length / MINUTE
    return int(exact) if exact == int(exact) else round(exact, 4)


def _today(
    work: Iterable[WorkSpan], schedule: Schedule, today: DayPlan
) -> tuple[timedelta, timedelta]:
    """Add up the work of a day, as the week does: work has the day of its own zone."""
    near = Span(today.span.start - ONE_DAY, today.span.end + ONE_DAY)
    pieces = cut(work_once(w for w in work if w.span.overlaps(near)), schedule)
    own = [piece for piece in pieces if piece.day == today.day]
    return length_of(own), length_of(piece for piece in own if piece.is_outside)


def _core_ends(schedule: Schedule, now: datetime, zone: str) -> datetime | None:
    return next((core.end for core in schedule.plan_at(now, zone).core if core.contains(now)), None)


def _core_share(schedule: Schedule, now: datetime, zone: str) -> float | None:
    core = schedule.plan_at(now, zone).core
    passed = total(Span(span.start, min(span.end, now)) for span in core if span.start < now)
    return passed / total(core) if core else None
