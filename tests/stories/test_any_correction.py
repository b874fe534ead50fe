"""Whatever was corrected, as many undos give the week as it was, and redos what it had become."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hands import OSLO, FakeClock, at
from tracker.domain.correcting import Overlap
from tracker.domain.events import PlannedMarked, SessionEnded, UnsureFound
from tracker.domain.model import EndReason, Place, WorkSpan
from tracker.domain.spans import Span
from tracker.domain.week import Week
from tracker.errors import TrackerError
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.reports.json import week_object, written

WEEK = Week(2026, 47)
NOW = datetime.fromisoformat("2026-11-24T09:00:00+00:00")
MINUTE = timedelta(minutes=1)
KINDS = (
    *("add", "edit", "move", "split", "merge", "delete", "planned", "place", "note"),
    *("settle", "confirm", "import", "undo", "redo"),
)


def measured(start, end, day, reason=EndReason.IDLE):
    span = Span(at(start, day), at(end, day))
    return SessionEnded(span.end, span, OSLO, Place.HOME, reason, span.start)


# Work on four days, an evening that was chosen, a gap and a call of which nobody knows.
LIVED = (
    measured("08:00", "12:00", 0),
    UnsureFound(NOW, Span(at("12:00", 0), at("12:20", 0))),
    measured("12:20", "18:30", 0),
    PlannedMarked(NOW, Span(at("16:00", 0), at("23:00", 0))),
    measured("09:00", "10:00", 1),
    measured("10:10", "11:00", 1),
    measured("12:30", "17:00", 2, EndReason.CAP),
    UnsureFound(NOW, Span(at("13:00", 2), at("17:00", 2))),
    measured("22:00", "22:10", 3),
)

SPANS = st.builds(
    lambda start, length: Span(
        at("00:00") + start * MINUTE, at("00:00") + (start + length) * MINUTE
    ),
    st.integers(0, 6 * 24 * 60),
    st.integers(1, 600),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 99), SPANS), min_size=1, max_size=10
)


class Person:
    """Corrects a week; what is refused is left at that."""

    def __init__(self, tracker):
        self.tracker = tracker
        self.done = 0  # steps that hold
        self.undone = 0

    def tries(self, kind, number, span):
        """Try one step; `number` and `span` say which work, and how."""
        try:
            self._take(kind, number, span)
        except (TrackerError, IndexError):
            return

    def _take(self, kind, number, span):
        if kind == "undo":
            self.tracker.corrections.undo()
            self.done, self.undone = self.done - 1, self.undone + 1
        elif kind == "redo":
            self.tracker.corrections.redo()
            self.done, self.undone = self.done + 1, self.undone - 1
        elif self._correct(kind, number, span) is not False:
            self.done, self.undone = self.done + 1, 0

    def _correct(self, kind, number, span):
        tracker, corrections = self.tracker, self.tracker.corrections
        overlap = list(Overlap)[number % 3]
        match kind:
            case "add":
                corrections.put(None, WorkSpan(span, OSLO, note=f"note {number}"), overlap)
            case "edit":
                corrections.put(self._work(number).id, WorkSpan(span, OSLO), overlap)
            case "move":
                tracker.corrections.edit(self._work(number).id, end=span.end)
            case "split":
                work = self._work(number)
                corrections.split(work.id, work.span.start + work.span.length * (number + 1) / 101)
            case "merge":
                works = self._works()
                first = number % max(len(works) - 1, 1)
                corrections.merge([work.id for work in works[first : first + 2]])
            case "delete":
                tracker.corrections.delete(self._work(number).id)
            case "planned":
                tracker.corrections.edit(self._work(number).id, planned=bool(number % 2))
            case "place":
                tracker.corrections.edit(self._work(number).id, place=list(Place)[number % 4])
            case "note":
                tracker.corrections.edit(self._work(number).id, note=f"note {number}")
            case _:
                return self._say(kind, number, span)
        return True

    def _say(self, kind, number, span):
        """Settle, confirm or bring in; tell whether that was anything new."""
        tracker = self.tracker
        match kind:
            case "settle":
                doubts = tracker.unsure(WEEK.days[0], WEEK.days[-1])
                tracker.corrections.settle(
                    doubts[number % max(len(doubts), 1)].id, as_work=bool(number % 2)
                )
            case "confirm":
                day = WEEK.days[number % 7]
                before = tracker.days.is_confirmed(day)
                tracker.days.confirm(day, is_complete=bool(number % 3))
                return tracker.days.is_confirmed(day) is not before
            case "import":
                return bool(tracker.import_spans([WorkSpan(span, OSLO)]).added)
        return True

    def _works(self):
        return self.tracker.sessions(WEEK.days[0], WEEK.days[-1])

    def _work(self, number):
        works = self._works()
        return works[number % max(len(works), 1)]


def seen(tracker):
    """Return the week as a value, as other programs read it, and as the list shows it."""
    balance = tracker.week(WEEK)
    works = tracker.sessions(WEEK.days[0], WEEK.days[-1])
    return balance, written(week_object(balance)), works, tracker.corrections.originals(works)


def opened(home):
    return Tracker.open(home, FakeClock(NOW))


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """Makes homes in which the same week was lived, one after the other."""
    made = iter(range(10**6))

    def new():
        home = Home(tmp_path_factory.getbasetemp() / f"corrected{next(made)}")
        with opened(home) as tracker:
            tracker.set("hours.zone", OSLO, WEEK.days[0])
            tracker._journal.record(LIVED, NOW)
        return home

    return new


@given(STEPS)
def test_any_corrections_and_as_many_undos_give_the_week_as_it_was(homes, steps):
    """On a real file, with a restart between the corrections, the undos and the redos."""
    home = homes()
    with opened(home) as tracker:
        lived = seen(tracker)
        person = Person(tracker)
        for step in steps:
            person.tries(*step)
        became = seen(tracker)

    with opened(home) as tracker:
        for _undo in range(person.done):
            tracker.corrections.undo()
        assert seen(tracker) == lived
        with pytest.raises(TrackerError, match="nothing to undo"):
            tracker.corrections.undo()

    with opened(home) as tracker:
        for _redo in range(person.done):
            tracker.corrections.redo()
        assert seen(tracker) == became
