"""What the window of the help shows, as a value from which it can be built anew."""

from dataclasses import dataclass

from tracker.pages import START, Place


@dataclass(frozen=True, slots=True)
class HelpState:
    """Where somebody reads.

    Attributes:
        place: the page, and the heading that was gone to.
        paragraph: the one at the top, by its number; 0: wherever the place is.
        search: what is being looked for.
    """

    place: Place = START
    paragraph: int = 0
    search: str = ""
