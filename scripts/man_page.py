"""The man page of `kjernetid`, made from its own help, so that it knows every command."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent


def man_page(version: str, at: int) -> str:
    """Write the page; `at` is its date, in seconds."""
    sys.path.insert(0, str(ROOT))
    from tracker.cli.program import program

    day = datetime.fromtimestamp(at, UTC).date()
    lines = [
        f'.TH KJERNETID 1 "{day}" "kjernetid {_plain(version)}" "User Commands"',
        ".SH NAME",
        r"kjernetid \- keep work inside your core hours",
        ".SH SYNOPSIS",
        ".B kjernetid",
        r"[\fIOPTIONS\fR] [\fICOMMAND\fR [\fIARGUMENTS\fR]]",
        ".SH DESCRIPTION",
        *_paragraphs(program),
        ".SH OPTIONS",
        *_options(program),
        ".SH COMMANDS",
    ]
    for name in program.list_commands(click.Context(program)):
        command = program.commands[name]
        lines += [".TP", rf"\fB{_plain(name)}\fR", _plain(command.get_short_help_str(200))]
    lines += [
        ".PP",
        r"Each tells its arguments and options with \fBkjernetid \fICOMMAND\fB \-\-help\fR.",
        ".SH FILES",
        ".TP",
        r"\fI~/.local/share/kjernetid\fR",
        "Journal, settings, backups and log. Only their owner can read them.",
    ]
    return "\n".join(lines) + "\n"


def _paragraphs(command: click.Command) -> list[str]:
    first, *others = (command.help or "").split("\n\n")
    return [_plain(first), *(line for text in others for line in (".PP", _plain(text)))]


def _options(command: click.Command) -> list[str]:
    lines = []
    for option in command.params:
        record = option.get_help_record(click.Context(command))
        if record:
            lines += [".TP", rf"\fB{_plain(record[0])}\fR", _plain(record[1])]
    return lines


def _plain(text: str) -> str:
    """Write a text so that roff takes no sign of it as its own."""
    text = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")
    text = text.replace("“", r"\(lq").replace("”", r"\(rq").replace("’", r"\(cq")
    return rf"\&{text}" if text.startswith((".", "'")) else text
