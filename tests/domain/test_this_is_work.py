"""“This is work”, said afterwards: what was not counted, and is remembered, becomes work."""

from datetime import UTC, date, datetime

import pytest

from tests.timeline import Timeline, office, rules
from tracker.domain.events import SessionStarted, WorkRecalled
from tracker.domain.model import EndReason, Phase, Place
from tracker.errors import UsageError

SATURDAY = date(2026, 11, 21)
LAST_20 = ("start", "last", "20m")
LAST_HOUR = ("start", "last", "1h")


def shared(day: date = date(2026, 11, 17), **changed) -> Timeline:
    return Timeline(day, obeying=rules(is_shared=True, apps=frozenset({"teams"}), **changed))


def recalled(day: Timeline) -> list[list[str]]:
    """Return what was remembered, each time the person asked for it."""
    return [[day._span(s) for s in e.spans] for e in day.events if isinstance(e, WorkRecalled)]


# ---------------------------------------------------------------- off duty on a shared computer


def test_last_minutes_of_an_evening_become_work_and_it_goes_on():
    day = shared().works("18:00", "30min").says(*LAST_20)

    assert day.phase is Phase.WORKING
    assert day.engine.state.since == datetime(2026, 11, 17, 17, 10, tzinfo=UTC)
    assert day.works("10min").locks().sessions == ["18:10-18:40 lock"]


def test_nothing_is_told_of_it_before_the_person_speaks():
    assert shared().works("18:00", "3h").pauses("1h").works("1h").locks().events == []


def test_no_minute_is_counted_in_which_there_was_no_input():
    day = shared().works("18:00", "10min").pauses("12min").works("8min").says(*LAST_HOUR)

    assert recalled(day) == [["18:00-18:10", "18:22-18:30"]]
    assert day.locks().sessions == ["18:00-18:10 idle", "18:22-18:30 lock"]


def test_short_pause_is_part_of_it_as_always():
    day = shared().works("18:00", "10min").pauses("4min59s").works("8min").says(*LAST_HOUR)

    assert day.locks().sessions == ["18:00-18:22:59 lock"]


def test_lock_and_sleep_end_it_at_once():
    day = shared().works("18:00", "5min").locks().passes("5min").unlocks().works("5min")
    day.sleeps("10min").works("5min").says(*LAST_HOUR)

    assert day.locks().sessions == ["18:00-18:05 lock", "18:10-18:15 sleep", "18:25-18:30 lock"]


def test_it_ends_at_the_last_input_where_nobody_is_at_it_any_more():
    """Who says it from the phone's remote desktop is not there; the hand-made session is empty."""
    day = shared().works("18:00", "10min").pauses("10min").says(*LAST_HOUR).pauses("10min")

    assert day.sessions == ["18:00-18:10 idle"]
    assert day.dropped == ["18:20-18:20"]


def test_call_without_input_is_activity():
    day = shared().works("18:00", "1min").call().pauses("20min").call(on=False).works("4min")

    assert day.says(*LAST_HOUR).locks().sessions == ["18:00-18:25 lock"]


def test_call_behind_a_locked_screen_ends_with_the_call():
    day = shared().works("18:00", "1min").call().locks().passes("20min").call(on=False)
    day.passes("10min").unlocks().works("1min").says(*LAST_HOUR)

    assert day.locks().sessions == ["18:00-18:21 call_ended", "18:31-18:32 lock"]


def test_forgotten_call_is_no_activity_for_ever():
    day = shared().at("12:00", SATURDAY).works("1min").call().pauses("4h30min").says(*LAST_HOUR)

    assert recalled(day) == [["15:31+4-16:01+4"]]


def test_input_after_a_forgotten_call_is_activity_again():
    day = shared().works("18:00", "1min").call().pauses("4h30min").works("5min").says(*LAST_20)

    assert recalled(day)[0][-1:] == ["22:31-22:36"]


def test_nothing_from_more_than_an_hour_ago_is_remembered():
    day = shared().works("18:00", "10min").pauses("50min").works("5min").says(*LAST_HOUR)

    assert recalled(day) == [["18:05-18:10", "19:00-19:05"]]
    assert day.locks().sessions == ["18:05-18:10 idle", "19:00-19:05 lock"]


def test_it_is_forgotten_after_an_hour():
    day = shared().works("18:00", "10min").pauses("70min").blinks()
    day.works("1min")

    assert day.engine.state.uncounted.seen == ()


