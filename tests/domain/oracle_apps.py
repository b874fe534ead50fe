"""The half of the second computation that looks at work apps, minute by minute."""

from collections.abc import Iterable

from tests.domain.oracle_plan import minute
from tracker.domain.model import PresenceSpan

WORTH = ("closed", "locked", "unlocked")  # where a minute is on record twice, the most open counts


def seen_apps(presence: Iterable[PresenceSpan]) -> dict[int, str]:
    """Return what the listed apps did in each minute that was watched."""
    seen: dict[int, str] = {}
    for row in presence:
        for m in range(minute(row.span.start), minute(row.span.end)):
            seen[m] = max(seen.get(m, "closed"), row.kind.value, key=WORTH.index)
    return bridged(seen)


def bridged(seen: dict[int, str]) -> dict[int, str]:
    """Let an app that was started anew within five minutes count as open all along."""
    found = dict(seen)
    for m in sorted(seen):
        if seen[m] != "closed" or seen.get(m - 1, "closed") == "closed":
            continue
        end = m
        while seen.get(end) == "closed":
            end += 1
        after = seen.get(end)
        if after is not None and end - m <= 5:
            whole = "unlocked" if seen[m - 1] == after == "unlocked" else "locked"
            found.update(dict.fromkeys(range(m, end), whole))
    return found
