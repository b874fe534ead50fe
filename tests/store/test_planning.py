"""What the person says about days: leave, swaps, confirmed days, time on call."""

from datetime import date, timedelta

import pytest

from tests.store.days import NOW, WEEK, span
from tracker.domain.model import Leave, Swap
from tracker.domain.spans import Span
from tracker.errors import CorrectionError
from tracker.store.values import Operation, OperationKind

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
DAY = timedelta(days=1)


def test_leave_comes_back_under_its_number(journal):
    whole = journal.add_leave(Leave(TUESDAY))
    part = journal.add_leave(Leave(date(2026, 11, 16), 720, 960))

    assert journal.leave() == [Leave(date(2026, 11, 16), 720, 960, part), Leave(TUESDAY, id=whole)]
    assert journal.read(WEEK).leave == tuple(journal.leave())


def test_the_same_leave_twice_is_one(journal):
    assert journal.add_leave(Leave(TUESDAY)) == journal.add_leave(Leave(TUESDAY))
    assert journal.add_leave(Leave(TUESDAY, 720, 960)) != journal.add_leave(Leave(TUESDAY))


def test_leave_can_be_taken_back_once(journal):
    number = journal.add_leave(Leave(TUESDAY))
    journal.delete_leave(number)

    assert journal.leave() == []
    with pytest.raises(CorrectionError, match=f"no leave with number {number}"):
        journal.delete_leave(number)


def test_a_swap_replaces_an_earlier_one_and_can_be_taken_back(journal):
    journal.swap_day(TUESDAY, ((480, 720),))
    journal.swap_day(TUESDAY, ((600, 840), (1320, 1800)))
    assert journal.read(WEEK).swaps == (Swap(TUESDAY, ((600, 840), (1320, 1800))),)

    journal.swap_day(TUESDAY, ())
    assert journal.read(WEEK).swaps == (Swap(TUESDAY, ()),)

    journal.swap_day(TUESDAY, None)
    journal.swap_day(TUESDAY, None)
    assert journal.read(WEEK).swaps == ()


def test_a_day_is_confirmed_until_that_is_taken_back(journal):
    journal.confirm_day(TUESDAY, NOW, is_complete=True)
    journal.confirm_day(TUESDAY, NOW, is_complete=True)
    assert journal.read(WEEK).confirmed == {TUESDAY}

    journal.confirm_day(TUESDAY, NOW, is_complete=False)
    journal.confirm_day(TUESDAY, NOW, is_complete=False)
    assert journal.read(WEEK).confirmed == frozenset()


@pytest.mark.parametrize(
    ("day", "is_near"),
    [
        (date(2026, 11, 14), True),
        (date(2026, 11, 25), True),
        (date(2026, 11, 9), False),
        (date(2026, 11, 30), False),
    ],
)
def test_days_near_a_window_come_with_it(journal, day, is_near):
    """A tracker day may begin late on its date, in a zone half a day from UTC."""
    journal.add_leave(Leave(day))
    journal.swap_day(day, ())
    journal.confirm_day(day, NOW, is_complete=True)

    record = journal.read(WEEK)
    assert [leave.day for leave in record.leave] == [day] * is_near
    assert [swap.day for swap in record.swaps] == [day] * is_near
    assert record.confirmed == ({day} if is_near else frozenset())


def test_the_word_on_a_day_can_be_undone_and_brought_back(journal):
    journal.confirm_day(TUESDAY, NOW, is_complete=True)
    journal.confirm_day(TUESDAY, NOW, is_complete=False)

    journal.undo(NOW)
    assert journal.is_confirmed(TUESDAY)
    assert journal.undo(NOW) == Operation(OperationKind.CONFIRM, NOW, 1)
    assert journal.read(WEEK).confirmed == frozenset()

    journal.redo()
    assert journal.read(WEEK).confirmed == {TUESDAY}


def test_a_word_that_changes_nothing_is_nothing_to_undo(journal):
    journal.confirm_day(TUESDAY, NOW, is_complete=False)

    with pytest.raises(CorrectionError):
        journal.undo(NOW)


def test_a_word_that_was_undone_can_be_given_again(journal):
    journal.confirm_day(TUESDAY, NOW, is_complete=True)
    journal.undo(NOW)
    journal.confirm_day(TUESDAY, NOW, is_complete=True)

    assert journal.is_confirmed(TUESDAY)
    with pytest.raises(CorrectionError):
        journal.redo()


def test_erasing_private_time_leaves_the_word_on_a_day_to_be_undone(journal):
    journal.confirm_day(TUESDAY, NOW, is_complete=True)
    journal.erase(span("09:00-10:00"), NOW)

    journal.undo(NOW)
    assert not journal.is_confirmed(TUESDAY)


def test_time_on_call_comes_back_under_its_number(journal):
    late = journal.add_on_call(span("18:00-23:00"))
    early = journal.add_on_call(span("06:00-07:00"))
    assert journal.add_on_call(span("18:00-23:00")) == late

    assert list(journal.on_call().items()) == [
        (early, span("06:00-07:00")),
        (late, span("18:00-23:00")),
    ]
    assert journal.read(Span(NOW, NOW)).on_call == ()
    assert journal.read(WEEK).on_call == (span("06:00-07:00"), span("18:00-23:00"))


def test_time_on_call_can_be_taken_back_once(journal):
    number = journal.add_on_call(span("18:00-23:00"))
    journal.delete_on_call(number)

    assert journal.on_call() == {}
    with pytest.raises(CorrectionError, match=f"no time on call with number {number}"):
        journal.delete_on_call(number)


# ---------------------------------------------------------------- a line for the next day


def test_a_line_is_for_the_next_day_until_it_was_shown(journal):
    journal.write_line(MONDAY, "the printer")

    assert journal.read_line(MONDAY) == "the printer"
    assert journal.line_for(MONDAY) == ""
    assert journal.line_for(MONDAY + 4 * DAY) == "the printer"  # the next day of work
    journal.line_shown(MONDAY + 4 * DAY)
    assert journal.line_for(MONDAY + 4 * DAY) == "the printer"
    assert journal.line_for(MONDAY + 5 * DAY) == ""


def test_only_the_last_line_counts(journal):
    journal.write_line(MONDAY, "one")
    journal.write_line(MONDAY + DAY, "two")
    assert journal.line_for(MONDAY + 2 * DAY) == "two"

    journal.write_line(MONDAY + DAY, "three")
    assert journal.line_for(MONDAY + 2 * DAY) == "three"
    journal.line_shown(MONDAY + 2 * DAY)
    assert journal.line_for(MONDAY + 3 * DAY) == ""


def test_a_line_written_anew_is_shown_anew(journal):
    journal.write_line(MONDAY, "one")
    journal.line_shown(MONDAY + DAY)
    journal.write_line(MONDAY, "two")

    assert journal.line_for(MONDAY + 2 * DAY) == "two"


def test_a_line_can_be_taken_back(journal):
    journal.write_line(MONDAY, "one")
    journal.write_line(MONDAY, "")

    assert journal.read_line(MONDAY) == journal.line_for(MONDAY + DAY) == ""
