"""The country guessed from what the computer is set to, its zone first and then its language.

Nothing is asked of anybody: the zone names a place, and `nb_NO` a country.
"""

import re
from collections.abc import Container, Iterable

from tracker.clock import country_of_zone, system_zone
from tracker.wording.system_language import preferred_names

_TERRITORY = re.compile(r"^[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?[-_]([A-Z]{2})\b")


def guess_country(
    known: Container[str], zone: str | None = None, names: Iterable[str] | None = None
) -> str:
    """Return the code of the country this computer is set to; empty where that is not told.

    Args:
        known: the countries that may be guessed.
        zone: of the computer, unless another one is asked about.
        names: of the languages it asks for, the most wanted first, likewise.
    """
    placed = country_of_zone(system_zone() if zone is None else zone)
    spoken = (_territory(name) for name in (preferred_names() if names is None else names))
    return next((code for code in (placed, *spoken) if code and code in known), "")


def _territory(name: str) -> str:
    found = _TERRITORY.match(name)
    return found[1] if found else ""
