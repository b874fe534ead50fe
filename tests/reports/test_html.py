"""A week as a page: it needs nothing else, tells what the terminal tells, and runs no note."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.reports.examples import balance, work, worked_example
from tracker.domain.model import Origin, Place
from tracker.domain.schedule import ScheduleVersion
from tracker.domain.week import WeekBalance
from tracker.reports import html_style
from tracker.reports.clean import clean
from tracker.reports.csv import spans_of
from tracker.reports.html import Chart, page_parts, write_html
from tracker.reports.week_details import details, full_title
from tracker.reports.week_figures import figures
from tracker.reports.week_table import week_columns, week_rows
from tracker.reports.week_words import headline, remarks
from tracker.wording import use_language
from ui import theme

SPAN = work("2026-11-16 08:00", "2026-11-16 12:00")
WEEK = balance([SPAN])
EMPTY = {"meta", "path", "rect"}
PICTURE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<svg width="9" height="9"'
    ' xmlns="http://www.w3.org/2000/svg">\n<title>Week</title>\n<desc>42 h</desc>\n'
    '<rect fill="{}"/></svg>\n'
)
CHART = Chart(PICTURE.format("white"), PICTURE.format("black"))
NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    "&lt;b&gt; &amp; &#60;",
    "</td></tr></table><!-- ",
    "]]> <![CDATA[ <?php",
    "one\r\ntwo\rthree\u2028four",
    "\x00\x07\x1b[31m\x7f\ud800\ufffe",
    "\u202etxet desrever",
)


class Page(HTMLParser):
    """A page, read: its tags, the texts in them, and whether all that is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)
            self.texts.append((tag, ""))

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.texts:
            tag, said = self.texts[-1]
            self.texts[-1] = (tag, said + data)

    def of(self, *tags: str) -> list[str]:
        """Return the texts of some kinds of tag."""
        return [said.strip() for tag, said in self.texts if tag in tags]

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all tags of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def page_of(week: WeekBalance, *, note: str = "", chart: Chart | None = None) -> str:
    """Write a week whose spans all have a note."""
    return write_html(week, [replace(span, note=note) for span in spans_of(week, {})], chart)


def test_the_page_says_what_the_terminal_says():
    week = worked_example()
    said = [line.replace("\u00a0", " ") for line in Page(page_of(week)).of("p")]

    assert said == [
        " ".join(headline(week)),
        " ".join(remarks(week)),
        *details(week),
    ]


def test_figures_and_days_are_those_of_the_week():
    week = worked_example()
    page = Page(page_of(week))
    days = page_of(week).partition("<table")[2].partition("</table>")[0]
    cells = Page(f"<table{days}</table>").of("th", "td")

    assert page.of("dd") == [figure.value for figure in figures(week)]
    assert page.of("dt") == [figure.caption for figure in figures(week)]
    assert cells == [
        *(column.title for column in week_columns()),
        *(cell for row in week_rows(week) for cell in row),
    ]


def test_title_and_language_are_told():
    use_language("nb")
    page = Page(page_of(WEEK))

    assert page.named("html") == [{"lang": "nb"}]
    assert page.of("title") == [full_title(WEEK)]
    assert page.named("meta")[0] == {"charset": "utf-8"}


def test_nothing_is_loaded_and_nothing_runs():
    page = Page(page_of(worked_example(), chart=CHART))
    attributes = {name for _tag, found in page.tags for name in found}

    assert not attributes & {"src", "href", "srcset", "style", "action"}
    assert not any(name.startswith("on") for name in attributes)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object"}
    assert "default-src 'none'" in str(page.named("meta")[1]["content"])
    assert "url(" not in page_of(WEEK)


def test_every_heading_of_a_table_says_what_it_is_over():
    page = Page(page_of(worked_example()))

    assert {heading["scope"] for heading in page.named("th")} == {"col", "row", "rowgroup"}
    assert len(page.named("table")) == 2


