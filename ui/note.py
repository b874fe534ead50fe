"""A note: something that the program says for a while, with what can be done about it."""

from dataclasses import dataclass

from tracker.domain.model import Place
from tracker.domain.whereabouts import Here

NOTE_S = 8.0
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
    """

    sentence: str
    deeds: Deeds = ()
    seconds: float = NOTE_S
    network: str = ""
    meaning: str = ""
    is_offer: bool = False
    is_question: bool = False

    @property
    def asks(self) -> bool:
        """Tell whether an answer is wanted; it then waits while something else is asked."""
        return self.is_offer or self.is_question or bool(self.network)


def is_settled(note: Note, here: Here) -> bool:
    """Tell whether a note asks about a network that was left, or whose place is known by now."""
    return bool(note.network) and (note.network != here.network or here.place is not Place.UNKNOWN)
