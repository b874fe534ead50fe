"""Every prompt that was held back or shown, and its answer, is a record."""

import pytest

from tests.store.days import NOW, WEEK, at, span
from tracker.domain.events import PromptClosed, Prompted, PromptHeld
from tracker.domain.model import Choice, Closing, HeldWhy, PromptKind, PromptRecord

KIND = PromptKind.OUTSIDE_CORE
KEY = "outside_core 2026-11-16T16:15"


def shown(clock, key=KEY, name="outside_core-1"):
    return Prompted(at(clock), KIND, name, key, (Choice.WRAP_UP, Choice.PLANNED))


def closed(clock, how, choice=None, until=None, key=KEY, name="outside_core-1"):
    return PromptClosed(at(clock), KIND, name, key, how, choice, until)


def one(journal):
    (record,) = journal.prompts(WEEK)
    return record


def test_an_answered_prompt_keeps_its_answer(journal):
    until = at("18:00")
    journal.record([shown("16:15")], NOW)
    journal.record([closed("16:16", Closing.ANSWERED, Choice.UNTIL, until)], NOW)

    assert one(journal) == PromptRecord(
        KIND, KEY, "outside_core-1", None, None, at("16:15"), at("16:16"),
        Closing.ANSWERED, Choice.UNTIL, until,
    )  # fmt: skip


def test_a_prompt_that_was_held_and_then_shown_is_one_record(journal):
    journal.record([PromptHeld(at("16:15"), KIND, KEY, HeldWhy.CALL)], NOW)
    journal.record([PromptHeld(at("16:40"), KIND, KEY, HeldWhy.BUSY)], NOW)
    journal.record([shown("16:45")], NOW)

    record = one(journal)
    assert (record.held_at, record.held_why) == (at("16:15"), HeldWhy.BUSY)
    assert (record.shown_at, record.id) == (at("16:45"), "outside_core-1")
    assert record.closed_at is None


def test_a_held_prompt_that_was_dropped_was_never_shown(journal):
    journal.record([PromptHeld(at("16:15"), KIND, KEY, HeldWhy.CALL)], NOW)
    journal.record([PromptHeld(at("16:15"), KIND, "another wish", HeldWhy.CALL)], NOW)
    journal.record([closed("16:45", Closing.WITHDRAWN, name="")], NOW)

    dropped, waiting = journal.prompts(WEEK)
    assert (dropped.shown_at, dropped.id, dropped.how) == (None, "", Closing.WITHDRAWN)
    assert (waiting.key, waiting.closed_at) == ("another wish", None)


def test_the_same_wish_on_another_day_is_another_record(journal):
    journal.record([shown("16:15"), closed("16:30", Closing.EXPIRED)], NOW)
    journal.record([shown("17:15"), closed("17:16", Closing.ANSWERED, Choice.PLANNED)], NOW)

    assert [record.how for record in journal.prompts(WEEK)] == [Closing.EXPIRED, Closing.ANSWERED]


def test_closing_a_prompt_that_was_erased_brings_nothing_back(journal):
    journal.record([shown("16:15")], NOW)
    journal.erase(span("16:00-17:00"), NOW)
    journal.record([closed("17:00", Closing.ANSWERED, Choice.PRIVATE)], NOW)

    assert journal.prompts(WEEK) == []


@pytest.mark.parametrize(
    ("window", "is_inside"),
    [("16:00-16:14", False), ("16:15-16:16", True), ("16:00-17:00", True), ("16:16-17:00", False)],
)
def test_a_prompt_lies_where_it_was_shown(journal, window, is_inside):
    journal.record([shown("16:15")], NOW)

    assert len(journal.prompts(span(window))) == is_inside
