"""The days of a week for the clipboard: a table for letters, and cells for spreadsheets."""

from html import escape

from tracker.domain.week import WeekBalance
from tracker.reports.week_details import full_title
from tracker.reports.week_table import week_columns, week_rows


def table_as_text(balance: WeekBalance) -> str:
    """Return the table with a tab between cells, as spreadsheets take it in."""
    rows = [[column.title for column in week_columns()], *week_rows(balance)]
    return "\n".join("\t".join(row) for row in rows) + "\n"


def table_as_markup(balance: WeekBalance) -> str:
    """Return the table as HTML, as letters and notes take it in."""
    columns = week_columns()
    titles = "".join(f"<th>{escape(column.title)}</th>" for column in columns)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in week_rows(balance))
    title = escape(full_title(balance))
    return f"<table><caption>{title}</caption><tr>{titles}</tr>{rows}</table>"


def _cells(row: list[str]) -> str:
    first, *others = map(escape, row)
    return f"<th>{first}</th>" + "".join(f"<td>{cell}</td>" for cell in others)
