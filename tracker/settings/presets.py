"""Weeks to begin with: how people lay their work out, each as core hours and a flex band.

No style is better than another; what counts is that it is the person's own. The hours are usual
ones, to be dragged to where they belong.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, cast

from tracker.settings.dated import WEEKDAYS
from tracker.settings.declared import Settings
from tracker.settings.keys import SCHEDULE, Value, get_value
from tracker.settings.week_hours import NO_HOURS, Day, Week, texts_of, week_of

FLEX_BEFORE: Final = "hours.flex_before_min"
FLEX_AFTER: Final = "hours.flex_after_min"
_WORKDAYS: Final = 5


class Preset(StrEnum):
    """A way to lay work out."""

    SEPARATE = "separate"  # one block a day, and then nothing
    MIXED = "mixed"  # some of it in the evening, by choice
    PART_TIME = "part_time"
    NIGHT = "night"
    STATE_FLEXITIME = "state_flexitime"  # of those who work for the Norwegian state
    NO_FIXED_HOURS = "no_fixed_hours"


@dataclass(frozen=True, slots=True)
class Plan:
    """When work is meant to happen.

    Attributes:
        week: the core hours.
        flex_before_min: how long before them work is flexitime, in minutes.
        flex_after_min: the same after them.
    """

    week: Week
    flex_before_min: int = 0
    flex_after_min: int = 0


def _workdays(*hours: tuple[int, int]) -> Week:
    day: Day = tuple((start * 60, end * 60) for start, end in hours)
    return (*(day,) * _WORKDAYS, *NO_HOURS[_WORKDAYS:])


PLANS: Final = {
    Preset.SEPARATE: Plan(_workdays((8, 16))),
    Preset.MIXED: Plan(_workdays((8, 15), (20, 22))),
    Preset.PART_TIME: Plan(_workdays((8, 12))),
    Preset.NIGHT: Plan(_workdays((22, 30))),
    # Core time 09:00-14:30 in a frame of 06:00-21:00, by the state's agreement on flexitime; the
    # band holds three hours at most, so that the evening stays an evening.
    Preset.STATE_FLEXITIME: Plan(
        (*(((9 * 60, 14 * 60 + 30),),) * _WORKDAYS, *NO_HOURS[_WORKDAYS:]), 180, 180
    ),
    Preset.NO_FIXED_HOURS: Plan(NO_HOURS),
}


def preset_of(plan: Plan) -> Preset | None:
    """Return the preset that a plan is; None where it was made by hand."""
    return next((preset for preset, known in PLANS.items() if known == plan), None)


def plan_on(settings: Settings, day: date) -> Plan:
    """Return the plan that the settings hold for a date."""
    hours = {name: get_value(settings, f"{SCHEDULE}.{name}", day) for name in WEEKDAYS}
    flex = (get_value(settings, key, day) for key in (FLEX_BEFORE, FLEX_AFTER))
    before, after = cast(tuple[int, int], tuple(flex))
    return Plan(week_of(cast(Mapping[str, tuple[str, ...]], hours)), before, after)


def values_of(plan: Plan) -> dict[str, Value]:
    """Write a plan as settings, by their keys."""
    hours = {f"{SCHEDULE}.{n}": texts_of(d) for n, d in zip(WEEKDAYS, plan.week, strict=True)}
    return {**hours, FLEX_BEFORE: plan.flex_before_min, FLEX_AFTER: plan.flex_after_min}
