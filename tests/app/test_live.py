"""The running program without its windows: what comes in from sensors and from the person."""

import json
from collections.abc import Iterable
from datetime import timedelta

import pytest

from tests.app.computer import told_sessions
from tests.hands import OSLO, at, span
from tests.sensing import DESCRIPTOR, asked_late, let_live, tell
from tracker.domain.events import PromptClosed, SessionEnded, SessionStarted
from tracker.domain.localtime import local
from tracker.domain.model import Choice, Closing, EndReason, Phase
from tracker.domain.signals import Active, Idle, Lock, Passed, Sleep, Start, Stop, Unlock, Wake
from tracker.errors import UsageError
from tracker.live import Live
from tracker.replay import replay
from tracker.sensors.base import Need, Surroundings
from tracker.sensors.findings import finding
from tracker.sensors.post import Told
from tracker.settings import Settings
from tracker.surroundings import findings
from tracker.trace_writing import TraceFile

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
MONDAY = at("12:00", 7).date()


@pytest.fixture
def working(live, sensors):
    """The same, with somebody at work since eight."""
    tell(live, sensors, Active())
    return live


def on_record(live):
    return [work.span for work in live.tracker.sessions(MONDAY, MONDAY)]


def of(kind, events: Iterable[object]):
    return [event for event in events if isinstance(event, kind)]


# --- Beginning and end ----------------------------------------------------------------------------


def test_starting_opens_the_sensors_and_takes_in_how_things_stand(tracker, clock, sensors):
    sensors.at_open = [Idle(at("07:50", 7)), Active()]
    live = Live(tracker, clock, sensors)

    live.start()

    assert sensors.is_open
    assert (live.status().phase, live.status().since) == (Phase.WORKING, at("08:00", 7))
    live.stop()


def test_the_status_names_the_sensor_that_is_in_use_now(live, sensors):
    sensors.name = "xsync"

    assert live.status().sensor == "xsync"


def test_stopping_ends_the_session_and_closes_the_sensors(working, clock, sensors):
    clock.until(at("09:00", 7))

    [ended] = of(SessionEnded, working.stop(EndReason.LOGOUT).events)

    assert (ended.span, ended.reason) == (span("08:00-09:00", 7), EndReason.LOGOUT)
    assert not sensors.is_open
    assert on_record(working) == [span("08:00-09:00", 7)]


def test_what_never_started_can_be_stopped_and_asked_nothing(tracker, clock, sensors, tmp_path):
    trace = TraceFile(tmp_path / "day.jsonl")
    live = Live(tracker, clock, sensors, trace)

    assert live.stop().events == ()
    with pytest.raises(RuntimeError):
        live.status()
    assert (tmp_path / "day.jsonl").read_text() == ""


def test_it_joins_the_sensors_of_this_computer_by_the_settings(tracker, clock):
    tracker.set("work.away_after_min", "7", MONDAY)
    clock.pace = 60.0

    live = Live.of(tracker, clock)

    assert live.sensors._surroundings == Surroundings(7 * MINUTE, frozenset(), 60.0)


# --- Sensors --------------------------------------------------------------------------------------


def test_only_the_readable_sensor_is_read(live, sensors):
    live.read(DESCRIPTOR)

    assert sensors.asked == [DESCRIPTOR]


def test_when_a_look_has_come_those_are_read_that_wanted_it(live, clock, sensors):
    sensors.look = at("08:05", 7)
    assert live.next_deadline() == at("08:05", 7)

    clock.until(at("08:05", 7))
    sensors.says = [Active()]
    live.due()

    assert sensors.asked == [None]
    assert live.status().phase is Phase.WORKING


def test_the_deadline_of_the_recorder_goes_before_a_later_look(live, sensors):
    sensors.look = at("12:00", 7)

    assert live.next_deadline() == at("08:15", 7)


def test_a_wait_is_told_in_the_time_of_the_computer(live, clock):
    clock.pace = 60.0

    assert live.wait_until(at("08:15", 7)) == timedelta(seconds=15)
    assert live.wait_until(at("07:00", 7)) < timedelta(0)


def test_signals_that_come_together_are_taken_in_in_their_order(live, clock, sensors):
    """What was typed into the lock screen is no work: the quiet comes before the unlock."""
    tell(live, sensors, Active(), Lock())
    clock.until(at("08:30", 7))

    tell(live, sensors, Idle(clock.at), Unlock())

    assert live.status().phase is Phase.AWAY
    tell(live, sensors, Active())
    assert live.status().phase is Phase.WORKING


