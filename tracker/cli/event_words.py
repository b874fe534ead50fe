"""Events of a replay in words, one line each; times are local, as the replay tells them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from tracker.domain.model import (
    BreakOutcome,
    Closing,
    EndReason,
    HeldWhy,
    Phase,
    PromptKind,
)
from tracker.wording import (
    _,
    closing_name,
    end_reason_name,
    held_reason_name,
    outcome_name,
    phase_name,
    prompt_name,
)

Told = dict[str, Any]


def event_line(event: Told) -> str:
    """Tell one event, in the fixed format of a replay, as a line for people."""
    at = datetime.fromisoformat(event["at"])
    return f"{at:%H:%M:%S}  {_SAID[event['event']](event)}"


def _times(event: Told) -> str:
    start, end = (datetime.fromisoformat(event[key]) for key in ("start", "end"))
    return f"{start:%H:%M:%S}–{end:%H:%M:%S}"


def _started(_event: Told) -> str:
    return _("work began")


def _ended(event: Told) -> str:
    return _("work {times} ended: {reason}").format(
        times=_times(event), reason=end_reason_name(EndReason(event["reason"]))
    )


def _unsure(event: Told) -> str:
    return _("unsure {times}: work or pause").format(times=_times(event))


def _asked(event: Told) -> str:
    return _("prompt {id}: {prompt}").format(
        id=event["id"], prompt=prompt_name(PromptKind(event["prompt"]))
    )


def _closed(event: Told) -> str:
    return _("prompt {id} {how}").format(id=event["id"], how=closing_name(Closing(event["how"])))


def _held(event: Told) -> str:
    return _("held back: {prompt} ({why})").format(
        prompt=prompt_name(PromptKind(event["prompt"])),
        why=held_reason_name(HeldWhy(event["why"])),
    )


def _break(event: Told) -> str:
    outcome = outcome_name(BreakOutcome(event["outcome"]))
    if event["start"] == event["end"]:
        return _("movement break {outcome}").format(outcome=outcome)
    return _("movement break {times} {outcome}").format(times=_times(event), outcome=outcome)


def _day_closed(_event: Told) -> str:
    return _("the day was closed")


def _status(event: Told) -> str:
    return _("at the end: {phase}").format(phase=phase_name(Phase(event["phase"])))


_SAID: Final[dict[str, Callable[[Told], str]]] = {
    "session_started": _started,
    "session_ended": _ended,
    "unsure": _unsure,
    "prompt": _asked,
    "prompt_closed": _closed,
    "held": _held,
    "break": _break,
    "day_closed": _day_closed,
    "status": _status,
}
