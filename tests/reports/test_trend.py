"""The trend as text and JSON: its one sentence, its rows, and what is said of weeks left out."""

import json

import pytest

from tests.reports.trends import EXAMPLE, trend
from tracker.domain.trend import Mark
from tracker.reports.json import trend_object, written
from tracker.reports.table import PAGE
from tracker.reports.trend_figures import trend_figures
from tracker.reports.trend_table import trend_rows
from tracker.reports.trend_text import trend_text
from tracker.reports.trend_words import mark_words, named, remarks, sentence, title, week_note
from tracker.wording import LANGUAGES, use_language

FOUR = "Over the last four weeks you worked "


def said(before, recent):
    return sentence(trend([*before, *recent, Mark.RUNNING]))


@pytest.mark.parametrize(
    ("before", "recent", "told"),
    [
        (
            [62, 55, Mark.OFF, 70],
            [48, 41, 52, 35],
            "about 45 minutes a day outside core hours, compared with about 62 before.",
        ),
        ([30] * 4, [75] * 4, "about 75 minutes a day outside core hours, compared with about 30"),
        ([62] * 4, [60] * 4, "about 60 minutes a day outside core hours, about as much as before."),
        ([3] * 4, [1] * 4, "about 1 minute a day outside core hours, about as much as before."),
        ([0] * 4, [0.4] * 4, "almost nothing outside core hours, as before."),
        (
            [30] * 4,
            [0] * 4,
            "almost nothing outside core hours, compared with about 30 minutes a day before.",
        ),
        (
            [30, Mark.OFF, Mark.NO_DATA, 30],
            [45] * 4,
            "about 45 minutes a day outside core hours. There are too few weeks before them",
        ),
        (
            [],
            [0] * 4,
            "almost nothing outside core hours. There are too few weeks before them to compare",
        ),
    ],
)
def test_one_sentence_says_what_became_of_it(before, recent, told):
    assert said(before, recent).startswith(FOUR + told)


def test_too_few_weeks_of_late_are_said_and_no_figure_is_made_up():
    told = said([62] * 4, [48, Mark.PARTLY, Mark.OFF, 35])

    assert told.startswith("Too few of the last four weeks can be compared")


def test_where_nothing_is_on_record_or_nothing_can_be_outside_that_is_said():
    assert sentence(trend([Mark.BEFORE] * 2)) == "There is no work on record in these weeks."
    assert said([], [Mark.NO_HOURS] * 4) == "You have no fixed hours, so no work lies outside them."


def test_row_seventeen_in_norwegian():
    use_language("nb")

    assert sentence(trend()) == (
        "De siste fire ukene jobbet du rundt 45 minutter per dag utenfor kjernetiden,"
        " mot rundt 62 før det."
    )


def test_weeks_are_named_and_left_out_with_a_word():
    found = trend()

    assert title(found) == "9 weeks, 28 September – 29 November 2026"
    assert named(found.weeks[0]) == "Week 40, 28 September – 4 October 2026"
    assert remarks(found) == ["1 week is left out, not counted as calm."]
    assert remarks(trend([48, 41, 52, 35, Mark.RUNNING])) == []
    blank = remarks(trend([Mark.BEFORE, Mark.NO_DATA]))
    assert blank == ["Four weeks are compared with the four before, once they are over."]


def test_every_mark_has_words_of_its_own():
    assert len({mark_words(mark) for mark in Mark}) == len(Mark)


def test_a_week_with_other_core_hours_says_so():
    found = trend([48, 41, 52, 35], [0, 0, 1, 1])

    assert [week_note(found, week) for week in found.weeks] == [
        "",
        "",
        "new core hours from here on",
        "",
    ]
    changed = trend([48, Mark.CHANGED, 35], [0, 1, 1])
    assert week_note(changed, changed.weeks[1]) == "core hours changed during the week"


def test_rows_begin_with_the_first_work_on_record():
    rows = trend_rows(trend([Mark.BEFORE, Mark.BEFORE, 48, Mark.NO_DATA, Mark.RUNNING]))

    assert rows == [
        ["Week 46", "9 Nov", "40:00", "4:00", "0:48", "5 of 5", ""],
        ["Week 47", "16 Nov", "–", "–", "–", "0 of 5", "no data"],
        ["Week 48", "23 Nov", "36:00", "0:00", "–", "2 of 5", "not over yet"],
    ]


def test_a_week_of_leave_has_no_days_to_know_of():
    assert trend_rows(trend([Mark.OFF, 48]))[0][3:] == [
        *("–", "–", "–"),
        "leave or public holidays",
    ]


def test_figures_are_those_that_are_known():
    assert [(one.value, one.caption) for one in trend_figures(trend())] == [
        ("45 min", "a day outside core hours in the last four weeks, median of 4 weeks"),
        ("62 min", "a day outside core hours in the four weeks before, median of 3 weeks"),
        ("40 h 19", "of work in a week, mean of 7 weeks"),
    ]
    assert trend_figures(trend([48, 41, Mark.RUNNING])) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("told", [EXAMPLE, tuple(Mark), (Mark.BEFORE,) * 3])
def test_text_fits_the_page_in_every_language(language, told):
    use_language(language)

    assert max(map(len, trend_text(trend(told)).splitlines())) <= PAGE


def test_text_of_nothing_is_a_title_and_a_sentence():
    assert len(trend_text(trend([Mark.BEFORE] * 3)).split("\n\n")) == 2


def test_json_holds_every_week_and_no_made_up_zero():
    told = json.loads(written(trend_object(trend())))

    assert [week["outside_per_day_min"] for week in told["weeks"]] == [
        *(62, 55, None, 70),
        *(48, 41, 52, 35, None),
    ]
    assert [week["mark"] for week in told["weeks"]][2::6] == ["off", "running"]
    assert told["weeks"][0]["classes"]["evening"] == 248
    assert told["weeks"][0]["schedule_from"] == "2026-01-01"
    assert told["summary"]["recent"]["median_min"] == 44.5
    assert told["summary"]["before"] == {
        "weeks": ["2026-W40", "2026-W41", "2026-W43"],
        "median_min": 62,
    }
    assert told["summary"]["direction"] == "less"


def test_json_of_too_few_weeks_says_null():
    summary = trend_object(trend([48, Mark.RUNNING]))["summary"]

    assert summary["direction"] is summary["mean_work_min"] is None
    assert summary["recent"] == {"weeks": ["2026-W47"], "median_min": None}
