"""The page of days: what is added is kept at once, each line can be taken back."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.settings.hands import TODAY, enter, find
from tracker.domain.localtime import resolve
from tracker.domain.model import Swap
from tracker.domain.spans import Span
from tracker.wording import use_language
from ui.settings.names import DAYS
from ui.settings.window import SettingsState

CHRISTMAS_EVE, NEW_YEAR = date(2026, 12, 24), date(2027, 1, 1)
OSLO = "Europe/Oslo"


@pytest.fixture
def page(open_window):
    return find(open_window(SettingsState(group=DAYS)), QWidget, f"group:{DAYS}")


def choose(page, name, day):
    find(page, QDateEdit, name).setDate(QDate(day.year, day.month, day.day))


def write(page, name, text):
    field = find(page, QLineEdit, name)
    field.setText(text)
    return field


def press(page, name):
    button = find(page, QPushButton, name)
    assert button.isVisibleTo(page)
    button.click()


def lines(page, name):
    """Return the lines of a list; those that are on their way out are gone already."""
    block = find(page, QWidget, f"block:{name}")
    found = [one for one in block.findChildren(QLabel) if one.objectName().startswith("line:")]
    return [one.text() for one in found if one.isVisibleTo(block)]


def fault(page, name):
    told = find(page, QLabel, f"fault:{name}")
    return told.text() if told.isVisible() else ""


def test_it_tells_that_nothing_is_there(page):
    assert find(page, QLabel, "empty:leave").text() == "No days off on record."
    assert find(page, QLabel, "empty:swap").text() == "Every day has the hours of the schedule."
    assert find(page, QLabel, "empty:oncall").text() == "No time on call on record."


def test_days_off_are_kept_and_told_as_one_line(page, tracker):
    choose(page, "leave_first", CHRISTMAS_EVE)
    choose(page, "leave_last", NEW_YEAR)
    press(page, "add_leave")

    assert lines(page, "leave") == ["24 December 2026 – 1 January 2027"]
    assert not find(page, QLabel, "empty:leave").isVisible()
    assert len(tracker.days.leave()) == 9
    assert tracker.schedule.plan(CHRISTMAS_EVE, OSLO).leave


def test_the_last_day_follows_a_later_first_one(page):
    choose(page, "leave_first", CHRISTMAS_EVE)

    assert find(page, QDateEdit, "leave_last").date() == QDate(2026, 12, 24)


def test_a_part_of_a_day_is_taken_off_by_return(page, tracker):
    enter(write(page, "leave_part", "12:00-16:00"))

    (leave,) = tracker.days.leave()
    assert (leave.day, leave.from_min, leave.to_min) == (TODAY, 720, 960)
    assert find(page, QLineEdit, "leave_part").text() == ""


def test_what_cannot_be_understood_is_said_and_stays_typed(page, tracker):
    enter(write(page, "leave_part", "lunch"))

    assert "lunch" in fault(page, "leave")
    assert find(page, QLineEdit, "leave_part").text() == "lunch"
    assert tracker.days.leave() == []
    enter(write(page, "leave_part", ""))
    assert fault(page, "leave") == ""


def test_days_off_the_wrong_way_round_are_refused(page, tracker):
    choose(page, "leave_first", NEW_YEAR)
    choose(page, "leave_last", CHRISTMAS_EVE)
    press(page, "add_leave")

    assert "2027-01-01" in fault(page, "leave")
    assert tracker.days.leave() == []


def test_a_line_takes_back_what_it_tells_and_nothing_else(page, tracker):
    tracker.days.add_leave(CHRISTMAS_EVE, NEW_YEAR)
    tracker.days.add_leave(CHRISTMAS_EVE, CHRISTMAS_EVE, (720, 960))
    page.refresh()
    press(page, "back:leave:0")

    assert [leave.from_min for leave in tracker.days.leave()] == [720]
    assert lines(page, "leave") == ["Thu 24 December 2026, 12:00–16:00"]


def test_each_way_back_says_what_it_takes_back(page, tracker):
    tracker.days.add_leave(CHRISTMAS_EVE, CHRISTMAS_EVE)
    page.refresh()

    assert find(page, QPushButton, "back:leave:0").accessibleName() == (
        "Take back: Thu 24 December 2026"
    )


def test_days_long_gone_are_only_counted(page, tracker):
    tracker.days.add_leave(date(2024, 7, 1), date(2024, 7, 20))
    page.refresh()

    assert lines(page, "leave") == []
    assert find(page, QLabel, "empty:leave").text() == (
        "No days off in the last year or ahead; 20 older ones are on record."
    )


def test_a_day_gets_hours_of_its_own_and_those_of_the_schedule_again(page, tracker):
    choose(page, "swap_day", CHRISTMAS_EVE)
    enter(write(page, "swap_hours", "08:00-10:00, 11:00-12:00"))

    assert tracker.days.swaps() == [Swap(CHRISTMAS_EVE, ((480, 600), (660, 720)))]
    assert lines(page, "swap") == ["Thu 24 December 2026, 08:00–10:00 and 11:00–12:00"]
    press(page, "back:swap:0")
    assert tracker.days.swaps() == []


def test_without_hours_a_day_has_none(page, tracker):
    choose(page, "swap_day", CHRISTMAS_EVE)
    press(page, "add_swap")

    assert tracker.days.swaps() == [Swap(CHRISTMAS_EVE, ())]


def test_hours_that_overlap_are_refused(page, tracker):
    enter(write(page, "swap_hours", "08:00-12:00,11:00-13:00"))

    assert fault(page, "swap")
    assert tracker.days.swaps() == []


def test_time_on_call_goes_from_one_day_to_another(page, tracker):
    choose(page, "oncall_first", date(2026, 12, 4))
    choose(page, "oncall_last", date(2026, 12, 7))
    press(page, "add_oncall")

    start, end = resolve(date(2026, 12, 4), 960, OSLO), resolve(date(2026, 12, 7), 480, OSLO)
    assert list(tracker.days.on_call().values()) == [Span(start, end)]
    assert lines(page, "oncall") == ["Fri 4 December 2026 16:00 – Mon 7 December 2026 08:00"]
    press(page, "back:oncall:0")
    assert tracker.days.on_call() == {}


def test_time_on_call_that_ends_before_it_begins_is_refused(page, tracker):
    choose(page, "oncall_first", CHRISTMAS_EVE)
    choose(page, "oncall_last", TODAY)
    press(page, "add_oncall")

    assert fault(page, "oncall") == "Time on call ends after it begins, and within 31 days."
    assert tracker.days.on_call() == {}


def test_another_plan_is_told_to_the_program(open_window, qtbot):
    window = open_window(SettingsState(group=DAYS))

    with qtbot.waitSignal(window.planned):
        press(window, "add_leave")


def test_a_word_finds_the_page(open_window):
    window = open_window()
    find(window, QLineEdit, "search").setText("on call")

    assert find(window, QWidget, f"group:{DAYS}").isVisible()
    find(window, QLineEdit, "search").setText("budget")
    assert not find(window, QWidget, f"group:{DAYS}").isVisible()


def test_it_speaks_norwegian(tracker, open_window):
    tracker.set("general.language", "nb", TODAY)
    tracker.days.add_leave(CHRISTMAS_EVE, NEW_YEAR)
    page = find(open_window(SettingsState(group=DAYS)), QWidget, f"group:{DAYS}")

    assert lines(page, "leave") == ["24. desember 2026 – 1. januar 2027"]
    assert find(page, QLabel, f"heading:{DAYS}").text() == "Fridager og vakt"
    use_language("en")
