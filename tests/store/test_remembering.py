"""What a program that starts is told of the days before; and the hold, which alone has a row."""

from datetime import timedelta

import pytest

from tests.store.days import NOW, OSLO, at, ended, first_journal, span, stands, work
from tests.store.test_erasing import everything_in, micros
from tracker.domain.events import (
    BreakRecorded,
    DayClosed,
    Erased,
    HoldChanged,
    OnCallOpened,
    PlannedMarked,
    Prompted,
    PromptHeld,
    SessionParted,
)
from tracker.domain.model import (
    BreakOutcome,
    BreakRecord,
    Choice,
    EndReason,
    Ends,
    HeldWhy,
    Hold,
    Lived,
    Past,
    Place,
    PromptKind,
)
from tracker.domain.spans import Span
from tracker.store import keeper
from tracker.store.backups import backup
from tracker.store.journal import Journal
from tracker.store.values import OperationKind

MOVEMENT = PromptKind.MOVEMENT
ENDS = Ends(at("04:00", 1), by_clock=True)
PAUSE = Hold(EndReason.PAUSE, ENDS)
PRIVATE = Hold(EndReason.PRIVATE, ENDS)
WISH = (span("11:40-12:00"), at("12:00") + timedelta(seconds=10))


def past(journal: Journal, clock: str = "12:00", day: int = 0) -> Past:
    return journal.past(at(clock, day))


def change(journal, hold, erasing=None):
    journal.record([HoldChanged(at("12:00"), hold, erasing)], at("12:00"))


# --- The hold -------------------------------------------------------------------------------------


def test_a_new_journal_holds_nothing(journal):
    assert past(journal) == Past()


@pytest.mark.parametrize(
    "hold",
    [
        Hold(EndReason.PAUSE, Ends()),
        Hold(EndReason.PAUSE, Ends(at("12:30"))),
        PAUSE,
        Hold(EndReason.STOP, ENDS),
        PRIVATE,
    ],
)
@pytest.mark.parametrize("erasing", [None, WISH])
def test_a_hold_comes_back_as_it_was(home, journal, hold, erasing):
    change(journal, hold, erasing)
    journal.close()

    with Journal.open(home, NOW) as again:
        assert (past(again).hold, past(again).erasing) == (hold, erasing)


def test_a_hold_that_has_ended_leaves_only_what_is_yet_to_be_erased(journal):
    change(journal, PRIVATE, WISH)
    change(journal, None, WISH)
    assert (past(journal).hold, past(journal).erasing) == (None, WISH)

    change(journal, None)
    assert past(journal) == Past()


def test_the_last_word_counts(journal):
    change(journal, PRIVATE, WISH)
    change(journal, Hold(EndReason.PAUSE, Ends()))

    assert (past(journal).hold, past(journal).erasing) == (Hold(EndReason.PAUSE, Ends()), None)


def test_nothing_may_be_ended_that_never_began(journal):
    change(journal, None)

    assert past(journal) == Past()


def test_what_was_erased_is_no_longer_to_be_erased(journal):
    change(journal, PRIVATE, WISH)
    journal.record([Erased(WISH[1], WISH[0])], WISH[1])

    assert (past(journal).hold, past(journal).erasing) == (PRIVATE, None)


@pytest.mark.parametrize("text", ["11:30-11:40", "12:00-12:30", "11:30-11:50", "11:41-12:00"])
def test_erasing_other_time_does_not_forget_it(journal, text):
    change(journal, PRIVATE, WISH)
    journal.erase(span(text), NOW)

    assert past(journal).erasing == WISH


def test_when_private_time_began_is_nowhere_once_it_was_erased(home, journal):
    journal.record([ended("11:00-12:00")], at("12:00"))
    change(journal, PRIVATE, WISH)
    instants = (WISH[0].start, WISH[0].end, WISH[1])
    before = everything_in(home)
    assert all(micros(when).to_bytes(8, "big") in before for when in instants)

    journal.erase(WISH[0], NOW)

    left = everything_in(home)
    # Work before it ends where it begins; that is all that is left to see.
    assert [micros(when).to_bytes(8, "big") in left for when in instants] == [True, False, False]
    assert stands(journal) == ["11:00-11:40"]


def test_no_instant_of_a_hold_is_left_when_it_is_over(home, journal):
    change(journal, PRIVATE)
    change(journal, None)
    journal.close()

    assert micros(at("12:00")).to_bytes(8, "big") not in everything_in(home)
    assert micros(at("04:00", 1)).to_bytes(8, "big") not in home.journal.read_bytes()


# --- The hold, in backups -------------------------------------------------------------------------


def test_a_backup_made_before_it_was_erased_forgets_it_too(home, journal):
    change(journal, PRIVATE, WISH)
    kept = backup(home, None, NOW)

    journal.erase(WISH[0], NOW)
    journal.close()
    keeper.restore(home, kept, NOW)

    with Journal.open(home, NOW) as again:
        assert (past(again).hold, past(again).erasing) == (PRIVATE, None)


