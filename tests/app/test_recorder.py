"""The recorder: everything is saved in time, also where the store fails for a while."""

from datetime import timedelta

import pytest

from tests.hands import FULL, OSLO, RULES, at, ended, let_run, span, watched
from tracker.domain.events import (
    Covered,
    Erased,
    HoldChanged,
    PromptClosed,
    Prompted,
    SessionEnded,
    SessionParted,
    SessionStarted,
)
from tracker.domain.model import CoverageKind, EndReason, Phase, Place
from tracker.domain.signals import (
    Active,
    Call,
    Crash,
    Idle,
    Lock,
    PlaceChanged,
    Say,
    Sleep,
    Unlock,
)
from tracker.errors import JournalBusyError, UsageError
from tracker.recorder import Recorder
from tracker.rules import rules_from, schedule_from
from tracker.settings import Settings

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


# --- Saving in time -------------------------------------------------------------------------------


def test_nothing_is_asked_for_before_it_is_started_or_after_it_stopped(clock, keeping):
    recorder = Recorder(RULES, keeping, clock.read())
    assert recorder.next_deadline() is None

    recorder.start(clock.read())
    assert recorder.next_deadline() == at("08:15", 7)

    recorder.stop(clock.advance(minutes=5))
    assert recorder.next_deadline() is None
    assert recorder.due(clock.advance(minutes=60)).events == ()


def test_an_edge_is_saved_at_once(working, keeping):
    """With all that goes with it, in one transaction."""
    assert [[type(event) for event in call] for call in keeping.calls] == [[SessionStarted]]
    assert keeping.saved[-1].start == at("08:00", 7)
    assert keeping.watched_since == [at("08:00", 7)]


def test_work_is_saved_every_minute_up_to_the_minute(working, keeping, clock):
    """Neither more often, since each time wakes the disk, nor less, since it may be lost."""
    keeping.written_at.clear()

    let_run(working, clock, 10 * MINUTE)

    assert keeping.written_at == [at(f"08:{minute:02}", 7) for minute in range(1, 11)]
    assert keeping.saved[-1].last_input == at("08:10", 7)


def test_an_edge_is_one_write(recorder, keeping, clock):
    keeping.written_at.clear()

    recorder.handle(Active(), clock.read())

    assert len(keeping.written_at) == 1


def test_signals_between_do_not_make_it_write_more_often(working, keeping, clock):
    keeping.written_at.clear()

    for _second in range(600):
        working.handle(Unlock(), clock.advance(seconds=1))

    assert len(keeping.written_at) == 10


def test_while_idle_it_writes_once_in_a_quarter_of_an_hour(recorder, keeping, clock):
    calls = let_run(recorder, clock, 8 * HOUR)

    assert calls == 32
    assert len(keeping.written_at) == 32
    assert set(keeping.saved) == {None}


def test_a_pause_in_typing_is_saved_with_its_last_input(working, keeping, clock):
    working.handle(Idle(at("08:10", 7)), clock.until(at("08:13", 7)))
    let_run(working, clock, MINUTE)

    assert keeping.saved[-1].last_input == at("08:10", 7)

    let_run(working, clock, 10 * MINUTE)

    assert ended(keeping) == [(span("08:00-08:10", 7), EndReason.IDLE)]
    assert keeping.saved[-1] is None


def test_the_running_session_reaches_to_the_last_input(working, recorder, clock):
    working.due(clock.until(at("08:07", 7)))
    assert working.running().span == span("08:00-08:07", 7)

    working.handle(Lock(), clock.advance(minutes=1))
    assert working.running() is None


def test_a_checkpoint_tells_since_when_somebody_watched_and_a_pause_is_the_persons_own(
    working, keeping, clock
):
    let_run(working, clock, MINUTE)
    assert keeping.watched_since[-1] == at("08:00", 7)

    working.handle(Say(("pause", "30m")), clock.advance(minutes=1))
    assert keeping.watched_since[-1] is None
    let_run(working, clock, 31 * MINUTE)
    assert keeping.watched_since[-1] == at("08:32", 7)

    working.handle(Sleep(), clock.advance(minutes=1))
    assert keeping.watched_since[-1] is None

    working.stop(clock.advance(minutes=1))
    assert keeping.watched_since[-1] is None


