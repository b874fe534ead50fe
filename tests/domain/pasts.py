"""Short words for what was on record before a restart: a Tuesday in Oslo, unless said otherwise."""

from typing import Any

from tests.domain.days import OSLO, at, plan, span
from tracker.domain.memory import Memory, remember
from tracker.domain.model import (
    BreakOutcome,
    BreakRecord,
    Choice,
    Closing,
    EndReason,
    Lived,
    Past,
    PromptKind,
    PromptRecord,
)

ASKED, STILL, MOVE = PromptKind.OUTSIDE_CORE, PromptKind.STILL_OUTSIDE, PromptKind.MOVEMENT
_MACHINES = {ASKED: "boundary", STILL: "boundary", MOVE: "movement"}


def lived(text: str, day: str = "11-17", reason: EndReason | None = EndReason.CRASH) -> Lived:
    start, end = text.split("-")
    return Lived(span(f"{day} {start}", end), OSLO, reason)


def asked(
    shown: str,
    choice: Choice | None = None,
    closed: str = "",
    kind: PromptKind = ASKED,
    until: str = "",
    number: int = 1,
    day: str = "11-17",
) -> PromptRecord:
    """Return a prompt that was shown and, where it was `closed`, how."""
    return PromptRecord(
        kind=kind,
        key=f"{_MACHINES.get(kind, 'occasion')}-{number}",
        id=f"{kind}-{number}",
        held_at=None,
        held_why=None,
        shown_at=at(f"{day} {shown}"),
        closed_at=at(f"{day} {closed}") if closed else None,
        how=Closing.ANSWERED if choice is not None else None,
        choice=choice,
        until=at(f"{day} {until}") if until else None,
    )


def closed(at_: str, day: str = "11-17") -> PromptRecord:
    """Return that the day was closed, as it stands on record."""
    when = at(f"{day} {at_}")
    return PromptRecord(
        kind=PromptKind.CLOSE_DAY,
        key="close_day",
        id="",
        held_at=when,
        held_why=None,
        shown_at=None,
        closed_at=when,
        how=Closing.ANSWERED,
        choice=None,
        until=None,
    )


def remembered(now: str, zone: str = OSLO, **past: Any) -> Memory:
    """Return what is remembered of rows given as lists, each under the name of its field."""
    rows: dict[str, Any] = {name: tuple(values) for name, values in past.items()}
    return remember(Past(**rows), plan(), at(now if " " in now else f"11-17 {now}", zone), zone)


def broke(outcome: BreakOutcome, start: str, end: str = "") -> BreakRecord:
    return BreakRecord(outcome, at(f"11-17 {start}"), at(f"11-17 {end or start}"))
