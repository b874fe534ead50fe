"""What marks say: a few lines for the pointer, one sentence for a screen reader."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tracker.domain.blocks import Block, Piece, length_of
from tracker.domain.localtime import local
from tracker.domain.model import BreakOutcome, BreakRecord, Place
from tracker.domain.spans import Span, union
from tracker.domain.week import DayBalance
from tracker.reports.day_words import left_open_words
from tracker.reports.week_figures import Figure
from tracker.reports.week_words import rest_words
from tracker.wording import (
    _,
    begin,
    class_name,
    clock,
    date_in_year,
    duration,
    ngettext,
    outcome_name,
    place_name,
    weekday,
)
from ui.picture.marks import Label, Look


def look_name(look: Look) -> str:
    """Name what a mark means, as the legend does; empty where it says so itself."""
    return {
        Look.WORK: _("work"),
        Look.INSIDE: _("inside"),
        Look.FLEX: _("flex band"),
        Look.CHOSEN: _("chosen"),
        Look.SPILLED: _("spilled over"),
        Look.CHECK_IN: _("quick check-in"),
        Look.CHECK_IN_CHOSEN: _("quick check-in, chosen"),
        Look.BREAK: _("movement break"),
        Look.BREAK_MISSED: _("break not taken"),
        Look.LEFT_OPEN: _("work apps left open"),
        Look.UNSURE: _("unsure: work or pause"),
    }.get(look, "")


def day_label(day: DayBalance, note: str) -> Label:
    """Say what the whole row says."""
    lines = [note] if note else []
    if day.work:
        lines.append(_("{work} of work").format(work=duration(day.work)))
    if day.planned:
        lines.append(_("{chosen} outside, chosen").format(chosen=duration(day.planned)))
    if day.spillover:
        lines.append(_("{spilled} outside, spilled over").format(spilled=duration(day.spillover)))
    if left_open := left_open_words(day):
        lines.append(left_open)
    if day.rest_after:
        words = rest_words(day.rest_after, day.plan.version.daily_rest)
        rest = " ".join(part for part in (words.figure, words.remark) if part)
        lines.append(_("rest until next work: {rest}").format(rest=rest))
    return _label(day, lines)


def bar_label(day: DayBalance, look: Look, pieces: Sequence[Piece]) -> Label:
    """Say when the work of a bar was, how much it is and where it lies."""
    whole = Span(pieces[0].span.start, pieces[-1].span.end)
    amount = duration(length_of(pieces))
    count = len(union(piece.span for piece in pieces))
    if count > 1:
        amount = ngettext("{work} in {count} span", "{work} in {count} spans", count).format(
            work=amount, count=count
        )
    lines = [_times(whole, pieces[0].zone, day), amount, meaning(look, pieces)]
    places = {piece.place for piece in pieces} - {Place.UNKNOWN}
    if len(places) == 1:
        lines.append(place_name(places.pop()))
    return _label(day, lines)


def check_in_label(day: DayBalance, block: Block, look: Look) -> Label:
    """Say when a quick check-in was."""
    times = _times(block.span, block.zone, day)
    return _label(day, [times, duration(block.span.length), look_name(look)])


def break_label(day: DayBalance, record: BreakRecord) -> Label:
    """Say when a movement break was, and how it went."""
    span = Span(record.start, record.end)
    times = _times(span, day.zone, day) if span.length else _time(record.start, day.zone)
    outcome = record.outcome
    name = _("movement break") if outcome is BreakOutcome.TAKEN else _("movement break: {outcome}")
    return _label(day, [times, name.format(outcome=outcome_name(outcome))])


def unsure_label(day: DayBalance, span: Span) -> Label:
    """Say which stretch may have been work away from the keyboard."""
    lines = [_times(span, day.zone, day), duration(span.length), _("unsure: counted as a pause")]
    return _label(day, lines)


def left_open_label(day: DayBalance, span: Span, unlocked: timedelta) -> Label:
    """Say when work apps stood open unused, and for how long of it the screen was unlocked."""
    lines = [_times(span, day.zone, day), duration(span.length), look_name(Look.LEFT_OPEN)]
    if not unlocked:
        lines.append(_("screen locked"))
    elif unlocked == span.length:
        lines.append(_("screen unlocked"))
    else:
        lines.append(_("screen unlocked for {length} of it").format(length=duration(unlocked)))
    return _label(day, lines)


def leave_label(day: DayBalance, span: Span) -> Label:
    """Say which part of a day was taken off."""
    return _label(day, [_times(span, day.zone, day), _("leave")])


def cell_label(day: DayBalance, heading: str, words: str) -> Label:
    """Say what a figure at the end of a row means."""
    return _label(day, [f"{heading}: {words}"])


def figure_label(figure: Figure) -> Label:
    """Say what a figure of the week means."""
    said = f"{figure.caption}: {figure.value}"
    return Label(begin(said), begin(said))


def meaning(look: Look, pieces: Sequence[Piece]) -> str:
    """Say where in the person's own plan work of one look lies."""
    if look is Look.WORK:
        return _("work")
    if look is Look.INSIDE:
        return _("inside core hours")
    if look is Look.FLEX:
        return _("in the flex band")
    names = {class_name(piece.work_class): None for piece in pieces}
    kind = _("outside, chosen") if look is Look.CHOSEN else _("outside, spilled over")
    return f"{kind} ({', '.join(names)})"


def _times(span: Span, zone: str, day: DayBalance) -> str:
    times = f"{_time(span.start, zone)}–{_time(span.end, zone)}"
    # Somebody who travelled is told whose clock this is.
    return times if zone == day.zone else f"{times} ({zone})"


def _time(at: datetime, zone: str) -> str:
    return clock(local(at, zone))


def _label(day: DayBalance, lines: Sequence[str]) -> Label:
    title = _("{weekday} {date}").format(weekday=weekday(day.day), date=date_in_year(day.day))
    title = begin(title)
    return Label(name=", ".join([title, *lines]), tooltip="\n".join([title, *lines]))
