"""The bridge between the running program and Qt: deadlines, descriptors, what it tells, the end."""

import os
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.exceptions import capture_exceptions

from tests.hands import another_recorder, at, span
from tests.sensing import FakeSensors, another_writer
from tests.ui.running import SOON_MS, heard, let_pass, tell
from tracker.domain.model import Choice, EndReason, Phase, PromptKind
from tracker.domain.signals import Active, Lock, Stop, Unlock
from tracker.errors import JournalBusyError, UsageError
from tracker.sensors.base import Need
from tracker.sensors.findings import finding
from tracker.store import journal
from ui.bridge import AFTER_A_BUG_MS, BUSY_FOR, LONGEST_WAIT

MONDAY = at("12:00", 7).date()


def timer(bridge):
    return bridge.findChild(QTimer)


# --- The one timer --------------------------------------------------------------------------------


def test_the_timer_is_armed_at_the_earliest_deadline(bridge, clock, sensors):
    assert timer(bridge).isActive()
    assert timer(bridge).interval() == 15 * 60_000  # the heartbeat

    sensors.look = at("15:32", 7)
    bridge.on_deadline()

    assert timer(bridge).interval() == 2 * 60_000


def test_a_wait_is_rounded_up_so_that_it_never_ends_too_early(bridge, clock, sensors):
    sensors.look = clock.at + timedelta(microseconds=1500)
    bridge.on_deadline()

    assert timer(bridge).interval() == 2


def test_a_deadline_that_has_passed_is_due_at_once(bridge, sensors, qtbot):
    sensors.look = at("15:00", 7)
    bridge.on_deadline()
    assert timer(bridge).interval() == 0

    sensors.look = None
    before = len(sensors.asked)
    qtbot.waitUntil(lambda: len(sensors.asked) == before + 1, timeout=SOON_MS)
    assert timer(bridge).interval() == 15 * 60_000


def test_the_timer_runs_by_the_clock_of_the_computer(bridge, clock):
    clock.pace = 60.0
    bridge.on_deadline()

    assert timer(bridge).interval() == 15_000


def test_a_deadline_beyond_what_a_timer_can_count_is_waited_for_in_parts(bridge, sensors):
    tell(bridge, Stop(EndReason.LOGOUT))
    sensors.look = at("12:00", 60)
    bridge.on_deadline()

    assert timer(bridge).interval() == LONGEST_WAIT / timedelta(milliseconds=1)


def test_without_anything_to_wait_for_no_timer_runs(bridge):
    tell(bridge, Stop(EndReason.LOGOUT))

    assert not timer(bridge).isActive()


def test_after_a_bug_time_goes_on_though_not_at_once(bridge, sensors):
    sensors.bug = RuntimeError("a bug")

    with pytest.raises(RuntimeError):
        bridge.on_deadline()

    assert timer(bridge).isActive()
    assert timer(bridge).interval() == AFTER_A_BUG_MS


# --- Descriptors ----------------------------------------------------------------------------------


class PipeSensors(FakeSensors):
    """Sensors behind the end of a pipe, which they read empty; `are_lost` at the next reading."""

    are_lost = False

    def read(self, now, descriptor=None):
        if descriptor in self.open_descriptors and self.bug is None:
            os.read(descriptor, 100)
        if self.are_lost:
            self.open_descriptors = ()
        return super().read(now, descriptor)


@pytest.fixture
def sensors():
    return PipeSensors()


@pytest.fixture
def pipe(sensors):
    """The end of a pipe into which to write; the other one is the sensors'."""
    reading, writing = os.pipe()
    sensors.open_descriptors = (reading,)
    yield writing
    os.close(reading)
    os.close(writing)


def let_loop():
    """Let Qt's loop do all that it finds to do."""
    for _turn in range(20):
        QCoreApplication.processEvents()


def test_a_descriptor_that_becomes_readable_is_read_once(pipe, bridge, sensors):
    [reading] = sensors.open_descriptors
    for _time in range(2):
        sensors.asked.clear()
        os.write(pipe, b"x")
        sensors.says = [Active()]
        let_loop()

        assert sensors.asked == [reading]
    assert bridge.status().phase is Phase.WORKING


def test_a_descriptor_that_is_no_sensors_any_more_is_not_listened_to(pipe, bridge, sensors):
    sensors.open_descriptors = ()
    bridge.on_deadline()
    sensors.asked.clear()

    os.write(pipe, b"x")
    let_loop()

    assert sensors.asked == []


def test_a_sensor_that_is_lost_while_it_is_read_is_not_listened_to(pipe, bridge, sensors):
    sensors.are_lost = True
    os.write(pipe, b"x")
    let_loop()
    sensors.asked.clear()

    os.write(pipe, b"x")
    let_loop()

    assert sensors.asked == []


def test_a_bug_in_a_sensor_does_not_come_back_at_once_for_ever(pipe, bridge, sensors):
    sensors.bug = RuntimeError("a bug")
    os.write(pipe, b"x")
    with capture_exceptions() as bugs:
        let_loop()

    assert [bug[0] for bug in bugs] == [RuntimeError]
    assert len(sensors.asked) == 1


def test_a_sensor_that_a_bug_left_unheard_is_heard_again_after_the_next_deadline(
    pipe, bridge, sensors
):
    sensors.bug = RuntimeError("a bug")
    os.write(pipe, b"x")
    with capture_exceptions():
        let_loop()
    sensors.bug = None
    sensors.says = [Active()]

    bridge.on_deadline()
    let_loop()

    assert bridge.status().phase is Phase.WORKING


# --- What goes out --------------------------------------------------------------------------------


