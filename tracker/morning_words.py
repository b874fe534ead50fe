"""The morning in words: what the evening before came to, and what could be done about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.domain.give_back import GiveBack
from tracker.domain.localtime import local
from tracker.domain.rest import Rest, RestState
from tracker.domain.spans import ZERO
from tracker.errors import StoreError
from tracker.hall import Tracker
from tracker.morning import Morning, give_back_time, offer_of
from tracker.reports.week_words import check_in_sentence
from tracker.wording import _, clock_in_text, duration, weekday

MOST = 2  # lines; a morning is no report


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and what can be done about it.

    Attributes:
        fact: what there is to tell.
        more: a sentence that goes on from it, or empty.
        deeds: what is on its buttons, and the words that each stands for.
    """

    fact: str
    more: str = ""
    deeds: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def text(self) -> str:
        """Return all of it."""
        return f"{self.fact} {self.more}".rstrip()


def morning_lines(morning: Morning) -> list[Line]:
    """Return what is told, at most two lines, what matters most first."""
    return list(_lines(morning))[:MOST]


def deed_of(words: tuple[str, ...]) -> Callable[[Tracker], str] | None:
    """Return what a line offers to do, which tells what came of it; None: it is no deed of ours."""
    deeds = {
        "end_earlier": end_earlier,
        "start_later": start_later,
        "ask_about_apps": ask_about_apps,
    }
    return deeds.get(words[0]) if words else None


def end_earlier(tracker: Tracker) -> str:
    """Let today's core hours end as was offered."""
    ends = give_back_time(tracker)
    if ends is None:
        return _nothing()
    said = _("Core hours end at {time} today. “kjernetid day swap” takes that back.")
    return said.format(time=clock_in_text(local(ends, tracker.zone)))


def start_later(tracker: Tracker) -> str:
    """Let the core hours of the next day begin later, as was offered."""
    starts = give_back_time(tracker, is_today=False)
    if starts is None:
        return _nothing()
    there = local(starts, tracker.zone)
    said = _("Core hours begin at {time} on {weekday}. “kjernetid day swap” takes that back.")
    return said.format(time=clock_in_text(there), weekday=weekday(there.date()))


def _nothing() -> str:
    return _("There is nothing to give back today.")


def ask_about_apps(tracker: Tracker) -> str:
    """Ask about work apps left open from now on."""
    tracker.set("prompts.left_open", "true", tracker.today())
    return _("From now on you are asked about them half an hour after work, once an evening.")


def end_label() -> str:
    """Return what is on the button that lets today end earlier."""
    return _("End earlier today")


def start_label() -> str:
    """Return what is on the button that lets the next day begin later."""
    return _("Start later then")


def offer_line(tracker: Tracker) -> Line | None:
    """Return what could be given back; None where nothing is, or it cannot be read."""
    try:
        offer = offer_of(tracker)
    except StoreError:
        return None
    return _offer(offer, tracker.zone) if offer is not None else None


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
        deed = (_("Look"), ("review", day.isoformat()))
        yield Line(text.format(weekday=weekday(day)), deeds=(deed,))
    if morning.left_open:
        text = _("Work apps stayed open for {length} after work without being used.")
        yield Line(
            text.format(length=duration(morning.left_open)),
            _("Do you want to be asked about them at the end of the day?"),
            ((_("Ask me"), ("ask_about_apps",)),),
        )


def _offer(offer: GiveBack, zone: str) -> Line:
    fact = _("{spilled} of work spilled over earlier this week.")
    ends, starts = clock_in_text(local(offer.ends, zone)), offer.starts
    more = _("Today could end at {time}.").format(time=ends)
    deeds = [(end_label(), ("end_earlier",))]
    if starts is not None:
        there = local(starts, zone)
        more = _("Today could end at {time}, or {weekday} begin at {later}.").format(
            time=ends, weekday=weekday(there.date()), later=clock_in_text(there)
        )
        deeds.append((start_label(), ("start_later",)))
    return Line(fact.format(spilled=duration(offer.spilled)), more, tuple(deeds))


def _rest(rest: Rest) -> Line:
    """Say what last evening cost in rest."""
    whole = duration(rest.main or ZERO)
    if rest.state is not RestState.SHORT:
        return Line(check_in_sentence(rest, is_last=True))
    fact = _("There were {rest} between last night’s work and this morning.")
    return Line(fact.format(rest=whole), _("A calmer evening today is one option."))