def test_where_the_person_is_goes_with_the_session(clock, keeping):
    recorder = Recorder(RULES, keeping, clock.read())
    recorder.start(clock.read(), Place.HOME)
    recorder.handle(Active(), clock.read())
    recorder.handle(PlaceChanged(Place.OTHER), clock.advance(minutes=30))
    recorder.stop(clock.advance(minutes=30))

    parted = [event for event in keeping.events if isinstance(event, SessionParted | SessionEnded)]
    assert [(event.span, event.place) for event in parted] == [
        (span("08:00-08:30", 7), Place.HOME),
        (span("08:30-09:00", 7), Place.OTHER),
    ]


@pytest.mark.parametrize(
    ("minutes", "places"),
    [
        (5, [("08:00-09:00", Place.HOME)]),
        (6, [("08:00-08:06", Place.UNKNOWN), ("08:06-09:00", Place.HOME)]),
    ],
)
def test_a_place_that_is_learnt_a_little_late_held_from_the_beginning(
    working, keeping, clock, minutes, places
):
    working.handle(PlaceChanged(Place.HOME), clock.advance(minutes=minutes))
    working.stop(clock.advance(minutes=60 - minutes))

    parted = [event for event in keeping.events if isinstance(event, SessionParted | SessionEnded)]
    assert [(event.span, event.place) for event in parted] == [
        (span(text, 7), place) for text, place in places
    ]


def test_a_place_that_is_not_known_any_more_parts_the_session_at_once(clock, keeping):
    recorder = Recorder(RULES, keeping, clock.read())
    recorder.start(clock.read(), Place.HOME)
    recorder.handle(Active(), clock.read())

    turn = recorder.handle(PlaceChanged(Place.UNKNOWN), clock.advance(minutes=1))

    assert [event.place for event in turn.events if isinstance(event, SessionParted)] == [
        Place.HOME
    ]


def test_a_stop_keeps_its_reason(working, keeping, clock):
    working.stop(clock.advance(minutes=30), EndReason.LOGOUT)

    assert ended(keeping) == [(span("08:00-08:30", 7), EndReason.LOGOUT)]
    assert watched(keeping) == [(CoverageKind.TRACKED, span("08:00-08:30", 7))]


def test_other_settings_hold_from_the_moment_they_are_obeyed(working, clock):
    soon = Settings(movement=type(Settings().movement)(every_min=20))
    assert let_run(working, clock, 25 * MINUTE)
    assert working.engine.next_break == at("08:50", 7)

    working.obey(rules_from(soon, schedule_from(soon, OSLO)))
    turn = working.due(clock.read())

    assert [event.kind for event in turn.events if isinstance(event, Prompted)] == ["movement"]


# --- Words that mean nothing ----------------------------------------------------------------------


def test_words_that_mean_nothing_lose_nothing_that_happened_before_them(working, keeping, clock):
    working.handle(Idle(at("08:10", 7)), clock.until(at("08:12", 7)))
    clock.sleep(HOUR)

    with pytest.raises(UsageError):
        working.handle(Say(("pause", "soon")), clock.advance(minutes=1))

    assert ended(keeping) == [(span("08:00-08:13", 7), EndReason.SLEEP)]


def test_a_deadline_that_came_with_words_that_mean_nothing_is_kept(working, keeping, clock):
    working.handle(Idle(at("08:10", 7)), clock.until(at("08:13", 7)))

    with pytest.raises(UsageError):
        working.handle(Say(("planned", "until", "25:00")), clock.until(at("08:30", 7)))

    assert ended(keeping) == [(span("08:00-08:10", 7), EndReason.IDLE)]
    assert working.engine.state.phase is Phase.AWAY


# --- A store that fails ---------------------------------------------------------------------------


def test_what_cannot_be_saved_is_shown_with_the_fault_and_kept_in_order(working, keeping, clock):
    with keeping.full():
        turn = working.handle(Lock(), clock.until(at("09:00", 7)))
        assert turn.fault is FULL
        assert ended(turn) == [(span("08:00-09:00", 7), EndReason.LOCK)]
        working.handle(Unlock(), clock.advance(minutes=5))
        working.handle(Active(), clock.advance(seconds=5))
        working.handle(Lock(), clock.advance(minutes=5))
    assert ended(keeping) == []

    assert working.due(clock.advance(minutes=1)).fault is None

    assert ended(keeping) == [
        (span("08:00-09:00", 7), EndReason.LOCK),
        (span("09:05:05-09:10:05", 7), EndReason.LOCK),
    ]
    assert len(keeping.events) == len(set(map(id, keeping.events)))


def test_it_is_tried_again_each_minute_and_not_more_often(working, keeping, clock):
    """A full disk is no reason to spin, and an idle person none to wait a quarter of an hour."""
    with keeping.full():
        working.handle(Lock(), clock.until(at("09:00", 7)))

        assert let_run(working, clock, 30 * MINUTE) == 30
    assert working.next_deadline() == at("09:31", 7)
    let_run(working, clock, MINUTE)

    assert len(ended(keeping)) == 1
    assert working.next_deadline() == at("09:46", 7)


