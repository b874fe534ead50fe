"""Machine 2: movement breaks fall due, are asked about, and are taken."""

from datetime import date, timedelta

import pytest

from tests.timeline import Timeline, asked_to_move, rules
from tracker.domain.model import Choice, Phase

# ---------------------------------------------------------------- the glossary's morning


def test_morning_of_the_glossary():
    """Due 2, taken 1, expired 1, natural 1; the third timer has reached 40 at 11:40."""
    day = Timeline().works("08:00", "50min").answers(Choice.LATER).works("20min")
    day.pauses("3min").works("42min").locks().passes("8min").unlocks()
    day.works("52min").pauses("5min").works("40min")

    assert day.prompts == ["08:50 movement", "09:00 movement", "10:53 movement"]
    assert day.breaks == ["09:15-09:15 expired", "09:55-10:03 natural", "10:55-11:00 taken"]
    assert day.engine.stretch == timedelta(minutes=40)


# ---------------------------------------------------------------- when it falls due


@pytest.mark.parametrize(
    ("for_", "prompts"),
    [("49min59s", []), ("50min", ["09:50 movement"]), ("50min1s", ["09:50 movement"])],
)
def test_falls_due_after_fifty_minutes(for_, prompts):
    assert Timeline().works("09:00", for_).prompts == prompts


def test_how_often_is_the_persons_choice():
    day = Timeline(obeying=rules(every=timedelta(minutes=30))).works("09:00", "31min")

    assert day.prompts == ["09:30 movement"]


def test_short_pause_does_not_stop_the_timer():
    day = Timeline().works("09:00", "40min").pauses("4min59s").works("6min")

    assert day.prompts == ["09:50 movement"]


def test_call_is_time_at_the_screen():
    day = Timeline().works("09:00", "10min").call().pauses("30min").call(on=False).works("10min")

    assert day.prompts == ["09:50 movement"]


def test_next_break_is_known_beforehand():
    day = Timeline().works("09:00", "10min")

    assert day.engine.next_break == day.wall + timedelta(minutes=40)
    assert asked_to_move().engine.next_break is None


def test_stretch_is_told_while_it_lasts():
    day = Timeline()
    assert day.engine.stretch == timedelta(0)

    day.works("09:00", "10min")
    assert day.engine.stretch == timedelta(minutes=10)

    day.locks().passes("1min")
    assert day.engine.stretch == timedelta(0)


# ---------------------------------------------------------------- answers


def test_snoozed_break_is_asked_about_ten_minutes_later():
    day = asked_to_move(Choice.LATER).works("10min")

    assert day.prompts == ["09:50 movement", "10:01 movement"]
    assert day.breaks == []


def test_break_can_be_snoozed_again():
    day = asked_to_move(Choice.LATER).works("11min").answers(Choice.LATER).works("10min")

    assert day.prompts == ["09:50 movement", "10:01 movement", "10:12 movement"]


def test_skipped_break_begins_the_timer_anew():
    day = asked_to_move(Choice.SKIP).works("50min")

    assert day.breaks == ["09:51-09:51 skipped"]
    assert day.prompts == ["09:50 movement", "10:41 movement"]


def test_now_takes_the_break_without_walking_away():
    day = asked_to_move(Choice.NOW).works("5min")

    assert day.breaks == ["09:51-09:56 taken"]
    assert day.works("50min").prompts[1] == "10:46 movement"


def test_now_takes_the_break_for_as_long_as_the_person_is_away():
    day = asked_to_move(Choice.NOW).locks().passes("12min").unlocks().works("1min")

    assert day.breaks == ["09:51-10:03 taken"]


def test_coming_back_early_from_a_break_ends_it_when_it_was_to_end():
    day = asked_to_move(Choice.NOW).locks().passes("2min").unlocks().works("10min")

    assert day.breaks == ["09:51-09:56 taken"]


def test_break_is_as_long_as_the_person_wants():
    day = Timeline(obeying=rules(break_length=timedelta(minutes=10))).works("09:00", "51min")
    day.answers(Choice.NOW).works("10min")

    assert day.breaks == ["09:51-10:01 taken"]


def test_say_break_gets_up_without_a_prompt():
    day = Timeline().works("09:00", "20min").says("break").works("6min")

    assert day.breaks == ["09:20-09:25 taken"]
    assert day.works("49min").prompts == ["10:15 movement"]


def test_say_break_answers_the_prompt():
    day = asked_to_move().says("break").works("6min")

    assert day.closed == ["09:51 movement withdrawn"]
    assert day.breaks == ["09:51-09:56 taken"]


