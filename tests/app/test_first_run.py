"""The first run without windows: what is new, and from when on what is chosen holds."""

from datetime import date

from tests.hands import FakeClock
from tracker.first_run import changes_in, holds_from, is_new
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.settings import Settings, Value
from tracker.settings.dated import EARLIEST
from tracker.settings.presets import PLANS, Preset, plan_on, values_of

TODAY = date(2026, 11, 23)


def test_a_home_is_new_until_something_is_set_or_recorded_in_it(tmp_path):
    home = Home(tmp_path)
    assert is_new(home)

    home.settings.touch()
    assert not is_new(home)
    home.settings.unlink()
    home.journal.touch()
    assert not is_new(home)


def test_what_is_chosen_first_holds_for_all_days_and_later_from_today_on():
    assert holds_from(TODAY, is_first=True) == EARLIEST
    assert holds_from(TODAY, is_first=False) == TODAY


def test_only_what_differs_is_written():
    chosen: dict[str, Value] = {"work.computer": "work", "movement.every_min": 30}

    assert changes_in(Settings(), chosen, TODAY) == {"movement.every_min": 30}


def test_a_region_goes_with_another_country():
    chosen = {"calendar.country": "DE", "calendar.region": "BY"}

    assert changes_in(Settings(), chosen, TODAY) == chosen
    assert changes_in(Settings(), {"calendar.country": "SE", "calendar.region": ""}, TODAY) == {
        "calendar.country": "SE"
    }


def test_hours_of_a_later_run_leave_the_weeks_before_as_they_were(tmp_path):
    with Tracker.open(Home(tmp_path), FakeClock()) as tracker:
        tracker.keep(values_of(PLANS[Preset.NIGHT]), EARLIEST)
        tracker.keep(values_of(PLANS[Preset.MIXED]), TODAY)

        before = plan_on(tracker.settings, date(2026, 11, 22))
        assert before == PLANS[Preset.NIGHT]
        assert plan_on(tracker.settings, TODAY) == PLANS[Preset.MIXED]
