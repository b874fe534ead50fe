"""The running program without its windows: what it is asked by whoever shows it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.hands import FULL, OSLO, at, span
from tests.sensing import DESCRIPTOR, another_writer, asked_late, let_live, tell
from tracker.domain.model import Choice, PromptKind
from tracker.domain.signals import Active, Apps, Busy, Call, Lock, Sleep, Unlock
from tracker.errors import JournalBusyError, StoreError
from tracker.hall import Tracker
from tracker.live import Live
from tracker.rules import rules_from
from tracker.wording.ideas import Tag

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


# --- A pause in typing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed_s", "since_s", "wait_s"),
    [
        pytest.param(0, 0, 3, id="right now"),
        pytest.param(2, 0, 1, id="two seconds ago"),
        pytest.param(3, 0, None, id="three seconds ago"),
        pytest.param(0, 58, 2, id="waited for nearly a minute"),
        pytest.param(0, 60, None, id="waited for a minute"),
        pytest.param(0, -1, None, id="the clock was set back"),
        pytest.param(None, 0, None, id="nothing tells"),
    ],
)
def test_a_question_waits_for_three_seconds_without_typing_and_a_minute_at_most(
    live, clock, sensors, typed_s, since_s, wait_s
):
    sensors.input = None if typed_s is None else clock.at - timedelta(seconds=typed_s)

    wait = live.pause_in(clock.at - timedelta(seconds=since_s))

    assert wait == (None if wait_s is None else timedelta(seconds=wait_s))


def test_a_pause_is_told_in_the_time_of_the_computer(live, clock, sensors, monkeypatch):
    monkeypatch.setattr(clock, "pace", 60)
    sensors.input = clock.at

    assert live.pause_in(clock.at) == timedelta(seconds=0.05)


def test_it_is_told_whether_a_call_holds_questions_back(live, sensors):
    assert not live.is_quiet
    tell(live, sensors, Call(on=True))
    assert live.is_quiet
    tell(live, sensors, Call(on=False), Busy(on=True))
    assert live.is_quiet


# --- What a card says -----------------------------------------------------------------------------


def test_the_open_question_is_the_one_that_was_asked(late, clock, sensors):
    assert late.open_ask() is None
    [prompted] = asked_late(late, sensors, clock, "16:15")
    ask = late.open_ask()

    assert ask == late.ask(prompted)
    assert ask.id == prompted.id
    assert ask.fact == "It is 16:15, and you set 16:00 as the end of the day."
    assert ask.idea == ""
    late.answer(ask.id, Choice.PLANNED)
    assert late.open_ask() is None


def test_a_suggested_break_comes_with_the_idea_of_the_day_and_the_length_that_is_set(
    working, clock
):
    working.tracker.set("movement.break_min", "7", MONDAY)
    let_live(working, clock, at("08:50", 7))
    ask = working.open_ask()

    assert working.suggesting.break_length == 7 * MINUTE
    assert ask.kind is PromptKind.MOVEMENT
    assert ask.fact.startswith("50 minutes at the screen")
    assert ask.idea == working.suggesting.pick.idea.text


def test_at_the_time_that_was_chosen_to_carry_on_until_the_question_says_so(late, clock, sensors):
    [prompted] = asked_late(late, sensors, clock, "16:16")
    late.answer(prompted.id, Choice.UNTIL, at("17:00", 7))

    let_live(late, clock, at("17:00:30", 7))

    assert late.open_ask().fact == "It is 17:00, the time you chose to carry on until."


def test_once_it_has_passed_unseen_that_time_is_not_spoken_of(late, clock, sensors):
    [prompted] = asked_late(late, sensors, clock, "16:16")
    late.answer(prompted.id, Choice.UNTIL, at("17:00", 7))
    let_live(late, clock, at("16:50", 7))
    tell(late, sensors, Lock())

    let_live(late, clock, at("17:10", 7))
    tell(late, sensors, Unlock(), Active())

    ask = late.open_ask()
    assert ask.kind is PromptKind.STILL_OUTSIDE
    assert ask.fact.startswith("It is 17:10")
    assert "carry on" not in ask.fact


# --- Work apps left open --------------------------------------------------------------------------


@pytest.fixture
def left_open(tracker, clock, sensors):
    """The program half an hour after somebody stopped, with a listed app open; what was closed."""
    tracker.set("work.apps", "chat, mail", MONDAY)
    tracker.set("prompts.left_open", "true", MONDAY)
    clock.until(at("16:00", 7))
    closed = []
    live = Live(tracker, clock, sensors, close_apps=lambda apps: closed.append(sorted(apps)))
    live.start()
    assert tracker.recorder is not None
    tracker.recorder.obey(replace(rules_of(tracker), can_close=True))
    tell(live, sensors, Active(), Apps(frozenset({"chat"})))
    live.say("stop")
    let_live(live, clock, at("16:30", 7))
    return live, closed


def rules_of(tracker):
    return rules_from(tracker.settings, tracker.schedule)


def test_apps_are_closed_for_whom_asks_for_that_and_once(left_open):
    live, closed = left_open
    ask = live.open_ask()
    assert ask.fact.endswith("still open: chat.")

    live.answer(ask.id, Choice.CLOSE)
    live.answer(ask.id, Choice.CLOSE)

    assert closed == [["chat"]]


@pytest.mark.parametrize("choice", [Choice.LEAVE, Choice.NOT_TODAY])
def test_any_other_answer_closes_nothing(left_open, choice):
    live, closed = left_open

    live.answer(live.open_ask().id, choice)

    assert closed == []


def test_nothing_is_closed_in_a_call_that_came_meanwhile(left_open, sensors):
    live, closed = left_open
    ask = live.open_ask()
    tell(live, sensors, Call(on=True))

    live.answer(ask.id, Choice.CLOSE)

    assert closed == []


# --- Ideas for breaks -----------------------------------------------------------------------------


def test_an_idea_stays_until_it_had_its_turn(live, clock):
    first = live.suggesting.pick
    clock.until(at("11:00", 7))
    assert live.suggesting.pick == first

    live.suggesting.use_up(first)

    assert live.suggesting.pick == first.another()


def test_the_next_day_begins_its_own_round_and_repeats_nothing(live, clock):
    last = live.suggesting.pick
    clock.until(at("08:00", 8))

    assert live.suggesting.pick.day == at("08:00", 8).date()
    assert live.suggesting.pick.count == 0
    assert live.suggesting.pick.idea != last.idea


def test_ideas_follow_what_the_person_says_of_them_at_once(live):
    assert Tag.WALKING in live.suggesting.pick.idea.tags

    live.tracker.set("movement.seated_only", "true", MONDAY)

    assert Tag.SEATED in live.suggesting.pick.idea.tags
    live.suggesting.use_up(live.suggesting.pick)
    assert Tag.SEATED in live.suggesting.pick.idea.tags


def test_no_idea_comes_twice_running_because_others_suit_now(live):
    for number in range(50):
        had = live.suggesting.pick
        live.suggesting.use_up(had)
        live.tracker.set("movement.seated_only", str(number % 2 == 0).lower(), MONDAY)

        assert live.suggesting.pick.idea != had.idea


# --- The status is cheap --------------------------------------------------------------------------


class Counting(Tracker):
    """A hall that counts how often the record is read, and cannot read it when it is told so."""

    reads = 0
    fault: StoreError | None = None

    def recent_work(self):
        self.reads += 1
        if self.fault is not None:
            raise self.fault
        return super().recent_work()


@pytest.fixture
def hall(home, clock):
    with Counting.open(home, clock) as hall:
        hall.set("hours.zone", OSLO, MONDAY)
        yield hall


@pytest.fixture
def counted(hall, clock, sensors):
    live = Live(hall, clock, sensors)
    live.start()
    tell(live, sensors, Active())
    live.status()
    hall.reads = 0
    yield live
    live.stop()


def test_the_record_is_not_read_while_nothing_on_it_changes(counted, hall, clock):
    for _turn in range(40):
        let_live(counted, clock, clock.at + MINUTE)
        counted.status()

    assert hall.reads == 0
    assert counted.status().work_today == 40 * MINUTE


def test_the_record_is_read_once_after_a_session_has_ended(counted, hall, clock, sensors):
    clock.until(at("09:00", 7))
    tell(counted, sensors, Lock())

    assert [counted.status().work_today for _look in range(3)] == [HOUR] * 3
    assert hall.reads == 1


def test_the_record_is_read_once_after_somebody_else_changed_it(counted, hall):
    hall.corrections.add(at("06:00", 7), at("07:00", 7))
    assert counted.status().work_today == timedelta(0)

    counted.forget_work()

    assert counted.status().work_today == HOUR
    assert hall.reads == 1


# --- While nothing can be saved -------------------------------------------------------------------


def test_work_that_cannot_be_saved_counts_all_the_same_and_is_saved_later(working, clock, sensors):
    with another_writer(working.tracker):
        clock.until(at("09:00", 7))
        sensors.says = [Lock()]
        turn = working.read(DESCRIPTOR)

        assert isinstance(turn.fault, JournalBusyError)
        assert working.status().work_today == HOUR
        assert on_record(working) != [span("08:00-09:00", 7)]

    clock.advance(minutes=1)
    assert working.due().fault is None
    assert working.status().work_today == HOUR
    assert on_record(working) == [span("08:00-09:00", 7)]


def test_a_computer_that_wants_to_sleep_is_not_kept_waiting_for_what_cannot_be_saved(
    working, clock, sensors
):
    heard = sensors.saved_count
    with another_writer(working.tracker):
        tell(working, sensors, Sleep())

    assert sensors.saved_count == heard + 1


def test_a_record_that_cannot_be_read_leaves_the_status_as_it_was_known(counted, hall):
    hall.corrections.add(at("06:00", 7), at("07:00", 7))
    counted.forget_work()
    assert counted.status().work_today == HOUR

    hall.fault = FULL
    counted.forget_work()
    assert counted.status().work_today == HOUR

    hall.fault = None
    hall.corrections.add(at("07:00", 7), at("07:30", 7))
    assert counted.status().work_today == HOUR + 30 * MINUTE
