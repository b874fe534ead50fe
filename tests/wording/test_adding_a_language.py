"""A language is one file: what `docs/translating.md` says is tried out with one that is made up."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo

from scripts import translations
from tracker.wording.catalogue import LANGUAGES, SOURCE_LANGUAGE

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "translating.md"
PACKAGING = ROOT / "packaging"
OUTSIDE = (  # what is shown before the program runs, and what starts it, each in all languages
    *sorted(PACKAGING.glob("linux/*.desktop")),
    *sorted(PACKAGING.glob("linux/*.metainfo.xml")),
    ROOT / "tracker" / "autostart" / "xdg.py",
)
SAID_IN = re.compile(r'^(\w+)\[(\w+)\]=|<(\w+) xml:lang="(\w+)"', re.MULTILINE)
NEW = "sv"
SAID = {
    ("the name of this language, in this language", "English"): "svenska",
    ("locale of dates, as CLDR names it", "en_GB"): "sv_SE",
    (None, "no data"): "inga data",
}
ASK = """
from tracker.settings import declaration
from tracker.wording import LANGUAGES, _, language_name, use_language
from ui.settings.names import choice_name
print(LANGUAGES, use_language(""), _("no data"), choice_name("general.language", "sv"))
print(declaration("general.language").choices)
"""


@pytest.fixture
def beside(tmp_path):
    """A package of resources that has one more language, found before our own."""
    shutil.copytree(translations.LOCALE, tmp_path / "resources" / "locale")
    (tmp_path / "resources" / "__init__.py").write_text("")
    folder = tmp_path / "resources" / "locale" / NEW / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = translations._template()
    for message in translations._messages(catalogue):
        message.string = SAID.get((message.context, translations._forms(message.id)[0]), "")
    with (folder / "kjernetid.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    return tmp_path


def test_a_folder_is_a_language(beside):
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(beside), str(ROOT)]),
        "LANGUAGE": f"{NEW}_SE:en",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=beside, env=env, capture_output=True, text=True, check=True
    )

    first, choices = done.stdout.splitlines()
    assert first == "('en', 'nb', 'nn', 'sv') sv inga data svenska"
    assert choices == "('', 'en', 'nb', 'nn', 'sv')"


def test_every_language_names_itself_and_its_dates():
    for po in translations._catalogues():
        said = {
            (m.context, translations._forms(m.id)[0]): m.string
            for m in translations._messages(translations._read(po))
        }
        for key in list(SAID)[:2]:
            assert said.get(key), f"{po}: {key}"


@pytest.mark.parametrize("file", OUTSIDE, ids=lambda file: file.name)
def test_what_is_shown_outside_the_program_is_said_in_every_language(file):
    said = [
        (key or tag, code or language)
        for key, code, tag, language in SAID_IN.findall(file.read_text(encoding="utf-8"))
    ]
    others = [code for code in LANGUAGES if code != SOURCE_LANGUAGE]

    for what in {name for name, _code in said}:
        counts = {said.count((what, code)) for code in others}
        assert len(counts) == 1
        assert 0 not in counts
    assert said
    assert {code for _what, code in said} == set(others)


def test_administrators_read_of_it_in_every_language():
    folders = {folder.name.partition("-")[0] for folder in PACKAGING.glob("policy/*-*")}

    assert folders == set(LANGUAGES)


def test_the_page_names_contexts_and_commands_that_there_are():
    page = PAGE.read_text(encoding="utf-8")
    table = page.partition("| context |")[2].partition("\n\n")[0]
    named = {
        name
        for line in table.splitlines()[2:]
        for name in re.findall(r"`([^`]+)`", line.split("|")[1])
    }
    contexts = {message.context for message in translations._messages(translations._template())}

    assert named
    assert named <= contexts
    for command in re.findall(r"translations\.py (\w+)", page):
        assert callable(getattr(translations, command))