def test_a_session_that_a_sensor_ends_is_on_record_before_it_hears_so(working, clock, sensors):
    clock.until(at("09:00", 7))
    heard = sensors.saved_count

    tell(working, sensors, Sleep())

    assert sensors.saved_count == heard + 1
    assert on_record(working) == [span("08:00-09:00", 7)]


def test_the_last_input_is_asked_for_at_each_look_so_that_no_minute_is_invented(
    working, clock, sensors
):
    sensors.input = at("08:07", 7)
    let_live(working, clock, at("08:10", 7))

    assert working.status().work_today == 7 * MINUTE
    assert on_record(working) == [span("08:00-08:07", 7)]


def test_what_only_made_us_look_is_no_signal(live, sensors, clock):
    clock.until(at("08:20", 7))

    assert tell(live, sensors, Passed()) == ()


# --- A shut-down that may be called off -----------------------------------------------------------


def test_after_sleep_that_only_the_clocks_show_the_next_input_is_work(working, clock, sensors):
    """No desktop told of it, so the sensors would take it for one long time of typing."""
    clock.advance(1)
    clock.sleep(8 * HOUR)
    sensors.at_open = [Idle(clock.at)]
    turn = working.due()

    assert sensors.woken_at == [clock.at]
    assert of(SessionEnded, turn.events)[0].reason is EndReason.SLEEP
    clock.advance(1)
    assert of(SessionStarted, tell(working, sensors, Active()))
    assert len(sensors.woken_at) == 1


@pytest.fixture
def shutting_down(working, clock, sensors):
    """Nine o'clock: the computer shuts down, and the session is on record."""
    clock.until(at("09:00", 7))
    tell(working, sensors, Stop(EndReason.LOGOUT))
    return working


@pytest.mark.parametrize("signal", [Active(), Idle(at("09:00", 7)), Unlock(), Lock(), Wake()])
def test_what_a_dying_desktop_still_tells_does_not_begin_anew(
    shutting_down, clock, sensors, signal
):
    clock.advance(seconds=1)

    assert tell(shutting_down, sensors, signal) == ()
    assert shutting_down.status().phase is Phase.OFF
    assert on_record(shutting_down) == [span("08:00-09:00", 7)]


def test_a_computer_that_stays_up_after_all_is_watched_again(shutting_down, clock, sensors):
    clock.until(at("09:05", 7))

    tell(shutting_down, sensors, Start(), Idle(clock.at), Active())

    assert shutting_down.status().phase is Phase.WORKING
    assert shutting_down.status().since == at("09:05", 7)


def test_a_person_who_says_so_begins_anew_whatever_the_computer_was_about_to_do(
    shutting_down, sensors
):
    shutting_down.say("start")
    tell(shutting_down, sensors, Active())

    assert shutting_down.status().phase is Phase.WORKING


def test_an_answer_that_comes_in_a_shut_down_does_not_begin_anew(shutting_down):
    shutting_down.answer("movement-1", Choice.NOW)

    assert shutting_down.status().phase is Phase.OFF


def test_in_a_shut_down_nothing_is_waited_for(shutting_down):
    assert shutting_down.next_deadline() is None


# --- The person -----------------------------------------------------------------------------------


def test_a_command_is_obeyed(working):
    working.say("pause", "30m")

    assert working.status().phase is Phase.PAUSED
    assert working.status().held_until == at("08:30", 7)


@pytest.mark.parametrize("said", ["", "dance", "pause soon", "start now"])
def test_words_that_mean_nothing_do_nothing(working, said):
    with pytest.raises(UsageError, match=" is no"):
        working.say(*said.split())

    assert working.status().phase is Phase.WORKING


def test_an_answer_reaches_the_machines_and_the_record(late, clock, sensors):
    [prompted] = asked_late(late, sensors, clock, "16:16")

    [closed] = of(PromptClosed, late.answer(prompted.id, Choice.NOT_TODAY).events)

    assert (closed.how, closed.choice) == (Closing.ANSWERED, Choice.NOT_TODAY)
    [kept] = late.tracker._journal.prompts(span("15:00-17:00", 7))
    assert kept.choice is Choice.NOT_TODAY
    assert asked_late(late, sensors, clock, "20:59") == []


