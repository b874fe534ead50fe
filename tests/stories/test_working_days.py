"""Whole days of somebody who works from home: what is asked, what is kept, what the week says."""

from datetime import timedelta

from tests.hands import at, span
from tests.stories.living import HOUR, MINUTE
from tracker.domain.boundary_state import KINDS
from tracker.domain.model import BreakOutcome, Choice, Closing, CoverageKind, HeldWhy, PromptKind
from tracker.domain.rest import EveningState, RestState
from tracker.domain.signals import Apps, Call, Front, Unlock


def test_a_quiet_day_inside_core_hours_asks_only_for_movement(life):
    # GIVEN somebody who works from eight to four, gets up when asked to, and has lunch
    life.at("08:00").comes()
    life.at("08:52").answers(Choice.NOW)
    life.at("08:53").walks_off()
    life.at("09:00").comes()
    life.at("09:45").locks()
    life.works("10:00", "11:30")
    life.works("12:00", "12:40")
    life.works("12:50", "13:35")
    life.works("13:45", "14:30")
    life.works("14:40", "15:59")
    life.sleeps_until("07:50", 1)

    # WHEN the day is looked at the next morning
    day = life.day(0)

    # THEN it is known, wholly in core hours, and its breaks are told apart
    assert day.known
    assert day.work == day.core == timedelta(hours=6, minutes=37)
    assert {prompt.kind for prompt in life.prompts()} == {PromptKind.MOVEMENT}
    outcomes = [record.outcome for record in day.breaks]
    assert outcomes.count(BreakOutcome.TAKEN) == 1
    assert outcomes.count(BreakOutcome.NATURAL) == 5
    assert day.evening is EveningState.DISCONNECTED


def test_an_evening_that_was_chosen_is_asked_about_once_and_shown_as_chosen(life):
    # GIVEN somebody who works a little past four, wraps up, and comes back at eight
    life.works("08:00", "16:10")
    life.at("20:00").comes()
    assert life.at("20:14").prompts()[-1].kind is PromptKind.MOVEMENT

    # WHEN they are asked after a quarter of an hour, and say that it is planned
    life.at("20:15")
    assert life.prompts()[-1].kind is PromptKind.OUTSIDE_CORE
    life.at("20:16").answers(Choice.PLANNED)
    life.at("22:40").locks()

    # THEN nobody asks again, and the whole evening counts as chosen, the ten minutes past four not
    asked = [p for p in life.prompts() if p.kind in KINDS]
    assert [(prompt.how, prompt.choice) for prompt in asked] == [(Closing.ANSWERED, Choice.PLANNED)]
    life.at("06:00", 1)
    day = life.day(0)
    assert day.planned == timedelta(hours=2, minutes=40)
    assert day.spillover == 10 * MINUTE
    assert day.evening is EveningState.WORKED


def test_an_evening_that_spills_over_is_asked_about_three_times_at_most(life):
    # GIVEN somebody who works on until midnight and answers nothing
    life.at("15:30").comes()
    life.at("23:59").locks()

    # THEN they were asked at a quarter past four and an hour after, and after that once more
    outside = [p for p in life.prompts() if p.kind in KINDS]
    assert [(prompt.kind, prompt.shown_at) for prompt in outside] == [
        (PromptKind.OUTSIDE_CORE, at("16:15")),
        (PromptKind.STILL_OUTSIDE, at("17:15")),
        (PromptKind.STILL_OUTSIDE, at("18:15")),
    ]
    assert {prompt.how for prompt in outside} == {Closing.EXPIRED}


def test_not_today_holds_until_the_next_day_begins(life):
    life.at("16:30").comes()
    life.at("16:46").answers(Choice.NOT_TODAY)
    life.at("19:00").locks()
    life.works("23:00", "23:50")
    asked_on_monday = len(life.prompts())
    life.at("17:00", 1).comes()
    life.at("17:20", 1).locks()

    assert asked_on_monday == 1
    assert [prompt.shown_at for prompt in life.prompts()] == [at("16:45"), at("17:15", 1)]