def test_a_hold_goes_with_the_journal_through_a_backup(home, journal):
    change(journal, PAUSE)
    kept = backup(home, None, NOW)
    change(journal, None)
    journal.close()

    keeper.restore(home, kept, NOW)

    with Journal.open(home, NOW) as again:
        assert past(again).hold == PAUSE


def test_private_time_is_erased_from_backups_of_the_first_revision_as_well(home):
    first_journal(home)
    kept = backup(home, None, NOW)

    with Journal.open(home, NOW) as journal:
        journal.erase(span("09:00-09:30"), NOW)
    keeper.restore(home, kept, NOW)

    with Journal.open(home, NOW) as again:
        assert stands(again) == ["09:30-10:00"]


def test_delete_all_deletes_the_hold(home, journal):
    change(journal, PAUSE)
    journal.close()
    keeper.delete_all(home)

    with Journal.open(home, NOW) as again:
        assert past(again) == Past()


# --- What is on record ----------------------------------------------------------------------------


def test_the_past_is_what_was_lived_in_the_order_it_was_written_down(journal):
    """The clock was set back between the two sessions."""
    part = SessionParted(at("11:00"), span("10:30-11:00"), OSLO, Place.HOME)
    journal.record([part, ended("09:00-10:00", reason=EndReason.LOCK)], NOW)

    assert past(journal).sessions == (
        Lived(span("10:30-11:00"), OSLO, None),
        Lived(span("09:00-10:00"), OSLO, EndReason.LOCK),
    )


def test_corrections_do_not_change_what_was_lived(journal):
    journal.record([ended("09:00-10:00")], NOW)
    journal.edit(1, work("09:00-09:10"), NOW)
    journal.add([work("10:00-11:00")], OperationKind.ADD, NOW)

    assert [session.span for session in past(journal).sessions] == [span("09:00-10:00")]


def test_prompts_breaks_plans_and_time_on_call_are_told(journal):
    taken = BreakRecord(BreakOutcome.TAKEN, at("09:50"), at("09:55"), at("09:50"), at("09:50"))
    journal.record(
        [
            Prompted(at("09:50"), MOVEMENT, "movement-1", "movement-1", (Choice.NOW,)),
            PromptHeld(at("10:50"), MOVEMENT, "movement-2", HeldWhy.CALL),
            BreakRecorded(at("09:55"), taken),
            PlannedMarked(at("11:00"), span("11:00-13:00")),
            OnCallOpened(at("11:30"), span("11:30-14:00")),
        ],
        NOW,
    )
    told = past(journal)

    assert [(p.key, p.shown_at, p.held_at) for p in told.prompts] == [
        ("movement-1", at("09:50"), None),
        ("movement-2", None, at("10:50")),
    ]
    assert told.breaks == (taken,)
    assert (told.planned, told.on_call) == ((span("11:00-13:00"),), (span("11:30-14:00"),))


def test_the_past_reaches_three_days_back(journal):
    journal.record(
        [
            ended("09:00-10:00"),
            Prompted(at("10:00"), MOVEMENT, "movement-1", "movement-1", ()),
            BreakRecorded(at("10:00"), BreakRecord(BreakOutcome.SKIPPED, at("10:00"), at("10:00"))),
            PlannedMarked(at("09:00"), span("09:00-10:00")),
            OnCallOpened(at("09:00"), Span(at("09:00"), at("10:00"))),
        ],
        NOW,
    )
    told = past(journal, "09:59", 3)
    kinds = (told.sessions, told.prompts, told.breaks, told.planned, told.on_call)
    assert all(kinds)

    assert past(journal, "10:00", 3) == Past(first_work=at("09:00"))


# --- What was told, and a day that was closed -----------------------------------------------------


def test_that_the_day_was_closed_stands_among_the_prompts_and_was_never_shown(journal):
    journal.record([DayClosed(at("11:00"))], at("11:00"))

    [closing] = past(journal).prompts
    assert (closing.kind, closing.closed_at) == (PromptKind.CLOSE_DAY, at("11:00"))
    assert closing.shown_at is None


def test_closing_in_private_time_is_erased_with_it(journal):
    journal.record([DayClosed(at("11:00"))], at("11:00"))
    journal.record([Erased(at("12:00"), span("10:50-12:00"))], at("12:00"))

    assert past(journal).prompts == ()


def test_a_week_is_told_once_however_long_ago_that_was(journal):
    ready = Prompted(at("08:00"), PromptKind.WEEK_READY, "week_ready-1", "occasion-1", ())
    journal.record([ready], at("08:00"))

    late = past(journal, day=6)
    assert (late.prompts, late.week_told_at) == ((), at("08:00"))


def test_the_earliest_work_is_known_whoever_put_it_there(journal):
    journal.add([work("08:00-09:00", 2), work("08:00-09:00", 1)], OperationKind.ADD, NOW)

    assert past(journal, day=20).first_work == at("08:00", 1)