def test_what_was_done_before_a_stop_is_tried_again_after_it(working, keeping, clock):
    with keeping.full():
        assert working.stop(clock.until(at("09:00", 7))).fault is FULL
        let_run(working, clock, 10 * MINUTE)
    let_run(working, clock, 2 * MINUTE)

    assert ended(keeping) == [(span("08:00-09:00", 7), EndReason.STOP)]
    assert working.next_deadline() is None


def test_a_checkpoint_that_failed_doubles_no_event(working, keeping, clock):
    with keeping.full():
        assert working.due(clock.until(at("08:01", 7))).fault is FULL
    let_run(working, clock, MINUTE)

    assert [type(event) for event in keeping.events] == [SessionStarted]
    assert keeping.saved[-1].last_input == at("08:02", 7)


def test_erasing_that_failed_halfway_is_done_again_but_nothing_else(working, keeping, clock):
    """The rows may be gone and a backup not yet; sessions kept before it must not double."""
    working.handle(Say(("private", "last", "20m")), clock.until(at("09:00", 7)))
    with keeping.full():
        keeping.fault_after_keeping = True
        assert working.due(clock.advance(seconds=10)).fault is FULL
    let_run(working, clock, 2 * MINUTE)

    kinds = [type(event) for event in keeping.events]
    assert kinds.count(Erased) == 2
    assert kinds.count(SessionEnded) == 1


def test_erasing_goes_by_itself_in_its_place_among_the_others(working, keeping, clock):
    working.handle(Say(("private", "last", "20m")), clock.until(at("09:00", 7)))
    working.stop(clock.advance(seconds=5))

    assert [[type(event) for event in call] for call in keeping.calls[-2:]] == [
        [Erased],
        [Covered, HoldChanged],
    ]


def test_prompts_and_how_they_went_away_are_saved(working, keeping, clock):
    let_run(working, clock, 51 * MINUTE)
    [shown] = [event for event in keeping.events if isinstance(event, Prompted)]

    assert shown.at == at("08:50", 7)

    working.handle(Call(on=True), clock.advance(minutes=1))
    let_run(working, clock, 20 * MINUTE)

    [closed] = [event for event in keeping.events if isinstance(event, PromptClosed)]
    assert (closed.id, closed.how) == (shown.id, "expired")


def test_a_crash_that_a_trace_tells_of_ends_at_the_last_checkpoint(working, keeping, clock):
    let_run(working, clock, 10 * MINUTE)
    turn = working.handle(Crash(), clock.advance(seconds=30))

    assert ended(turn) == [(span("08:00-08:10", 7), EndReason.CRASH)]


def test_while_another_program_writes_it_is_tried_again_soon(working, keeping, clock):
    """It does so for a moment as a rule, while a full disk stays full."""
    keeping.fault = JournalBusyError("Another program writes.")
    working.handle(Lock(), clock.until(at("09:00", 7)))
    assert working.next_deadline() == at("09:00:05", 7)

    keeping.fault = FULL
    working.due(clock.until(at("09:00:05", 7)))
    assert working.next_deadline() == at("09:01:05", 7)

    keeping.fault = None
    working.due(clock.until(at("09:01:05", 7)))
    assert ended(keeping) == [(span("08:00-09:00", 7), EndReason.LOCK)]


def test_a_checkpoint_before_the_end_is_tried_once(working, keeping, clock):
    """Each try may wait for another program."""
    clock.until(at("09:00", 7))
    keeping.fault, keeping.fault_after_keeping = FULL, True
    before = len(keeping.calls)

    assert working.checkpoint(clock.read()).fault is FULL
    assert len(keeping.calls) == before + 1


def test_a_fault_is_told_in_every_turn_until_something_could_be_saved(working, keeping, clock):
    with keeping.full():
        assert working.due(clock.advance(minutes=1)).fault is FULL
        assert working.due(clock.advance(seconds=10)).fault is FULL, "nothing was tried meanwhile"

    assert working.due(clock.advance(minutes=1)).fault is None


def test_a_checkpoint_that_is_asked_for_does_not_wait(working, keeping, clock):
    working.due(clock.advance(minutes=1))
    saved = len(keeping.saved)

    turn = working.checkpoint(clock.advance(seconds=5))

    assert turn.fault is None
    assert len(keeping.saved) == saved + 1
    assert keeping.saved[-1].last_input == clock.at
