"""The engine fed from a file: the same trace gives the same lines, byte for byte.

It records to a list, not to the journal, so that whole years take seconds.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from tracker.domain.engine import Engine
from tracker.domain.events import (
    BreakRecorded,
    DayClosed,
    Erased,
    Event,
    PromptClosed,
    Prompted,
    PromptHeld,
    SessionEnded,
    SessionParted,
    SessionStarted,
    UnsureFound,
)
from tracker.domain.localtime import local
from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span, subtract
from tracker.errors import TraceError, UsageError
from tracker.rules import rules_from, schedule_from
from tracker.settings import Settings
from tracker.status import status_of
from tracker.trace_reading import read_trace
from tracker.wording import _

SENSOR = "trace"
KEPT_FOR = timedelta(days=2)  # longer than any day, however far somebody travels in it


def replay(lines: Iterable[str], settings: Settings, system_zone: str) -> Iterator[dict[str, Any]]:
    """Run a trace through all machines and tell each event as a line of the fixed format.

    Raises:
        TraceError: a line of the trace cannot be used; events before it have been told.
    """
    schedule = schedule_from(settings, system_zone)
    rules = rules_from(settings, schedule)
    engine: Engine | None = None
    kept: list[WorkSpan] = []
    for number, sample in read_trace(lines, schedule.home_zone):
        if engine is None:
            engine = Engine(rules, sample.at, sample.zone)
        try:
            events = engine.handle(sample)
        except UsageError as error:
            raise TraceError(
                _("Line {number} of the trace makes no sense: {why}.").format(
                    number=number, why=error.sentence.rstrip(".")
                )
            ) from None
        for event in events:
            kept = _keep(kept, event)
            told = tell(event, sample.zone)
            if told is not None:
                yield told
    if engine is None:
        raise TraceError(_("The trace is empty; a signal was expected on line 1."))
    zone = engine.state.zone
    status = status_of(engine, kept, schedule, SENSOR)
    yield {"at": _iso(engine.now, zone), "event": "status", **status.as_json()}


def tell(event: Event, zone: str) -> dict[str, Any] | None:
    """Return an event as a line of the fixed format, times local in `zone`; None: not told."""
    match event:
        case SessionStarted():
            said: dict[str, Any] = {"event": "session_started"}
        case SessionEnded(span=span, reason=reason, began=began):
            said = {"event": "session_ended", **_ends(Span(began, span.end), zone)}
            said["reason"] = reason.value
        case UnsureFound(span=span):
            said = {"event": "unsure", **_ends(span, zone)}
        case Prompted():
            choices = [choice.value for choice in event.choices]
            said = {"event": "prompt", "prompt": event.kind.value, "id": event.id}
            said["choices"] = choices
        case PromptClosed(id=name, how=how) if name:
            said = {"event": "prompt_closed", "id": name, "how": how.value}
        case PromptHeld(kind=kind, why=why):
            said = {"event": "held", "prompt": kind.value, "why": why.value}
        case BreakRecorded(record=record):
            said = {"event": "break", "outcome": record.outcome.value}
            said |= _ends(Span(record.start, record.end), zone)
        case DayClosed():
            said = {"event": "day_closed"}
        case _:
            return None
    return {"at": _iso(event.at, zone), **said}


def _keep(kept: list[WorkSpan], event: Event) -> list[WorkSpan]:
    """Keep what the journal would, as far as the status of today needs it."""
    match event:
        case SessionEnded(span=span) | SessionParted(span=span):
            kept.append(WorkSpan(span, event.zone, event.place))
            if kept[0].span.end > span.end - KEPT_FOR:
                return kept
            return [work for work in kept if work.span.end > span.end - KEPT_FOR]
        case Erased(span=erased):
            return [
                WorkSpan(part, work.zone, work.place)
                for work in kept
                for part in subtract([work.span], [erased])
            ]
        case _:
            return kept


def _ends(span: Span, zone: str) -> dict[str, str]:
    return {"start": _iso(span.start, zone), "end": _iso(span.end, zone)}


def _iso(at: datetime, zone: str) -> str:
    return local(at, zone).isoformat()
