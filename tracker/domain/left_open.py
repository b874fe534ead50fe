"""Work apps left open: time in which work could have reached the person, though they did none.

It is a lower bound on being reachable, since phones are not seen, and an upper bound on paying
attention, since an app may stand open all night. So it is said that work apps were left open,
never that somebody was online.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tracker.domain.coverage import Knowledge
from tracker.domain.model import PresenceKind, PresenceSpan
from tracker.domain.schedule import DayPlan
from tracker.domain.spans import Span, clip_all, intersect, subtract, total, union

RESTART_MAX = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Time in which listed work apps stood open, unused, outside all hours meant for that.

    `unlocked` is the part of `spans` in which the screen was unlocked as well.
    """

    spans: tuple[Span, ...] = ()
    unlocked: tuple[Span, ...] = ()

    @property
    def length(self) -> timedelta:
        """Return how long that was."""
        return total(self.spans)

    @property
    def length_unlocked(self) -> timedelta:
        """Return for how long of it the screen was unlocked."""
        return total(self.unlocked)


class OpenApps:
    """What was seen of the listed work apps, and what does not count as left open.

    An app that was closed for at most five minutes was started anew; it counts as open all along.
    That is decided here and not where it is recorded, so that the record holds what was seen.
    """

    def __init__(
        self,
        presence: Iterable[PresenceSpan],
        work: Sequence[Span],
        on_call: Iterable[Span],
        knowledge: Knowledge,
    ) -> None:
        """Take the record; `work` is sorted and free of overlap."""
        seen = list(presence)
        self._knowledge = knowledge
        self._watched = union(one.span for one in seen)
        open_anyhow = [one.span for one in seen if one.kind is not PresenceKind.CLOSED]
        unlocked = [one.span for one in seen if one.kind is PresenceKind.UNLOCKED]
        closed = subtract(
            (one.span for one in seen if one.kind is PresenceKind.CLOSED), open_anyhow
        )
        self._open = _bridged(open_anyhow, closed)
        self._unlocked = _bridged(unlocked, closed)
        self._work = work
        self._on_call = union(on_call)

    def were_watched(self, window: Span) -> bool:
        """Tell whether it is known of a window what the apps did.

        They were watched in it, or the computer was off or asleep, where nothing can be open.
        That the program ran without watching them means that none were listed then.
        """
        if any(span.overlaps(window) for span in self._watched):
            return True
        return self._knowledge.was_off(window)

    def left_open(self, plan: DayPlan, window: Span) -> LeftOpen:
        """Return what was left open in a window of a day: neither work nor hours meant for it."""
        parts = clip_all(self._open, window)
        if not parts:
            return LeftOpen()
        taken = [
            *(span for span in self._work if span.overlaps(window)),
            *plan.core,
            *plan.reachable,
            *self._on_call,
        ]
        parts = subtract(parts, taken)
        return LeftOpen(tuple(parts), tuple(intersect(parts, self._unlocked)))


def _bridged(spans: Iterable[Span], closed: Iterable[Span]) -> list[Span]:
    """Join spans over a short while in which the apps were closed, and nothing else was."""
    parts = union(spans)
    starts, ends = {span.start for span in parts}, {span.end for span in parts}
    restarts = [
        gap
        for gap in closed
        if gap.length <= RESTART_MAX and gap.start in ends and gap.end in starts
    ]
    return union([*parts, *restarts])
