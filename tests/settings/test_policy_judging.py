"""What of a policy counts: a few keys do, and whatever else is asked for is refused by itself."""

import logging
from datetime import UTC, datetime

import pytest

from tracker.settings import Settings, declarations, load
from tracker.settings.policy.allowed import LOCKABLE, PRESETTABLE
from tracker.settings.policy.following import Following
from tracker.settings.policy.found import Entry, Fault, Found, Level, Scope
from tracker.settings.policy.judging import judged
from tracker.settings.policy.words import refusal_text
from tracker.wording import use_language

DECLARED = [key for key in PRESETTABLE if key in declarations()]
PERSONAL = [key for key in declarations() if key not in PRESETTABLE]
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
# What an employer might wish for, and what no version of this program is going to know.
WISHED_FOR = {
    "retention.months": 600,
    "journal.keep_for_months": 600,
    "journal.read_by": "hr",
    "export.path": "\\\\server\\reports",
    "export.every_days": 7,
    "reports.upload_to": "https://example.org",
    "prompts.locked": True,
    "prompts.threshold_min": 5,
    "tray.hide_quit": True,
    "tray.hide_pause": True,
    "general.admin": "boss",
}
FITTING = {
    "general.language": "nb",
    "program.autostart": True,
    "calendar.country": "SE",
    "calendar.region": "03",
    "work.apps": ["teams", "outlook"],
    **{f"hours.schedule.{day}": ["09:00-15:00"] for day in DAYS},
}


def entry(key, raw, level=Level.DEFAULT, scope=Scope.MACHINE, source="policy.toml", line=0):
    return Entry(key, raw, level, scope, source, line)


def of(*entries):
    return judged(Found(entries))


def sentence(key, raw, level=Level.DEFAULT, line=4):
    (refusal,) = of(entry(key, raw, level, line=line)).refusals
    return refusal_text(refusal)


# --- The wall -------------------------------------------------------------------------------------


def test_these_keys_can_be_preset_and_no_others():
    assert (
        "general.language",
        "program.autostart",
        *(f"hours.schedule.{day}" for day in DAYS),
        "calendar.country",
        "calendar.region",
        "work.apps",
    ) == PRESETTABLE


def test_two_of_them_can_be_locked():
    assert LOCKABLE == ("general.language", "program.autostart")


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("key", PERSONAL)
def test_every_other_setting_is_refused_whatever_is_asked_of_it(key, level):
    """Thresholds, reminders, retention, pause, quit, export: they are the person's own."""
    found = of(entry(key, declarations()[key].default, level))

    assert (found.locked, found.defaults) == ({}, {})
    assert [(one.fault, one.key) for one in found.refusals] == [(Fault.PERSONAL, key)]


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize(("key", "raw"), WISHED_FOR.items())
def test_what_would_read_keep_or_hide_is_no_key_at_all(key, raw, level):
    found = of(entry(key, raw, level))

    assert (found.locked, found.defaults) == ({}, {})
    assert [one.fault for one in found.refusals] == [Fault.UNKNOWN]


@pytest.mark.parametrize("key", [key for key in DECLARED if key not in LOCKABLE])
def test_what_is_only_a_suggestion_cannot_be_locked(key):
    found = of(entry(key, FITTING[key], Level.LOCKED))

    assert found.locked == {}
    assert [one.fault for one in found.refusals] == [Fault.NOT_LOCKABLE]


@pytest.mark.parametrize("key", DECLARED)
def test_every_key_that_can_be_preset_counts_as_a_default(key):
    country = () if key != "calendar.region" else (entry("calendar.country", "NO"),)

    found = of(*country, entry(key, FITTING[key]))

    assert found.refusals == ()
    assert key in found.defaults
    assert found.locked == {}


@pytest.mark.parametrize("key", [key for key in DECLARED if key in LOCKABLE])
def test_every_key_that_can_be_locked_is(key):
    found = of(entry(key, FITTING[key], Level.LOCKED))

    assert found.locked[key].value == FITTING[key]
    assert (found.defaults, found.refusals) == ({}, ())


