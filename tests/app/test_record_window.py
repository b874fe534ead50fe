"""How much of the record a week needs is found in few steps, however lonely its work is."""

from datetime import timedelta

import pytest

from tests.hands import OSLO, at, work
from tracker.domain.model import Record
from tracker.domain.week import Week
from tracker.record_window import read_around
from tracker.rules import schedule_from
from tracker.settings import Settings

W47 = Week(2026, 47)
SCHEDULE = schedule_from(Settings(), OSLO)
CHECK_IN = timedelta(minutes=15)


class Shelf:
    """A journal of plain spans that counts how often it is read."""

    def __init__(self, *spans):
        self.spans = sorted(spans, key=lambda work: work.span)
        self.read_count = 0

    def read(self, window):
        self.read_count += 1
        inside = tuple(work for work in self.spans if work.span.overlaps(window))
        return Record(work=inside, first=self.spans[0].span.start if self.spans else None)

    def neighbours(self, window):
        ends = [work.span.end for work in self.spans if work.span.end <= window.start]
        starts = [work.span.start for work in self.spans if work.span.start >= window.end]
        return max(ends, default=None), min(starts, default=None)


def around(shelf):
    return [work.span for work in read_around(shelf, W47, lambda _r: SCHEDULE, CHECK_IN).work]


def test_an_empty_journal_is_read_once():
    shelf = Shelf()

    assert around(shelf) == []
    assert shelf.read_count == 1


def test_ordinary_weeks_are_read_at_once():
    shelf = Shelf(*(work("08:00-16:00", day) for day in range(-40, 40)))

    assert len(around(shelf)) < 35
    assert shelf.read_count == 1


@pytest.mark.parametrize("far", [-2000, 2000])
def test_the_next_real_work_is_found_however_far_it_is(far):
    shelf = Shelf(work("08:00-16:00", 2), work("08:00-16:00", far))

    assert at("08:00", far) in [found.start for found in around(shelf)]


def test_years_of_check_ins_are_read_in_a_few_steps():
    check_ins = (work("20:00-20:10", day) for day in range(-1500, 1500))
    shelf = Shelf(work("08:00-16:00", -1600), *check_ins, work("08:00-16:00", 1600))

    found = around(shelf)

    assert found[0].start == at("08:00", -1600)
    assert found[-1].start == at("08:00", 1600)
    assert shelf.read_count <= 12