def test_an_answer_that_comes_too_late_means_nothing(late, clock, sensors):
    [prompted] = asked_late(late, sensors, clock, "16:31")

    assert late.answer(prompted.id, Choice.NOT_TODAY).events == ()


def test_work_done_elsewhere_is_on_record_and_in_the_status_at_once(live):
    assert live.status().work_today == timedelta(0)

    number = live.just_worked(10 * MINUTE)

    assert live.tracker.session(number).span == span("07:50-08:00", 7)
    assert live.status().work_today == 10 * MINUTE


def test_other_settings_hold_at_once_for_plan_and_sensors(working, sensors):
    tracker = working.tracker
    tracker.set("work.away_after_min", "9", MONDAY)
    tracker.set("work.apps", "teams", MONDAY)
    tracker.set("hours.schedule.mon", "08:00-11:00", MONDAY)
    sensors.says = [Lock()]

    working.settings_set()

    assert sensors.obeyed == [Surroundings(9 * MINUTE, frozenset({"teams"}))]
    assert working.status().core_ends == at("11:00", 7)
    assert working.status().phase is Phase.AWAY, "what they tell of it counts"


# --- The trace ------------------------------------------------------------------------------------


def lived(live, clock, sensors):
    """Live a short day with most of what can happen on it."""
    live.start()
    for when, *signals in (
        ("08:00:10", Active()),
        ("09:05", Idle(at("09:00", 7))),
        ("09:20", Active()),
        ("10:00", Lock()),
        ("10:10", Idle(at("10:10", 7)), Unlock()),
        ("10:10:02", Active()),
    ):
        let_live(live, clock, at(when, 7))
        tell(live, sensors, *signals)
    let_live(live, clock, at("11:00", 7))
    live.say("pause", "20m")
    let_live(live, clock, at("11:40", 7))
    clock.sleep(HOUR)  # of which nobody tells
    live.due()
    clock.set_wall(90)
    tell(live, sensors, Passed(), Active())
    let_live(live, clock, at("14:00", 7))
    live.answer("movement", Choice.SKIP)
    let_live(live, clock, at("14:30", 7))
    live.stop()


def test_the_trace_of_a_day_gives_the_same_sessions_when_it_is_replayed(
    tracker, clock, sensors, tmp_path
):
    path = tmp_path / "day.jsonl"
    live = Live(tracker, clock, sensors, TraceFile(path))

    lived(live, clock, sensors)

    lines = path.read_text(encoding="utf-8").splitlines()
    told = told_sessions(replay(lines, tracker.settings, OSLO))
    assert [(work.start, work.end) for work in told] == [(w.start, w.end) for w in on_record(live)]
    assert len(told) == 5
    signals = [json.loads(line)["signal"] for line in lines]
    assert {"start", "active", "idle", "lock", "unlock", "say", "sleep", "clock", "stop"} <= {
        *signals
    }


def test_each_line_is_in_the_file_when_the_turn_is_over(tracker, clock, sensors, tmp_path):
    path = tmp_path / "day.jsonl"
    live = Live(tracker, clock, sensors, TraceFile(path))
    live.start()
    tell(live, sensors, Active())

    [_start, active] = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert active == {"at": local(clock.at, OSLO).isoformat(), "signal": "active"}
    live.stop()


def test_without_a_trace_nothing_heard_is_kept_in_memory(working):
    assert working.tracker.recorder.take_heard() == []


# --- What there is to sense here ------------------------------------------------------------------


def test_there_is_a_finding_for_each_need_with_its_reason():
    found = findings(Settings(), at("08:00", 7))

    assert [finding.need for finding in found] == list(Need)
    assert all(finding.reason for finding in found)


def test_what_is_sensed_is_told_with_what_was_told_last_where_the_person_is(live, sensors):
    sensors.findings = (finding(Need.IDLE, "xsync", []),)
    sensors.told = {Need.IDLE: Told(at("08:03", 7), Active())}

    [sensed] = live.sensed()

    assert (sensed.need, sensed.sensor, sensed.told) == ("idle", "xsync", "input returned")
    assert f"{sensed.told_at:%H:%M}" == "08:03"


def test_what_the_sensors_tell_when_they_are_tried_again_counts(live, sensors):
    sensors.says = [Active()]

    live.try_sensors_again()

    assert sensors.tried_again == 1
    assert live.status().phase is Phase.WORKING
