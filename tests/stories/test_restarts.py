"""Evenings and days in which the program starts anew: it keeps its word, and asks no more often."""

from datetime import timedelta

import pytest

from tests.hands import at, span
from tests.stories.living import MINUTE, Life
from tracker.domain.events import RestOffered
from tracker.domain.model import BreakOutcome, Choice, HeldWhy
from tracker.domain.signals import Call
from tracker.domain.spans import Span
from tracker.store.journal import Journal

EVER = Span(at("00:00", -60), at("00:00", 60))
LOST = 2 * MINUTE


def marks(life: Life) -> list[Span]:
    """Return what stands as planned."""
    return list(life.tracker._journal.read(EVER).planned)


# --- Questions about outside work -----------------------------------------------------------------


@pytest.mark.parametrize("minutes", [1, 3, 20])
def test_a_question_is_not_asked_again_because_the_program_was_started_again(life, minutes):
    life.works_late().is_gone_for(minutes * MINUTE)
    life.at("17:14:59")
    assert life.told() == ["16:15 outside_core"]

    life.at("17:15")
    assert life.told() == ["16:15 outside_core", "17:15 still_outside"]


def test_three_questions_a_day_are_all_however_often_it_is_started(life):
    life.works_late()
    for hour in range(17, 23):
        life.at(f"{hour}:16").is_gone_for(LOST)
    life.at("23:59").locks()

    assert life.told() == ["16:15 outside_core", "17:15 still_outside", "18:15 still_outside"]


def test_work_before_the_restart_counts_towards_the_question(life):
    life.at("17:00").comes()
    life.at("17:10").is_gone_for(LOST)
    life.at("17:16:59")
    assert life.told() == []

    life.at("17:17")
    assert life.told() == ["17:17 outside_core"]


def test_half_an_hour_without_the_program_is_another_episode(life):
    life.at("17:00").comes()
    life.at("17:10").is_gone_for(30 * MINUTE)
    life.at("17:56")

    assert life.told() == ["17:55 outside_core"]


def test_the_budget_of_the_day_is_kept(life):
    life.tracker.set("prompts.budget_per_day", "3", at("12:00").date())
    life.at("08:00").comes()
    life.at("09:00").is_gone_for(LOST)
    life.at("12:00").is_gone_for(LOST)
    life.at("17:00").is_gone_for(LOST)
    life.at("18:00")

    assert len(life.prompts()) == 2
    held = [p for p in life.tracker._journal.prompts(EVER) if p.held_at and not p.shown_at]
    assert {p.held_why for p in held} == {HeldWhy.BUDGET}


def test_prompts_that_rest_do_so_until_the_day_ends_whatever_becomes_of_the_program(life):
    life.at("08:00").comes()
    life.says("quiet")
    life.at("09:00").is_gone_for(LOST)
    life.at("12:00").quits()
    life.at("12:30").comes()
    life.at("16:30").locks()
    assert life.prompts() == []

    life.works("08:00", "09:00", day=1)
    assert len(life.prompts()) == 1


def test_a_rest_is_offered_once_a_day_however_often_the_program_starts(life, monkeypatch):
    offers, keep = list[RestOffered](), Journal.keep

    def heard(journal, events, *more):
        offers.extend(event for event in events if isinstance(event, RestOffered))
        keep(journal, events, *more)

    monkeypatch.setattr(Journal, "keep", heard)
    life.at("08:00").comes()
    life.at("11:20").is_gone_for(LOST)
    life.at("15:00")

    assert [offer.at for offer in offers] == [at("11:15")]


def test_keys_and_names_are_those_of_one_prompt_each(life):
    life.works_late()
    for hour in ("17:30", "18:30", "19:30"):
        life.at(hour).is_gone_for(LOST)

    prompts = life.prompts()
    assert len({p.key for p in prompts}) == len({p.id for p in prompts}) == len(prompts) > 2


# --- Answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "until", "again"),
    [
        (Choice.UNTIL, "18:00", "18:00"),
        (Choice.UNTIL, "", "17:16"),
        (Choice.WRAP_UP, "", "16:31"),
    ],
)
def test_an_answer_keeps_its_word(life, choice, until, again):
    life.works_late(choice, until).is_gone_for(LOST)
    life.at("18:30")

    assert life.told()[1] == f"{again} still_outside"