def test_over_midnight_and_the_day_boundary():
    day = shared().works("23:50", "20min").says(*LAST_20).locks()
    assert day.sessions == ["23:50-00:10+1 lock"]

    day = shared().at("03:50", date(2026, 11, 18)).works("20min").says(*LAST_20).locks()
    assert day.sessions == ["03:50+1-04:10+1 lock"]


def test_bumped_mouse_is_still_noise():
    day = shared().works("18:00", "29s").locks().passes("5min").unlocks().works("5min")

    assert day.says(*LAST_HOUR).locks().sessions == ["18:05:29-18:10:29 lock"]
    assert day.dropped == ["18:00-18:00:29"]


def test_work_before_a_sign_came_joins_the_session_that_runs():
    day = shared().works("18:00", "10min").fronts("teams").works("5min").says(*LAST_20)

    assert day.engine.state.since == datetime(2026, 11, 17, 17, 0, tzinfo=UTC)
    assert day.locks().sessions == ["18:00-18:10 parted", "18:10-18:15 lock"]
    assert [e.began for e in day.events if hasattr(e, "began")] == [day._next("18:00", day.day)]


def test_work_before_a_session_that_is_over_stands_for_itself():
    day = shared().works("18:00", "10min").fronts("teams").works("5min").fronts("").works("5min")

    assert day.says(*LAST_20).locks().sessions == [
        "18:10-18:15 stop",
        "18:00-18:10 stop",
        "18:15-18:20 lock",
    ]


def test_work_that_outlasted_core_hours_goes_on_with_them():
    day = shared().works("15:30", "45min").says(*LAST_20).locks()

    assert day.sessions == ["15:30-16:00 stop", "16:00-16:15 lock"]


def test_work_before_core_hours_joins_the_session_in_them():
    day = shared().works("07:30", "40min").says(*LAST_HOUR).locks()

    assert day.sessions == ["07:30-08:00 parted", "08:00-08:10 lock"]


def test_it_goes_on_until_the_person_leaves():
    day = shared().works("18:00", "20min").says(*LAST_20).works("3h").pauses("10min").works("1h")

    assert day.sessions == ["18:00-21:20 idle"]
    assert day.phase is Phase.AWAY


def test_said_twice_it_counts_once():
    day = shared().works("18:00", "20min").says(*LAST_20).says(*LAST_HOUR).locks()

    assert day.sessions == ["18:00-18:20 lock"]
    assert recalled(day) == [["18:00-18:20"], []]


def test_what_lies_before_the_window_can_be_said_later():
    day = (
        shared().works("18:00", "10min").pauses("10min").works("10min").says("start", "last", "5m")
    )
    day.locks().says(*LAST_HOUR)

    assert recalled(day) == [["18:25-18:30"], ["18:00-18:10", "18:20-18:25"]]


# ---------------------------------------------------------------- after a stop, in a pause


def test_it_undoes_an_accidental_stop():
    day = Timeline().works("09:00", "30min").says("stop").works("15min").says(*LAST_20)

    assert day.locks().sessions == ["09:00-09:30 stop", "09:30-09:45 lock"]


def test_end_of_a_pause_becomes_work_and_is_known():
    day = Timeline().works("09:00", "30min").says("pause").works("30min").says(*LAST_20)
    day.locks().stops()

    assert day.sessions == ["09:00-09:30 pause", "09:40-10:00 lock"]
    assert day.covered == ["09:00-09:30 tracked", "09:30-09:40 unknown", "09:40-10:00 tracked"]


def test_whole_of_a_short_pause_is_known():
    day = Timeline().works("09:00", "30min").says("pause").works("10min").says(*LAST_20)
    day.locks().stops()

    assert day.covered == ["09:00-09:30 tracked", "09:30-09:40 tracked"]


def test_paused_off_duty_it_is_work_all_the_same():
    day = shared().at("18:00").starts().says("pause").works("30min").says(*LAST_20)

    assert day.locks().sessions == ["18:10-18:30 lock"]
    assert day.stops().covered == []


# ---------------------------------------------------------------- private


def test_nothing_of_private_time_is_remembered():
    day = shared().works("18:00", "20min").says("private").works("20min").says("resume")
    day.works("10min").says(*LAST_HOUR)

    assert recalled(day) == [["18:00-18:20", "18:40-18:50"]]


def test_private_is_over_when_the_person_says_that_it_is_work():
    day = shared().works("18:00", "20min").says("private").works("20min").says(*LAST_20)

    assert recalled(day) == [[]]
    assert day.phase is Phase.WORKING


def test_what_was_erased_is_forgotten():
    day = shared().works("18:00", "30min").says("private", "last", "20m").works("5min")
    day.says("resume").works("5min").says(*LAST_HOUR)

    assert recalled(day) == [["18:00-18:10", "18:35-18:40"]]


