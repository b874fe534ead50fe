"""The note for a talk: only what was written and ticked, as values and as a page of HTML."""

import re
from html.parser import HTMLParser

import pytest

from tests.ui import weeks
from tests.ui.weeks import crowded, example
from tracker.domain.self_report import Statement
from tracker.reports.talk_html import note_html
from tracker.reports.talk_note import (
    Fact,
    TalkNote,
    Topic,
    facts_of,
    topic_hint,
    topic_name,
    usual_title,
    write_note,
)
from tracker.reports.week_details import full_title
from tracker.reports.week_figures import figures
from tracker.reports.week_words import missing_data

ANSWERS = {Statement.REACHABLE: 4}
HOSTILE = '<script>alert("x")</script> & \N{RIGHT-TO-LEFT OVERRIDE}\x00 </p></main>'


class Reader(HTMLParser):
    """Reads a page: its tags with their attributes, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.said = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.said.append(data)

    @property
    def text(self):
        return "".join(self.said)


def written(*entries, facts=(), title="", balance=None, answers=ANSWERS):
    return write_note(title, entries, facts, balance or example(), answers)


# --- What is in it --------------------------------------------------------------------------------


def test_nothing_is_in_it_by_default():
    note = written()

    assert note == TalkNote("Note for a talk")
    assert note.is_empty


def test_without_figures_nothing_tells_of_any_week():
    note = written((Topic.WORKLOAD, "  Too much.\n"))

    assert note.entries == ((Topic.WORKLOAD, "Too much."),)
    assert (note.week, note.remarks) == ("", ())
    assert not re.search(r"\d{4}|Week", note_html(note).split("</style>")[1])


def test_headings_stay_in_their_order_and_a_title_is_one_line():
    note = written((Topic.EXPECTATIONS, "a"), (Topic.PLACE, ""), title=" For\n Kari ")

    assert note.title == "For Kari"
    assert [topic for topic, _text in note.entries] == [Topic.EXPECTATIONS, Topic.PLACE]


def test_every_heading_has_a_name_and_a_hint():
    assert len({topic_name(topic) for topic in Topic}) == len(Topic)
    assert len({topic_hint(topic) for topic in Topic}) == len(Topic)


def test_the_figures_of_the_week_can_be_ticked_each_by_a_key_of_its_own():
    balance = example()
    facts = facts_of(balance, ANSWERS)

    told = [(fact.value, fact.caption) for fact in facts]
    assert told[: len(figures(balance))] == [(f.value, f.caption) for f in figures(balance)]
    assert told[-2:] == [
        ("26 h 25", "from home"),
        ("4 of 5", "I felt I was expected to be reachable outside my hours."),
    ]
    assert len({fact.key for fact in facts}) == len(facts)


@pytest.mark.parametrize("name", weeks.EVERY_WEEK)
def test_days_without_data_are_told_with_any_figure(name):
    balance = weeks.EVERY_WEEK[name]()
    facts = (*facts_of(balance, {}), Fact("made up", "1", "of a kind"))
    note = written(facts=facts[:1], balance=balance, answers={})

    assert note.week == full_title(balance)
    assert list(note.remarks) == missing_data(balance)


def test_a_day_without_data_is_named():
    note = written(facts=facts_of(crowded(), {})[:1], balance=crowded(), answers={})

    assert any("no data" in remark for remark in note.remarks)


def test_the_scale_is_explained_where_an_answer_is_in_the_note():
    *_figures, answer = facts_of(example(), ANSWERS)

    assert written(facts=[answer]).remarks == ("1 is not at all, 5 is completely.",)
    assert written(facts=facts_of(example(), ANSWERS)[:1]).remarks == ()


# --- As a page ------------------------------------------------------------------------------------


def test_what_was_written_is_text_and_never_markup():
    page = note_html(written((Topic.SUPPORT, HOSTILE), title=HOSTILE))
    read = Reader(page)

    assert {tag for tag, _attrs in read.tags} == {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p")
    }
    assert read.text.count('<script>alert("x")</script> &') == 3
    assert "\x00" not in page


def test_the_page_needs_nothing_else():
    read = Reader(
        note_html(written((Topic.TASKS, "https://example.org"), facts=facts_of(example(), {})))
    )

    attributes = [attrs for _tag, attrs in read.tags]
    assert not any({"src", "href"} & attrs.keys() for attrs in attributes)
    assert ("meta", "default-src 'none'; style-src 'unsafe-inline'") in [
        (tag, attrs.get("content")) for tag, attrs in read.tags
    ]


def test_lines_stay_lines_and_a_heading_without_text_leaves_room():
    page = note_html(written((Topic.SUPPORT, "one\ntwo"), (Topic.TASKS, "")))

    assert '<p class="words">one\ntwo</p>' in page
    assert '<p class="words room"></p>' in page


def test_figures_stand_in_a_table_with_their_week_over_them():
    facts = facts_of(example(), {})[:2]
    page = note_html(written(facts=facts))

    assert "<h2>Week 47, 16–22 November 2026</h2>" in page
    for fact in facts:
        assert f'<td class="figure">{fact.value}</td><th scope="row" class="told">' in page


def test_it_has_the_usual_title():
    assert f"<title>{usual_title()}</title>" in note_html(written())
