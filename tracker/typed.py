"""What people type: instants, dates, weeks, hours of a day; each fault is told in one sentence.

Times without an offset are local in the home zone.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from tracker.domain.localtime import zone_info
from tracker.domain.spans import Span
from tracker.domain.week import Week
from tracker.errors import UsageError
from tracker.importers.limits import (
    FIRST_YEAR,
    LAST_YEAR,
    end_fault,
    instant_fault,
    note_fault,
)
from tracker.settings.intervals import Minutes, overlap, parse_day, parse_interval
from tracker.wording import _, clock, duration, full_date

NO_HOURS: Final = "none"
BY_SCHEDULE: Final = "schedule"

_CLOCK: Final = r"(\d{1,2}):(\d{2})(?::(\d{2}))?"
_TIME: Final = re.compile(
    rf"(?:(?P<date>\d{{4}}-\d{{2}}-\d{{2}})[T ])?{_CLOCK}(?P<offset>Z|[+-]\d{{2}}:?\d{{2}})?",
    re.ASCII,
)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT: Final = re.compile(r"(?:(\d{1,3})m(?:in)?)?(?:(\d{1,4})s)?", re.ASCII)
_WEEK: Final = re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE)


def parse_instant(text: str, zone: str, day: date) -> datetime:
    """Understand an instant: `2026-11-16T08:00+01:00`, `2026-11-16 08:00`, or `08:00`.

    Args:
        text: what was typed; `24:00` is the end of the day.
        zone: the zone of a time without an offset.
        day: the date of a time without one.

    Raises:
        UsageError: it is none, or a local time that daylight saving skips or brings twice.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise UsageError(
            _(
                "“{text}” is no time; write 08:00 for today, 2026-11-16 08:00, or"
                " 2026-11-16T08:00+01:00."
            ).format(text=text)
        )
    day = parse_date(found["date"]) if found["date"] else day
    wall = datetime.combine(day, time()) + _since_midnight(text, found)
    at = _with_offset(wall, found["offset"]) if found["offset"] else _local(wall, zone)
    if fault := instant_fault(at):
        raise UsageError(_out_of_reach(text, fault))
    return at.astimezone(UTC)


def parse_span(start: str, end: str, zone: str, today: date) -> tuple[datetime, datetime]:
    """Understand a start and an end; an end without a date lies on the start's.

    Raises:
        UsageError: one of them is no time, or they make no span of work.
    """
    begins = parse_instant(start, zone, today)
    day = begins.astimezone(zone_info(zone)).date()
    ends = parse_instant(end, zone, day)
    check_span(begins, ends, zone)
    return begins, ends


def check_span(start: datetime, end: datetime, zone: str) -> None:
    """Make sure that work ends after it starts, and not a day later.

    Raises:
        UsageError: it does not.
    """
    shown = [at.astimezone(zone_info(zone)).replace(tzinfo=None) for at in (start, end)]
    begins, ends = (at.isoformat(" ", "minutes") for at in shown)
    fault = end_fault(start, end, begins)
    if start == end:
        fault = _("a time after the start, {start}").format(start=begins)
    if fault:
        raise UsageError(
            _("The end is {end}, expected {expected}.").format(end=ends, expected=fault)
        )


def span_of(start: datetime, end: datetime) -> Span:
    """Return the span between two instants.

    Raises:
        UsageError: it does not end after it starts.
    """
    if end <= start:
        raise UsageError(
            _("The end, {end}, does not lie after the start, {start}.").format(
                end=end.isoformat(), start=start.isoformat()
            )
        )
    return Span(start, end)


def parse_date(text: str) -> date:
    """Understand a date such as 2026-11-16.

    Raises:
        UsageError: it is none.
    """
    try:
        day = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise UsageError(_("“{text}” is no date; write one such as 2026-11-16.").format(text=text))
    _check_year(day.year, text)
    return day


def parse_week(text: str) -> Week:
    """Understand a week such as 2026-W47, or any date in it.

    Raises:
        UsageError: it is neither.
    """
    found = _WEEK.fullmatch(text)
    if found is None:
        if _DATE.fullmatch(text):
            return Week.of(parse_date(text))
        raise UsageError(
            _("“{text}” is no week; write 2026-W47, or a date in it such as 2026-11-16.").format(
                text=text
            )
        )
    year, number = int(found[1]), int(found[2])
    _check_year(year, text)
    last = date(year, 12, 28).isocalendar().week  # the last week of a year always holds this date
    if not 1 <= number <= last:
        raise UsageError(
            _("{year} has no week {number}; its weeks are 1 to {last}.").format(
                year=year, number=number, last=last
            )
        )
    return Week(year, number)


