"""The morning: told once a day, at its first work, of the evening before; never at night."""

from datetime import date, timedelta
from typing import cast

import pytest

from tests.domain.days import at as oslo
from tests.hands import FULL, OSLO, FakeClock, at
from tests.sensing import FakeSensors, let_live, tell
from tracker.domain.signals import Active, Apps, Call, Idle, Lock, Unlock
from tracker.domain.spans import Span
from tracker.hall import Tracker
from tracker.live import Live
from tracker.morning import Morning, morning_of, offer_of
from tracker.morning_words import Line, deed_of, morning_lines, offer_line
from tracker.paths import Home
from tracker.sensors.choosing import Sensors

MONDAY, TUESDAY = at("12:00", 7).date(), at("12:00", 8).date()
MINUTE = timedelta(minutes=1)
SHORT = (
    "There were 10 h 00 min between last night’s work and this morning. A calmer evening today is"
    " one option."
)


@pytest.fixture
def monday(tracker):
    """A Monday at work, on record."""
    tracker.corrections.add(at("08:00", 7), at("12:00", 7))
    tracker.corrections.add(at("12:30", 7), at("16:00", 7))
    return tracker


@pytest.fixture
def begins(tracker, clock, sensors):
    """Start the program at a time of Tuesday, or of another day, as often as it is asked to."""
    started: list[Live] = []

    def begins(time="07:50", day=8):
        clock.until(at(time, day))
        for old in started:
            old.stop()
        live = Live(tracker, clock, sensors)
        live.start()
        started[:] = [live]
        return live

    yield begins
    for live in started:
        live.stop()


def mornings(live, clock, until, day=8):
    """Look after each turn, as the window does; return what is told, with when."""
    told = []
    while (deadline := live.next_deadline()) is not None and deadline <= at(until, day):
        clock.until(max(deadline, clock.at))
        live.due()
        found = live.morning()
        if found is not None:
            told.append((clock.at, found))
    clock.until(at(until, day))
    return told


def works(live, sensors, clock, time="08:00", day=8):
    let_live(live, clock, at(time, day))
    tell(live, sensors, Unlock(), Active())


def lines(morning):
    return [line.text for line in morning_lines(morning)]


def look(tracker):
    return morning_of(tracker, OSLO)


def told_at_eight(begins, sensors, clock):
    """Return what is told on a Tuesday that begins at eight."""
    live = begins()
    works(live, sensors, clock)
    [(_at, morning)] = mornings(live, clock, "08:30")
    return morning


# ---------------------------------------------------------------- when


def test_it_is_told_once_at_the_first_work_of_the_day(monday, begins, sensors, clock):
    monday.corrections.add(at("20:00", 7), at("22:00", 7))
    live = begins()
    works(live, sensors, clock)

    [(when, morning)] = mornings(live, clock, "12:00")
    assert at("08:01", 8) <= when <= at("08:02", 8)
    assert lines(morning) == [SHORT]


def test_where_there_is_nothing_to_tell_nothing_is_told(monday, begins, sensors, clock):
    live = begins()
    works(live, sensors, clock)

    assert mornings(live, clock, "10:00") == []


def test_a_start_in_the_middle_of_the_day_tells_nothing(monday, begins, sensors, clock):
    monday.corrections.add(at("20:00", 7), at("22:00", 7))
    live = begins()
    works(live, sensors, clock)
    assert len(mornings(live, clock, "09:00")) == 1

    again = begins("09:05")
    works(again, sensors, clock, "09:06")
    assert mornings(again, clock, "12:00") == []


def test_not_in_a_call_but_after_it(monday, begins, sensors, clock):
    monday.corrections.add(at("20:00", 7), at("22:00", 7))
    live = begins()
    works(live, sensors, clock)
    tell(live, sensors, Call(on=True))
    assert mornings(live, clock, "08:40") == []
    tell(live, sensors, Call(on=False))

    assert len(mornings(live, clock, "09:00")) == 1


def test_a_look_at_work_before_core_hours_is_no_morning_yet(monday, begins, sensors, clock):
    monday.corrections.add(at("20:00", 7), at("21:30", 7))
    live = begins("05:50")
    works(live, sensors, clock, "06:30")
    assert mornings(live, clock, "06:44") == []

    [(when, morning)] = mornings(live, clock, "07:30")
    assert when == at("07:00", 8)  # at a quarter to seven it was asked about, for a quarter
    assert morning.rest.main == timedelta(hours=9)


def test_never_at_night(monday, begins, sensors, clock):
    monday.corrections.add(at("20:00", 7), at("22:00", 7))
    live = begins("04:10")
    works(live, sensors, clock, "04:20")
    assert mornings(live, clock, "05:59") == []

    assert len(mornings(live, clock, "06:30")) == 1


