"""What the person said of their weeks: one row an answer, and nothing of when it was given."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.self_report import Statement
from tracker.store.schema import WeekAnswer


def keep_answer(rows: Session, monday: date, statement: Statement, value: int | None) -> None:
    """Keep how a statement was rated for the week of a Monday; None: not any more."""
    if value is not None:
        rows.merge(WeekAnswer(monday=monday, statement=statement, value=value))
        return
    row = rows.get(WeekAnswer, (monday, statement))
    if row is not None:
        rows.delete(row)


def list_answers(rows: Session, monday: date) -> dict[Statement, int]:
    """Return what was answered for the week of a Monday."""
    found = rows.scalars(select(WeekAnswer).where(WeekAnswer.monday == monday)).all()
    given = {row.statement: row.value for row in found}
    return {statement: given[statement] for statement in Statement if statement in given}
