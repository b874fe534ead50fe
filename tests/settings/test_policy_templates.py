"""What administrators are handed agrees with the program: templates, examples, the page."""

import plistlib
import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tracker.settings import declarations
from tracker.settings.policy import windows
from tracker.settings.policy.allowed import LOCKABLE, PRESETTABLE
from tracker.settings.policy.found import Fault, Found, Level, Scope, entries_of
from tracker.settings.policy.judging import judged
from tracker.settings.policy.macos import DOMAIN

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "packaging" / "policy"
PAGE = (ROOT / "docs" / "policy.md").read_text("utf-8")
NAMESPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
LANGUAGES = sorted(folder.name for folder in TEMPLATES.glob("*-*"))
WHOLE = {*((key, Level.LOCKED) for key in LOCKABLE), *((key, Level.DEFAULT) for key in PRESETTABLE)}


def parsed(name):
    return ET.fromstring((TEMPLATES / name).read_bytes())  # noqa: S314 - our own files


def all_of(tree, tag):
    return list(tree.iter(NAMESPACE + tag))


def level_of(policy):
    return {path: level for level, path in windows.BELOW.items()}[policy.get("key")]


@pytest.fixture
def admx():
    return parsed("kjernetid.admx")


@pytest.fixture(params=LANGUAGES)
def adml(request):
    return parsed(f"{request.param}/kjernetid.adml")


# --- Agreement with the program -------------------------------------------------------------------


def test_the_templates_offer_every_key_at_every_level_and_nothing_more(admx):
    offered = [
        (element.get("valueName"), level_of(policy))
        for policy in all_of(admx, "policy")
        for element in policy.iter()
        if element.get("valueName")
    ]

    assert len(offered) == len(set(offered))
    assert set(offered) == WHOLE


def test_the_templates_offer_every_language_and_no_other(admx):
    for element in all_of(admx, "enum"):
        offered = [choice.text or "" for choice in all_of(element, "string")]

        assert tuple(offered) == declarations()["general.language"].choices


def test_everything_can_be_set_for_the_computer_and_for_a_person(admx):
    assert {policy.get("class") for policy in all_of(admx, "policy")} == {"Both"}


def test_what_the_templates_propose_counts(admx, adml):
    names = {
        element.get("id"): element.get("valueName")
        for element in admx.iter()
        if element.get("valueName") and element.get("id")
    }
    proposed = {
        names[box.get("refId")]: default.text
        for box in all_of(adml, "textBox")
        for default in box.iter(NAMESPACE + "defaultValue")
    }
    found = Found.of(entries_of({"default": proposed}, Scope.MACHINE, "the editor"))

    assert len(proposed) == 8
    assert judged(found).refusals == ()


# --- What the schema of templates asks for --------------------------------------------------------


def test_the_parts_of_the_template_stand_in_the_order_of_the_schema(admx):
    assert admx.tag == f"{NAMESPACE}policyDefinitions"
    assert [part.tag.removeprefix(NAMESPACE) for part in admx] == [
        "policyNamespaces",
        "resources",
        "supportedOn",
        "categories",
        "policies",
    ]
    order = ["parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements"]
    for policy in all_of(admx, "policy"):
        places = [order.index(part.tag.removeprefix(NAMESPACE)) for part in policy]
        assert places == sorted(places)
        assert places[:2] == [0, 1]


def test_every_reference_inside_the_template_leads_somewhere(admx):
    categories = {category.get("name") for category in all_of(admx, "category")}
    definitions = {definition.get("name") for definition in all_of(admx, "definition")}

    assert {parent.get("ref") for parent in all_of(admx, "parentCategory")} <= categories
    assert {on.get("ref") for on in all_of(admx, "supportedOn") if on.get("ref")} <= definitions


def test_no_name_is_given_twice_and_all_are_plain(admx):
    policies = [policy.get("name") for policy in all_of(admx, "policy")]
    elements = [element.get("id") for element in admx.iter() if element.get("id")]

    for names in (policies, elements):
        assert len(names) == len(set(names))
        assert all(re.fullmatch(r"\w+", name) for name in names)


