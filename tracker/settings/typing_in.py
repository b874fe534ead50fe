"""Understanding a value typed on the command line: TOML where it is TOML, else plain words."""

import tomllib
from typing import Any

from tracker.errors import SettingsError
from tracker.settings.document import shown
from tracker.settings.fitting import UnfitError, fit
from tracker.settings.keys import Declaration, Value, declaration
from tracker.wording import _


def parse_value(key: str, text: str) -> Value:
    """Understand what was typed for a key: `45`, `shared`, `teams,outlook`, `["teams"]`.

    Raises:
        SettingsError: there is no such key, or the value does not fit it.
    """
    declared = declaration(key)
    raw: object = text
    try:
        _check_text(text)
        raw = _raw(declared, text.strip())
        return fit(declared, raw)
    except UnfitError as error:
        raise SettingsError(
            _("{key} cannot be {value} (expected: {expected}).").format(
                key=declared.key, value=shown(raw), expected=error.expected
            )
        ) from error


def _check_text(text: str) -> None:
    """Refuse what a terminal hands over that is no text; no file could hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UnfitError(_("text that can be written in UTF-8")) from None


def _raw(declared: Declaration, text: str) -> object:
    typed = _as_toml(text)
    if isinstance(declared.default, tuple):
        if isinstance(typed, list):
            return typed
        return listed(typed if isinstance(typed, str) else text)
    if isinstance(declared.default, str):
        # 04:00 and 2026-01-01 are times and dates in TOML; here they are the text that was typed.
        return typed if isinstance(typed, str) else text
    return text if typed is None else typed


def _as_toml(text: str) -> object:
    try:
        table: dict[str, Any] = tomllib.loads(f"value = {text}")
    except tomllib.TOMLDecodeError:
        return None
    return table["value"] if list(table) == ["value"] else None


def listed(text: str) -> list[str]:
    """Take a list apart that is written as words with commas between them."""
    return [word for part in text.split(",") if (word := part.strip())]
