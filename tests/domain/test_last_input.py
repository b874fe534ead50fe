"""How far the running session reaches while the desktop has not told of quiet yet."""

import pytest

from tests.timeline import Timeline
from tracker.domain.model import Place
from tracker.domain.spans import Span


def noted(day: Timeline, clock: str | None) -> str:
    """Note when the last input was, and return how far the running session reaches."""
    day.engine.note_input(day._next(clock, day.day) if clock else None)
    span = day.engine.open_span
    assert span is not None
    return day._span(span)


@pytest.mark.parametrize(
    ("clock", "reaches"),
    [
        (None, "09:00-10:03"),
        ("10:00", "09:00-10:00"),
        ("10:03", "09:00-10:03"),
        ("10:04", "09:00-10:03"),
        ("09:00", "09:00-09:00"),
        ("08:00", "09:00-09:00"),
    ],
)
def test_session_reaches_to_the_last_input_but_never_before_its_start(clock, reaches):
    assert noted(Timeline().works("09:00", "1h3min"), clock) == reaches


@pytest.mark.parametrize(("clock", "reaches"), [("10:01", "09:00-10:00"), ("09:59", "09:00-09:59")])
def test_of_what_the_desktop_told_and_what_was_noted_the_earlier_counts(clock, reaches):
    day = Timeline().works("09:00", "1h")
    stopped = day.wall
    day.passes("3min").went_idle_at(stopped)

    assert noted(day, clock) == reaches


def test_call_is_work_without_input():
    day = Timeline().works("09:00", "1h").call().passes("30min")

    assert noted(day, "10:00") == "09:00-10:30"


def test_call_that_is_over_was_work_to_its_end():
    day = Timeline().works("09:00", "1h").calls("30min").passes("2min")

    assert noted(day, "10:00") == "09:00-10:30"
    assert noted(day, "10:31") == "09:00-10:31"


def test_part_in_another_place_never_ends_before_it_begins():
    day = Timeline().works("09:00", "1h").goes(Place.OTHER).passes("2min")

    assert noted(day, "09:58") == "10:00-10:00"


def test_clock_that_is_set_takes_what_was_noted_along():
    day = Timeline().works("09:00", "1h3min")
    noted(day, "10:00")
    day.clock_jumps("-2h")

    span = day.engine.open_span
    assert span == Span(day._next("07:00", day.day), day._next("08:00", day.day))


def test_what_was_noted_decides_nothing():
    day, other = Timeline().works("09:00", "30min"), Timeline().works("09:00", "30min")
    noted(day, "09:10")

    assert day.works("3h").locks().events == other.works("3h").locks().events
