"""The program `kjernetid` on the command line: its commands, its language, how it ends.

Known errors are one line on standard error and exit status 1; a command line that makes no sense
is one line and 2; Ctrl-C is 130.
"""

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import click

from tracker import __version__
from tracker.cli.apps import apps
from tracker.cli.commands import HELP, PROGRAM, Outermost, usage_sentence
from tracker.cli.completing import complete_folder
from tracker.cli.completion import VARIABLE, completion
from tracker.cli.control import (
    break_,
    close,
    pause,
    place,
    planned,
    private,
    quiet,
    resume,
    setup,
    start,
    stop,
)
from tracker.cli.days import day, leave, oncall
from tracker.cli.desk import Desk, OpenTray, Paint
from tracker.cli.doctor import doctor
from tracker.cli.exporting import export
from tracker.cli.help import help_
from tracker.cli.importing import import_
from tracker.cli.keeping import backup, delete_all, delete_old, restore
from tracker.cli.log import log
from tracker.cli.policy import policy
from tracker.cli.replaying import demo, replay
from tracker.cli.settings import settings
from tracker.cli.status import status
from tracker.cli.trend import trend
from tracker.cli.week import week
from tracker.errors import NotRunningError, TrackerError
from tracker.paths import find_home
from tracker.starting import TrayOptions, has_display
from tracker.wording import N_, _, use_language

KNOWN_ERROR: Final = 1
USAGE_ERROR: Final = 2
INTERRUPTED: Final = 130


class Program(Outermost):
    """The outermost command: it chooses the language and turns errors into one line each."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: object,
    ) -> NoReturn:
        """Run one command line and exit."""
        _print_what_can_be_printed()
        try:
            self._choose_language(sys.argv[1:] if args is None else args)
            code = super().main(
                args,
                prog_name=PROGRAM,
                complete_var=VARIABLE,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        except TrackerError as error:
            code = _fail(error.sentence, KNOWN_ERROR)
        except click.UsageError as error:
            code = _fail(usage_sentence(error), USAGE_ERROR)
        except click.Abort:
            code = INTERRUPTED
        sys.exit(code or 0)

    def _choose_language(self, args: Sequence[str]) -> None:
        """Speak the person's language before anything is said, a usage error included."""
        from tracker.settings import load

        parsed = self.make_context(PROGRAM, list(args), resilient_parsing=True)
        home = find_home(parsed.params.get("home"))
        use_language(load(home).settings.general.language)


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings=HELP,
    help=N_(
        "Keep work inside your core hours.\n\nWithout a command, the tray program is started, or"
        " the window of the one that runs is shown. Everything stays on this computer."
    ),
)
@click.option(
    "--home",
    metavar="DIR",
    shell_complete=complete_folder,
    help=N_("Keep everything in this folder; else KJERNETID_HOME, or your own data folder."),
)
@click.option(
    "--background",
    is_flag=True,
    help=N_("Start the tray program without opening a window, as at log-in."),
)
@click.option(
    "--record",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=N_("Let the tray program write a trace of all signals, for “replay”."),
)
@click.version_option(
    __version__, message="%(prog)s %(version)s", help=N_("Show the version and stop.")
)
@click.pass_context
def program(ctx: click.Context, home: str | None, *, background: bool, record: Path | None) -> int:
    """Find the home; without a command, open the tray."""
    desk = ctx.ensure_object(Desk)
    desk.home = find_home(home)
    options = TrayOptions(record, background)
    if ctx.invoked_subcommand is None:
        return _open_tray(desk, options)
    if options != TrayOptions():
        raise click.UsageError(
            _("--background and --record go with the tray program, not with “{command}”").format(
                command=ctx.invoked_subcommand
            ),
            ctx,
        )
    return 0


for command in (
    status,
    week,
    trend,
    start,
    stop,
    pause,
    resume,
    close,
    planned,
    private,
    break_,
    place,
    quiet,
    log,
    leave,
    day,
    oncall,
    import_,
    settings,
    policy,
    setup,
    apps,
    export,
    backup,
    restore,
    delete_old,
    delete_all,
    help_,
    doctor,
    demo,
    replay,
    completion,
):
    program.add_command(command)


def main(open_tray: OpenTray | None = None, paint: Paint | None = None) -> NoReturn:
    """Run the command line of this process and exit.

    Args:
        open_tray: starts the tray program; imports the windows only when it is called.
        paint: paints weeks into a file, likewise.
    """
    try:
        desk = Desk(open_tray, paint)
    except TrackerError as error:
        sys.exit(_fail(error.sentence, KNOWN_ERROR))
    program.main(obj=desk)


def _open_tray(desk: Desk, options: TrayOptions) -> int:
    if not has_display():
        raise NotRunningError(
            _("There is no display for the tray program here; try: kjernetid demo")
        )
    if desk.open_tray is None:
        raise NotRunningError(
            _("The tray program is not installed here; “kjernetid --help” tells what there is.")
        )
    return desk.open_tray(desk.home, options)


def _fail(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _print_what_can_be_printed() -> None:
    """Show a question mark for what a terminal has no sign for, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
