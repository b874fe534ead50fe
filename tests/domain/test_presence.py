"""Machine 4: listed work apps left open, behind a locked screen or an unlocked one."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from tests.domain.days import OSLO, at
from tests.domain.signals import CALM, Stream, played, streams
from tests.timeline import Timeline, rules
from tracker.domain.events import Event, PresenceEnded
from tracker.domain.model import EndReason, Phase, PresenceKind, PresenceSpan
from tracker.domain.presence import PresenceState, Scene, step
from tracker.domain.signals import Passed, Sample
from tracker.domain.spans import ZERO, Span, total

CHAT = frozenset({"teams", "slack"})


def listing(**changed: Any) -> Timeline:
    """Return a day of somebody who has listed two work apps."""
    return Timeline(obeying=rules(apps=CHAT, **changed))


def office_day() -> Timeline:
    """Work until 16:00 with the chat open, which stays open."""
    return listing().works("08:00", "1min").opens("teams").works("7h59min")


def told(events: list[Event]) -> list[Span]:
    return [e.span for e in events if isinstance(e, PresenceEnded)]


# ---------------------------------------------------------------- what is told


def test_a_stretch_is_told_when_it_is_over():
    day = office_day().passes("2h")

    assert day.presence == []
    assert day.opens().presence == ["08:01-18:00 unlocked"]


def test_the_running_stretch_reaches_up_to_now():
    day = office_day()

    assert day.engine.open_presence == PresenceSpan(
        Span(day.wall - timedelta(hours=7, minutes=59), day.wall), PresenceKind.UNLOCKED
    )


def test_lock_and_unlock_part_it():
    day = office_day().at("17:00").locks().at("19:30").unlocks().at("23:10").opens()

    assert day.presence == [
        "08:01-17:00 unlocked",
        "17:00-19:30 locked",
        "19:30-23:10 unlocked",
    ]


def test_that_no_app_ran_is_told_apart_from_that_nobody_looked():
    looked = listing().starts().opens().passes("1h").stops()
    never = listing().starts().passes("1h").stops()

    assert looked.presence == ["00:00-01:00 closed"]
    assert never.presence == []


def test_locking_while_none_runs_tells_nothing():
    day = listing().starts().opens().passes("1h").locks().passes("1h").stops()

    assert day.presence == ["00:00-02:00 closed"]


def test_without_listed_apps_nothing_is_ever_told():
    day = Timeline().works("08:00", "1h").opens("teams").passes("9h").stops()

    assert day.presence == []
    assert day.engine.open_presence is None


def test_an_app_that_is_not_listed_counts_as_none():
    assert listing().starts().opens("game").passes("1h").stops().presence == ["00:00-01:00 closed"]


def test_one_app_after_the_other_is_one_stretch():
    day = listing().starts().opens("teams").passes("1h").opens("teams", "slack").passes("1h")

    assert day.opens("slack").passes("1h").stops().presence == ["00:00-03:00 unlocked"]


# ---------------------------------------------------------------- sleep, clocks, crashes


def test_a_computer_that_sleeps_leaves_nothing_open():
    day = office_day().sleeps("3h").passes("1h").stops()

    assert day.presence == ["08:01-16:00 unlocked", "19:00-20:00 unlocked"]


def test_a_night_on_a_computer_that_never_sleeps_is_one_stretch():
    day = office_day().passes("15h").stops()

    assert day.presence == ["08:01-07:00+1 unlocked"]


@pytest.mark.parametrize(("by", "expected"), [("1h", "09:01-18:00"), ("-1h", "07:01-16:00")])
def test_a_clock_that_is_set_leaves_lengths_true(by, expected):
    day = office_day().clock_jumps(by).passes("1h").stops()

    assert day.presence == [f"{expected} unlocked"]


def test_nothing_is_told_twice_where_the_clock_is_set_back():
    day = listing().starts().opens("teams").passes("3h").locks().passes("1h")

    day.clock_jumps("-2h").passes("3h").stops()

    assert day.presence == ["00:00-03:00 unlocked", "03:00-05:00 locked"]


def test_what_lies_wholly_in_time_that_was_told_before_leaves_nothing():
    """One without length says so, for how it was saved while it went on must go."""
    day = listing().starts().opens("teams").passes("3h").locks().clock_jumps("-2h").passes("1h")

    assert day.stops().presence == ["00:00-03:00 unlocked", "02:00-02:00 locked"]


def test_after_a_crash_nothing_is_known_since_the_last_saving():
    day = listing().starts().opens("teams").passes("1h").locks().passes("3h").crashes()

    assert day.presence == ["00:00-01:00 unlocked"]


def test_after_a_new_start_somebody_has_to_look_first():
    day = office_day().stops().passes("1h").starts().passes("1h").opens("teams").passes("1h")

    assert day.stops().presence == ["08:01-16:00 unlocked", "18:00-19:00 unlocked"]


# ---------------------------------------------------------------- the person


@pytest.mark.parametrize("word", ["private", "pause"])
def test_of_private_time_and_of_a_pause_nothing_is_told(word):
    day = office_day().says(word).passes("2h")

    assert day.presence == ["08:01-16:00 unlocked"]
    assert day.engine.open_presence is None
    assert day.says("resume").passes("1h").stops().presence[1:] == ["18:00-19:00 unlocked"]


def test_closing_the_day_does_not_close_the_apps():
    assert office_day().says("stop").passes("2h").stops().presence == ["08:01-18:00 unlocked"]


def test_what_was_said_to_be_private_is_told_before_it_is_erased():
    """The store can cut only what it holds."""
    day = office_day().says("private", "last", "20m").passes("1min")

    kinds = [type(event).__name__ for event in day.events]
    assert kinds.index("PresenceEnded") < kinds.index("Erased")


def test_a_stretch_that_runs_while_something_is_erased_is_on_record_before():
    day = office_day().says("private", "last", "20m").says("stop").passes("1h")

    assert day.presence == ["08:01-16:00 unlocked", "16:00-16:00:10 unlocked"]
    kinds = [type(event).__name__ for event in day.events]
    assert "Erased" not in kinds[: len(kinds) - 1 - kinds[::-1].index("PresenceEnded")]


def test_other_apps_than_before_are_looked_for_first():
    day = office_day()
    day.engine.obey(rules(apps=frozenset({"outlook"})))
    day.passes("1h")

    assert day.presence == ["08:01-16:00 unlocked"]
    assert day.opens("outlook").passes("1h").stops().presence[1:] == ["17:00-18:00 unlocked"]


def test_an_empty_list_ends_it():
    day = office_day()
    day.engine.obey(rules())

    assert day.passes("1h").opens("teams").passes("1h").presence == ["08:01-16:00 unlocked"]


def test_other_settings_do_not_part_it():
    day = office_day()
    day.engine.obey(rules(apps=CHAT, away_after=timedelta(minutes=9)))

    assert day.passes("1h").stops().presence == ["08:01-17:00 unlocked"]


# ---------------------------------------------------------------- a shared computer


def shared() -> Timeline:
    return listing(is_shared=True).starts().opens("teams")


def test_on_a_shared_computer_nothing_is_told_off_duty():
    assert shared().at("20:00").stops().presence == ["08:00-16:00 unlocked"]


def test_a_work_app_in_front_is_a_work_sign():
    day = shared().at("18:00").fronts("teams").at("18:30").fronts("game").at("20:00").stops()

    assert day.presence[1:] == ["18:00-18:30 unlocked"]


def test_a_session_begun_by_hand_is_a_work_sign():
    day = shared().at("18:00").says("start").passes("10min")

    assert day.at("20:00").stops().presence[1:] == ["18:00-18:05 unlocked"]


def test_apps_that_are_no_longer_listed_are_forgotten():
    now, known = at("11-17 08:00"), PresenceState(listed=frozenset({"chat"}))

    told = step(known, Sample(now, OSLO, Passed()), Scene(True, False, now), frozenset())

    assert told == (PresenceState(), [])


# ---------------------------------------------------------------- whatever comes


@given(streams())
def test_nothing_is_ever_told_twice(stream: Stream):
    spans = told(played(stream).events)

    assert total(spans) == sum((span.length for span in spans), ZERO)


@given(streams(CALM))
def test_no_more_is_told_than_time_has_passed(stream: Stream):
    done = played(stream)

    assert total(told(done.events)) <= done.elapsed


@given(streams())
def test_nothing_runs_while_the_person_is_not_to_be_counted(stream: Stream):
    for upto in range(len(stream.steps)):
        engine = played(Stream(stream.rules, stream.steps[: upto + 1])).engine

        if engine.state.phase in (Phase.PAUSED, Phase.PRIVATE, Phase.OFF):
            hold = engine.state.hold
            is_stop = hold is not None and hold.reason is EndReason.STOP
            assert engine.open_presence is None or (is_stop and engine.state.is_running)
