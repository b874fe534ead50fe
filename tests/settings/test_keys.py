"""One suite over all settings: what is declared is listed, got, set, documented, in the schema."""

from datetime import date
from pathlib import Path

import pytest

from tracker.errors import SettingsError
from tracker.research.finding import Sureness, sureness_name
from tracker.settings import (
    Settings,
    declaration,
    declarations,
    effective_versions,
    get_value,
    rows,
    text_of,
    unit_after,
)
from tracker.settings.dated import Version
from tracker.settings.published import json_schema, settings_page
from tracker.settings.typing_in import parse_value
from tracker.settings.versions import holds_until
from tracker.settings.writing import set_text
from tracker.wording import use_language

TODAY = date(2026, 11, 23)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "settings.md"

# What is set in the tests below: for each key a value other than the default.
OTHER = {
    "general.language": "nb",
    "general.theme": "contrast",
    "hours.zone": "America/New_York",
    "hours.day_starts": "05:30",
    "hours.flex_before_min": "180",
    "hours.flex_after_min": "30",
    "hours.night": "23:00-07:00",
    "hours.evening": "17:00-22:00",
    "hours.reachable": "07:30-11:30, 12:00-16:30",
    "hours.stay_on_home_time": "true",
    "hours.schedule.mon": '["09:00-12:00", "13:00-15:00"]',
    "hours.schedule.tue": "09:00-12:00, 13:00-15:00",
    "hours.schedule.wed": "",
    "hours.schedule.thu": "22:00-06:00",
    "hours.schedule.fri": "[]",
    "hours.schedule.sat": "10:00-12:00",
    "hours.schedule.sun": '"10:00-12:00"',
    "calendar.country": "SE",
    "calendar.region": "03",
    "rest.daily_h": "12",
    "rest.weekly_h": "48",
    "work.computer": "shared",
    "work.apps": "teams,outlook",
    "work.running_counts": "true",
    "work.away_after_min": "2",
    "work.checkin_max_min": "30",
    "movement.every_min": "20",
    "movement.break_min": "1",
    "movement.seated_only": "true",
    "movement.quiet_only": "true",
    "movement.no_stairs": "true",
    "movement.full_screen": "true",
    "movement.tell_counted": "false",
    "prompts.outside_core": "false",
    "prompts.outside_after_min": "60",
    "prompts.still_outside": "false",
    "prompts.last_call": "false",
    "prompts.back_again": "false",
    "prompts.wind_down": "true",
    "prompts.wind_down_before_min": "30",
    "prompts.movement": "false",
    "prompts.meal": "false",
    "prompts.week_ready": "false",
    "prompts.morning": "false",
    "prompts.give_back": "true",
    "prompts.budget_per_day": "0",
    "prompts.left_open": "true",
    "prompts.show_as": "system",
    "prompts.sound": "true",
    "week.self_report": "true",
    "week.self_report_more": "true",
    "program.autostart": "true",
    "data.keep_months": "0",
    "data.delete_old": "true",
}

KEYS = pytest.mark.parametrize("key", list(declarations()))


def test_nothing_is_declared_that_is_not_tried_here():
    assert list(OTHER) == list(declarations())


@KEYS
def test_a_key_is_listed_at_its_default(key):
    [row] = [row for row in rows(Settings(), TODAY) if row.key == key]

    assert row.is_default
    assert row.value == get_value(Settings(), key, TODAY) == declaration(key).default
    assert row.sentence.endswith(".")
    assert row.expected


@KEYS
def test_a_default_fits_its_own_declaration(key):
    default = declaration(key).default

    assert parse_value(key, text_of(default)) == default


@KEYS
def test_a_key_can_be_set_and_got(home, key):
    settings = set_text(home, key, OTHER[key], from_day=TODAY)

    value = parse_value(key, OTHER[key])
    assert get_value(settings, key, TODAY) == value != declaration(key).default
    assert [row.key for row in rows(settings, TODAY) if not row.is_default] == [key]
    assert parse_value(key, text_of(value)) == value


@KEYS
def test_a_key_is_documented(key):
    assert f"- **`{key}`**" in settings_page()


@KEYS
def test_a_key_is_in_the_schema(key):
    schema = json_schema()["$defs"]
    section, name = key.rsplit(".", 1)
    table = {"hours.schedule": "Version"}.get(section, section.capitalize())

    assert schema[table]["properties"][name]["description"] == declaration(key).sentence


