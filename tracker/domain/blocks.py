"""Work cut into pieces of one class, and joined again into blocks and episodes.

Time that stands on record twice counts once. A piece lies in one tracker day, in one class; a
block is work without a gap of half an hour; an episode is a block of work outside the plan.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain.model import Origin, Place, WorkClass, WorkSpan
from tracker.domain.schedule import Schedule
from tracker.domain.spans import ZERO, Span, intersect, subtract, union
from tracker.domain.values import replace

BLOCK_GAP = timedelta(minutes=30)
EPISODE_MIN = timedelta(minutes=5)
CHECK_IN_MAX = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Piece:
    """Work of one class in one tracker day, taken from one span on record."""

    span: Span
    day: date
    zone: str
    work_class: WorkClass
    planned: bool
    place: Place
    origin: Origin
    id: int

    @property
    def is_outside(self) -> bool:
        """Tell whether it lies outside the hours meant for work."""
        return self.work_class.is_outside

    @property
    def is_spilled(self) -> bool:
        """Tell whether it lies outside without having been chosen."""
        return self.is_outside and not self.planned


@dataclass(frozen=True, slots=True)
class Block:
    """Work merged over gaps under 30 min; it belongs whole to the day in which it begins."""

    span: Span
    day: date
    zone: str
    is_check_in: bool


@dataclass(frozen=True, slots=True)
class Episode:
    """Outside work merged over gaps under 30 min, 5 min or more from first start to last end."""

    span: Span
    day: date
    is_planned: bool


def work_once(work: Iterable[WorkSpan], planned: Sequence[Span] = ()) -> list[WorkSpan]:
    """Return spans free of overlap, in order of time, with chosen time marked.

    Where spans overlap, a correction goes before a typed span, and that before the later row.
    `planned` marks measured work alone: the other origins carry the person's own word.
    """
    chosen = union(planned)
    once: list[WorkSpan] = []
    for cluster in _clusters(work):
        apart = [cluster[0]] if len(cluster) == 1 else _apart(cluster)
        for span in apart:
            once.extend(_marked(span, chosen))
    return once


def _clusters(work: Iterable[WorkSpan]) -> list[list[WorkSpan]]:
    """Group spans that overlap one another, so that only these are taken apart."""
    clusters: list[list[WorkSpan]] = []
    reach: datetime | None = None
    for span in sorted((w for w in work if w.span.length), key=lambda w: (w.span, w.id)):
        if reach is not None and span.span.start < reach:
            clusters[-1].append(span)
            reach = max(reach, span.span.end)
        else:
            clusters.append([span])
            reach = span.span.end
    return clusters


def _apart(cluster: list[WorkSpan]) -> list[WorkSpan]:
    taken: list[Span] = []
    apart: list[WorkSpan] = []
    for work in sorted(cluster, key=_claim, reverse=True):
        free = subtract([work.span], taken)
        apart.extend(replace(work, span=part) for part in free)
        taken = union([*taken, work.span])
    return sorted(apart, key=lambda w: w.span)


def _claim(work: WorkSpan) -> tuple[int, int]:
    rank = {Origin.CORRECTED: 2, Origin.TYPED: 1}.get(work.origin, 0)
    return rank, work.id


def _marked(work: WorkSpan, chosen: list[Span]) -> list[WorkSpan]:
    if not chosen or work.planned or work.origin is not Origin.MEASURED:
        return [work]
    inside = intersect([work.span], chosen)
    if not inside:
        return [work]
    parts = [replace(work, span=part, planned=True) for part in inside]
    parts += [replace(work, span=part) for part in subtract([work.span], inside)]
    return sorted(parts, key=lambda w: w.span)


def cut(work: Iterable[WorkSpan], schedule: Schedule) -> list[Piece]:
    """Cut spans that are free of overlap at day boundaries and where the class changes."""
    pieces: list[Piece] = []
    for span in work:
        at = span.span.start
        while at < span.span.end:
            plan = schedule.plan_at(at, span.zone)
            segment = plan.segment_at(at)
            end = min(segment.span.end, span.span.end)
            pieces.append(
                Piece(
                    span=Span(at, end),
                    day=plan.day,
                    zone=span.zone,
                    work_class=segment.work_class,
                    planned=span.planned,
                    place=span.place,
                    origin=span.origin,
                    id=span.id,
                )
            )
            at = end
    return pieces


def find_blocks(
    pieces: Sequence[Piece], on_call: Iterable[Span] = (), check_in_max: timedelta = CHECK_IN_MAX
) -> list[Block]:
    """Join pieces over gaps under 30 min and tell which blocks are quick check-ins.

    A check-in is at most `check_in_max` long, wholly outside core and flex, and not on call.
    """
    duty = union(on_call)
    return [_block(group, duty, check_in_max) for group in _groups(pieces)]


def find_episodes(pieces: Sequence[Piece]) -> list[Episode]:
    """Join the outside pieces over gaps under 30 min; shorter than 5 min is none."""
    episodes = []
    for group in _groups([piece for piece in pieces if piece.is_outside]):
        span = Span(group[0].span.start, group[-1].span.end)
        if span.length >= EPISODE_MIN:
            chosen = all(piece.planned for piece in group)
            episodes.append(Episode(span, group[0].day, chosen))
    return episodes


def length_of(pieces: Iterable[Piece]) -> timedelta:
    """Add up the lengths of pieces that are free of overlap."""
    return sum((piece.span.length for piece in pieces), ZERO)


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and piece.span.start - groups[-1][-1].span.end < BLOCK_GAP:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _block(group: list[Piece], duty: list[Span], check_in_max: timedelta) -> Block:
    span = Span(group[0].span.start, group[-1].span.end)
    is_check_in = (
        span.length <= check_in_max
        and all(piece.is_outside for piece in group)
        and not intersect([span], duty)
    )
    return Block(span, group[0].day, group[0].zone, is_check_in)