def test_say_break_while_paused_means_nothing():
    day = Timeline().works("09:00", "20min").says("pause").says("break").passes("1h")

    assert day.breaks == []
    assert day.phase is Phase.PAUSED


# ---------------------------------------------------------------- walking away


@pytest.mark.parametrize(
    ("pause", "breaks"),
    [("4min59s", []), ("5min", ["09:51-09:56 taken"]), ("5min1s", ["09:51-09:56:01 taken"])],
)
def test_walking_away_takes_the_break(pause, breaks):
    day = asked_to_move().locks().passes(pause).unlocks().works("1min")

    assert day.breaks == breaks


def test_walking_away_at_the_very_moment_takes_the_break():
    day = Timeline().works("09:00", "50min").locks().passes("6min").unlocks().works("1min")

    assert day.breaks == ["09:50-09:56 taken"]


AWAY = {
    "lock": lambda day, for_: day.locks().passes(for_).unlocks(),
    "sleep": lambda day, for_: day.sleeps(for_),
    "no input": lambda day, for_: day.pauses(for_),
}


@pytest.mark.parametrize("away", AWAY.values(), ids=AWAY)
@pytest.mark.parametrize(
    ("wished", "pause", "is_taken"),
    [
        (5, "4min59s", False),
        (5, "5min", True),
        (15, "4min59s", False),  # five minutes are enough, however long it might have been
        (15, "5min", True),
        (2, "1min59s", False),
        (2, "2min", True),
    ],
)
def test_whoever_leaves_for_long_enough_has_taken_the_break(away, wished, pause, is_taken):
    wishes = rules(break_length=timedelta(minutes=wished), away_after=timedelta(minutes=2))
    day = away(Timeline(obeying=wishes).works("09:00", "51min"), pause).works("1min")

    assert [text.split()[1] for text in day.breaks] == ["taken"] * is_taken


@pytest.mark.parametrize("away", AWAY.values(), ids=AWAY)
@pytest.mark.parametrize(
    ("after", "outcomes"),
    [
        ("14min59s", ["taken"]),
        ("15min", ["taken"]),
        ("15min1s", ["expired", "natural"]),
    ],
)
def test_whoever_leaves_within_a_quarter_of_an_hour_has_taken_it(away, after, outcomes):
    day = away(Timeline().works("09:00", "50min").works(after), "6min").works("1min")

    assert [text.split()[1] for text in day.breaks] == outcomes


@pytest.mark.parametrize(
    "lived",
    [
        lambda: Timeline().works("09:00", "45min").call().works("6min"),
        lambda: Timeline().works("09:00", "45min").busy().works("6min"),
        lambda: asked_to_move(Choice.LATER).works("1min"),
        lambda: Timeline().works("09:00", "50min").works("16min"),
    ],
    ids=["held by a call", "held by a presentation", "snoozed", "expired"],
)
def test_a_break_that_is_due_can_be_taken_now_whatever_became_of_the_question(lived):
    day = lived().says("break").works("6min").call(on=False).busy(on=False).works("2min")

    assert [text.split()[1] for text in day.breaks] == ["taken"]
    assert len(day.prompts) <= 1


def test_short_walk_ends_a_short_break():
    day = Timeline(obeying=rules(break_length=timedelta(minutes=2))).works("09:00", "51min")
    day.locks().passes("2min").unlocks().works("1min")

    assert day.breaks == ["09:51-09:53 taken"]


@pytest.mark.parametrize(
    ("after", "breaks"),
    [
        ("14min59s", ["10:04:59-10:14:59 taken"]),
        ("15min", ["10:05-10:15 taken"]),
        ("15min1s", ["10:05-10:05 expired", "10:05:01-10:15:01 natural"]),
    ],
)
def test_walking_away_within_a_quarter_of_an_hour_takes_the_break(after, breaks):
    """The quiet is told five minutes later, when the prompt has expired already."""
    day = Timeline().works("09:00", "50min").works(after).pauses("10min").works("1min")

    assert day.breaks == breaks


def test_unanswered_break_expires_and_the_timer_begins_anew():
    day = Timeline().works("09:00", "1h55min")

    assert day.breaks == ["10:05-10:05 expired"]
    assert day.prompts == ["09:50 movement", "10:55 movement"]


def test_walking_away_while_snoozing_takes_the_break():
    day = asked_to_move(Choice.LATER).works("2min").locks().passes("6min").unlocks().works("1min")

    assert day.breaks == ["09:53-09:59 taken"]


