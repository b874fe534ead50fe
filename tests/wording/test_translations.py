"""The catalogues, and the script that keeps them in step with the sources."""

import gettext
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from scripts import translations

# What tells bokmål apart: none of these is a word of nynorsk, as it is written here.
BOKMAL = """
ikke hva hvem hvor hvordan hvorfor hvilken hvilket hvilke hvis hver hvert jeg dere fra uke uka
uken uker ukene nå hvile hvilen være vært gjøre gjør måned måneden måneder kvelder dager utenfor
innenfor uten mandag tirsdag lørdag helligdag helligdager mer flere bare selv samme også hjemme
hjemmefra hjemmekontor påminnelse påminnelser jobbprogrammer innstillinger minutter timer noe
noen annet annen disse dens dem sammen mye ennå senere ble blitt tatt satt fant sier tar gjelder
kommer ligger hører finnes trengs vises lagres slettes endres regnes åpne åpen et ett
kjernetiden tiden fritiden maskinen vindu vinduet navn bilde linje linja
"""
CATALOGUES = sorted(translations.LOCALE.glob("*/LC_MESSAGES/*.po"))


def sources(*sentences, plural=()):
    template = Catalog()
    for sentence in sentences:
        template.add(sentence, locations=[("tracker/some.py", 1)])
    if plural:
        template.add(plural, locations=[("tracker/some.py", 2)])
    return template


def translated(sentence, translation, **more):
    catalogue = Catalog(locale="nb")
    catalogue.add(sentence, translation, **more)
    return catalogue


