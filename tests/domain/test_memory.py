"""What the engine remembers over a restart, worked out from what is on record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.days import NEW_YORK, OSLO, at, plan, span, version
from tests.domain.pasts import ASKED, MOVE, STILL, asked, lived, remembered
from tracker.domain.memory import NOTHING, remember
from tracker.domain.model import (
    Choice,
    EndReason,
    Ends,
    Hold,
    Lived,
    Past,
    PromptKind,
    PromptRecord,
)

MINUTE = timedelta(minutes=1)
EVENING = [lived("16:00-16:20")]


# ---------------------------------------------------------------- nothing


def test_first_start_remembers_nothing_but_which_day_it_is():
    memory = remembered("16:20")

    assert memory.boundary == type(memory.boundary)(day=date(2026, 11, 17))
    assert memory.breaks == NOTHING.breaks
    assert (memory.desk.shown, memory.desk.number) == ((), 0)
    assert (memory.hold, memory.erasing, memory.left) == (None, None, None)


# ---------------------------------------------------------------- what was asked


def test_questions_of_the_day_count_whether_or_not_they_were_answered():
    prompts = [asked("16:15", Choice.WRAP_UP, "16:16"), asked("16:31", kind=STILL, number=2)]

    assert remembered("16:40", prompts=prompts).boundary.asked == 2


@pytest.mark.parametrize(
    ("now", "count"), [("11-18 03:59", 1), ("11-18 04:00", 0), ("11-18 12:00", 0)]
)
def test_questions_belong_to_their_tracker_day(now, count):
    memory = remembered(now, prompts=[asked("23:15")])

    assert memory.boundary.asked == len(memory.desk.shown) == count


def test_prompts_that_were_never_shown_do_not_count():
    held = PromptRecord(
        ASKED, "boundary-1", "", at("11-17 16:15"), None, None, None, None, None, None
    )
    memory = remembered("16:20", prompts=[held])

    assert memory.boundary.asked == len(memory.desk.shown) == 0
    assert memory.boundary.quiet_until is None


def test_movement_prompts_use_up_the_budget_but_not_the_questions_about_outside_work():
    memory = remembered("16:20", prompts=[asked("10:00", kind=MOVE), asked("16:15")])

    assert memory.boundary.asked == 1
    assert memory.desk.shown == (MOVE, ASKED)
    assert memory.desk.day == date(2026, 11, 17)


def test_prompts_are_counted_in_the_zone_in_which_the_day_was_lived():
    """Seven in Oslo is one in the night in New York, and yet of the same day."""
    memory = remembered("18:00", NEW_YORK, prompts=[asked("07:15")])
    assert memory.boundary.asked == 1

    work = [Lived(span("11-17 12:00", "12:30", "Asia/Tokyo"), "Asia/Tokyo", None)]
    early = PromptRecord(
        ASKED, "boundary-1", "outside_core-1", None, None,
        at("11-17 05:00", "Asia/Tokyo"), None, None, None, None,
    )  # fmt: skip
    assert remembered("18:00", NEW_YORK, prompts=[early]).boundary.asked == 0
    assert remembered("18:00", NEW_YORK, prompts=[early], sessions=work).boundary.asked == 1


def test_names_and_keys_are_not_given_twice():
    prompts = [
        asked("10:00", kind=MOVE, number=7),
        asked("16:15", number=12),
        asked("17:15", kind=STILL, number=3),
    ]
    memory = remembered("18:00", prompts=prompts)

    assert (memory.boundary.number, memory.breaks.number, memory.desk.number) == (12, 7, 12)


# ---------------------------------------------------------------- what was answered


@pytest.mark.parametrize(
    ("prompt", "quiet"),
    [
        (asked("16:15"), "17:15"),
        (asked("16:15", None, "16:30"), "17:15"),
        (asked("16:15", Choice.UNTIL, "16:17", until="18:00"), "18:00"),
        (asked("16:15", Choice.UNTIL, "16:17"), "17:17"),
        (asked("16:15", Choice.WRAP_UP, "16:17"), "16:32"),
        (asked("16:15", Choice.PLANNED, "16:17"), "17:15"),
    ],
)
def test_quiet_lasts_as_the_last_question_or_its_answer_had_it(prompt, quiet):
    earlier = asked("16:00", Choice.UNTIL, "16:01", until="23:00")

    boundary = remembered("16:20", prompts=[earlier, prompt]).boundary
    assert boundary.quiet_until == at(f"11-17 {quiet}")


@pytest.mark.parametrize(
    ("now", "expected"), [("23:00", True), ("11-18 03:59", True), ("11-18 04:00", False)]
)
def test_not_today_holds_until_the_day_ends(now, expected):
    prompts = [asked("16:15", Choice.NOT_TODAY, "16:17"), asked("17:00", kind=MOVE)]

    assert remembered(now, prompts=prompts).boundary.not_today is expected


def test_on_call_holds_until_the_day_ends():
    boundary = remembered("18:00", prompts=[asked("16:15", Choice.ON_CALL, "16:17")]).boundary

    assert boundary.on_call_until == at("11-18 04:00")


@pytest.mark.parametrize(
    ("now", "until"), [("17:59", None), ("18:00", "20:00"), ("19:59", "20:00"), ("20:00", None)]
)
def test_time_on_call_holds_while_it_lasts(now, until):
    boundary = remembered(now, on_call=[span("11-17 18:00", "20:00")]).boundary

    assert boundary.on_call_until == (at(f"11-17 {until}") if until else None)


@pytest.mark.parametrize(
    ("now", "is_known"), [("23:00", True), ("11-18 03:59", True), ("11-18 04:00", False)]
)
def test_apps_left_open_were_asked_about_today(now, is_known):
    prompt = replace(asked("16:40", kind=PromptKind.LEFT_OPEN), key="left_open-3")

    sign_off = remembered(now, prompts=[prompt]).sign_off

    assert (sign_off.asked_on is not None) is is_known
    assert sign_off.number == 3


# ---------------------------------------------------------------- what was planned


@pytest.mark.parametrize(("now", "until"), [("20:59", "21:00"), ("21:00", None)])
def test_what_was_planned_ahead_holds_to_its_end(now, until):
    boundary = remembered(now, planned=[span("11-17 18:00", "21:00")]).boundary

    assert boundary.planned_until == (at(f"11-17 {until}") if until else None)


def test_rest_of_the_day_can_be_planned_ahead():
    boundary = remembered("20:00", planned=[span("11-17 12:00", "11-18 04:00")]).boundary

    assert boundary.planned_until == at("11-18 04:00")


def test_plan_of_another_day_is_none_of_today():
    planned = [span("11-18 18:00", "21:00"), span("11-16 18:00", "21:00")]

    assert remembered("20:00", planned=planned).boundary.planned_until is None


@pytest.mark.parametrize("choice", [Choice.PLANNED, Choice.ON_CALL])
def test_answer_planned_is_about_its_episode_alone(choice):
    memory = remembered(
        "16:40",
        sessions=EVENING,
        prompts=[asked("16:15", choice, "16:17")],
        planned=[span("11-17 16:00", "11-18 04:00")],
    )

    assert memory.boundary.planned_until is None
    assert memory.boundary.episode is not None
    assert memory.boundary.episode.is_planned


def test_plan_after_the_answer_holds_to_its_own_end():
    memory = remembered(
        "16:40",
        sessions=EVENING,
        prompts=[asked("16:15", Choice.PLANNED, "16:17")],
        planned=[span("11-17 16:00", "21:00")],
    )

    assert memory.boundary.planned_until == at("11-17 21:00")


# ---------------------------------------------------------------- the episode


@pytest.mark.parametrize(
    ("now", "goes_on"), [("16:20", True), ("16:49:59", True), ("16:50", False)]
)
def test_episode_goes_on_until_half_an_hour_after_its_work(now, goes_on):
    episode = remembered(now, sessions=EVENING).boundary.episode

    assert (episode is not None) is goes_on


def test_episode_begins_where_its_work_went_outside():
    episode = remembered("16:25", sessions=[lived("14:00-16:20")]).boundary.episode

    assert episode is not None
    assert (episode.start, episode.left) == (at("11-17 16:00"), at("11-17 16:20"))
    assert episode.worked == 20 * MINUTE
    assert not episode.is_asked
    assert not episode.is_planned


def test_episode_holds_all_its_work_and_none_before_it():
    work = [lived("17:00-17:30"), lived("18:00-18:10"), lived("18:39-18:49"), lived("19:00-19:05")]
    episode = remembered("19:06", sessions=work).boundary.episode

    assert episode is not None
    assert episode.start == at("11-17 18:00")
    assert episode.worked == 25 * MINUTE


def test_work_in_core_hours_is_no_episode():
    assert remembered("15:40", sessions=[lived("14:00-15:39")]).boundary.episode is None


def test_planned_work_does_not_count_towards_the_question():
    work = [lived("17:00-17:20")]
    planned, duty = [span("11-17 17:00", "17:05")], [span("11-17 17:15", "17:18")]
    episode = remembered("17:21", sessions=work, planned=planned, on_call=duty).boundary.episode

    assert episode is not None
    assert episode.worked == 12 * MINUTE


@pytest.mark.parametrize(
    ("shown", "expected"), [("15:59", False), ("16:00", True), ("16:15", True)]
)
def test_episode_was_asked_about_if_the_question_came_in_it(shown, expected):
    episode = remembered("16:25", sessions=EVENING, prompts=[asked(shown)]).boundary.episode

    assert episode is not None
    assert episode.is_asked is expected


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (span("11-17 16:00", "16:20"), True),  # settled when the program ended in order
        (span("11-17 16:00", "11-18 04:00"), True),  # the word alone, in the tray
        (span("11-17 16:00", "16:10"), False),
        (span("11-17 16:00", "17:00"), False),
        (span("11-17 16:05", "16:20"), False),
    ],
)
def test_episode_is_planned_if_its_mark_says_so(mark, expected):
    episode = remembered("16:25", sessions=EVENING, planned=[mark]).boundary.episode

    assert episode is not None
    assert episode.is_planned is expected


@pytest.mark.parametrize("now", ["17:00", "11-18 07:00"])
def test_planned_episode_whose_end_nobody_saw_is_yet_to_be_settled(now):
    memory = remembered(
        now,
        sessions=EVENING,
        prompts=[asked("16:15", Choice.PLANNED, "16:17")],
        planned=[span("11-17 16:00", "11-18 04:00")],
    )

    assert memory.boundary.episode is not None
    assert memory.boundary.episode.left == at("11-17 16:20")


def test_word_that_may_mean_the_whole_evening_is_left_as_it_is():
    """Nothing tells whether the episode or the rest of the day was meant; quiet is the safe one."""
    memory = remembered("18:00", sessions=EVENING, planned=[span("11-17 16:00", "11-18 04:00")])

    assert memory.boundary.episode is None
    assert memory.boundary.planned_until == at("11-18 04:00")


# ---------------------------------------------------------------- what the person asked for


def test_hold_is_what_it_was():
    hold = Hold(EndReason.PAUSE, Ends(at("11-18 04:00"), by_clock=True))

    assert remember(Past(hold=hold), plan(), at("11-17 12:00"), OSLO).hold == hold


@pytest.mark.parametrize(
    ("now", "erase_at"), [("12:00:03", "12:00:10"), ("12:30", "12:00:10"), ("11:00", "11:00:10")]
)
def test_private_time_is_erased_in_ten_seconds_at_the_latest(now, erase_at):
    private = span("11-17 11:40", "12:00")
    past = Past(erasing=(private, at("11-17 12:00:10")))

    memory = remember(past, plan(), at(f"11-17 {now}"), OSLO)
    assert memory.erasing == (private, at(f"11-17 {erase_at}"))


# ---------------------------------------------------------------- other settings


def test_what_counts_as_outside_is_what_the_settings_say_now():
    longer = plan(version(("08:00-17:00",)))

    memory = remember(Past(sessions=tuple(EVENING)), longer, at("11-17 16:25"), OSLO)
    assert memory.boundary.episode is None


@pytest.mark.parametrize(("day", "ends"), [("10-24", "10-25 04:00"), ("03-28", "03-29 04:00")])
def test_on_call_through_the_night_of_the_changed_clocks_ends_with_the_day(day, ends):
    prompts = [asked("20:15", Choice.ON_CALL, "20:16", day=day)]

    boundary = remembered(f"{day} 23:00", prompts=prompts).boundary
    assert boundary.on_call_until == at(ends)
