"""The layers: locked, the person's own, default, built in; within each the machine's first.

What is preset is laid over or under what the person's file says, and never written into it: with
the policy it comes, and goes.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import UNSET
from msgspec.structs import replace

from tracker.settings.dated import DEFAULT_WEEK, Version
from tracker.settings.declared import Settings
from tracker.settings.keys import SCHEDULE, Value, declarations
from tracker.settings.policy.allowed import CORE_HOURS, COUNTRY, REGION
from tracker.settings.policy.directives import Directive, Policy


class Own(NamedTuple):
    """What a person's file says.

    Attributes:
        settings: with the built-in default of all that the file leaves out.
        given: the keys that it does not leave out; all core hours are one key, `hours.schedule`.
    """

    settings: Settings = Settings()
    given: frozenset[str] = frozenset()

    def gives(self, key: str) -> bool:
        """Tell whether the file says something of a key."""
        return (SCHEDULE if key in CORE_HOURS else key) in self.given


def own_of(settings: Settings, tables: Mapping[str, Any]) -> Own:
    """Return what a file says, from its tables and what they were understood as."""
    given = {
        f"{section}.{name}"
        for section, table in tables.items()
        if isinstance(table, dict)
        for name in table
    }
    if any(map(_leans_on_a_country, settings.hours.schedule)):
        given.add(REGION)
    return Own(settings, frozenset(given))


def laid(own: Own, policy: Policy) -> Settings:
    """Return the settings that hold."""
    settings = own.settings
    for key, value in _values(own, policy).items():
        section, name = key.split(".")
        part = replace(getattr(settings, section), **{name: value})
        settings = replace(settings, **{section: part})
    return settings


def counts(own: Own, policy: Policy, key: str) -> bool:
    """Tell whether the default that is preset for a key holds: nothing goes before it."""
    if key in policy.locked or own.gives(key):
        return False
    if key == COUNTRY:
        return not own.gives(REGION)  # it is a part of another country
    if key == REGION:
        return _country(own, policy) == country_of(policy)
    return True


def holds(own: Own, policy: Policy, directive: Directive) -> bool:
    """Tell whether a value that is preset is the one that holds."""
    return directive.is_locked or counts(own, policy, directive.key)


def default_of(policy: Policy, key: str) -> Value:
    """Return what a key stands at where the person has set nothing."""
    return policy.default(key, declarations()[key].default)


def default_week(policy: Policy) -> Version:
    """Return the core hours of a week in which the person has set nothing."""
    hours = {key.rpartition(".")[2]: default_of(policy, key) for key in CORE_HOURS}
    return replace(DEFAULT_WEEK, **hours)


def country_of(policy: Policy) -> Value:
    """Return the country that a preset region is a part of."""
    return default_of(policy, COUNTRY)


def _leans_on_a_country(version: Version) -> bool:
    """Tell whether a version has a region, and leaves its country to what stands above."""
    return isinstance(version.region, str) and version.country is UNSET


def _country(own: Own, policy: Policy) -> Value:
    """Return the country whose holidays are kept where no dated version says otherwise."""
    if COUNTRY in policy.defaults and counts(own, policy, COUNTRY):
        return policy.defaults[COUNTRY].value
    return own.settings.calendar.country


def _values(own: Own, policy: Policy) -> dict[str, Any]:
    held = {key: one.value for key, one in policy.defaults.items() if counts(own, policy, key)}
    values: dict[str, Any] = {key: one for key, one in held.items() if key not in CORE_HOURS}
    if len(values) < len(held):
        values[SCHEDULE] = (default_week(policy),)
    return values | {key: directive.value for key, directive in policy.locked.items()}
