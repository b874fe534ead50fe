"""When the morning is told: once a tracker day, at its first work, and never at night."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.domain.blocks import CHECK_IN_MAX
from tracker.domain.engine import Engine
from tracker.domain.model import WorkSpan
from tracker.errors import StoreError
from tracker.hall import Tracker

if TYPE_CHECKING:
    from tracker.morning import Morning

SETTLED_AFTER = timedelta(minutes=1)


class Greeting:
    """Remembers which day's morning has been told."""

    def __init__(self, tracker: Tracker) -> None:
        """Tell nothing yet."""
        self._tracker = tracker
        self._told_on: date | None = None

    def begin(self, engine: Engine, work: Iterable[WorkSpan]) -> None:
        """Take the morning as told where there was work today before the program started."""
        plan = self._tracker.schedule.plan_at(engine.now, engine.state.zone)
        if any(one.span.overlaps(plan.span) for one in work):
            self._told_on = plan.day

    def look(self, engine: Engine) -> "Morning | None":
        """Return what to tell now; it is taken as told.

        Not while something else is asked or holds questions back, and not at a mere look at work:
        that is no morning yet.
        """
        now, session = engine.now, engine.state.open
        plan = self._tracker.schedule.plan_at(now, engine.state.zone)
        if plan.day == self._told_on or session is None or not engine.may_be_asked:
            return None
        is_outside = plan.segment_at(now).work_class.is_outside
        is_look = now - session.began <= (CHECK_IN_MAX if is_outside else SETTLED_AFTER)
        if is_look or any(night.contains(now) for night in plan.nights):
            return None
        self._told_on = plan.day
        return self._found(engine.state.zone)

    def _found(self, zone: str) -> "Morning | None":
        from tracker.morning import morning_of  # it is needed once a day

        try:
            found = morning_of(self._tracker, zone)
            if found.note:
                self._tracker.days.line_shown()
        except StoreError:
            return None
        return found if found.is_worth_telling else None
