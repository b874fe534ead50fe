"""Made-up streams of signals for the properties of the engine."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from tests.timeline import office, rules
from tracker.domain.engine import Engine
from tracker.domain.events import Event
from tracker.domain.model import Choice, Place
from tracker.domain.rules import Rules
from tracker.domain.signals import (
    Active,
    Answer,
    Apps,
    Busy,
    Call,
    ClockJumped,
    Crash,
    Front,
    Idle,
    Lock,
    Passed,
    PlaceChanged,
    Sample,
    Say,
    Signal,
    Sleep,
    Start,
    Stop,
    Unlock,
    Wake,
    ZoneChanged,
)

ZONES = ("Europe/Oslo", "America/New_York", "Asia/Tokyo")
BEGIN = datetime(2026, 11, 17, 5, 0, tzinfo=UTC)
SECONDS = st.sampled_from((0, 1, 29, 30, 60, 299, 300, 301, 600, 900, 1800, 3000, 3600, 14400))

LENGTHS = st.integers(0, 4000) | SECONDS
COMMANDS = st.sampled_from(
    (
        ("start",),
        ("start", "last", "20m"),
        ("start", "last", "1h"),
        ("stop",),
        ("pause",),
        ("pause", "30m"),
        ("pause", "until", "15:00"),
        ("pause", "until", "tomorrow"),
        ("resume",),
        ("planned",),
        ("planned", "until", "21:00"),
        ("private",),
        ("private", "last", "20m"),
        ("break",),
        ("quiet",),
        ("quiet", "off"),
        ("quiet", "reset"),
    )
)
SEEN: st.SearchStrategy[Signal | int] = st.one_of(
    *[st.just(Active())] * 4,
    st.integers(0, 900),  # seconds of quiet, told as `Idle`
    st.sampled_from((Lock(), Unlock(), Sleep(), Wake())),
    st.booleans().map(Call),
)
CALM: st.SearchStrategy[Signal | int] = st.one_of(
    *[SEEN] * 7,
    st.booleans().map(Busy),
    st.sampled_from(("teams", "game")).map(Front),
    st.sampled_from((frozenset({"teams"}), frozenset({"game"}), frozenset())).map(Apps),
    st.sampled_from(Place).map(PlaceChanged),
    COMMANDS.map(Say),
    st.builds(
        Answer,
        st.sampled_from(("movement", "outside_core", "still_outside")),
        st.sampled_from(Choice),
    ),
    st.sampled_from((Stop(), Crash(), Start())),
)
WILD: st.SearchStrategy[Signal | int] = st.one_of(
    CALM,
    CALM,
    st.sampled_from(ZONES).map(ZoneChanged),
    st.integers(-10800, 10800).map(lambda seconds: ClockJumped(timedelta(seconds=seconds))),
)
RULES = st.sampled_from(
    (
        rules(),
        rules(is_shared=True, apps=frozenset({"teams"})),
        rules(apps=frozenset({"teams"})),
        rules(is_shared=True, apps=frozenset({"teams"}), running_counts=True),
        rules(office("1234567", ((1320, 1800),)), budget_per_day=2),
        rules(office("12345", ((480, 720), (1020, 1200))), every=timedelta(minutes=20)),
        rules(office(""), break_length=timedelta(minutes=2), away_after=timedelta(minutes=1)),
    )
)


@dataclass(frozen=True)
class Stream:
    """Signals, each with the seconds before it; a number of seconds of quiet stands for `Idle`."""

    rules: Rules
    steps: tuple[tuple[int, Signal | int], ...]


def streams(of: st.SearchStrategy[Signal | int] = WILD) -> st.SearchStrategy[Stream]:
    steps = st.lists(st.tuples(LENGTHS, of), min_size=1, max_size=40)
    return st.builds(Stream, RULES, steps.map(tuple))


@dataclass
class Played:
    """What a stream has led to."""

    engine: Engine
    events: list[Event]
    elapsed: timedelta


def played(stream: Stream, looks: tuple[int, ...] = ()) -> Played:
    """Play a stream; `looks` are seconds after each signal at which the time is looked at too."""
    at, zone = BEGIN, "Europe/Oslo"
    engine, events, elapsed = Engine(stream.rules, at, zone), list[Event](), timedelta(0)
    for wait, what in stream.steps:
        for look in sorted(look for look in looks if look < wait):
            events += engine.handle(Sample(at + timedelta(seconds=look), zone, Passed()))
        at += timedelta(seconds=wait)
        elapsed += timedelta(seconds=wait)
        signal = Idle(at - timedelta(seconds=what)) if isinstance(what, int) else what
        if isinstance(signal, ZoneChanged):
            events += engine.handle(Sample(at, zone, signal))
            zone = signal.zone
            continue
        events += engine.handle(Sample(at, zone, signal))
        if isinstance(signal, ClockJumped):
            at += signal.by
    return Played(engine, events, elapsed)
