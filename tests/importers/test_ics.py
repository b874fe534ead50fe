"""Calendars read as work: what counts, in which zone, and our own read back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.conftest import TERMS, ZONE, outcome, refusal, span, spans
from tests.reports.examples import AFTER_W47, work, worked_example
from tracker.domain.model import Origin, Place
from tracker.importers.found import Terms, Why
from tracker.importers.ics import read_ics
from tracker.reports.csv import spans_of
from tracker.reports.ics import write_ics

UTC_EVENT = ("DTSTART:20261116T070000Z", "DTEND:20261116T110000Z")


def calendar(*events, more=()):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *more]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def read(file, *events, terms=TERMS, more=()):
    file.write_bytes(calendar(*events, more=more).encode())
    return read_ics(file, terms)


def times(file, *event):
    return spans(read(file, event).work)


def test_an_event_in_utc_is_work_at_home_zone(file):
    [found] = read(file, UTC_EVENT).work

    assert found.span == span("16 07:00", "16 11:00")
    assert (found.zone, found.place, found.note) == (ZONE, Place.UNKNOWN, "")


@pytest.mark.parametrize(
    "name",
    [
        "America/New_York",
        '"America/New_York"',
        "Eastern Standard Time",
        "/freeassociation.sourceforge.net/America/New_York",
    ],
)
def test_local_times_are_those_of_the_zone_they_name(file, name):
    [found] = read(
        file, (f"DTSTART;TZID={name}:20261116T080000", f"DTEND;TZID={name}:20261116T120000")
    ).work

    assert found.span == span("16 13:00", "16 17:00")
    assert found.zone == "America/New_York"


def test_floating_times_are_those_of_home(file):
    found = read(file, ("DTSTART:20261116T080000", "DTEND:20261116T120000"))

    assert spans(found.work) == [span("16 07:00", "16 11:00")]
    assert found.told[1] == "Times without a zone are taken as those of Europe/Oslo."


@pytest.mark.parametrize(
    ("length", "end"),
    [("PT1H30M", "16 08:30"), ("+PT90S", "16 07:01:30"), ("P1D", "17 07:00"), ("P0W", None)],
)
def test_a_length_stands_for_an_end(file, length, end):
    found = times(file, "DTSTART:20261116T070000Z", f"DURATION:{length}")

    assert found == ([span("16 07:00", end)] if end else [])


def test_an_hour_that_comes_twice_is_the_first_unless_the_end_lay_before_it(file):
    name = "TZID=Europe/Oslo"

    assert times(file, f"DTSTART;{name}:20261025T021500", f"DTEND;{name}:20261025T024500") == [
        span("2026-10-25 00:15", "2026-10-25 00:45")
    ]
    assert times(file, f"DTSTART;{name}:20261025T024500", f"DTEND;{name}:20261025T021500") == [
        span("2026-10-25 00:45", "2026-10-25 01:15")
    ]


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (("DTSTART;VALUE=DATE:20261116",), Why.ALL_DAY),
        (("DTSTART:16040101",), Why.ALL_DAY),
        ((*UTC_EVENT, "STATUS:CANCELLED"), Why.CANCELLED),
        ((*UTC_EVENT, "RRULE:FREQ=SECONDLY"), Why.REPEATING),
        ((*UTC_EVENT, "RDATE:20261117T070000Z"), Why.REPEATING),
        (("DTSTART;TZID=Mars:20261116T080000", "DURATION:PT1H"), Why.UNKNOWN_ZONE),
        (("DTSTART;TZID=../../etc/passwd:20261116T080000", "DURATION:PT1H"), Why.UNKNOWN_ZONE),
        (("DTSTART:99991231T235959", "DTEND:99991231T235959"), Why.FAR),
        (("DTSTART:00010101T000000", "DURATION:PT1H"), Why.FAR),
        (("DTSTART:20261116T070000Z", "DURATION:-PT1H"), Why.BACKWARDS),
        (("DTSTART:20261116T070000Z",), Why.EMPTY),
        (("SUMMARY:at no time",), Why.EMPTY),
        (("DTSTART:20261116T070000Z", "DURATION:P99999W"), Why.FAR),
        (("DTSTART:20261116T070000Z", "DURATION:P1DT1S"), Why.TOO_LONG),
    ],
)
def test_events_that_are_no_work_are_left_out_with_their_reason(file, event, why):
    found = read(file, event, UTC_EVENT)

    assert len(found.work) == 1
    assert found.left_out == {why: 1}


def test_what_stands_inside_and_beside_an_event_is_passed_over(file):
    alarm = ("BEGIN:VALARM", "TRIGGER:-PT15M", "DURATION:PT5M", "DTSTART:x", "END:VALARM")
    zone = ("BEGIN:VTIMEZONE", "BEGIN:STANDARD", "DTSTART:19701025T030000", "END:STANDARD")
    found = read(file, (*UTC_EVENT, *alarm), more=(*zone, "END:VTIMEZONE"))

    assert spans(found.work) == [span("16 07:00", "16 11:00")]


def test_folded_lines_and_bare_line_ends_are_put_together(file):
    text = calendar(("DTSTART:2026\r\n 1116T07\r\n\t0000Z", "DTEND:20261116T110000Z"))
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\r\n", "\n").encode())

    assert spans(read_ics(file, TERMS).work) == [span("16 07:00", "16 11:00")]


def test_what_an_event_is_called_becomes_its_note_only_where_that_is_wished(file):
    event = (*UTC_EVENT, "SUMMARY:Plan\\, and\\nmore", "DESCRIPTION:https://x/secret")

    assert read(file, event).work[0].note == ""
    assert read(file, event, terms=Terms(ZONE, notes=True)).work[0].note == "Plan, and more"


def test_a_calendar_of_our_own_reads_back_to_the_same_spans(file):
    written = [
        replace(span, origin=Origin.IMPORTED, note="one; two, \\three")
        for span in spans_of(worked_example(), {})
    ]
    written.append(
        replace(work("2026-11-20 20:00", "2026-11-20 21:00"), planned=True, zone="Asia/Tokyo")
    )
    written = [replace(span, id=0, origin=Origin.IMPORTED) for span in written]
    file.write_text(write_ics(written, AFTER_W47), encoding="utf-8", newline="")

    found = read_ics(file, Terms("America/New_York", notes=True))

    assert list(found.work) == sorted(written, key=lambda span: span.span)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no calendar in the iCalendar format"),
        ("hello\n", "is no calendar in the iCalendar format"),
        ("BEGIN:VCARD\nEND:VCARD\n", "is no calendar in the iCalendar format"),
        ("BEGIN:VCALENDAR\n" * 21, "is no calendar in the iCalendar format"),
        (calendar(UTC_EVENT)[:-30], "breaks off before its end"),
        ("BEGIN:VCALENDAR\nEND:VEVENT\n", "line 2: this ends something that did not begin"),
        (calendar(("DTSTART:noon",)), "line 4: found “noon”, expected a time such as"),
        (calendar(("DTSTART:20261340T080000",)), "found “20261340T080000”"),
        (calendar(("DTSTART:00000101T080000",)), "found “00000101T080000”"),
        (calendar((UTC_EVENT[0], "DURATION:P")), "line 5: found “P”, expected a length such as"),
    ],
)
def test_what_cannot_be_used_is_named(file, text, said):
    file.write_text(text, encoding="utf-8", newline="")

    assert said in refusal(lambda: read_ics(file, TERMS))


values = st.sampled_from(
    ["20261116T070000Z", "20261116", "99991231T235959", "PT1H", "P1W", "CANCELLED"]
) | st.text(max_size=8)
names = st.sampled_from(
    ("DTSTART", "DTEND", "DURATION", "DTSTART;TZID=Europe/Oslo", "DTSTART;TZID", "BEGIN", "END")
) | st.sampled_from(("X-KJERNETID-PLACE", "X-KJERNETID-ZONE", "STATUS", "UID", "SUMMARY"))


@given(st.lists(st.lists(st.tuples(names, values), max_size=4), max_size=3))
def test_whatever_is_in_the_events_they_are_read_or_refused(tmp_path_factory, found):
    file = tmp_path_factory.mktemp("ics") / "calendar"
    text = calendar(*([f"{name}:{value}" for name, value in event] for event in found))

    outcome(read_ics, file, text.encode(errors="surrogatepass"))


@given(st.binary(max_size=200))
def test_whatever_is_in_a_file_it_is_read_or_refused(tmp_path_factory, raw):
    file = tmp_path_factory.mktemp("ics") / "calendar"

    outcome(read_ics, file, raw)
    outcome(read_ics, file, b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + raw)
