"""The days of a week as a table: what stands over its columns, and the words of each row."""

from tracker.domain.rest import EveningState
from tracker.domain.week import DayBalance, WeekBalance
from tracker.reports.day_words import day_note, left_open_words
from tracker.reports.table import Column
from tracker.reports.week_words import has_fixed_hours, rest_words
from tracker.wording import _, begin, evening_name, short_date, short_weekday, table_duration

NOTHING = "–"


def week_columns() -> list[Column]:
    """Return the columns of the table."""
    return [
        Column(_("Day")),
        Column(_("Work"), is_figure=True),
        Column(_("Outside"), is_figure=True),
        Column(_("Evening")),
        Column(_("Rest after")),
    ]


def week_rows(balance: WeekBalance) -> list[list[str]]:
    """Return a row for each day, and one for the week if there was work in it."""
    rows = [_row(day) for day in balance.days]
    return [*rows, [_("Week"), *_amounts(balance), "", ""]] if balance.work else rows


def _row(day: DayBalance) -> list[str]:
    name = f"{begin(short_weekday(day.day))} {short_date(day.day)}"
    amounts = _amounts(day) if day.work else [NOTHING, NOTHING]
    return [name, *amounts, _evening(day), _after(day)]


def _amounts(balance: WeekBalance | DayBalance) -> list[str]:
    if isinstance(balance, WeekBalance):
        is_fixed = has_fixed_hours(balance)
    else:
        is_fixed = balance.plan.has_fixed_hours
    return [table_duration(balance.work), table_duration(balance.outside) if is_fixed else NOTHING]


def _evening(day: DayBalance) -> str:
    if day.evening is EveningState.UNKNOWN:
        return NOTHING
    return evening_name(day.evening.value, apps_listed=day.evening_watched)


def _after(day: DayBalance) -> str:
    """Say how the rest after a day was, and what else explains its row."""
    parts = (_rest(day), day_note(day), left_open_words(day))
    return "; ".join(part for part in parts if part)


def _rest(day: DayBalance) -> str:
    if day.rest_after is None:
        return ""
    words = rest_words(day.rest_after, day.plan.version.daily_rest)
    return ", ".join(part for part in (words.figure, words.remark) if part)
