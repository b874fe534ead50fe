"""Writing one change, and leaving everything else as the person wrote it."""

import errno
import sys
import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import SettingsError
from tracker.paths import Home
from tracker.settings import Settings, effective_versions, get_value, load, read, text_of
from tracker.settings.typing_in import parse_value
from tracker.settings.versions import holds_until
from tracker.settings.writing import save, set_text

TODAY = date(2026, 11, 23)
CHRISTMAS = date(2026, 12, 24)
WORKDAY = ["08:00-16:00"]

WRITTEN = """\
# my own notes
pet = "cat"

[rest]  # enough of it
daily_h = 12  # not 11

[[hours.schedule]]
from = 2026-01-01
mon = ["08:00-16:00"]  # a plain Monday
note = "kept"
"""


def schedule(home):
    return tomllib.loads(home.settings.read_text(encoding="utf-8"))["hours"]["schedule"]


def test_a_list_reads_back_whatever_its_texts_hold():
    odd = ('say "hi"', "émacs", "tab\tbed")

    assert parse_value("work.apps", text_of(odd)) == odd


def test_the_first_change_makes_a_file_for_its_owner_only(home):
    set_text(home, "work.computer", "shared", from_day=TODAY)

    assert home.settings.read_text().splitlines()[1:] == ["", "[work]", 'computer = "shared"']
    assert [path.name for path in home.folder.iterdir()] == ["settings.toml"]
    if sys.platform != "win32":
        assert home.settings.stat().st_mode & 0o777 == 0o600


def test_the_folder_is_made_if_need_be(tmp_path):
    home = Home(tmp_path / "new" / "home")

    set_text(home, "work.computer", "shared", from_day=TODAY)

    assert read(home.settings).settings.work.computer == "shared"


def test_comments_and_unknown_keys_are_kept(home, write):
    write(WRITTEN)

    set_text(home, "rest.weekly_h", "40", from_day=date(2026, 1, 1))
    set_text(home, "movement.every_min", "45", from_day=TODAY)

    text = home.settings.read_text()
    assert text.startswith(WRITTEN)
    assert "weekly_h = 40" in text
    assert "[movement]\nevery_min = 45\n" in text


def test_a_comment_beside_a_changed_value_is_kept(home, write):
    write("[movement]\nevery_min = 30  # often\n")

    set_text(home, "movement.every_min", "45", from_day=TODAY)

    assert home.settings.read_text() == "[movement]\nevery_min = 45  # often\n"


def test_a_value_is_written_even_where_it_is_the_default(home):
    """Somebody else may preset another one; the person's own word counts."""
    set_text(home, "movement.every_min", "50", from_day=TODAY)

    assert "every_min = 50" in home.settings.read_text()


def test_what_comes_dated_begins_a_version_and_leaves_the_past_alone(home):
    settings = set_text(home, "hours.schedule.fri", "08:00-12:00", from_day=TODAY)

    before, after = effective_versions(settings)
    assert before.days == effective_versions(Settings())[0].days
    assert after.valid_from == TODAY
    assert after.days == (*before.days[:4], ((480, 720),), (), ())


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [("rest.daily_h", "12", 12), ("hours.night", "22:00-06:00", "22:00-06:00")],
)
def test_dated_values_of_the_sections_begin_a_version_too(home, key, text, value):
    settings = set_text(home, key, text, from_day=TODAY)

    before = get_value(Settings(), key, TODAY)
    assert get_value(settings, key, TODAY - timedelta(days=1)) == before
    assert get_value(settings, key, TODAY) == value


def test_versions_stand_apart_by_one_blank_line(home, write):
    write("[work]\napps = []\n\n[hours]\nzone = 'UTC'\n\n[rest]\ndaily_h = 11\n")

    for day in (TODAY, CHRISTMAS, date(2026, 12, 1)):
        set_text(home, "hours.schedule.mon", "", from_day=day)

    text = home.settings.read_text()
    headers = [line for line in text.splitlines() if line.startswith("[")]
    assert text.count("\n\n[") == len(headers) - 1 == 6
    assert "\n\n\n" not in text


