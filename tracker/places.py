"""Where the person is: they say it once in each network, and can change it for the day.

A network is known by a token alone, and only what the person said about it is kept, or that they
were asked. Being in a network writes nothing.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from tracker.domain.model import Place
from tracker.domain.whereabouts import NO_NETWORK, Chosen, Here
from tracker.errors import StoreError, UsageError
from tracker.paths import Home
from tracker.wording import _

if TYPE_CHECKING:
    from tracker.store.journal import Journal

ASK_AFTER: Final = timedelta(minutes=1)  # in a network; one that is passed through is not worth it
ALWAYS: Final = "always"  # the word that makes a choice hold for more than the day
SAYABLE: Final = (Place.HOME, Place.WORKPLACE, Place.OTHER)


class Places:
    """Keeps the person's word about networks, and says where they are by it."""

    def __init__(self, journal: Callable[[], "Journal"]) -> None:
        """Be handed what opens the journal, or returns the one that is open."""
        self._journal = journal
        self._network = NO_NETWORK
        self._joined: datetime | None = None
        self._known: dict[str, Place | None] = {}
        self._chosen: Chosen | None = None

    def open(self) -> bytes:
        """Read what is on record; return the key by which networks are to be told apart.

        Raises:
            StoreError: the journal cannot be used.
        """
        journal = self._journal()
        self._known, self._chosen = journal.networks(), journal.chosen()
        return journal.network_key()

    def join(self, network: str, now: datetime) -> None:
        """Hear which network the computer is in; `NO_NETWORK`: in none that is known of."""
        if network == self._network:
            return
        self._network, self._joined = network, now
        if self._chosen is not None and not self._chosen.holds(network, now):
            self._chosen = None
            with suppress(StoreError):  # it ends with the day in any case
                self._journal().choose(None)

    def here(self, now: datetime) -> Here:
        """Return where the person is; the choice of a day that is over is forgotten."""
        if self._chosen is not None and not self._chosen.holds(self._network, now):
            self._chosen = None
        chosen = self._chosen.place if self._chosen is not None else None
        return Here(self._network, self._known.get(self._network), chosen)

    def next_change(self) -> datetime | None:
        """Return when a choice ends because its day does."""
        return self._chosen.until if self._chosen is not None else None

    def obey(self, words: tuple[str, ...], now: datetime, day_ends: datetime) -> None:
        """Take what the person says after `place`; nothing at all only asks.

        Raises:
            UsageError: the words are not understood, or there is no network to remember.
            StoreError: it cannot be kept; nothing is changed.
        """
        match words:
            case ():
                return
            case ("forget",):
                self.forget()
            case (str(name), *more) if name in SAYABLE and more in ([], [ALWAYS]):
                if more or self._is_new:
                    self._teach(Place(name))
                else:
                    self._choose(Place(name), now, day_ends)
            case _:
                said = _("“{words}” is nothing that can be said to Kjernetid.")
                raise UsageError(said.format(words=" ".join(("place", *words))))

    def forget(self) -> None:
        """Forget all networks, and what was chosen for the day.

        Raises:
            StoreError: it cannot be kept; nothing is changed.
        """
        self._journal().forget_networks()
        self._known, self._chosen = {}, None

    def is_worth_asking(self, now: datetime) -> bool:
        """Tell whether the person has said nothing about this network, nor was asked."""
        has_stayed = self._joined is not None and now - self._joined >= ASK_AFTER
        return self._is_new and self._network not in self._known and has_stayed

    def take_question(self, now: datetime) -> bool:
        """Tell whether to ask about this network; it is taken as asked, which is done once.

        What cannot be kept is not asked either: it would be asked time and again.
        """
        if not self.is_worth_asking(now):
            return False
        try:
            self._journal().keep_network(self._network, None)
        except StoreError:
            return False
        self._known[self._network] = None
        return True

    @property
    def _is_new(self) -> bool:
        """Tell whether there is a network of which the person has not said where it is."""
        return self._network != NO_NETWORK and self._known.get(self._network) is None

    def _teach(self, place: Place) -> None:
        if self._network == NO_NETWORK:
            raise UsageError(
                _("There is no network here that this could be remembered for; say it for the day.")
            )
        self._journal().keep_network(self._network, place)
        self._known[self._network] = place
        self._take_choice(None)

    def _choose(self, place: Place, now: datetime, day_ends: datetime) -> None:
        is_usual = place is self._known.get(self._network)
        chosen = None if is_usual else Chosen(place, self._network, day_ends)
        self._take_choice(chosen)

    def _take_choice(self, chosen: Chosen | None) -> None:
        if chosen != self._chosen:
            self._journal().choose(chosen)
            self._chosen = chosen


def forget(home: Home, at: datetime) -> None:
    """Forget all networks where no program runs.

    Raises:
        JournalBusyError: a program records, and would go by what it remembers.
        StoreError: the journal cannot be opened or written.
    """
    if not home.journal.exists():
        return
    from tracker.store.journal import Journal  # SQLAlchemy takes a quarter of a second
    from tracker.store.lock import RecorderLock

    with RecorderLock(home), Journal.open(home, at) as journal:
        journal.forget_networks()