def parse_unsure(text: str) -> int:
    """Understand the number of unsure time: “u3”, or “3”.

    Raises:
        UsageError: it is no such number.
    """
    found = re.fullmatch(r"[uU]?([0-9]{1,18})", text.strip(), re.ASCII)
    if found is None:
        raise UsageError(
            _("“{text}” is no unsure time; “kjernetid log” shows them as u1, u2.").format(text=text)
        )
    return int(found[1])


def parse_on_call(text: str) -> int:
    """Understand the number of time on call: “c3”, or “3”.

    Raises:
        UsageError: it is no such number.
    """
    found = re.fullmatch(r"[cC]?([0-9]{1,18})", text.strip(), re.ASCII)
    if found is None:
        raise UsageError(
            _("“{text}” is no time on call; “kjernetid oncall list” shows it as c1, c2.").format(
                text=text
            )
        )
    return int(found[1])


def parse_note(text: str) -> str:
    """Return a note that can be kept.

    Raises:
        UsageError: it cannot.
    """
    if fault := note_fault(text):
        raise UsageError(_("The note cannot be kept; expected: {expected}.").format(expected=fault))
    return text


def parse_part(text: str) -> Minutes:
    """Understand a part of a day such as 12:00-16:00.

    Raises:
        UsageError: it is none.
    """
    try:
        return parse_interval(text)
    except ValueError:
        raise UsageError(_no_interval(text)) from None


def parse_hours(text: str) -> tuple[Minutes, ...] | None:
    """Understand the core hours of one day; None means those of the schedule.

    Raises:
        UsageError: they are none, or overlap.
    """
    if text == BY_SCHEDULE:
        return None
    if text == NO_HOURS:
        return ()
    try:
        hours = parse_day(text.split(","))
    except ValueError:
        raise UsageError(_no_interval(text)) from None
    _check_apart(hours, text)
    return hours


def parse_moment(text: str, longest: timedelta) -> timedelta:
    """Understand how long somebody wants to look on: `20s`, `2m` or `1m30s`.

    Raises:
        UsageError: it is none of these, or longer than `longest`.
    """
    found = _MOMENT.fullmatch(text)
    length = timedelta()
    if found is not None:
        length = timedelta(minutes=int(found[1] or 0), seconds=int(found[2] or 0))
    if not timedelta(0) < length <= longest:
        raise UsageError(
            _("“{text}” is no length; write 20s or 2m, up to {longest}.").format(
                text=text, longest=duration(longest)
            )
        )
    return length


def _since_midnight(text: str, found: re.Match[str]) -> timedelta:
    hours, minutes, seconds = (int(part or 0) for part in found.group(2, 3, 4))
    since = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if minutes > 59 or seconds > 59 or since > timedelta(hours=24):
        raise UsageError(
            _("“{text}” is no time of day; they go from 00:00 to 24:00.").format(text=text)
        )
    return since


def _with_offset(wall: datetime, offset: str) -> datetime:
    try:
        return datetime.fromisoformat(f"{wall.isoformat()}{offset}")
    except ValueError:
        raise UsageError(
            _("“{offset}” is no offset from UTC; write one such as +01:00.").format(offset=offset)
        ) from None


def _local(wall: datetime, zone: str) -> datetime:
    rules = zone_info(zone)
    first, second = (wall.replace(tzinfo=rules, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return first
    when = {"time": clock(wall), "date": full_date(wall), "zone": zone}
    if first.astimezone(rules).replace(tzinfo=None) != wall:
        raise UsageError(
            _(
                "{time} on {date} does not exist in {zone}, where the clock is put forward; give"
                " another time."
            ).format(**when)
        )
    ways = [at.astimezone(rules).isoformat(timespec="minutes") for at in (first, second)]
    raise UsageError(
        _(
            "{time} on {date} comes twice in {zone}, where the clock is put back; write {first} or"
            " {second}."
        ).format(**when, first=ways[0], second=ways[1])
    )


def _check_year(year: int, text: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        years = _("a year from {first} to {last}").format(first=FIRST_YEAR, last=LAST_YEAR)
        raise UsageError(_out_of_reach(text, years))


def _check_apart(hours: Sequence[Minutes], text: str) -> None:
    if overlap(hours):
        raise UsageError(
            _("The hours “{text}” overlap; write each part of the day once.").format(text=text)
        )


def _no_interval(text: str) -> str:
    return _("“{text}” is no part of a day; write one such as 12:00-16:00.").format(text=text)


def _out_of_reach(text: str, expected: str) -> str:
    return _("“{text}” is out of reach; expected {expected}.").format(text=text, expected=expected)
