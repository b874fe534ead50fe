"""What the house's enums are called for people: classes of work, places, evenings.

A name stands alone in a table cell or a label; sentences have words of their own.
"""

from tracker.domain.model import (
    BreakOutcome,
    Closing,
    EndReason,
    HeldWhy,
    Origin,
    Phase,
    Place,
    PromptKind,
    WorkClass,
)
from tracker.wording.catalogue import _, pgettext


def class_name(work_class: WorkClass) -> str:
    """Name a class of work."""
    return {
        WorkClass.CORE: pgettext("class of work", "core"),
        WorkClass.FLEX: pgettext("class of work", "flex"),
        WorkClass.EARLY: pgettext("class of work", "early"),
        WorkClass.EVENING: pgettext("class of work", "evening"),
        WorkClass.NIGHT: pgettext("class of work", "night"),
        WorkClass.BETWEEN: pgettext("class of work", "between"),
        WorkClass.WEEKEND: pgettext("class of work", "weekend"),
        WorkClass.DAYOFF: pgettext("class of work", "day off"),
        WorkClass.HOLIDAY: pgettext("class of work", "holiday"),
        WorkClass.LEAVE: pgettext("class of work", "leave"),
    }[work_class]


def place_name(place: Place) -> str:
    """Name a place of work."""
    return {
        Place.HOME: pgettext("place", "home"),
        Place.WORKPLACE: pgettext("place", "workplace"),
        Place.OTHER: pgettext("place", "other"),
        Place.UNKNOWN: pgettext("place", "unknown"),
    }[place]


def whereabouts_name(place: Place) -> str:
    """Name where the person is, as an answer to that question; not knowing is none."""
    return {
        Place.HOME: pgettext("where you are", "Home"),
        Place.WORKPLACE: pgettext("where you are", "Workplace"),
        Place.OTHER: pgettext("where you are", "Somewhere else"),
    }[place]


def whereabouts_words(place: Place) -> str:
    """Say where the person is, within a sentence; not knowing has one of its own."""
    return {
        Place.HOME: pgettext("you are", "at home"),
        Place.WORKPLACE: pgettext("you are", "at the workplace"),
        Place.OTHER: pgettext("you are", "somewhere else"),
    }[place]


def origin_name(origin: Origin) -> str:
    """Say how a span came to be on record."""
    return {
        Origin.MEASURED: pgettext("origin", "measured"),
        Origin.IMPORTED: pgettext("origin", "imported"),
        Origin.TYPED: pgettext("origin", "typed"),
        Origin.CORRECTED: pgettext("origin", "corrected"),
    }[origin]


def phase_name(phase: Phase) -> str:
    """Say what the program takes the person to be doing."""
    return {
        Phase.WORKING: pgettext("phase", "working"),
        Phase.AWAY: pgettext("phase", "away"),
        Phase.PAUSED: pgettext("phase", "paused"),
        Phase.PRIVATE: pgettext("phase", "private"),
        Phase.OFF: pgettext("phase", "not recording"),
    }[phase]


def end_reason_name(reason: EndReason) -> str:
    """Say why a session ended."""
    return {
        EndReason.IDLE: _("no input for a while"),
        EndReason.LOCK: _("the screen was locked"),
        EndReason.SLEEP: _("the computer went to sleep"),
        EndReason.LOGOUT: _("logged out or shut down"),
        EndReason.PAUSE: _("paused"),
        EndReason.PRIVATE: _("private"),
        EndReason.STOP: _("stopped"),
        EndReason.CALL_ENDED: _("the call ended"),
        EndReason.CAP: _("a long call without any input"),
        EndReason.CRASH: _("the program ended unexpectedly"),
    }[reason]


def evening_name(state: str, *, apps_listed: bool) -> str:
    """Name the state of an evening: disconnected, reachable, worked or unknown.

    Where no work apps are listed, nobody can tell whether one stayed open: the evening is then
    “free of work”, never “disconnected”.
    """
    return {
        "disconnected": _("disconnected") if apps_listed else _("free of work"),
        "reachable": _("work apps left open"),
        "worked": _("evening work"),
        "unknown": _("no data"),
    }[state]


def outcome_name(outcome: BreakOutcome) -> str:
    """Say how a movement break went."""
    return {
        BreakOutcome.TAKEN: pgettext("movement break", "taken"),
        BreakOutcome.NATURAL: pgettext("movement break", "natural"),
        BreakOutcome.SKIPPED: pgettext("movement break", "skipped"),
        BreakOutcome.EXPIRED: pgettext("movement break", "not answered"),
        BreakOutcome.DEFERRED: pgettext("movement break", "held back"),
    }[outcome]


def prompt_name(kind: PromptKind) -> str:
    """Name a kind of prompt."""
    return {
        PromptKind.WIND_DOWN: _("wind-down"),
        PromptKind.OUTSIDE_CORE: _("outside core hours"),
        PromptKind.STILL_OUTSIDE: _("still outside core hours"),
        PromptKind.LAST_CALL: _("last call"),
        PromptKind.BACK_AGAIN: _("back again"),
        PromptKind.LEFT_OPEN: _("left open"),
        PromptKind.MOVEMENT: _("movement"),
        PromptKind.MEAL: _("meal note"),
        PromptKind.CLOSE_DAY: _("close the day"),
        PromptKind.WEEK_READY: _("week ready"),
    }[kind]


def closing_name(how: Closing) -> str:
    """Say how a prompt went away."""
    return {
        Closing.ANSWERED: pgettext("prompt", "answered"),
        Closing.EXPIRED: pgettext("prompt", "not answered"),
        Closing.WITHDRAWN: pgettext("prompt", "no longer needed"),
    }[how]


def held_reason_name(why: HeldWhy) -> str:
    """Say why a prompt is held back."""
    return {
        HeldWhy.CALL: _("a call is on"),
        HeldWhy.BUSY: _("full screen, a presentation or do not disturb"),
        HeldWhy.BUDGET: _("today’s prompts are used up"),
        HeldWhy.QUIET: _("reminders rest today"),
    }[why]


def need_name(need: str) -> str:
    """Name what sensors are for: idle, session, clock, apps, call, busy, front or network."""
    return {
        "idle": _("input"),
        "session": _("lock and sleep"),
        "clock": _("clock changes"),
        "apps": _("work apps"),
        "call": _("calls"),
        "busy": _("do not disturb"),
        "front": _("app in front"),
        "network": _("place"),
    }[need]


def sensing_name(state: str) -> str:
    """Say how well something is sensed: good, partly or missing."""
    return {"good": _("good"), "partly": _("partly"), "missing": _("missing")}[state]
