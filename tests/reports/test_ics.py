"""Work as iCalendar: what the standard asks for, and that no note can break out of its line."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.reports.examples import AFTER_W47, at, work, worked_example
from tracker.domain.model import Place, WorkSpan
from tracker.reports.clean import clean
from tracker.reports.csv import spans_of
from tracker.reports.ics import write_ics
from tracker.wording import use_language

Event = dict[str, str]
SPAN = work("2026-11-16 08:00", "2026-11-16 12:00")
NASTY = (
    "plain",
    "a, b; c\\d",
    "ends\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "one\ntwo\rthree\u2028four\x85five\x0bsix",
    "\\n is two signs",
    "trailing \\",
    "“æøå” 👩‍💻 " * 40,
    "\u0600" * 120,
    "x" * 1000,
    "bell \a, null-ish \x01, delete \x7f",
)


def content_lines(text: str) -> list[str]:
    """Return the lines of a calendar, put together again as a reader does."""
    assert text.endswith("\r\n")
    return text.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def events(text: str) -> list[Event]:
    """Read the events of a calendar, by name of the property."""
    found: list[Event] = []
    for line in content_lines(text):
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VEVENT":
            assert name not in found[-1]
            found[-1][name] = value
    return found


def unescaped(value: str) -> str:
    """Give back the text that was escaped."""
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


def noted(note: str) -> Event:
    """Write one span with a note, and read it back."""
    [event] = events(write_ics([replace(SPAN, note=note)], AFTER_W47))
    return event


def test_an_event_tells_when_work_was_in_utc_and_nothing_calls_or_blocks():
    [event] = events(write_ics([SPAN], AFTER_W47))

    assert event == {
        "UID": event["UID"],
        "DTSTAMP": "20261123T110000Z",
        "DTSTART": "20261116T070000Z",
        "DTEND": "20261116T110000Z",
        "SUMMARY": "Work",
        "CATEGORIES": "home",
        "X-KJERNETID-ZONE": "Europe/Oslo",
        "X-KJERNETID-PLACE": "home",
        "X-KJERNETID-PLANNED": "no",
        "CLASS": "PRIVATE",
        "TRANSP": "TRANSPARENT",
        "END": "VCALENDAR",
    }


def test_a_calendar_says_what_it_is_and_who_wrote_it():
    lines = content_lines(write_ics([], AFTER_W47))

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[2].startswith("PRODID:-//Kjernetid//Kjernetid ")
    assert lines[-1] == "END:VCALENDAR"


def test_planned_work_says_so_and_a_place_that_is_not_known_is_left_out():
    planned = replace(SPAN, planned=True)
    [one, two, three] = events(
        write_ics(
            [
                planned,
                replace(work("2026-11-16 13:00", "2026-11-16 14:00"), place=Place.UNKNOWN),
                replace(work("2026-11-16 15:00", "2026-11-16 16:00"), place=Place.WORKPLACE),
            ],
            AFTER_W47,
        )
    )

    assert (one["SUMMARY"], one["CATEGORIES"]) == ("Planned work", "planned,home")
    assert "CATEGORIES" not in two
    assert three["CATEGORIES"] == "workplace"


def test_people_read_it_in_their_language():
    use_language("nb")

    [event] = events(write_ics([replace(SPAN, planned=True)], AFTER_W47))

    assert (event["SUMMARY"], event["CATEGORIES"]) == ("Planlagt arbeid", "planlagt,hjemme")


def test_an_event_keeps_its_uid_when_note_place_end_or_the_computer_change():
    later = replace(SPAN, note="Ola", id=77, place=Place.OTHER, span=replaced_end(SPAN))
    [one], [two] = (events(write_ics([span], AFTER_W47)) for span in (SPAN, later))

    assert one["UID"] == two["UID"]
    assert re.fullmatch(r"[0-9a-f]{32}@kjernetid", one["UID"])


def replaced_end(span: WorkSpan):
    return replace(span.span, end=at("2026-11-16 12:30"))


def test_the_uids_of_a_week_differ():
    found = events(write_ics(spans_of(worked_example(), {}), AFTER_W47))

    assert len(found) == len({event["UID"] for event in found}) == 13


def test_the_length_of_all_events_is_the_work_of_the_week():
    balance = worked_example()
    form = "%Y%m%dT%H%M%SZ"
    lengths = [
        datetime.strptime(event["DTEND"], form).replace(tzinfo=UTC)
        - datetime.strptime(event["DTSTART"], form).replace(tzinfo=UTC)
        for event in events(write_ics(spans_of(balance, {}), AFTER_W47))
    ]

    assert sum(length.total_seconds() for length in lengths) / 60 == 2545
    assert balance.work.total_seconds() / 60 == 2545


def test_work_of_less_than_a_second_is_no_event():
    short = replace(SPAN, span=replace(SPAN.span, end=SPAN.span.start.replace(microsecond=9)))

    assert events(write_ics([short], AFTER_W47)) == []


@pytest.mark.parametrize("note", NASTY)
def test_a_nasty_note_comes_back_as_it_was_but_for_signs_that_are_no_text(note):
    assert unescaped(noted(note).get("DESCRIPTION", "")) == clean(note)


@given(st.text(max_size=400))
@example("\ud800")
def test_any_note_comes_back_and_changes_no_other_line(note):
    event, plain = noted(note), noted("")

    assert unescaped(event.pop("DESCRIPTION", "")) == clean(note)
    assert event == plain


@given(st.text(max_size=400))
def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_character(note):
    raw = write_ics([replace(SPAN, note=note)], AFTER_W47).encode()

    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        line.decode()


@given(st.text(max_size=200))
def test_even_a_reader_that_breaks_lines_at_any_sign_finds_one_event(note):
    lines = write_ics([replace(SPAN, note=note)], AFTER_W47).splitlines()

    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert all(re.match(r" |[A-Z-]+:", line) for line in lines)


def test_spans_that_begin_together_are_events_of_their_own():
    """GIVEN two spans from one moment on WHEN a calendar takes them THEN it has both."""
    longer = work("2026-11-16 08:00", "2026-11-16 13:00")
    first, second = events(write_ics([SPAN, longer], AFTER_W47))
    [alone] = events(write_ics([SPAN], AFTER_W47))

    assert first["UID"] == alone["UID"] != second["UID"]
