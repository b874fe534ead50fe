"""What is suggested for the next break: how long it is to be, and which idea is next."""

from datetime import timedelta

from tracker.hall import Tracker
from tracker.settings import Settings
from tracker.wording.ideas import Needs, Pick, pick


class Suggesting:
    """The idea in hand: it stays the same until it had its turn, or another day has come."""

    def __init__(self, tracker: Tracker) -> None:
        """Suggest what suits the settings of a tracker, as they stand at each moment."""
        self._tracker = tracker
        self._pick: Pick | None = None

    @property
    def break_length(self) -> timedelta:
        """Return how long a break is to be."""
        return timedelta(minutes=self._tracker.settings.movement.break_min)

    @property
    def pick(self) -> Pick:
        """Return the idea for the next break, or for the one that is running."""
        day, needs, found = self._tracker.today(), _needs(self._tracker.settings), self._pick
        if found is None or found.day != day:
            before = found.idea.number if found is not None else None
            found = pick(day, 0, previous=before, needs=needs)
        elif found.needs != needs:
            found = pick(day, found.count, previous=found.previous, needs=needs)
        self._pick = found
        return found

    def use_up(self, used: Pick) -> None:
        """Hear that an idea had its turn."""
        self._pick = used.another()


def _needs(settings: Settings) -> Needs:
    """Return what ideas for breaks must be like."""
    said = settings.movement
    return Needs(said.seated_only, said.quiet_only, said.no_stairs)