@KEYS
def test_a_bare_number_carries_its_unit(key):
    declared = declaration(key)

    if isinstance(declared.default, int) and not isinstance(declared.default, bool):
        assert declared.unit
        assert key.endswith(f"_{declared.unit}") or key == "prompts.budget_per_day"


@pytest.mark.parametrize(("months", "unit"), [(0, "months"), (1, "month"), (2, "months")])
def test_a_unit_agrees_with_its_number(months, unit):
    assert unit_after(declaration("data.keep_months"), months) == unit


@KEYS
def test_a_key_is_described_in_norwegian(key):
    english = next(row for row in rows(Settings(), TODAY) if row.key == key)
    use_language("nb")
    norwegian = next(row for row in rows(Settings(), TODAY) if row.key == key)
    use_language("en")

    assert norwegian.sentence != english.sentence
    assert bool(norwegian.rests_on) == bool(english.rests_on)
    assert norwegian.rests_on != english.rests_on or not english.rests_on


@pytest.mark.parametrize(
    "key",
    [
        *("movement.every_min", "movement.break_min", "prompts.movement", "prompts.morning"),
        *("rest.daily_h", "rest.weekly_h", "prompts.last_call", "week.self_report"),
    ],
)
def test_what_rests_on_research_says_how_sure_that_is(key):
    """In the words of docs/research.md."""
    assert sureness_name(Sureness.FAIR).lower() in declarations()[key].rests_on


def test_the_settings_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == settings_page(), "run scripts/settings_page.py"


@pytest.mark.parametrize(
    ("key", "outside"),
    [
        (key, number)
        for key, declared in declarations().items()
        if declared.limits
        for number in (declared.limits[0] - 1, declared.limits[1] + 1)
    ],
)
def test_limits_hold_to_the_last_number(key, outside):
    low, high = declaration(key).limits or (0, 0)

    assert [parse_value(key, str(number)) for number in (low, high)] == [low, high]
    with pytest.raises(SettingsError, match=rf"\(expected: a whole number from {low} to {high}\)"):
        parse_value(key, str(outside))


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("movement.evry_min", "did you mean “movement.every_min”?"),
        ("every_min", "did you mean “movement.every_min”?"),
        ("hours.schedule", "There is no setting “hours.schedule”;"),
        ("", "“kjernetid settings list” names them all."),
        ("quux", "“kjernetid settings list” names them all."),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_one(key, sentence):
    with pytest.raises(SettingsError) as refused:
        get_value(Settings(), key, TODAY)

    assert sentence in refused.value.sentence


def test_a_key_is_also_understood_as_it_stands_in_a_version():
    assert declaration("hours.schedule.country") is declaration("calendar.country")


def test_every_value_that_a_version_may_give_has_a_key():
    in_versions = {declared.in_version for declared in declarations().values()} - {""}

    assert in_versions | {"from_"} == set(Version.__struct_fields__)


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("hours.stay_on_home_time", "yes", "cannot be “yes” (expected: true or false)."),
        ("rest.daily_h", "eleven", "cannot be “eleven” (expected: a whole number from 8 to 14)."),
        ("rest.daily_h", "1\nx = 2", "(expected: a whole number from 8 to 14)."),
        ("hours.schedule.mon", "8-16", 'cannot be ["8-16"] (expected: a list of intervals'),
        ("hours.schedule.mon", "[8]", "cannot be [8] (expected: a list of intervals"),
        ("work.apps", "C:\\teams.exe", "(expected: a list of process names"),
        ("hours.day_starts", "2026-01-01", "cannot be “2026-01-01” (expected: a time such as"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_what_would(key, text, sentence):
    with pytest.raises(SettingsError) as refused:
        parse_value(key, text)

    assert refused.value.sentence.startswith(f"{key} cannot be ")
    assert sentence in refused.value.sentence


def test_defaults_are_those_of_the_design():
    [version] = effective_versions(Settings())

    assert version.days == (*[((480, 960),)] * 5, (), ())
    assert (version.flex_before_min, version.flex_after_min) == (0, 0)
    assert (version.night, version.day_starts_min) == ((1260, 1800), 240)
    assert (version.country, version.region) == ("NO", "")
    assert (version.daily_h, version.weekly_h) == (11, 35)
    assert version.has_fixed_hours
    assert holds_until(Settings(), TODAY) is None


def test_what_is_no_text_is_refused_when_it_is_typed():
    """A terminal hands bytes that are no UTF-8 over as halves of signs."""
    with pytest.raises(SettingsError, match="expected: text that can be written in UTF-8"):
        parse_value("work.apps", "teams\udcff")
