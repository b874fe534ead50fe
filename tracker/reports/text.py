"""A week as text for a terminal: what a friend would say first, then the days as a table.

Everything fits eighty columns in every language.
"""

from collections.abc import Callable

from tracker.domain.self_report import Answers
from tracker.domain.week import WeekBalance
from tracker.reports.table import lay_out, paragraph
from tracker.reports.week_details import details, full_title, moved_boundaries
from tracker.reports.week_figures import figures
from tracker.reports.week_table import week_columns, week_rows
from tracker.reports.week_words import headline, remarks
from tracker.wording.statements import (
    answer_words,
    scale_meaning,
    self_report_title,
    statement_sentence,
)


def week_text(
    balance: WeekBalance, heading: Callable[[str], str] = str, answers: Answers | None = None
) -> str:
    """Tell a week in words and figures, with a line end.

    Args:
        balance: the week.
        heading: decorates headings.
        answers: what the person said of it themselves, to stand below.
    """
    blocks = [
        [heading(full_title(balance))],
        [paragraph(" ".join(said)) for said in (headline(balance), remarks(balance))],
        _table(balance, heading),
        _figures(balance),
        [paragraph(sentence) for sentence in details(balance)],
        [paragraph(sentence) for sentence in moved_boundaries(balance)],
        _self_report(answers, heading) if answers else [],
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


def _self_report(answers: Answers, heading: Callable[[str], str]) -> list[str]:
    """Tell each answer beside its statement; there is nothing that they add up to."""
    title = f"{self_report_title()} ({scale_meaning().rstrip('.')})"
    said = [f"{answer_words(value)}  {statement_sentence(one)}" for one, value in answers.items()]
    return [heading(title), *said]
