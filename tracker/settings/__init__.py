"""What the person can set: declared once, read with care, listed by key.

Writing lives in `tracker.settings.writing`, which loads tomlkit; import it where something is set.
"""

from tracker.settings.declared import Settings
from tracker.settings.keys import (
    Declaration,
    Row,
    Value,
    declaration,
    declarations,
    get_value,
    rows,
    text_of,
    unit_after,
)
from tracker.settings.reading import Loaded, load, read, reread
from tracker.settings.versions import EffectiveVersion, effective_versions

__all__ = [
    "Declaration",
    "EffectiveVersion",
    "Loaded",
    "Row",
    "Settings",
    "Value",
    "declaration",
    "declarations",
    "effective_versions",
    "get_value",
    "load",
    "read",
    "reread",
    "rows",
    "text_of",
    "unit_after",
]