def test_taken_back_in_time_nothing_is_forgotten():
    day = shared().works("18:00", "30min").says("private", "last", "20m").passes("9s")
    day.says("resume").says(*LAST_HOUR)

    assert recalled(day) == [["18:00-18:30"]]


def test_private_time_in_a_session_that_started_by_a_sign_does_not_come_back():
    """The clock is set back into it: what is recorded there now is new."""
    day = shared().fronts("teams").works("18:00", "30min").says("private", "last", "20m")
    day.passes("10s").clock_jumps("-25min").says("resume").works("10min").locks()

    assert day.sessions == ["18:00-18:30 private", "18:10-18:15:10 lock"]


# ---------------------------------------------------------------- restarts, clocks and places


@pytest.mark.parametrize("end", ["stops", "crashes"])
def test_nothing_outlives_the_program(end):
    day = shared().works("18:00", "20min")
    getattr(day, end)()
    day.passes("1min").starts().works("5min").says(*LAST_20)

    assert recalled(day) == [["18:21-18:26"]]
    known_from = [e.known_from for e in day.events if isinstance(e, WorkRecalled)]
    assert known_from == [day._next("18:21", day.day)]


def test_clock_that_is_set_moves_it_along():
    day = shared().works("18:00", "20min").clock_jumps("1h").works("5min").says(*LAST_20).locks()

    assert day.sessions == ["19:05-19:25 lock"]


def test_clock_set_back_counts_nothing_twice():
    day = shared().fronts("teams").works("18:00", "20min").fronts("").works("10min")
    day.clock_jumps("-20min").works("5min").says(*LAST_HOUR).locks()

    assert day.sessions == ["18:00-18:20 stop", "18:15-18:15 lock"]
    assert recalled(day) == [[]]


def test_work_in_two_zones_is_kept_in_both():
    day = shared().works("18:00", "10min").travels("Europe/London").works("10min").says(*LAST_20)

    assert day.locks().sessions == ["17:00-17:10 parted", "17:10-17:20 lock"]
    assert day.zones == ["Europe/Oslo", "Europe/London"]


def test_work_on_a_journey_is_kept_where_it_was_done():
    day = shared().works("18:00", "10min").travels("Europe/London").works("10min")
    day.travels("Atlantic/Azores").works("10min").pauses("10min").works("1min").says(*LAST_HOUR)

    assert day.zones == ["Europe/Oslo", "Europe/London", "Atlantic/Azores"]
    assert [e.began for e in day.events if hasattr(e, "began")] == [day.kept[0].start]


def test_work_in_two_places_is_kept_in_both():
    day = shared().at("18:00").starts().goes(Place.OTHER).works("10min").goes(Place.HOME)
    day.works("10min").says(*LAST_20).locks()

    places = [(e.start, e.place) for e in day.events if isinstance(e, SessionStarted)]
    assert places == [(day._next("18:00", day.day), Place.OTHER)]
    assert day.sessions == ["18:00-18:10 parted", "18:10-18:20 lock"]


def test_each_stretch_before_a_pause_is_one_of_its_own():
    day = shared().works("18:00", "10min").pauses("10min").works("5min").pauses("10min")
    day.works("10min").says(*LAST_HOUR)

    assert recalled(day) == [["18:00-18:10", "18:20-18:25", "18:35-18:45"]]


# ---------------------------------------------------------------- words


@pytest.mark.parametrize("word", ["61m", "1h1m", "2h", "0m", "soon", ""])
def test_no_more_than_the_last_hour_can_be_asked_for(word):
    day = shared().works("18:00", "1h")

    with pytest.raises(UsageError):
        day.says("start", "last", word)
    assert day.phase is Phase.AWAY


@pytest.mark.parametrize("words", [("last",), ("20m",), ("since", "18:00"), ("last", "20m", "now")])
def test_other_words_after_start_are_refused(words):
    with pytest.raises(UsageError, match="start last 20m"):
        shared().works("18:00", "1h").says("start", *words)


def test_reason_of_the_earlier_part_is_how_it_ended():
    day = shared().works("18:00", "10min").locks().unlocks().says(*LAST_20)

    ended = [e.reason for e in day.events if hasattr(e, "reason")]
    assert ended == [EndReason.LOCK]


def test_no_fixed_hours_on_a_shared_computer_need_a_sign_always():
    day = Timeline(obeying=rules(office(""), is_shared=True)).works("10:00", "30min")
    assert day.started == []

    assert day.says(*LAST_20).locks().sessions == ["10:10-10:30 lock"]
