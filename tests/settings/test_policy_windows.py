"""The policy on Windows: the registry is played, and all that is made of it is real."""

import pytest

from tests.settings.fake_winreg import DWORD, MULTI_SZ, FakeWinreg
from tracker.settings.policy import windows
from tracker.settings.policy.found import NOTHING, Entry, Fault, Level, Scope
from tracker.settings.policy.judging import judged

LOCKED = r"Software\Policies\Kjernetid"
DEFAULT = rf"{LOCKED}\Recommended"
MACHINE, USER = FakeWinreg.HKEY_LOCAL_MACHINE, FakeWinreg.HKEY_CURRENT_USER


@pytest.fixture
def registry():
    return FakeWinreg()


def test_without_the_keys_nothing_is_found(registry):
    assert windows.find(registry) == NOTHING
    assert registry.access == {0x20119}  # to read, in the view of 64 bits


def test_what_is_locked_and_what_is_suggested_stand_in_two_keys_for_two_scopes(registry):
    registry.set(MACHINE, LOCKED, "general.language", "nb")
    registry.set(USER, DEFAULT, "work.apps", ["teams", "outlook"], MULTI_SZ)

    assert windows.find(registry).entries == (
        Entry(
            "general.language",
            "nb",
            Level.LOCKED,
            Scope.MACHINE,
            r"HKEY_LOCAL_MACHINE\Software\Policies\Kjernetid",
        ),
        Entry(
            "work.apps",
            ["teams", "outlook"],
            Level.DEFAULT,
            Scope.USER,
            r"HKEY_CURRENT_USER\Software\Policies\Kjernetid\Recommended",
        ),
    )


def test_names_are_told_apart_by_no_case(registry):
    registry.set(MACHINE, LOCKED, "General.Language", "nb")

    assert windows.find(registry).entries[0].key == "general.language"


@pytest.mark.parametrize(("data", "value"), [(1, True), (0, False), (7, 7)])
def test_a_number_stands_for_yes_or_no(registry, data, value):
    registry.set(MACHINE, LOCKED, "program.autostart", data, DWORD)

    assert windows.find(registry).entries[0].raw is value


def test_a_key_that_may_not_be_read_is_told_and_the_others_count(registry):
    registry.closed.add((MACHINE, LOCKED.casefold()))
    registry.set(MACHINE, DEFAULT, "calendar.country", "NO")

    found = windows.find(registry)

    assert [entry.key for entry in found.entries] == ["calendar.country"]
    (refusal,) = found.refusals
    assert refusal.fault is Fault.UNREADABLE
    assert refusal.why == "Permission denied"


def test_what_the_templates_write_counts(registry):
    registry.set(MACHINE, DEFAULT, "hours.schedule.mon", "08:00-12:00, 12:30-16:00")
    registry.set(MACHINE, DEFAULT, "hours.schedule.fri", "-")
    registry.set(MACHINE, DEFAULT, "calendar.country", "NO")
    registry.set(MACHINE, DEFAULT, "work.apps", ["Teams.exe"], MULTI_SZ)
    registry.set(USER, LOCKED, "general.language", "en")

    policy = judged(windows.find(registry))

    assert policy.refusals == ()
    assert {key: one.value for key, one in policy.defaults.items()} == {
        "hours.schedule.mon": ("08:00-12:00", "12:30-16:00"),
        "hours.schedule.fri": (),
        "calendar.country": "NO",
        "work.apps": ("teams",),
    }
    assert policy.locked["general.language"].value == "en"


def test_all_four_places_are_named():
    assert windows.places() == [
        rf"HKEY_LOCAL_MACHINE\{LOCKED}",
        rf"HKEY_LOCAL_MACHINE\{DEFAULT}",
        rf"HKEY_CURRENT_USER\{LOCKED}",
        rf"HKEY_CURRENT_USER\{DEFAULT}",
    ]
