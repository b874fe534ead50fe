"""The desk: when a prompt may be shown, and how it goes away."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.timeline import Timeline, office, rules
from tracker.domain import breaks, prompts
from tracker.domain.break_state import BreakRules, BreakState, Stage
from tracker.domain.events import BreakRecorded, Event, PromptClosed, Prompted, Wanted
from tracker.domain.model import BreakOutcome, Choice, Closing, PromptKind
from tracker.domain.signals import Answer, Passed, Sample, Say, Signal


@pytest.mark.parametrize(
    ("for_", "closed"),
    [
        ("14min59s", []),
        ("15min", ["10:05 movement expired"]),
        ("16min", ["10:05 movement expired"]),
    ],
)
def test_unanswered_prompt_expires_after_a_quarter_of_an_hour(for_, closed):
    assert Timeline().works("09:00", "50min").works(for_).closed == closed


def test_answer_closes_the_prompt():
    day = Timeline().works("09:00", "51min").answers(Choice.SKIP)

    assert day.closed == ["09:51 movement answered"]


def test_answer_that_comes_too_late_means_nothing():
    day = Timeline().works("09:00", "66min").answers(Choice.SKIP)

    assert day.closed == ["10:05 movement expired"]


def test_second_answer_means_nothing():
    day = Timeline().works("09:00", "51min").answers(Choice.SKIP).answers(Choice.NOW)

    assert day.closed == ["09:51 movement answered"]


def test_prompt_can_be_answered_by_its_name():
    day = Timeline().works("09:00", "51min").answers(Choice.SKIP, prompt="movement")

    assert day.closed == ["09:51 movement answered"]


def test_answer_to_another_prompt_means_nothing():
    day = Timeline().works("09:00", "51min").answers(Choice.SKIP, prompt="outside_core")

    assert day.closed == []


def test_each_prompt_has_a_name_of_its_own_and_its_choices():
    day = Timeline().works("09:00", "3h")

    shown = [event for event in day.events if isinstance(event, Prompted)]
    assert len({event.id for event in shown}) == len(shown) == 3
    assert {event.choices for event in shown} == {(Choice.NOW, Choice.LATER, Choice.SKIP)}


def test_prompt_that_is_on_show_can_be_found():
    day = Timeline().works("09:00", "49min")
    assert day.engine.open_prompt is None

    shown = day.works("1min").engine.open_prompt
    assert shown is not None
    assert (shown.kind, shown.id, shown.shown_at) == (PromptKind.MOVEMENT, "movement-1", day.wall)
    assert shown.choices == (Choice.NOW, Choice.LATER, Choice.SKIP)

    assert day.works("15min").engine.open_prompt is None


# ---------------------------------------------------------------- held back


def test_prompt_never_lands_in_a_call():
    day = Timeline().works("09:00", "45min").call().works("20min")

    assert day.prompts == []
    assert day.held == ["09:50 movement call"]


def test_prompt_never_lands_in_a_presentation():
    day = Timeline().works("09:00", "45min").busy().works("20min")

    assert day.prompts == []
    assert day.held == ["09:50 movement busy"]


@pytest.mark.parametrize(
    ("after", "prompts"),
    [("59s", []), ("60s", ["10:06 movement"]), ("61s", ["10:06 movement"])],
)
def test_held_prompt_is_shown_a_minute_after_the_call(after, prompts):
    day = Timeline().works("09:00", "45min").call().works("20min").call(on=False).works(after)

    assert day.prompts == prompts


def test_what_falls_due_within_that_minute_waits_for_its_end():
    day = Timeline().works("09:00", "45min").call().works("4min30s").call(on=False).works("2min")

    assert day.prompts == ["09:50:30 movement"]


def test_call_after_the_call_holds_on():
    day = Timeline().works("09:00", "45min").call().works("20min").call(on=False)
    day.works("30s").call().works("10min").call(on=False).works("1min")

    assert day.prompts == ["10:16:30 movement"]


def test_call_and_presentation_must_both_be_over():
    day = Timeline().works("09:00", "45min").call().busy().works("10min").call(on=False)
    day.works("5min").busy(on=False).works("1min")

    assert day.held == ["09:50 movement call", "09:55 movement busy"]
    assert day.prompts == ["10:01 movement"]


def test_what_is_held_is_said_once():
    day = Timeline().works("09:00", "45min").call().works("1h").blinks().works("10min")

    assert day.held == ["09:50 movement call"]


def test_what_was_held_beyond_core_is_deferred():
    """The call went on past core hours: then there are no movement prompts."""
    day = Timeline().works("15:00", "40min").call().works("30min").call(on=False)
    day.works("2min").locks().passes("10min").unlocks().works("1min")

    assert "movement" not in " ".join(day.prompts)


def test_movement_held_beyond_core_gives_way_to_the_boundary_as_one_prompt():
    day = Timeline().works("14:58", "40min").call().works("42min").call(on=False).works("2h")

    assert day.prompts == ["16:21 outside_core", "17:21 still_outside"]
    assert day.held[0] == "15:48 movement call"


def test_prompt_whose_reason_went_meanwhile_is_not_shown():
    day = Timeline().works("17:00", "10min").call().works("10min").locks().call(on=False)
    day.passes("10min")

    assert day.held == ["17:15 outside_core call"]
    assert day.prompts == []


def test_prompt_on_show_stays_when_a_call_begins():
    day = Timeline().works("09:00", "51min").calls("5min").works("10min")

    assert day.closed == ["10:05 movement expired"]


def test_sleep_ends_what_held_prompts_back():
    day = Timeline().works("09:00", "10min").call().busy().sleeps("1h").works("50min")

    assert day.prompts == ["11:00 movement"]


# ---------------------------------------------------------------- the day's budget


def test_budget_is_kept():
    """One place of the day is kept for the last call."""
    day = Timeline(obeying=rules(budget_per_day=3)).works("08:00", "7h")

    assert len(day.prompts) == 2
    assert [text.split()[1:] for text in day.held] == [["movement", "budget"]]


def test_budget_is_kept_after_a_call_too():
    day = Timeline(obeying=rules(budget_per_day=2)).works("08:00", "2h").calls("5min").works("5h")

    assert len(day.prompts) == 1


def test_budget_is_new_each_tracker_day():
    always = rules(office("1234567", ((0, 1440),)), budget_per_day=2)
    day = Timeline(obeying=always).works("12:00", "20h")

    assert [text.split()[0] for text in day.prompts] == ["12:50", "04:00+1"]


@pytest.mark.parametrize("budget", [0, 1])
def test_without_a_budget_nothing_is_asked(budget):
    assert Timeline(obeying=rules(budget_per_day=budget)).works("08:00", "10h").prompts == []


@pytest.mark.parametrize(
    ("kinds", "budget", "shown"),
    [
        ((PromptKind.LAST_CALL,), 1, 1),
        ((PromptKind.LAST_CALL,), 0, 0),
        ((PromptKind.MOVEMENT, PromptKind.LAST_CALL), 2, 2),
        ((PromptKind.MOVEMENT, PromptKind.MEAL), 2, 1),
        ((PromptKind.LAST_CALL, PromptKind.MOVEMENT), 2, 2),
        ((PromptKind.LAST_CALL, PromptKind.MOVEMENT), 1, 1),
        ((PromptKind.LAST_CALL, PromptKind.LAST_CALL), 2, 2),
    ],
)
def test_a_place_is_kept_for_the_last_call_until_it_came(kinds, budget, shown):
    desk = Desk(budget)
    for kind in kinds:
        desk.asks(kind)

    assert len(desk.shown) == shown


# ---------------------------------------------------------------- one at a time


def test_one_prompt_is_on_show_at_a_time():
    """Outside work is asked about while the movement prompt is still open."""
    short = rules(office("12345", ((480, 945), (946, 947), (948, 960))))
    day = Timeline(obeying=short).works("14:44", "3h")

    opened: set[str] = set()
    for event in day.events:
        if isinstance(event, Prompted):
            assert not opened
            opened.add(event.id)
        elif isinstance(event, PromptClosed):
            opened.discard(event.id)


def test_end_of_the_program_withdraws_what_is_on_show():
    day = Timeline().works("09:00", "51min").stops()

    assert day.closed == ["09:51 movement withdrawn"]
    assert [e.how for e in day.events if isinstance(e, PromptClosed)] == [Closing.WITHDRAWN]


# ---------------------------------------------------------------- the desk by itself


class Desk:
    """The desk without the machines, each wish answered at once."""

    def __init__(self, budget: int = 12) -> None:
        self.rules = prompts.DeskRules(rules().schedule, budget)
        self.state = prompts.DeskState()
        self.at = datetime(2026, 11, 17, 12, tzinfo=UTC)
        self.events: list[Event] = []

    def asks(self, *kinds: PromptKind) -> None:
        key = len(self.events)
        self.hears(
            Passed(),
            *(Wanted(self.at, kind, f"{kind}-{key}", (Choice.FINE,)) for kind in kinds),
        )
        if self.state.open is not None:
            self.hears(Answer(self.state.open.id, Choice.FINE))

    def hears(self, signal: Signal, *wishes: Wanted) -> None:
        self.at += timedelta(minutes=1)
        sample = Sample(self.at, "Europe/Oslo", signal)
        self.state, events = prompts.step(self.state, sample, wishes, self.rules)
        self.events += events

    @property
    def shown(self) -> list[PromptKind]:
        return [event.kind for event in self.events if isinstance(event, Prompted)]


def test_what_may_be_shown_goes_before_what_may_not():
    desk = Desk()
    desk.hears(Say(("quiet",)))
    desk.asks(PromptKind.MOVEMENT, PromptKind.LAST_CALL)

    assert desk.shown == [PromptKind.LAST_CALL]
    assert desk.state.waiting == ()


def test_last_call_on_show_stays_when_the_others_are_to_rest():
    desk = Desk()
    desk.hears(Passed(), Wanted(desk.at, PromptKind.LAST_CALL, "last_call-1", (Choice.FINE,)))
    desk.hears(Say(("quiet",)))

    assert desk.state.open is not None


def test_of_several_held_wishes_one_prompt_comes():
    """The machines do not meet at present, but the desk must not depend on that."""
    at = datetime(2026, 11, 17, 12, tzinfo=UTC)
    desk_rules = prompts.DeskRules(rules().schedule)
    wishes = [
        Wanted(at, PromptKind.MOVEMENT, "first", (Choice.SKIP,)),
        Wanted(at, PromptKind.OUTSIDE_CORE, "second", (Choice.PLANNED,)),
    ]
    state, events = prompts.step(
        prompts.DeskState(), Sample(at, "Europe/Oslo", Passed()), wishes, desk_rules
    )

    assert [(e.key, e.id) for e in events if isinstance(e, Prompted)] == [("first", "movement-1")]
    assert [e.key for e in events if isinstance(e, PromptClosed)] == ["second"]
    assert state.waiting == ()


@pytest.mark.parametrize(
    ("asked_at", "outcome"),
    [(None, BreakOutcome.DEFERRED), (datetime(2026, 11, 17, 11, tzinfo=UTC), BreakOutcome.EXPIRED)],
)
def test_break_that_had_to_give_way_is_settled(asked_at, outcome):
    at = datetime(2026, 11, 17, 12, tzinfo=UTC)
    waiting = BreakState(
        stage=Stage.DUE, stretch_from=at, due_at=at, asked_at=asked_at, wish="movement-1"
    )
    dropped = PromptClosed(at, PromptKind.MOVEMENT, "", "movement-1", Closing.WITHDRAWN)
    state, events = breaks.hear(waiting, dropped, BreakRules(rules().schedule))

    assert [e.record.outcome for e in events if isinstance(e, BreakRecorded)] == [outcome]
    assert state.counted_from == at