def test_until_a_time_of_their_own_keeps_its_word(life):
    life.at("16:00").comes()
    life.at("16:16").answers(Choice.UNTIL, at("18:30"))
    life.at("19:00").locks()

    assert [(prompt.kind, prompt.shown_at) for prompt in life.prompts()] == [
        (PromptKind.OUTSIDE_CORE, at("16:15")),
        (PromptKind.STILL_OUTSIDE, at("18:30")),
    ]


def test_nothing_is_asked_in_a_call_and_what_was_held_is_asked_a_minute_after_it(life):
    life.at("08:00").comes()
    life.at("08:45").signal(Call(on=True))
    life.at("09:20").signal(Call(on=False))
    life.at("09:25").locks()

    [prompt] = life.prompts()
    assert (prompt.held_at, prompt.held_why) == (at("08:50"), HeldWhy.CALL)
    assert prompt.shown_at == at("09:21")


def test_a_call_without_a_touch_is_work_to_its_end(life):
    life.at("09:00").comes()
    life.at("09:10").signal(Call(on=True))
    life.walks_off()
    life.at("10:00").signal(Call(on=False))
    life.at("11:00").comes()
    life.at("11:30").locks()

    assert life.sessions() == [span("09:00-10:00"), span("11:00-11:30")]


def test_a_gap_of_a_quarter_of_an_hour_in_core_hours_is_offered_for_review(life):
    life.at("09:00").comes()
    life.at("10:00").walks_off()
    life.at("10:15").comes()
    life.at("11:00").locks()
    life.at("11:10").comes()
    life.at("12:00").locks()

    assert life.day(0).unsure == (span("10:00-10:15"),)


def test_a_gap_that_was_a_meeting_joins_the_morning(life):
    # GIVEN a quarter of an hour without input in the morning's work
    life.at("09:00").comes()
    life.at("10:00").walks_off()
    life.at("10:15").comes()
    life.at("12:00").locks()
    (doubt,) = life.tracker.unsure(at("12:00").date(), at("12:00").date())
    assert life.day(0).work == 2 * HOUR + 45 * MINUTE

    # WHEN the person says that it was work
    life.tracker.corrections.settle(doubt.id, as_work=True)

    # THEN the morning is one block, and nothing is asked any more; and it can be undone
    assert life.day(0).work == 3 * HOUR
    assert [block.span for block in life.day(0).blocks] == [span("09:00-12:00")]
    assert life.day(0).unsure == ()
    life.tracker.corrections.undo()
    assert life.day(0).unsure == (span("10:00-10:15"),)


def test_a_call_that_nobody_ended_counts_up_to_the_last_touch(life):
    # GIVEN somebody who leaves a call running and does not come back
    life.at("09:00").comes()
    life.at("09:10").signal(Call(on=True))
    life.at("10:00").walks_off()
    life.at("15:00")

    # WHEN the day is looked at
    day = life.day(0)

    # THEN the hours without a touch are unsure, and count as a pause until they are settled
    assert day.unsure == (span("10:00-14:00"),)
    assert day.work == HOUR
    (doubt,) = life.tracker.unsure(day.day, day.day)
    life.tracker.corrections.settle(doubt.id, as_work=True)
    assert life.day(0).work == 5 * HOUR


# --- Work apps left open --------------------------------------------------------------------------


def test_a_chat_left_open_is_seen_after_work_and_not_in_it(chatty):
    # GIVEN somebody whose chat is open from eight to ten in the evening, the screen locked at four
    chatty.at("08:00").comes()
    chatty.signal(Apps(frozenset({"teams"})))
    chatty.at("16:00").locks()
    chatty.at("19:00").signal(Unlock())
    chatty.at("20:00").locks()
    chatty.at("22:00").signal(Apps(frozenset()))
    chatty.sleeps_until("07:50", 1)

    # WHEN the day is looked at the next morning
    day = chatty.day(0)

    # THEN the six hours after core hours count, one of them unlocked, and the evening was reachable
    assert day.left_open is not None
    assert (day.left_open.length, day.left_open.length_unlocked) == (6 * HOUR, HOUR)
    assert day.evening is EveningState.REACHABLE


