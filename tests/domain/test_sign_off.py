"""Machine 5: work apps left open are asked about once an evening, while somebody is there."""

from typing import Any

import pytest

from tests.timeline import Timeline, rules
from tracker.domain.model import Choice, PromptKind
from tracker.domain.rules import ASKED_BY_DEFAULT

WISHES: dict[str, Any] = {
    "apps": frozenset({"chat", "mail"}),
    "kinds": ASKED_BY_DEFAULT | {PromptKind.LEFT_OPEN},
    "can_close": True,
}
ASKED = "16:40 left_open"


def stopped(at="16:10", **changed):
    """Say that work is over for today, with the chat open, and stay at the computer."""
    day = Timeline(obeying=rules(**{**WISHES, **changed})).works(at, "0s").opens("chat")
    return day.says("stop")


@pytest.mark.parametrize(("for_", "prompts"), [("29min59s", []), ("30min", [ASKED])])
def test_it_is_asked_half_an_hour_after_work(for_, prompts):
    assert stopped().passes(for_).prompts == prompts


def test_it_is_asked_by_nobody_who_did_not_want_that():
    assert stopped(kinds=ASKED_BY_DEFAULT).passes("5h").prompts == []


def test_it_is_not_asked_once_the_day_is_closed():
    assert stopped().says("close").passes("5h").prompts == []


def test_it_is_asked_once_an_evening():
    day = stopped().passes("31min").answers(Choice.LEAVE).passes("4h")

    assert day.prompts == [ASKED]
    assert day.closed == ["16:41 left_open answered"]


def test_an_unanswered_question_does_not_come_again_today():
    assert stopped().passes("5h").prompts == [ASKED]


def test_whoever_closes_the_apps_is_not_asked():
    day = stopped().passes("20min").opens().passes("2h")

    assert day.prompts == []


def test_closing_the_apps_takes_the_question_away():
    day = stopped().passes("31min").opens()

    assert day.closed == ["16:41 left_open withdrawn"]


def test_an_app_that_is_opened_late_has_its_own_half_hour():
    day = stopped().opens().passes("1h").opens("mail").passes("30min")

    assert day.prompts == ["17:40 left_open"]


def test_in_core_hours_nothing_is_asked_before_they_end():
    day = stopped(at="15:00").passes("59min")
    assert day.prompts == []

    assert day.passes("1min").prompts == ["16:00 left_open"]


def test_at_night_nothing_is_asked():
    assert stopped(at="20:31").passes("6h").prompts == []


def test_nobody_is_asked_behind_a_locked_screen_or_away():
    day = stopped().locks().passes("1h")
    assert day.prompts == []

    day.unlocks().works("1s")

    assert day.prompts == ["17:10 left_open"]


def test_whoever_works_again_uses_them():
    day = stopped().passes("10min").says("start").works("10min").says("stop").passes("29min")
    assert "left_open" not in " ".join(day.prompts)

    assert day.passes("1min").prompts[-1] == "17:00 left_open"


@pytest.mark.parametrize("words", [("pause",), ("private",)])
def test_time_that_is_not_written_down_is_not_asked_about(words):
    day = Timeline(obeying=rules(**WISHES)).works("15:50", "1min").opens("chat").at("16:10")

    assert day.says(*words).passes("2h").prompts == []


def test_a_shared_computer_off_duty_is_left_in_peace():
    day = Timeline(obeying=rules(**WISHES, is_shared=True)).works("15:50", "1min").opens("chat")

    assert day.at("18:00").prompts == []


def test_a_call_holds_it_back():
    day = stopped().call().passes("1h").call(on=False).passes("1min")

    assert day.held == ["16:40 left_open call"]
    assert day.prompts == ["17:11 left_open"]


@pytest.mark.parametrize("can_close", [True, False])
def test_closing_is_offered_only_where_the_desktop_can_ask_for_it(can_close):
    day = stopped(can_close=can_close).passes("31min")

    offered = (Choice.CLOSE,) * can_close + (Choice.LEAVE, Choice.NOT_TODAY)
    assert day.engine.open_prompt.choices == offered


def test_it_is_asked_again_the_next_evening():
    day = stopped().passes("31min").answers(Choice.NOT_TODAY).locks().at("08:00")
    day.unlocks().works("10min").at("16:10").says("stop").passes("30min")

    assert [text for text in day.prompts if "left_open" in text][1:] == ["16:40+1 left_open"]


def test_a_clock_that_is_set_moves_nothing():
    day = stopped().passes("20min").clock_jumps("1h").passes("9min59s")
    assert day.prompts == []

    assert day.passes("1s").prompts == ["17:40 left_open"]


def test_a_clock_that_is_set_while_nothing_stands_open_is_no_matter():
    day = Timeline(obeying=rules(**WISHES)).works("16:10", "0s").clock_jumps("5min")

    assert day.opens("chat").says("stop").passes("31min").prompts == ["16:45 left_open"]
