"""The worked week tells the same figures wherever it is told: no two files can be told apart.

GIVEN week 47 of the examples WHEN it is shown in its window as chart and as table, copied, and
written as text, JSON, CSV, a page, a calendar, PNG, SVG and PDF, alone or among other weeks THEN
all of them say 42 h 25 min of work, 36 h 00 of it inside, 6 h 25 spilled over, 5 of 7 evenings free
of work, 45 h 15 as the longest rest.
"""

import csv
import io
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from tests.reports.examples import AFTER_W47, watched_example, worked_example
from tests.ui import weeks
from tests.ui.pdf_text import pdf_pages, pdf_text
from tests.ui.week.halls import OneWeek
from tests.ui.week.reading import cells, chart_of
from tracker.domain.week import WeekBalance
from tracker.reports.csv import spans_of, write_csv
from tracker.reports.html import Chart, page_parts, write_html
from tracker.reports.ics import write_ics
from tracker.reports.json import list_lines, week_object, written
from tracker.reports.text import week_text
from tracker.reports.week_clip import table_as_text
from tracker.reports.week_figures import figures
from tracker.reports.week_table import week_rows
from tracker.reports.week_words import headline, remarks
from tracker.wording import LANGUAGES, short_duration, table_duration, use_language
from ui.look import Look
from ui.picture.export import paint
from ui.week.state import WeekState
from ui.week.window import WeekWindow

FIGURES = ["36 h 00", "6 h 25", "5 of 7", "45 h 15"]
DAYS = [450, 505, 690, 420, 435, 45, 0]

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def week() -> WeekBalance:
    return worked_example()


def painted(week: WeekBalance, folder: Path, kind: str) -> bytes:
    """Return the picture of a week."""
    paint(week, folder / kind, kind)
    return (folder / kind).read_bytes()


def as_page(week: WeekBalance, folder: Path) -> str:
    """Return a week as a page, picture and all."""
    light, dark = (painted(week, folder, kind).decode() for kind in ("chart", "chart-dark"))
    return write_html(week, spans_of(week, {}), Chart(light, dark))


@pytest.fixture
def shown(qtbot):
    """Show a week in its window, as the chart or as a table."""

    def shown(week: WeekBalance, *, as_table: bool) -> WeekWindow:
        state = WeekState(week=week.week, shows_table=as_table)
        hall: Any = OneWeek(week)  # as much of a hall as is asked here
        window = WeekWindow(hall, Look(), state)
        qtbot.addWidget(window)
        window.resize(1280, 900)
        window.show()
        return window

    return shown


def texts_of_pdf(week: WeekBalance, folder: Path) -> list[str]:
    return [text.replace("\u00a0", " ") for text in pdf_text(painted(week, folder, "pdf"))]


def test_the_figures_of_the_week_are_these(week):
    assert [figure.value for figure in figures(week)] == FIGURES


def test_the_window_tells_them_in_the_chart(week, shown):
    layout = chart_of(shown(week, as_table=False)).layout_shown
    texts = [text.words.replace("\u00a0", " ") for text in layout.texts]

    assert [text for text in texts if text in FIGURES][-4:] == FIGURES  # below the days
    assert {table_duration(day.work) for day in week.days if day.work} <= set(texts)
    assert " ".join(headline(week)) in " ".join(texts)


def test_the_window_tells_them_in_the_table(week, shown):
    window = shown(week, as_table=True)
    said = [label.text().replace("\u00a0", " ") for label in window.findChildren(QLabel)]

    assert cells(window) == week_rows(week)
    assert [text for text in said if text in FIGURES] == FIGURES
    assert " ".join(headline(week)) in said


def test_what_is_copied_tells_them(week):
    rows = [line.split("\t") for line in table_as_text(week).splitlines()]

    assert rows[1:] == week_rows(week)
    assert rows[-1][:3] == ["Week", "42:25", "6:25"]


def test_text_tells_them(week):
    text = week_text(week)

    assert re.findall(r"^ *(\d.*?)  \S", text, re.MULTILINE) == FIGURES
    assert re.search(r"^Week +42:25 +6:25$", text, re.MULTILINE)


