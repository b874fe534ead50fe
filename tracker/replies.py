"""What a command came to, and what is happening now, in one line each."""

from datetime import datetime, timedelta

from tracker.domain.events import WorkRecalled
from tracker.domain.localtime import local
from tracker.domain.model import Phase
from tracker.domain.spans import total
from tracker.domain.whereabouts import NO_NETWORK, Here
from tracker.status import Status
from tracker.wording import (
    _,
    begin,
    clock_in_text,
    counted_minutes,
    duration,
    phase_name,
    short_weekday,
    whereabouts_words,
    whole_minutes,
)

ONE_DAY = timedelta(days=1)


def reply(words: tuple[str, ...], status: Status, now: datetime) -> str:
    """Say what the program does now that it has obeyed a command."""
    match words:
        case ("start",):
            return _("Work is being recorded.")
        case ("stop",):
            return _("Stopped until {time}, or until you press Start.").format(
                time=_until(status, now)
            )
        case ("pause", *_rest):
            return _paused(status, now)
        case ("resume",) | ("close",):
            return _goes_on(*words)
        case ("planned", *_rest):
            return _("This counts as chosen work, and you are not asked about it.")
        case ("private", *_rest):
            return _private(status, now)
        case ("place", "forget"):
            return forgotten()
        case ("place", *_rest):
            return here_line(status.here)
        case ("quiet", *more):
            return _quiet(tuple(more), status, now)
        case _:
            return _break(words, status, now)


def _goes_on(word: str) -> str:
    if word == "close":
        return _("The day is closed. Recording goes on, and being back is asked about.")
    return _("Recording goes on.")


def counts_too(recalled: WorkRecalled, status: Status, now: datetime) -> str:
    """Say how much of the time before counts now; the program remembers no more than it saw."""
    length = duration(total(recalled.spans))
    started = recalled.known_from
    if started is None or started <= recalled.window.start:
        if recalled.spans:
            return _("Work is being recorded, and {length} of the time before counts too.").format(
                length=length
            )
        return _(
            "Work is being recorded. Of the time before, no activity is remembered that does not"
            " count already."
        )
    since = _time(started, status, now)
    if recalled.spans:
        return _(
            "Work is being recorded, and {length} of the time since {time} counts too; that is when"
            " Kjernetid started."
        ).format(length=length, time=since)
    return _(
        "Work is being recorded. Kjernetid started at {time}, and remembers nothing from before."
    ).format(time=since)


def status_line(status: Status, now: datetime) -> str:
    """Tell the present in one short line."""
    if status.phase is Phase.PAUSED:
        return _paused(status, now).removesuffix(".")
    if status.phase is Phase.PRIVATE:
        return _("Private: nothing is recorded")
    name = begin(phase_name(status.phase))
    if status.is_off_duty:
        name = _("Off duty: nothing is recorded")
    if status.resting_until is not None:
        name = _("Break until {time}").format(time=_time(status.resting_until, status, now))
    elif status.phase is Phase.WORKING and status.since is not None:
        name = _("Working since {time}").format(time=_time(status.since, status, now))
    if not status.work_today:
        return name
    return _("{phase}; {work} today").format(phase=name, work=duration(status.work_today))


def core_line(status: Status, now: datetime) -> str:
    """Tell where in the person's day the present lies; empty where there is nothing to tell."""
    if status.core_ends is not None:
        ends = _time(status.core_ends, status, now)
        return _("Core hours end at {time}").format(time=ends)
    if status.is_outside and status.outside_today:
        return _("{outside} outside core hours today").format(
            outside=duration(status.outside_today)
        )
    return _("Outside core hours") if status.is_outside else ""


def counted_line(status: Status, now: datetime) -> str:
    """Tell which pause has just counted as a break; empty where none has."""
    pause = status.counted_pause
    if pause is None:
        return ""
    start, end = (_time(at, status, now) for at in (pause.start, pause.end))
    return _("Counted as a break: {start} to {end}").format(start=start, end=end)


def forgotten() -> str:
    """Say that no network is known any longer."""
    return _("What you said about networks is forgotten.")


def here_line(here: Here) -> str:
    """Tell where the person is taken to be, and by what."""
    if here.chosen is not None:
        words = whereabouts_words(here.chosen)
        return _("You are {place} for today, as you said.").format(place=words)
    if here.taught is not None:
        words = whereabouts_words(here.taught)
        return _("You are {place}, as always in this network.").format(place=words)
    if here.network == NO_NETWORK:
        return _("It is not known where you are, since no network tells it.")
    return _("It is not known where you are, since you have not said it in this network.")


def just_worked(minutes: int) -> str:
    """Say that work done elsewhere was put on record."""
    return _("{minutes} of work put on record.").format(minutes=counted_minutes(minutes))


def _break(words: tuple[str, ...], status: Status, now: datetime) -> str:
    match words:
        case ("break",) if status.resting_until is not None:
            return _("Break until {time}.").format(time=_time(status.resting_until, status, now))
        case ("break",):
            return _("No break begins while your time at the screen is not counted.")
        case ("break", "stop"):
            return _("This break is not counted.")
        case _:
            return _("The break is over.")


def _quiet(words: tuple[str, ...], status: Status, now: datetime) -> str:
    match words:
        case ("off",):
            return _("Reminders come as usual.")
        case ("reset",):
            return _("Reminders come as often as before they went unanswered.")
        case _:
            until = _time(status.quiet_until or now, status, now)
            return _("Reminders rest until {time}; only a last call would come.").format(time=until)


def _paused(status: Status, now: datetime) -> str:
    if status.held_until is None:
        return _("Paused until you go on.")
    return _("Paused until {time}.").format(time=_until(status, now))


def _private(status: Status, now: datetime) -> str:
    if status.private_undo_until is None:
        return _("Private: nothing is recorded until {time}, or until you go on.").format(
            time=_until(status, now)
        )
    seconds = max(whole_minutes((status.private_undo_until - now) * 60), 1)
    return _(
        "Private. What was recorded of it is erased in {seconds} s; going on before that takes it"
        " back."
    ).format(seconds=seconds)


def _until(status: Status, now: datetime) -> str:
    return _time(status.held_until or now, status, now)


def _time(at: datetime, status: Status, now: datetime) -> str:
    """Tell a time of day, with the weekday where it is not within a day."""
    there = local(at, status.zone)
    if abs(at - now) < ONE_DAY:
        return clock_in_text(there)
    return f"{short_weekday(there)} {clock_in_text(there)}"
