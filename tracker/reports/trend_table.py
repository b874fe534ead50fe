"""The weeks of a trend as a table: what stands over its columns, and the words of each row."""

from tracker.domain.trend import Mark, Trend, TrendWeek
from tracker.reports.table import Column
from tracker.reports.trend_words import known_words, week_note
from tracker.wording import _, short_date, table_duration, week_title

NOTHING = "–"


def trend_columns() -> list[Column]:
    """Return the columns of the table."""
    return [
        Column(_("Week")),
        Column(_("From")),
        Column(_("Work"), is_figure=True),
        Column(_("Outside"), is_figure=True),
        Column(_("A day"), is_figure=True),
        Column(_("Days known"), is_figure=True),
        Column(_("Remark")),
    ]


def weeks_told(trend: Trend) -> list[TrendWeek]:
    """Return the weeks that have a row: all since the first work on record."""
    return [week for week in trend.weeks if week.mark is not Mark.BEFORE]


def trend_rows(trend: Trend) -> list[list[str]]:
    """Return a row for each of these weeks."""
    return [_row(trend, week) for week in weeks_told(trend)]


def _row(trend: Trend, week: TrendWeek) -> list[str]:
    per_day = week.per_day
    return [
        week_title(week.week.monday),
        short_date(week.week.monday),
        table_duration(week.work) if week.work else NOTHING,
        table_duration(week.outside) if week.work and week.version.has_core else NOTHING,
        table_duration(per_day) if per_day is not None else NOTHING,
        known_words(week) or NOTHING,
        week_note(trend, week),
    ]
