"""Ideas for five minutes away from the screen, and the order in which a day goes round them.

Nothing is drawn by lot: the day and the number of the break in it name the idea, so that the
same day reads the same twice. A walk comes first and every fourth time; all ideas have their
turn before one comes again. Who has said what suits them is offered nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.wording.catalogue import N_, _, pgettext
from tracker.wording.phrases import begin, listing

WALK_EVERY = 4


class Tag(StrEnum):
    """How an idea is done."""

    SEATED = "seated"  # without getting up
    UPRIGHT = "upright"  # on the feet
    WALKING = "walking"
    QUIET = "quiet"  # nobody in a muted call would notice
    STAIRS = "stairs"


class Area(StrEnum):
    """What an idea is good for."""

    BODY = "whole body"
    EYES = "eyes"
    LEGS = "legs"
    CIRCULATION = "circulation"
    THIGHS = "thighs"
    CALVES = "calves"
    ANKLES = "ankles"
    HIPS = "hips"
    FRONT_OF_HIP = "front of hip"
    BALANCE = "balance"
    LOWER_BACK = "lower back"
    UPPER_BACK = "upper back"
    BACK = "back"
    SIDE = "side of the body"
    CHEST = "chest"
    SHOULDERS = "shoulders"
    NECK = "neck"
    ARMS = "arms"
    FOREARMS = "forearms"
    HANDS = "hands"


@dataclass(frozen=True, slots=True)
class Idea:
    """One movement; `number` names it for good, `sentence` is its English text."""

    number: int
    length: timedelta
    areas: tuple[Area, ...]
    tags: frozenset[Tag]
    sentence: str

    @property
    def text(self) -> str:
        """Return what to do, in the language in use."""
        return _(self.sentence)

    @property
    def area(self) -> str:
        """Return what it is good for: “Chest and arms”."""
        return begin(listing([area_name(area) for area in self.areas]))


@dataclass(frozen=True, slots=True)
class Needs:
    """What ideas must be like to suit the person, where not every one does."""

    seated: bool = False
    quiet: bool = False
    no_stairs: bool = False

    def suit(self, idea: Idea) -> bool:
        """Tell whether an idea is of use to this person."""
        wanted = {Tag.SEATED} if self.seated else set()
        if self.quiet:
            wanted.add(Tag.QUIET)
        return wanted <= idea.tags and not (self.no_stairs and Tag.STAIRS in idea.tags)


ANY = Needs()


def next_idea(previous: int | None, day: date, count: int, needs: Needs = ANY) -> Idea:
    """Return the idea for a break.

    Args:
        previous: number of the idea before, which does not come twice running.
        day: the tracker day; each begins somewhere else.
        count: how many ideas the day has had already.
        needs: take ideas alone that suit them; some always do.
    """
    order = _order_of(day, needs)
    idea = order[count % len(order)]
    return order[(count + 1) % len(order)] if idea.number == previous else idea


@dataclass(frozen=True, slots=True)
class Pick:
    """An idea with its place in the round of a day, so that another one can follow it.

    `previous` is the number of the idea that had its turn before.
    """

    idea: Idea
    day: date
    count: int
    previous: int | None = None
    needs: Needs = ANY

    def another(self) -> "Pick":
        """Return the pick that follows."""
        return pick(self.day, self.count + 1, previous=self.idea.number, needs=self.needs)

    @property
    def addition(self) -> str:
        """Say what makes a break of an idea that can be done on a chair; empty for others."""
        if Tag.SEATED not in self.idea.tags:
            return ""
        if any(Tag.WALKING in idea.tags and self.needs.suit(idea) for idea in IDEAS):
            return _("Brief by itself: put two or three together, or begin with a walk.")
        return _("Brief by itself: put two or three together.")


def pick(day: date, count: int, *, previous: int | None = None, needs: Needs = ANY) -> Pick:
    """Return the idea for a break with its place; see `next_idea`."""
    return Pick(next_idea(previous, day, count, needs), day, count, previous, needs)


def caution() -> str:
    """Return the line that goes with every idea."""
    return _("Skip or adapt anything that does not suit you; stop if it hurts.")


def area_name(area: Area) -> str:
    """Name a part of the body, or what it gains."""
    return {
        Area.BODY: pgettext("area of the body", "whole body"),
        Area.EYES: pgettext("area of the body", "eyes"),
        Area.LEGS: pgettext("area of the body", "legs"),
        Area.CIRCULATION: pgettext("area of the body", "circulation"),
        Area.THIGHS: pgettext("area of the body", "thighs"),
        Area.CALVES: pgettext("area of the body", "calves"),
        Area.ANKLES: pgettext("area of the body", "ankles"),
        Area.HIPS: pgettext("area of the body", "hips"),
        Area.FRONT_OF_HIP: pgettext("area of the body", "front of the hip"),
        Area.BALANCE: pgettext("area of the body", "balance"),
        Area.LOWER_BACK: pgettext("area of the body", "lower back"),
        Area.UPPER_BACK: pgettext("area of the body", "upper back"),
        Area.BACK: pgettext("area of the body", "back"),
        Area.SIDE: pgettext("area of the body", "side of the body"),
        Area.CHEST: pgettext("area of the body", "chest"),
        Area.SHOULDERS: pgettext("area of the body", "shoulders"),
        Area.NECK: pgettext("area of the body", "neck"),
        Area.ARMS: pgettext("area of the body", "arms"),
        Area.FOREARMS: pgettext("area of the body", "forearms"),
        Area.HANDS: pgettext("area of the body", "hands"),
    }[area]


def _order_of(day: date, needs: Needs) -> list[Idea]:
    """Return a day's round: each begins one walk and three other ideas after the day before."""
    fitting = [idea for idea in IDEAS if needs.suit(idea)]
    walks = [idea for idea in fitting if Tag.WALKING in idea.tags]
    others = [idea for idea in fitting if Tag.WALKING not in idea.tags]
    turn = day.toordinal()
    walks, others = _turned(walks, turn), _turned(others, turn * (WALK_EVERY - 1))
    order: list[Idea] = []
    while walks or others:
        order += walks[:1] + others[: WALK_EVERY - 1]
        walks, others = walks[1:], others[WALK_EVERY - 1 :]
    return order