def test_a_version_that_begins_on_that_date_is_changed(home, write):
    write(WRITTEN)

    set_text(home, "hours.schedule.tue", "09:00-15:00", from_day=date(2026, 1, 1))

    [version] = schedule(home)
    assert version == {
        "from": date(2026, 1, 1),
        "mon": WORKDAY,
        "note": "kept",
        "tue": ["09:00-15:00"],
    }


def test_a_new_version_lies_between_its_neighbours_and_copies_the_earlier(home, write):
    write(WRITTEN + '\n[[hours.schedule]]\nfrom = 2027-01-01\nmon = ["10:00-12:00"]\n')

    settings = set_text(home, "rest.weekly_h", "40", from_day=TODAY)

    assert [version["from"] for version in schedule(home)] == [
        date(2026, 1, 1),
        TODAY,
        date(2027, 1, 1),
    ]
    assert schedule(home)[1] == {
        "from": TODAY,
        "mon": WORKDAY,
        "note": "kept",
        "weekly_h": 40,
    }
    assert get_value(settings, "rest.weekly_h", date(2027, 1, 1)) == 35


def test_a_change_before_the_first_version_leaves_what_was_before_alone(home, write):
    write(WRITTEN)

    settings = set_text(home, "hours.schedule.mon", "", from_day=date(2025, 6, 1))

    mondays = [
        get_value(settings, "hours.schedule.mon", day)
        for day in (date(2025, 5, 31), date(2025, 6, 1), date(2025, 12, 31), date(2026, 1, 1))
    ]
    assert mondays == [tuple(WORKDAY), (), (), tuple(WORKDAY)]


def test_a_change_from_long_ago_is_the_first_version(home):
    settings = set_text(home, "hours.schedule.mon", "", from_day=date(1990, 1, 1))

    assert [version.valid_from for version in effective_versions(settings)] == [date(1990, 1, 1)]


def test_another_country_lets_go_of_the_region(home):
    set_text(home, "calendar.country", "DE", from_day=TODAY)
    set_text(home, "calendar.region", "BY", from_day=TODAY)
    settings = set_text(home, "calendar.country", "SE", from_day=CHRISTMAS)

    places = [(version.country, version.region) for version in effective_versions(settings)]
    assert places == [("NO", ""), ("DE", "BY"), ("SE", "")]


def test_country_and_region_can_be_set_at_once(home):
    changes = {"calendar.region": "BY", "calendar.country": "DE"}

    settings = save(home, changes, from_day=TODAY)

    assert (effective_versions(settings)[-1].country, effective_versions(settings)[-1].region) == (
        "DE",
        "BY",
    )


def test_a_region_of_another_country_is_refused(home, write):
    write(WRITTEN)

    with pytest.raises(SettingsError) as refused:
        set_text(home, "calendar.region", "BY", from_day=TODAY)

    assert refused.value.sentence == (
        "hours.schedule.region is “BY” (expected: a region code of NO, or nothing);"
        " nothing was changed."
    )
    assert home.settings.read_text() == WRITTEN


def test_a_broken_file_is_not_written_to(home, write):
    write("[rest]\ndaily_h = 40\n")

    with pytest.raises(SettingsError, match=r"line 2: rest.daily_h is 40 .*; correct it"):
        set_text(home, "movement.every_min", "45", from_day=TODAY)

    assert home.settings.read_text() == "[rest]\ndaily_h = 40\n"


def test_text_that_is_not_toml_is_not_written_to(home, write):
    write("[rest\n")

    with pytest.raises(SettingsError, match="not valid TOML"):
        set_text(home, "movement.every_min", "45", from_day=TODAY)


