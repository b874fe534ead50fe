"""Days on which something is out of the ordinary: clocks, journeys, crashes, private time."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.app.year import Year
from tests.hands import OSLO, at, span
from tests.stories.living import HOUR, MINUTE, Life
from tracker.domain.model import Choice, Closing, CoverageKind, Place, PromptKind
from tracker.domain.rest import RestState
from tracker.domain.signals import Call, ClockJumped, Crash, PlaceChanged, Sleep, Start, Stop, Wake
from tracker.domain.spans import Span
from tracker.replay import replay
from tracker.settings import Settings
from tracker.store.backups import list_backups
from tracker.trace_reading import read_trace

NEW_YORK = "America/New_York"


# --- Clocks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("saturday", "evening", "morning", "rest"),
    [
        pytest.param(-233, "23:30", "10:30", 10 * HOUR, id="spring: looks like eleven, is ten"),
        pytest.param(-23, "23:30", "10:00", 11.5 * HOUR, id="autumn: looks like ten and a half"),
    ],
)
def test_the_rest_of_the_night_in_which_the_clocks_change(home, saturday, evening, morning, rest):
    # GIVEN somebody who works late on the Saturday and again on the Sunday
    life = Life(home, at("20:00", saturday))
    life.works("21:00", evening, saturday)
    life.sleeps_until("09:00", saturday + 1)
    life.works(morning, "12:00", saturday + 1)
    life.at("13:00", saturday + 2)

    # THEN the rest between is as long as it really was
    night = life.day(saturday).rest_after
    assert night is not None
    assert night.strict == rest
    assert night.state is (RestState.FULL if rest >= 11 * HOUR else RestState.SHORT)
    life.tracker.close()


def test_work_through_the_night_in_which_the_clocks_go_forward_is_an_hour_shorter(home):
    life = Life(home, at("20:00", -233))
    life.works("23:00", "23:59", -233)
    life.at("00:00", -232).comes()
    life.at("04:00", -232).locks()
    life.at("12:00", -232)

    assert life.day(-233).work == 59 * MINUTE + 3 * HOUR
    life.tracker.close()


def test_a_clock_that_is_wrong_for_a_while_adds_no_minute_and_takes_none(life):
    # GIVEN a morning in which the clock is set back by two hours and put right again
    life.at("08:00").comes()
    life.at("10:00")
    life.clock.set_wall(-7200)
    life.until(life.clock.at + 30 * MINUTE)
    life.clock.set_wall(7200)
    life.at("12:00").locks()
    life.sleeps_until("08:00", 1)

    # THEN four hours were worked, from eight to twelve
    assert life.day(0).work == 4 * HOUR
    assert life.sessions() == [span("08:00-12:00")]


def test_hours_that_the_clock_brings_twice_count_once(life):
    # GIVEN two hours of work, after which the clock is set back by an hour and stays wrong
    life.works("08:00", "10:00")
    life.clock.set_wall(-3600)
    life.comes()
    life.until(life.clock.at + 2 * HOUR)
    life.locks()
    life.at("12:00", 1)

    # THEN the wall clock showed work from eight to eleven, and that is what counts
    assert life.day(0).work == 3 * HOUR
    assert life.sessions() == [span("08:00-10:00"), span("10:00-11:00")]


# --- Journeys -------------------------------------------------------------------------------------


def test_a_journey_west_lengthens_the_rest_and_one_east_shortens_it(life):
    # GIVEN work in Oslo until four, in New York from seven the next day, and back again
    life.works("08:00", "16:00")
    life.sleeps_until("10:00", 1)
    life.clock.zone = NEW_YORK
    life.at("07:00", 1).comes()
    life.at("17:00", 1).locks()
    life.signal(Sleep())
    life.clock.sleep(at("09:00", 2) - life.clock.at)
    life.clock.zone = OSLO
    life.signal(Wake())
    life.comes()
    life.at("16:00", 2).locks()
    life.sleeps_until("08:00", 3)

    # THEN rests are what passed, not what clocks say
    assert life.day(0).rest_after.strict == 21 * HOUR
    assert life.day(1).rest_after.strict == 10 * HOUR
    # AND the core hours of the day abroad were those of the clock there
    assert life.day(1).zone == NEW_YORK
    assert life.day(1).core == 8 * HOUR
    assert life.day(1).outside == 2 * HOUR


def test_the_status_abroad_counts_the_day_there_until_it_ends_there(life):
    life.clock.zone = NEW_YORK
    life.works("08:00", "12:00", 1)

    for clock, day in [("22:30", 1), ("03:59", 2)]:
        life.at(clock, day)
        assert life.tracker.status().work_today == 4 * HOUR
    life.at("04:00", 2)
    assert life.tracker.status().work_today == timedelta(0)


def test_a_session_that_goes_on_in_another_zone_counts_whole(life):
    life.at("14:00").comes()
    life.at("15:00")
    life.clock.zone = NEW_YORK
    life.at("10:00").locks()  # an hour later, by the clock that is six hours behind
    life.clock.zone = OSLO
    life.at("12:00", 1)

    work = life.tracker.sessions(at("12:00").date(), at("12:00").date())
    assert [found.zone for found in work] == [OSLO, NEW_YORK]
    assert life.day(0).work == 2 * HOUR


def test_where_work_was_done_is_told_apart_within_a_day(life):
    life.at("08:00").comes()
    life.at("10:00").signal(PlaceChanged(Place.WORKPLACE))
    life.at("16:00").locks()
    life.at("12:00", 1)

    assert life.week().home == 2 * HOUR
    assert life.week().home_share == 0.25


# --- Crashes --------------------------------------------------------------------------------------


def test_a_power_cut_in_the_evening_loses_less_than_a_minute(life):
    # GIVEN a power cut at 20:40:30, and a computer that is started anew at 20:50
    life.saves = True
    life.works("14:00", "15:00")
    life.at("20:00").comes()
    life.at("20:40:30").loses_power()
    life.at("20:55").starts(booted_at=at("20:50"))
    life.comes()
    life.at("21:30").locks()

    # THEN what was saved last stands, and nothing was made up
    assert life.sessions() == [span("14:00-15:00"), span("20:00-20:40"), span("20:55-21:30")]
    record = life.tracker._journal.read(span("20:00-22:00"))
    assert [(c.kind, c.span) for c in record.coverage if c.kind is not CoverageKind.TRACKED] == [
        (CoverageKind.OFF, span("20:40-20:50")),
        (CoverageKind.UNKNOWN, span("20:50-20:55")),
    ]


def test_a_day_on_which_the_program_did_not_run_is_not_calm(life):
    life.works("08:00", "16:00")
    life.at("17:00").quits()
    life.at("07:50", 2).starts(booted_at=at("07:49", 2))
    life.works("08:00", "16:00", 2)
    life.sleeps_until("08:00", 3)

    assert [day.known for day in life.week().days[:3]] == [True, False, True]
    assert life.day(0).rest_after.state is RestState.UNKNOWN


def test_a_crash_of_the_program_in_a_call_keeps_the_call_up_to_the_last_minute(life):
    life.saves = True
    life.at("09:00").comes()
    life.at("09:10").signal(Call(on=True))
    life.walks_off()
    life.at("10:00:59").loses_power()
    life.at("10:05").starts()

    [session] = life.sessions()
    assert timedelta(0) <= at("10:00:59") - session.end < MINUTE


@pytest.mark.parametrize("ends", ["quits", "loses_power"])
def test_a_prompt_that_was_held_yesterday_is_not_taken_for_one_of_today(life, ends):
    # GIVEN a movement prompt that a call held back until the program ended
    life.at("08:00").comes()
    life.at("08:40").signal(Call(on=True))
    life.at("09:00")
    getattr(life, ends)()

    # WHEN the program asks again the next day
    life.at("07:50", 1).starts()
    life.at("08:00", 1).comes()
    life.at("08:51", 1)

    # THEN these are two prompts, of which the first was never shown
    [today] = life.prompts()
    assert (today.shown_at, today.held_at, today.closed_at) == (at("08:50", 1), None, None)
    [yesterday] = life.tracker._journal.prompts(span("08:00-12:00"))
    assert (yesterday.held_at, yesterday.how) == (at("08:50"), Closing.WITHDRAWN)


# --- Private time ---------------------------------------------------------------------------------


def test_an_evening_that_was_private_leaves_no_trace_anywhere(life, home):
    # GIVEN a working day, a backup that holds the beginning of the evening, and an answer
    life.works("08:00", "16:00")
    life.at("20:00").comes()
    life.at("20:10").locks()
    life.tracker.backup()
    life.at("20:12").comes()
    life.at("20:30")
    assert life.prompts()[-1].kind is PromptKind.OUTSIDE_CORE

    # WHEN the person says that it was private, and goes on
    life.answers(Choice.PRIVATE)
    life.at("23:00").locks()
    life.sleeps_until("08:00", 1)

    # THEN neither the record nor the backup knows of it, and the evening counts as free
    assert life.sessions() == [span("08:00-16:00")]
    assert [p for p in life.prompts() if p.kind is PromptKind.OUTSIDE_CORE] == []
    assert life.day(0).known
    [kept] = list_backups(home)  # whose name no longer tells of the evening either
    life.tracker.restore(kept)
    assert life.sessions() == [span("08:00-16:00")]


def test_what_was_said_to_be_private_by_mistake_can_be_taken_back_for_ten_seconds(life):
    life.at("08:00").comes()
    life.at("09:00").says("private", "last", "30m")
    life.at("09:00:09").says("resume")
    life.at("10:00").locks()

    assert [s.length for s in life.sessions()] == [HOUR, HOUR - timedelta(seconds=9)]


# --- The same, live and from a file ---------------------------------------------------------------


def lived(home, lines) -> list[Span]:
    """Live a trace: its clocks are set, its crashes happen, and all else is told as it comes."""
    life = None
    for _number, sample in read_trace(lines, OSLO):
        life = life or Life(home, sample.at)
        life.saves = True
        life.until(sample.at)
        match sample.signal:
            case Start():
                life.starts()
            case Crash():
                life.loses_power()
            case Stop():
                life.quits()
            case ClockJumped(by):
                life.clock.set_wall(by.total_seconds())
            case _:
                life.signal(sample.signal)
    assert life is not None
    found = life.sessions()
    life.tracker.close()
    return found


@pytest.mark.parametrize(
    ("first", "days"),
    [
        pytest.param("2026-01-01", 1, id="with a crash"),
        pytest.param("2026-01-13", 1, id="with a clock that is set"),
    ],
)
def test_days_that_are_lived_and_replayed_have_the_same_sessions(home, first, days):
    """What a trace tells of a fault is what really happened, a crash to the second included."""
    start = datetime.fromisoformat(first).replace(tzinfo=UTC)
    window = Span(start, start + timedelta(days=days))
    lines = [
        json.dumps(line)
        for line in Year().computer.lines
        if window.contains(datetime.fromisoformat(str(line["at"])))
    ]
    lines.append(json.dumps({"at": window.end.isoformat(), "signal": "stop"}))
    told = [e for e in replay(lines, Settings(), OSLO) if e["event"] == "session_ended"]
    ends = [[datetime.fromisoformat(e[key]) for key in ("start", "end")] for e in told]

    assert lived(home, lines) == sorted(Span(start, end) for start, end in ends if start < end)
    assert len(told) > 4


@pytest.mark.parametrize("words", [["pause", "until", "12:00"], ["pause", "2h"], ["private"]])
def test_what_the_person_asked_for_outlives_a_crash_lived_as_replayed(home, words):
    signals = [
        ("08:00", {"signal": "start", "zone": OSLO}),
        ("08:10", {"signal": "active"}),
        ("10:00", {"signal": "say", "command": words}),
        ("10:30", {"signal": "crash"}),
        ("10:40", {"signal": "start", "zone": OSLO}),
        ("10:41", {"signal": "active"}),
        ("13:00", {"signal": "stop"}),
    ]
    lines = [json.dumps({"at": at(clock).isoformat(), **fields}) for clock, fields in signals]
    told = [e for e in replay(lines, Settings(), OSLO) if e["event"] == "session_ended"]
    ends = [Span(*(datetime.fromisoformat(e[key]) for key in ("start", "end"))) for e in told]

    after = [] if words == ["private"] else [span("12:00-13:00")]
    assert lived(home, lines) == ends == [span("08:10-10:00"), *after]
