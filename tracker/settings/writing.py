"""Writing settings: one change to the file, in which comments and unknown keys stay as they are.

A change to what comes in dated versions begins a version of its own, or is made in the version
that begins on that very date.
"""

from collections.abc import Mapping, MutableMapping
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from tracker.aside import write_whole
from tracker.errors import SettingsError
from tracker.paths import Home
from tracker.settings.dated import EARLIEST, WEEKDAYS, Version
from tracker.settings.declared import Settings
from tracker.settings.document import Document, NotTomlError, parse
from tracker.settings.keys import Declaration, Value, declaration, get_value
from tracker.settings.policy.allowed import COUNTRY, REGION
from tracker.settings.policy.directives import Policy
from tracker.settings.policy.layers import Own, default_week, laid, own_of
from tracker.settings.policy.looking import policy_here
from tracker.settings.policy.words import locked_text
from tracker.settings.reading import open_document
from tracker.settings.typing_in import parse_value
from tracker.settings.understanding import UnfitFileError, understand
from tracker.wording import _, reason_of

_OPENING = "# Settings of Kjernetid; “kjernetid settings list” tells what each of them does.\n"

_Changes = Mapping[Declaration, Value]
_AnyTable = MutableMapping[str, Any]  # tomlkit has several kinds


def set_text(home: Home, key: str, text: str, *, from_day: date) -> Settings:
    """Set one key to what was typed and return what the file says now.

    Raises:
        SettingsError: no such key, a value that does not fit, one that the organisation has
            locked, or a file that cannot be written.
    """
    return save(home, {key: parse_value(key, text)}, from_day=from_day)


def save(home: Home, changes: Mapping[str, Value], *, from_day: date) -> Settings:
    """Write changed values by their keys and return what the file says now.

    Core hours that the organisation suggests are what is changed where the person has none of
    their own yet.

    Args:
        home: where `settings.toml` lies.
        changes: values that fit their keys, as `parse_value` returns them.
        from_day: the first date on which a change to dated settings holds.

    Raises:
        SettingsError: the organisation has locked one of the keys, or the file is broken
            elsewhere, or cannot be written; nothing was changed.
    """
    policy = policy_here()
    refuse_locked(changes, policy)
    path = home.settings
    declared: _Changes = {declaration(key): value for key, value in changes.items()}
    found = open_document(path)
    before = _understood_so_far(found, path.name, declared)
    declared = _with_country(declared, before, policy, from_day)
    text = _changed(found.text, declared, from_day, default_week(policy))
    settings = _understood(text)
    home.prepare()
    _write_aside(path, text)
    return settings


def refuse_locked(changes: Mapping[str, Value], policy: Policy) -> None:
    """Let changes pass that are the person's to make.

    Raises:
        SettingsError: the organisation has locked one of the keys.
    """
    for key in changes:
        directive = policy.locked.get(key)
        if directive is not None:
            raise SettingsError(locked_text(directive))


def _understood_so_far(found: Document, name: str, changes: _Changes) -> Own:
    """Understand the file; a broken value passes only if that very value is being set."""
    try:
        return own_of(understand(found, name), found.tables)
    except UnfitFileError as error:
        if error.key not in {declared.key for declared in changes if not declared.in_version}:
            raise
        return Own()


def _with_country(changes: _Changes, before: Own, policy: Policy, from_day: date) -> _Changes:
    """Take a country that the organisation suggests as the person's own with a region of it."""
    country, region = declaration(COUNTRY), declaration(REGION)
    if region not in changes or country in changes:
        return changes
    held = get_value(laid(before, policy), COUNTRY, from_day)
    if held == get_value(before.settings, COUNTRY, from_day):
        return changes
    return {country: held, **changes}


def _understood(text: str) -> Settings:
    """Look at the file as it is going to be, before it is written."""
    try:
        return understand(parse(text), "")
    except UnfitFileError as error:
        raise SettingsError(
            _("{problem}; nothing was changed.").format(problem=error.problem)
        ) from error


def _changed(found: str, changes: _Changes, from_day: date, week: Version) -> str:
    try:
        document = tomlkit.parse(found.replace("\r\n", "\n") or _OPENING)
        _put_undated(document, {d: v for d, v in changes.items() if not d.in_version})
        dated = {d.in_version: v for d, v in changes.items() if d.in_version}
        _put_dated(document, dated, from_day, week)
        text = tomlkit.dumps(document)
        is_right = parse(text).tables == document.unwrap()
    except (TOMLKitError, NotTomlError):
        is_right, text = False, ""
    if not is_right:
        # tomlkit misplaces new tables among dotted keys and inline ones.
        raise SettingsError(
            _("settings.toml is laid out in a way that only you can change; open it in an editor.")
        )
    text = text.rstrip("\n") + "\n"
    return text.replace("\n", "\r\n") if "\r\n" in found else text


def _put_undated(document: _AnyTable, changes: _Changes) -> None:
    for declared, value in changes.items():
        section, name = declared.key.split(".")
        _section(document, section)[name] = _plain(value)


def _put_dated(
    document: _AnyTable, changes: Mapping[str, Value], from_day: date, week: Version
) -> None:
    if not changes:
        return
    listed = _tables(_section(document, "hours"))
    if not listed or from_day < listed[0]["from"]:
        # Dates before the first version use it: what held until now gets a version of its own.
        before = listed[0].unwrap() if listed else _written(week)
        _insert(listed, 0, before | {"from": min(EARLIEST, from_day)})
    index = max(i for i, version in enumerate(listed) if version["from"] <= from_day)
    if listed[index]["from"] < from_day:
        begun = listed[index].unwrap() | {"from": from_day}
        _update(begun, changes)
        _insert(listed, index + 1, begun)
    else:
        _update(listed[index], changes)


def _update(version: _AnyTable, changes: Mapping[str, Value]) -> None:
    if "country" in changes:
        version.pop("region", None)  # it belonged to the country before
    for name, value in changes.items():
        version[name] = _plain(value)


def _section(document: _AnyTable, name: str) -> _AnyTable:
    if name not in document:
        document[name] = tomlkit.table()
    section: _AnyTable = document[name]
    return section


def _tables(hours: _AnyTable) -> AoT:
    """Return the list of versions, as tables with a header each, so that it can grow."""
    written = hours.get("schedule")
    if isinstance(written, AoT):
        return written
    listed = tomlkit.aot()
    for version in written.unwrap() if written is not None else []:
        listed.append(_table(version))
    hours.pop("schedule", None)
    hours["schedule"] = listed
    found: AoT = hours["schedule"]
    return found


def _insert(listed: AoT, index: int, values: Mapping[str, Any]) -> None:
    """Insert a version with a blank line around it, as a person would."""
    table = _table(values)
    if index and not listed[index - 1].as_string().endswith("\n\n"):
        table.trivia.indent = "\n"
    if len(listed):
        table.add(tomlkit.nl())
    listed.insert(index, table)


def _table(values: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    for name in sorted(values, key=lambda name: name != "from"):  # the date first
        table[name] = values[name]
    return table


def _written(week: Version) -> dict[str, Any]:
    return {
        weekday: list(intervals) for weekday in WEEKDAYS if (intervals := getattr(week, weekday))
    }


def _plain(value: Value) -> str | int | list[str]:
    return list(value) if isinstance(value, tuple) else value


def _write_aside(path: Path, text: str) -> None:
    """Replace the file in one step, so that a full disk or a power cut leaves the old one whole."""
    path = path.resolve()
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise SettingsError(
            _("{file} cannot be written ({reason}); nothing was changed.").format(
                file=path, reason=reason_of(error)
            )
        ) from error
