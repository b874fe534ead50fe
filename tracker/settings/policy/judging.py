"""What of a policy counts: each value is judged by itself, and only what is of no use refused."""

from collections.abc import Iterable

from tracker.settings.fitting import UnfitError, fit, fit_region
from tracker.settings.keys import Declaration, declarations
from tracker.settings.policy.allowed import LOCKABLE, PRESETTABLE, REGION
from tracker.settings.policy.directives import Directive, Policy
from tracker.settings.policy.found import Entry, Fault, Found, Level, Refusal, Scope
from tracker.settings.policy.layers import country_of
from tracker.settings.typing_in import listed

_NO_HOURS = "-"  # where a list is written as text: a day without core hours, plain to see


def judged(found: Found) -> Policy:
    """Return what counts of a policy: what is for the machine goes before what is for the user."""
    outcomes = [_judged(entry) for entry in found.entries]
    counts = [one for one in outcomes if isinstance(one, Directive)]
    counts.sort(key=lambda directive: directive.scope is Scope.MACHINE)  # later ones go before
    locked = {directive.key: directive for directive in counts if directive.is_locked}
    defaults = {directive.key: directive for directive in counts if not directive.is_locked}
    refusals = [*found.refusals, *(one for one in outcomes if isinstance(one, Refusal))]
    refusals += _refuse_region(defaults)
    return Policy(locked, defaults, tuple(refusals))


def _judged(entry: Entry) -> Directive | Refusal:
    declared = declarations().get(entry.key)
    if declared is None:
        return _refused(entry, Fault.UNKNOWN)
    if entry.key not in PRESETTABLE:
        return _refused(entry, Fault.PERSONAL)
    if entry.level is Level.LOCKED and entry.key not in LOCKABLE:
        return _refused(entry, Fault.NOT_LOCKABLE)
    try:
        value = fit(declared, _raw(declared, entry.raw))
    except UnfitError:
        return _refused(entry, Fault.UNFIT)
    return Directive(entry.key, value, entry.level, entry.scope, entry.source, entry.line)


def _raw(declared: Declaration, raw: object) -> object:
    """Take a list apart that is written as text, as the registry may hold it."""
    if isinstance(declared.default, tuple) and isinstance(raw, str):
        return [] if raw.strip() == _NO_HOURS else listed(raw)
    return raw


def _refused(entry: Entry, fault: Fault) -> Refusal:
    return Refusal(fault, entry.source, entry.line, entry.key, entry.raw)


def _refuse_region(defaults: dict[str, Directive]) -> Iterable[Refusal]:
    """Take out a region that does not belong to its country."""
    region = defaults.get(REGION)
    if region is None:
        return []
    country = country_of(Policy(defaults=defaults))
    try:
        fit_region(str(country), str(region.value))
    except UnfitError:
        del defaults[REGION]
        fault = Fault.OTHER_COUNTRY
        return [Refusal(fault, region.source, region.line, region.key, region.value)]
    return []
