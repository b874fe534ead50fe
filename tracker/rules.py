"""The person's settings turned into what the workshop obeys: schedule and rules."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from tracker.clock import is_plain_utc, zone_of_country
from tracker.domain.localtime import WallSpan
from tracker.domain.model import Leave, PromptKind, Swap
from tracker.domain.rules import Rules
from tracker.domain.schedule import Schedule, ScheduleVersion
from tracker.domain.self_report import MORE, USUAL, Statement
from tracker.domain.spans import Span, union
from tracker.holidays import PublicHolidays
from tracker.settings import EffectiveVersion, Settings, effective_versions
from tracker.settings.intervals import parse_day, parse_interval

# What can be switched off; each is a setting of its own, by the same name.
SWITCHED: Final = (
    PromptKind.WIND_DOWN,
    PromptKind.OUTSIDE_CORE,
    PromptKind.STILL_OUTSIDE,
    PromptKind.LAST_CALL,
    PromptKind.BACK_AGAIN,
    PromptKind.MOVEMENT,
    PromptKind.MEAL,
    PromptKind.WEEK_READY,
    PromptKind.LEFT_OPEN,
)


def statements_from(settings: Settings) -> tuple[Statement, ...]:
    """Return the statements about a week that the person wants to rate; none unless they do."""
    if not settings.week.self_report:
        return ()
    return (*USUAL, *MORE) if settings.week.self_report_more else USUAL


def home_zone(settings: Settings, system_zone: str) -> str:
    """Return where home is: the zone the person named, else the computer's.

    A computer that only knows UTC tells nothing about where its person lives; there the one zone
    of the country whose holidays they keep is the better guess.
    """
    if settings.hours.zone:
        return settings.hours.zone
    if is_plain_utc(system_zone):
        country = effective_versions(settings)[-1].country
        return zone_of_country(country) or system_zone
    return system_zone


def schedule_from(
    settings: Settings,
    system_zone: str,
    *,
    leave: Iterable[Leave] = (),
    swaps: Iterable[Swap] = (),
) -> Schedule:
    """Return the person's plan; `system_zone` is that of the computer (see `home_zone`)."""
    agreed = parse_day(settings.hours.reachable)
    versions = [_version(version, agreed) for version in effective_versions(settings)]
    return Schedule(
        versions,
        home_zone(settings, system_zone),
        evening=parse_interval(settings.hours.evening),
        stay_on_home_time=settings.hours.stay_on_home_time,
        holidays=PublicHolidays(versions),
        leave=leave,
        swaps=swaps,
    )


def rules_from(
    settings: Settings,
    schedule: Schedule,
    on_call: Iterable[Span] | None = None,
    *,
    can_close: bool = False,
) -> Rules:
    """Return what the machines need to know.

    Args:
        settings: what the person has set.
        schedule: the person's plan.
        on_call: time on call as it is on record; None: nobody looked.
        can_close: the desktop can ask other programs to close.
    """
    return Rules(
        schedule=schedule,
        away_after=timedelta(minutes=settings.work.away_after_min),
        is_shared=settings.work.computer == "shared",
        apps=frozenset(settings.work.apps),
        running_counts=settings.work.running_counts,
        on_call=None if on_call is None else tuple(union(on_call)),
        every=timedelta(minutes=settings.movement.every_min),
        break_length=timedelta(minutes=settings.movement.break_min),
        outside_after=timedelta(minutes=settings.prompts.outside_after_min),
        budget_per_day=settings.prompts.budget_per_day,
        can_close=can_close,
        kinds=frozenset(kind for kind in SWITCHED if getattr(settings.prompts, kind)),
        wind_down_before=timedelta(minutes=settings.prompts.wind_down_before_min),
    )


def check_in_max(settings: Settings) -> timedelta:
    """Return how long outside work may be and still be a quick check-in."""
    return timedelta(minutes=settings.work.checkin_max_min)


def _version(version: EffectiveVersion, reachable: tuple[WallSpan, ...]) -> ScheduleVersion:
    return ScheduleVersion(
        valid_from=version.valid_from,
        days=version.days,
        flex_before=timedelta(minutes=version.flex_before_min),
        flex_after=timedelta(minutes=version.flex_after_min),
        night=version.night,
        day_starts_min=version.day_starts_min,
        country=version.country,
        region=version.region,
        daily_rest=timedelta(hours=version.daily_h),
        weekly_rest=timedelta(hours=version.weekly_h),
        reachable=reachable,
    )
