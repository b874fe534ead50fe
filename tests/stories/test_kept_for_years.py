"""Years at a desk: the record is kept for as long as was said, and goes only as was agreed."""

from datetime import date, timedelta

import pytest

from tests.app.lived import DAY, days, first_day, lives
from tests.hands import OSLO, FakeClock, at
from tests.sensing import tell
from tests.stories.hall import Hall
from tracker.domain.localtime import resolve
from tracker.domain.retention import kept_from
from tracker.domain.signals import Active, Lock, Unlock
from tracker.errors import CorrectionError

MONTHS = 12
START = date(2026, 11, 16)


class Desk(Hall):
    """A work computer, at which somebody works on two days a month."""

    def __init__(self, home):
        super().__init__(home, FakeClock(at("07:30")), computer="work")
        self.set("data.keep_months", MONTHS)
        self.set("prompts.week_ready", "false")
        self.asked: list[date] = []

    def set(self, key, value):
        self.tracker.set(key, str(value).lower(), self.clock.at.date())

    def works_on(self, day):
        """Start in the morning, work from nine to three, and shut down."""
        self.clock.until(resolve(day, 9 * 60, OSLO))
        self.starts()
        tell(self.live, self.sensors, Unlock(), Active())
        if self.live.old_days() is not None:
            self.asked.append(day)
        self.clock.until(resolve(day, 15 * 60, OSLO))
        tell(self.live, self.sensors, Lock())
        self.quits()

    def works_in_months(self, first, count):
        """Work on a Monday and a Tuesday, every four weeks."""
        for number in range(first, first + count):
            monday = START + number * 28 * DAY
            for day in days(monday, 2):
                self.works_on(day)

    def looks(self):
        """Return the first day on record, and the last that the program has lived."""
        return first_day(self.tracker), self.clock.at.date()


@pytest.fixture
def desk(home):
    desk = Desk(home)
    desk.quits()
    yield desk
    desk.tracker.close()


def test_a_year_and_a_half_of_being_asked_agreeing_and_letting_go(desk):
    # GIVEN somebody who has worked for more than a year, and was never asked before
    desk.works_in_months(0, 13)
    assert desk.asked == []

    # WHEN the first days are older than a year
    desk.works_in_months(13, 4)

    # THEN they are asked, a month apart at least, and nothing has gone
    assert len(desk.asked) == 2
    assert desk.asked[1] - desk.asked[0] >= timedelta(days=30)
    assert desk.looks()[0] == START

    # WHEN they agree, and delete what is old
    desk.tracker.retention.delete(desk.tracker.retention.old())
    desk.set("data.delete_old", "true")
    first, today = desk.looks()
    assert first >= kept_from(today, MONTHS)

    # THEN later days go by themselves, and nobody is asked again
    asked = len(desk.asked)
    for month in range(17, 20):
        desk.works_in_months(month, 1)
        first, today = desk.looks()
        assert kept_from(today, MONTHS) <= first <= kept_from(today, MONTHS) + 28 * DAY
    assert len(desk.asked) == asked

    # WHEN an export of years ago is imported
    lives(desk.tracker, days(date(2024, 1, 1), 40))
    desk.works_in_months(20, 1)

    # THEN it stays until they are asked again
    assert len(desk.asked) == asked + 1
    assert desk.looks()[0] == date(2024, 1, 1)


def test_a_battery_that_is_empty_deletes_nothing(desk):
    """The clock of the board starts somewhere else, and somebody works on by it."""
    desk.set("data.delete_old", "true")
    desk.works_in_months(0, 3)
    right = desk.clock.at

    for wrong in (date(2036, 11, 17), date(2016, 11, 14)):
        desk.clock.at = resolve(wrong, 8 * 60, OSLO)
        for day in days(wrong, 2):
            desk.works_on(day)
        desk.clock.at = right

    desk.works_in_months(3, 1)
    assert first_day(desk.tracker) == date(2016, 11, 14)
    assert len(desk.tracker.sessions(START, desk.clock.at.date())) == 4 * 2


def test_no_undo_brings_a_deleted_day_back(desk):
    """Corrections were made to days of which some have gone since."""
    desk.works_in_months(0, 2)
    for work in desk.tracker.sessions(START, desk.clock.at.date()):
        desk.tracker.corrections.edit(work.id, note="corrected")
    desk.tracker.corrections.delete(desk.tracker.sessions(START, START)[0].id)
    border = START + DAY

    desk.tracker.retention.delete(desk.tracker.retention.old(border))

    for again in (desk.tracker.corrections.undo, desk.tracker.corrections.redo):
        while is_done(again):
            assert desk.tracker.sessions(START, border - DAY) == []
    assert len(desk.tracker.sessions(border, desk.clock.at.date())) == 1 + 2


def is_done(action):
    try:
        action()
    except CorrectionError:
        return False
    return True
