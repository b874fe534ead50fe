"""Command lines that stand in a text: would the program understand them? Nothing is done."""

import shlex

import click

from tracker.cli.program import program
from tracker.settings.typing_in import parse_value

SHOWS_AND_STOPS = {"--help", "-h", "--version"}


def understand(line: str) -> click.Command:
    """Return the command that a line leads to, if the program understands all of it.

    Raises:
        AssertionError, click.UsageError, TrackerError: it does not.
    """
    words = [word for word in shlex.split(line)[1:] if word not in SHOWS_AND_STOPS]
    command: click.Command = program
    context = click.Context(program, info_name="kjernetid", **program.context_settings)
    while isinstance(command, click.Group):
        words = command.make_parser(context).parse_args(words)[1]
        if not words:
            return command
        assert words[0] in command.commands, f"{line}: there is no “{words[0]}”"
        command = command.commands[words[0]]
        context = click.Context(command, context, info_name=words.pop(0))
    command.parse_args(context, words)
    if line.startswith("kjernetid settings set "):
        parse_value(*shlex.split(line)[3:5])
    return command
