"""A language nobody speaks: every sentence accented, four tenths longer, and in brackets.

What is read in it without an accent was not translated; what has no room in it is clipped in some
language. It is made from the sources when it is needed, so it never lacks a sentence.
"""

import math
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo

from scripts import translations

CODE = "en_XA"  # as CLDR names a language of accents
LONGER = 0.4
ACCENTS = str.maketrans("aeiouyAEIOUY", "àéîöûÿÀÉÎÖÛÝ")
# Sentences that a program reads, and no person.
FOR_PROGRAMS = ("locale of dates, as CLDR names it", "a date, as Qt writes formats")
# Left as they are: what is filled in, and keys of the keyboard in Qt's texts.
FILLED_IN = re.compile(r"(\{[^}]*\}|%\d)")
PLAIN_WORD = re.compile(r"[^\W\d_]*[aeiouyAEIOUY][^\W\d_]*")


def write_catalogue(locale: Path) -> None:
    """Compile the catalogue into a folder of languages, beside those that there are."""
    shutil.copytree(translations.LOCALE, locale, dirs_exist_ok=True)
    catalogue = translations._template()
    made = Catalog(locale="en", charset="utf-8")
    for message in translations._messages(catalogue):
        made.add(message.id, _translated(message), context=message.context)
    folder = locale / CODE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "kjernetid.mo").open("wb") as stream:
        write_mo(stream, made)


def _translated(message: Message) -> str | tuple[str, ...]:
    if message.context in FOR_PROGRAMS:
        return str(message.id)
    if isinstance(message.id, str):
        return pseudo(message.id)
    return tuple(pseudo(form) for form in message.id)


def pseudo(sentence: str) -> str:
    """Return a sentence in that language."""
    parts = [
        part if FILLED_IN.fullmatch(part) else part.translate(ACCENTS)
        for part in FILLED_IN.split(sentence)
    ]
    letters = sum(len(part) for part in parts if not FILLED_IN.fullmatch(part))
    return f"[{''.join(parts)}{_filling(math.ceil(letters * LONGER))}]"


def _filling(count: int) -> str:
    """Return so many signs, in words that lines can be broken between."""
    return "".join(" " if place % 7 == 0 and count > 4 else "~" for place in range(count))


def untranslated(text: str, names: frozenset[str]) -> Iterator[str]:
    """Find the words of a text that are English still; `names` are what may be in any language."""
    for word in PLAIN_WORD.findall(text):
        if word not in names:
            yield word
