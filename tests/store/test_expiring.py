"""Old days go whole: from every table, from under every correction, from every byte and backup."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from tests.leftovers import instants_in
from tests.store.days import EVER, MONDAY, NOW, OSLO, at, ended, span, stands, work
from tests.store.test_correcting import LIVED, SPANS, STEPS, take
from tests.store.test_erasing_everything import everything_at
from tracker.domain.events import Covered, OnCallOpened, PlannedMarked, RestraintChanged
from tracker.domain.model import CoverageKind, Leave, Place, Restraint
from tracker.domain.self_report import Statement
from tracker.domain.spans import EARLIEST, Span
from tracker.domain.whereabouts import Chosen
from tracker.errors import CorrectionError
from tracker.paths import Home
from tracker.store.backups import backup, list_backups
from tracker.store.journal import Journal
from tracker.store.values import OperationKind, SavedSession

DAY = timedelta(days=1)
UTC_PLUS_1 = timedelta(hours=1)
BORDER = at("04:00", 7)  # where the second week begins
FIRST_KEPT = MONDAY.date() + 7 * DAY
OLD = "what was said of an old day"
KEPT = "what was said of a later day"
LATER = NOW + 30 * DAY


def erase_old(journal):
    journal.erase_before(BORDER, FIRST_KEPT, LATER)


def fill(journal, first, note):
    """Keep something of everything on five days in a row."""
    for number in range(first, first + 5):
        start = at("10:00", number)
        day = start.date()
        journal.record([ended("09:00-10:07", number), *everything_at(start)[1:]], start)
        journal.checkpoint(SavedSession(start, start + DAY / 99, OSLO, Place.HOME), start, start)
        journal.add([work("12:00-13:00", number, note=note)], OperationKind.ADD, start)
        (number_given,) = [one.id for one in journal.sessions(span("12:00-13:00", number))]
        journal.edit(number_given, work("12:10-13:10", number, note=note + "!"), start)
        journal.delete(number_given, start)
        journal.undo(start)
        journal.confirm_day(day, start, is_complete=True)
        journal.write_line(day, note)
        journal.add_leave(Leave(day, 600, 660))
        journal.swap_day(day, ((600, 900),))
        journal.add_on_call(span("18:00-20:00", number))
    journal.answer(at("12:00", first).date(), Statement.LET_GO, 4)


def bytes_of(folder):
    """Return all that lies in a folder, what is packed included."""
    found = b""
    for path in folder.rglob("*"):
        if path.is_file():
            found += path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as packed:
                    found += b"".join(packed.read(name) for name in packed.namelist())
    return found


@pytest.fixture
def filled(home, journal):
    """A week of everything, a second one, and a backup of each."""
    fill(journal, 0, OLD)
    backup(home, None, at("20:00", 5))
    fill(journal, 7, KEPT)
    backup(home, None, at("20:00", 12))
    return journal


def test_nothing_of_an_old_day_is_in_any_byte_of_the_folder(home, filled):
    assert OLD.encode() in bytes_of(home.folder)

    erase_old(filled)

    assert OLD.encode() not in bytes_of(home.folder)
    assert KEPT.encode() in bytes_of(home.folder)


def test_no_instant_of_an_old_day_is_in_any_table_or_backup(home, filled):
    old = Span(at("00:00", -60), BORDER)
    assert len(instants_in(home.folder, old, UTC_PLUS_1)) > 100

    erase_old(filled)

    told = [found for found in instants_in(home.folder, old, UTC_PLUS_1) if "kept" not in found]
    assert told == []
    assert len(list_backups(home)) == 2


def test_what_is_said_of_old_days_goes_and_of_others_stays(filled):
    erase_old(filled)

    days = [FIRST_KEPT + n * DAY for n in range(5)]
    assert [one.day for one in filled.leave()] == days
    assert [one.day for one in filled.swaps()] == days
    assert [day for day in days if filled.is_confirmed(day)] == days
    assert [day for n in range(-1, 7) if filled.read_line(day := FIRST_KEPT - n * DAY)] == days[
        1::-1
    ]
    assert filled.answers(FIRST_KEPT) == {Statement.LET_GO: 4}
    assert filled.answers(FIRST_KEPT - 7 * DAY) == {}
    assert min(filled.on_call().values()).start > BORDER
    assert filled.begun_before(BORDER) == filled.said_before(FIRST_KEPT) == []


def test_the_rest_reads_as_before(filled):
    rest = Span(BORDER, at("00:00", 30))
    before, prompts = filled.read(rest), filled.prompts(rest)

    erase_old(filled)

    beside: dict[str, Any] = {
        "leave": (),
        "swaps": (),
        "confirmed": frozenset(),
        "first": None,
    }  # beyond the rest
    assert replace(filled.read(rest), **beside) == replace(before, **beside)
    assert filled.prompts(rest) == prompts


def test_a_week_goes_with_its_last_day(filled):
    """The answers about a week are about all of it, so they stay as long as any of it does."""
    filled.erase_before(BORDER - DAY, FIRST_KEPT - DAY, LATER)

    assert filled.answers(FIRST_KEPT - 7 * DAY) == {Statement.LET_GO: 4}


@pytest.mark.parametrize(
    ("text", "day", "left"),
    [
        ("02:00-03:59", 7, []),
        ("02:00-04:00", 7, []),
        ("02:00-06:00", 7, ["04:00-06:00"]),
        ("04:00-06:00", 7, ["04:00-06:00"]),
    ],
)
def test_work_that_reaches_over_the_border_is_cut_there(journal, text, day, left):
    journal.record([ended(text, day)], NOW)

    erase_old(journal)

    assert stands(journal, EVER) == left


def test_plans_that_reach_over_the_border_are_cut_and_not_forgotten(journal):
    """The days that stay are judged by them as before."""
    over = Span(at("20:00", 6), at("20:00", 7))
    watched = Covered(NOW, over, CoverageKind.TRACKED)
    journal.record([OnCallOpened(NOW, over), PlannedMarked(NOW, over), watched], NOW)

    erase_old(journal)

    rest = Span(BORDER, over.end)
    found = journal.read(EVER)
    assert (found.on_call, found.planned) == ((rest,), (rest,))
    assert [known.span for known in found.coverage] == [rest]


def test_of_several_plans_that_reach_over_the_border_all_of_the_time_stays_planned(journal):
    ends = [at("06:00", 7), at("09:00", 7), at("08:00", 7)]
    starts = [at("20:00", 6), at("23:00", 6), BORDER]
    spans = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    journal.record([PlannedMarked(NOW, one) for one in spans], NOW)

    erase_old(journal)

    assert journal.read(EVER).planned == (Span(BORDER, at("09:00", 7)),)


def test_work_that_was_moved_is_where_it_was_moved_to(journal):
    journal.record([ended("09:00-10:00"), ended("09:00-10:00", 8)], NOW)
    first, second = [one.id for one in journal.sessions(EVER)]
    journal.edit(first, work("11:00-12:00", 8), NOW)
    journal.edit(second, work("11:00-12:00"), NOW)

    erase_old(journal)

    assert stands(journal, EVER) == ["11:00-12:00"]
    journal.undo(NOW)  # what was measured on a day that is kept comes back
    assert stands(journal, EVER) == ["09:00-10:00", "11:00-12:00"]
    journal.undo(NOW)  # what was measured on an old one does not
    assert stands(journal, EVER) == ["09:00-10:00"]


@given(STEPS, SPANS)
def test_no_undo_brings_any_of_it_back(tmp_path_factory, steps, near):
    """Whatever was done before, and wherever the border lies, what follows it stands unchanged."""
    border = near.start
    nowhere = Home(tmp_path_factory.getbasetemp() / "nowhere")
    with Journal.open(nowhere, NOW, create=False) as journal:
        journal.record(LIVED, NOW)
        for step in steps:
            take(journal, *step)
        rest = Span(border, EVER.end)
        clipped = [one.span.clip(rest) for one in journal.sessions(EVER)]

        journal.erase_before(border, border.date(), NOW)

        assert sorted(one.span for one in journal.sessions(EVER)) == sorted(filter(None, clipped))
        for again in (lambda: journal.undo(NOW), journal.redo):
            while is_done(again):
                assert journal.sessions(Span(EARLIEST, border)) == []


def is_done(action):
    try:
        action()
    except CorrectionError:
        return False
    return True


def test_an_old_choice_of_a_place_and_old_words_about_being_asked_go(journal):
    old = FIRST_KEPT - DAY
    journal.choose(Chosen(Place.HOME, "flat", BORDER))
    journal.record([RestraintChanged(NOW, Restraint(old, old, FIRST_KEPT))], NOW)
    journal.put_off(old)

    erase_old(journal)

    assert journal.chosen() is None
    assert journal.put_off_on() is None
    assert journal.past(NOW).restraint == Restraint(afresh_on=FIRST_KEPT)


def test_numbers_of_deleted_work_are_not_given_again(journal):
    journal.record([ended("09:00-10:00")], NOW)
    (number,) = [one.id for one in journal.sessions(EVER)]

    erase_old(journal)
    journal.record([ended("09:00-10:00", 8)], NOW)

    assert [one.id for one in journal.sessions(EVER)] == [number + 1]


def test_a_backup_that_cannot_be_read_is_left_and_keeps_nobody_from_deleting(home, journal, caplog):
    journal.record([ended("09:00-10:00")], NOW)
    broken = home.backups / "kjernetid-20261120-070000.backup"
    home.backups.mkdir()
    broken.write_bytes(b"no zip")

    erase_old(journal)

    assert journal.sessions(EVER) == []
    assert broken.read_bytes() == b"no zip"
    assert "What was erased may still be in" in caplog.text
    caplog.clear()


# --- What a look needs ----------------------------------------------------------------------------


def test_what_began_is_told_to_a_quarter_of_an_hour(journal):
    journal.record([ended("09:07-09:20"), ended("09:20-10:00"), ended("09:00-10:00", 8)], NOW)

    assert sorted(journal.begun_before(BORDER)) == [at("09:00"), at("09:15")]


def test_a_measured_day_is_one_and_typed_ones_are_none(journal):
    week = Span(at("00:00"), at("00:00", 7))
    journal.record([ended("09:00-10:00", n // 2) for n in range(6)], NOW)
    journal.record([ended("09:00-10:00", 7)], NOW)
    journal.add([work("09:00-10:00", 5)], OperationKind.ADD, NOW)
    journal.add([work("09:00-10:00", 6)], OperationKind.IMPORT, NOW)

    assert journal.count_measured_days(week) == 3


def test_zones_are_those_of_the_work_in_a_window(journal):
    journal.record([ended("09:00-10:00")], NOW)

    assert journal.zones_in(span("09:30-09:40")) == {OSLO}
    assert journal.zones_in(span("10:00-11:00")) == set()