def test_the_status_is_told_when_it_differs(bridge, clock):
    with heard(bridge.status_changed) as told:
        bridge.on_deadline()
        assert told == []
        tell(bridge, Active())

    assert [status.phase for status in told] == [Phase.WORKING]


def test_the_record_may_read_differently_after_anything_that_happened(bridge):
    with heard(bridge.record_changed) as told:
        bridge.on_deadline()
        assert told == []
        tell(bridge, Active())

    assert told == [None]


def test_a_question_is_told_with_its_words_and_its_end_by_its_id(bridge, clock):
    tell(bridge, Active())
    with heard(bridge.prompted) as asked, heard(bridge.prompt_closed) as closed:
        let_pass(bridge, clock, at("16:15", 7))
        [ask] = asked
        assert ask.kind is PromptKind.OUTSIDE_CORE
        assert closed == []

        bridge.answer(ask.id, Choice.WRAP_UP.value)

    assert closed == [ask.id]


def test_a_week_that_is_ready_opens_where_the_person_wants_it(idle_bridge, tracker, clock):
    tracker.corrections.add(at("08:00"), at("16:00"))
    idle_bridge.start()
    with heard(idle_bridge.prompted) as asked, heard(idle_bridge.asked_to_show) as opened:
        tell(idle_bridge, Active())
        [ask] = asked
        assert ask.fact == "Last week: 8 h 00 min of work, 8 h 00 min of it inside your core hours."
        assert opened == []

        idle_bridge.answer(ask.id, Choice.OPEN.value)

    assert opened == ["last_week"]


def test_a_fault_is_told_once_until_it_is_gone(bridge, tracker, clock):
    with heard(bridge.failed) as told:
        with another_writer(tracker):
            tell(bridge, Active())
            let_pass(bridge, clock, clock.at + BUSY_FOR)
            tell(bridge, Lock())
            bridge.on_deadline()
        assert len(told) == 1
        assert "Another program is writing to" in told[0]

        bridge.on_deadline()
        with another_writer(tracker):
            tell(bridge, Unlock(), Active())
            let_pass(bridge, clock, clock.at + BUSY_FOR)

    assert len(told) == 2


def test_work_done_elsewhere_shows_at_once(bridge, tracker):
    with heard(bridge.status_changed) as told:
        bridge.just_worked(10)

    assert [status.work_today for status in told] == [timedelta(minutes=10)]
    assert [w.span for w in tracker.sessions(MONDAY, MONDAY)] == [span("15:20-15:30", 7)]


def test_a_correction_in_a_window_shows_at_once(bridge, tracker):
    tracker.corrections.add(at("09:00", 7), at("10:00", 7))
    with heard(bridge.status_changed) as told:
        bridge.on_record_corrected()

    assert [status.work_today for status in told] == [timedelta(hours=1)]


def test_other_settings_are_told_on_and_the_sensors_hear_of_them(bridge, tracker, sensors):
    tracker.set("work.away_after_min", "9", MONDAY)
    with heard(bridge.settings_changed) as settings, heard(bridge.record_changed) as record:
        bridge.on_settings_changed()

    assert (len(settings), len(record)) == (1, 1)
    assert [known.away_after for known in sensors.obeyed] == [timedelta(minutes=9)]


def test_words_that_mean_nothing_hide_nothing_that_time_has_brought(bridge, clock):
    tell(bridge, Active())
    let_pass(bridge, clock, at("16:14", 7))
    clock.until(at("16:16", 7))

    with heard(bridge.prompted) as asked, pytest.raises(UsageError):
        bridge.say("pause", "soon")

    assert len(asked) == 1


# --- Beginning and end ----------------------------------------------------------------------------


def test_stopping_ends_the_session_once_and_for_the_reason_given(bridge, tracker, clock):
    tell(bridge, Active())
    clock.until(at("15:45", 7))

    bridge.stop(EndReason.LOGOUT)
    clock.until(at("15:50", 7))
    bridge.stop()

    assert not timer(bridge).isActive()
    assert [w.span for w in tracker.sessions(MONDAY, MONDAY)] == [span("15:30-15:45", 7)]


def test_an_end_that_cannot_be_saved_is_in_the_log(bridge, tracker, caplog, monkeypatch):
    monkeypatch.setattr(journal, "PATIENCE_S", 0.1)
    tell(bridge, Active())
    with another_writer(tracker):
        bridge.stop()

    assert "The end was not saved: Another program is writing to" in caplog.text
    caplog.clear()


def test_what_could_not_start_can_still_be_stopped(idle_bridge, home):
    with another_recorder(home), pytest.raises(JournalBusyError):
        idle_bridge.start()

    idle_bridge.stop()


# --- What is sensed -------------------------------------------------------------------------------


def test_whenever_the_sensors_may_have_told_something_it_is_told(bridge, sensors):
    with heard(bridge.sensed) as told:
        tell(bridge, Active())
        bridge.on_deadline()

    assert told == [None, None]


def test_what_is_sensed_is_that_of_the_sensors_that_run(bridge, sensors):
    sensors.findings = (finding(Need.CLOCK, "timerfd", []),)

    assert [one.sensor for one in bridge.senses()] == ["timerfd"]


def test_sensors_that_are_tried_again_are_listened_to(bridge, sensors):
    sensors.says = [Active()]
    sensors.look = at("15:30:20", 7)

    with heard(bridge.sensed) as told:
        bridge.try_sensors_again()

    assert told == [None]
    assert bridge.status().phase is Phase.WORKING
    assert timer(bridge).interval() == 20_000


def test_the_programs_that_run_are_told_when_they_were_found(bridge, qtbot):
    with qtbot.waitSignal(bridge.apps_found, timeout=SOON_MS) as found:
        bridge.find_apps()

    assert {"pytest", "python"} & {app.name for app in found.args[0]}