def faults(template, catalogue):
    told = translations._source_faults(template)
    return [*told, *translations._catalogue_faults(template, catalogue)]


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.parent.parent.name)
def test_what_is_shown_was_compiled_from_the_catalogue_as_it_is(po):
    with po.with_suffix(".mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)

    for message in translations._messages(translations._read(po)):
        english, translation = translations._forms(message.id), translations._forms(message.string)
        if not translations._translated(message):
            continue  # English is shown then; `make check` tells of it
        if message.pluralizable:
            shown = tuple(compiled.ngettext(english[0], english[1], count) for count in (1, 2))
        elif message.context:
            shown = (compiled.pgettext(message.context, *english),)
        else:
            shown = (compiled.gettext(*english),)
        assert shown == translation


def test_nynorsk_has_no_words_of_bokmal():
    (po,) = (po for po in CATALOGUES if po.parent.parent.name == "nn")
    theirs = set(BOKMAL.split())
    found = {
        (word, form)
        for message in translations._messages(translations._read(po))
        for form in translations._forms(message.string)
        for word in re.findall(r"\w+", form.casefold())
        if word in theirs
    }

    assert not found


def test_the_terms_at_the_head_of_a_catalogue_stay_there():
    catalogue = translations._headed(Catalog(locale="nn"))
    catalogue.header_comment += "\n# rest «kvile»"

    assert translations._headed(catalogue).header_comment.endswith("\n# rest «kvile»")
    assert translations._headed(Catalog()).header_comment == translations.HEAD


def test_a_catalogue_in_step_has_no_faults():
    assert not faults(sources("It is {time}."), translated("It is {time}.", "Klokka er {time}."))


@pytest.mark.parametrize(
    ("template", "catalogue", "fault"),
    [
        (sources("New."), Catalog(locale="nb"), "not taken in yet"),
        (sources(), translated("Old.", "Gammel."), "no longer in the sources"),
        (sources("Both."), translated("Both.", ""), "not translated"),
        (sources("Both."), translated("Both.", "Begge.", flags=["fuzzy"]), "marked as unsure"),
        (
            sources("At {time}."),
            translated("At {time}.", "Kl. {tid}."),
            "other placeholders",
        ),
        (
            sources(plural=("{n} hour", "{n} hours")),
            translated(("{n} hour", "{n} hours"), ("{n} time", "")),
            "not translated",
        ),
        (
            sources(plural=("{n} hour", "{n} hours")),
            translated(("{n} hour", "{n} hours"), ("{n} time",)),
            "1 plural forms instead of 2",
        ),
        (
            sources(plural=("{n} hour", "{n} hours")),
            translated(("{n} hour", "{n} hours"), ("{n} time", "timer")),
            "other placeholders",
        ),
        (sources("Done!"), translated("Done!", "Ferdig."), "presses or cheers"),
        (sources("You must."), translated("You must.", "Du skal."), "presses or cheers"),
        (sources("Rest."), translated("Rest.", "Du bør hvile."), "presses or cheers"),
        (sources("Rest."), translated("Rest.", "Du lyt kvile."), "presses or cheers"),
        (sources('A "b".'), translated('A "b".', "En «b»."), "straight quotes"),
    ],
)
def test_a_fault_is_told(template, catalogue, fault):
    assert any(fault in told for told in faults(template, catalogue))


def test_lists_show_how_toml_is_written():
    example = 'a list such as ["a", "b"]'

    assert not faults(sources(example), translated(example, 'en liste som ["a", "b"]'))


def test_one_word_may_be_translated_in_several_ways_by_its_context():
    template = Catalog()
    for context in ("place", "button"):
        template.add("home", context=context, locations=[("tracker/some.py", 1)])
    catalogue = translated("home", "hjemme", context="place")

    assert faults(template, catalogue) == ["not taken in yet: “home” (run update)"]


def test_sentences_are_found_in_all_forms(tmp_path, monkeypatch):
    (tmp_path / "tracker").mkdir()
    (tmp_path / "ui").mkdir()
    (tmp_path / "tracker" / "some.py").write_text(
        '_("a")\nN_("b")\nngettext("{n} c", "{n} cs", n)\npgettext("context", "d")\n'
    )
    monkeypatch.setattr(translations, "ROOT", tmp_path)

    found = {translations._key(m) for m in translations._messages(translations._template())}

    assert found == {
        (None, ("a",)),
        (None, ("b",)),
        (None, ("{n} c", "{n} cs")),
        ("context", ("d",)),
    }


def test_update_keeps_translations_and_drops_what_is_gone(tmp_path, monkeypatch, capsys):
    po = tmp_path / "locale" / "nb" / "LC_MESSAGES" / "kjernetid.po"
    po.parent.mkdir(parents=True)
    (tmp_path / "ui").mkdir()
    source = tmp_path / "tracker" / "some.py"
    source.parent.mkdir()
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "LOCALE", tmp_path / "locale")
    source.write_text('_("kept")\n_("gone")\n')
    po.write_text('msgid "kept"\nmsgstr "beholdt"\n\nmsgid "gone"\nmsgstr "borte"\n')

    source.write_text('_("kept")\n_("new")\n')
    translations.update()

    assert "2 sentences, 1 to translate" in capsys.readouterr().out
    kept = {m.id: m.string for m in translations._messages(translations._read(po))}
    assert kept == {"kept": "beholdt", "new": ""}
    assert translations.check() == 1
    assert "not translated: “new”" in capsys.readouterr().out


def test_build_compiles_only_what_has_changed(tmp_path, monkeypatch, capsys):
    po = tmp_path / "nb" / "LC_MESSAGES" / "kjernetid.po"
    po.parent.mkdir(parents=True)
    po.write_text('msgid "kept"\nmsgstr "beholdt"\n')
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "LOCALE", tmp_path)

    translations.build()
    translations.build()

    assert capsys.readouterr().out.count("Compiled") == 1
    assert [path.name for path in sorted(Path(po.parent).iterdir())] == [
        "kjernetid.mo",
        "kjernetid.po",
    ]


def test_usage_is_told(capsys):
    assert translations.main(["mend"]) == 2
    assert "build|check|extract|update" in capsys.readouterr().err
