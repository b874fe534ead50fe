"""Work from files, weighed against the record, and the rule by which activity becomes work."""

import platform
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.hands import FakeClock, at, span, work
from tracker.domain.events import Covered
from tracker.domain.model import CoverageKind, WorkSpan
from tracker.domain.spans import Span, intersect, total, union
from tracker.hall import Tracker
from tracker.importers.judging import Counts
from tracker.paths import Home
from tracker.private import erase
from tracker.store.journal import Journal

HOUR = timedelta(hours=1)
hours = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), max_size=6)


def spans(found):
    return [
        Span(at("00:00") + first * HOUR / 2, at("00:00") + (first + length) * HOUR / 2)
        for first, length in found
    ]


def test_what_is_weighed_is_what_would_come_and_nothing_is_written(tracker):
    tracker.import_spans([work("08:00-09:00")])
    tracker.corrections.add(at("10:00"), at("11:00"))

    weighed = tracker.imports.weigh(
        [work("08:00-09:00"), work("10:30-12:00"), work("10:30-12:00"), work("11:00-11:30", 14)]
    )

    assert (weighed.count, weighed.known, weighed.overlapping, weighed.ahead) == (4, 2, 1, 1)
    assert weighed.within == Span(at("08:00"), at("11:30", 14))
    assert (weighed.work, weighed.fresh) == (3 * HOUR, 1.5 * HOUR)
    assert len(tracker.sessions(at("12:00").date(), at("12:00", 30).date())) == 2


def test_nothing_weighs_nothing(tracker):
    weighed = tracker.imports.weigh([])

    assert (weighed.count, weighed.within, weighed.work) == (0, None, timedelta(0))


@given(hours, hours)
def test_overlap_is_counted_as_by_looking_at_every_pair(tmp_path_factory, recorded, coming):
    there, new = spans(recorded), spans(coming)
    home = Home(tmp_path_factory.mktemp("weighed"))
    with Tracker.open(home, FakeClock(at("08:00", 7))) as tracker:
        for one in there:
            tracker.corrections.add(one.start, one.end)
        weighed = tracker.imports.weigh([WorkSpan(one, "UTC") for one in new])

    apart = list(dict.fromkeys(new))
    assert weighed.known == len(new) - len(apart)
    assert weighed.overlapping == sum(any(one.overlaps(s) for s in there) for one in apart)
    assert weighed.fresh == total(apart) - total(intersect(union(apart), union(there)))


def test_what_the_computer_is_for_decides_what_counts(tracker):
    assert tracker.activity_rule().counts is Counts.ALL

    tracker.set("work.computer", "shared", tracker.today())

    assert tracker.activity_rule().counts is Counts.CORE_OR_APPS
    assert tracker.activity_rule(["code"]).counts is Counts.APPS


def test_core_hours_are_those_of_each_day_leave_taken_out(tracker):
    tracker.days.add_leave(at("12:00", 1).date(), at("12:00", 1).date())
    tracker.days.add_leave(at("12:00", 2).date(), at("12:00", 2).date(), (12 * 60, 16 * 60))
    rule = tracker.activity_rule()

    assert list(rule.core_hours(Span(at("09:00"), at("09:00", 2)))) == [
        span("08:00-16:00"),
        span("08:00-12:00", 2),
    ]


def test_apps_are_known_by_the_names_that_other_systems_give_them(tracker):
    tracker.set("work.apps", '["outlook", "teams"]', tracker.today())
    rule = tracker.activity_rule()

    assert rule.apps == ("outlook", "teams")
    assert [rule.is_listed(name) for name in ("OUTLOOK.EXE", "Teams", "firefox")] == [
        True,
        True,
        False,
    ]
    assert tracker.activity_rule(["firefox"]).is_listed("Firefox")


def test_private_time_does_not_come_in_by_another_door(home, clock):
    with Journal.open(home, at("12:00")) as journal:
        journal.record(
            [Covered(at("12:00"), span("07:00-12:00"), CoverageKind.TRACKED)], at("12:00")
        )
    erase(home, span("10:00-10:20"), at("12:00"))

    with Tracker.open(home, clock) as tracker:
        seen = tracker.activity_rule().seen_here(platform.node(), [span("06:00-13:00")])

    assert union(seen) == [span("07:00-12:00")]