def test_walking_away_takes_the_question_away():
    day = asked_to_move().locks().passes("5min")

    assert day.closed == ["09:56 movement withdrawn"]


# ---------------------------------------------------------------- natural breaks


@pytest.mark.parametrize(
    ("pause", "breaks"),
    [("4min59s", []), ("5min", ["09:20-09:25 natural"]), ("1h", ["09:20-10:20 natural"])],
)
def test_pause_of_five_minutes_is_a_natural_break(pause, breaks):
    day = Timeline().works("09:00", "20min").locks().passes(pause).unlocks().works("1min")

    assert day.breaks == breaks


@pytest.mark.parametrize(("for_", "is_told"), [("14min59s", True), ("15min", False)])
def test_pause_that_counted_is_known_for_a_quarter_of_an_hour(for_, is_told):
    day = Timeline().works("09:00", "20min").pauses("10min").works(for_)

    told = day.engine.counted_pause
    assert (told is not None) is is_told
    assert told is None or day._span(told) == "09:20-09:30"


def test_walking_away_from_the_question_is_told_as_well():
    day = asked_to_move().locks().passes("6min").unlocks().works("1min")

    told = day.engine.counted_pause
    assert told is not None
    assert told.length == timedelta(minutes=6)


def held_and_left():
    """Let a break fall due in a call, from which the person walks away."""
    day = Timeline().works("09:00", "45min").call().works("10min").locks().call(on=False)
    return day.passes("6min").unlocks().works("1min")


@pytest.mark.parametrize(
    "lived",
    [
        lambda: Timeline().works("09:00", "20min").pauses("4min59s").works("1min"),
        lambda: asked_to_move(Choice.NOW).works("6min"),
        held_and_left,
        lambda: Timeline().works("09:00", "20min").pauses("10min").works("1min").says("private"),
    ],
    ids=["too short", "said", "deferred", "private"],
)
def test_what_did_not_count_or_was_said_is_not_told(lived):
    assert lived().engine.counted_pause is None


def test_pause_that_counted_moves_along_when_the_clock_is_set():
    day = Timeline().works("09:00", "20min").pauses("10min").works("1min").clock_jumps("2h")

    told = day.engine.counted_pause
    assert told is not None
    assert day._span(told) == "11:20-11:30"


def test_natural_break_begins_the_timer_anew():
    day = Timeline().works("09:00", "44min").pauses("10min").works("50min")

    assert day.prompts == ["10:44 movement"]


def test_sleep_is_a_pause():
    day = Timeline().works("09:00", "20min").sleeps("1h").works("1min")

    assert day.breaks == ["09:20-10:20 natural"]


def test_pause_that_began_before_the_break_fell_due_is_natural():
    """Nobody was there when it fell due at 09:50; that was known at 09:53."""
    day = Timeline().works("09:00", "48min").pauses("10min").works("1min")

    assert day.closed == ["09:53 movement withdrawn"]
    assert day.breaks == ["09:48-09:58 natural"]


@pytest.mark.parametrize("pause", ["2min30s", "4min", "4min59s"])
def test_pause_before_the_break_fell_due_that_was_too_short_changes_nothing(pause):
    """Two minutes take a short break, but five make a natural one."""
    short = rules(break_length=timedelta(minutes=2), away_after=timedelta(minutes=1))
    day = Timeline(obeying=short).works("09:00", "49min30s").pauses(pause).works("30min")

    assert "09:50 movement" in day.prompts
    assert day.breaks == ["10:05-10:05 expired"]


def test_pause_over_the_day_boundary_is_no_break():
    day = Timeline().works("15:00", "20min").locks().at("08:00", date(2026, 11, 18)).unlocks()
    day.works("50min")

    assert day.breaks == []
    assert day.prompts == ["08:50+1 movement"]


def test_pause_that_the_person_asked_for_is_no_break():
    day = Timeline().works("09:00", "20min").says("pause", "10m").works("1h1min")

    assert day.breaks == []
    assert day.prompts == ["10:20 movement"]


def test_capped_call_is_no_break():
    day = Timeline().works("08:00", "10min").call().pauses("5h").works("49min")

    assert [text for text in day.breaks if "natural" in text] == []


def test_who_is_back_before_a_break_is_over_is_at_the_screen_from_its_end_on():
    """It was begun while nobody was at the screen, so no stretch went before it."""
    day = Timeline().at("09:00").says("break").passes("4min58s").works("51min")

    assert day.prompts == ["09:55 movement"]
