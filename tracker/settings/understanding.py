"""From the tables of a settings file to `Settings`, stopping at the first value that is of no use.

Which file it was, and what becomes of it, is a matter of `reading.py`.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from msgspec.structs import fields

from tracker.errors import SettingsError
from tracker.settings.dated import Version
from tracker.settings.declared import Settings
from tracker.settings.document import Document, KeyPath, shown
from tracker.settings.fitting import UnfitError, fit, fit_region
from tracker.settings.keys import SCHEDULE, declaration, nearest
from tracker.settings.versions import effective_versions
from tracker.wording import _, ngettext


class UnfitFileError(SettingsError):
    """A settings file that cannot be used.

    Attributes:
        fault: where and what is wrong, without a full stop.
        problem: the same without the place.
        key: the key at fault; empty if it is not a single one.
    """

    def __init__(self, fault: str, problem: str = "", key: str = "") -> None:
        """Make a sentence of the fault."""
        super().__init__(_("{fault}; correct it, and try again.").format(fault=fault))
        self.fault = fault
        self.problem = problem
        self.key = key


def understand(document: Document, name: str) -> Settings:
    """Turn the tables of a file into settings; `name` is the file's, for the sentence.

    Raises:
        UnfitFileError: a value cannot be used.
    """
    try:
        settings = Settings(
            **{
                section.name: section.type(**_values(section.name, section.type, document.tables))
                for section in fields(Settings)
                if section.name in document.tables
            }
        )
        _check_regions(settings)
    except _Fault as fault:
        where = _where(name, document.line_of(fault.path))
        raise UnfitFileError(f"{where}: {fault.problem}", fault.problem, fault.key) from fault
    return settings


def unknown_keys(document: Document, name: str) -> list[str]:
    """Tell in one sentence of the keys that mean nothing here; no sentence if there are none."""
    paths = list(_unknown_paths(document.tables))
    if not paths:
        return []
    described = ", ".join(_unknown_key(document, path) for path in paths[:MOST_NAMED])
    if len(paths) > MOST_NAMED:
        described += ", …"
    form = ngettext(
        "{file} holds a key that this version does not know; it is kept and does nothing: {keys}.",
        "{file} holds keys that this version does not know; they are kept and do nothing: {keys}.",
        len(paths),
    )
    return [form.format(file=name, keys=described)]


MOST_NAMED = 10  # of the keys that are not known
LONGEST_NAME = 60


class _Fault(Exception):  # noqa: N818 - never leaves this module
    """A value that cannot be used, and where it stands."""

    def __init__(self, path: KeyPath, value: object, expected: str) -> None:
        super().__init__(expected)
        self.path = path
        self.value = value
        self.expected = expected

    @property
    def key(self) -> str:
        return ".".join(part for part in self.path if isinstance(part, str))

    @property
    def problem(self) -> str:
        if self.value is None:
            form = _("{key} is missing (expected: {expected})")
        else:
            form = _("{key} is {value} (expected: {expected})")
        return form.format(key=self.key, value=shown(self.value), expected=self.expected)


def _values(section: str, kind: type[Any], tables: dict[str, Any]) -> dict[str, Any]:
    table = tables[section]
    if not isinstance(table, dict):
        raise _Fault((section,), table, _("a table"))
    values: dict[str, Any] = {}
    for setting in fields(kind):
        if setting.name not in table:
            continue
        raw = table[setting.name]
        key = f"{section}.{setting.name}"
        if key == SCHEDULE:
            values[setting.name] = tuple(_versions(raw))
        else:
            values[setting.name] = _fitted(key, (section, setting.name), raw)
    return values


def _versions(raw: object) -> Iterator[Version]:
    path = tuple(SCHEDULE.split("."))
    if not (isinstance(raw, list) and all(isinstance(table, dict) for table in raw)):
        raise _Fault(path, raw, _("a list of tables headed [[{key}]]").format(key=SCHEDULE))
    earlier: date | None = None
    for index, table in enumerate(raw):
        version = _version(table, (*path, index))
        if earlier is not None and version.from_ <= earlier:
            expected = _("a date after {date}").format(date=earlier.isoformat())
            raise _Fault((*path, index, "from"), version.from_, expected)
        earlier = version.from_
        yield version


def _version(table: dict[str, Any], path: KeyPath) -> Version:
    values: dict[str, Any] = {}
    for setting in fields(Version):
        name = setting.encode_name
        if name == "from":
            values[setting.name] = _from_date(table.get(name), (*path, name))
        elif name in table:
            values[name] = _fitted(f"{SCHEDULE}.{name}", (*path, name), table[name])
    return Version(**values)


def _from_date(raw: object, path: KeyPath) -> date:
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise _Fault(path, raw, _("a date such as 2026-01-01"))
    return raw


def _fitted(key: str, path: KeyPath, raw: object) -> object:
    try:
        return fit(declaration(key), raw)
    except UnfitError as error:
        raise _Fault(path, raw, error.expected) from error


def _check_regions(settings: Settings) -> None:
    for index, version in enumerate(effective_versions(settings)):
        try:
            fit_region(version.country, version.region)
        except UnfitError as error:
            written = settings.hours.schedule and settings.hours.schedule[index].region
            path: KeyPath = ("hours", "schedule", index, "region")
            if not isinstance(written, str):
                path = ("calendar", "region")
            raise _Fault(path, version.region, error.expected) from error


def _where(name: str, line: int | None) -> str:
    return _("{file}, line {line}").format(file=name, line=line) if line else name


def _unknown_key(document: Document, path: KeyPath) -> str:
    key = ".".join(part for part in path if isinstance(part, str))
    key = key if len(key) <= LONGEST_NAME else f"{key[: LONGEST_NAME - 1]}…"
    line, near = document.line_of(path), nearest(key)
    if near:
        return _("{key} (line {line}; did you mean {near}?)").format(key=key, line=line, near=near)
    return _("{key} (line {line})").format(key=key, line=line)


def _unknown_paths(tables: dict[str, Any]) -> Iterator[KeyPath]:
    sections = {section.name: section.type for section in fields(Settings)}
    for name, table in tables.items():
        if name not in sections:
            yield (name,)
            continue
        known = {setting.name for setting in fields(sections[name])}
        yield from ((name, key) for key in table if key not in known)
    known = {setting.encode_name for setting in fields(Version)}
    for index, table in enumerate(tables.get("hours", {}).get("schedule", ())):
        yield from (("hours", "schedule", index, key) for key in table if key not in known)
