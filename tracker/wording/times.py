"""Durations, times of day and dates as people read them, in the language in use.

Weekday and month names are in the catalogues: the system's own locale data differ from computer
to computer. All datetimes and dates here are local; callers convert.
"""

from datetime import date, datetime, timedelta

from tracker.wording.catalogue import _, ngettext, pgettext

_MINUTE = timedelta(minutes=1)
_HALF_MINUTE = timedelta(seconds=30)
_MINUTES_IN_DAY = 24 * 60


def whole_minutes(length: timedelta) -> int:
    """Round a duration to minutes, half a minute up.

    Raises:
        ValueError: it is negative, which no measure of time here can be.
    """
    if length < timedelta(0):
        raise ValueError(f"negative duration: {length}")
    return (length + _HALF_MINUTE) // _MINUTE


def duration(length: timedelta) -> str:
    """Write a duration for running text: “45 min”, “1 h 05 min”, “36 h 00 min”."""
    hours, minutes = divmod(whole_minutes(length), 60)
    if hours == 0:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=f"{minutes:02}")


def short_duration(length: timedelta) -> str:
    """Write a duration for a figure that stands alone: “0 h 45”, “36 h 00”."""
    hours, minutes = divmod(whole_minutes(length), 60)
    return pgettext("duration", "{hours} h {minutes}").format(hours=hours, minutes=f"{minutes:02}")


def table_duration(length: timedelta) -> str:
    """Write a duration for a table column: “7:30”, “0:05”."""
    hours, minutes = divmod(whole_minutes(length), 60)
    return f"{hours}:{minutes:02}"


def counted_minutes(count: int) -> str:
    """Write a number of minutes out: “1 minute”, “50 minutes”."""
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def counted_hours(count: int) -> str:
    """Write a number of hours out: “1 hour”, “11 hours”."""
    return ngettext("{count} hour", "{count} hours", count).format(count=count)


def unit_name(unit: str, number: int) -> str:
    """Write the declared unit of a setting as it follows a number: “1 month”, “36 months”."""
    return ngettext("month", "months", number) if unit == "months" else _(unit)


def clock(at: datetime) -> str:
    """Write a local time of day for a table: “16:00”."""
    return f"{at.hour:02}:{at.minute:02}"


def clock_in_text(at: datetime) -> str:
    """Write a local time of day for running text: “16:00”, in Norwegian «16.00»."""
    return pgettext("time of day in running text", "{hour}:{minute}").format(
        hour=f"{at.hour:02}", minute=f"{at.minute:02}"
    )


def clock_minute(minute: int) -> str:
    """Write minutes since midnight for a table: 960 is “16:00”, 1440 “24:00”, 1800 “06:00”."""
    if minute != _MINUTES_IN_DAY:
        minute %= _MINUTES_IN_DAY
    return "{:02}:{:02}".format(*divmod(minute, 60))


def interval(start_minute: int, end_minute: int) -> str:
    """Write an interval given in minutes since local midnight: “08:00–16:00”."""
    return f"{clock_minute(start_minute)}–{clock_minute(end_minute)}"


def weekday(day: date) -> str:
    """Name a weekday: “Wednesday”, «onsdag»."""
    return _weekdays()[day.weekday()]


def short_weekday(day: date) -> str:
    """Name a weekday in three letters: “Wed”, «ons»."""
    return _short_weekdays()[day.weekday()]


def month(day: date) -> str:
    """Name a month: “November”, «november»."""
    return _months()[day.month - 1]


def short_month(day: date) -> str:
    """Name a month in short: “Nov”, «nov.»."""
    return _short_months()[day.month - 1]


def full_date(day: date) -> str:
    """Write a date: “16 November 2026”, «16. november 2026»."""
    return pgettext("date", "{day} {month} {year}").format(
        day=day.day, month=month(day), year=day.year
    )


def date_in_year(day: date) -> str:
    """Write a date whose year is plain: “16 November”, «16. november»."""
    return pgettext("date", "{day} {month}").format(day=day.day, month=month(day))


def short_date(day: date) -> str:
    """Write a date in short: “16 Nov”, «16. nov.»."""
    return pgettext("date", "{day} {month}").format(day=day.day, month=short_month(day))


def date_range(first: date, last: date) -> str:
    """Write a range of dates, both ends inside: “16–22 November 2026”, «16.–22. november 2026»."""
    if first == last:
        return full_date(first)
    if first.year != last.year:
        form = pgettext("dates", "{first} {first_month} {first_year} – {last} {last_month} {year}")
    elif first.month != last.month:
        form = pgettext("dates", "{first} {first_month} – {last} {last_month} {year}")
    else:
        form = pgettext("dates", "{first}–{last} {last_month} {year}")
    return form.format(
        first=first.day,
        first_month=month(first),
        first_year=first.year,
        last=last.day,
        last_month=month(last),
        year=last.year,
    )


def week_title(monday: date) -> str:
    """Name an ISO week by its Monday: “Week 47”, «Uke 47»."""
    return _("Week {number}").format(number=monday.isocalendar().week)


def _weekdays() -> tuple[str, ...]:
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )


def _short_weekdays() -> tuple[str, ...]:
    return _("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")


def _months() -> tuple[str, ...]:
    return (
        pgettext("month", "January"),
        pgettext("month", "February"),
        pgettext("month", "March"),
        pgettext("month", "April"),
        pgettext("month", "May"),
        pgettext("month", "June"),
        pgettext("month", "July"),
        pgettext("month", "August"),
        pgettext("month", "September"),
        pgettext("month", "October"),
        pgettext("month", "November"),
        pgettext("month", "December"),
    )


def _short_months() -> tuple[str, ...]:
    return (
        pgettext("short month", "Jan"),
        pgettext("short month", "Feb"),
        pgettext("short month", "Mar"),
        pgettext("short month", "Apr"),
        pgettext("short month", "May"),
        pgettext("short month", "Jun"),
        pgettext("short month", "Jul"),
        pgettext("short month", "Aug"),
        pgettext("short month", "Sep"),
        pgettext("short month", "Oct"),
        pgettext("short month", "Nov"),
        pgettext("short month", "Dec"),
    )
