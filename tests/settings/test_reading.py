"""Reading a settings file: what can be used is, and what cannot is told in one sentence."""

from datetime import UTC, date, datetime

import pytest

from tracker.errors import SettingsError
from tracker.settings import Loaded, Settings, effective_versions, load, read
from tracker.settings.document import parse
from tracker.wording import use_language

NOW = datetime(2026, 11, 23, 10, 30, 5, tzinfo=UTC)


def test_a_missing_file_means_defaults(home):
    assert load(home, set_aside_at=NOW) == Loaded(Settings(), [])
    assert list(home.folder.iterdir()) == []


def test_an_empty_file_means_defaults(home, write):
    write("")

    assert load(home) == Loaded(Settings(), [])


def test_what_is_set_counts_and_the_rest_has_its_default(home, write):
    write(
        """
        [general]
        language = "nb"
        [hours]
        zone = "Europe/Oslo"
        stay_on_home_time = true
        [[hours.schedule]]
        from = 2026-01-01
        mon = ["12:30-16:00", "08:00-12:00"]
        daily_h = 12
        [work]
        apps = ["Teams.EXE", "outlook", "teams"]
        """
    )

    settings, notices, *_ = load(home)

    assert notices == []
    assert settings.general.language == "nb"
    assert settings.hours.zone == "Europe/Oslo"
    assert settings.hours.stay_on_home_time
    assert settings.work.apps == ("teams", "outlook")
    assert settings.movement == Settings().movement
    [version] = effective_versions(settings)
    assert version.valid_from == date(2026, 1, 1)
    assert version.days[0] == ((480, 720), (750, 960))
    assert (version.daily_h, version.weekly_h) == (12, 35)


@pytest.mark.parametrize("text", [b"\xef\xbb\xbf[rest]\r\ndaily_h = 12\r\n", "[rest]\ndaily_h=12"])
def test_editors_may_leave_their_marks(home, write, text):
    write(text)

    assert load(home).settings.rest.daily_h == 12


