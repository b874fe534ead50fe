"""What the prompts say, and what is written on their buttons.

A fact first, then the choices; nothing that praises, blames or presses. All datetimes are local.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain.boundary_state import (
    ASK_AGAIN_AFTER,
    WRAP_UP_FOR,
)
from tracker.domain.break_state import SNOOZE_FOR
from tracker.domain.fading import Faded
from tracker.domain.meal import PAUSE
from tracker.domain.model import Choice, WorkClass
from tracker.domain.session_state import UNDO_FOR
from tracker.domain.wind_down import SNOOZE_FOR as TOLD_AGAIN_AFTER
from tracker.wording.catalogue import _, pgettext
from tracker.wording.names import prompt_name
from tracker.wording.phrases import begin, listing, minutes_in_words
from tracker.wording.times import (
    clock_in_text,
    counted_hours,
    counted_minutes,
    date_in_year,
    duration,
    weekday,
    whole_minutes,
)

_FREE_DAYS = (WorkClass.WEEKEND, WorkClass.DAYOFF, WorkClass.HOLIDAY, WorkClass.LEAVE)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PromptText:
    """The two parts of a prompt; `question` is empty where the fact says it all."""

    fact: str
    question: str = ""

    def __str__(self) -> str:
        """Return both parts as running text."""
        return f"{self.fact} {self.question}".rstrip()


def faded_text(faded: Faded, today: date) -> str:
    """Say that a kind of prompt comes less often, and since when."""
    day = faded.day
    return _(
        "{kind}: at most {cap} today instead of {natural}, since {count} went unanswered on {day}."
    ).format(
        kind=begin(prompt_name(faded.kind)),
        cap=faded.cap,
        natural=faded.natural,
        count=faded.unanswered,
        day=weekday(day) if today - day < _WEEK else date_in_year(day),
    )


def outside_core_text(
    at: datetime,
    work_class: WorkClass,
    *,
    ended: datetime | None = None,
    starts: datetime | None = None,
) -> PromptText:
    """Word the first prompt of an episode outside core hours.

    Args:
        at: the moment it is shown.
        work_class: the class of the work that is going on.
        ended: when the core hours before it ended, if the day had any.
        starts: when the next core hours of the day start, if any are to come.
    """
    if work_class in _FREE_DAYS:
        return _free_day_text()
    if starts is not None:
        return PromptText(_before_hours(at, starts, begun=ended is not None), _usual_question())
    if ended is not None:
        fact = _("It is {time}, and you set {end} as the end of the day.")
        return PromptText(
            fact.format(time=clock_in_text(at), end=clock_in_text(ended)), _usual_question()
        )
    fact = _("It is {time}, outside your core hours.")
    return PromptText(fact.format(time=clock_in_text(at)), _usual_question())


def still_outside_text(at: datetime, outside: timedelta) -> PromptText:
    """Word a later prompt of the same tracker day; `outside` is its work outside core so far."""
    fact = _("It is {time}, with {duration} of work outside your core hours today.")
    return PromptText(
        fact.format(time=clock_in_text(at), duration=duration(outside)), _usual_question()
    )


def until_reached_text(until: datetime) -> PromptText:
    """Word the prompt at the end of a time that the person chose to carry on until."""
    fact = _("It is {time}, the time you chose to carry on until.")
    return PromptText(fact.format(time=clock_in_text(until)), _usual_question())


def last_call_text(stop_by: datetime, rest: timedelta, starts: datetime) -> PromptText:
    """Word the moment after which going on would cut the rest before the next planned start."""
    fact = _("Finishing by {stop} leaves {rest} before you start at {start}.")
    return PromptText(
        fact.format(stop=clock_in_text(stop_by), rest=_spoken(rest), start=clock_in_text(starts))
    )


def left_open_text(apps: Sequence[str]) -> PromptText:
    """Word the question about work apps that stand open, named as the person listed them."""
    fact = _("Half an hour after work these are still open: {apps}.")
    return PromptText(fact.format(apps=listing(apps)))


def wind_down_text(left: timedelta) -> PromptText:
    """Word the word before the end of core hours, of which there is so much `left`."""
    fact = _("Your core hours end in {minutes}.")
    return PromptText(
        fact.format(minutes=counted_minutes(max(whole_minutes(left), 1))),
        _("A good moment to note where you left off?"),
    )


def back_again_text(at: datetime, *, can_plan: bool) -> PromptText:
    """Word the question about work that started anew after the day was closed."""
    fact = _("It is {time}, and work has started again after you closed the day.")
    question = _("A quick check-in, planned, or private?")
    if not can_plan:
        question = _("A quick check-in, or private?")
    return PromptText(fact.format(time=clock_in_text(at)), question)


def meal_text(work: timedelta) -> PromptText:
    """Word the note after so much work without a pause that was one."""
    fact = _("{duration} of work without a pause of {minutes}.")
    return PromptText(
        fact.format(duration=duration(work), minutes=counted_minutes(whole_minutes(PAUSE))),
        _("Something to eat, if now suits you?"),
    )


def week_ready_text(work: timedelta, core: timedelta, *, has_hours: bool) -> PromptText:
    """Word how the last week was; `has_hours` tells whether it had core hours at all."""
    if not work:
        return PromptText(_("Last week can be looked at now."))
    if not has_hours:
        return PromptText(_("Last week: {work} of work.").format(work=duration(work)))
    fact = _("Last week: {work} of work, {core} of it inside your core hours.")
    return PromptText(fact.format(work=duration(work), core=duration(core)))


def movement_text(stretch: timedelta, pause: timedelta) -> PromptText:
    """Word a movement prompt after `stretch` at the screen, suggesting `pause`."""
    fact = _("{minutes} at the screen.").format(minutes=counted_minutes(whole_minutes(stretch)))
    question = _("{minutes} on your feet, if now suits you?").format(
        minutes=begin(minutes_in_words(whole_minutes(pause)))
    )
    return PromptText(fact, question)


def choice_label(choice: Choice, until: datetime | None = None) -> str:
    """Return what is written on a button; `until` fills in the time to carry on until."""
    if choice is Choice.UNTIL and until is not None:
        return pgettext("button", "Carry on until {time}").format(time=clock_in_text(until))
    return {
        Choice.UNTIL: pgettext("button", "Carry on"),
        Choice.WRAP_UP: pgettext("button", "Wrap up"),
        Choice.PLANNED: pgettext("button", "Planned"),
        Choice.PRIVATE: pgettext("button", "Private"),
        Choice.ON_CALL: pgettext("button", "On call"),
        Choice.NOT_TODAY: pgettext("button", "Not today"),
        Choice.FINE: pgettext("button", "Fine"),
        Choice.SNOOZE: pgettext("button", "Remind me later"),
        Choice.NOW: pgettext("button", "I’m up"),
        Choice.LATER: pgettext("button", "In 10 min"),
        Choice.SKIP: pgettext("button", "Not this one"),
        Choice.CHECK_IN: pgettext("button", "Quick check-in"),
        Choice.CLOSE: pgettext("button", "Close them"),
        Choice.LEAVE: pgettext("button", "Leave it"),
        Choice.OPEN: pgettext("button", "Open"),
    }[choice]


def card_label(choice: Choice, until: datetime | None = None) -> str:
    """Return what is written on a button of a card, where there is room for a little more."""
    if choice is Choice.WRAP_UP:
        minutes = whole_minutes(WRAP_UP_FOR)
        return pgettext("button", "Wrap up, {minutes} min").format(minutes=minutes)
    if choice is Choice.UNTIL and until is not None:
        return pgettext("button", "Until {time}").format(time=clock_in_text(until))
    return choice_label(choice)


def until_label() -> str:
    """Return what is written on the button that offers times to carry on until."""
    return pgettext("button", "Until …")


def answer_words(choice: Choice, until: datetime | None, now: datetime) -> str:
    """Say what the program does after an answer given `now`; empty where it shows by itself.

    An answer without `until` to carry on with is quiet for as long as the program's own wait.
    """
    match choice:
        case Choice.UNTIL:
            return _quiet_until(until or now + ASK_AGAIN_AFTER)
        case Choice.WRAP_UP:
            told = _("Quiet until {time}, so that you can finish.")
            return told.format(time=clock_in_text(now + WRAP_UP_FOR))
        case Choice.SNOOZE | Choice.CHECK_IN | Choice.CLOSE:
            return _once_words(choice)
        case Choice.LATER:
            return _quiet_until(now + SNOOZE_FOR)
        case Choice.PLANNED:
            return _("Marked as planned. Nothing more is asked about it.")
        case Choice.ON_CALL:
            return _("On call for the rest of the day. Work in it counts as planned.")
        case Choice.PRIVATE:
            told = _("Private: erased in {seconds} s, and nothing is recorded meanwhile.")
            return told.format(seconds=round(UNDO_FOR.total_seconds()))
        case Choice.NOT_TODAY:
            return _("Nothing more about this today.")
        case Choice.SKIP:
            return _("Left out. The time at the screen is counted anew from here.")
        case _:
            return ""


def _once_words(choice: Choice) -> str:
    """Say what comes of an answer to what is asked where its occasion comes."""
    if choice is Choice.CLOSE:
        return _("Asked to close, once. What is not saved asks you first.")
    if choice is Choice.CHECK_IN:
        return _("If it stays short, it counts as a quick check-in. Nothing more is asked.")
    told = _("You are told again in {minutes} min, if core hours still run then.")
    return told.format(minutes=whole_minutes(TOLD_AGAIN_AFTER))


def _quiet_until(end: datetime) -> str:
    return _("Quiet until {time}. After that you may be asked again.").format(
        time=clock_in_text(end)
    )


def _usual_question() -> str:
    return _("Carry on, wrap up, or mark as planned?")


def _free_day_text() -> PromptText:
    return PromptText(
        _("Work has started on a day you keep free."),
        _("Mark it as planned, as a quick task, or leave it?"),
    )


def _before_hours(at: datetime, starts: datetime, *, begun: bool) -> str:
    if begun:
        fact = _("It is {time}, and your core hours go on at {start}.")
    else:
        fact = _("It is {time}, and you set {start} as the start of the day.")
    return fact.format(time=clock_in_text(at), start=clock_in_text(starts))


def _spoken(length: timedelta) -> str:
    """Write full hours as “11 hours”, anything else as “10 h 30 min”."""
    minutes = whole_minutes(length)
    if minutes and minutes % 60 == 0:
        return counted_hours(minutes // 60)
    return duration(length)
