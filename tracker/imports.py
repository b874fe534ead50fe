"""Work from files as the hall knows it: weighed against what is on record, and taken in as one.

Where imported work overlaps what is on record, both stay, and time counts once. What was corrected
goes before what was typed, and that before what was measured or imported; of these, the later row.
"""

import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracker.domain.model import CoverageKind, Record, WorkSpan
from tracker.domain.schedule import Schedule
from tracker.domain.spans import Span, intersect, total, union
from tracker.importers.judging import Activity, Counts
from tracker.sensors.program_names import NO_APP, ListedApps
from tracker.settings import Settings
from tracker.store.values import OperationKind

if TYPE_CHECKING:
    from tracker.store.journal import Journal


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of spans from a file; `ahead` counts those that end in the future."""

    added: int
    duplicates: int
    ahead: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an import of some spans would do.

    Attributes:
        count: how many spans there are.
        within: from the first beginning to the last end; None where there is none.
        work: how long they are, time that stands in them twice counted once.
        known: how many an import before brought in, or come twice.
        overlapping: how many of the others share time with work on record.
        fresh: how much of their time is on record nowhere.
        ahead: how many end in the future.
    """

    count: int
    within: Span | None
    work: timedelta
    known: int
    overlapping: int
    fresh: timedelta
    ahead: int


class Imports:
    """Takes work from files in, and tells beforehand what that would do."""

    def __init__(self, journal: Callable[[], "Journal"], now: Callable[[], datetime]) -> None:
        """Be handed what opens the journal, or returns the one that is open, and the clock."""
        self._journal = journal
        self._now = now

    def take(self, spans: Sequence[WorkSpan]) -> ImportResult:
        """Put work on record, in one operation; what was imported before is left out.

        Raises:
            StoreError: it cannot be kept; nothing of it is.
        """
        now = self._now()
        added = self._journal().add(spans, OperationKind.IMPORT, now)
        return ImportResult(len(added.ids), added.duplicates, _count_ahead(spans, now))

    def weigh(self, spans: Sequence[WorkSpan]) -> Weighed:
        """Tell what an import would do, and write nothing.

        Raises:
            StoreError: the journal cannot be read.
        """
        times = union(work.span for work in spans)
        within = Span(times[0].start, times[-1].end) if times else None
        fresh = [work.span for work in self._journal().not_yet_imported(spans)]
        recorded = self._on_record(within)
        new = union(fresh)
        return Weighed(
            count=len(spans),
            within=within,
            work=total(times),
            known=len(spans) - len(fresh),
            overlapping=_count_overlapping(fresh, recorded),
            fresh=total(new) - total(intersect(new, recorded)),
            ahead=_count_ahead(spans, self._now()),
        )

    def _on_record(self, within: Span | None) -> list[Span]:
        if within is None:
            return []
        return union(work.span for work in self._journal().sessions(within))


def _count_ahead(spans: Sequence[WorkSpan], now: datetime) -> int:
    return sum(work.span.end > now for work in spans)


def _count_overlapping(spans: Sequence[Span], recorded: Sequence[Span]) -> int:
    """Count spans that share time with the record, which is free of overlap and in order."""
    count = at = 0
    for span in sorted(spans):
        while at < len(recorded) and recorded[at].end <= span.start:
            at += 1
        count += at < len(recorded) and recorded[at].overlaps(span)
    return count


def activity_rule(
    settings: Settings,
    read: Callable[[Span], tuple[Record, Schedule]],
    zone: str,
    apps: Sequence[str] = (),
) -> Activity:
    """Return what of the activity that another program recorded is work, as the person has it.

    Args:
        settings: what the computer is for, and the work apps.
        read: returns what is on record of a window, and the person's plan for it.
        zone: the home zone.
        apps: only time with one of these in front is work, whatever the settings say.
    """

    def core_hours(window: Span) -> list[Span]:
        _record, plan = read(window)
        return union(core for day in plan.plans_between(window, zone) for core in day.core)

    def watched(window: Span) -> list[Span]:
        record, _plan = read(window)
        return [known.span for known in record.coverage if known.kind is CoverageKind.TRACKED]

    listed = tuple(apps) or settings.work.apps
    among = ListedApps(listed).among
    return Activity(
        counts=_counts(settings, apps),
        away_after=timedelta(minutes=settings.work.away_after_min),
        core_hours=core_hours,
        this_computer=platform.node(),
        watched=watched,
        apps=listed,
        is_listed=lambda name: among([name]) != NO_APP,
    )


def _counts(settings: Settings, apps: Sequence[str]) -> Counts:
    if apps:
        return Counts.APPS
    return Counts.CORE_OR_APPS if settings.work.computer == "shared" else Counts.ALL
