"""The layers: locked, the person's own, default, built in; what is written stays the person's."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from msgspec.structs import replace

from tests.policies import POLICY
from tracker.errors import SettingsError
from tracker.settings import Settings, effective_versions, get_value, load, reread, rows
from tracker.settings.declared import General
from tracker.settings.fitting import fit_region
from tracker.settings.policy.directives import NO_POLICY
from tracker.settings.policy.found import Entry, Found, Level, Scope
from tracker.settings.policy.judging import judged
from tracker.settings.policy.layers import Own, laid
from tracker.settings.writing import set_text

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=7)
MONDAY, FRIDAY = "hours.schedule.mon", "hours.schedule.fri"
SHORT = ("09:00-15:00",)

LAYERS = ("locked machine", "locked user", "own", "default machine", "default user")
POWERSET = [there for size in range(6) for there in combinations(LAYERS, size)]

PLACES = (
    'country = ""\n',
    'country = "SE"\n',
    'country = "DE"\n',
    'country = "DE"\nregion = "BY"\n',
    'country = "NO"\nregion = "03"\n',
)
REGION_ALONE = 'region = "03"\n'  # of Norway, which is built in
NORWEGIAN = ("", PLACES[-1], REGION_ALONE)
FILES = [
    (own, dated)
    for own in ("", *PLACES, REGION_ALONE)
    for dated in ("", *PLACES, REGION_ALONE)
    if dated != REGION_ALONE or own in NORWEGIAN
]
LOCKED = '[locked]\ngeneral.language = "nb"\n'
SUGGESTED = """
[default]
work.apps = ["teams"]
calendar.country = "NO"
calendar.region = "03"
hours.schedule.mon = ["09:00-15:00"]
hours.schedule.fri = []
"""


def value(home, key, on=TODAY):
    return get_value(load(home).settings, key, on)


def row(home, key):
    loaded = load(home)
    return next(row for row in rows(loaded.settings, TODAY, loaded.policy) if row.key == key)


# --- Which layer counts ---------------------------------------------------------------------------


def test_without_a_policy_nothing_is_laid_over_anything(etc, home, write):
    write('[general]\nlanguage = "en"\n')

    loaded = load(home)

    assert loaded.settings is loaded.own.settings
    assert loaded.policy == NO_POLICY


def test_what_is_locked_hides_what_the_person_set_and_keeps_it(etc, home, write):
    write('[general]\nlanguage = "en"\n')
    etc.write(LOCKED)
    assert load(home).settings.general.language == "nb"
    assert load(home).own.settings.general.language == "en"

    (etc.folder / POLICY).unlink()

    assert load(home).settings.general.language == "en"


def test_a_default_counts_until_the_person_sets_the_key(etc, home, write):
    etc.write(SUGGESTED)
    assert value(home, "work.apps") == ("teams",)

    write("[work]\napps = []\n")

    assert value(home, "work.apps") == ()


def test_a_person_may_set_just_what_is_built_in(etc, home, write):
    etc.write('[default]\ngeneral.language = "nb"\n')
    write('[general]\nlanguage = ""\n')

    assert load(home).settings.general.language == ""


@pytest.mark.parametrize("there", POWERSET, ids="-".join)
def test_of_the_layers_that_are_there_the_highest_counts(there):
    highest = there[0] if there else None
    language = {layer: "nb" if layer == highest else "en" for layer in there}
    entries = [
        Entry("general.language", language[f"{level} {scope}"], level, scope, "policy")
        for level in Level
        for scope in Scope
        if f"{level} {scope}" in there
    ]
    own = Own()
    if "own" in there:
        settings = Settings(general=replace(General(), language=language["own"]))
        own = Own(settings, frozenset({"general.language"}))

    held = laid(own, judged(Found(tuple(entries)))).general.language

    assert held == ("nb" if there else "")


# --- Core hours -----------------------------------------------------------------------------------


def test_core_hours_are_suggested_day_by_day_and_other_days_stay_as_they_are(etc, home):
    etc.write(SUGGESTED)

    assert value(home, MONDAY) == SHORT
    assert value(home, "hours.schedule.tue") == ("08:00-16:00",)
    assert value(home, FRIDAY) == ()
    assert len(effective_versions(load(home).settings)) == 1


def test_a_person_with_core_hours_of_their_own_keeps_all_of_them(etc, home, write):
    write('[[hours.schedule]]\nfrom = 2026-01-01\nmon = ["12:00-20:00"]\n')
    etc.write(SUGGESTED)

    assert value(home, MONDAY) == ("12:00-20:00",)
    assert value(home, "hours.schedule.tue") == ()


def test_changing_one_day_begins_with_the_week_that_was_suggested(etc, home):
    etc.write(SUGGESTED)
    set_text(home, "hours.schedule.tue", "10:00-14:00", from_day=LATER)

    for day in (TODAY, LATER):
        assert value(home, MONDAY, day) == SHORT
        assert value(home, FRIDAY, day) == ()
    assert value(home, "hours.schedule.tue", TODAY) == ("08:00-16:00",)
    assert value(home, "hours.schedule.tue", LATER) == ("10:00-14:00",)


# --- Holidays -------------------------------------------------------------------------------------


def test_country_and_region_are_suggested_together(etc, home):
    etc.write(SUGGESTED)

    assert value(home, "calendar.region") == "03"
    assert effective_versions(load(home).settings)[0].region == "03"


@pytest.mark.parametrize(
    ("text", "country", "region"),
    [
        ('[calendar]\ncountry = "SE"\n', "SE", ""),
        ('[calendar]\ncountry = "NO"\n', "NO", "03"),
        ('[calendar]\nregion = ""\n', "NO", ""),
        ('[calendar]\ncountry = "DE"\nregion = "BY"\n', "DE", "BY"),
    ],
)
def test_a_region_is_never_laid_under_another_country(etc, home, write, text, country, region):
    etc.write(SUGGESTED)
    write(text)

    assert value(home, "calendar.country") == country
    assert value(home, "calendar.region") == region
    assert row(home, "calendar.region").default == ("03" if country == "NO" else "")


@pytest.mark.parametrize(
    "text",
    [
        '[calendar]\nregion = "03"\n',
        '[[hours.schedule]]\nfrom = 2026-01-01\nregion = "03"\n',
    ],
)
def test_a_country_is_never_laid_over_a_region_of_another_one(etc, home, write, text):
    etc.write('[default]\ncalendar.country = "SE"\n')
    write(text)

    version = effective_versions(load(home).settings)[0]

    assert (version.country, version.region) == ("NO", "03")


@pytest.mark.parametrize("suggested", [*PLACES, REGION_ALONE])
@pytest.mark.parametrize(("own", "dated"), FILES)
def test_whatever_comes_together_no_region_is_one_of_another_country(
    etc, home, write, own, dated, suggested
):
    version = f"[[hours.schedule]]\nfrom = 2026-01-01\n{dated}" if dated else ""
    write(f"[calendar]\n{own}{version}")
    etc.write(f"[default.calendar]\n{suggested}")

    loaded = load(home)

    assert loaded.notices == []
    for effective in effective_versions(loaded.settings):
        fit_region(effective.country, effective.region)


def test_a_person_may_choose_a_region_of_the_country_that_is_suggested(etc, home):
    """Days before keep the country: it is still suggested for them."""
    etc.write('[default]\ncalendar.country = "DE"\n')

    set_text(home, "calendar.region", "BY", from_day=LATER)

    assert [value(home, key, LATER) for key in ("calendar.country", "calendar.region")] == [
        "DE",
        "BY",
    ]
    assert [value(home, key, TODAY) for key in ("calendar.country", "calendar.region")] == [
        "DE",
        "",
    ]


def test_a_region_of_another_country_is_still_refused(etc, home):
    etc.write('[default]\ncalendar.country = "DE"\n')

    with pytest.raises(SettingsError, match="expected: a region code of DE"):
        set_text(home, "calendar.region", "03", from_day=TODAY)

    assert not home.settings.exists()


# --- Writing --------------------------------------------------------------------------------------


def test_what_is_locked_cannot_be_set_and_nothing_is_written(etc, home):
    file = etc.write(LOCKED)

    with pytest.raises(SettingsError) as refused:
        set_text(home, "general.language", "en", from_day=TODAY)

    assert refused.value.sentence == (
        f"general.language is set by your organisation, in {file}, line 2, and cannot be changed"
        " here."
    )
    assert not home.settings.exists()


def test_nothing_that_is_preset_is_ever_written_into_the_file_of_the_person(etc, home):
    etc.write(LOCKED + SUGGESTED)

    set_text(home, "movement.every_min", "45", from_day=TODAY)

    text = home.settings.read_text("utf-8")
    assert "every_min = 45" in text
    assert not any(word in text for word in ("language", "apps", "calendar", "schedule"))


def test_a_broken_file_of_the_person_leaves_what_is_preset(etc, home, write):
    etc.write(LOCKED + SUGGESTED)
    write("[movement]\nevery_min = 4500\n")

    loaded = load(home)

    assert (loaded.settings.general.language, loaded.settings.work.apps) == ("nb", ("teams",))
    assert len(loaded.notices) == 1


# --- While the program runs -----------------------------------------------------------------------


@pytest.mark.parametrize("text", [None, "", "[movement]\nevery_min = 45\n", "[movement\n"])
def test_a_policy_that_comes_or_goes_is_followed_whatever_the_file_of_the_person_is(
    etc, home, write, text
):
    if text is not None:
        write(text)
    before = load(home)
    etc.write(LOCKED)

    after = reread(home, before)
    assert after.settings.general.language == "nb"

    (etc.folder / POLICY).unlink()
    assert reread(home, after).settings == before.settings


# --- What is told of it ---------------------------------------------------------------------------


def test_a_row_tells_what_is_locked_and_what_is_suggested(etc, home, write):
    etc.write(LOCKED + SUGGESTED)
    write('[[hours.schedule]]\nfrom = 2026-01-01\nmon = ["12:00-20:00"]\n')

    language, apps, monday = (row(home, k) for k in ("general.language", "work.apps", MONDAY))
    theme = row(home, "general.theme")

    assert (language.is_locked, language.value) == (True, "nb")
    assert (apps.is_locked, apps.is_default, apps.directive.value) == (False, True, ("teams",))
    assert (monday.is_locked, monday.is_default, monday.default) == (False, False, SHORT)
    assert (theme.directive, theme.is_default) == (None, True)


def test_laying_twice_changes_nothing_more(etc, home):
    etc.write(LOCKED + SUGGESTED)
    loaded = load(home)

    assert laid(loaded.own, loaded.policy) == loaded.settings
    assert laid(loaded.own._replace(settings=loaded.settings), loaded.policy) == loaded.settings
