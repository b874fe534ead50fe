"""Private time in every table: whatever tells of it, none of its instants is left in any file."""

from datetime import timedelta

from tests.leftovers import instants_in
from tests.store.days import NOW, OSLO, at, ended, span, stands, work
from tracker.domain.events import (
    BreakRecorded,
    Covered,
    Erased,
    HoldChanged,
    OnCallOpened,
    PlannedMarked,
    PromptClosed,
    Prompted,
    PromptHeld,
    UnsureFound,
)
from tracker.domain.model import (
    BreakOutcome,
    BreakRecord,
    Choice,
    Closing,
    CoverageKind,
    EndReason,
    Ends,
    HeldWhy,
    Hold,
    Place,
    PromptKind,
)
from tracker.domain.spans import Span
from tracker.paths import Home
from tracker.store.backups import backup
from tracker.store.journal import Journal
from tracker.store.values import OperationKind, SavedSession

HOLE = span("10:00-12:00")
MICRO = timedelta(microseconds=1)
UTC_PLUS_1 = timedelta(hours=1)
MOVEMENT = PromptKind.MOVEMENT


def left_in(home, window=HOLE):
    """Return what tells of the hole; its own ends may stand, for work ended and began there."""
    return instants_in(home.folder, window, UTC_PLUS_1)


def everything_at(start):
    """Return an event of each kind that tells of an instant, and of the minutes after it."""
    until = start + timedelta(minutes=3)
    within = Span(start, until)
    number = str(start)
    record = BreakRecord(BreakOutcome.TAKEN, start, until, start - MICRO, start)
    return [
        ended("09:00-10:07"),
        Covered(until, within, CoverageKind.TRACKED),
        Covered(until, within, CoverageKind.UNKNOWN),
        UnsureFound(until, within),
        BreakRecorded(until, record),
        PlannedMarked(start, within),
        OnCallOpened(start, Span(start, start + timedelta(hours=10))),
        PromptHeld(start, MOVEMENT, number, HeldWhy.CALL),
        Prompted(start, MOVEMENT, number, number, ()),
        PromptClosed(until, MOVEMENT, number, number, Closing.ANSWERED, Choice.UNTIL, until),
        HoldChanged(start, Hold(EndReason.PAUSE, Ends(until)), (within, until)),
    ]


def fill(journal):
    """Keep something of everything, every seven minutes of the hole."""
    for n in range(1, 17):
        start = HOLE.start + timedelta(minutes=7 * n, microseconds=n)
        journal.keep(everything_at(start), None, None, start)
        journal.checkpoint(SavedSession(start, start + MICRO, OSLO, Place.HOME), start, start)
        journal.add([work("10:30-11:30", note="in private")], OperationKind.ADD, start)
        (number,) = [found.id for found in journal.sessions(HOLE) if found.note][:1]
        journal.edit(number, work("10:31-11:29", note="in private"), start + MICRO)
        journal.undo(start + 2 * MICRO)


def test_no_instant_of_it_is_left_in_any_table(home, journal):
    fill(journal)
    assert len(left_in(home)) > 500

    journal.erase(HOLE, NOW)

    assert left_in(home) == []
    assert set(stands(journal)) == {"09:00-10:00"}


def test_no_instant_of_it_is_left_in_a_backup_made_by_hand(home, journal):
    fill(journal)
    backup(home, None, NOW)

    journal.erase(HOLE, NOW)

    assert left_in(home) == []


def test_a_journal_that_is_as_young_as_the_private_time_does_not_tell(tmp_path):
    home = Home(tmp_path / "young")
    with Journal.open(home, at("11:01")) as journal:
        journal.record([ended("11:00-11:30")], at("11:30"))
        journal.erase(HOLE, NOW)

        assert left_in(home) == []


def test_plans_that_were_made_in_it_go_and_others_tell_nothing_of_it(home, journal):
    for text in ("08:00-11:00", "09:00-18:00", "11:00-20:00", "13:00-18:00"):
        journal.record([OnCallOpened(NOW, span(text)), PlannedMarked(NOW, span(text))], NOW)

    journal.erase(HOLE, NOW)

    left = [span("08:00-10:00"), span("09:00-18:00"), span("13:00-18:00")]
    assert sorted(journal.on_call().values()) == left
    assert list(journal.read(span("00:00-23:00")).planned) == left
    assert left_in(home, Span(HOLE.start, HOLE.end + MICRO)) == []


def test_the_watch_does_not_tell_when_somebody_was_private(home, journal):
    """It went on all the time; a row that was cut there would show it."""
    journal.record([Covered(NOW, span("08:00-16:00"), CoverageKind.TRACKED)], NOW)
    journal.record([Covered(NOW, span("18:00-19:00"), CoverageKind.TRACKED)], NOW)

    journal.record([Erased(NOW, HOLE), Covered(NOW, HOLE, CoverageKind.TRACKED)], NOW)

    known = [known.span for known in journal.read(span("00:00-23:00")).coverage]
    assert known == [span("08:00-16:00"), span("18:00-19:00")]
    assert left_in(home, Span(HOLE.start - MICRO, HOLE.end + MICRO)) == []


def test_a_prompt_that_the_word_itself_sent_away_goes(journal):
    """It was shown before, and would tell when the word was said."""
    shown = Prompted(at("09:50"), MOVEMENT, "1", "key", ())
    gone = PromptClosed(HOLE.end, MOVEMENT, "1", "key", Closing.WITHDRAWN)
    journal.record([shown, gone], NOW)

    journal.erase(HOLE, NOW)

    assert journal.prompts(span("00:00-23:00")) == []
