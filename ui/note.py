"""A note: something that the program says for a while, with what can be done about it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.domain.model import Place
from tracker.domain.whereabouts import Here
from tracker.places import SAYABLE
from tracker.wording import _, whereabouts_name

if TYPE_CHECKING:
    from tracker.domain.retention import Old, Terms
    from tracker.morning import Morning

NOTE_S = 8.0
MORNING_S = 60.0  # time to read it, with a cup in hand
ASKED_S = 120.0  # what is asked in a note; there is no second time
Deeds = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Note:
    """Something to say for a while.

    Attributes:
        sentence: what to say.
        deeds: what can be done about it: the words of a command, by what is on their buttons.
        seconds: for how long.
        meaning: one line more.
        network: the one whose place is asked; empty: none is.
        is_offer: it is asked whether prompts are to rest.
        is_question: something else is asked.
        elsewhere: what to say where nothing can be pressed; empty: the sentence.
    """

    sentence: str
    deeds: Deeds = ()
    seconds: float = NOTE_S
    network: str = ""
    meaning: str = ""
    is_offer: bool = False
    is_question: bool = False
    elsewhere: str = ""

    @property
    def asks(self) -> bool:
        """Tell whether an answer is wanted; it then waits while something else is asked."""
        return self.is_offer or self.is_question or bool(self.network)


def is_settled(note: Note, here: Here) -> bool:
    """Tell whether a note asks about a network that was left, or whose place is known by now."""
    return bool(note.network) and (note.network != here.network or here.place is not Place.UNKNOWN)


def place_note(network: str) -> Note:
    """Ask where a new network is."""
    return Note(
        _("This network is new here. Where are you?"),
        tuple((whereabouts_name(place), ("place", place.value)) for place in SAYABLE),
        ASKED_S,
        network,
        elsewhere=_("This network is new here. Say in the tray menu where you are."),
    )


def old_days_note(old: "Old", terms: "Terms") -> Note:
    """Ask what is to become of days that are older than the record is kept."""
    from tracker.retention_words import old_text  # it is needed once a month

    told = old_text(old, terms)
    where = _("In the settings, under “Your data”, you say what becomes of them.")
    return Note(
        told,
        ((_("Decide …"), ("show", "data")),),
        ASKED_S,
        meaning=_("Nothing is deleted before you have agreed to it."),
        is_question=True,
        elsewhere=f"{told} {where}",
    )


def morning_note(morning: "Morning") -> Note:
    """Tell of the evening before."""
    from tracker.morning_words import morning_lines  # it is needed once a day

    lines = morning_lines(morning)
    return Note(
        lines[0].fact,
        tuple(deed for line in lines for deed in line.deeds),
        MORNING_S,
        meaning=" ".join([lines[0].more, *(line.text for line in lines[1:])]).strip(),
        elsewhere=" ".join(line.text for line in lines),
    )


def rest_note() -> Note:
    """Offer to let prompts rest for today."""
    return Note(
        _("The reminders do not seem to fit today. Rest them until tomorrow?"),
        ((_("Let them rest"), ("quiet",)), (_("Keep them"), ("quiet", "off"))),
        ASKED_S,
        is_offer=True,
        elsewhere=_(
            "The reminders do not seem to fit today. In the tray menu they can be left to rest"
            " until tomorrow."
        ),
    )
