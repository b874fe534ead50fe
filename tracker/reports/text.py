"""A week as text for a terminal: what a friend would say first, then the days as a table.

Everything fits eighty columns in every language.
"""

from collections.abc import Callable

from tracker.domain.localtime import DAY_MIN
from tracker.domain.schedule import boundary_minutes
from tracker.domain.week import WeekBalance
from tracker.reports.table import lay_out, paragraph
from tracker.reports.week_figures import figures
from tracker.reports.week_table import week_columns, week_rows
from tracker.reports.week_words import headline, remarks
from tracker.wording import (
    _,
    class_name,
    clock_minute,
    date_range,
    duration,
    listing,
    percent,
    week_title,
)


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
    title, *lines = lay_out(week_columns(), week_rows(balance))
    return [heading(title), *lines]


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
