"""Weeks, trends and spans of work as JSON: the fixed formats that other programs build on.

Minutes are numbers, whole where they are whole; what is not known is null. Instants carry the
offset of the zone that the work was done in.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from textwrap import indent
from typing import Any

from tracker.domain.blocks import Piece
from tracker.domain.localtime import local
from tracker.domain.model import OUTSIDE_CLASSES, WorkSpan
from tracker.domain.rest import EveningState, Rest, RestState, WeeklyRest
from tracker.domain.trend import Trend, TrendWeek
from tracker.domain.week import DayBalance, Movement, WeekBalance
from tracker.status import minutes

VERSION = 1
SHARE_DECIMALS = 4

Object = dict[str, Any]


def written(value: Object | list[Object]) -> str:
    """Write a JSON value as text that people can read too, with a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def list_lines(values: Iterable[Object]) -> Iterator[str]:
    """Yield the text of a list part by part, the same text as that of all its values at once."""
    begun = "["
    for value in values:
        text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
        yield f"{begun}\n{indent(text, '  ')}"
        begun = ","
    yield "[]\n" if begun == "[" else "\n]\n"


def week_object(balance: WeekBalance) -> Object:
    """Return a week in the format of `week --json`, keys in their fixed order."""
    return {
        "version": VERSION,
        "week": str(balance.week),
        "zone": balance.zone,
        "complete": balance.complete,
        **_amounts(balance),
        "outside_share": _share(balance.outside_share),
        "planned_min": minutes(balance.planned),
        "spillover_min": minutes(balance.spillover),
        "classes": _classes(balance),
        "episodes": balance.episodes,
        "planned_episodes": balance.planned_episodes,
        "checkins": len(balance.check_ins),
        "rest": _rests(balance),
        "weekly_rest": _rest(balance.weekly_rest),
        "reachable_idle_min": _known_minutes(balance.reachable_idle),
        "evenings": _evenings(balance),
        "movement": _movement(balance.movement),
        "longest_stretch_min": _known_minutes(balance.longest_stretch),
        "home_min": minutes(balance.home),
        "home_share": _share(balance.home_share),
        "home_outside_min": minutes(balance.home_outside),
        "known_days": balance.known_days,
        "days": [_day(day) for day in balance.days],
    }


def trend_object(trend: Trend) -> Object:
    """Return a trend in the format of `trend --json`, keys in their fixed order."""
    found = trend.comparison
    return {
        "version": VERSION,
        "zone": trend.zone,
        "weeks": [_trend_week(week) for week in trend.weeks],
        "summary": {
            "direction": found.direction.value if found.direction else None,
            "recent": _side(found.recent, found.recent_median),
            "before": _side(found.before, found.before_median),
            "mean_work_min": _known_minutes(found.mean_work),
        },
    }


def span_objects(work: Iterable[WorkSpan]) -> list[Object]:
    """Return spans of work in the format of `log --json`."""
    return [
        {
            "id": span.id,
            "start": _iso(span.span.start, span.zone),
            "end": _iso(span.span.end, span.zone),
            "zone": span.zone,
            "place": span.place.value,
            "planned": span.planned,
            "origin": span.origin.value,
            "note": span.note,
        }
        for span in work
    ]


def _trend_week(week: TrendWeek) -> Object:
    return {
        "week": str(week.week),
        "schedule_from": week.version.valid_from.isoformat(),
        "work_min": minutes(week.work),
        "outside_min": minutes(week.outside),
        "planned_min": minutes(week.planned),
        "spillover_min": minutes(week.spillover),
        "classes": {kind.value: minutes(length) for kind, length in week.classes.items()},
        "scheduled_days": week.scheduled,
        "known_days": week.known,
        "outside_per_day_min": _known_minutes(week.per_day),
        "mark": week.mark.value if week.mark else None,
    }


def _side(weeks: Iterable[TrendWeek], middle: timedelta | None) -> Object:
    return {"weeks": [str(week.week) for week in weeks], "median_min": _known_minutes(middle)}


def _day(day: DayBalance) -> Object:
    return {
        "date": day.day.isoformat(),
        "known": day.known,
        **_amounts(day),
        "classes": _classes(day),
        "first": _iso(day.pieces[0].span.start, day.pieces[0].zone) if day.pieces else None,
        "last": _iso(day.pieces[-1].span.end, day.pieces[-1].zone) if day.pieces else None,
        "rest_after": _rest(day.rest_after) if day.rest_after else None,
        "evening": day.evening.value,
        "longest_stretch_min": _known_minutes(day.longest_stretch),
        "spans": [_piece(piece) for piece in day.pieces],
    }


def _piece(piece: Piece) -> Object:
    return {
        "start": _iso(piece.span.start, piece.zone),
        "end": _iso(piece.span.end, piece.zone),
        "class": piece.work_class.value,
        "planned": piece.planned,
        "place": piece.place.value,
        "origin": piece.origin.value,
    }


def _amounts(balance: WeekBalance | DayBalance) -> Object:
    return {
        "work_min": minutes(balance.work),
        "core_min": minutes(balance.core),
        "flex_min": minutes(balance.flex),
        "outside_min": minutes(balance.outside),
    }


def _classes(balance: WeekBalance | DayBalance) -> Object:
    return {kind.value: minutes(balance.of_class(kind)) for kind in OUTSIDE_CLASSES}


def _rests(balance: WeekBalance) -> Object:
    """Count the rests by state; one that is not over is not counted."""
    counts = balance.rests
    return {state.value: counts[state] for state in RestState if state is not RestState.OPEN}


def _rest(rest: Rest | WeeklyRest) -> Object:
    return {
        "strict_min": _known_minutes(rest.strict),
        "main_min": _known_minutes(rest.main),
        "state": rest.state.value,
    }


def _evenings(balance: WeekBalance) -> Object:
    counts: Object = {state.value: balance.evenings[state] for state in EveningState}
    if balance.reachable_idle is None:  # no work apps were watched, so nobody can tell
        counts[EveningState.REACHABLE.value] = None
    return counts


def _movement(movement: Movement) -> Object:
    return {
        "due": movement.due,
        "taken": movement.taken,
        "natural": movement.natural,
        "skipped": movement.skipped,
        "expired": movement.expired,
        "deferred": movement.deferred,
        "met": _share(movement.met),
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, SHARE_DECIMALS)


def _known_minutes(length: timedelta | None) -> int | float | None:
    return None if length is None else minutes(length)


def _iso(at: datetime, zone: str) -> str:
    return local(at, zone).isoformat()
