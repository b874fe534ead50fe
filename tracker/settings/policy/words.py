"""A policy in words: where something stands, and why it does nothing."""

from tracker.settings.document import shown
from tracker.settings.keys import declarations, text_of
from tracker.settings.policy.directives import Directive, Policy
from tracker.settings.policy.found import Refusal
from tracker.settings.policy.layers import Own, holds
from tracker.settings.policy.looking import places
from tracker.wording import _


def place_of(one: Directive | Refusal) -> str:
    """Say where something stands."""
    if not one.line:
        return one.source
    return _("{file}, line {line}").format(file=one.source, line=one.line)


def fault_of(refusal: Refusal) -> str:
    """Say why something does nothing, without a full stop."""
    declared = declarations().get(refusal.key)
    return _(refusal.fault.value).format(
        key=refusal.key,
        value=shown(refusal.raw),
        expected=declared.expected if declared else "",
        why=refusal.why,
    )


def refusal_text(refusal: Refusal) -> str:
    """Say in one sentence where and why something does nothing."""
    return f"{place_of(refusal)}: {fault_of(refusal)}."


def policy_text(own: Own, policy: Policy) -> str:
    """Return all of a policy as plain text, for a terminal that wraps it or for a mail."""
    if not policy.is_there:
        looked = [f"  {place}" for place in places()]
        return "\n".join([_("Your organisation has set nothing here. Looked into:"), *looked])
    lines = [line for one in policy.all() for line in _lines_of(own, policy, one)]
    if not lines:
        lines = [_("Your organisation has set nothing of use here.")]
    if policy.refusals:
        lines += ["", _("This does nothing:")]
        lines += [f"  {refusal_text(refusal)}" for refusal in policy.refusals]
    return "\n".join(lines)


def _lines_of(own: Own, policy: Policy, directive: Directive) -> list[str]:
    value = text_of(directive.value) or '""'
    state = state_of(directive, is_followed=holds(own, policy, directive))
    return [f"{directive.key} = {value} ({state})", f"  {place_of(directive)}"]


def state_of(directive: Directive, *, is_followed: bool) -> str:
    """Say in a few words how firmly a value is meant, and whether it holds."""
    if directive.is_locked:
        return _("locked")
    return _("default") if is_followed else _("default; something else goes before it")


def directive_note(directive: Directive, *, is_followed: bool) -> str:
    """Say in a few words whose value a setting stands at; empty where it is the person's own."""
    if directive.is_locked:
        return _("set by your organisation")
    return _("your organisation’s default") if is_followed else ""


def set_note(directive: Directive) -> str:
    """Say, where a value would be chosen, whose it is: that of who locked it, or a suggestion."""
    if directive.is_locked:
        said = _("Your organisation has set this, in {place}. It cannot be changed here.")
        return said.format(place=place_of(directive))
    return _("What stands here at first is what your organisation suggests. Change it as you like.")


def locked_note(directive: Directive) -> str:
    """Say in one sentence, beside the setting itself, where it is set."""
    return _("It is set in {place}, and cannot be changed here.").format(place=place_of(directive))


def locked_text(directive: Directive) -> str:
    """Say in one sentence that a setting cannot be changed here, and who decided so."""
    return _("{key} is set by your organisation, in {place}, and cannot be changed here.").format(
        key=directive.key, place=place_of(directive)
    )