def test_each_language_says_all_that_is_asked_for_and_nothing_else(admx, adml):
    text = (TEMPLATES / "kjernetid.admx").read_text("utf-8")
    wanted = set(re.findall(r"\$\(string\.(\w+)\)", text))
    told = {string.get("id"): string.text for string in all_of(adml, "string")}

    assert told.keys() == wanted
    assert all(told.values())
    assert len(told) == len(all_of(adml, "string"))


def test_each_language_has_a_field_for_each_value_that_is_typed_or_picked(admx, adml):
    fields = {
        form.get("id"): [field.get("refId") for field in form]
        for form in all_of(adml, "presentation")
    }
    wanted = {}
    for policy in all_of(admx, "policy"):
        elements = policy.find(f"{NAMESPACE}elements")
        if elements is not None:
            name = policy.get("presentation").removeprefix("$(presentation.").removesuffix(")")
            wanted[name] = [element.get("id") for element in elements]

    assert fields == wanted


def test_each_kind_of_value_has_the_field_that_the_schema_pairs_with_it(admx, adml):
    pairs = {"enum": "dropdownList", "text": "textBox", "multiText": "multiTextBox"}
    kinds = {
        element.get("id"): element.tag.removeprefix(NAMESPACE)
        for elements in all_of(admx, "elements")
        for element in elements
    }
    for form in all_of(adml, "presentation"):
        for field in form:
            assert field.tag.removeprefix(NAMESPACE) == pairs[kinds[field.get("refId")]]


# --- The examples ---------------------------------------------------------------------------------


def on_the_page():
    return "".join(re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


def example(name):
    if name == "page":
        return tomllib.loads(on_the_page())
    content = (TEMPLATES / name).read_bytes()
    if name.endswith(".toml"):
        return tomllib.loads(content.decode())
    (payload,) = plistlib.loads(content)["PayloadContent"]
    assert payload["PayloadType"] == DOMAIN
    return {name: part for name, part in payload.items() if not name.startswith("Payload")}


@pytest.mark.parametrize("name", ["policy.toml", "kjernetid.mobileconfig", "page"])
def test_everything_in_an_example_counts(name):
    found = Found.of(entries_of(example(name), Scope.MACHINE, name))
    faults = [refusal for refusal in judged(found).refusals if refusal.key in declarations()]

    assert found.entries
    assert faults == []
    assert {one.fault for one in judged(found).refusals} <= {Fault.UNKNOWN}


@pytest.mark.parametrize("name", ["policy.toml", "kjernetid.mobileconfig"])
def test_an_example_shows_every_key(name):
    found = Found.of(entries_of(example(name), Scope.MACHINE, name))

    assert {(entry.key, entry.level) for entry in found.entries} == WHOLE - {
        (key, Level.DEFAULT) for key in LOCKABLE
    }


def test_a_profile_has_identifiers_of_its_own_and_is_for_the_computer():
    profile = plistlib.loads((TEMPLATES / "kjernetid.mobileconfig").read_bytes())
    (payload,) = profile["PayloadContent"]

    assert profile["PayloadType"] == "Configuration"
    assert profile["PayloadScope"] == "System"
    assert profile["PayloadUUID"] != payload["PayloadUUID"]
    assert profile["PayloadIdentifier"] != payload["PayloadIdentifier"]


# --- The page -------------------------------------------------------------------------------------


def test_the_page_names_every_key_with_what_can_be_done_with_it():
    rows = re.findall(r"^\| (`[a-z].*?) \| (yes|no) \| (yes|no) \|", PAGE, re.MULTILINE)
    told: dict[str, tuple[str, str]] = {}
    for keys, default, locked in rows:
        named = re.findall(r"`([a-z.]+)`", keys)
        if "…" in keys:
            named = [key for key in PRESETTABLE if key.startswith("hours.schedule.")]
        told |= dict.fromkeys(named, (default, locked))

    assert told == {key: ("yes", "yes" if key in LOCKABLE else "no") for key in PRESETTABLE}


def test_the_page_names_every_place():
    for place in ("/etc/kjernetid/policy.toml", "/etc/kjernetid/policy.d/*.toml", DOMAIN):
        assert place in PAGE
    for root in ("HKLM", "HKCU"):
        for path in windows.BELOW.values():
            assert rf"`{root}\{path}`" in PAGE
