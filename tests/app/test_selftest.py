"""The self-test: it says what works, and finds what a package may have left behind."""

import zoneinfo
from pathlib import Path

import pytest

from tracker import pages, selftest
from tracker.notices import plain
from tracker.store.revisions import SCRIPTS, Lineage
from tracker.wording import catalogue, language, use_language


def painted(weeks, path: Path) -> None:
    """Stand in for the windows, which no test of this room has."""
    path.write_bytes(b"%d" % len(weeks) * 3000)


def fault(trial):
    """Return what is said of a trial that fails."""
    tried = selftest._tried("part", trial)
    assert not tried.ok
    return tried.says


def test_where_nothing_is_missing_every_trial_is_good():
    told = {trial.about: trial for trial in selftest.trials(painted)}

    assert [trial for trial in told.values() if not trial.ok] == []
    assert told["journal"].says.startswith("brought from revision 0001 to ")
    assert told["picture"].says == "a fortnight painted, 3 kB"
    assert told["languages"].says == "en nb nn"
    assert told["help"].says == "6 pages: en nb"
    assert int(told["calendars"].says.split()[0]) > 200
    assert "idle: " in told["sensors"].says


def test_the_language_in_use_stays_in_use():
    use_language("nb")

    assert selftest._tried("journal", selftest._journal).ok

    assert language() == "nb"
    use_language("en")


def test_a_missing_script_of_the_journal_is_found(monkeypatch, tmp_path):
    empty = Lineage(scripts=tmp_path)
    monkeypatch.setattr("tracker.store.opening.run_scripts", lambda c, _: _run(c, empty))

    assert "env.py" in fault(selftest._journal)


def _run(connection, lineage):
    from tracker.store.revisions import run_scripts

    assert lineage.scripts != SCRIPTS
    run_scripts(connection, lineage)


def test_a_missing_page_of_the_help_is_found(monkeypatch, tmp_path):
    (tmp_path / "help/nb").mkdir(parents=True)
    monkeypatch.setattr(pages, "files", lambda _package: tmp_path)

    assert "start.md" in fault(selftest._help)


def test_missing_zones_are_found(monkeypatch):
    monkeypatch.setattr(selftest, "available_timezones", lambda: {"UTC"})

    assert fault(selftest._zones) == "LookupError: 1 time zones"


def test_zone_data_that_are_not_there_are_found(monkeypatch):
    def none(name):
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(selftest, "ZoneInfo", none)

    assert "Europe/Oslo" in fault(selftest._zones)


def test_a_missing_catalogue_is_found(monkeypatch, caplog):
    monkeypatch.setattr(catalogue, "LANGUAGES", ("en", "nb", "xx"))

    assert fault(selftest._languages) == "LookupError: xx"
    assert "No catalogue for xx" in caplog.text
    caplog.clear()


def test_a_broken_calendar_is_found_by_its_country(monkeypatch):
    from tracker import holidays

    look_up = holidays._look_up

    def without_sweden(country, region, year):
        if country == "SE":
            raise FileNotFoundError("SE.mo")
        return look_up(country, region, year)

    monkeypatch.setattr(holidays, "_look_up", without_sweden)

    assert fault(selftest._calendars) == "LookupError: SE"


def test_missing_windows_are_found():
    says = fault(lambda: selftest._picture(None))

    assert says == "LookupError: the windows part is not installed"


def test_a_way_to_tell_that_was_left_behind_is_found(monkeypatch):
    def gone():
        raise ModuleNotFoundError("plyer.platforms.linux.notification")

    monkeypatch.setattr("tracker.notices.load_plain", gone)

    assert "plyer.platforms.linux.notification" in fault(selftest._notices)


@pytest.mark.parametrize("name", ["notify", "load_plain"])
def test_plain_notices_are_found_on_this_system(name):
    assert callable(getattr(plain, name))
    assert plain.load_plain().startswith("plyer.platforms.")
