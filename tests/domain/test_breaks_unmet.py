"""Machine 2: breaks that nobody was asked about, or that nobody came back to."""

from datetime import date, timedelta

import pytest

from tests.timeline import Timeline, asked_to_move, office, rules
from tracker.domain.events import BreakRecorded
from tracker.domain.model import Choice
from tracker.domain.schedule import ScheduleVersion

# ---------------------------------------------------------------- deferred


@pytest.mark.parametrize(
    ("start", "prompts"),
    [("14:59:59", ["15:49:59 movement"]), ("15:00", []), ("15:01", [])],
)
def test_nothing_is_asked_in_the_last_ten_minutes_of_core(start, prompts):
    day = Timeline().works(start, "1h")

    assert day.prompts == prompts


def test_break_that_falls_due_too_late_is_deferred():
    day = Timeline().works("15:00", "1h5min").locks().passes("10min").unlocks().works("1min")

    assert day.breaks == ["16:05-16:15 deferred"]


def test_nothing_is_asked_outside_core():
    assert Timeline().works("18:00", "3h").breaks == []
    assert "movement" not in " ".join(Timeline().works("18:00", "3h").prompts)


def test_break_due_outside_core_is_asked_about_when_core_begins():
    day = Timeline().works("07:00", "2h")

    assert "08:00 movement" in day.prompts


def test_break_held_by_a_call_until_the_person_left_is_deferred():
    day = Timeline().works("09:00", "45min").call().works("20min").locks().call(on=False)
    day.passes("10min").unlocks().works("1min")

    assert day.breaks == ["10:05-10:15 deferred"]


def test_flex_band_is_no_place_without_breaks():
    version = office()
    flexible = ScheduleVersion(version.valid_from, version.days, flex_after=timedelta(hours=2))
    day = Timeline(obeying=rules(flexible)).works("15:30", "1h")

    assert day.prompts == ["16:20 movement"]


def test_band_before_core_does_not_end_where_core_begins():
    version = office()
    flexible = ScheduleVersion(version.valid_from, version.days, flex_before=timedelta(hours=2))
    day = Timeline(obeying=rules(flexible)).works("07:05", "51min")

    assert day.prompts == ["07:55 movement"]


@pytest.mark.parametrize(("clock", "is_asked"), [("20:00", True), ("20:20", False)])
def test_where_no_hours_are_fixed_the_night_is_left_in_peace(clock, is_asked):
    day = Timeline(obeying=rules(office(""))).works(clock, "1h")

    assert bool(day.prompts) is is_asked


def test_where_no_hours_are_fixed_the_morning_asks_again():
    day = Timeline(obeying=rules(office(""))).at("05:00").works("3h")

    assert day.prompts[0] == "06:00 movement"


def test_snooze_that_ends_outside_core_asks_no_more_and_expires():
    """It was shown once, so it is not deferred; nobody came back to it in time."""
    day = Timeline().works("14:55", "51min").answers(Choice.LATER).works("4h")
    day.locks().passes("30min").unlocks().works("1min")

    assert day.prompts[0] == "15:45 movement"
    assert day.breaks == ["16:00-16:00 expired", "19:46-20:16 natural"]


# ---------------------------------------------------------------- ends


def test_day_that_ends_in_a_pause_settles_what_was_deferred():
    day = Timeline().works("15:00", "1h5min").locks().at("04:00", date(2026, 11, 18))

    assert day.breaks == ["16:05-16:05 deferred"]


def test_day_that_ends_in_a_pause_taken_in_time_settles_it_as_taken():
    day = asked_to_move().locks().at("04:00", date(2026, 11, 18))

    assert day.breaks == ["09:51-09:56 taken"]


def test_day_that_ends_in_a_pause_taken_too_late_settles_it_as_expired():
    day = Timeline().works("09:00", "50min").works("15min1s").locks()
    day.at("04:00", date(2026, 11, 18))

    assert day.breaks == ["10:05-10:05 expired"]


def test_day_that_ends_in_a_pause_taken_just_in_time_settles_it_as_taken():
    day = Timeline().works("09:00", "50min").works("15min").locks()
    day.at("04:00", date(2026, 11, 18))

    assert day.breaks == ["10:05-10:10 taken"]


@pytest.mark.parametrize(
    ("pause", "breaks"),
    [("4min59s", ["09:51-09:51 expired"]), ("5min", ["09:51-09:56 taken"])],
)
def test_stop_in_a_pause_takes_the_break_if_it_was_long_enough(pause, breaks):
    assert asked_to_move().locks().passes(pause).stops().breaks == breaks


def test_stop_at_the_moment_a_held_break_fell_due_defers_it():
    day = Timeline().works("09:00", "40min").call().works("10min").locks().call(on=False).stops()

    assert day.breaks == ["09:50-09:50 deferred"]


def test_snooze_that_the_day_ends_is_expired():
    day = Timeline().works("14:55", "51min").answers(Choice.LATER).works("4h").locks()
    day.at("04:00", date(2026, 11, 18))

    assert day.breaks == ["16:00-16:00 expired"]


def test_day_that_ends_in_a_break_keeps_it():
    day = asked_to_move(Choice.NOW).locks().at("04:00", date(2026, 11, 18))

    assert day.breaks == ["09:51-09:56 taken"]


def test_stop_in_a_break_keeps_what_there_was_of_it():
    assert asked_to_move(Choice.NOW).passes("2min").stops().breaks == ["09:51-09:53 taken"]


def test_stop_soon_after_the_prompt_lets_it_expire():
    assert asked_to_move().stops().breaks == ["09:51-09:51 expired"]


def test_stop_of_a_break_that_was_held_defers_it():
    day = Timeline().works("09:00", "45min").call().works("10min").stops()

    assert day.breaks == ["09:55-09:55 deferred"]


def test_stop_while_away_before_a_break_fell_due_records_nothing():
    assert Timeline().works("09:00", "20min").locks().passes("1h").stops().breaks == []


def test_private_time_ends_the_stretch():
    day = asked_to_move().says("private").works("3h")

    assert day.breaks == ["09:51-09:51 expired"]
    assert day.prompts == ["09:50 movement"]


def test_record_tells_when_it_fell_due_and_was_shown():
    day = Timeline().works("09:00", "45min").call().works("10min").call(on=False).works("2min")
    day.answers(Choice.SKIP)

    record = next(e.record for e in day.events if isinstance(e, BreakRecorded))
    assert record.due_at == record.start - timedelta(minutes=7)
    assert record.shown_at == record.start - timedelta(minutes=1)
