"""What is typed into the form of a span: how it is understood, and what is said of faults."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.weeks import NEW_YORK, OSLO, at
from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import Span
from ui.day.draft import Typed
from ui.day.typed_span import Field, hint, typed_of, understand

TUESDAY = date(2026, 11, 17)
SPRING, AUTUMN = "2026-03-29", "2026-10-25"
MEASURED = WorkSpan(
    Span(
        datetime(2026, 11, 17, 19, 0, 17, tzinfo=UTC), datetime(2026, 11, 17, 20, 30, 5, tzinfo=UTC)
    ),
    OSLO,
    Place.HOME,
    id=7,
)


def typed(start, end, day="2026-11-17", note=""):
    return Typed(date=day, start=start, end=end, note=note)


def span_of(found):
    assert found.is_whole, found.faults
    return Span(found.start, found.end)


def faults(*args, **more):
    return understand(typed(*args, **more), OSLO).faults


@pytest.mark.parametrize("text", ["08:30", "8:30", "8.30", "830", "0830", " 08:30 "])
def test_a_time_may_be_typed_as_people_write_it(text):
    assert understand(typed(text, "12"), OSLO).start == at(TUESDAY, "08:30")


def test_an_end_before_its_start_lies_on_the_next_day():
    found = understand(typed("22:00", "01:15"), OSLO)

    assert found.is_whole
    assert found.end == at(TUESDAY, "25:15")
    assert hint(found, OSLO) == "3 h 15 min, ends Wed 18 Nov"


def test_the_end_of_the_day_may_be_called_24():
    found = understand(typed("22:00", "24:00"), OSLO)

    assert found.end == at(TUESDAY, "24:00")


def test_a_span_without_length_is_refused_at_its_end():
    assert faults("08:00", "08:00") == {
        Field.END: "The end is 2026-11-17 08:00, expected a time after the start, 2026-11-17 08:00."
    }


@pytest.mark.parametrize(
    ("start", "end", "day", "where", "sentence"),
    [
        ("", "12:00", "2026-11-17", Field.START, "Write a time such as 08:00."),
        ("08:00", "", "2026-11-17", Field.END, "Write a time such as 08:00."),
        ("early", "12:00", "2026-11-17", Field.START, "“early” is no time; write one such as"),
        ("08:75", "12:00", "2026-11-17", Field.START, "“08:75” is no time of day;"),
        ("08:00", "12:00", "17.11.2026", Field.DATE, "“17.11.2026” is no date; write one such"),
        ("02:30", "05:00", SPRING, Field.START, "02:30 on 29 March 2026 does not exist in"),
        ("02:30", "05:00", AUTUMN, Field.START, "02:30 on 25 October 2026 comes twice in"),
        ("01:00", "02:30", SPRING, Field.END, "02:30 on 29 March 2026 does not exist in"),
    ],
)
def test_each_fault_is_told_at_its_field(start, end, day, where, sentence):
    found = faults(start, end, day)

    assert list(found) == [where]
    assert found[where].startswith(sentence)


def test_a_time_that_comes_twice_can_be_given_with_its_offset():
    span = span_of(understand(typed("02:30+02:00", "02:30+01:00", AUTUMN), OSLO))

    assert span.length == timedelta(hours=1)


def test_a_skipped_time_is_asked_about_on_its_own_day_only():
    """From Saturday evening until half past two, which Sunday skips; and from Sunday on."""
    assert Field.END in faults("23:00", "02:30", "2026-03-28")
    assert faults("12:00", "02:30", SPRING) == {}


def test_a_note_that_is_too_long_is_refused():
    assert list(faults("08:00", "09:00", note="x" * 1001)) == [Field.NOTE]


def test_what_is_not_changed_keeps_its_seconds():
    shown = typed_of(MEASURED)
    assert (shown.date, shown.start, shown.end) == ("2026-11-17", "20:00", "21:30")

    found = understand(shown, OSLO, MEASURED)
    assert span_of(found) == MEASURED.span


def test_the_end_keeps_its_seconds_while_only_the_start_is_changed():
    found = understand(typed("19:45", "21:30"), OSLO, MEASURED)

    assert (found.start, found.end) == (at(TUESDAY, "19:45"), MEASURED.span.end)


def test_a_start_moved_past_the_end_takes_the_end_to_the_next_day():
    found = understand(typed("22:00", "21:30"), OSLO, MEASURED)

    assert found.end == at(TUESDAY, "45:30")


def test_another_date_moves_both_ends():
    found = understand(typed("20:00", "21:30", "2026-11-18"), OSLO, MEASURED)

    assert found.start == at(date(2026, 11, 18), "20:00")
    assert found.end == at(date(2026, 11, 18), "21:30")


def test_times_are_those_of_the_zone_of_the_work():
    away = WorkSpan(Span(at(TUESDAY, "14:00"), at(TUESDAY, "16:00")), NEW_YORK, id=3)

    assert typed_of(away).start == "08:00"
    assert understand(typed("09:00", "10:00"), NEW_YORK, away).start == at(
        TUESDAY, "09:00", NEW_YORK
    )


@given(st.integers(0, 70 * 365 * 24 * 3600), st.integers(1, 24 * 3600))
def test_a_form_left_alone_changes_nothing(start, seconds):
    begins = datetime(1990, 1, 1, tzinfo=UTC) + timedelta(seconds=start)
    span = Span(begins, begins + timedelta(seconds=seconds))
    work = WorkSpan(span, OSLO, Place.HOME, True, Origin.MEASURED, 4, "a note")
    shown = typed_of(work)

    found = understand(shown, OSLO, work)
    assert (found.start, found.end, found.faults) == (span.start, span.end, {})


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_whatever_is_typed_is_understood_or_refused_in_a_sentence(day, start, end):
    found = understand(Typed(date=day, start=start, end=end), OSLO)

    assert found.is_whole or found.faults
    assert all(sentence.endswith(".") for sentence in found.faults.values())
