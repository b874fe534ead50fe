"""Which language is chosen, and switching it while the program runs."""

import plistlib

import pytest

from tracker.wording import (
    LANGUAGES,
    N_,
    _,
    language,
    language_name,
    system_language,
    use_language,
)
from tracker.wording.system_language import read_apple_languages

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def environment(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_the_language_switches_at_once():
    declared = N_("no data")
    said = [_(declared)]
    use_language("nb")
    said.append(_(declared))
    use_language("en")
    said.append(_(declared))

    assert said == ["no data", "mangler data", "no data"]


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("LANG", "nb_NO.UTF-8", "nb"),
        ("LANG", "no_NO", "nb"),
        ("LANG", "nn_NO.UTF-8", "nn"),
        ("LANG", "en_GB.UTF-8", "en"),
        ("LANG", "de_DE.UTF-8", "en"),
        ("LANG", "C.UTF-8", "en"),
        ("LC_ALL", "nb", "nb"),
        ("LC_MESSAGES", "nb-NO", "nb"),
        ("LC_MESSAGES", "nn-NO", "nn"),
        ("LANGUAGE", "de:nn:en", "nn"),
    ],
)
def test_the_system_decides_where_nothing_is_set(environment, variable, value, code):
    environment.setenv(variable, value)

    assert system_language() == code
    assert use_language("") == language() == code


def test_the_more_general_variable_does_not_override(environment):
    environment.setenv("LC_ALL", "en_GB.UTF-8")
    environment.setenv("LANG", "nb_NO.UTF-8")

    assert system_language() == "en"


def test_english_where_the_system_says_nothing(environment):
    assert system_language() == "en"


def test_an_unknown_language_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="tlh"):
        use_language("tlh")

    assert language() == "en"


def test_every_language_has_a_compiled_catalogue():
    said = []
    for code in LANGUAGES:
        assert use_language(code) == code
        said.append(_("no data"))

    assert said == ["no data", "mangler data", "manglar data"]


def test_each_language_goes_by_its_own_name():
    named = {code: language_name(code) for code in LANGUAGES}

    assert named == {"en": "English", "nb": "norsk bokmål", "nn": "norsk nynorsk"}


def test_english_is_shown_where_a_catalogue_was_not_compiled(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr("tracker.wording.catalogue.LOCALE", tmp_path)

    use_language("nb")

    assert _("no data") == "no data"
    assert "translations.py build" in caplog.text
    caplog.clear()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (plistlib.dumps({"AppleLanguages": ["nb-NO", "en-NO"]}), ["nb-NO", "en-NO"]),
        (plistlib.dumps({}, fmt=plistlib.FMT_BINARY), []),
        (b"not a plist", []),
        (None, []),
    ],
)
def test_macos_keeps_its_languages_in_a_property_list(tmp_path, content, expected):
    preferences = tmp_path / "preferences.plist"
    if content is not None:
        preferences.write_bytes(content)

    assert read_apple_languages(preferences) == expected
