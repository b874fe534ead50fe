"""What a question to the person is made of: its words, the order of its choices, its times."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import msgspec
import pytest

from tests.hands import OSLO, at, span
from tracker.asking import Suggested, ask_of, calmest_first, notice_of
from tracker.domain import boundary, breaks
from tracker.domain.balance import week_balance
from tracker.domain.events import Prompted
from tracker.domain.localtime import local
from tracker.domain.model import Choice, Origin, PromptKind, Record, Swap, WorkSpan
from tracker.domain.schedule import Schedule, ScheduleVersion
from tracker.domain.week import Week
from tracker.rules import schedule_from
from tracker.settings import Settings
from tracker.status import status_without_recorder
from tracker.wording import use_language
from tracker.wording.prompts import answer_words, card_label, until_label

SCHEDULE = schedule_from(Settings(), OSLO)
FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
USUAL = "Carry on, wrap up, or mark as planned?"
LAST_CALL = "Finishing by 21:00 leaves 11 hours before you start at 08:00."


@pytest.fixture(autouse=True)
def english_to_begin_with():
    use_language("en")
    yield
    use_language("en")


KNOWN = ("stretch", "outside_today", "open_apps")


def asked(kind: PromptKind, now: datetime, choices=boundary.CHOICES, schedule=SCHEDULE, **said):
    known = {name: said.pop(name) for name in KNOWN if name in said}
    status = replace(status_without_recorder([], schedule, now, recording=True), **known)
    prompted = Prompted(now, kind, f"{kind}-1", "key", choices)
    return ask_of(prompted, schedule, status, OSLO, now, **said)


def outside(now: datetime, **said):
    return asked(PromptKind.OUTSIDE_CORE, now, **said)


def untils(ask) -> list[str]:
    return [f"{until:%H:%M}" for until in ask.untils]


# ---------------------------------------------------------------- the words


def test_after_core_hours_it_says_what_finishing_in_time_leaves():
    ask = outside(at("16:15"))

    assert ask.fact == "It is 16:15, and you set 16:00 as the end of the day."
    assert ask.meaning == LAST_CALL


@pytest.mark.parametrize(
    ("now", "meaning"), [("20:59:59", LAST_CALL), ("21:00", USUAL), ("23:30", USUAL)]
)
def test_once_the_rest_cannot_be_kept_it_asks_as_usual(now, meaning):
    assert outside(at(now)).meaning == meaning


def test_a_start_after_the_next_night_is_not_spoken_of():
    """On Friday evening, the night before Monday is far away."""
    assert outside(at("18:00", FRIDAY)).meaning == USUAL


def test_on_the_eve_of_a_working_day_a_free_day_speaks_of_it():
    saturday, sunday = outside(at("10:00", SATURDAY)), outside(at("10:00", SUNDAY))

    assert saturday.fact == sunday.fact == "Work has started on a day you keep free."
    assert saturday.meaning == "Mark it as planned, as a quick task, or leave it?"
    assert sunday.meaning == LAST_CALL


def test_before_core_hours():
    ask = outside(at("07:15"))

    assert ask.fact == "It is 07:15, and you set 08:00 as the start of the day."
    assert ask.meaning == USUAL


def test_between_the_hours_of_a_split_day():
    split = schedule_from(
        Settings(), OSLO, swaps=[Swap(at("12:00").date(), ((480, 900), (1200, 1320)))]
    )

    ask = outside(at("17:00"), schedule=split)

    assert ask.fact == "It is 17:00, and your core hours go on at 20:00."
    assert ask.meaning == USUAL


def test_the_rest_is_the_one_of_the_persons_plan():
    rest = msgspec.structs.replace(Settings().rest, daily_h=12)
    longer = schedule_from(msgspec.structs.replace(Settings(), rest=rest), OSLO)

    ask = outside(at("16:15"), schedule=longer)

    assert ask.meaning == "Finishing by 20:00 leaves 12 hours before you start at 08:00."


def test_an_hour_later_it_says_how_much_there_was():
    ask = asked(PromptKind.STILL_OUTSIDE, at("17:15"), outside_today=timedelta(minutes=75))

    assert ask.fact == "It is 17:15, with 1 h 15 min of work outside your core hours today."
    assert ask.meaning == LAST_CALL


def test_at_the_end_of_a_time_that_was_chosen_it_says_so():
    ask = asked(PromptKind.STILL_OUTSIDE, at("18:00:10"), reached=at("18:00"))

    assert ask.fact == "It is 18:00, the time you chose to carry on until."


def test_apps_that_stand_open_are_named_as_the_person_listed_them():
    ask = asked(
        PromptKind.LEFT_OPEN,
        at("16:40"),
        (Choice.CLOSE, Choice.LEAVE, Choice.NOT_TODAY),
        open_apps=("chat", "mail"),
    )

    assert ask.fact == "Half an hour after work these are still open: chat and mail."
    assert ask.meaning == ""
    assert ask.verbs == (Choice.CLOSE, Choice.LEAVE)
    assert ask.asides == (Choice.NOT_TODAY,)
    assert ask.is_about_outside


def test_last_call():
    choices = (Choice.FINE, Choice.PLANNED)

    ask = asked(PromptKind.LAST_CALL, at("20:45"), choices)

    assert (ask.fact, ask.meaning, ask.choices) == (LAST_CALL, "", choices)


@pytest.mark.parametrize(
    ("now", "left"), [("15:45", "15 minutes"), ("15:58:31", "1 minute"), ("15:59:59", "1 minute")]
)
def test_wind_down_says_how_much_is_left(now, left):
    ask = asked(PromptKind.WIND_DOWN, at(now), (Choice.FINE, Choice.SNOOZE))

    assert ask.fact == f"Your core hours end in {left}."
    assert ask.meaning == "A good moment to note where you left off?"
    assert not ask.is_about_outside


def test_back_again():
    choices = (Choice.CHECK_IN, Choice.PLANNED, Choice.PRIVATE)

    ask = asked(PromptKind.BACK_AGAIN, at("19:01"), choices)

    assert ask.fact == "It is 19:01, and work has started again after you closed the day."
    assert ask.meaning == "A quick check-in, planned, or private?"
    assert (ask.verbs, ask.asides) == (choices[:2], choices[2:])


def test_back_again_where_there_is_nothing_to_plan():
    ask = asked(PromptKind.BACK_AGAIN, at("15:01"), (Choice.CHECK_IN, Choice.PRIVATE))

    assert ask.meaning == "A quick check-in, or private?"


def test_meal_note():
    ask = asked(PromptKind.MEAL, at("13:30"), (Choice.FINE,))

    assert ask.fact == "5 h 30 min of work without a pause of 20 minutes."
    assert ask.meaning == "Something to eat, if now suits you?"


@pytest.mark.parametrize(
    ("spans", "fact"),
    [
        (
            [span("08:00-16:00"), span("17:00-18:30")],
            "Last week: 9 h 30 min of work, 8 h 00 min of it inside your core hours.",
        ),
        ([], "Last week can be looked at now."),
    ],
)
def test_week_that_is_ready(spans, fact):
    record = Record(tuple(WorkSpan(one, OSLO, origin=Origin.TYPED) for one in spans))
    last = week_balance(Week(2026, 47), SCHEDULE, record, now=at("08:00", 7), is_tracking=False)

    ask = asked(PromptKind.WEEK_READY, at("08:00", 7), (Choice.OPEN,), last_week=last)
    assert (ask.fact, ask.meaning) == (fact, "")


def test_week_without_fixed_hours_has_none_inside():
    free = Schedule([ScheduleVersion(date(2026, 1, 1), ((),) * 7)], OSLO)
    record = Record((WorkSpan(span("08:00-16:00"), OSLO, origin=Origin.TYPED),))
    last = week_balance(Week(2026, 47), free, record, now=at("08:00", 7), is_tracking=False)

    ask = asked(PromptKind.WEEK_READY, at("08:00", 7), (Choice.OPEN,), last_week=last)
    assert ask.fact == "Last week: 8 h 00 min of work."


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (Choice.SNOOZE, "You are told again in 10 min, if core hours still run then."),
        (
            Choice.CHECK_IN,
            "If it stays short, it counts as a quick check-in. Nothing more is asked.",
        ),
        (Choice.FINE, ""),
        (Choice.OPEN, ""),
    ],
)
def test_what_comes_of_answers_to_occasions(choice, told):
    assert answer_words(choice, None, local(at("15:50"), OSLO)) == told


def test_movement_brings_an_idea_along():
    ask = asked(
        PromptKind.MOVEMENT,
        at("09:50"),
        breaks.CHOICES,
        stretch=timedelta(minutes=50),
        suggested=Suggested(timedelta(minutes=3), "Walk."),
    )

    assert ask.fact == "50 minutes at the screen."
    assert ask.meaning == "Three minutes on your feet, if now suits you?"
    assert ask.idea == "Walk."
    assert ask.untils == ()
    assert not ask.is_about_outside


def test_no_idea_goes_with_a_question_about_hours():
    ask = outside(at("16:15"), suggested=Suggested(idea="Walk."))

    assert ask.idea == ""
    assert ask.is_about_outside


@pytest.mark.parametrize("kind", PromptKind)
def test_every_kind_of_question_states_something(kind):
    ask = asked(kind, at("21:30"), (Choice.FINE,))

    assert ask.fact
    assert (ask.id, ask.kind, ask.zone) == (f"{kind}-1", kind, OSLO)


# ---------------------------------------------------------------- the choices


def test_the_calmest_choice_comes_first():
    ask = outside(at("16:15"))

    assert ask.verbs == (Choice.WRAP_UP, Choice.UNTIL, Choice.PLANNED)
    assert ask.asides == (Choice.PRIVATE, Choice.ON_CALL, Choice.NOT_TODAY)
    assert ask.choices == ask.verbs + ask.asides


def test_movement_keeps_the_order_of_its_machine():
    assert calmest_first(breaks.CHOICES) == (Choice.NOW, Choice.LATER, Choice.SKIP)


# ---------------------------------------------------------------- the times to carry on until


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        ("16:15", ["16:45", "17:15", "21:00"]),
        ("16:15:01", ["17:00", "17:30", "21:00"]),
        ("16:20", ["17:00", "17:30", "21:00"]),
        ("20:00", ["20:30", "21:00"]),
        ("20:45", ["21:00", "21:15", "21:45"]),
        ("20:46", ["21:30", "22:00"]),
        ("23:20", ["00:00", "00:30"]),
    ],
)
def test_offers_the_next_round_times_and_the_last_that_leaves_a_full_rest(now, offered):
    assert untils(outside(at(now))) == offered


@pytest.mark.parametrize(
    ("now", "offered"), [("06:30", ["07:00", "07:30"]), ("07:15", ["07:45"]), ("07:31", [])]
)
def test_offers_no_time_inside_the_next_core_hours(now, offered):
    assert untils(outside(at(now))) == offered


def test_offers_no_time_beyond_the_day():
    assert untils(outside(at("03:15"))) == ["03:45"]


def test_offered_times_are_those_of_the_persons_clock():
    [first, *_] = outside(at("16:15")).untils

    assert first == local(at("16:45"), OSLO)
    assert first.utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        # 2027-03-28, Oslo: 02:00 becomes 03:00.
        (datetime.fromisoformat("2027-03-28T01:30:00+01:00"), ["03:00", "03:30"]),
        # 2026-10-25, Oslo: 03:00 becomes 02:00, and both halves past two come twice.
        (datetime.fromisoformat("2026-10-25T02:30:00+02:00"), ["02:00", "02:30"]),
    ],
)
def test_offered_times_lie_ahead_when_the_clocks_change(now, offered):
    ask = outside(now)

    assert untils(ask) == offered
    assert [until.timestamp() - now.timestamp() for until in ask.untils] == [1800, 3600]


# ---------------------------------------------------------------- answers and buttons


@pytest.mark.parametrize(
    ("choice", "until", "told"),
    [
        (Choice.UNTIL, "21:00", "Quiet until 21:00. After that you may be asked again."),
        (Choice.UNTIL, None, "Quiet until 17:15. After that you may be asked again."),
        (Choice.WRAP_UP, None, "Quiet until 16:30, so that you can finish."),
        (Choice.LATER, None, "Quiet until 16:25. After that you may be asked again."),
        (Choice.PRIVATE, None, "Private: erased in 10 s, and nothing is recorded meanwhile."),
        (Choice.NOW, None, ""),
    ],
)
def test_an_answer_is_told_what_comes_of_it(choice, until, told):
    end = local(at(until), OSLO) if until else None

    assert answer_words(choice, end, local(at("16:15"), OSLO)) == told


@pytest.mark.parametrize("choice", sorted({*boundary.CHOICES, *breaks.CHOICES} - {Choice.NOW}))
def test_every_answer_but_getting_up_is_told_something(choice):
    assert answer_words(choice, None, local(at("16:15"), OSLO))


def test_buttons_of_a_card_say_how_long():
    until = local(at("16:45"), OSLO)

    assert card_label(Choice.WRAP_UP) == "Wrap up, 15 min"
    assert card_label(Choice.UNTIL, until) == "Until 16:45"
    assert card_label(Choice.UNTIL) == "Carry on"
    assert until_label() == "Until …"


# --- On the desktop's notification ----------------------------------------------------------------


def test_a_notice_offers_three_answers_that_do_no_harm():
    notice = notice_of(outside(at("16:15", 1)))

    assert notice.about == "outside_core-1"
    assert notice.buttons == (
        ("wrap_up", "Wrap up"),
        ("planned", "Planned"),
        ("not_today", "Not today"),
    )


@pytest.mark.parametrize("kind", list(PromptKind))
def test_nothing_is_ever_erased_from_a_notice(kind):
    offered = notice_of(asked(kind, at("16:15", 1), tuple(Choice))).buttons

    assert Choice.PRIVATE.value not in [name for name, _label in offered]
    assert len(offered) <= 3


def test_a_notice_says_all_that_the_card_says_and_where_to_answer():
    ask = outside(at("16:15", 1))

    assert notice_of(ask).plain == f"{ask.fact} {ask.meaning} Answer in the tray menu."