def test_json_tells_them(week):
    told = json.loads(written(week_object(week)))

    assert (told["work_min"], told["core_min"], told["spillover_min"]) == (2545, 2160, 385)
    assert (told["evenings"]["disconnected"], told["weekly_rest"]["strict_min"]) == (5, 2715)
    assert [day["work_min"] for day in told["days"]] == DAYS


def test_csv_tells_the_work_of_each_day(week):
    days = dict.fromkeys(range(16, 23), 0.0)
    for row in csv.DictReader(io.StringIO(write_csv(spans_of(week, {})))):
        start, end = (datetime.fromisoformat(row[name]) for name in ("start", "end"))
        days[start.day] += (end - start).total_seconds() / 60

    assert list(days.values()) == DAYS


def test_a_calendar_tells_the_work_of_each_day(week):
    days = dict.fromkeys(range(16, 23), 0.0)
    text = write_ics(spans_of(week, {}), AFTER_W47)
    for times in re.findall(r"DTSTART:(\w+)\r\nDTEND:(\w+)", text):
        start, end = map(datetime.fromisoformat, times)
        days[start.day] += (end - start).total_seconds() / 60

    assert list(days.values()) == DAYS


def test_a_page_tells_them(week, tmp_path):
    page = as_page(week, tmp_path)
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td class="figure">(.*?)</td>', page)

    assert re.findall(r"<dd.*?>(.*?)</dd>", page) == FIGURES
    assert rows == [(row[0], row[1]) for row in week_rows(week)]
    assert rows[-1] == ("Week", "42:25")


def test_svg_tells_them_to_those_who_do_not_see_it(week, tmp_path):
    described = painted(week, tmp_path, "svg").decode()
    told = re.search(r"<desc>(.*?)</desc>", described)

    assert told is not None
    assert told[1] == " ".join([*headline(week), *remarks(week)])


def test_png_tells_them_to_those_who_do_not_see_it(week, tmp_path):
    (tmp_path / "week.png").write_bytes(painted(week, tmp_path, "png"))
    told = QImage(str(tmp_path / "week.png")).text("Description")

    assert told == " ".join([*headline(week), *remarks(week)])


def test_among_other_weeks_it_tells_the_same(week, tmp_path):
    """GIVEN another week before it WHEN both are written THEN it is told as it is alone."""
    both = [weeks.with_breaks(), week]
    listed = json.loads("".join(list_lines(map(week_object, both))))
    page = "".join(page_parts("both", [(one, spans_of(one, {}), None) for one in both]))
    paint(both, tmp_path / "both.pdf", "pdf")
    raw = (tmp_path / "both.pdf").read_bytes()

    assert listed[1] == week_object(week)
    assert re.findall(r"<dd.*?>(.*?)</dd>", page)[-4:] == FIGURES
    assert pdf_pages(raw)[1] == pdf_text(painted(week, tmp_path, "pdf"))


def test_a_pdf_tells_them_in_text_that_can_be_found(week, tmp_path):
    texts = texts_of_pdf(week, tmp_path)

    assert [text for text in texts if text in FIGURES][-4:] == FIGURES  # below the days
    assert " ".join(headline(week)) in texts
    assert {table_duration(day.work) for day in week.days if day.work} <= set(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_week_with_all_there_is_tells_the_same_on_paper_as_in_text(tmp_path, language):
    use_language(language)
    week = watched_example()
    texts, page, plain = texts_of_pdf(week, tmp_path), as_page(week, tmp_path), week_text(week)

    for figure in figures(week):
        assert figure.value in texts
        assert f">{figure.value}</dd>" in page
        assert f"{figure.value}  {figure.caption}" in plain
    assert short_duration(week.core) in texts
    assert " ".join(headline(week)) in " ".join(texts)
    assert " ".join(remarks(week)) in " ".join(texts)


def test_a_pdf_is_one_page_with_a_title_and_no_other_sign_for_a_space(week, tmp_path):
    raw = painted(week, tmp_path, "pdf")

    assert raw.count(b"/Type /Page\n") == 1
    assert "Week 47, 16–22 November 2026".encode("utf-16-be") in raw.replace(b"\\", b"")
    assert not [text for text in pdf_text(raw) if "\t" in text]
