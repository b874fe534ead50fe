"""What of activity at a computer is work: the rule by which Kjernetid itself measures.

Another program that watched the computer tells when it was used, and perhaps which app was in
front, but not what was work. That is decided here, by what the person set or asked for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import assert_never

from tracker.domain.spans import Span, intersect, union
from tracker.wording import _, listing, ngettext


class Counts(Enum):
    """Which activity counts as work."""

    ALL = "all"  # all of it: the computer is for work
    CORE_OR_APPS = "core hours, or a work app in front"  # the computer is shared with private life
    APPS = "one of the apps in front"  # the person said so for this file


def _none(_window: Span) -> Sequence[Span]:
    return ()


def _not_listed(_app: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Activity:
    """What of activity at a computer is work.

    Attributes:
        counts: which of it.
        away_after: a pause shorter than this does not end work.
        core_hours: returns the core hours in a window, in order of time.
        apps: the work apps, as the person lists them.
        this_computer: its name, by which a file may know it.
        watched: returns when Kjernetid itself watched it, in a window.
        is_listed: tells whether a program, by the name another one gives it, is one of these.
    """

    counts: Counts = Counts.ALL
    away_after: timedelta = timedelta(minutes=5)
    core_hours: Callable[[Span], Sequence[Span]] = _none
    this_computer: str = ""
    watched: Callable[[Span], Sequence[Span]] = _none
    apps: tuple[str, ...] = ()
    is_listed: Callable[[str], bool] = _not_listed

    def judge(self, active: Sequence[Span], front: Sequence[Span]) -> list[Span]:
        """Return what is work of the activity at one computer.

        Args:
            active: when it was used, in order of time and free of overlap.
            front: when a listed app was in front, likewise.
        """
        if self.counts is Counts.ALL or not active:
            return list(active)
        hours: Sequence[Span] = ()
        if self.counts is Counts.CORE_OR_APPS:
            hours = self.core_hours(_around(active))
        return intersect(active, union([*hours, *front]))

    def seen_here(self, host: str, work: Sequence[Span]) -> list[Span]:
        """Return what of the work at a computer Kjernetid saw itself: there its own record counts.

        So what the person said to be private, which is on record nowhere, does not come in by
        another door. It was watched as well, and only on this very computer.
        """
        if not work or host.casefold() != self.this_computer.casefold():
            return []
        return intersect(work, union(self.watched(_around(work))))

    def in_words(self) -> str:
        """Say the rule, for the person to see before the file is taken in."""
        match self.counts:
            case Counts.ALL:
                said = _("All activity at the computer counts as work.")
            case Counts.APPS:
                said = _("Activity counts as work while one of these was in front: {apps}.")
            case Counts.CORE_OR_APPS if self.apps:
                said = _(
                    "Activity counts as work in your core hours, and outside them while one of"
                    " these was in front: {apps}."
                )
            case Counts.CORE_OR_APPS:
                said = _(
                    "Activity counts as work in your core hours; outside them none does, since no"
                    " work apps are listed."
                )
            case never:
                assert_never(never)
        return f"{said.format(apps=listing(self.apps))} {self._pauses_in_words()}"

    def _pauses_in_words(self) -> str:
        minutes = self.away_after // timedelta(minutes=1)
        return ngettext(
            "Pauses shorter than {count} minute are part of it.",
            "Pauses shorter than {count} minutes are part of it.",
            minutes,
        ).format(count=minutes)


def _around(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)
