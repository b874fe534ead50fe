"""Recording into a real journal: what is on record while it runs, and after it ended badly."""

from datetime import timedelta

import pytest

from tests.hands import OSLO, FakeClock, another_recorder, at, let_run, span
from tracker.domain.model import CoverageKind, Origin, Phase, Place
from tracker.domain.signals import Active, Idle, Lock, Say, Unlock
from tracker.domain.spans import Span
from tracker.domain.week import Week
from tracker.errors import JournalBusyError
from tracker.hall import Tracker

MINUTE = timedelta(minutes=1)
W48 = Week(2026, 48)


@pytest.fixture
def at_work(tracker, clock):
    """A recorder in a journal, with somebody at work since eight."""
    recorder = tracker.record()
    recorder.start(clock.read(), Place.HOME)
    recorder.handle(Active(), clock.read())
    return recorder


def on_record(tracker):
    return [work.span for work in tracker.sessions(clock_day(0), clock_day(14))]


def clock_day(day):
    return at("12:00", day).date()


def coverage(tracker):
    record = tracker._journal.read(span("08:00-07:00", 7))
    return [(covered.kind, covered.span) for covered in record.coverage]


# --- While it runs --------------------------------------------------------------------------------


def test_a_session_that_is_over_is_on_record(tracker, at_work, clock):
    let_run(at_work, clock, at("09:30", 7))
    at_work.handle(Lock(), clock.read())

    [work] = tracker.sessions(clock_day(7), clock_day(7))
    assert (work.span, work.zone, work.place) == (span("08:00-09:30", 7), OSLO, Place.HOME)
    assert work.origin is Origin.MEASURED


def test_the_week_counts_the_session_that_runs_up_to_now(tracker, at_work, clock):
    let_run(at_work, clock, at("09:30", 7))
    at_work.due(clock.advance(seconds=40))

    [day] = [day for day in tracker.week(W48).days if day.work]
    assert day.work == timedelta(hours=1, minutes=30, seconds=40)


def test_the_status_tells_what_happens_now(tracker, at_work, clock):
    let_run(at_work, clock, at("08:20", 7))
    status = tracker.status()

    assert (status.phase, status.since) == (Phase.WORKING, at("08:00", 7))
    assert status.work_today == timedelta(minutes=20)
    assert status.outside_today == timedelta(0)
    assert status.stretch == timedelta(minutes=20)
    assert status.core_ends == at("16:00", 7)
    assert status.next_prompt == at("08:50", 7)
    assert (status.sensor, status.recording) == ("none", True)


def test_the_status_outside_core_hours_tells_when_it_will_be_asked_about(tracker, clock):
    clock.until(at("20:00", 7))
    recorder = tracker.record()
    recorder.start(clock.read())
    recorder.handle(Active(), clock.read())
    recorder.due(clock.advance(minutes=5))

    assert tracker.status().next_prompt == at("20:15", 7)
    assert tracker.status().outside_today == timedelta(minutes=5)
    assert tracker.status().core_ends is None


def test_the_rest_grows_while_the_program_watches(tracker, at_work, clock):
    """Without a recorder nobody could say that a rest has reached its target."""
    at_work.handle(Lock(), clock.until(at("16:00", 7)))
    let_run(at_work, clock, at("02:00", 8))
    assert tracker.week(W48).days[0].rest_after.state == "open"

    let_run(at_work, clock, at("03:00", 8))
    assert tracker.week(W48).days[0].rest_after.state == "full"

    at_work.stop(clock.advance(minutes=1))
    assert tracker.week(W48).days[0].rest_after.state == "open"


def test_other_settings_reach_the_recorder_at_once(tracker, at_work, clock):
    let_run(at_work, clock, at("08:30", 7))

    tracker.set("movement.every_min", "35", clock_day(7))

    assert tracker.status().next_prompt == at("08:35", 7)


def test_leave_reaches_the_recorder_at_once(tracker, at_work, clock):
    tracker.days.add_leave(clock_day(7), clock_day(7))
    at_work.due(clock.advance(minutes=1))

    assert tracker.status().outside_today == MINUTE


def test_private_time_is_gone_from_the_record(tracker, at_work, clock):
    let_run(at_work, clock, at("09:00", 7))
    at_work.handle(Say(("private", "last", "20m")), clock.read())
    let_run(at_work, clock, MINUTE)

    assert on_record(tracker) == [span("08:00-08:40", 7)]


def test_a_stop_and_a_new_start_make_two_sessions_and_no_unknown_time_of_their_own(
    home, tracker, at_work, clock
):
    let_run(at_work, clock, at("09:00", 7))
    at_work.stop(clock.read())
    tracker.close()
    assert tracker.recorder is None

    with Tracker.open(home, clock) as again:
        clock.advance(minutes=10)
        recorder = again.record()
        recorder.start(clock.read())
        recorder.handle(Active(), clock.read())
        recorder.handle(Lock(), clock.until(at("10:00", 7)))

        assert on_record(again) == [span("08:00-09:00", 7), span("09:10-10:00", 7)]
        assert coverage(again)[:2] == [
            (CoverageKind.TRACKED, span("08:00-09:00", 7)),
            (CoverageKind.UNKNOWN, span("09:00-09:10", 7)),
        ]


