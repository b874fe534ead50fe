"""The first run: whether a home is new, and how what is chosen then finds its way into settings.

The program records from its first second. Whatever is skipped stays at its default, and what was
chosen is written step by step, so that nothing is lost when the window is closed in the middle.
"""

from collections.abc import Mapping
from datetime import date

from tracker.paths import Home
from tracker.settings import Settings, Value, get_value
from tracker.settings.dated import EARLIEST


def is_new(home: Home) -> bool:
    """Tell whether nothing was ever set or recorded in a home."""
    return not home.settings.exists() and not home.journal.exists()


def holds_from(today: date, *, is_first: bool) -> date:
    """Return from which day on what is chosen holds.

    Of a home that is new there is no past with other hours in it: work that is brought in later
    is judged by what was chosen first.
    """
    return EARLIEST if is_first else today


def changes_in(settings: Settings, chosen: Mapping[str, Value], day: date) -> dict[str, Value]:
    """Return what of the choices differs from what holds on a day."""
    changed = {
        key: value for key, value in chosen.items() if get_value(settings, key, day) != value
    }
    if "calendar.country" in changed and chosen.get("calendar.region"):
        changed["calendar.region"] = chosen["calendar.region"]  # it goes with another country
    return changed
