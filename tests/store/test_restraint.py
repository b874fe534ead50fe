"""What the person said about being asked outlives the program; how prompts went is on record."""

from datetime import date, timedelta

import pytest

from tests.store.days import NOW, at
from tracker.domain.events import Erased, PromptClosed, Prompted, RestOffered, RestraintChanged
from tracker.domain.fading import HOLDS_FOR
from tracker.domain.model import Choice, Closing, PromptEnd, PromptKind, Restraint
from tracker.domain.spans import Span
from tracker.paths import Home
from tracker.store.backups import backup
from tracker.store.journal import Journal
from tracker.store.keeper import restore

MONDAY = date(2026, 11, 16)
MOVE = PromptKind.MOVEMENT
SAID = Restraint(quiet_on=MONDAY, asked_on=MONDAY, afresh_on=MONDAY)


def went(journal, shown, how=Closing.EXPIRED, number=1):
    """Show a prompt and let it go after a quarter of an hour; return when it went."""
    key, name, gone = f"movement-{number}", f"movement-{number}", shown + timedelta(minutes=15)
    choice = Choice.SKIP if how is Closing.ANSWERED else None
    shows = Prompted(shown, MOVE, name, key, (Choice.SKIP,))
    journal.record([shows, PromptClosed(gone, MOVE, name, key, how, choice)], gone)
    return gone


def test_nothing_was_said_at_first(journal):
    assert journal.past(NOW).restraint == Restraint()


def test_what_was_said_last_is_kept(journal):
    journal.record([RestOffered(NOW), RestraintChanged(NOW, SAID)], NOW)
    assert journal.past(NOW).restraint == SAID

    journal.record([RestraintChanged(NOW, Restraint(asked_on=MONDAY))], NOW)
    assert journal.past(NOW).restraint == Restraint(asked_on=MONDAY)


def test_a_backup_carries_it_to_another_home(home, tmp_path):
    with Journal.open(home, NOW) as journal:
        journal.record([RestraintChanged(NOW, SAID)], NOW)
    carried = backup(home, tmp_path / "carried.kjernetid", NOW)
    other = Home(tmp_path / "other")

    restore(other, carried, NOW)

    with Journal.open(other, NOW) as journal:
        assert journal.past(NOW).restraint == SAID


def test_private_time_takes_it_not_along_since_it_tells_a_day_alone(journal):
    journal.record([RestraintChanged(at("12:00"), SAID)], at("12:00"))
    journal.record([Erased(NOW, Span(at("11:00"), at("13:00")))], NOW)

    assert journal.past(NOW).restraint == SAID


@pytest.mark.parametrize("how", [Closing.EXPIRED, Closing.ANSWERED])
def test_how_prompts_went_is_found_as_far_back_as_it_counts(journal, how):
    long_ago, ago = NOW - HOLDS_FOR - timedelta(days=4), NOW - HOLDS_FOR
    went(journal, long_ago, how, 1)
    gone = went(journal, ago, how, 2)

    assert journal.past(NOW).ends == (PromptEnd(MOVE, gone, how),)


def test_what_was_withdrawn_or_is_still_on_show_says_nothing(journal):
    went(journal, at("09:00"), Closing.WITHDRAWN)
    journal.record([Prompted(at("10:00"), MOVE, "movement-2", "movement-2", ())], at("10:00"))

    assert journal.past(NOW).ends == ()
