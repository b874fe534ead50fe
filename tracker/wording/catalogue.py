"""Which language the person reads, and the look-up of every sentence in it.

The English sentence is the key. Catalogues are compiled from `resources/locale` by
`scripts/translations.py build`; without one, English is shown. A language is its folder there:
whatever else is to be known of it, its own name and how it writes dates, is said in its catalogue.
"""

import gettext
import logging
from dataclasses import dataclass
from pathlib import Path

import resources
from tracker.wording.system_language import preferred_names

SOURCE_LANGUAGE = "en"
LOCALE = Path(resources.__path__[0], "locale")
LANGUAGES = (SOURCE_LANGUAGE, *sorted(one.parent.name for one in LOCALE.glob("*/LC_MESSAGES")))

_STANDS_FOR = {"no": "nb"}  # the old code common to bokmål and nynorsk

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Chosen:
    """The language in use; there is one reader, so there is one of these."""

    code: str
    sentences: gettext.NullTranslations


_chosen = _Chosen(SOURCE_LANGUAGE, gettext.NullTranslations())


def use_language(code: str = "") -> str:
    """Switch to a language at once and return its code; an empty `code` means the system's.

    Raises:
        ValueError: `code` is none of `LANGUAGES`.
    """
    code = code or system_language()
    if code not in LANGUAGES:
        raise ValueError(f"no such language: {code}")
    _chosen.code, _chosen.sentences = code, _catalogue(code)
    return code


def language() -> str:
    """Return the code of the language in use."""
    return _chosen.code


def system_language() -> str:
    """Return the first language the system asks for that there is a catalogue of, else English."""
    for name in preferred_names():
        whole = name.replace("-", "_").partition(".")[0]
        code = whole.partition("_")[0].casefold()
        for wanted in (whole, _STANDS_FOR.get(code, code)):  # Brazilian before Portuguese
            if wanted in LANGUAGES:
                return wanted
    return SOURCE_LANGUAGE


def language_name(code: str) -> str:
    """Name a language as its readers call it, whichever is in use."""
    return _catalogue(code).pgettext("the name of this language, in this language", "English")


def _(sentence: str) -> str:
    """Return a sentence in the language in use."""
    return _chosen.sentences.gettext(sentence)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a sentence that goes with `count`."""
    return _chosen.sentences.ngettext(singular, plural, count)


def pgettext(context: str, sentence: str) -> str:
    """Return a short text whose meaning needs a context; the context is never shown."""
    return _chosen.sentences.pgettext(context, sentence)


def N_(sentence: str) -> str:  # noqa: N802 - the name that extraction tools look for
    """Mark a sentence for translation where it is declared; `_` translates it when it is shown."""
    return sentence


def NP_(_context: str, sentence: str) -> str:  # noqa: N802 - as above
    """Mark a short text where it is declared; `pgettext` translates it when it is shown."""
    return sentence


def missing_languages() -> list[str]:
    """Return the codes of the languages whose catalogue is not here, and that show in English."""
    return [
        code
        for code in LANGUAGES
        if code != SOURCE_LANGUAGE and not isinstance(_catalogue(code), gettext.GNUTranslations)
    ]


def _catalogue(code: str) -> gettext.NullTranslations:
    if code == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    try:
        with (LOCALE / code / "LC_MESSAGES" / "kjernetid.mo").open("rb") as stream:
            return gettext.GNUTranslations(stream)
    except FileNotFoundError:
        _log.warning("No catalogue for %s: run scripts/translations.py build.", code)
        return gettext.NullTranslations()
