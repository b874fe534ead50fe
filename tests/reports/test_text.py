"""The week as text: the order of things, the words of each row, and the width of the page."""

from datetime import date, datetime

import pytest

from tests.reports.examples import at, balance, work, worked_example
from tracker.domain.model import Leave
from tracker.domain.schedule import ScheduleVersion
from tracker.domain.week import Week
from tracker.reports.table import PAGE
from tracker.reports.text import week_text
from tracker.wording import LANGUAGES, use_language

NIGHTS = ScheduleVersion(date(2026, 1, 1), (((1320, 1800),),) * 5 + ((), ()))
FREE = ScheduleVersion(date(2026, 1, 1), ((),) * 7)


def row(text: str, day: str) -> str:
    """Return the row of a day with the lines that belong to it, as one line."""
    lines = iter(text.splitlines())
    found = next(line for line in lines if line.startswith(day))
    for line in lines:
        if not line.startswith("      "):
            break
        found += f" {line.strip()}"
    return " ".join(found.split())


def test_the_words_of_a_friend_come_first_and_the_table_after():
    text = week_text(worked_example())
    blocks = text.split("\n\n")

    assert blocks[0] == "Week 47, 16–22 November 2026"
    assert blocks[1].startswith("42 h 25 min of work, 36 h 00 min of it inside your core hours.")
    assert blocks[2].splitlines()[0].split() == [
        "Day",
        "Work",
        "Outside",
        "Evening",
        "Rest",
        "after",
    ]
    assert len(blocks[2].splitlines()) == 1 + 7 + 1 + 1  # one rest needs a second line
    assert text.endswith(".\n")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("Mon", "Mon 16 Nov 7:30 0:00 free of work 16 h 00"),
        ("Tue", "Tue 17 Nov 8:25 0:55 evening work 15:15, cut to 9:50, by one look at 22:00"),
        ("Wed", "Wed 18 Nov 11:30 4:00 evening work 10 h 00, less than your 11 h"),
        ("Sun", "Sun 22 Nov – – free of work a day off"),
        ("Week  ", "Week 42:25 6:25"),
    ],
)
def test_each_day_has_its_figures_and_its_rest_in_words(day, told):
    assert row(week_text(worked_example()), day) == told


def test_the_figures_and_where_outside_work_lay_are_below_the_table():
    text = week_text(worked_example())

    assert "45 h 15  longest rest\n" in text
    assert "Outside core hours: early 45 min, evening 3 h 15 min, night 1 h 40 min and\n" in text
    assert "From home: 26 h 25 min (62%), 4 h 55 min of it outside core hours.\n" in text


def test_a_day_without_data_says_so_and_is_not_called_calm():
    spans = [work("2026-11-16 08:00", "2026-11-16 16:00")]

    text = week_text(balance(spans, now=at("2026-11-30 09:00")))

    assert row(text, "Wed") == "Wed 18 Nov – – – no data"
    assert "Tuesday, Wednesday, Thursday and Friday have no data." in " ".join(text.split())


def test_an_empty_week_shows_its_days_and_no_total():
    text = week_text(balance())

    assert "There is no data for this week." in text
    assert row(text, "Mon") == "Mon 16 Nov – – – no data"
    assert "\nWeek " not in text


def test_a_week_to_come_is_told_as_such():
    text = week_text(balance(week=Week(2026, 50)))

    assert row(text, "Mon") == "Mon 7 Dec – – – still to come"


def test_leave_and_holidays_are_named():
    text = week_text(
        balance(
            [work("2026-11-16 08:00", "2026-11-16 16:00")],
            leave=(Leave(date(2026, 11, 17)), Leave(date(2026, 11, 18), 720, 960)),
            holidays={date(2026, 11, 19): "Some Day"},
        )
    )

    assert row(text, "Tue").endswith("free of work on leave")
    assert row(text, "Wed").endswith("on leave 12:00–16:00, no data")
    assert row(text, "Thu").endswith("Some Day")


def test_without_fixed_hours_nothing_is_outside():
    text = week_text(balance([work("2026-11-16 20:00", "2026-11-16 23:00")], version=FREE))

    assert row(text, "Mon").startswith("Mon 16 Nov 3:00 – evening work")


def test_a_day_boundary_that_had_to_move_is_told():
    text = week_text(balance([work("2026-11-16 22:00", "2026-11-17 06:00")], version=NIGHTS))

    assert "Days begin at 14:00 instead of 04:00, which lies inside core hours." in text


def test_headings_can_be_decorated():
    text = week_text(worked_example(), lambda title: f"<{title}>")

    assert text.startswith("<Week 47, 16–22 November 2026>\n")
    assert "\n<Day " in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "week",
    [
        pytest.param(worked_example, id="worked example"),
        pytest.param(balance, id="empty"),
        pytest.param(lambda: balance(week=Week(2026, 53)), id="over new year"),
        pytest.param(
            lambda: balance(
                [
                    work(f"2026-11-{day} {hour:02}:00", f"2026-11-{day} {hour:02}:10", number=hour)
                    for day in range(16, 23)
                    for hour in range(24)
                ]
            ),
            id="a look each hour",
        ),
        pytest.param(
            lambda: balance(
                [work("2026-11-17 06:00", "2026-11-17 23:30")],
                leave=(Leave(date(2026, 11, 18), 720, 960),),
                holidays={date(2026, 11, 18): "The Day of a Holiday with a Name that Goes On"},
                now=datetime.fromisoformat("2026-11-19T12:00:00+00:00"),
            ),
            id="long names",
        ),
    ],
)
def test_every_line_fits_the_page_in_both_languages(week, language):
    use_language(language)

    text = week_text(week())

    assert [line for line in text.splitlines() if len(line) > PAGE] == []
