"""The settings as a list of keys: what each one is, what it stands at, what it may be."""

import difflib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import fields

from tracker.errors import SettingsError
from tracker.settings.dated import DEFAULT_WEEK, WEEKDAYS, Version
from tracker.settings.declared import Settings
from tracker.settings.policy.directives import NO_POLICY, Directive, Policy
from tracker.settings.versions import region_of, version_in_force
from tracker.wording import _, choice_of, quoted, unit_name

Value = str | int | tuple[str, ...]  # an int may be a bool

SCHEDULE = "hours.schedule"
_COUNTRY = "calendar.country"
_ALIKE = 0.7  # of 1; below it a guess is more puzzling than none


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is declared of one key.

    Attributes:
        type: what msgspec converts a raw value to.
        in_version: the name under which a dated version of the schedule holds it; empty if none.
        limits: lowest and highest number; `choices`: all that a text may be.
    """

    key: str
    type: Any
    default: Value
    sentence: str
    rests_on: str
    unit: str
    wanted: str
    limits: tuple[int, int] | None
    choices: tuple[str, ...]
    in_version: str

    @property
    def expected(self) -> str:
        """Say what a value has to be, as it stands after “expected:”."""
        if self.limits:
            return _("a whole number from {low} to {high}").format(
                low=self.limits[0], high=self.limits[1]
            )
        if self.choices:
            return choice_of([quoted(choice) for choice in self.choices])
        if isinstance(self.default, bool):
            return _("true or false")
        return _(self.wanted)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list of settings; texts are in the language in use.

    Attributes:
        default: what it stands at where the person has set nothing.
        directive: what the organisation says of it, if anything.
    """

    key: str
    value: Value
    default: Value
    directive: Directive | None
    unit: str
    expected: str
    sentence: str
    rests_on: str
    is_dated: bool

    @property
    def is_default(self) -> bool:
        """Tell whether it stands as it does where the person has set nothing."""
        return self.value == self.default

    @property
    def is_locked(self) -> bool:
        """Tell whether the organisation has set it, and nobody here can change it."""
        return self.directive is not None and self.directive.is_locked


@cache
def declarations() -> dict[str, Declaration]:
    """Return every declaration by its key, in the order of the file."""
    dated = {setting.name for setting in fields(Version)}
    found: dict[str, Declaration] = {}
    for section in fields(Settings):
        for setting in fields(section.type):
            key = f"{section.name}.{setting.name}"
            if key == SCHEDULE:
                found |= _core_hours()
            else:
                in_version = setting.name if setting.name in dated else ""
                found[key] = _declaration(key, setting.type, setting.default, in_version)
    return found


def declaration(key: str) -> Declaration:
    """Return what is declared of a key; `hours.schedule.night` is understood as `hours.night`.

    Raises:
        SettingsError: there is no such key.
    """
    found = declarations().get(key) or _by_name_in_version().get(key)
    if found is None:
        raise SettingsError(_no_such_key(key))
    return found


def nearest(key: str) -> str:
    """Return the key that was probably meant, or nothing."""
    named_so = [known for known in declarations() if known.endswith(f".{key}")]
    alike = named_so or difflib.get_close_matches(key, declarations(), 1, _ALIKE)
    return next(iter(alike), "")


def get_value(settings: Settings, key: str, on: date) -> Value:
    """Return what a key stands at; for a dated one, on the date `on`.

    Raises:
        SettingsError: there is no such key.
    """
    return _value(settings, declaration(key), on)


def rows(settings: Settings, on: date, policy: Policy = NO_POLICY) -> list[Row]:
    """Return all settings as they stand on the date `on`, in the order of the file."""
    return [_row(settings, declared, on, policy) for declared in declarations().values()]


def text_of(value: Value) -> str:
    """Write a value as it is typed on the command line, a list as it stands in TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)  # a list of texts reads the same in TOML
    return str(value)


def _value(settings: Settings, declared: Declaration, on: date) -> Value:
    version = version_in_force(settings, on)
    if declared.in_version == "region":
        return region_of(version, settings)
    own: Value | UnsetType = getattr(version, declared.in_version, UNSET)
    if not isinstance(own, UnsetType):
        return own
    section, name = declared.key.split(".")
    value: Value = getattr(getattr(settings, section), name)
    return value


def _row(settings: Settings, declared: Declaration, on: date, policy: Policy) -> Row:
    value = _value(settings, declared, on)
    return Row(
        key=declared.key,
        value=value,
        default=_default(settings, declared, on, policy),
        directive=policy.of(declared.key),
        unit=unit_after(declared, value),
        expected=declared.expected,
        sentence=_(declared.sentence),
        rests_on=_(declared.rests_on) if declared.rests_on else "",
        is_dated=bool(declared.in_version),
    )


def unit_after(declared: Declaration, value: Value) -> str:
    """Return the unit that follows a value, in the language in use; nothing where it has none."""
    return unit_name(declared.unit, value) if declared.unit and isinstance(value, int) else ""


def _default(settings: Settings, declared: Declaration, on: date, policy: Policy) -> Value:
    if declared.in_version == "region":  # one that is preset goes with its country alone
        country = declarations()[_COUNTRY]
        if _value(settings, country, on) != policy.default(country.key, country.default):
            return declared.default
    return policy.default(declared.key, declared.default)


def _core_hours() -> dict[str, Declaration]:
    types = {setting.name: setting.type for setting in fields(Version)}
    return {
        key: _declaration(key, types[weekday], getattr(DEFAULT_WEEK, weekday), weekday)
        for weekday in WEEKDAYS
        if (key := f"{SCHEDULE}.{weekday}")
    }


def _declaration(key: str, kind: object, default: Value, in_version: str) -> Declaration:
    about = [part for part in get_args(kind) if isinstance(part, Meta)][-1]
    plain = get_args(kind)[0]
    said: dict[str, Any] = about.extra or {}
    return Declaration(
        key=key,
        type=kind,
        default=default,
        sentence=about.description or "",
        rests_on=said["rests_on"],
        unit=said["unit"],
        wanted=said["expected"],
        limits=said["limits"],
        choices=get_args(plain) if get_origin(plain) is Literal else (),
        in_version=in_version,
    )


@cache
def _by_name_in_version() -> dict[str, Declaration]:
    return {
        f"{SCHEDULE}.{declared.in_version}": declared
        for declared in declarations().values()
        if declared.in_version
    }


def _no_such_key(key: str) -> str:
    if near := nearest(key):
        return _("There is no setting “{key}”; did you mean “{near}”?").format(key=key, near=near)
    return _("There is no setting “{key}”; “kjernetid settings list” names them all.").format(
        key=key
    )