def test_refused_lines_keep_nothing_from_starting_and_are_logged_each_once(etc, home, caplog):
    lines = [f"{key} = 1" for key in (*PERSONAL, *WISHED_FOR)]
    file = etc.write("\n".join(["[locked]", *lines, "[default]", 'work.apps = ["teams"]']))

    loaded = load(home)
    following = Following(NOON)
    following.log(loaded.policy)
    following.log(loaded.policy)

    assert loaded.settings.work.apps == ("teams",)
    assert loaded.settings.prompts == Settings().prompts
    assert loaded.notices == []
    logged = [record.getMessage() for record in caplog.records]
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * len(lines)
    for number, key in enumerate((*PERSONAL, *WISHED_FOR), start=2):
        assert any(line.startswith(f"{file}, line {number}: {key} is ") for line in logged)
    caplog.clear()


# --- Values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("general.language", "tlh"),
        ("general.language", 5),
        ("work.apps", 5),
        ("work.apps", ["bin/teams"]),
        ("hours.schedule.mon", ["8-16"]),
        ("hours.schedule.mon", ["08:00-12:00", "11:00-16:00"]),
        ("calendar.country", "Norway"),
        ("calendar.region", 3),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_itself(key, raw):
    found = of(entry(key, raw), entry("hours.schedule.tue", ["09:00-15:00"]))

    assert list(found.defaults) == ["hours.schedule.tue"]
    assert [(one.fault, one.key) for one in found.refusals] == [(Fault.UNFIT, key)]


def test_values_are_kept_as_settings_hold_them():
    assert of(entry("work.apps", ["Teams.EXE", "teams"])).defaults["work.apps"].value == ("teams",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("08:00-12:00, 12:30-16:00", ("08:00-12:00", "12:30-16:00")),
        ("08:00-16:00", ("08:00-16:00",)),
        ("-", ()),
        ("", ()),
    ],
)
def test_a_list_may_be_written_as_text_which_is_all_that_a_registry_may_offer(text, value):
    key = "hours.schedule.mon"

    assert of(entry(key, text)).defaults[key].value == value


def test_a_region_counts_with_its_country_only():
    key = "calendar.region"
    assert of(entry(key, "03")).defaults[key].value == "03"

    found = of(entry(key, "03"), entry("calendar.country", "SE"))

    assert list(found.defaults) == ["calendar.country"]
    assert [one.fault for one in found.refusals] == [Fault.OTHER_COUNTRY]


# --- Which of two ---------------------------------------------------------------------------------


def test_the_machine_goes_before_the_user_at_each_level():
    key = "general.language"
    for level in Level:
        found = of(entry(key, "en", level), entry(key, "nb", level, Scope.USER))

        assert found.of(key).value == "en"
        assert found.of(key).scope is Scope.MACHINE


def test_of_two_of_the_same_kind_the_later_counts():
    key = "work.apps"

    assert of(entry(key, ["slack"]), entry(key, ["teams"])).defaults[key].value == ("teams",)


def test_what_is_locked_goes_before_a_default_of_any_scope():
    key = "general.language"

    found = of(entry(key, "nb", Level.LOCKED, Scope.USER), entry(key, "en"))

    assert found.of(key).value == "nb"


# --- Words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "raw", "level", "said"),
    [
        (
            "prompts.budget_per_day",
            50,
            Level.LOCKED,
            "prompts.budget_per_day is the person’s own and cannot be preset.",
        ),
        (
            "work.apps",
            ["teams"],
            Level.LOCKED,
            "work.apps can be given as a default, but not be locked.",
        ),
        ("export.path", "x", Level.DEFAULT, "export.path is no setting that this version knows."),
        (
            "general.language",
            "tlh",
            Level.LOCKED,
            "general.language is “tlh” (expected: “”, “en”, “nb” or “nn”).",
        ),
    ],
)
def test_a_refusal_says_where_and_why(key, raw, level, said):
    assert sentence(key, raw, level) == f"policy.toml, line 4: {said}"


def test_a_refusal_is_told_in_the_language_in_use_when_it_is_told():
    (refusal,) = of(entry("general.language", "tlh")).refusals
    english = refusal_text(refusal)

    use_language("nb")
    try:
        assert "forventet" in refusal_text(refusal)
    finally:
        use_language("en")
    assert refusal_text(refusal) == english
