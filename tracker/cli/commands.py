"""Commands whose help speaks the person's language, and usage errors in one sentence.

Texts are declared with `N_` and translated when they are shown: the language is only known once
the settings have been read, long after the commands were declared.
"""

from collections.abc import Iterable
from typing import Final

import click
from click.exceptions import (
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchCommand,
    NoSuchOption,
)

from tracker.cli.examples import FIRST, OF_COMMANDS
from tracker.wording import N_, _, choice_of

HELP_OPTIONS: Final = ("--help", "-h")
# Every command takes these: a context hands its settings down.
HELP: Final = {"help_option_names": list(HELP_OPTIONS)}
PROGRAM: Final = "kjernetid"
# The commands of the program, by what one wants of it, in the order in which one needs them.
GROUPS: Final = {
    N_("Looking"): ("status", "week", "trend"),
    N_("Saying what only you know"): (
        *("start", "stop", "pause", "resume", "close", "planned", "private", "break", "place"),
        "quiet",
    ),
    N_("The record"): ("log", "leave", "day", "oncall", "import"),
    N_("Making it yours"): ("settings", "policy", "setup", "apps"),
    N_("Keeping and taking along"): ("export", "backup", "restore", "delete-old", "delete-all"),
    N_("Finding out"): ("help", "doctor", "demo", "replay", "completion"),
}
_EXAMPLE_ROOM: Final = 36  # columns, as wide as the longest of the first examples


class Command(click.Command):
    """A command with help in the language in use."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Understand the command line; a fault knows which command it was meant for."""
        takes_more, ctx.allow_extra_args = ctx.allow_extra_args, True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not takes_more and not ctx.resilient_parsing:
            raise click.UsageError(_("“{words}” is too much").format(words=" ".join(rest)), ctx)
        return rest

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first paragraph of the help; it is written to fit a line."""
        return _translated(self.help).partition("\n\n")[0].removesuffix(".")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is put together."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_translated(self.help))

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what stands for itself, without dashes."""
        rows = [
            (param.make_metavar(ctx).strip("[]"), _translated(param.help))
            for param in self.get_params(ctx)
            if isinstance(param, click.Argument)
        ]
        if rows:
            with formatter.section(_("Arguments")):
                formatter.write_dl(rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        rows = [
            (record[0], _option_help(param))
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
        ]
        with formatter.section(_("Options")):
            formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples, ready to be typed."""
        lines = OF_COMMANDS.get(ctx.command_path.partition(" ")[2], ())
        if lines:
            with formatter.section(_("Examples")):
                for line in lines:
                    formatter.write(f"{'':{formatter.current_indent}}{PROGRAM} {line}\n")


class Group(Command, click.Group):
    """A command that holds others, in the order in which they were added."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        Command.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, a line each."""
        with formatter.section(_("Commands")):
            formatter.write_dl(self._rows(self.commands))

    def _rows(self, names: Iterable[str]) -> list[tuple[str, str]]:
        return [(name, self.commands[name].get_short_help_str()) for name in names]


class Outermost(Group):
    """The program itself: what one does first, its commands by what one wants, where to go on."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program does, and how one begins with it."""
        super().format_help_text(ctx, formatter)
        rows = [(f"{PROGRAM} {line}".rstrip(), _(about)) for line, about in FIRST]
        with formatter.section(_("Five things to begin with")):
            formatter.write_dl(rows, col_max=_EXAMPLE_ROOM)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by what one wants."""
        wide = max(map(len, self.commands))
        for title, names in GROUPS.items():
            rows = [(f"{name:<{wide}}", about) for name, about in self._rows(names)]
            with formatter.section(_(title)):
                formatter.write_dl(rows)

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say where to go on."""
        formatter.write_paragraph()
        formatter.write_text(
            _(
                "“kjernetid COMMAND --help” tells all of a command, with examples. “kjernetid help”"
                " lists the pages of the help, which F1 opens in every window."
            )
        )


def usage_sentence(error: click.UsageError) -> str:
    """Say in one line what was wrong with a command line, and where help is."""
    if isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    command = error.ctx.command_path if error.ctx else PROGRAM
    return _("{command}: {fault} “{command} --help” tells more.").format(
        command=command, fault=_fault(error)
    )


def _fault(error: click.UsageError) -> str:
    match error:
        case NoSuchOption(option_name=name, possibilities=near):
            return _no_such(_("there is no option “{name}”"), name, near)
        case NoSuchCommand(command_name=name, possibilities=near):
            return _no_such(_("there is no command “{name}”"), name, near)
        case MissingParameter(param=click.Parameter() as param):
            return _("{name} is missing.").format(name=_name(param))
        case click.BadParameter(param=click.Parameter(type=click.Choice() as kind) as param):
            choices = choice_of([f"“{choice}”" for choice in kind.choices])
            return _("{name} is {choices}.").format(name=_name(param), choices=choices)
        case click.BadParameter(param=click.Parameter(type=click.types.IntParamType()) as param):
            return _("{name} is a whole number.").format(name=_name(param))
        case click.BadOptionUsage(option_name=name):
            return _option_fault(error.ctx, name)
        case _:
            return _ended(error.format_message())


def _option_fault(ctx: click.Context | None, name: str) -> str:
    """Say that an option has no value, or one too much: a flag takes none."""
    params = ctx.command.params if ctx else []
    option = next((param for param in params if name in param.opts), None)
    if isinstance(option, click.Option) and option.is_flag:
        return _("{name} takes no value.").format(name=name)
    return _("{name} needs a value.").format(name=name)


def _name(param: click.Parameter) -> str:
    return param.human_readable_name if isinstance(param, click.Argument) else param.opts[0]


def _no_such(sentence: str, name: str, near: list[str] | None) -> str:
    said = sentence.format(name=name)
    if near:
        return _("{fault}; did you mean “{near}”?").format(fault=said, near=near[0])
    return f"{said}."


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."


def _option_help(option: click.Option) -> str:
    if option.opts[0] in HELP_OPTIONS:
        return _("Show this page.")
    return _translated(option.help)


def _translated(text: str | None) -> str:
    return _(text) if text else ""
