"""What the sensors of networks share: a token instead of a gateway, and time for things to settle.

A network is told apart by the hardware address of its default gateway: no name of it is read, and
nothing is ever sent. The address itself is neither kept nor told, only a keyed hash of it. A
network that comes is looked at once it has settled; one that is gone for a moment is still there.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from tracker.domain.signals import Signal
from tracker.sensors.base import Network, Surroundings

SETTLED_AFTER: Final = timedelta(seconds=2)  # from a change until it is looked at
FIRST_WAIT: Final = timedelta(seconds=4)  # for an address that is not known yet; then twice as long
LONGEST_WAIT: Final = timedelta(seconds=256)  # after which only another change is waited for
GONE_AFTER: Final = timedelta(seconds=15)  # without a network
TOKEN_BYTES: Final = 16

# The hardware address of the default gateway. Empty: there is one, which the computer has not
# exchanged anything with; None: there is none.
Gateway = bytes | None


def token_of(address: bytes, key: bytes) -> str:
    """Return what stands for a gateway; without the key it says nothing."""
    return hashlib.blake2b(address, key=key, digest_size=TOKEN_BYTES).hexdigest()


class Settling:
    """Decides when to look at the gateway, and what is to be told of it."""

    def __init__(self, surroundings: Surroundings) -> None:
        """Go by the pace of the program's time."""
        self._told_of = surroundings.told
        self._key = surroundings.key
        self.clear()

    def clear(self) -> None:
        """Forget what was found, and wait for nothing."""
        self._look: datetime | None = None
        self._wait = timedelta(0)  # until that look
        self._patience = FIRST_WAIT
        self._told: str | None = None
        self._missed: datetime | None = None  # since when there is no network

    def next_look(self) -> datetime | None:
        """Return when to look at the gateway, if anything is waited for."""
        return self._look

    def stir(self, now: datetime) -> None:
        """Hear that something has changed; while more follows, the first look stands."""
        self._patience = FIRST_WAIT
        wait = self._told_of(SETTLED_AFTER)
        if self._look is None or self._look > now + wait:
            self._look_after(wait, now)

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is time to look, also when the clock was set back meanwhile."""
        return self._look is not None and not self._look - self._wait <= now < self._look

    def found(self, gateway: Gateway, now: datetime) -> list[Signal]:
        """Take in what stands now; tell of another network, or that there is none any more."""
        self._look = None
        if gateway:
            self._missed = None
            return self._tell(token_of(gateway, self._key))
        if gateway is not None and self._patience <= LONGEST_WAIT:
            self._look_after(self._told_of(self._patience), now)
            self._patience *= 2
        return self._miss(now)

    def _miss(self, now: datetime) -> list[Signal]:
        """Wait a little before a network that was there counts as gone."""
        if not self._told:
            return self._tell("")
        gone_after = self._told_of(GONE_AFTER)
        if self._missed is None or now < self._missed:
            self._missed = now
        left = self._missed + gone_after - now
        if left <= timedelta(0):
            return self._tell("")
        if self._look is None or self._look > now + left:
            self._look_after(left, now)
        return []

    def _tell(self, token: str) -> list[Signal]:
        if token == self._told:
            return []
        self._told = token
        self._missed = None
        return [Network(token)]

    def _look_after(self, wait: timedelta, now: datetime) -> None:
        self._look, self._wait = now + wait, wait