def test_the_chart_is_in_the_page_in_light_and_dark_with_words_of_the_page():
    page = Page(page_of(WEEK, chart=CHART))
    pictures = page.named("svg")

    assert [picture["class"] for picture in pictures] == ["light", "dark"]
    assert {picture["role"] for picture in pictures} == {"img"}
    assert all(str(picture["aria-label"]).startswith("Chart of") for picture in pictures)
    assert "<?xml" not in page_of(WEEK, chart=CHART)
    assert len(page.of("title")) == 1
    assert page.of("desc") == []


def test_without_a_chart_the_page_is_whole():
    assert Page(page_of(WEEK)).named("svg") == []


def test_a_week_without_work_has_no_figures_of_work_and_no_list_of_it():
    page = Page(write_html(balance(), [], None))

    assert len(page.named("table")) == 1
    assert "Week" not in page.of("th")


def test_spans_of_a_day_stand_together_and_tell_how_they_came_to_be():
    spans = [
        SPAN,
        work("2026-11-16 13:00", "2026-11-16 14:00", planned=True, origin=Origin.TYPED),
        replace(
            work("2026-11-17 10:00", "2026-11-17 11:00", "America/New_York"),
            place=Place.UNKNOWN,
            note="a call",
        ),
    ]
    page = Page(write_html(WEEK, spans, None))
    groups = [head for head in page.named("th") if head["scope"] == "rowgroup"]

    assert [head["rowspan"] for head in groups] == ["2", "1"]
    assert {"typed, chosen", "measured, America/New_York"} <= set(page.of("td"))
    assert page.of("bdi") == ["", "", "a call"]


def test_a_column_for_notes_is_there_only_where_there_are_some():
    assert "Note" in Page(page_of(WEEK, note="x")).of("th")
    assert "Note" not in Page(page_of(WEEK)).of("th")


def test_days_that_begin_elsewhere_are_told():
    nights = ScheduleVersion(date(2026, 1, 1), (((1320, 1800),),) * 5 + ((), ()))

    assert "Days begin at" in page_of(balance([SPAN], version=nights))


@pytest.mark.parametrize("note", NASTY)
def test_a_nasty_note_is_text(note):
    page = Page(page_of(WEEK, note=note))

    assert page.of("bdi") == [clean(note).strip()]
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in Page(page_of(WEEK, note="x")).tags]


@given(st.text(max_size=300))
@example("&not;in &copy &#x3c;")
def test_any_note_comes_back_as_text_and_changes_nothing_else(note):
    plain, noted = Page(page_of(WEEK, note="x")), Page(page_of(WEEK, note=f"a{note}b"))

    assert noted.of("bdi") == [f"a{clean(note)}b"]
    assert noted.tags == plain.tags


@given(st.text(max_size=300))
def test_no_sign_in_the_page_is_one_that_a_program_obeys(note):
    text = page_of(WEEK, note=note)
    text.encode()

    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", text)


@pytest.mark.parametrize(
    ("colours", "palette"), [(html_style.LIGHT, theme.PAPER), (html_style.DARK, theme.DARK)]
)
def test_the_page_has_the_colours_of_its_picture(colours, palette):
    assert colours == {name: getattr(palette, name) for name in colours}
    assert all(f"--{name}: {value};" in html_style.style_sheet() for name, value in colours.items())


def test_every_colour_that_the_rules_name_is_there():
    named = set(re.findall(r"var\(--(\w+)\)", html_style.style_sheet()))

    assert named <= set(html_style.LIGHT) == set(html_style.DARK)


def test_weeks_stand_below_each_other_and_each_tells_what_it_tells_alone():
    one, two = worked_example(), balance([work("2026-11-23 08:00", "2026-11-23 12:00")])
    spans = [spans_of(week, {}) for week in (one, two)]
    parts = [(one, spans[0], CHART), (two, spans[1], None)]
    page = Page("".join(page_parts("16–29 November 2026", parts)))
    alone = [Page(write_html(week, work, chart)) for week, work, chart in parts]

    assert page.of("title") == ["16–29 November 2026"]
    assert len(page.named("main")) == len(page.named("footer")) == 1
    assert len(page.named("article")) == 2
    assert page.open == []
    for tag in ("h1", "p", "dd", "td", "th"):
        assert page.of(tag) == [text for one in alone for text in one.of(tag)]
