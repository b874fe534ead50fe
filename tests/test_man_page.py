"""The man page knows every command with its options, in English and in bokmål."""

import re

import click
import pytest

from scripts.man_page import LANGUAGES, man_page
from scripts.man_words import WORDS
from tests.cli.understood import understand
from tracker.cli.program import program
from tracker.wording import language

AT = 1_795_000_000  # 18 November 2026


@pytest.fixture(params=LANGUAGES, name="code")
def each_language(request):
    return request.param


def plain(page):
    """Return what is read of a page, with its signs as they are typed."""
    page = re.sub(r"\\f[BIR]", "", page)
    return page.replace(r"\-", "-").replace(r"\(ti", "~").replace(r"\(aq", "'").replace(r"\&", "")


def leaves(group, words=""):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, f"{words}{name} ")
        else:
            yield f"{words}{name}", command


def test_every_command_is_there_with_its_options(code):
    lines = plain(man_page("1.0", AT, code)).splitlines()
    for words, command in leaves(program):
        usage = next(line for line in lines if re.fullmatch(rf"{words}( .*)?", line))
        options = [param for param in command.params if isinstance(param, click.Option)]
        told = re.findall(r"--[a-z-]+", usage)

        assert [opt for param in options for opt in param.opts if opt not in told] == []


def test_files_variables_and_statuses_are_told_alike_in_each_language(code):
    page = plain(man_page("1.0", AT, code))
    english, words = WORDS["en"], WORDS[code]

    for told, other in (
        (words.told_files, english.told_files),
        (words.told_environment, english.told_environment),
        (words.told_status, english.told_status),
    ):
        assert [name for name, _about in told] == [name for name, _about in other]
        assert all(f"\n{name}\n" in page for name, _about in told)


def test_every_example_is_understood(code):
    page = plain(man_page("1.0", AT, code))
    examples = page[page.index("\n.nf\n") + 5 : page.index("\n.fi\n")].splitlines()

    assert len(examples) > 20
    for line in examples:
        understand(line)


def test_the_page_is_in_its_language_and_the_one_in_use_stays_in_use(code):
    page = man_page("1.0", AT, code)

    assert f".SH {WORDS[code].files}" in page
    assert ("Vis en uke" in page) is (code == "nb")
    assert language() == "en"


def test_signs_of_roff_are_not_taken_for_its_own(code):
    for line in man_page("1.0", AT, code).splitlines():
        request = re.match(r"\.(\\\"|TH|SH|SS|TP|PP|B|nf|fi)( |$)", line)
        assert request or not line.startswith((".", "'")), line
        assert request or not re.search(r"(?<!\\)-", line), line
        assert not re.search(r"\\(?![-fe&(\"])", line), line


def test_the_same_moment_gives_the_same_page(code):
    assert man_page("1.0", AT, code) == man_page("1.0", AT, code)
    assert '"2026-11-18"' in man_page("1.0", AT, code)
