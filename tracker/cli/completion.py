"""`completion`: the script that lets a shell complete commands, options and settings."""

from typing import Final

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from tracker.cli.commands import PROGRAM, Command
from tracker.wording import N_

SHELLS: Final[dict[str, type[ShellComplete]]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
}
VARIABLE: Final = "_KJERNETID_COMPLETE"


@click.command(
    cls=Command,
    help=N_(
        "Print the script that teaches a shell to complete commands.\n\nFor bash, put this line"
        " into ~/.bashrc: source <(kjernetid completion bash)"
    ),
)
@click.argument("shell", type=click.Choice(list(SHELLS)), help=N_("Which shell."))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a completion script."""
    click.echo(SHELLS[shell](ctx.find_root().command, {}, PROGRAM, VARIABLE).source())
