"""A second, slow computation of the metrics, minute by minute, to compare the real one with.

It was written from the metrics glossary alone and shares nothing with `tracker.domain` but the
values that go in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from tests.domain.oracle_apps import seen_apps
from tests.domain.oracle_plan import DAY, EPOCH, MINUTE, Plan, minute, on, overlap
from tracker.domain.model import CoverageKind, Origin, Place, Record, WorkSpan


@dataclass(frozen=True)
class Minute:
    """One minute of work."""

    at: int
    zone: str
    day: date
    cls: str
    planned: bool
    place: Place
    origin: Origin

    @property
    def outside(self) -> bool:
        return self.cls not in ("core", "flex")


@dataclass(frozen=True)
class Run:
    """Minutes of work merged over gaps under half an hour: [start, end)."""

    start: int
    end: int
    minutes: tuple[Minute, ...]

    @property
    def day(self) -> date:
        return self.minutes[0].day


@dataclass
class Rest:
    state: str
    strict: int | None
    main: int | None
    check_ins: int


@dataclass
class Weekly:
    state: str
    strict: int | None
    main: int | None


@dataclass
class Day:
    day: date
    known: bool
    work: int
    classes: dict[str, int]
    planned: int
    home: int
    first: int | None
    last: int | None
    episodes: int
    planned_episodes: int
    check_ins: int
    evening: str
    rest: Rest | None
    left_open: int | None
    left_open_unlocked: int | None
    evening_watched: bool


def runs(minutes: Sequence[Minute]) -> list[Run]:
    """Merge minutes that lie less than half an hour apart."""
    groups: list[list[Minute]] = []
    for m in minutes:
        if groups and m.at - (groups[-1][-1].at + 1) < 30:
            groups[-1].append(m)
        else:
            groups.append([m])
    return [Run(g[0].at, g[-1].at + 1, tuple(g)) for g in groups]


@dataclass
class Oracle:
    """All figures of one week, computed the long way round."""

    plan: Plan
    record: Record
    monday: date
    now: int
    is_tracking: bool = False
    check_in_max: int = 15
    known_cache: dict[date, bool] = field(default_factory=dict)

    @cached_property
    def minutes(self) -> list[Minute]:
        """Return each minute of work once, told by the row that counts."""
        best: dict[int, tuple[tuple[int, int], WorkSpan]] = {}
        for row in self.record.work:
            worth = {Origin.CORRECTED: 2, Origin.TYPED: 1}.get(row.origin, 0)
            for m in range(minute(row.span.start), minute(row.span.end)):
                if m not in best or best[m][0] < (worth, row.id):
                    best[m] = ((worth, row.id), row)
        chosen = {m for s in self.record.planned for m in range(minute(s.start), minute(s.end))}
        return [self._minute(m, best[m][1], m in chosen) for m in sorted(best)]

    def _minute(self, m: int, row: WorkSpan, is_chosen: bool) -> Minute:
        return Minute(
            m,
            row.zone,
            self.plan.tracker_day(m, row.zone),
            self.plan.class_of(m, row.zone),
            row.planned or (is_chosen and row.origin is Origin.MEASURED),
            row.place,
            row.origin,
        )

    @cached_property
    def blocks(self) -> list[Run]:
        return runs(self.minutes)

    def is_check_in(self, block: Run) -> bool:
        duty = [(minute(s.start), minute(s.end)) for s in self.record.on_call]
        return (
            block.end - block.start <= self.check_in_max
            and all(m.outside for m in block.minutes)
            and not overlap(block.start, block.end, duty)
        )

    @cached_property
    def mains(self) -> list[Run]:
        return [b for b in self.blocks if not self.is_check_in(b)]

    def zone_of(self, day: date) -> str:
        worked = [m.zone for m in self.minutes if m.day == day]
        return worked[-1] if worked else self.plan.home_zone

    def coverage(self, kind: CoverageKind) -> list[tuple[int, int]]:
        return [
            (minute(c.span.start), minute(c.span.end))
            for c in self.record.coverage
            if c.kind is kind
        ]

    def is_vouched(self, day: date) -> bool:
        return day in self.record.confirmed or any(
            m.day == day and m.origin in (Origin.TYPED, Origin.IMPORTED) for m in self.minutes
        )

    def is_seen(self, day: date) -> bool:
        """Tell whether a day is known, leaving aside that today never is."""
        if day not in self.known_cache:
            self.known_cache[day] = self._is_seen(day)
        return self.known_cache[day]

    def _is_seen(self, day: date) -> bool:
        if self.is_before_install(day):
            return False
        if self.is_vouched(day):
            return True
        zone = self.zone_of(day)
        if overlap(*self.plan.window(day, zone), self.coverage(CoverageKind.UNKNOWN)) > 120:
            return False
        core = self.plan.core(day, zone)
        tracked = self.coverage(CoverageKind.TRACKED)
        if not core or core[-1] >= self.now:
            return True
        return any(a <= m < b for m in core for a, b in tracked)

    def is_before_install(self, day: date) -> bool:
        if not self.minutes:
            return True
        return day < self.plan.tracker_day(self.minutes[0].at, self.plan.home_zone)

    def is_known(self, day: date) -> bool:
        ended = self.plan.start(day + timedelta(days=1), self.zone_of(day)) <= self.now
        return ended and self.is_seen(day)

    def is_doubtful(self, start: int, end: int) -> bool:
        """Tell whether more than two hours of a not-known day's window lie in between."""
        day = (EPOCH + start * MINUTE).date() - timedelta(days=2)
        while (EPOCH + end * MINUTE).date() + timedelta(days=2) >= day:
            a, b = self.plan.window(day, self.zone_of(day))
            if min(b, end) - max(a, start) > 120 and not self.is_seen(day):
                return True
            day += timedelta(days=1)
        return False

    def rest_after(self, day: date) -> Rest | None:
        of_day = [b for b in self.blocks if b.day == day]
        if not of_day:
            return None
        later = [b for b in self.blocks if b.start >= of_day[-1].end and b.day != day]
        main_of_day = [b for b in of_day if not self.is_check_in(b)]
        if main_of_day:
            main_start = main_of_day[-1].end
        else:
            before = [b.end for b in self.mains if b.end <= of_day[-1].end]
            main_start = before[-1] if before else of_day[-1].end
        main_later = [b for b in self.mains if b.start >= main_start and b.day != day]
        strict_start = of_day[-1].end
        strict_end = later[0].start if later else None
        main_end = main_later[0].start if main_later else None
        inside = sum(
            main_start <= b.start and (main_end is None or b.end <= main_end)
            for b in self.blocks
            if self.is_check_in(b)
        )
        state = self._rest_state(day, (strict_start, strict_end), (main_start, main_end))
        if state in ("open", "unknown"):
            return Rest(state, None, None, inside)
        strict = (strict_end if strict_end is not None else self.now) - strict_start
        if main_end is None and not self.is_tracking:
            return Rest(state, strict, strict, inside)  # how much longer it is, nobody saw
        return Rest(
            state, strict, (main_end if main_end is not None else self.now) - main_start, inside
        )

    def _rest_state(
        self, day: date, strict: tuple[int, int | None], main: tuple[int, int | None]
    ) -> str:
        target = self.plan.version(day).daily_rest // MINUTE
        until = main[1] if main[1] is not None else max(self.now, main[0])
        if self.is_doubtful(main[0], until):
            return "unknown"
        for (start, end), reached in ((strict, "full"), (main, "interrupted")):
            if end is None and not self.is_tracking:
                return "open"
            if (end if end is not None else self.now) - start >= target:
                return reached
            if end is None:
                return "open"
        return "short"

    def weekly_rest(self) -> Weekly:
        home = self.plan.home_zone
        start, end = on(self.monday, 0, home), on(self.monday + timedelta(days=7), 0, home)
        target = self.plan.version(self.monday).weekly_rest // MINUTE
        strict = self._weekly(start, end, [(b.start, b.end) for b in self.blocks], target)
        main = self._weekly(start, end, [(b.start, b.end) for b in self.mains], target)
        if strict[0] == "full":
            state = "full"
        elif main[0] == "full":
            state = "open" if self._may_grow(end) else "interrupted"
        else:
            state = main[0]
        if state in ("open", "unknown"):
            return Weekly(state, None, None)
        return Weekly(state, strict[1], max(strict[1], main[1]))

    def _may_grow(self, end: int) -> bool:
        return self.now < end or not any(b.end >= end for b in self.blocks)

    def _weekly(
        self, start: int, end: int, work: list[tuple[int, int]], target: int
    ) -> tuple[str, int]:
        """Return full, short, unknown or open, with the longest gap that counts."""
        sure, doubtful = [0], [0]
        edges = [start - 100 * DAY, *[e for span in work for e in span], None]
        for gap_start, gap_end in zip(edges[::2], edges[1::2], strict=True):
            assert gap_start is not None
            a = max(gap_start, start)
            b = gap_end if gap_end is not None else max(self.now, a)
            if a >= end or b <= a:
                continue
            if self.is_doubtful(a, b):
                doubtful.append(b - a)
            elif gap_end is not None or self.is_tracking:
                sure.append(b - a)
        if max(sure) >= target:
            return "full", max(sure)
        if max(doubtful) >= target:
            return "unknown", max(sure)
        return ("open" if self._may_grow(end) else "short"), max(sure)

    @cached_property
    def seen_apps(self) -> dict[int, str]:
        return seen_apps(self.record.presence)

    def open_minutes(self, day: date, window: tuple[int, int]) -> dict[int, str]:
        """Return the minutes of a window in which apps stood open and nothing excused it."""
        zone = self.zone_of(day)
        core, agreed = set(self.plan.core(day, zone)), self.plan.agreed(day, zone)
        duty = [(minute(s.start), minute(s.end)) for s in self.record.on_call]
        worked = {m.at for m in self.minutes}
        return {
            m: self.seen_apps[m]
            for m in range(*window)
            if self.seen_apps.get(m, "closed") != "closed"
            and m not in worked | core | agreed
            and not any(a <= m < b for a, b in duty)
        }

    def were_apps_watched(self, start: int, end: int) -> bool:
        """Tell whether apps were watched in a window, or the computer was off throughout."""
        a, b = self.week_window()
        if not any(a <= m < b for m in self.seen_apps):
            return False
        if any(start <= m < end for m in self.seen_apps):
            return True
        seen_otherwise = self.coverage(CoverageKind.TRACKED) + self.coverage(CoverageKind.UNKNOWN)
        is_off = overlap(start, end, self.coverage(CoverageKind.OFF)) > 0
        return is_off and not overlap(start, end, seen_otherwise)

    def week_window(self) -> tuple[int, int]:
        last = self.monday + timedelta(days=6)
        return self.day_window(self.monday)[0], self.day_window(last)[1]

    def day_window(self, day: date) -> tuple[int, int]:
        zone = self.zone_of(day)
        return self.plan.start(day, zone), self.plan.start(day + timedelta(days=1), zone)

    def evening_window(self, day: date) -> tuple[int, int]:
        zone = self.plan.zone(self.zone_of(day))
        start, end = (on(day, m, zone) for m in self.plan.evening)
        return start, end

    def evening(self, day: date) -> str:
        a, b = self.evening_window(day)
        found = self._evening(day, a, b)
        if found != "disconnected":
            return found
        reached = [how for how in self.open_minutes(day, (a, b)).values() if how == "unlocked"]
        return "reachable" if len(reached) > 15 else "disconnected"

    def _evening(self, day: date, a: int, b: int) -> str:
        if any(a <= m.at < b for m in self.minutes):
            return "worked"
        if b > self.now or self.is_before_install(day):
            return "unknown"
        if self.is_vouched(day):
            return "disconnected"
        if overlap(a, b, self.coverage(CoverageKind.UNKNOWN)) > 120:
            return "unknown"
        # No data is never shown as calm: on a day that is not known, somebody must have watched.
        was_watched = overlap(a, b, self.coverage(CoverageKind.TRACKED)) > 0
        return "disconnected" if was_watched or self.is_seen(day) else "unknown"

    def episodes(self) -> list[Run]:
        outside = runs([m for m in self.minutes if m.outside])
        return [run for run in outside if run.end - run.start >= 5]

    def day(self, day: date) -> Day:
        minutes = [m for m in self.minutes if m.day == day]
        classes: dict[str, int] = {}
        for m in minutes:
            classes[m.cls] = classes.get(m.cls, 0) + 1
        episodes = [e for e in self.episodes() if e.day == day]
        spilled = [e for e in episodes if any(not m.planned for m in e.minutes)]
        return Day(
            day,
            self.is_known(day),
            len(minutes),
            classes,
            sum(m.planned for m in minutes if m.outside),
            sum(m.place is Place.HOME for m in minutes),
            minutes[0].at if minutes else None,
            minutes[-1].at + 1 if minutes else None,
            len(spilled),
            len(episodes) - len(spilled),
            sum(b.day == day and self.is_check_in(b) for b in self.blocks),
            self.evening(day),
            self.rest_after(day),
            *self.left_open(day),
            self.were_apps_watched(*self.evening_window(day)),
        )

    def left_open(self, day: date) -> tuple[int | None, int | None]:
        """Return the minutes that apps were left open, and those behind an unlocked screen."""
        window = self.day_window(day)
        if not self.were_apps_watched(*window):
            return None, None
        found = list(self.open_minutes(day, window).values())
        return len(found), found.count("unlocked")

    def days(self) -> list[Day]:
        return [self.day(self.monday + timedelta(days=n)) for n in range(7)]
