"""Corrected work told in the chart: in the lines beside a bar, and to a screen reader.

Knows nothing of Qt. Given to a layout afterwards, for a picture of a week alone does not know what
lies beneath its corrections.
"""

from collections.abc import Mapping
from dataclasses import replace

from tracker.domain.blocks import Block, Piece
from tracker.domain.model import Origin
from tracker.domain.week import WeekBalance
from tracker.wording import origin_name
from ui.picture.marks import Label, Layout, Mark


def with_corrections(layout: Layout, balance: WeekBalance, recorded: Mapping[int, str]) -> Layout:
    """Return a layout whose marks say which of their work was corrected.

    Args:
        layout: the picture.
        balance: the week that it shows.
        recorded: what corrected work was recorded as, in words, under its numbers.
    """
    marks = tuple(_told(mark, balance, recorded) for mark in layout.marks)
    return replace(layout, marks=marks)


def _told(mark: Mark, balance: WeekBalance, recorded: Mapping[int, str]) -> Mark:
    pieces = _pieces_of(mark, balance)
    numbers = dict.fromkeys(p.id for p in pieces if p.origin is Origin.CORRECTED)
    if not numbers:
        return mark
    lines = [
        origin_name(Origin.CORRECTED),
        *(recorded[number] for number in numbers if number in recorded),
    ]
    label = Label(
        name=", ".join([mark.label.name, *lines]),
        tooltip="\n".join([mark.label.tooltip, *lines]),
    )
    return replace(mark, label=label)


def _pieces_of(mark: Mark, balance: WeekBalance) -> list[Piece]:
    subject = mark.subject
    if isinstance(subject, tuple):
        return list(subject)
    if isinstance(subject, Block):
        day = balance.days[mark.row]
        return [piece for piece in day.pieces if piece.span.overlaps(subject.span)]
    return []
