"""The trend in words: the one sentence it comes to, and why a week is left out.

Facts only. Where too few weeks enter, that is said; nothing is made up from the others.
"""

from tracker.domain.trend import Direction, Mark, Trend, TrendWeek
from tracker.wording import _, date_range, ngettext, week_title, whole_minutes


def title(trend: Trend) -> str:
    """Name the weeks: “12 weeks, 7 September – 29 November 2026”."""
    return ", ".join(title_and_dates(trend))


def title_and_dates(trend: Trend) -> tuple[str, str]:
    """Say how many weeks there are, and from when to when."""
    first, last = trend.weeks[0].week.days[0], trend.weeks[-1].week.days[-1]
    count = len(trend.weeks)
    weeks = ngettext("{count} week", "{count} weeks", count).format(count=count)
    return weeks, date_range(first, last)


def sentence(trend: Trend) -> str:
    """Say what became of the work outside core hours, or why that cannot be said."""
    now, before = trend.comparison.recent_median, trend.comparison.before_median
    if now is None:
        return _not_known(trend)
    minutes = whole_minutes(now)
    if before is None:
        return f"{_of_late(minutes)} {_('There are too few weeks before them to compare with.')}"
    if trend.comparison.direction is Direction.SAME:
        return _as_before(minutes)
    return _changed(minutes, whole_minutes(before))


def remarks(trend: Trend) -> list[str]:
    """Say what else belongs to the figures: how many weeks were left out of the comparison."""
    count = sum(is_left_out(week) for week in trend.weeks)
    if trend.is_blank:
        return [_("Four weeks are compared with the four before, once they are over.")]
    if not count:
        return []
    return [
        ngettext(
            "{count} week is left out, not counted as calm.",
            "{count} weeks are left out, not counted as calm.",
            count,
        ).format(count=count)
    ]


def is_left_out(week: TrendWeek) -> bool:
    """Tell whether a week that is over, and on record, does not enter."""
    return week.mark not in (None, Mark.RUNNING, Mark.BEFORE)


def mark_words(mark: Mark) -> str:
    """Say why a week does not enter."""
    return {
        Mark.RUNNING: _("not over yet"),
        Mark.BEFORE: _("before the first work on record"),
        Mark.CHANGED: _("core hours changed during the week"),
        Mark.NO_HOURS: _("no fixed hours"),
        Mark.OFF: _("leave or public holidays"),
        Mark.FEW_DAYS: _("fewer than three working days"),
        Mark.NO_DATA: _("no data"),
        Mark.PARTLY: _("too little data"),
    }[mark]


def week_note(trend: Trend, week: TrendWeek) -> str:
    """Say what is to be said of a week beside its figures; often nothing."""
    notes = [mark_words(week.mark)] if week.mark else []
    if week.week in trend.begins and week.mark is not Mark.CHANGED:
        notes.append(_("new core hours from here on"))
    return ", ".join(notes)


def known_words(week: TrendWeek) -> str:
    """Say of how many working days enough is known: “5 of 5”; nothing where there are none."""
    if not week.scheduled:
        return ""
    return _("{known} of {days}").format(known=week.known, days=week.scheduled)


def named(week: TrendWeek) -> str:
    """Name a week with its dates: “Week 47, 16–22 November 2026”."""
    days = week.week.days
    return f"{week_title(days[0])}, {date_range(days[0], days[-1])}"


def _of_late(minutes: int) -> str:
    if not minutes:
        return _("Over the last four weeks you worked almost nothing outside core hours.")
    return ngettext(
        "Over the last four weeks you worked about {now} minute a day outside core hours.",
        "Over the last four weeks you worked about {now} minutes a day outside core hours.",
        minutes,
    ).format(now=minutes)


def _as_before(minutes: int) -> str:
    if not minutes:
        return _(
            "Over the last four weeks you worked almost nothing outside core hours, as before."
        )
    return ngettext(
        "Over the last four weeks you worked about {now} minute a day outside core hours,"
        " about as much as before.",
        "Over the last four weeks you worked about {now} minutes a day outside core hours,"
        " about as much as before.",
        minutes,
    ).format(now=minutes)


def _changed(minutes: int, before: int) -> str:
    if not minutes:
        return ngettext(
            "Over the last four weeks you worked almost nothing outside core hours, compared with"
            " about {before} minute a day before.",
            "Over the last four weeks you worked almost nothing outside core hours, compared with"
            " about {before} minutes a day before.",
            before,
        ).format(before=before)
    return ngettext(
        "Over the last four weeks you worked about {now} minute a day outside core hours,"
        " compared with about {before} before.",
        "Over the last four weeks you worked about {now} minutes a day outside core hours,"
        " compared with about {before} before.",
        minutes,
    ).format(now=minutes, before=before)


def _not_known(trend: Trend) -> str:
    if trend.is_blank:
        return _("There is no work on record in these weeks.")
    over = [week for week in trend.weeks if week.mark is not Mark.RUNNING]
    if over and over[-1].mark is Mark.NO_HOURS:
        return _("You have no fixed hours, so no work lies outside them.")
    return _(
        "Too few of the last four weeks can be compared: it takes three, each with three working"
        " days that are known."
    )
