"""The trend as the hall knows it: read in one go, up to this minute, however many weeks."""

from datetime import date, timedelta

import pytest

from tests.hands import at
from tests.sensing import let_live, tell
from tracker.domain.model import WorkClass
from tracker.domain.signals import Active
from tracker.domain.trend import Direction, Mark
from tracker.domain.week import Week
from tracker.errors import UsageError
from tracker.trends import LEAST, MOST, parse_weeks, trend_of

MINUTE = timedelta(minutes=1)
FIGURES = (62, 55, 0, 70, 48, 41, 52, 35)  # of weeks 40 to 47; the third is one of leave


def type_in(tracker):
    """Put the worked example on record: core hours, and so many minutes in the evening."""
    for back, minutes in enumerate(reversed(FIGURES)):
        for day in range(-7 * back, 5 - 7 * back) if minutes else ():
            tracker.corrections.add(at("08:00", day), at("16:00", day))
            tracker.corrections.add(at("18:00", day), at("18:00", day) + minutes * MINUTE)
    tracker.days.add_leave(date(2026, 10, 12), date(2026, 10, 16))


def test_worked_example_from_the_journal(tracker):
    type_in(tracker)

    trend = trend_of(tracker)

    assert len(trend.weeks) == 12
    assert trend.weeks[-1].week == tracker.this_week() == Week(2026, 48)
    assert trend.zone == "Europe/Oslo"
    told = [week.per_day and week.per_day / MINUTE for week in trend.weeks]
    assert told == [None, None, None, 62, 55, None, 70, 48, 41, 52, 35, None]
    assert [week.mark for week in trend.weeks if week.mark] == [
        *[Mark.BEFORE] * 3,
        Mark.OFF,
        Mark.RUNNING,
    ]
    assert trend.comparison.direction is Direction.LESS


@pytest.mark.parametrize("weeks", [LEAST, 8, 26, MOST])
def test_comparison_is_the_same_however_many_weeks_are_wanted(tracker, weeks):
    type_in(tracker)

    trend = trend_of(tracker, weeks)

    assert len(trend.weeks) == weeks
    assert trend.comparison == trend_of(tracker).comparison


def test_journal_is_read_once_however_many_weeks_there_are(tracker, monkeypatch):
    type_in(tracker)
    tracker.today()  # the plan around the present is known by then
    asked = []
    journal = type(tracker._journal)
    read = journal.read

    def counted(own, window):
        asked.append(window)
        return read(own, window)

    monkeypatch.setattr(journal, "read", counted)

    trend_of(tracker, 52)

    assert len(asked) == 1


def test_week_agrees_with_the_week_window(tracker):
    type_in(tracker)
    tracker.corrections.add(at("20:00", 1), at("20:30", 1), planned=True)

    for found in trend_of(tracker).weeks:
        balance = tracker.week(found.week)
        assert (found.work, found.outside) == (balance.work, balance.outside)
        assert (found.planned, found.spillover) == (balance.planned, balance.spillover)


def test_measured_work_on_call_was_chosen_as_in_the_week(tracker, live, sensors, clock):
    tracker.days.add_on_call(at("08:00", 7), at("23:00", 7))
    clock.until(at("17:00", 7))
    tell(live, sensors, Active())
    let_live(live, clock, at("17:10", 7))

    found, balance = trend_of(tracker).weeks[-1], tracker.week(tracker.this_week())

    assert found.planned == balance.planned >= 10 * MINUTE
    assert found.spillover == balance.spillover == timedelta(0)


def test_nothing_on_record_is_blank(tracker):
    trend = trend_of(tracker)

    assert trend.is_blank
    assert trend.comparison.direction is None


def test_running_work_counts_up_to_now(tracker, live, sensors, clock):
    tell(live, sensors, Active())
    let_live(live, clock, at("08:10", 7))

    assert trend_of(tracker, 2).weeks[-1].classes[WorkClass.CORE] == 10 * MINUTE


@pytest.mark.parametrize("text", ["2", "12", "026", "104"])
def test_number_of_weeks_is_understood(text):
    assert parse_weeks(text) == int(text)


@pytest.mark.parametrize("text", ["1", "0", "105", "-3", "", "many", "12.5", "²", "9" * 5000])
def test_number_of_weeks_out_of_reach_is_told_in_one_sentence(text):
    with pytest.raises(UsageError) as refused:
        parse_weeks(text)
    assert refused.value.sentence.endswith("is no number of weeks; write one from 2 to 104.")
