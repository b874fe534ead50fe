"""What a picture of a trend says: captions, the lines of a week, the words of the legend."""

from datetime import timedelta

from tracker.domain.model import OUTSIDE_CLASSES
from tracker.domain.trend import Mark, Trend, TrendWeek
from tracker.reports.trend_words import mark_words, named, week_note
from tracker.wording import _, begin, class_name, duration, listing, whole_minutes
from ui.picture.marks import Label
from ui.trend.marks import Look

HATCHED = (Mark.NO_DATA, Mark.PARTLY)


def a_day_caption() -> str:
    """Name the upper plot."""
    return _("Outside core hours, for each working day")


def week_caption() -> str:
    """Name the lower plot."""
    return _("All work of the week")


def minutes_tick(length: timedelta) -> str:
    """Write a length beside a line of the upper plot: “30 min”."""
    return _("{minutes} min").format(minutes=whole_minutes(length))


def hours_tick(length: timedelta) -> str:
    """Write a length beside a line of the lower plot: “20 h”."""
    return _("{hours} h").format(hours=length // timedelta(hours=1))


def look_of_mark(mark: Mark) -> Look | None:
    """Return how the ground of a week that does not enter is drawn; None: it has none."""
    if mark is Mark.BEFORE:
        return None
    if mark is Mark.RUNNING:
        return Look.RUNNING
    return Look.NO_DATA if mark in HATCHED else Look.LEFT_OUT


def short_mark(mark: Mark) -> str:
    """Say in a word or two why a week does not enter, where there is little room."""
    return {
        Mark.RUNNING: _("so far"),
        Mark.OFF: _("off"),
        Mark.NO_DATA: _("no data"),
        Mark.PARTLY: _("little data"),
        Mark.CHANGED: _("new hours"),
    }.get(mark, "")


def look_words(look: Look) -> str:
    """Name a kind of work, or the line of a median, as the legend does."""
    return {
        Look.INSIDE: _("inside"),
        Look.FLEX: _("flex band"),
        Look.CHOSEN: _("chosen"),
        Look.SPILLED: _("spilled over"),
        Look.MEDIAN: _("median of four weeks"),
    }[look]


def median_words(length: timedelta, *, is_recent: bool) -> tuple[str, str]:
    """Say what a median is, at length and in short."""
    short = minutes_tick(length)
    form = _("last four weeks: {length}") if is_recent else _("four before: {length}")
    return form.format(length=short), short


def new_hours() -> str:
    """Say what an upright line before a week means."""
    return _("new core hours")


def week_label(trend: Trend, week: TrendWeek) -> Label:
    """Say all that a column says."""
    lines = [*_compared(week), *_amounts(week)]
    if week.scheduled:
        lines.append(
            _("{known} of {days} working days known").format(known=week.known, days=week.scheduled)
        )
    if note := week_note(trend, week):
        lines.append(note)
    name = named(week)
    return Label(", ".join([name, *lines]), "\n".join([name, *(begin(line) for line in lines)]))


def legend_words(mark: Mark) -> str:
    """Say why weeks do not enter, as the legend does."""
    return mark_words(mark)


def _compared(week: TrendWeek) -> list[str]:
    per_day = week.per_day
    if per_day is None:
        return []
    return [_("{length} a day outside core hours").format(length=minutes_tick(per_day))]


def _amounts(week: TrendWeek) -> list[str]:
    if not week.work:
        return []
    lines = [_("{work} of work").format(work=duration(week.work))]
    if week.planned:
        lines.append(_("{chosen} outside, chosen").format(chosen=duration(week.planned)))
    if week.spillover:
        lines.append(_("{spilled} outside, spilled over").format(spilled=duration(week.spillover)))
    parts = [
        f"{class_name(kind)} {duration(week.classes[kind])}"
        for kind in OUTSIDE_CLASSES
        if week.classes[kind]
    ]
    return [*lines, listing(parts)] if parts else lines
