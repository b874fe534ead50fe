"""Whenever the program is started anew, it asks no more often than if it had run on."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from tests.hands import RULES, FakeClock, at
from tests.stories.living import MINUTE
from tracker.domain.boundary_state import KINDS
from tracker.domain.events import Prompted
from tracker.domain.model import Choice, PromptKind
from tracker.domain.rules import Rules
from tracker.domain.signals import Active, Answer, Idle, Lock, Signal, Unlock
from tracker.paths import Home
from tracker.recorder import Recorder, Turn
from tracker.store.journal import Journal

QUIET_KNOWN_AFTER = 5 * MINUTE
# Lengths of pauses keep a few minutes from where they would mean something else: those are lost.
STEPS = st.tuples(
    st.sampled_from((4, 9, 14, 16, 31, 50, 64, 120)), st.sampled_from((2, 4, 9, 20, 45))
)


@dataclass(frozen=True)
class Day:
    """Work and pauses in turn, in minutes; each kind of question is answered in one way, or not."""

    begins: int
    steps: tuple[tuple[int, int], ...]
    locks: bool
    outside: Choice | None
    movement: Choice | None
    budget: int

    @property
    def signals(self) -> list[tuple[datetime, Signal | None]]:
        """Return what the desktop tells, and when; None: it is over."""
        now, told = at("00:00") + self.begins * MINUTE, list[tuple[datetime, Signal | None]]()
        for worked, paused in self.steps:
            told += [(now, Unlock()), (now, Active())]
            now += worked * MINUTE
            if self.locks:
                told.append((now, Lock()))
            elif paused * MINUTE >= QUIET_KNOWN_AFTER:
                told.append((now + QUIET_KNOWN_AFTER, Idle(now)))
            now += paused * MINUTE
        return [*told, (now, None)]

    def is_at_it(self, when: datetime) -> bool:
        """Tell whether the person types just then."""
        now = at("00:00") + self.begins * MINUTE
        for worked, paused in self.steps:
            if now <= when < now + worked * MINUTE:
                return True
            now += (worked + paused) * MINUTE
        return False


DAYS = st.builds(
    Day,
    begins=st.integers(7 * 60, 22 * 60),
    steps=st.lists(STEPS, min_size=1, max_size=8).map(tuple),
    locks=st.booleans(),
    outside=st.sampled_from(
        (None, Choice.UNTIL, Choice.WRAP_UP, Choice.PLANNED, Choice.ON_CALL, Choice.NOT_TODAY)
    ),
    movement=st.sampled_from((None, Choice.NOW, Choice.SKIP)),
    budget=st.sampled_from((0, 1, 3, 12)),
)


class Lived:
    """A day as it is lived, with the program started anew where that is asked for."""

    def __init__(self, day: Day, journal: Journal) -> None:
        self.day, self.journal = day, journal
        self.clock = FakeClock(at("00:00") + day.begins * MINUTE)
        self.rules: Rules = replace(RULES, budget_per_day=day.budget)
        self.shown: list[Prompted] = []
        self.starts()

    def starts(self) -> None:
        reading = self.clock.read()
        self.journal.recover(reading.at, None)
        past = self.journal.past(reading.at)
        self.recorder = Recorder(self.rules, self.journal, reading, past)
        self.hears(self.recorder.start(reading))

    def until(self, when: datetime) -> None:
        while (due := self.recorder.engine.next_deadline()) is not None and due <= when:
            self.hears(self.recorder.due(self.clock.until(max(due, self.clock.at))))
        self.clock.until(when)

    def tells(self, signal: Signal) -> None:
        self.hears(self.recorder.handle(signal, self.clock.read()))

    def hears(self, turn: Turn) -> None:
        """Answer at once what is asked; nobody could answer what has gone with the program."""
        self.shown += [event for event in turn.events if isinstance(event, Prompted)]
        shown = self.recorder.engine.open_prompt
        is_movement = shown is not None and shown.kind is PromptKind.MOVEMENT
        choice = self.day.movement if is_movement else self.day.outside
        if shown is not None and choice in shown.choices:
            until = at("21:30") if choice is Choice.UNTIL else None
            self.tells(Answer(shown.id, choice, until))

    def is_started_anew(self, lost: timedelta) -> None:
        self.recorder.due(self.clock.read())
        self.clock.until(self.clock.at + lost)
        self.starts()
        if self.day.is_at_it(self.clock.at):
            self.tells(Unlock())
            self.tells(Active())


def shown(day: Day, nowhere: Home, restarts: tuple[tuple[datetime, timedelta], ...] = ()):
    """Live a day and return what was asked."""
    with Journal.open(nowhere, at("00:00"), create=False) as journal:
        lived, left = Lived(day, journal), list(restarts)
        for when, signal in day.signals:
            while left and left[0][0] <= when:
                at_moment, lost = left.pop(0)
                lived.until(max(at_moment, lived.clock.at))
                lived.is_started_anew(lost)
            if lived.clock.at <= when:
                lived.until(when)
                if signal is not None:
                    lived.tells(signal)
        return lived.shown


RESTARTS = st.lists(
    st.tuples(st.integers(0, 10 * 3600), st.integers(0, 120)), min_size=1, max_size=3
)


@given(DAYS, RESTARTS)
@example(Day(900, ((120, 2),), True, None, None, 12), [(76 * 60, 0)])
@example(Day(900, ((120, 2), (64, 2)), True, Choice.PLANNED, None, 12), [(90 * 60, 60)])
def test_it_asks_no_more_often_and_keeps_to_the_budget(tmp_path_factory, day, restarts):
    nowhere = Home(tmp_path_factory.getbasetemp() / "nowhere")
    begun = at("00:00") + day.begins * MINUTE
    moments = sorted(
        (begun + timedelta(seconds=s), timedelta(seconds=lost)) for s, lost in restarts
    )

    ran_on = shown(day, nowhere)
    started_anew = shown(day, nowhere, tuple(moments))

    assert len(started_anew) <= len(ran_on)
    assert len({prompt.id for prompt in started_anew}) == len(started_anew)
    for first in (at("04:00", n) for n in range(3)):
        of_day = [p for p in started_anew if first <= p.at < first + timedelta(days=1)]
        assert len(of_day) <= day.budget
        assert sum(prompt.kind in KINDS for prompt in of_day) <= 3


@given(DAYS, st.integers(0, 10 * 3600), st.integers(-40 * 24, 40 * 24), st.booleans())
@example(Day(900, ((120, 2),), True, Choice.PLANNED, None, 12), 90 * 60, -1, True)
def test_a_clock_that_was_set_meanwhile_is_no_reason_to_ask_sooner(
    tmp_path_factory, day, after, hours, is_back
):
    """In the hour after the start at most one question comes, and none where one just came."""
    nowhere = Home(tmp_path_factory.getbasetemp() / "nowhere")
    with Journal.open(nowhere, at("00:00"), create=False) as journal:
        lived = Lived(day, journal)
        for when, signal in day.signals[:-1]:
            if when <= at("00:00") + day.begins * MINUTE + timedelta(seconds=after):
                lived.until(when)
                lived.tells(signal)
        asked_before = [p.at for p in lived.shown if p.kind in KINDS]
        died = lived.clock.at
        lived.recorder.due(lived.clock.read())
        lived.clock.set_wall(hours * 3600)

        lived.day, lived.shown = replace(day, outside=None), []
        lived.starts()
        if is_back:
            lived.tells(Unlock())
            lived.tells(Active())
        begun = lived.clock.at
        lived.until(begun + 59 * MINUTE)

        questions = [p for p in lived.shown if p.kind in KINDS]
        assert len(questions) <= 1
        if asked_before and hours < 0 and day.outside is None:
            quiet_for = timedelta(hours=1) - (died - asked_before[-1])
            assert not questions or questions[0].at - begun >= quiet_for
        deadline = lived.recorder.engine.next_deadline()
        assert deadline is None or deadline > lived.clock.at
