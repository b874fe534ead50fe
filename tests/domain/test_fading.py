"""Prompts that go unanswered come less often, and as often again once they are answered."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.signals import CALM, Stream, played, streams
from tests.timeline import OSLO, TUESDAY, Timeline, office, rules
from tracker.domain import boundary_state, fading
from tracker.domain.events import PromptClosed, Prompted
from tracker.domain.fading import HOLDS_FOR, Faded, Fading, Halving
from tracker.domain.localtime import local
from tracker.domain.model import Choice, Closing, PromptKind

MOVE, ASKED, STILL = PromptKind.MOVEMENT, PromptKind.OUTSIDE_CORE, PromptKind.STILL_OUTSIDE
ONE_DAY = timedelta(days=1)
DAILY = rules(office("1234567"))


def goes_on(day: Timeline, days: int, for_: str = "7h45min", first: int = 0) -> Timeline:
    """Work from eight o'clock on so many days, at most up to the end of core hours; answer nothing.

    With the whole of it there would be seven movement prompts a day.
    """
    for n in range(first, first + days):
        day.at("08:00", TUESDAY + n * ONE_DAY).unlocks().works(for_).locks()
    return day


def a_day(day: Timeline, kind: PromptKind = MOVE) -> list[int]:
    """Return how often a kind was shown on each day on which it was."""
    shown = [e.at for e in day.events if isinstance(e, Prompted) and e.kind is kind]
    return [*Counter(local(at, day.zone).date() for at in shown).values()]


# ---------------------------------------------------------------- from day to day


def test_each_day_without_an_answer_halves_what_comes_on_the_next():
    assert a_day(goes_on(Timeline(obeying=DAILY), 6)) == [7, 6, 3, 1, 1, 1]


@pytest.mark.parametrize(
    ("worked", "unanswered", "cap"),
    [("2h50min", 2, 12), ("3h9min", 2, 12), ("3h15min", 3, 6), ("4h", 3, 6)],
)
def test_three_on_a_day_are_needed(worked, unanswered, cap):
    """The third one is shown at eleven, and has expired a quarter of an hour later."""
    day = goes_on(Timeline(obeying=DAILY), 1, worked)
    assert list(day.engine.faded) == []

    day.at("04:00", TUESDAY + ONE_DAY)
    assert len([text for text in day.closed if "expired" in text]) == unanswered
    assert [one.cap for one in day.engine.faded] == ([cap] if cap < 12 else [])


def test_one_answer_on_the_day_is_enough_to_keep_it_as_it_is():
    day = Timeline(obeying=DAILY).works("08:00", "51min").answers(Choice.SKIP)
    day.works("6h54min").locks()

    assert len([text for text in day.closed if "expired" in text]) > 3
    assert a_day(goes_on(day, 1, first=1)) == [7, 7]


def test_days_do_not_add_up():
    assert goes_on(Timeline(obeying=DAILY), 5, "2h50min").engine.faded == ()


def test_what_was_withdrawn_did_not_go_unanswered():
    day = Timeline(obeying=DAILY).at("08:00")
    for _ in range(5):
        day.unlocks().works("51min").locks().passes("6min")

    assert [text.split()[-1] for text in day.closed] == ["withdrawn"] * 5
    assert day.at("08:00", TUESDAY + ONE_DAY).engine.faded == ()


def test_an_answer_takes_a_halving_back_at_once():
    day = goes_on(Timeline(obeying=DAILY), 3)
    day.at("08:00", TUESDAY + 3 * ONE_DAY).unlocks().works("51min")
    assert [one.cap for one in day.engine.faded] == [1]

    day.answers(Choice.SKIP)
    assert [one.cap for one in day.engine.faded] == [3]
    day.works("6h50min").locks()
    assert a_day(day)[-1] == 3
    assert a_day(goes_on(day, 1, first=4))[-1] == 3


def test_each_answer_takes_back_one_more_until_all_is_as_before():
    day = goes_on(Timeline(obeying=DAILY), 3)
    day.at("08:00", TUESDAY + 3 * ONE_DAY).unlocks().works("51min")
    caps = []
    for _ in range(4):
        day.answers(Choice.SKIP)
        caps.append([one.cap for one in day.engine.faded])
        day.works("51min")

    assert caps == [[3], [6], [], []]


def test_the_other_kinds_come_as_often_as_before():
    day = Timeline(obeying=DAILY)
    goes_on(day, 1)
    day.at("08:00", TUESDAY + ONE_DAY).unlocks().works("12h").locks()

    assert a_day(day, MOVE) == [7, 6]
    assert a_day(day, ASKED) == [1]
    assert a_day(day, STILL) == [2]


def test_both_questions_about_outside_work_are_one_kind():
    """Three times a day is all they come, so on the next day they come once."""
    day = Timeline(obeying=DAILY)
    for n in range(3):
        day.at("17:00", TUESDAY + n * ONE_DAY).unlocks().works("4h").locks()

    assert day.prompts == [
        "17:15 outside_core", "18:15 still_outside", "19:15 still_outside",
        "17:15+1 outside_core", "17:15+2 outside_core",
    ]  # fmt: skip
    assert day.engine.faded == (Faded(ASKED, 1, 3, TUESDAY, 3),)


def test_no_kind_may_be_asked_more_often_than_its_machine_would():
    assert (
        fading.natural_cap(STILL, 12) == fading.natural_cap(ASKED, 12) == boundary_state.ASKED_MAX
    )
    assert fading.natural_cap(MOVE, 12) == 12
    assert fading.natural_cap(ASKED, 2) == 2


# ---------------------------------------------------------------- the edge of the day


@pytest.mark.parametrize(
    ("begins", "last", "cap"), [("00:40", "03:55", [6]), ("00:47", "04:02", [])]
)
def test_a_prompt_belongs_to_the_tracker_day_on_which_it_expired(begins, last, cap):
    """The third one is shown before the day ends at four, in both cases."""
    always = rules(office("1234567", ((0, 1440),)))
    day = Timeline(obeying=always).works(begins, "3h25min")

    assert [text.split()[0] for text in day.closed][2:] == [last]
    assert [one.cap for one in day.engine.faded] == cap


@pytest.mark.parametrize("first", [date(2026, 3, 28), date(2026, 10, 24)])
def test_days_of_23_and_25_hours_are_days_like_others(first):
    day = Timeline(first, obeying=DAILY)
    for n in range(3):
        day.at("08:00", first + n * ONE_DAY).unlocks().works("7h45min").locks()

    assert a_day(day) == [7, 6, 3]


def test_halving_that_no_answer_took_back_ends_after_eight_weeks():
    halved = Fading(TUESDAY, halvings=(Halving(MOVE, TUESDAY, 3),))

    before = fading.on_day(halved, TUESDAY + HOLDS_FOR - ONE_DAY, 12)
    assert fading.cap(before, MOVE, 12) == 6
    assert fading.cap(fading.on_day(before, TUESDAY + HOLDS_FOR, 12), MOVE, 12) == 12


# ---------------------------------------------------------------- the budget


@pytest.mark.parametrize(
    ("budget", "caps"),
    [
        (50, [50, 25, 12, 6, 3, 1, 1]),
        (12, [12, 6, 3, 1, 1]),
        (4, [4, 2, 1, 1]),
        (1, [1, 1]),
        (0, [0, 0]),
    ],
)
def test_it_never_falls_below_one_a_day(budget, caps):
    state = Fading()
    for n, expected in enumerate(caps):
        state = fading.on_day(state, TUESDAY + n * ONE_DAY, budget)
        assert fading.cap(state, MOVE, budget) == expected
        for _ in range(3):
            state = fading.gone(state, MOVE, Closing.EXPIRED)


def test_another_budget_is_halved_as_well():
    halved = Fading(TUESDAY, halvings=(Halving(MOVE, TUESDAY, 3),))

    assert [fading.cap(halved, MOVE, budget) for budget in (50, 12, 4, 1)] == [25, 6, 2, 1]
    assert fading.faded(halved, 1) == ()


def test_it_is_said_what_comes_less_often_and_since_when():
    assert goes_on(Timeline(obeying=DAILY), 3).engine.faded == (
        Faded(MOVE, 3, 12, TUESDAY + ONE_DAY, 6),
    )


def test_the_person_can_have_all_as_often_as_before():
    day = goes_on(Timeline(obeying=DAILY), 3).says("quiet", "reset")

    assert day.engine.faded == ()
    assert a_day(goes_on(day, 2, first=3)) == [7, 6, 3, 7, 6]


# ---------------------------------------------------------------- a rest is offered


@pytest.mark.parametrize(("worked", "offered"), [("3h14min", []), ("3h15min", ["11:15"])])
def test_a_rest_is_offered_after_three_in_a_day(worked, offered):
    assert Timeline().works("08:00", worked).offered == offered


def test_kinds_are_counted_together():
    day = Timeline().works("14:00", "4h")

    assert [text.split()[1] for text in day.prompts] == [MOVE, ASKED, STILL]
    assert day.offered == ["17:30"]


def test_it_is_offered_once_a_day_whatever_becomes_of_it():
    day = goes_on(Timeline(obeying=DAILY), 1)
    assert day.offered == ["11:15"]

    goes_on(day, 1, first=1)
    assert day.offered == ["11:15", "11:15+1"]


def test_the_offer_is_no_prompt():
    day = Timeline(obeying=rules(budget_per_day=4)).works("08:00", "7h")

    assert len(day.prompts) == 3
    assert day.offered == ["11:15"]


def test_the_offer_waits_for_the_end_of_a_call():
    day = Timeline().works("08:00", "3h5min").call().works("20min")
    assert day.offered == []

    day.call(on=False).works("59s")
    assert day.offered == []
    assert day.works("1s").offered == ["11:26"]


def test_the_offer_waits_until_somebody_is_there():
    """The third prompt expires while the screen is locked."""
    day = Timeline().works("08:00", "3h14min").locks().passes("20min")
    assert day.closed[-1] == "11:15 movement expired"
    assert day.offered == []

    assert day.unlocks().works("1min").offered == ["11:34"]


# ---------------------------------------------------------------- prompts at rest


def test_prompts_rest_until_the_tracker_day_ends():
    day = Timeline(obeying=DAILY).works("08:00", "1h20min").says("quiet").works("6h20min").locks()

    assert a_day(day) == [1]
    assert day.held == ["09:55 movement quiet"]
    assert day.engine.quiet_until == day.at("03:59", TUESDAY + ONE_DAY).wall + timedelta(minutes=1)
    assert day.passes("1min").engine.quiet_until is None
    assert a_day(goes_on(day, 1, first=1)) == [1, 7]


def test_what_is_on_show_goes_when_prompts_are_to_rest():
    day = Timeline().works("08:00", "51min").says("quiet")

    assert day.closed == ["08:51 movement withdrawn"]
    assert day.engine.open_prompt is None


def test_prompts_at_rest_can_be_woken():
    day = Timeline().works("08:00", "30min").says("quiet").works("1h").says("quiet", "off")

    assert day.engine.quiet_until is None
    assert day.prompts == ["09:30 movement"]


def test_no_rest_is_offered_to_who_has_taken_it():
    day = Timeline().works("08:00", "2h30min").says("quiet").says("quiet", "off").works("4h")

    assert len([text for text in day.closed if "expired" in text]) >= 3
    assert day.offered == []


def test_waking_what_does_not_rest_changes_nothing():
    day = Timeline().works("08:00", "30min").says("quiet", "off").works("30min")

    assert day.prompts == ["08:50 movement"]


# ---------------------------------------------------------------- whatever happens


@given(streams(CALM), st.integers(0, 4))
def test_no_day_brings_more_than_its_budget_or_a_kind_more_than_its_own(stream: Stream, budget):
    """One that nobody was there to see is of the budget, but none of the three of its kind."""
    stream = replace(stream, rules=replace(stream.rules, budget_per_day=budget))
    schedule, events = stream.rules.schedule, played(stream).events
    withdrawn = {e.id for e in events if isinstance(e, PromptClosed) and e.how is Closing.WITHDRAWN}
    shown = [
        (schedule.day_at(event.at, OSLO), fading.one_question(event.kind), event.id in withdrawn)
        for event in events
        if isinstance(event, Prompted)
    ]

    assert all(n <= max(budget - 1, 0) for n in Counter(day for day, *_more in shown).values())
    seen = Counter((day, kind) for day, kind, is_withdrawn in shown if not is_withdrawn)
    assert all(n <= fading.natural_cap(kind, budget) for (_day, kind), n in seen.items())


ANSWERS = st.lists(st.lists(st.booleans(), min_size=8, max_size=8), min_size=1, max_size=6)


@given(ANSWERS, st.integers(2, 12))
def test_no_day_brings_more_of_a_kind_than_it_may(answers, budget):
    """Some of the prompts of each day are answered."""
    day = Timeline(obeying=replace(DAILY, budget_per_day=budget))
    for n, is_answered in enumerate(answers):
        day.at("08:00", TUESDAY + n * ONE_DAY).unlocks()
        cap = fading.cap(day.engine._desk.fading, MOVE, budget)
        for wants_to in is_answered:
            day.works("51min")
            if wants_to and day.engine.open_prompt is not None:
                day.answers(Choice.SKIP)
                cap = max(cap, fading.cap(day.engine._desk.fading, MOVE, budget))
        day.locks().passes("10min")
        assert (a_day(day)[-1] if len(a_day(day)) > n else 0) <= min(cap, budget - 1)


WENT = st.tuples(
    st.integers(0, 3),  # days later
    st.sampled_from((MOVE, ASKED, STILL)),
    st.sampled_from((Closing.EXPIRED, Closing.EXPIRED, Closing.EXPIRED, Closing.ANSWERED)),
)


@given(st.lists(WENT, max_size=60), st.integers(0, 50))
def test_a_cap_stays_between_one_and_what_it_would_be_by_itself(went, budget):
    state, day = fading.on_day(Fading(), TUESDAY, budget), TUESDAY
    for later, kind, how in went:
        day += later * ONE_DAY
        state = fading.gone(fading.on_day(state, day, budget), kind, how)
        cap = fading.cap(state, kind, budget)
        assert min(1, budget) <= cap <= fading.natural_cap(kind, budget)
