"""A week as text for a terminal: what a friend would say first, then the days as a table.

Everything fits eighty columns in every language.
"""

from collections.abc import Callable

from tracker.domain.localtime import DAY_MIN
from tracker.domain.rest import EveningState
from tracker.domain.schedule import boundary_minutes
from tracker.domain.week import DayBalance, WeekBalance
from tracker.reports.day_words import day_note
from tracker.reports.table import Column, lay_out, paragraph
from tracker.reports.week_figures import figures
from tracker.reports.week_words import has_fixed_hours, headline, remarks, rest_words
from tracker.wording import (
    _,
    begin,
    class_name,
    clock_minute,
    date_range,
    duration,
    evening_name,
    listing,
    percent,
    short_date,
    short_weekday,
    table_duration,
    week_title,
)

NOTHING = "–"


def week_text(balance: WeekBalance, heading: Callable[[str], str] = str) -> str:
    """Tell a week in words and figures, with a line end; `heading` decorates headings."""
    blocks = [
        [heading(_title(balance))],
        [paragraph(" ".join(said)) for said in (headline(balance), remarks(balance))],
        _table(balance, heading),
        _figures(balance),
        [paragraph(sentence) for sentence in (_where_outside(balance), _from_home(balance))],
        [paragraph(sentence) for sentence in _boundaries(balance)],
    ]
    kept = ["\n".join(line for line in block if line) for block in blocks]
    return "\n\n".join(block for block in kept if block) + "\n"


def _title(balance: WeekBalance) -> str:
    days = balance.week.days
    return f"{week_title(days[0])}, {date_range(days[0], days[-1])}"


# --- The table ----------------------------------------------------------------------------------


def _table(balance: WeekBalance, heading: Callable[[str], str]) -> list[str]:
    columns = [
        Column(_("Day")),
        Column(_("Work"), is_figure=True),
        Column(_("Outside"), is_figure=True),
        Column(_("Evening")),
        Column(_("Rest after")),
    ]
    apps_listed = balance.reachable_idle is not None
    rows = [_row(day, apps_listed=apps_listed) for day in balance.days]
    total = [_("Week"), *_amounts(balance), "", ""]
    title, *lines = lay_out(columns, [*rows, total] if balance.work else rows)
    return [heading(title), *lines]


def _row(day: DayBalance, *, apps_listed: bool) -> list[str]:
    name = f"{begin(short_weekday(day.day))} {short_date(day.day)}"
    amounts = _amounts(day) if day.work else [NOTHING, NOTHING]
    return [name, *amounts, _evening(day, apps_listed=apps_listed), _after(day)]


def _amounts(balance: WeekBalance | DayBalance) -> list[str]:
    if isinstance(balance, WeekBalance):
        is_fixed = has_fixed_hours(balance)
    else:
        is_fixed = balance.plan.has_fixed_hours
    return [table_duration(balance.work), table_duration(balance.outside) if is_fixed else NOTHING]


def _evening(day: DayBalance, *, apps_listed: bool) -> str:
    if day.evening is EveningState.UNKNOWN:
        return NOTHING
    return evening_name(day.evening.value, apps_listed=apps_listed)


def _after(day: DayBalance) -> str:
    """Say how the rest after a day was, and what else explains its row."""
    return "; ".join(part for part in (_rest(day), day_note(day)) if part)


def _rest(day: DayBalance) -> str:
    if day.rest_after is None:
        return ""
    words = rest_words(day.rest_after, day.plan.version.daily_rest)
    return ", ".join(part for part in (words.figure, words.remark) if part)


# --- Below it -----------------------------------------------------------------------------------


def _figures(balance: WeekBalance) -> list[str]:
    found = figures(balance)
    width = max((len(figure.value) for figure in found), default=0)
    return [f"{figure.value.rjust(width)}  {figure.caption}" for figure in found]


def _where_outside(balance: WeekBalance) -> str:
    parts = [
        f"{class_name(work_class)} {duration(length)}"
        for work_class, length in balance.classes.items()
        if length
    ]
    return _("Outside core hours: {parts}.").format(parts=listing(parts)) if parts else ""


def _from_home(balance: WeekBalance) -> str:
    if balance.home_share is None:
        return ""
    home, share = duration(balance.home), percent(balance.home_share)
    if not balance.home_outside:
        return _("From home: {home} ({share}).").format(home=home, share=share)
    return _("From home: {home} ({share}), {outside} of it outside core hours.").format(
        home=home, share=share, outside=duration(balance.home_outside)
    )


def _boundaries(balance: WeekBalance) -> list[str]:
    """Tell where days begin at another time than the person wished."""
    sentence = _("Days begin at {time} instead of {wished}, which lies inside core hours.")
    versions = {day.plan.version: None for day in balance.days}
    begun = [(boundary_minutes(version) % DAY_MIN, version.day_starts_min) for version in versions]
    return [
        sentence.format(time=clock_minute(at), wished=clock_minute(wished))
        for at, wished in begun
        if at != wished
    ]