@pytest.mark.parametrize("choice", [Choice.NOT_TODAY, Choice.ON_CALL])
def test_who_wants_no_more_today_is_not_asked_until_tomorrow(life, choice):
    life.works_late(choice).is_gone_for(45 * MINUTE)
    life.at("18:00").locks()
    life.at("23:00").is_gone_for(LOST)
    life.at("23:30").locks()
    life.at("04:00", 1).comes()
    life.at("04:16", 1)

    assert life.told() == ["16:15 outside_core", "04:15 outside_core"]


def test_a_planned_episode_stays_planned(life):
    life.works_late(Choice.PLANNED).is_gone_for(LOST)
    life.at("20:00").locks()
    life.at("21:00").quits()

    assert life.told() == ["16:15 outside_core"]
    assert marks(life) == [span("16:00-20:00")]
    assert life.day(0).spillover == timedelta(0)


@pytest.mark.parametrize("ends", ["quits", "dies"])
def test_an_episode_that_was_planned_in_the_tray_stays_planned(life, ends):
    life.at("17:00").comes()
    life.at("17:10").says("planned")
    life.at("17:30")
    getattr(life, ends)()
    life.at("17:35").starts()
    life.comes()
    life.at("20:00")

    assert life.told() == []


def test_the_end_of_a_planned_episode_that_nobody_saw_is_found_at_the_next_start(life):
    life.works_late(Choice.PLANNED)
    life.at("17:00").dies()
    assert marks(life) == [Span(at("16:00"), at("04:00", 1))]

    life.at("20:00").starts()
    life.comes()
    life.at("20:16")

    assert marks(life) == [span("16:00-17:00")]
    assert life.told() == ["16:15 outside_core", "20:15 outside_core"]


@pytest.mark.parametrize("started", ["18:30", "20:00"])
def test_what_was_planned_ahead_is_not_asked_about(life, started):
    life.at("12:00").starts()
    life.says("planned", "until", "21:00")
    life.at("18:00").comes()
    life.at("18:10").dies()
    life.at(started).starts()
    life.comes()
    life.at("21:14:59")
    assert life.told() == []

    life.at("21:15")
    assert life.told() == ["21:15 outside_core"]


# --- Movement -------------------------------------------------------------------------------------


def test_the_time_at_the_screen_goes_on_over_a_restart(life):
    life.at("09:00").comes()
    life.at("09:40").is_gone_for(LOST)
    assert life.recorder.engine.stretch == 42 * MINUTE

    life.at("09:51")
    assert life.told(movement=True) == ["09:50 movement"]


@pytest.mark.parametrize("minutes", [5, 12])
def test_who_was_away_for_five_minutes_begins_anew(life, minutes):
    life.at("09:00").comes()
    life.at("09:40").is_gone_for(minutes * MINUTE)
    life.at("10:29")

    assert life.told(movement=True) == []


def test_who_comes_back_later_than_the_program_took_a_break(life):
    life.at("09:00").comes()
    life.at("09:40").locks()
    life.at("09:41").dies()
    life.at("09:42").starts()
    life.at("09:46").comes()
    life.at("10:35")

    assert life.told(movement=True) == []
    [taken] = life.tracker._journal.read(EVER).breaks
    assert (taken.outcome, taken.start, taken.end) == (
        BreakOutcome.NATURAL,
        at("09:40"),
        at("09:46"),
    )


def test_a_movement_prompt_that_went_with_the_program_is_not_shown_again_at_once(life):
    life.at("09:00").comes()
    life.at("09:51").is_gone_for(LOST)
    life.at("10:57:59")
    assert life.told(movement=True) == ["09:50 movement"]

    life.at("10:58")
    assert life.told(movement=True) == ["09:50 movement", "10:58 movement"]


def test_a_movement_prompt_that_a_call_held_back_comes_after_it(life):
    life.at("09:00").comes()
    life.at("09:40").signal(Call(on=True))
    life.at("09:55").is_gone_for(LOST)
    life.at("09:58")

    assert life.told(movement=True) == ["09:57 movement"]


def test_nobody_is_asked_to_move_who_has_not_come_back(life):
    life.at("09:00").comes()
    life.at("09:40").dies()
    life.at("09:42").starts()
    life.at("18:00")

    assert life.prompts() == []
