"""The policy on macOS: property lists as profiles leave them, in a folder that plays theirs."""

import os
import plistlib
from pathlib import Path

import pytest

from tests.policies import administer
from tracker.settings.policy import macos
from tracker.settings.policy.found import NOTHING, Entry, Fault, Level, Scope
from tracker.settings.policy.judging import judged

pytestmark = pytest.mark.skipif(os.name != "posix", reason="owners are those of Unix")
NAME = "org.kjernetid.Kjernetid.plist"


@pytest.fixture
def managed(tmp_path, monkeypatch):
    folder = tmp_path / "managed"
    folder.mkdir()
    monkeypatch.setattr(macos, "FOLDER", folder)
    administer(monkeypatch)
    return folder


def install(path, content, form=plistlib.FMT_BINARY):
    """Leave preferences as macOS does when a profile is installed."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else plistlib.dumps(content, fmt=form))
    path.chmod(0o644)
    return path


def test_without_a_profile_nothing_is_found(managed):
    assert macos.find() == NOTHING


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_profile_for_the_computer_is_read(managed, form):
    content = {
        "PayloadUUID": "7F2A",
        "locked": {"general.language": "nb", "program.autostart": True},
        "default": {"calendar": {"country": "NO"}},
    }
    path = str(install(managed / NAME, content, form))

    assert macos.find().entries == (
        Entry("calendar.country", "NO", Level.DEFAULT, Scope.MACHINE, path),
        Entry("general.language", "nb", Level.LOCKED, Scope.MACHINE, path),
        Entry("program.autostart", True, Level.LOCKED, Scope.MACHINE, path),
    )
    assert macos.find().refusals == ()


def test_a_profile_for_the_person_is_read_and_goes_after_that_of_the_computer(managed):
    install(managed / NAME, {"locked": {"general.language": "nb"}})
    theirs = Path(macos.places()[1])
    install(theirs, {"locked": {"general.language": "en"}, "default": {"work.apps": ["teams"]}})

    policy = judged(macos.find())

    assert policy.locked["general.language"].value == "nb"
    assert policy.defaults["work.apps"].scope is Scope.USER
    assert macos.places() == [str(managed / NAME), str(managed / theirs.parent.name / NAME)]


def test_variables_do_not_say_who_the_person_is(managed, monkeypatch):
    monkeypatch.setenv("LOGNAME", "somebody-else")
    monkeypatch.setenv("USER", "somebody-else")

    assert "somebody-else" not in macos.places()[1]


@pytest.mark.parametrize("content", [b"no list", b"<?xml version='1.0'?><plist", ["a", "list"]])
def test_what_is_no_property_list_is_refused(managed, content):
    install(managed / NAME, content)

    (refusal,) = macos.find().refusals

    assert (refusal.fault, refusal.why) == (Fault.NOT_UNDERSTOOD, "it is no property list")


def test_a_list_that_somebody_else_could_have_written_is_refused(managed):
    install(managed / NAME, {"locked": {"general.language": "nb"}}).chmod(0o666)

    found = macos.find()

    assert found.entries == ()
    assert [refusal.fault for refusal in found.refusals] == [Fault.OPEN]


def test_a_value_beside_the_two_dictionaries_is_refused(managed):
    install(managed / NAME, {"ExportPath": "/Volumes/reports", "locked": {}})

    (refusal,) = macos.find().refusals

    assert (refusal.fault, refusal.key) == (Fault.NO_LEVEL, "ExportPath")
