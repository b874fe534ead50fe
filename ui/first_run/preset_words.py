"""A plan in words: what its preset is called and means, and what the week of it comes to."""

from datetime import timedelta

from tracker.settings.presets import Plan, Preset
from tracker.settings.week_hours import shortest_rest, weekly_minutes
from tracker.wording import _, counted_hours, duration

HOUR = 60


def preset_name(preset: Preset) -> str:
    """Name a week to begin with."""
    return {
        Preset.SEPARATE: _("Separate"),
        Preset.MIXED: _("Mixed"),
        Preset.PART_TIME: _("Part-time"),
        Preset.NIGHT: _("Night"),
        Preset.STATE_FLEXITIME: _("State flexitime"),
        Preset.NO_FIXED_HOURS: _("No fixed hours"),
    }[preset]


def preset_meaning(preset: Preset | None) -> str:
    """Say in a line what it means; None stands for a week of the person’s own."""
    return {
        Preset.SEPARATE: _("Work in one block, and then nothing of it."),
        Preset.MIXED: _("An early end, and some work in the evening because you choose so."),
        Preset.PART_TIME: _("Fewer hours; drag them to where yours are."),
        Preset.NIGHT: _("Work over midnight belongs to the day it begins on."),
        Preset.STATE_FLEXITIME: _(
            "The core time of the Norwegian state, 09:00–14:30, with three hours of flexitime"
            " before and after it. The state’s frame, 06:00–21:00, goes on into the evening; what"
            " is worked there is told as evening work."
        ),
        Preset.NO_FIXED_HOURS: _(
            "No time of day is outside; breaks and rest are told all the same."
        ),
        None: _("Hours of your own."),
    }[preset]


def plan_line(plan: Plan, wanted_rest_h: int) -> str:
    """Say what a week comes to: its hours, and the shortest time off between two days."""
    rest = shortest_rest(plan.week)
    if rest is None:
        return ""
    said = _("{hours} a week, with {rest} off between two days at least.").format(
        hours=_length(weekly_minutes(plan.week)), rest=_length(rest)
    )
    if rest >= wanted_rest_h * HOUR:
        return said
    wanted = _("The rest you want is set to {hours}.").format(hours=counted_hours(wanted_rest_h))
    return f"{said} {wanted}"


def _length(minutes: int) -> str:
    return duration(timedelta(minutes=minutes))
