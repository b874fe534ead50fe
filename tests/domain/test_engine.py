"""What holds of all machines together, whatever the signals."""

from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.signals import CALM, LENGTHS, SEEN, ZONES, Stream, played, streams
from tests.timeline import Timeline, office, rules
from tracker.domain.coverage import told_of
from tracker.domain.engine import Engine
from tracker.domain.events import (
    BreakRecorded,
    Covered,
    Erased,
    Event,
    HoldChanged,
    PromptClosed,
    Prompted,
    SessionEnded,
    SessionParted,
    SessionStarted,
    WorkRecalled,
)
from tracker.domain.model import Phase
from tracker.domain.signals import Active, Crash, Lock, Say, Signal, Start, Stop, Unlock
from tracker.domain.spans import ZERO, Span, clip_all, subtract, total, union


class Stuck(Engine):
    """An engine with a fault: it is never done with the present."""

    def next_deadline(self) -> datetime:
        return self.now


def kept(events: list[Event]) -> list[Span]:
    return [e.span for e in events if isinstance(e, SessionEnded | SessionParted)]


def lengths(spans: list[Span]) -> timedelta:
    return sum((span.length for span in spans), ZERO)


@given(streams())
def test_sessions_never_overlap_even_when_the_clock_is_set(stream: Stream):
    spans = kept(played(stream).events)

    assert total(spans) == lengths(spans)


@given(streams(CALM))
def test_no_more_is_kept_than_time_has_passed(stream: Stream):
    done = played(stream)

    assert lengths(kept(done.events)) <= done.elapsed


@given(streams(CALM))
def test_sessions_are_kept_in_order_of_time(stream: Stream):
    """Save what was only said to be work when there had been other work since."""
    events = played(stream).events
    assume(not any(isinstance(event, WorkRecalled) for event in events))
    spans = [span for span in kept(events) if span.length]

    assert spans == sorted(spans)


@given(streams())
def test_same_signals_give_the_same_events(stream: Stream):
    assert played(stream).events == played(stream).events


@given(streams(), st.lists(st.integers(0, 4000), max_size=4))
def test_looking_at_the_time_once_more_changes_nothing(stream: Stream, looks: list[int]):
    assert played(stream, tuple(looks)).events == played(stream).events


@given(streams(), st.integers(0, 100_000))
def test_deadlines_lie_ahead_once_they_have_been_met(stream: Stream, later: int):
    engine = played(stream).engine
    engine.advance(engine.now + timedelta(seconds=later))

    deadline = engine.next_deadline()
    assert deadline is None or deadline > engine.now


@given(streams())
def test_one_prompt_is_on_show_at_a_time_and_each_goes_away_once(stream: Stream):
    on_show: list[str] = []
    for event in played(stream).events:
        if isinstance(event, Prompted):
            assert on_show == []
            on_show.append(event.id)
        elif isinstance(event, PromptClosed) and event.id:
            assert on_show == [event.id]
            on_show.clear()


@given(streams())
def test_each_due_break_has_one_outcome(stream: Stream):
    records = [e.record for e in played(stream).events if isinstance(e, BreakRecorded)]

    due = [record.due_at for record in records if record.due_at]
    assert len(due) == len(set(due))
    assert all(record.start <= record.end for record in records)


@given(streams(CALM))
def test_coverage_never_overlaps(stream: Stream):
    """Save what was erased: that is told anew."""
    spans: list[Span] = []
    for event in played(stream).events:
        if isinstance(event, Erased):
            spans = subtract(spans, [event.span])
        elif isinstance(event, Covered):
            spans.append(event.span)

    assert total(spans) == lengths(spans)


@given(streams(CALM))
def test_work_on_record_was_tracked(stream: Stream):
    """Every session lies in time that was watched, once the program has ended.

    Off duty nothing is told of the watch; of the session itself all is. What a crash leaves of
    both is told by the journal.
    """
    assume(not any(isinstance(signal, Crash | Start) for _wait, signal in stream.steps))
    done = played(Stream(stream.rules, (*stream.steps, (1, Stop()))))
    watched = [e.span for e in done.events if isinstance(e, Covered)]
    schedule, is_shared = stream.rules.schedule, stream.rules.is_shared

    for span in kept(done.events):
        told = told_of(span, "Europe/Oslo", schedule, is_shared=is_shared)
        assert total([*watched, *told]) == total(watched)


@given(streams(CALM))
def test_what_was_erased_is_never_told_again(stream: Stream):
    """Whatever was marked, asked or remembered in private time: no later event has its instants.

    A crash only takes away what had not been saved; the erasing comes with the next start.
    """
    assume(not any(isinstance(signal, Crash | Start) for _wait, signal in stream.steps))
    hidden: list[Span] = []
    for event in played(Stream(stream.rules, (*stream.steps, (4000, Stop())))).events:
        if isinstance(event, Erased):
            hidden.append(event.span)
            continue
        told = [at for at in instants(event) if not is_edge(at, stream)]
        assert not [at for at in told for hole in hidden if hole.start < at < hole.end], event


