"""The morning in words: what the evening before came to, and what could be done about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.app import Tracker
from tracker.domain.give_back import GiveBack
from tracker.domain.localtime import local
from tracker.domain.rest import Rest, RestState
from tracker.domain.spans import ZERO
from tracker.errors import StoreError
from tracker.morning import Morning, offer_of, take_back_time
from tracker.wording import _, clock_in_text, duration, ngettext, weekday, whole_minutes

MOST = 2  # lines; a morning is no report


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and what can be done about it: what is on a button, and the words it stands for."""

    text: str
    label: str = ""
    words: tuple[str, ...] = ()


def morning_lines(morning: Morning) -> list[Line]:
    """Return what is told, at most two lines, what matters most first."""
    return list(_lines(morning))[:MOST]


def deed_of(words: tuple[str, ...]) -> Callable[[Tracker], str] | None:
    """Return what a line offers to do, which tells what came of it; None: it is no deed of ours."""
    deeds = {"give_back": end_earlier, "remind": ask_about_apps}
    return deeds.get(words[0]) if words else None


def end_earlier(tracker: Tracker) -> str:
    """Let today's core hours end as was offered."""
    ends = take_back_time(tracker)
    if ends is None:
        return _("There is nothing to give back today.")
    said = _("Core hours end at {time} today. “kjernetid day swap” takes that back.")
    return said.format(time=clock_in_text(local(ends, tracker.zone)))


def ask_about_apps(tracker: Tracker) -> str:
    """Ask about work apps left open from now on."""
    tracker.set("prompts.left_open", "true", tracker.today())
    return _("From now on you are asked about them half an hour after work, once an evening.")


def offer_line(tracker: Tracker) -> str:
    """Say what could be given back today; empty where nothing is, or it cannot be read."""
    try:
        offer = offer_of(tracker)
    except StoreError:
        return ""
    return offer_sentence(offer, tracker.zone) if offer is not None else ""


def offer_sentence(offer: GiveBack, zone: str) -> str:
    """Say what spilled over, and what could be given back."""
    said = _("{spilled} of work spilled over earlier this week. Today could end at {time}.")
    time = clock_in_text(local(offer.ends, zone))
    return said.format(spilled=duration(offer.spilled), time=time)


def _lines(morning: Morning) -> Iterator[Line]:
    if morning.note:
        yield Line(_("You noted for today: {note}").format(note=morning.note))
    if morning.rest is not None:
        yield Line(_rest(morning.rest))
    if morning.offer is not None:
        text = offer_sentence(morning.offer, morning.zone)
        yield Line(text, _("End earlier today"), ("give_back",))
    if morning.unsure is not None:
        text = _("Some of {weekday} is unsure: work away from the screen, or a pause?")
        day = morning.unsure
        yield Line(text.format(weekday=weekday(day)), _("Look"), ("review", day.isoformat()))
    if morning.left_open:
        text = _(
            "Work apps stayed open for {length} after work without being used. Do you want to be"
            " asked about them at the end of the day?"
        )
        yield Line(text.format(length=duration(morning.left_open)), _("Ask me"), ("remind",))


def _rest(rest: Rest) -> str:
    """Say what last evening cost in rest."""
    whole, left = rest.main or ZERO, rest.strict or ZERO
    if rest.state is RestState.SHORT:
        return _(
            "There were {rest} between last night’s work and this morning. A calmer evening today"
            " is one option."
        ).format(rest=duration(whole))
    if len(rest.check_ins) > 1:
        return ngettext(
            "{count} check-in cut last night’s rest from {whole} to {left}.",
            "{count} check-ins cut last night’s rest from {whole} to {left}.",
            len(rest.check_ins),
        ).format(count=len(rest.check_ins), whole=duration(whole), left=duration(left))
    look = rest.check_ins[0]
    first, second = rest.halves(look)
    return _(
        "A {minutes}-minute check-in at {time} split your time off into {first} and {second}."
    ).format(
        minutes=whole_minutes(look.span.length),
        time=clock_in_text(local(look.span.start, look.zone)),
        first=duration(first),
        second=duration(second),
    )