def test_setting_a_broken_value_mends_the_file(home, write):
    write("[movement]\nevery_min = 400  # too much\n")

    settings = set_text(home, "movement.every_min", "45", from_day=TODAY)

    assert settings.movement.every_min == 45
    assert load(home).notices == []
    assert "# too much" in home.settings.read_text()


def test_line_ends_of_windows_stay(home, write):
    write(WRITTEN.replace("\n", "\r\n"))

    set_text(home, "hours.schedule.mon", "", from_day=TODAY)

    written = home.settings.read_bytes()
    assert written.count(b"\r\n") == written.count(b"\n") > WRITTEN.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        '[hours]\nzone = "UTC"\n[work]\napps = []\n[[hours.schedule]]\nfrom = 2026-01-01\n',
        '[hours]\nschedule = [{from = 2026-01-01, mon = ["08:00-16:00"]}]\nzone = "UTC"\n',
        'hours.zone = "UTC"\n',
        "[[hours.schedule]]\nfrom = 2026-01-01\n[rest]\nweekly_h = 40\n",
    ],
)
def test_other_layouts_are_changed_just_as_well(home, write, text):
    write(text)
    before = tomllib.loads(text)

    settings = set_text(home, "hours.schedule.mon", "09:00-10:00", from_day=TODAY)

    after = tomllib.loads(home.settings.read_text())
    assert get_value(settings, "hours.schedule.mon", TODAY) == ("09:00-10:00",)
    assert after["hours"].pop("schedule")[-1]["mon"] == ["09:00-10:00"]
    before["hours"].pop("schedule", None)
    assert after == {"hours": {}} | before


@pytest.mark.parametrize(
    "text", ["hours = {flex_after_min = 30}\n", 'hours.zone = "UTC"\nrest = {daily_h = 12}\n']
)
def test_a_layout_that_would_come_out_wrong_is_left_alone(home, write, text):
    write(text)

    with pytest.raises(SettingsError, match="laid out in a way that only you can change"):
        set_text(home, "hours.schedule.mon", "09:00-10:00", from_day=TODAY)

    assert home.settings.read_text() == text


def test_a_link_to_a_file_kept_elsewhere_stays_a_link(home, tmp_path):
    kept = tmp_path / "dotfiles.toml"
    kept.write_text(WRITTEN)
    try:
        home.settings.symlink_to(kept)
    except OSError:
        pytest.skip("links need a right here that is not given")

    set_text(home, "movement.every_min", "45", from_day=TODAY)

    assert home.settings.is_symlink()
    assert "every_min = 45" in kept.read_text()


def test_a_full_disk_leaves_the_old_file_whole(home, write, monkeypatch):
    write(WRITTEN)

    def refuse(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)

    with pytest.raises(SettingsError, match=r"cannot be written \(No space left on device\)"):
        set_text(home, "movement.every_min", "45", from_day=TODAY)

    assert home.settings.read_text() == WRITTEN
    assert [path.name for path in home.folder.iterdir()] == ["settings.toml"]


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 20))
CHANGES = st.lists(
    st.tuples(DAYS, st.sampled_from(["rest.daily_h", "hours.flex_after_min"]), st.integers(8, 14)),
    max_size=5,
)


@given(changes=CHANGES)
def test_a_change_holds_from_its_day_to_the_next_version_and_nowhere_else(
    tmp_path_factory, changes
):
    home = Home(tmp_path_factory.mktemp("home"))
    days = [date(2025, 12, 31) + timedelta(days=number) for number in range(25)]
    now = Settings()
    for from_day, key, value in changes:
        before = {day: get_value(now, key, day) for day in days}
        until = holds_until(now, from_day) or date.max
        now = set_text(home, key, str(value), from_day=from_day)
        after = {day: get_value(now, key, day) for day in days}
        expected = {day: value if from_day <= day < until else before[day] for day in days}
        assert after == expected

    starts = [version.valid_from for version in effective_versions(now)]
    assert starts == sorted(set(starts))
    assert load(home)[:2] == (now, [])
