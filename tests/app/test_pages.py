"""The pages for people are whole in each language, lead somewhere, and name only what there is."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import resources
from tests.cli.understood import understand
from tracker import pages
from tracker.pages import FOR_READERS_OF_THE_SOURCE, PAGES, Place, page_of, place_of
from tracker.settings.keys import declarations
from tracker.wording import language_name, use_language
from tracker.wording.catalogue import LOCALE

FOLDER = Path(resources.__path__[0], "help")
LANGUAGES = pages.languages()
OTHERS = [code for code in LANGUAGES if code != "en"]
KEYS = set(declarations())
# What stands as code and is neither a command nor a setting: files, folders, families of sockets.
LITERALS = {"kjernetid.log", "AF_UNIX", "AF_NETLINK", "kjernetid"}
KEYWORDS = {"_": None, "N_": None, "pgettext": ((1, "c"), 2), "NP_": ((1, "c"), 2)}
FOLDERS = ("~/", "%LOCALAPPDATA%")

each_page = pytest.mark.parametrize("name", PAGES)
each_language = pytest.mark.parametrize("code", LANGUAGES)


@pytest.fixture(autouse=True)
def english():
    yield
    use_language("en")


def source(name, code):
    return (FOLDER / code / f"{name}.md").read_text(encoding="utf-8")


def headings(text):
    return re.findall(r"^(#+) (.+)$", text, re.MULTILINE)


def sections(name, code):
    """Split a page at its anchors; what stands before the first one goes by an empty name."""
    parts = re.split(r'^<a id="([a-z-]+)"></a>$', source(name, code), flags=re.MULTILINE)
    return dict(zip(["", *parts[1::2]], parts[::2], strict=True))


def links(name, code):
    return re.findall(r"\]\(([^)]+)\)", source(name, code))


def in_bold(text):
    return [" ".join(words.split()) for words in re.findall(r"\*\*([^*]+)\*\*", text)]


def in_code(text):
    return [" ".join(words.split()) for words in re.findall(r"`([^`]+)`", text)]


# --- Whole, and the same in each language ---------------------------------------------------------


def test_there_is_each_page_in_each_language_and_no_other_file():
    there = {one.relative_to(FOLDER).as_posix() for one in FOLDER.rglob("*.*")}

    assert {"en", "nb"} <= set(LANGUAGES)
    assert there == {f"{code}/{name}.md" for code in LANGUAGES for name in PAGES}


@each_page
@pytest.mark.parametrize("code", OTHERS)
def test_the_languages_have_the_same_headings_under_the_same_anchors(name, code):
    def levels(one):
        return [level for level, _text in headings(source(name, one))]

    assert levels(code) == levels("en")
    assert list(sections(name, code)) == list(sections(name, "en"))
    assert page_of(name, code).anchors == page_of(name, "en").anchors


@each_language
@each_page
def test_every_heading_below_the_title_has_an_anchor_of_its_own(name, code):
    page = page_of(name, code)
    (title, *others) = headings(page.text)

    assert title[0] == "#"
    assert [level for level, _text in others] == ["##"] * len(page.anchors)
    assert len(set(page.anchors)) == len(page.anchors) > 0


@each_language
@each_page
def test_the_title_is_the_name_that_the_page_is_listed_by(name, code):
    (_level, title) = headings(source(name, code))[0]

    assert title in {translated(pages.TITLES[name], code), ""} or is_new(pages.TITLES[name], code)


@each_language
@each_page
def test_what_leads_out_of_an_installed_program_is_left_out_of_it(name, code):
    shown = page_of(name, code).text

    assert FOR_READERS_OF_THE_SOURCE in source(name, code)
    assert "docs/" not in shown
    assert "<" not in shown


# --- Links ----------------------------------------------------------------------------------------


@each_language
@each_page
def test_every_link_leads_somewhere(name, code):
    for link in links(name, code):
        place = place_of(link, name)
        if place is not None:
            assert place.anchor in {"", *page_of(place.page, code).anchors}, link
        elif not link.startswith("https://"):
            assert (FOLDER / code / link).resolve().is_file(), link


@each_page
@pytest.mark.parametrize("code", OTHERS)
def test_the_languages_link_to_the_same_places(name, code):
    assert Counter(links(name, code)) == Counter(links(name, "en"))


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("week.md", Place("week")),
        ("week.md#rest", Place("week", "rest")),
        ("#rest", Place("start", "rest")),
        ("nowhere.md", None),
        ("../docs/cli.md", None),
        ("https://week.md", None),
        ("", None),
    ],
)
def test_a_link_is_a_place_or_leads_out(link, place):
    assert place_of(link, "start") == place


# --- Names of what there is -----------------------------------------------------------------------


@cache
def catalogue(code):
    with (LOCALE / code / "LC_MESSAGES" / "kjernetid.po").open("rb") as stream:
        return [message for message in read_po(stream) if message.id]


def texts_of(sentence, code):
    """Return what a sentence reads as in a language, in each context that it stands in."""
    found = (message for message in catalogue(code) if message.id == sentence)
    return {message.string for message in found if message.string}


def translated(sentence, code):
    return sentence if code == "en" else next(iter(texts_of(sentence, code)), sentence)


def is_new(sentence, code):
    """Tell a sentence that waits for its translation, which tests of the catalogue tell of."""
    return code != "en" and not texts_of(sentence, code)


@cache
def sentences():
    """Return everything that the program says, as its source has it."""
    root = Path(resources.__path__[0]).parent
    found = [extract_from_dir(root / room, keywords=KEYWORDS) for room in ("tracker", "ui")]
    return {text for room in found for _file, _line, said, *_rest in room for text in _forms(said)}


def _forms(said):
    return said if isinstance(said, tuple) else (said,)


@each_page
def test_bold_words_are_words_that_stand_on_the_screen(name):
    """The convention of the pages: bold is what a button, a menu or a page is called."""
    assert [words for words in in_bold(source(name, "en")) if words not in sentences()] == []


@each_page
@pytest.mark.parametrize("code", OTHERS)
def test_bold_words_are_what_the_program_says_in_that_language(name, code):
    for anchor, text in sections(name, "en").items():
        wanted = in_bold(text)
        told = in_bold(sections(name, code)[anchor])
        choices = [texts_of(words, code) or {words} for words in wanted]

        assert len(told) == len(wanted), (anchor, told)
        assert [words for words in told if not any(words in one for one in choices)] == []


@each_language
@each_page
def test_what_stands_as_code_exists(name, code):
    for words in in_code(source(name, code)):
        if words.startswith("kjernetid "):
            understand(words)
        elif words not in LITERALS and not words.startswith(FOLDERS):
            assert words in KEYS, words


@each_page
@pytest.mark.parametrize("code", OTHERS)
def test_the_languages_name_the_same_commands_and_settings(name, code):
    assert Counter(in_code(source(name, code))) == Counter(in_code(source(name, "en")))


# --- The voice ------------------------------------------------------------------------------------


@each_language
@each_page
def test_pages_do_not_order_or_exclaim_and_are_short(name, code):
    shown = page_of(name, code).text
    ordered = r"\b(must|should|have to|please|simply|just)\b|!|\b(må|bør|vennligst)\b"
    spoken = re.sub(r"\*\*[^*]+\*\*", "", shown)

    assert re.findall(ordered, spoken, re.IGNORECASE) == []
    assert len(shown.split()) < 700


@each_language
@each_page
def test_pages_name_no_path_of_a_machine_and_use_no_sign_a_terminal_lacks(name, code):
    text = source(name, code)

    assert not re.search(r"/(home|root|tmp|work|usr|Users)/|[A-Z]:\\", text)
    assert not re.search(r"^\||!\[", text, re.MULTILINE)  # no tables, no pictures


# --- Which language is shown ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoken", "shown"), [("en", "en"), ("nb", "nb"), ("nn", "nb"), ("de", "en")]
)
def test_a_language_without_pages_has_another_one_stand_in(monkeypatch, spoken, shown):
    monkeypatch.setattr(pages, "languages", lambda: ("en", "nb"))
    monkeypatch.setattr(pages, "language", lambda: spoken)

    assert pages.language_of_pages() == shown
    assert (language_name(shown) in pages.stand_in_line()) is (spoken != shown)


def test_a_page_is_shown_in_the_language_in_use():
    use_language("nb")

    assert pages.page("start") == page_of("start", "nb")
    with pytest.raises(ValueError, match="no such page: nothing"):
        pages.page("nothing")


def test_plain_words_have_no_signs_of_markdown():
    parts = pages.plain(page_of("trouble", "en"))

    assert parts[0] == "WHEN SOMETHING DOES NOT WORK"
    assert not re.search(r"\*\*|`|\]\(|^#", "\n".join(parts), re.MULTILINE)
    assert any("https://extensions.gnome.org/" in part for part in parts)
    assert [part for part in pages.plain(page_of("privacy", "en")) if part.startswith("    strace")]
