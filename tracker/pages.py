"""The pages for people: the help of the program, read from `resources/help` in their language.

A page is Markdown, one file a page and a language. Each of its headings has an anchor, a line of
its own above it, so that a link leads to the same place in every language. What stands below
`FOR_READERS_OF_THE_SOURCE` leads to files that an installed program does not have.
"""

import re
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from tracker.wording import N_, _, language, language_name

# In the order in which a newcomer reads them.
TITLES: Final = {
    "start": N_("Getting started"),
    "counted": N_("What is counted"),
    "prompts": N_("Questions and reminders"),
    "week": N_("Reading the week"),
    "privacy": N_("Privacy"),
    "trouble": N_("When something does not work"),
}
PAGES: Final = tuple(TITLES)
FOR_READERS_OF_THE_SOURCE: Final = "<!-- in the source -->"
_SOURCE_LANGUAGE: Final = "en"
# Whose readers get the pages of another language, until there are some in their own.
_STANDS_FOR: Final = {"nn": "nb"}
_ANCHOR: Final = re.compile(r'^<a id="([a-z-]+)"></a>\n+(?=#)', re.MULTILINE)
_INDENT: Final = "    "
_PART: Final = re.compile(r"\n\n+|\n(?=- |\d+\. )")  # between paragraphs, and before an entry
_LINK: Final = re.compile(r"(?:([a-z]+)\.md)?(?:#([a-z-]+))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the pages: the top of one, or one of its headings, by its anchor."""

    page: str = PAGES[0]
    anchor: str = ""


START: Final = Place()


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language.

    Attributes:
        text: Markdown, without anchors.
        anchors: one for each heading below the title, from top to bottom.
    """

    name: str
    text: str
    anchors: tuple[str, ...]


def page(name: str) -> Page:
    """Return a page in the language of its reader, else in one that stands for it.

    Raises:
        ValueError: there is no such page.
        OSError: the files of the program are not complete.
    """
    if name not in TITLES:
        raise ValueError(f"no such page: {name}")
    return page_of(name, language_of_pages())


def page_of(name: str, code: str) -> Page:
    """Return a page in one of the languages that there are pages in."""
    source = (_folder() / code / f"{name}.md").read_text(encoding="utf-8")
    shown = source.partition(FOR_READERS_OF_THE_SOURCE)[0].rstrip() + "\n"
    return Page(name, _ANCHOR.sub("", shown), tuple(_ANCHOR.findall(shown)))


def languages() -> tuple[str, ...]:
    """Return the languages that there are pages in, by their codes."""
    return tuple(sorted(one.name for one in _folder().iterdir() if one.is_dir()))


def language_of_pages() -> str:
    """Return the language in which the pages are shown."""
    wanted = (language(), _STANDS_FOR.get(language(), ""), _SOURCE_LANGUAGE)
    return next(code for code in wanted if code in languages())


def stand_in_line() -> str:
    """Say that the pages are in another language than the program; empty where they are not."""
    shown = language_of_pages()
    if shown == language():
        return ""
    return _("These pages are not there in this language yet, and are shown in {language}.").format(
        language=language_name(shown)
    )


def title(name: str) -> str:
    """Name a page."""
    return _(TITLES[name])


def place_of(link: str, here: str) -> Place | None:
    """Return where a link of a page leads within the pages; None if it leads out of them.

    Args:
        link: as it stands in the page: `week.md`, `week.md#chart`, `#chart`.
        here: the page that it stands on.
    """
    found = _LINK.fullmatch(link)
    if found is None or not link:
        return None
    name, anchor = found[1] or here, found[2] or ""
    return Place(name, anchor) if name in TITLES else None


def plain(shown: Page) -> list[str]:
    """Return a page in words alone, without the signs of Markdown: a paragraph or an entry each.

    Headings are in capitals; what stands indented in the source stays so.
    """
    return [_in_words(part) for part in _PART.split(shown.text.strip()) if part.strip()]


def _in_words(part: str) -> str:
    if part.startswith(_INDENT):
        return part
    text = " ".join(part.split())
    text = re.sub(r"\[([^]]+)\]\((https?://[^)]+)\)", r"\1 (\2)", text)
    text = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", text)
    text = re.sub(r"[*`]+", "", text)
    return text.lstrip("# ").upper() if text.startswith("#") else text


def _folder() -> Traversable:
    return files("resources") / "help"
