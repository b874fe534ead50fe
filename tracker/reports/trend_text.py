"""The trend as text for a terminal: the sentence it comes to, the weeks, and the two medians."""

from collections.abc import Callable

from tracker.domain.trend import Trend
from tracker.reports.table import lay_out, paragraph
from tracker.reports.trend_figures import trend_figures
from tracker.reports.trend_table import trend_columns, trend_rows
from tracker.reports.trend_words import remarks, sentence, title


def trend_text(trend: Trend, heading: Callable[[str], str] = str) -> str:
    """Tell a trend in words and figures, with a line end; `heading` decorates headings."""
    blocks = [
        [heading(title(trend))],
        [paragraph(" ".join([sentence(trend), *remarks(trend)]))],
        _table(trend, heading),
        _figures(trend),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _table(trend: Trend, heading: Callable[[str], str]) -> list[str]:
    rows = [] if trend.is_blank else trend_rows(trend)
    if not rows:
        return []
    titles, *lines = lay_out(trend_columns(), rows)
    return [heading(titles), *lines]


def _figures(trend: Trend) -> list[str]:
    found = trend_figures(trend)
    width = max((len(figure.value) for figure in found), default=0)
    return [f"{figure.value.rjust(width)}  {figure.caption}" for figure in found]
