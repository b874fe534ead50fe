"""Old days while the program runs: asked about in a good moment, let go once a day where agreed."""

from collections.abc import Callable
from datetime import date
from functools import partial

from tracker.domain.engine import Engine
from tracker.domain.retention import Fate, Old
from tracker.errors import StoreError
from tracker.hall import Tracker
from tracker.retention import let_go


class OldDays:
    """Looks once a tracker day whether days are older than the record is kept."""

    def __init__(self, tracker: Tracker) -> None:
        """Belong to a tracker; nothing is looked at before it is asked for."""
        self._tracker = tracker
        self._looked_on: date | None = None
        self._let_go_on: date | None = None

    def question(self, engine: Engine) -> Old | None:
        """Return days that the person is to be asked about now; they are taken as asked.

        Unanswered, it comes again in a month. Who lets prompts rest, or wants none, is not asked;
        what cannot be kept is not asked either, for it would be asked each day.
        """
        today = self._tracker.today()
        if today == self._looked_on:
            return None
        if engine.quiet_until is not None or not self._tracker.settings.prompts.budget_per_day:
            return None
        self._looked_on = today
        try:
            return self._find()
        except StoreError:
            return None

    def _find(self) -> Old | None:
        retention = self._tracker.retention
        if retention.is_put_off():  # spares the look at all that is old
            return None
        kept = retention.look()
        if kept.fate is not Fate.ASK:
            return None
        retention.put_off()
        return kept.old

    def chore(self) -> Callable[[], object] | None:
        """Return what lets old days go, for another thread; None: not agreed, or done today."""
        border = self._tracker.retention.border()
        if not border.terms.is_agreed or border.today == self._let_go_on:
            return None
        self._let_go_on = border.today
        return partial(let_go, self._tracker.home, border)
