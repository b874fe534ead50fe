"""What the tests of the settings look at: the effect that each key has."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tracker.domain.events import Event
from tracker.domain.model import WorkSpan
from tracker.hall import Tracker

Looks = Callable[[Tracker], Any]


@dataclass(frozen=True)
class Effect:
    """What a key does: how it is looked at, and what is seen before and after it is set."""

    text: str
    look: Looks
    before: object
    after: object
    spans: tuple[WorkSpan, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    events: tuple[Event, ...] = ()
