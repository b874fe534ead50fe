"""Which prompts come less often is worked out anew at a start, from how prompts went."""

from itertools import chain

import pytest

from tests.domain.days import NEW_YORK, OSLO, at, plan
from tests.domain.pasts import ASKED, MOVE, remembered
from tracker.domain.fading import Faded, Fading, Halving, cap, faded
from tracker.domain.memory import remember
from tracker.domain.model import Closing, Past, PromptEnd, Restraint

DAY = at("11-17 12:00").date()


def ends(*texts: str, kind=MOVE, how: Closing = Closing.EXPIRED) -> list[PromptEnd]:
    return [PromptEnd(kind, at(text), how) for text in texts]


def often(day: str, times: int = 3, kind=MOVE) -> list[PromptEnd]:
    """Return that a kind went unanswered so many times on a day."""
    return ends(*(f"{day} {8 + n:02}:05" for n in range(times)), kind=kind)


def fading(now: str, *went: list[PromptEnd], zone: str = OSLO, **more) -> Fading:
    return remembered(now, zone, ends=chain(*went), **more).desk.fading


def restrained(now: str, restraint: Restraint, went: list[PromptEnd]) -> Fading:
    past = Past(ends=tuple(went), restraint=restraint)
    memory = remember(past, plan(), at(f"11-17 {now}"), OSLO)
    assert memory.desk.restraint == restraint
    return memory.desk.fading


def test_nothing_on_record_halves_nothing():
    assert fading("12:00") == Fading(DAY)


@pytest.mark.parametrize(("times", "left"), [(2, 12), (3, 6), (9, 6)])
def test_a_day_that_is_over_is_judged_at_the_start(times, left):
    assert cap(fading("08:00", often("11-16", times)), MOVE, 12) == left


def test_days_are_judged_one_after_the_other():
    state = fading("08:00", often("11-12"), often("11-13"), often("11-16"))

    assert faded(state, 12) == (Faded(MOVE, 1, 12, at("11-16 12:00").date(), 3),)


def test_the_day_that_runs_is_remembered_and_not_judged_yet():
    state = fading("12:00", often("11-17"), ends("11-17 11:00", kind=ASKED, how=Closing.ANSWERED))

    assert state == Fading(DAY, (MOVE,) * 3, frozenset({ASKED}))
    assert cap(fading("11-18 04:00", often("11-17")), MOVE, 12) == 6


def test_an_answer_takes_back_what_an_earlier_day_brought_about():
    state = fading(
        "12:00", often("11-13"), often("11-16"), ends("11-17 09:00", how=Closing.ANSWERED)
    )

    assert state.halvings == (Halving(MOVE, at("11-13 12:00").date(), 3),)


def test_the_night_belongs_to_the_day_before():
    went = ends("11-16 22:00", "11-16 23:00", "11-17 03:59")

    assert cap(fading("12:00", went), MOVE, 12) == 6
    assert cap(fading("12:00", ends("11-16 22:00", "11-16 23:00", "11-17 04:00")), MOVE, 12) == 12


def test_a_day_that_runs_goes_on_in_another_zone():
    """What was asked at seven in Oslo was asked in the night of New York, and yet today."""
    assert fading("18:00", ends("11-17 07:00"), zone=NEW_YORK).unanswered == (MOVE,)


def test_what_lies_ahead_was_written_before_the_clock_was_set_back():
    assert fading("12:00", ends("11-19 10:00")).unanswered == (MOVE,)


@pytest.mark.parametrize(("since", "left"), [("11-12", 3), ("11-13", 6), ("11-16", 12)])
def test_what_came_before_the_person_wanted_all_afresh_counts_no_more(since, left):
    restraint = Restraint(afresh_on=at(f"{since} 12:00").date())

    assert cap(restrained("12:00", restraint, often("11-13") + often("11-16")), MOVE, 12) == left


def test_prompts_rest_on_after_a_restart():
    restraint = Restraint(quiet_on=DAY, asked_on=DAY)

    assert restrained("12:00", restraint, []) == Fading(DAY)


def test_a_day_on_which_all_was_to_come_afresh_is_not_judged():
    restraint = Restraint(afresh_on=DAY)

    assert restrained("12:00", restraint, often("11-17")).unanswered == (MOVE,) * 3
    assert restrained("12:00", Restraint(afresh_on=at("11-16 12:00").date()), often("11-16")) == (
        Fading(DAY, afresh_on=at("11-16 12:00").date())
    )


def test_the_budget_decides_what_can_be_halved_at_all():
    went = [often(f"11-{day}", kind=ASKED) for day in (12, 13, 16)]

    assert len(remembered("08:00", ends=chain(*went)).desk.fading.halvings) == 1
