"""The movement ideas: how a day goes round them, and what they say."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.wording import LANGUAGES, use_language
from tracker.wording.ideas import (
    ANY,
    IDEAS,
    Area,
    Idea,
    Needs,
    Tag,
    area_name,
    caution,
    next_idea,
    pick,
)

DAY = date(2026, 11, 16)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
needs = st.builds(Needs, st.booleans(), st.booleans(), st.booleans())


def ideas_of(day: date, count: int, needs: Needs = ANY, before: int | None = None):
    """Live through a day: each idea follows the one before."""
    told: list[Idea] = []
    for number in range(count):
        previous = told[-1].number if told else before
        told.append(next_idea(previous, day, number, needs))
    return told


@given(days)
def test_a_day_begins_with_a_walk(day):
    assert Tag.WALKING in next_idea(None, day, 0).tags


@given(days)
def test_every_fourth_idea_is_a_walk(day):
    walks = [Tag.WALKING in idea.tags for idea in ideas_of(day, 24)]

    assert walks == [True, False, False, False] * 6


@given(days, needs)
def test_all_ideas_that_suit_have_their_turn_before_one_comes_again(day, needs):
    fitting = [idea for idea in IDEAS if needs.suit(idea)]

    told = ideas_of(day, len(fitting), needs)

    assert sorted(idea.number for idea in told) == [idea.number for idea in fitting]


@given(days, needs, st.integers(1, 25))
def test_no_idea_comes_twice_running(day, needs, before):
    numbers = [before, *(idea.number for idea in ideas_of(day, 60, needs, before))]

    assert all(one != other for one, other in itertools.pairwise(numbers))


@given(days, st.integers(0, 100), st.integers(1, 25))
def test_the_same_day_reads_the_same_twice(day, count, previous):
    assert next_idea(previous, day, count) == next_idea(previous, day, count)


def test_the_next_day_begins_somewhere_else():
    week = [DAY + timedelta(days=number) for number in range(6)]

    assert len({next_idea(None, day, 0).number for day in week}) == 6
    assert len({next_idea(None, day, 1).number for day in week}) == 6


@pytest.mark.parametrize(
    ("needs", "numbers"),
    [
        (ANY, [*range(1, 26)]),
        (Needs(seated=True), [*range(15, 26)]),
        (Needs(quiet=True), [*range(7, 13), *range(14, 26)]),
        (Needs(no_stairs=True), [1, 2, 3, *range(5, 26)]),
        (Needs(seated=True, quiet=True, no_stairs=True), [*range(15, 26)]),
    ],
)
def test_only_what_suits_the_person_is_suggested(needs, numbers):
    told = {idea.number for idea in ideas_of(DAY, 60, needs)}

    assert sorted(told) == numbers


def test_what_can_be_done_on_a_chair_makes_no_break_by_itself():
    assert pick(DAY, 0).addition == ""
    seated = [pick(DAY, 0, needs=Needs(seated=True)), pick(DAY, 0, needs=Needs(quiet=True))]
    while Tag.SEATED not in seated[1].idea.tags:
        seated[1] = seated[1].another()

    assert [each.addition for each in seated] == ["Brief by itself: put two or three together."] * 2


def test_a_walk_goes_before_what_can_be_done_on_a_chair_where_one_suits():
    seated = next(p for p in (pick(DAY, n) for n in range(25)) if Tag.SEATED in p.idea.tags)

    assert seated.addition == "Brief by itself: put two or three together, or begin with a walk."


def test_each_idea_has_a_number_a_length_and_a_way_to_be_done():
    assert [idea.number for idea in IDEAS] == list(range(1, 26))
    for idea in IDEAS:
        assert timedelta(seconds=30) <= idea.length <= timedelta(minutes=5)
        assert idea.tags & {Tag.SEATED, Tag.UPRIGHT, Tag.WALKING}


def test_an_idea_says_what_it_is_good_for():
    assert IDEAS[0].area == "Whole body and eyes"
    assert IDEAS[6].area == "Legs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_idea_and_area_reads_differently(language):
    use_language(language)

    assert len({idea.text for idea in IDEAS}) == len(IDEAS)
    assert len({area_name(area) for area in Area}) == len(Area)
    assert caution() not in {idea.text for idea in IDEAS}