def test_the_next_day_has_its_own(monday, begins, sensors, clock):
    monday.corrections.add(at("20:00", 7), at("22:00", 7))
    live = begins()
    works(live, sensors, clock)
    assert len(mornings(live, clock, "16:00")) == 1
    tell(live, sensors, Lock())
    let_live(live, clock, at("21:00", 8))
    tell(live, sensors, Unlock(), Active())
    assert mornings(live, clock, "22:30") == []  # no second morning in the evening
    tell(live, sensors, Lock())

    works(live, sensors, clock, "08:00", 9)
    [(_when, morning)] = mornings(live, clock, "08:30", 9)
    assert morning.rest.main == timedelta(hours=9, minutes=30)


def test_the_night_in_which_the_clocks_change_is_an_hour_shorter(tmp_path):
    clock, sensors = FakeClock(oslo("03-28 20:00")), FakeSensors()
    with Tracker.open(Home(tmp_path / "home"), clock) as tracker:
        tracker.set("hours.zone", OSLO, date(2026, 3, 1))
        tracker.corrections.add(oslo("03-28 20:00"), oslo("03-28 23:30"))
        clock.until(oslo("03-29 10:00"))
        live = Live(tracker, clock, cast(Sensors, sensors))
        live.start()
        let_live(live, clock, oslo("03-29 10:30"))
        tell(live, sensors, Active())
        told: list[Morning] = []
        while not told and clock.at < oslo("03-29 11:00"):
            let_live(live, clock, clock.at + MINUTE)
            told = [found] if (found := live.morning()) else []
        live.stop()

    assert told[0].rest is not None
    assert told[0].rest.main == timedelta(hours=10)  # on the clock it looks like eleven


def test_a_record_that_cannot_be_read_holds_nothing_up(monday, begins, sensors, clock, monkeypatch):
    monday.corrections.add(at("20:00", 7), at("22:00", 7))

    def full(*_args):
        raise FULL

    monkeypatch.setattr(monday, "week", full)
    live = begins()
    works(live, sensors, clock)

    assert mornings(live, clock, "09:00") == []


# ---------------------------------------------------------------- what


def test_one_look_is_told_with_the_halves_it_left(monday, begins, sensors, clock):
    monday.corrections.add(at("22:00", 7), at("22:10", 7))

    assert lines(told_at_eight(begins, sensors, clock)) == [
        "A 10-minute check-in at 22:00 split your time off into 6 h 00 min and 9 h 50 min."
    ]


def test_several_looks_are_told_with_what_they_left(monday, begins, sensors, clock):
    monday.corrections.add(at("19:00", 7), at("19:05", 7))
    monday.corrections.add(at("22:00", 7), at("22:10", 7))

    assert lines(told_at_eight(begins, sensors, clock)) == [
        "2 check-ins cut last night’s rest from 16 h 00 min to 9 h 50 min."
    ]


def test_a_rest_that_was_full_is_not_told(monday, begins, sensors, clock):
    monday.corrections.add(at("19:00", 7), at("21:00", 7))  # eleven hours, to the minute
    live = begins()
    works(live, sensors, clock)

    assert mornings(live, clock, "09:00") == []


def test_who_does_not_want_it_is_told_nothing_but_their_own_line(monday, begins, sensors, clock):
    monday.corrections.add(at("20:00", 7), at("22:00", 7))
    monday.set("prompts.morning", "false", MONDAY)
    clock.at = at("22:30", 7)
    monday.days.write_line("ring the printer")

    morning = told_at_eight(begins, sensors, clock)
    assert lines(morning) == ["You noted for today: ring the printer"]
    assert monday._journal.line_for(TUESDAY + timedelta(days=1)) == ""


def test_the_own_line_comes_first_and_two_lines_are_enough(monday, begins, sensors, clock):
    monday.corrections.add(at("20:00", 7), at("22:00", 7))
    monday.set("prompts.give_back", "true", MONDAY)
    clock.at = at("22:30", 7)
    monday.days.write_line("ring the printer")

    morning = told_at_eight(begins, sensors, clock)
    assert lines(morning) == ["You noted for today: ring the printer", SHORT]
    assert morning.offer is not None


def test_what_is_unsure_of_the_last_day_can_be_looked_at(live, clock, sensors, tracker):
    tell(live, sensors, Active())
    let_live(live, clock, at("12:05", 7))
    tell(live, sensors, Idle(at("12:00", 7)))
    let_live(live, clock, at("12:25", 7))
    tell(live, sensors, Active())
    let_live(live, clock, at("16:00", 7))
    tell(live, sensors, Lock())
    works(live, sensors, clock)

    [(_when, morning)] = mornings(live, clock, "09:00")
    assert morning_lines(morning) == [
        Line(
            "Some of Monday is unsure: work away from the screen, or a pause?",
            deeds=(("Look", ("review", "2026-11-23")),),
        )
    ]