def types_into_the_lock(steps: list[tuple[int, Signal | int]]) -> bool:
    """Tell whether there is input behind a locked screen, of which no sensor tells."""
    is_locked = False
    for _wait, signal in steps:
        if isinstance(signal, Lock | Unlock):
            is_locked = isinstance(signal, Lock)
        elif isinstance(signal, Active) and is_locked:
            return True
    return False


def is_edge(at: datetime, stream: Stream) -> bool:
    """Tell whether an instant is one of the plan's own: it says nothing of what anybody did."""
    plans = [stream.rules.schedule.plan_at(at, zone) for zone in ZONES]
    return any(plan.segment_at(at).span.start == at for plan in plans)


def instants(event: Event) -> list[datetime]:
    """Return every instant that an event would put on record; what is to be erased goes again."""
    match event:
        case BreakRecorded(record=record):
            found = [record.start, record.end, record.due_at, record.shown_at]
        case HoldChanged():
            found = []
        case SessionStarted(start=start):
            found = [start]
        case _:
            span = getattr(event, "span", None)
            found = [event.at] if span is None else [span.start, span.end]
    return [at for at in found if at is not None]


@given(streams())
def test_nothing_is_told_of_the_watch_off_duty(stream: Stream):
    """Whatever happens on a shared computer, coverage lies in the core hours of some zone."""
    if stream.rules.is_shared:
        schedule = stream.rules.schedule
        for event in played(stream).events:
            if isinstance(event, Covered):
                zones = ("Europe/Oslo", "America/New_York", "Asia/Tokyo")
                told = [told_of(event.span, zone, schedule, is_shared=True) for zone in zones]
                assert [event.span] in told


@given(st.lists(st.tuples(LENGTHS, SEEN), min_size=1, max_size=40))
def test_what_is_recalled_is_what_a_work_computer_would_have_recorded(
    steps: list[tuple[int, Signal | int]],
):
    """On a day without core hours one computer is shared, and the other is for work."""
    assume(not types_into_the_lock(steps))
    free = office("")
    last_hour = (1, Say(("start", "last", "1h")))
    shared = played(Stream(rules(free, is_shared=True), (*steps, last_hour, (0, Stop()))))
    work = played(Stream(rules(free), (*steps, (1, Stop()))))
    window = Span(shared.engine.now - timedelta(hours=1), shared.engine.now)
    [recalled] = [e for e in shared.events if isinstance(e, WorkRecalled)]

    def counted(events: list[Event]) -> list[Span]:
        """Leave out what the edge of the window has made too short to be more than noise."""
        noise = timedelta(seconds=30)
        return [span for span in clip_all(union(kept(events)), window) if span.length >= noise]

    assert total(recalled.spans) == lengths(list(recalled.spans))
    assert counted(shared.events) == counted(work.events)


@given(streams())
def test_open_work_begins_before_now(stream: Stream):
    engine = played(stream).engine

    span = engine.open_span
    assert (span is None) == (engine.state.phase is not Phase.WORKING)
    assert span is None or span.end <= max(engine.now, span.start)


@given(streams())
def test_stretch_is_never_negative(stream: Stream):
    assert played(stream).engine.stretch >= ZERO


@given(streams(CALM))
def test_session_begins_before_it_ends(stream: Stream):
    begun = [e.start for e in played(stream).events if isinstance(e, SessionStarted)]
    ended = [e.began for e in played(stream).events if isinstance(e, SessionEnded)]

    assert set(ended) <= set(begun)


# ---------------------------------------------------------------- by example


def test_engine_that_was_never_started_waits_for_nothing():
    day = Timeline()

    assert day.engine.next_deadline() is None
    assert day.engine.open_span is None
    assert day.passes("48h").events == []


def test_deadlines_that_do_not_come_to_an_end_are_a_fault_and_no_endless_loop():
    day = Timeline()
    stuck = Stuck(day.rules, day.wall, day.zone)

    with pytest.raises(RuntimeError, match="do not come to an end"):
        stuck.advance(day.wall)


def test_many_short_sessions_are_all_remembered_when_the_clock_is_set_back():
    day = Timeline().at("09:00")
    for _ in range(20):
        day.works("4min").locks().passes("4min").unlocks()
    day.clock_jumps("-2h40min").works("2h").locks()

    assert total(day.kept) == lengths(day.kept)


def test_engine_tells_when_the_person_will_be_asked():
    day = Timeline().works("17:00", "5min")

    assert day.engine.next_boundary == day.wall + timedelta(minutes=10)


def test_engine_tells_what_is_not_kept_yet():
    day = Timeline().works("09:00", "10min")
    stopped = day.wall
    day.passes("2min").went_idle_at(stopped)

    assert day.engine.open_span == Span(stopped - timedelta(minutes=10), stopped)
    assert day.engine.now == stopped + timedelta(minutes=2)