# --- After it ended badly -------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [0, 1, 59, 60, 61, 1800, 3599])
def test_a_crash_loses_at_most_a_minute_and_invents_none(home, tracker, at_work, clock, seconds):
    let_run(at_work, clock, timedelta(seconds=seconds))
    crashed = clock.at
    tracker.close()

    with Tracker.open(home, clock) as again:
        clock.advance(minutes=47)
        again.record()

        left = on_record(again)
    assert len(left) <= 1
    if seconds >= 60:
        assert left[0].start == at("08:00", 7)
    end = left[0].end if left else at("08:00", 7)
    assert timedelta(0) <= crashed - end < MINUTE


def test_a_crash_while_nobody_types_keeps_the_last_input(home, tracker, at_work, clock):
    let_run(at_work, clock, at("09:00", 7))
    at_work.handle(Idle(at("09:00", 7)), clock.advance(minutes=3))
    let_run(at_work, clock, MINUTE)
    tracker.close()

    with Tracker.open(home, clock) as again:
        clock.advance(minutes=5)
        again.record()

        assert on_record(again) == [span("08:00-09:00", 7)]


@pytest.mark.parametrize(
    ("booted", "kinds"),
    [
        (None, [(CoverageKind.UNKNOWN, "09:00-10:00")]),
        ("08:30", [(CoverageKind.UNKNOWN, "09:00-10:00")]),
        ("09:58", [(CoverageKind.OFF, "09:00-09:58"), (CoverageKind.UNKNOWN, "09:58-10:00")]),
    ],
)
def test_the_gap_after_a_crash_is_off_until_the_computer_was_started(
    home, tracker, at_work, clock, booted, kinds
):
    let_run(at_work, clock, at("09:00", 7))
    tracker.close()

    with Tracker.open(home, clock) as again:
        clock.until(at("10:00", 7))
        again.record(at(booted, 7) if booted else None)

        assert coverage(again) == [
            (CoverageKind.TRACKED, span("08:00-09:00", 7)),
            *((kind, span(text, 7)) for kind, text in kinds),
        ]


def test_a_clock_set_back_while_nothing_ran_makes_up_nothing(home, tracker, at_work, clock):
    let_run(at_work, clock, at("09:00", 7))
    tracker.close()

    with Tracker.open(home, clock) as again:
        clock.set_wall(-1800)
        recorder = again.record()
        recorder.start(clock.read())
        recorder.handle(Active(), clock.read())
        recorder.handle(Lock(), clock.until(at("09:30", 7)))

        [day] = [day for day in again.week(W48).days if day.work]
        assert day.work == timedelta(minutes=90)


def test_a_restart_on_the_same_evening_goes_on_where_it_was(home, tracker, at_work, clock):
    """Whatever the recorder forgets, the record of the day stays whole."""
    for hour in ("09:00", "10:00", "11:00"):
        let_run(at_work, clock, at(hour, 7))
        at_work.handle(Lock(), clock.read())
        at_work.handle(Unlock(), clock.advance(minutes=20))
        at_work.handle(Active(), clock.read())
    tracker.close()

    with Tracker.open(home, clock) as again:
        recorder = again.record()
        recorder.start(clock.read())
        recorder.handle(Active(), clock.read())
        recorder.handle(Lock(), clock.until(at("12:00", 7)))

        worked = sum((one.length for one in on_record(again)), timedelta(0))
        assert worked == timedelta(hours=3)


# --- One recorder at a time -----------------------------------------------------------------------


def test_a_second_recorder_is_told_in_one_sentence_and_the_first_goes_on(home, tracker, clock):
    with another_recorder(home):
        with pytest.raises(JournalBusyError) as caught:
            tracker.record()
        tracker.corrections.add(at("08:00"), at("09:00"))

    assert caught.value.sentence == (
        f"Kjernetid is recording into {home.folder} already; quit it from its tray menu,"
        " then try again."
    )
    assert tracker.record().next_deadline() is None


def test_who_lets_go_of_the_home_lets_others_record(home, tracker, clock):
    tracker.record()
    tracker.close()

    with Tracker.open(home, FakeClock()) as other:
        assert other.record() is other.recorder


def test_edits_are_taken_while_it_records(tracker, at_work, clock):
    number = tracker.corrections.add(at("06:00", 7), at("06:30", 7))
    let_run(at_work, clock, at("08:10", 7))
    at_work.handle(Lock(), clock.read())

    tracker.corrections.edit(number, end=at("06:45", 7))

    assert on_record(tracker) == [Span(at("06:00", 7), at("06:45", 7)), span("08:00-08:10", 7)]