@pytest.mark.parametrize(("minutes", "is_told"), [(59, False), (60, True)])
def test_apps_that_stood_open_for_an_hour_can_be_asked_about_from_now_on(
    tracker, live, clock, sensors, minutes, is_told
):
    tracker.set("work.apps", "teams", MONDAY)
    live.settings_set()
    tell(live, sensors, Active(), Apps(frozenset({"teams"})))
    let_live(live, clock, at("16:00", 7))
    tell(live, sensors, Idle(at("16:00", 7)))
    let_live(live, clock, at("16:00", 7) + minutes * MINUTE)
    tell(live, sensors, Apps(frozenset()))
    works(live, sensors, clock)

    told = mornings(live, clock, "09:00")
    assert bool(told) is is_told
    if told:
        [line] = morning_lines(told[0][1])
        assert line.text.startswith("Work apps stayed open for 1 h 00 min after work")
        [(label, words)] = line.deeds
        deed = deed_of(words)
        assert label == "Ask me"
        assert deed is not None
        assert deed(tracker).startswith("From now on you are asked")
        assert tracker.settings.prompts.left_open


def test_a_weekend_lies_between_friday_and_monday(tracker, begins, sensors, clock):
    tracker.corrections.add(at("08:00", 4), at("23:30", 4))
    live = begins("07:50", 7)
    works(live, sensors, clock, "08:00", 7)

    assert mornings(live, clock, "09:00", 7) == []


def test_the_very_first_day_has_none_before_it(tracker, clock):
    clock.at = at("08:10", 7)
    assert look(tracker) == Morning("", None, None, timedelta(0), None, OSLO)
    assert not look(tracker).is_worth_telling


# ---------------------------------------------------------------- giving back


@pytest.fixture
def late(monday, clock):
    """The morning after an evening of an hour and ten minutes, for who wants time back."""
    monday.corrections.add(at("17:00", 7), at("18:10", 7))
    monday.set("prompts.give_back", "true", MONDAY)
    clock.until(at("08:05", 8))
    return monday


def test_an_earlier_end_is_offered_to_who_wants_that(late):
    assert morning_lines(look(late)) == [
        Line(
            "1 h 10 min of work spilled over earlier this week.",
            "Today could end at 14:50, or Wednesday begin at 09:10.",
            (("End earlier today", ("end_earlier",)), ("Start later then", ("start_later",))),
        )
    ]
    late.set("prompts.give_back", "false", TUESDAY)
    assert offer_of(late) is None


def test_taking_it_changes_the_hours_of_today_and_it_is_gone(late):
    deed = deed_of(("end_earlier",))
    assert deed is not None
    assert deed(late) == "Core hours end at 14:50 today. “kjernetid day swap” takes that back."

    [core] = late.schedule.plan(TUESDAY, OSLO).core
    assert core == Span(at("08:00", 8), at("14:50", 8))
    assert late.schedule.plan(TUESDAY + timedelta(days=1), OSLO).core[-1].end == at("16:00", 9)
    assert offer_of(late) is None
    assert deed(late) == "There is nothing to give back today."


def test_the_next_day_can_begin_later_instead(late):
    deed = deed_of(("start_later",))
    assert deed is not None
    assert deed(late) == (
        "Core hours begin at 09:10 on Wednesday. “kjernetid day swap” takes that back."
    )

    wednesday = TUESDAY + timedelta(days=1)
    assert late.schedule.plan(wednesday, OSLO).core == (Span(at("09:10", 9), at("16:00", 9)),)
    assert late.schedule.plan(TUESDAY, OSLO).core[-1].end == at("16:00", 8)
    assert deed(late) == "There is nothing to give back today."


def test_on_a_friday_there_is_no_later_start_this_week(late, clock):
    clock.until(at("08:05", 11))

    [line] = morning_lines(look(late))
    assert line.more == "Today could end at 14:50."
    assert [words for _label, words in line.deeds] == [("end_earlier",)]
    deed = deed_of(("start_later",))
    assert deed is not None
    assert deed(late) == "There is nothing to give back today."


def test_taken_back_it_is_offered_again(late):
    deed = deed_of(("end_earlier",))
    assert deed is not None
    deed(late)
    late.days.swap(TUESDAY, None)

    assert offer_of(late) is not None


def test_other_words_are_no_deeds_of_the_morning():
    assert deed_of(("pause", "30m")) is None
    assert deed_of(()) is None


def test_a_record_that_cannot_be_read_offers_nothing(late, monkeypatch):
    def full(*_args):
        raise FULL

    monkeypatch.setattr(late, "week", full)
    assert offer_line(late) is None
