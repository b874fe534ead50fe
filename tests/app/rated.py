"""What stands under a week to be rated, for those who want that."""

from tracker.hall import Tracker
from tracker.rules import statements_from

RATED = (("week.self_report", "true"),)


def statements(tracker: Tracker) -> int:
    """Count the statements that the person is shown."""
    return len(statements_from(tracker.settings))
