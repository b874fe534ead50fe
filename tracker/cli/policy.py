"""`policy`: what the person's organisation has set here, and what of it does nothing."""

from typing import TYPE_CHECKING, Any, Final

import click

from tracker.cli.commands import Group
from tracker.cli.desk import Desk
from tracker.cli.output import STANDARD_OUTPUT, put
from tracker.reports.table import Column, lay_out
from tracker.wording import N_

if TYPE_CHECKING:
    from tracker.settings import Loaded
    from tracker.settings.policy.directives import Directive

_VERSION: Final = 1


@click.group(cls=Group, help=N_("See what your organisation has set."))
def policy() -> None:
    """Hold the commands about the policy."""


@policy.command(
    help=N_(
        "Show what your organisation has set, and what of it does nothing.\n\nAn organisation can"
        " suggest a few settings and lock two. It cannot read anything: there is no key for that."
    ),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print it as JSON."))
@click.pass_obj
def show(desk: Desk, *, as_json: bool) -> None:
    """Show the policy of this computer, whether the person's own file can be used or not."""
    from tracker.settings import load

    loaded = load(desk.home)
    if as_json:
        from tracker.reports.json import written

        put(written(_as_json(loaded)), STANDARD_OUTPUT)
        return
    from tracker.settings.policy.words import policy_text

    for line in policy_text(loaded.own, loaded.policy).splitlines():
        click.echo(_indented(line.strip()) if line.startswith(" ") else line)


def _indented(text: str) -> str:
    """Wrap a text to the page, set off from the left."""
    return "\n".join(lay_out([Column(""), Column("")], [["", text]])[1:])


def _as_json(loaded: "Loaded") -> dict[str, Any]:
    from tracker.settings.policy.looking import places
    from tracker.settings.policy.words import fault_of

    return {
        "version": _VERSION,
        "places": places(),
        "set": [_directive_as_json(loaded, directive) for directive in loaded.policy.all()],
        "refused": [
            {"key": one.key, "source": one.source, "line": one.line or None, "why": fault_of(one)}
            for one in loaded.policy.refusals
        ],
    }


def _directive_as_json(loaded: "Loaded", directive: "Directive") -> dict[str, Any]:
    from tracker.settings.policy.layers import holds

    return {
        "key": directive.key,
        "value": directive.value,
        "level": directive.level.value,
        "scope": directive.scope.value,
        "source": directive.source,
        "line": directive.line or None,
        "in_force": holds(loaded.own, loaded.policy, directive),
    }