def _turned(ideas: Sequence[Idea], by: int) -> list[Idea]:
    start = by % len(ideas) if ideas else 0
    return [*ideas[start:], *ideas[:start]]


_TAGS = {
    "S": Tag.SEATED,
    "U": Tag.UPRIGHT,
    "W": Tag.WALKING,
    "Q": Tag.QUIET,
    "T": Tag.STAIRS,
}


def _idea(number: int, seconds: int, areas: Sequence[Area], tags: str, sentence: str) -> Idea:
    kinds = frozenset(_TAGS[letter] for letter in tags)
    return Idea(number, timedelta(seconds=seconds), tuple(areas), kinds, sentence)


# Our own wording. No fast movement of the neck, no weight on anything that rolls or is driven.
IDEAS = (
    _idea(
        1,
        120,
        [Area.BODY, Area.EYES],
        "W",
        N_("Walk to the window farthest away, look out, and walk back."),
    ),
    _idea(2, 120, [Area.BODY], "W", N_("Fetch a glass of water from another room.")),
    _idea(3, 300, [Area.BODY], "W", N_("Take a short turn outdoors.")),
    _idea(
        4,
        120,
        [Area.LEGS, Area.CIRCULATION],
        "WT",
        N_("Take the stairs once up and down, at an easy pace and near the rail."),
    ),
    _idea(5, 180, [Area.BODY], "W", N_("Do one small household task on your feet.")),
    _idea(6, 300, [Area.BODY], "W", N_("Take your next call walking round the room.")),
    _idea(7, 60, [Area.LEGS], "UQ", N_("March on the spot, arms swinging loosely.")),
    _idea(
        8,
        60,
        [Area.THIGHS, Area.HIPS],
        "UQ",
        N_("Rise from a steady chair and sit down again slowly, eight times."),
    ),
    _idea(
        9,
        45,
        [Area.CALVES],
        "UQ",
        N_("Hand on the wall: rise on your toes and lower slowly, fifteen times."),
    ),
    _idea(
        10, 60, [Area.BALANCE], "UQ", N_("Stand on one leg near the wall, 20 seconds each side.")
    ),
    _idea(
        11,
        60,
        [Area.HIPS, Area.LOWER_BACK],
        "UQ",
        N_("Stand and shift your weight gently from foot to foot."),
    ),
    _idea(
        12,
        60,
        [Area.FRONT_OF_HIP],
        "UQ",
        N_("One foot a step back, soften the front knee, hold, then change."),
    ),
    _idea(
        13,
        60,
        [Area.ARMS, Area.CHEST],
        "U",
        N_("Hands on the wall: bend and stretch your arms slowly, eight times."),
    ),
    _idea(
        14,
        60,
        [Area.CHEST],
        "UQ",
        N_("Forearm against a door frame, lean forward a little, each side."),
    ),
    _idea(
        15,
        30,
        [Area.BACK, Area.SHOULDERS],
        "USQ",
        N_("Reach both arms towards the ceiling, breathe out, and let them sink."),
    ),
    _idea(
        16,
        40,
        [Area.SIDE],
        "USQ",
        N_("Slide one hand down your side and back up, five times each way."),
    ),
    _idea(17, 30, [Area.SHOULDERS], "USQ", N_("Roll your shoulders slowly backwards, ten times.")),
    _idea(
        18,
        45,
        [Area.UPPER_BACK],
        "USQ",
        N_("Draw your shoulder blades lightly together, hold five seconds, let go; six times."),
    ),
    _idea(
        19,
        45,
        [Area.NECK],
        "USQ",
        N_("Turn your head slowly to look over each shoulder, five times."),
    ),
    _idea(
        20,
        40,
        [Area.NECK],
        "USQ",
        N_("Let one ear sink towards the shoulder, ten seconds each side."),
    ),
    _idea(
        21,
        45,
        [Area.UPPER_BACK],
        "SQ",
        N_("Hands on your thighs: round your back, then straighten up, six times."),
    ),
    _idea(
        22,
        60,
        [Area.THIGHS],
        "SQ",
        N_("Straighten one knee, hold three seconds, lower; eight on each side."),
    ),
    _idea(
        23,
        40,
        [Area.ANKLES, Area.CALVES],
        "SQ",
        N_("Tip your feet up and down, then draw small circles."),
    ),
    _idea(
        24,
        40,
        [Area.HANDS, Area.FOREARMS],
        "USQ",
        N_("Open and close your hands, then circle your wrists both ways."),
    ),
    _idea(
        25, 30, [Area.EYES], "USQ", N_("Look at something far away, and blink softly a few times.")
    ),
)
