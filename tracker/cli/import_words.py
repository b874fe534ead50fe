"""An import in words and as JSON: what would come in, what came in, what was left out and why."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tracker.domain.localtime import local
from tracker.domain.spans import Span
from tracker.importers.formats import Form
from tracker.importers.found import Found, Why
from tracker.wording import _, date_range, duration, ngettext

if TYPE_CHECKING:
    from tracker.imports import Weighed
    from tracker.reports.json import Object

JSON_VERSION = 1


def imported_line(added: int, duplicates: int) -> str:
    """Say what came in."""
    said = ngettext(
        "{count} span of work imported.", "{count} spans of work imported.", added
    ).format(count=added)
    return f"{said} {_known(duplicates)}" if duplicates else said


def dry_lines(found: Found, weighed: "Weighed", form: Form, zone: str) -> Iterator[str]:
    """Say what would come in, by which rules, and what is on record already."""
    yield _in_it(weighed, form, zone)
    yield from found.told
    if weighed.known:
        yield _known(weighed.known)
    if weighed.overlapping:
        yield _overlapping(weighed)
    yield _("Nothing was imported.")


def dry_object(found: Found, weighed: "Weighed", form: Form, zone: str) -> "Object":
    """Return the same as JSON; minutes are numbers, times local at home."""
    within = weighed.within
    return {
        "version": JSON_VERSION,
        "format": form.value,
        "spans": weighed.count,
        "first": local(within.start, zone).isoformat() if within else None,
        "last": local(within.end, zone).isoformat() if within else None,
        "work_min": _minutes(weighed.work.total_seconds()),
        "new_min": _minutes(weighed.fresh.total_seconds()),
        "on_record": weighed.known,
        "overlapping": weighed.overlapping,
        "ahead": weighed.ahead,
        "left_out": {why.value: count for why, count in found.left_out.items()},
        "rules": list(found.told),
    }


def ahead_line(count: int) -> list[str]:
    """Say how many spans lie ahead, if any does."""
    if not count:
        return []
    return [
        ngettext(
            "{count} span of work lies ahead, or ends there.",
            "{count} spans of work lie ahead, or end there.",
            count,
        ).format(count=count)
    ]


def left_out_lines(left_out: Mapping[Why, int]) -> Iterator[str]:
    """Say what is left out, a line for each reason."""
    for why, count in left_out.items():
        yield _left_out(why, count).format(count=count)


def _in_it(weighed: "Weighed", form: Form, zone: str) -> str:
    if weighed.within is None:
        return _("Read as {format}: no work is in the file.").format(format=form_name(form))
    return ngettext(
        "Read as {format}: {count} span of work, {dates}, {length} in all.",
        "Read as {format}: {count} spans of work, {dates}, {length} in all.",
        weighed.count,
    ).format(
        format=form_name(form),
        count=weighed.count,
        dates=_dates(weighed.within, zone),
        length=duration(weighed.work),
    )


def _dates(within: Span, zone: str) -> str:
    return date_range(local(within.start, zone).date(), local(within.end, zone).date())


def form_name(form: Form) -> str:
    """Name a format as people know it."""
    match form:
        case Form.CSV:
            return "Kjernetid CSV"
        case Form.ACTIVITYWATCH:
            return "ActivityWatch"
        case Form.TOGGL:
            return "Toggl CSV"
        case Form.TIMEWARRIOR:
            return "Timewarrior"
        case Form.ICS:
            return "iCalendar"


def _known(count: int) -> str:
    return ngettext(
        "{count} was on record already.", "{count} were on record already.", count
    ).format(count=count)


def _overlapping(weighed: "Weighed") -> str:
    return ngettext(
        "{count} overlaps work on record: time counts once, and {length} of it would be new. Place"
        " and plan come from what you corrected, else typed, else from what comes in.",
        "{count} overlap work on record: time counts once, and {length} in all would be new. Place"
        " and plan come from what you corrected, else typed, else from what comes in.",
        weighed.overlapping,
    ).format(count=weighed.overlapping, length=duration(weighed.fresh))


def _minutes(seconds: float) -> float:
    return round(seconds / 60, 3)


def _left_out(why: Why, count: int) -> str:
    match why:
        case Why.EMPTY:
            return ngettext(
                "{count} entry without length is left out.",
                "{count} entries without length are left out.",
                count,
            )
        case Why.RUNNING:
            return ngettext(
                "{count} entry that has no end yet is left out.",
                "{count} entries that have no end yet are left out.",
                count,
            )
        case Why.BACKWARDS:
            return ngettext(
                "{count} entry that ends before it begins is left out.",
                "{count} entries that end before they begin are left out.",
                count,
            )
        case Why.TOO_LONG:
            return ngettext(
                "{count} entry longer than 24 hours is left out.",
                "{count} entries longer than 24 hours are left out.",
                count,
            )
        case Why.FAR:
            return ngettext(
                "{count} entry outside the years 1970 to 2100 is left out.",
                "{count} entries outside the years 1970 to 2100 are left out.",
                count,
            )
        case Why.BRIEF:
            return ngettext(
                "{count} stretch shorter than half a minute is left out.",
                "{count} stretches shorter than half a minute are left out.",
                count,
            )
        case _:
            return _event_left_out(why, count)


def _event_left_out(why: Why, count: int) -> str:
    match why:
        case Why.ALL_DAY:
            return ngettext(
                "{count} event of whole days is left out.",
                "{count} events of whole days are left out.",
                count,
            )
        case Why.CANCELLED:
            return ngettext(
                "{count} event that was called off is left out.",
                "{count} events that were called off are left out.",
                count,
            )
        case Why.REPEATING:
            return ngettext(
                "{count} event that repeats by a rule is left out: it says what was planned, not"
                " what was done.",
                "{count} events that repeat by a rule are left out: they say what was planned, not"
                " what was done.",
                count,
            )
        case _:
            return ngettext(
                "{count} event in a time zone that is not known here is left out.",
                "{count} events in time zones that are not known here are left out.",
                count,
            )
