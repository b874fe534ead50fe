"""Where the person is: what they said about the network they are in, or have chosen for the day."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tracker.domain.model import Place

NO_NETWORK: Final = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A place that the person chose for the day.

    Attributes:
        place: where they said that they are.
        network: in which network they said so; `NO_NETWORK`: in none.
        until: when the tracker day ends, and the choice with it.
    """

    place: Place
    network: str
    until: datetime

    def holds(self, network: str, now: datetime) -> bool:
        """Tell whether it still counts: the day goes on, and no other network was joined."""
        return now < self.until and network in (NO_NETWORK, self.network)


@dataclass(frozen=True, slots=True)
class Here:
    """Where the program takes the person to be, and by what.

    Attributes:
        network: the token of the network they are in; `NO_NETWORK`: none that is known of.
        taught: what they said about it, if they did.
        chosen: what they chose for the day, if they did.
    """

    network: str = NO_NETWORK
    taught: Place | None = None
    chosen: Place | None = None

    @property
    def place(self) -> Place:
        """Return the place; what nobody said is unknown, never guessed."""
        return self.chosen or self.taught or Place.UNKNOWN

    @property
    def is_for_the_day(self) -> bool:
        """Tell whether today is another place than this network usually means."""
        return self.network != NO_NETWORK and self.chosen not in (None, self.taught)


NOWHERE: Final = Here()
