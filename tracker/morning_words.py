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
    """A line, and what can be done about it.

    Attributes:
        fact: what there is to tell.
        more: a sentence that goes on from it, or empty.
        label: what is on its button; empty: it has none.
        words: what that stands for.
    """

    fact: str
    more: str = ""
    label: str = ""
    words: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return all of it."""
        return f"{self.fact} {self.more}".rstrip()


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
    return _offer(offer, zone).text


def _lines(morning: Morning) -> Iterator[Line]:
    if morning.note:
        yield Line(_("You noted for today: {note}").format(note=morning.note))
    if morning.rest is not None:
        yield _rest(morning.rest)
    if morning.offer is not None:
        yield _offer(morning.offer, morning.zone)
    if morning.unsure is not None:
        text = _("Some of {weekday} is unsure: work away from the screen, or a pause?")
        day = morning.unsure
        yield Line(text.format(weekday=weekday(day)), "", _("Look"), ("review", day.isoformat()))
    if morning.left_open:
        text = _("Work apps stayed open for {length} after work without being used.")
        yield Line(
            text.format(length=duration(morning.left_open)),
            _("Do you want to be asked about them at the end of the day?"),
            _("Ask me"),
            ("remind",),
        )


def _offer(offer: GiveBack, zone: str) -> Line:
    fact = _("{spilled} of work spilled over earlier this week.")
    more = _("Today could end at {time}.")
    return Line(
        fact.format(spilled=duration(offer.spilled)),
        more.format(time=clock_in_text(local(offer.ends, zone))),
        _("End earlier today"),
        ("give_back",),
    )


def _rest(rest: Rest) -> Line:
    """Say what last evening cost in rest."""
    whole = duration(rest.main or ZERO)
    if rest.state is not RestState.SHORT:
        return Line(_cut(rest))
    fact = _("There were {rest} between last night’s work and this morning.")
    return Line(fact.format(rest=whole), _("A calmer evening today is one option."))


def _cut(rest: Rest) -> str:
    """Say how check-ins cut last night's rest."""
    whole, left = rest.main or ZERO, rest.strict or ZERO
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
