"""What the person said of their weeks: kept, changed, taken back, and nothing of when."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from tests.leftovers import instants_in
from tests.store.days import NOW, span
from tracker.domain.events import Erased
from tracker.domain.self_report import Statement
from tracker.store import backups, keeper
from tracker.store.journal import Journal

MONDAY = date(2026, 11, 16)
LET_GO, CHOICE = Statement.LET_GO, Statement.CHOICE


def test_answers_come_back_for_their_week_in_the_order_of_the_statements(journal):
    journal.answer(MONDAY, CHOICE, 5)
    journal.answer(MONDAY, LET_GO, 1)
    journal.answer(MONDAY + timedelta(weeks=1), CHOICE, 3)

    assert list(journal.answers(MONDAY).items()) == [(LET_GO, 1), (CHOICE, 5)]
    assert journal.answers(MONDAY + timedelta(weeks=1)) == {CHOICE: 3}
    assert journal.answers(MONDAY - timedelta(weeks=1)) == {}


def test_an_answer_is_changed_and_taken_back(journal):
    journal.answer(MONDAY, CHOICE, 5)
    journal.answer(MONDAY, CHOICE, 2)
    assert journal.answers(MONDAY) == {CHOICE: 2}

    journal.answer(MONDAY, CHOICE, None)
    journal.answer(MONDAY, CHOICE, None)
    assert journal.answers(MONDAY) == {}


@pytest.mark.parametrize("value", [0, 6])
def test_the_file_itself_holds_nothing_that_is_not_on_the_scale(journal, value):
    with pytest.raises(IntegrityError):
        journal.answer(MONDAY, CHOICE, value)


def test_private_time_leaves_answers_alone_for_they_tell_of_no_moment(home):
    """An answer is about seven days, and its row does not say when it was given."""
    hole = span("10:00-12:00")
    with Journal.open(home, NOW) as journal:
        journal.answer(MONDAY, CHOICE, 4)
        assert instants_in(home.folder, hole, timedelta(hours=1)) == []
        journal.record([Erased(hole.end, hole)], hole.end)

        assert journal.answers(MONDAY) == {CHOICE: 4}
    with closing(sqlite3.connect(home.journal)) as connection:
        [row] = connection.execute("SELECT * FROM week_answer").fetchall()
    assert row == ("2026-11-16", "choice", 4)


def test_a_backup_carries_answers_and_deleting_everything_takes_them(home):
    with Journal.open(home, NOW) as journal:
        journal.answer(MONDAY, CHOICE, 4)
    saved = backups.backup(home, None, NOW)
    kept = saved.rename(home.folder.parent / saved.name)
    keeper.delete_all(home)
    with Journal.open(home, NOW) as journal:
        assert journal.answers(MONDAY) == {}

    keeper.restore(home, kept, NOW)
    with Journal.open(home, NOW) as journal:
        assert journal.answers(MONDAY) == {CHOICE: 4}
