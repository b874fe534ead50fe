"""The key figures of a trend: the two medians and the usual week, as far as they are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from tracker.domain.trend import Trend, TrendWeek
from tracker.wording import _, ngettext, short_duration, whole_minutes


@dataclass(frozen=True, slots=True)
class TrendFigure:
    """A key figure of a trend, with what it counts in words."""

    value: str
    caption: str


def trend_figures(trend: Trend) -> list[TrendFigure]:
    """Return the key figures that are known, the newest first."""
    found = trend.comparison
    recent = _median(
        found.recent_median,
        _("a day outside core hours in the last four weeks, {weeks}"),
        found.recent,
    )
    before = _median(
        found.before_median,
        _("a day outside core hours in the four weeks before, {weeks}"),
        found.before,
    )
    return [*recent, *before, *_usual_week(trend)]


def _median(
    length: timedelta | None, caption: str, weeks: Sequence[TrendWeek]
) -> list[TrendFigure]:
    if length is None:
        return []
    counted = ngettext("median of {count} week", "median of {count} weeks", len(weeks))
    words = caption.format(weeks=counted.format(count=len(weeks)))
    return [TrendFigure(_("{minutes} min").format(minutes=whole_minutes(length)), words)]


def _usual_week(trend: Trend) -> list[TrendFigure]:
    mean = trend.comparison.mean_work
    if not mean:
        return []
    count = len(trend.comparison.before) + len(trend.comparison.recent)
    caption = ngettext(
        "of work in a week, mean of {count} week", "of work in a week, mean of {count} weeks", count
    )
    return [TrendFigure(short_duration(mean), caption.format(count=count))]