def test_a_power_cut_loses_a_quarter_of_an_hour_of_it_at_most(chatty):
    # GIVEN a chat left open in the evening, on a computer that never sleeps
    chatty.saves = True
    chatty.at("16:00").signal(Apps(frozenset({"teams"})))
    chatty.at("19:14")

    # WHEN the power goes, and comes back the next morning
    chatty.loses_power()
    chatty.at("08:00", 1)
    chatty.starts()

    # THEN it is on record up to the last heartbeat, and nothing is made up for the night
    day = chatty.day(0)
    assert day.left_open is not None
    assert 3 * HOUR - MINUTE <= day.left_open.length <= 3 * HOUR + 14 * MINUTE


def test_what_is_open_now_counts_up_to_now(chatty):
    chatty.at("16:00").signal(Apps(frozenset({"teams"})))
    chatty.at("16:07").recorder.due(chatty.clock.read())

    assert chatty.week().reachable_idle == 7 * MINUTE


def test_private_time_leaves_no_app_open(chatty):
    chatty.at("16:00").signal(Apps(frozenset({"teams"})))
    chatty.at("18:00").says("private", "last", "1h")
    chatty.at("20:00").says("resume")
    chatty.at("21:00").signal(Apps(frozenset()))

    assert chatty.week().reachable_idle == 2 * HOUR


def test_a_look_at_ten_cuts_the_rest_in_two(life):
    # GIVEN two ordinary days and one short look in the evening between them
    life.works("08:00", "16:00")
    life.works("22:00", "22:10")
    life.sleeps_until("07:55", 1)
    life.works("08:00", "16:00", 1)
    life.sleeps_until("07:55", 2)

    # THEN it is a check-in, and the rest was long enough but for it
    day = life.day(0)
    assert [block.span for block in day.check_ins] == [span("22:00-22:10")]
    assert day.rest_after.state is RestState.INTERRUPTED
    assert (day.rest_after.strict, day.rest_after.main) == (
        timedelta(hours=9, minutes=50),
        16 * HOUR,
    )
    assert day.rest_after.cost == timedelta(hours=6, minutes=10)


def test_work_after_midnight_belongs_to_the_day_before(life):
    life.works("23:30", "23:59")
    life.at("00:00", 1).comes()
    life.at("01:00", 1).locks()
    life.at("08:00", 1)

    assert life.day(0).work == timedelta(hours=1, minutes=29)
    assert life.day(1).work == timedelta(0)


def test_a_night_over_the_day_boundary_is_cut_there(life):
    life.at("23:00").comes()
    life.at("05:00", 1).locks()
    life.at("09:00", 1)

    assert life.day(0).work == 5 * HOUR
    assert life.day(1).work == HOUR


def test_a_bumped_mouse_in_the_evening_leaves_no_trace(life):
    life.works("08:00", "12:00")
    life.at("21:00").comes()
    life.at("21:00:20").locks()
    life.at("06:00", 1)

    assert life.sessions() == [span("08:00-12:00")]
    assert life.day(0).evening is EveningState.DISCONNECTED


def test_a_pause_is_not_counted_and_stays_unknown_until_it_is_confirmed(life):
    # GIVEN a day that is paused for three hours around noon
    life.at("08:00").comes()
    life.at("10:00").says("pause", "until", "13:00")
    life.at("16:00").locks()
    life.sleeps_until("08:00", 1)

    # THEN nothing of it is work, and nobody knows what it was
    assert life.sessions() == [span("08:00-10:00"), span("13:00-16:00")]
    record = life.tracker._journal.read(span("08:00-16:00"))
    assert [c.span for c in record.coverage if c.kind is CoverageKind.UNKNOWN] == [
        span("10:00-13:00")
    ]
    assert not life.day(0).known

    # UNTIL the person says that the day is complete
    life.tracker.days.confirm(at("12:00").date())
    assert life.day(0).known


def test_on_a_shared_computer_an_evening_leaves_no_trace_but_the_work_app(life):
    life.tracker.set("work.computer", "shared", at("12:00").date())
    life.tracker.set("work.apps", "teams", at("12:00").date())
    life.works("15:00", "18:00")
    life.at("20:00").comes()
    life.at("20:30").signal(Front("teams"))
    life.at("20:40").signal(Front("game"))
    life.at("22:00").locks()
    life.sleeps_until("08:00", 1)

    assert life.sessions() == [span("15:00-16:00"), span("20:30-20:40")]
    assert life.day(0).known
