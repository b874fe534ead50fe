"""A week as text for a terminal: what a friend would say first, then the days as a table.

Everything fits eighty columns in every language.
"""

from collections.abc import Callable

from tracker.domain.week import WeekBalance
from tracker.reports.table import lay_out, paragraph
from tracker.reports.week_details import details, full_title, moved_boundaries
from tracker.reports.week_figures import figures
from tracker.reports.week_table import week_columns, week_rows
from tracker.reports.week_words import headline, remarks


def week_text(balance: WeekBalance, heading: Callable[[str], str] = str) -> str:
    """Tell a week in words and figures, with a line end; `heading` decorates headings."""
    blocks = [
        [heading(full_title(balance))],
        [paragraph(" ".join(said)) for said in (headline(balance), remarks(balance))],
        _table(balance, heading),
        _figures(balance),
        [paragraph(sentence) for sentence in details(balance)],
        [paragraph(sentence) for sentence in moved_boundaries(balance)],
    ]
    kept = ["\n".join(line for line in block if line) for block in blocks]
    return "\n\n".join(block for block in kept if block) + "\n"


def _table(balance: WeekBalance, heading: Callable[[str], str]) -> list[str]:
    title, *lines = lay_out(week_columns(), week_rows(balance))
    return [heading(title), *lines]


def _figures(balance: WeekBalance) -> list[str]:
    found = figures(balance)
    width = max((len(figure.value) for figure in found), default=0)
    return [f"{figure.value.rjust(width)}  {figure.caption}" for figure in found]