FAULTS = [
    ("[rest\n", "line 1, column 6 is not valid TOML (Expected ']' at the end of a table"),
    ('x = """', "is not valid TOML"),
    ("[rest]\n\ndaily_h = 40", "line 3: rest.daily_h is 40 (expected: a whole number from 8 to"),
    ("[rest]\ndaily_h = 7", "line 2: rest.daily_h is 7 ("),
    ("[rest]\ndaily_h = 11.5", "line 2: rest.daily_h is 11.5 ("),
    ("[rest]\ndaily_h = true", "line 2: rest.daily_h is true ("),
    ('[rest]\ndaily_h = "11"', "line 2: rest.daily_h is “11” ("),
    ("rest = 5", "line 1: rest is 5 (expected: a table)"),
    ('[general]\nlanguage = "tlh"', "general.language is “tlh” (expected: “”, “en”, “nb” or “nn”)"),
    ('[hours]\nzone = "Europe/Olso"', "line 2: hours.zone is “Europe/Olso” (expected: a zone"),
    ('[hours]\nzone = "../etc/passwd"', "line 2: hours.zone is “../etc/passwd”"),
    ('[hours]\nnight = "21:00-21:00"', "hours.night is “21:00-21:00” (expected: an interval"),
    ('[hours]\nday_starts = "24:00"', "hours.day_starts is “24:00” (expected: a time such as"),
    ('[hours]\nday_starts = "04:00\\n"', "line 2: hours.day_starts is “04:00"),
    ("[hours]\nday_starts = 04:00:00", "hours.day_starts is 04:00:00 (expected: a time such as"),
    ("[hours]\nstay_on_home_time = 1", "hours.stay_on_home_time is 1 (expected: true or false)"),
    ('[calendar]\ncountry = "XX"', "calendar.country is “XX” (expected: a country code"),
    ('[calendar]\ncountry = "no"', "calendar.country is “no”"),
    ('[calendar]\nregion = "BY"', "calendar.region is “BY” (expected: a region code of NO, or"),
    ('[calendar]\ncountry = ""\nregion = "BY"', "(expected: no region without a country)"),
    ('[work]\ncomputer = "home"', "work.computer is “home” (expected: “work” or “shared”)"),
    ('[work]\napps = "teams"', "work.apps is “teams” (expected: a list of process names"),
    ('[work]\napps = [""]', 'work.apps is [""] ('),
    ('[work]\napps = [".exe"]', 'work.apps is [".exe"] ('),
    ('[work]\napps = ["/usr/bin/teams"]', 'work.apps is ["/usr/bin/teams"] ('),
    ("[work]\napps = [1, {a = 2}]", "work.apps is [1, a table] ("),
    ("hours.schedule = 5", "hours.schedule is 5 (expected: a list of tables headed"),
    ("[hours.schedule]\nfrom = 2026-01-01", "line 1: hours.schedule is a table ("),
    ("hours.schedule = [5]", "hours.schedule is [5] ("),
    ("[[hours.schedule]]\nmon = []", "line 1: hours.schedule.from is missing (expected: a date"),
    ("[[hours.schedule]]\nfrom = 2026-01-01T00:00:00", "schedule.from is 2026-01-01T00:00:00 ("),
    ('[[hours.schedule]]\nfrom = "2026-01-01"', "hours.schedule.from is “2026-01-01” ("),
    (
        '[[hours.schedule]]\nfrom = 2026-01-01\nmon = ["08:00-12:00", "11:00-16:00"]',
        'line 3: hours.schedule.mon is ["08:00-12:00", "11:00-16:00"] (expected: intervals that',
    ),
    ('[[hours.schedule]]\nfrom = 2026-01-01\nmon = ["8-16"]', 'schedule.mon is ["8-16"] ('),
    ("[[hours.schedule]]\nfrom = 2026-01-01\ndaily_h = 5", "line 3: hours.schedule.daily_h is 5"),
    (
        "[[hours.schedule]]\nfrom = 2026-02-01\n[[hours.schedule]]\nfrom = 2026-02-01",
        "line 4: hours.schedule.from is 2026-02-01 (expected: a date after 2026-02-01)",
    ),
    (
        '[[hours.schedule]]\nfrom = 2026-02-01\ncountry = "DE"\nregion = "XX"',
        "line 4: hours.schedule.region is “XX” (expected: a region code of DE, or nothing)",
    ),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_broken_file_is_set_aside_and_told_of_in_one_sentence(home, write, text, fault):
    write(text)

    settings, [notice], *_ = load(home, set_aside_at=NOW)

    aside = home.folder / "settings.broken-20261123-103005.toml"
    assert settings == Settings()
    assert notice.startswith("settings.toml")
    assert fault in notice
    assert notice.endswith(f"; the file was set aside as {aside.name}, and defaults are used.")
    assert list(home.folder.iterdir()) == [aside]
    assert aside.read_text() == text


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_command_that_only_reads_leaves_a_broken_file_where_it_is(home, write, text, fault):
    write(text)

    settings, [notice], *_ = load(home)

    assert settings == Settings()
    assert fault in notice
    assert notice.endswith("; until that is put right, defaults are used.")
    assert home.settings.read_text() == text


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_file_that_was_named_is_refused(home, write, text, fault):
    write(text)

    with pytest.raises(SettingsError) as refused:
        read(home.settings)

    assert fault in refused.value.sentence
    assert refused.value.sentence.endswith("; correct it, and try again.")


def test_a_file_that_is_not_text(home, write):
    write(b"\xff\xfe\x00")

    _, [notice], *_ = load(home, set_aside_at=NOW)

    assert notice.startswith("settings.toml is not UTF-8 text; the file was set aside as")


def test_files_set_aside_in_the_same_second_do_not_overwrite_each_other(home, write):
    for text in ("rest = 1", "rest = 2", "rest = 3"):
        write(text)
        load(home, set_aside_at=NOW)

    assert {path.name: path.read_text() for path in home.folder.iterdir()} == {
        "settings.broken-20261123-103005.toml": "rest = 1",
        "settings.broken-20261123-103005-2.toml": "rest = 2",
        "settings.broken-20261123-103005-3.toml": "rest = 3",
    }


def test_a_file_that_cannot_be_renamed_is_told_of_all_the_same(home, write, monkeypatch):
    write("rest = 1")

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.rename", refuse)

    settings, [notice], *_ = load(home, set_aside_at=NOW)

    assert settings == Settings()
    assert notice.endswith("; until that is put right, defaults are used.")


def test_a_file_that_cannot_be_opened_is_not_renamed(home):
    home.settings.mkdir()

    settings, [notice], *_ = load(home, set_aside_at=NOW)

    assert settings == Settings()
    assert "cannot be read" in notice
    assert home.settings.is_dir()


def test_unknown_keys_are_told_of_once_and_do_no_harm(home, write):
    write(
        """pet = "cat"
[rest]
daily_hours = 9
daily_h = 9
[[hours.schedule]]
from = 2026-01-01
mondag = []
[work.hue]
core = "blue"
"""
    )

    settings, [notice], *_ = load(home, set_aside_at=NOW)

    assert settings.rest.daily_h == 9
    assert home.settings.exists()
    assert notice.startswith(
        "settings.toml holds keys that this version does not know; they are kept and do nothing: "
    )
    for told in (
        "pet (line 1)",
        "rest.daily_hours (line 3; did you mean rest.daily_h?)",
        "hours.schedule.mondag (line 7; did you mean hours.schedule.mon?)",
        "work.hue (line 8)",
    ):
        assert told in notice


def test_a_single_unknown_key(home, write):
    write("[movement]\nevery = 20")

    [notice] = load(home).notices

    assert notice == (
        "settings.toml holds a key that this version does not know; it is kept and does nothing:"
        " movement.every (line 2; did you mean movement.every_min?)."
    )


def test_faults_are_told_in_norwegian_too(home, write):
    write("[rest]\ndaily_h = 40")
    use_language("nb")

    [notice] = load(home).notices

    use_language("en")
    assert notice == (
        "settings.toml, linje 2: rest.daily_h er 40 (forventet: et helt tall fra 8 til 14);"
        " standardverdiene gjelder til det er rettet."
    )


def test_a_long_value_is_cut_in_the_sentence(home, write):
    write(f'[hours]\nzone = "{"x" * 500}"')

    [notice] = load(home).notices

    assert "x…" in notice
    assert len(notice) < 250


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("hours",), 2),
        (("hours", "zone"), 3),
        (("hours", "schedule", 0, "mon"), 8),
        (("hours", "schedule", 1, "from"), 12),
        (("hours", "schedule", 1, "absent"), 11),
        (("nowhere",), None),
    ],
)
def test_the_line_of_a_key(path, line):
    document = parse(
        """# zone = "in a comment"
[hours]  # zone
zone = "Europe/Oslo"
night = "21:00-06:00"
[[hours.schedule]]
# mon = []
from = 2026-01-01
mon = [
  "08:00-12:00",
]
[[hours.schedule]]
"from" = 2026-02-01
"""
    )

    assert document.line_of(path) == line


def test_the_line_of_dotted_keys():
    document = parse("hours.zone = ''\nrest.'daily_h' = 12\n")

    assert document.line_of(("rest", "daily_h")) == 2
