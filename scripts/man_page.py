"""The man page of `kjernetid`, made from its own help, so that it knows every command."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from scripts.man_words import WORDS, Told

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = tuple(WORDS)
_WIDTH = 72  # signs a line of the source, before some of them get a backslash


def man_page(version: str, at: int, language: str = "en") -> str:
    """Write the page in a language; `at` is its date, in seconds."""
    sys.path.insert(0, str(ROOT))
    from tracker.wording import language as spoken
    from tracker.wording import use_language

    before = spoken()
    use_language(language)
    try:
        return "\n".join(_page(version, at, language)) + "\n"
    finally:
        use_language(before)


def _page(version: str, at: int, language: str) -> Iterator[str]:
    from tracker.cli.examples import OF_COMMANDS
    from tracker.cli.program import program

    words, day = WORDS[language], datetime.fromtimestamp(at, UTC).date()
    yield r".\" -*- coding: UTF-8 -*-"
    yield f'.TH KJERNETID 1 "{day}" "kjernetid {_signs(version)}"'
    yield f".SH {words.name}"
    yield rf"kjernetid \- {_signs(words.what_it_is)}"
    yield f".SH {words.synopsis}"
    yield ".B kjernetid"
    yield r"[\fIOPTIONS\fR] [\fICOMMAND\fR [\fIARGUMENTS\fR]]"
    yield f".SH {words.description}"
    yield from _paragraphs(_help(program))
    yield f".SH {words.options}"
    yield from _options(program)
    yield f".SH {words.commands}"
    yield from _commands(program)
    yield ".PP"
    yield from _lines(words.each_command)
    yield from _told(words.files, words.told_files, r"\fI")
    yield from _told(words.environment, words.told_environment, r"\fB")
    yield from _told(words.status, words.told_status, r"\fB")
    yield f".SH {words.examples}"
    yield from _examples(line for lines in OF_COMMANDS.values() for line in lines[:1])
    yield f".SH {words.more}"
    for n, sentence in enumerate(words.told_more):
        yield from [".PP"] if n else []
        yield from _lines(sentence)


def _commands(program: click.Group) -> Iterator[str]:
    """Write all commands, those within others too, under what one wants of them."""
    from tracker.cli.commands import GROUPS
    from tracker.wording import _

    for title, names in GROUPS.items():
        yield f".SS {_signs(_(title))}"
        for name in names:
            yield from _command(program.commands[name], name)


def _command(command: click.Command, words: str) -> Iterator[str]:
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield ".TP"
        yield rf"\fB{_signs(words)}\fR{_usage(command)}"
        yield from _lines(_help(command).partition("\n\n")[0])
    if isinstance(command, click.Group):
        for name, within in command.commands.items():
            yield from _command(within, f"{words} {name}")


def _usage(command: click.Command) -> str:
    """Tell what follows a command: its arguments, then its options."""
    context = click.Context(command)
    said = [
        param.make_metavar(context) for param in command.params if isinstance(param, click.Argument)
    ]
    for param in command.params:
        record = param.get_help_record(context) if isinstance(param, click.Option) else None
        if record:
            said.append(f"[{_alone(record[0])}]")
    return "".join(f" {_signs(one)}" for one in said)


def _alone(option: str) -> str:
    """Take the brackets from a choice that stands in brackets: `--paper a4|letter`."""
    return re.sub(r" \[(.+\|.+)\]$", r" \1", option)


def _options(command: click.Command) -> Iterator[str]:
    from tracker.wording import _

    for option in command.params:
        record = option.get_help_record(click.Context(command))
        if record:
            yield ".TP"
            yield rf"\fB{_signs(record[0])}\fR"
            yield from _lines(_(record[1]))


def _told(heading: str, told: Told, face: str) -> Iterator[str]:
    yield f".SH {heading}"
    for name, about in told:
        yield ".TP"
        yield rf"{face}{_signs(name)}\fR"
        yield from _lines(about)


def _examples(lines: Iterable[str]) -> Iterator[str]:
    yield ".nf"
    for line in dict.fromkeys(lines):
        yield _signs(f"kjernetid {line}")
    yield ".fi"


def _help(command: click.Command) -> str:
    from tracker.wording import _

    return _(command.help or "")


def _paragraphs(text: str) -> Iterator[str]:
    for n, paragraph in enumerate(text.split("\n\n")):
        yield from [".PP"] if n else []
        yield from _lines(paragraph)


def _lines(text: str) -> list[str]:
    wrapped = textwrap.wrap(" ".join(text.split()), _WIDTH, break_on_hyphens=False)
    return [rf"\&{line}" if line.startswith((".", "'")) else line for line in map(_signs, wrapped)]


def _signs(text: str) -> str:
    """Write a text so that roff takes no sign of it as its own."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("~", r"\(ti").replace("'", r"\(aq")
    return text.replace("“", r"\(lq").replace("”", r"\(rq").replace("’", r"\(cq")
