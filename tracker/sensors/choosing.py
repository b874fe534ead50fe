"""All sensors as one: each need met by the best that works, and what one hears told to the others.

After a lock, after sleep and after the program began anew, only input opens a session again. The
idle sensor tells of input only when there was none before, so it is opened anew then: it says
since when there was none, and tells of the very next. Sleep and a new beginning also make the
engine forget a call and whatever else stands for a while, though it may go on: that is told again.

What is in front is told before anything else, and told even where no listed app is: only where it
is never told may an app that merely runs be a sign of work.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from tracker.domain.signals import (
    Active,
    Apps,
    Busy,
    Call,
    Front,
    Idle,
    Lock,
    Passed,
    Signal,
    Start,
    Unlock,
    Wake,
)
from tracker.sensors.base import Candidates, Need, Network, Surroundings
from tracker.sensors.candidates import candidates as of_this_system
from tracker.sensors.findings import Finding
from tracker.sensors.post import Post, Told

# A sensor of clocks tells `Passed` alone: the clock was set, or the computer has slept.
_WANTS_INPUT = (Unlock, Wake, Start, Passed)
_FORGETS = (Wake, Start, Passed)
_OVER: Final[dict[Need, Signal]] = {  # what stands until it is said to be over
    Need.CALL: Call(on=False),
    Need.BUSY: Busy(on=False),
    Need.FRONT: Front(""),
    Need.NETWORK: Network(""),
}


class Sensors:
    """The sensors of this computer.

    Descriptors and next looks change whenever something was read, opened or obeyed.
    """

    def __init__(self, surroundings: Surroundings, candidates: Candidates = of_this_system) -> None:
        """Be ready to choose; nothing is opened before `open`."""
        self._surroundings = surroundings
        self._posts = {need: Post(need, candidates) for need in Need}
        self._idle = self._posts[Need.IDLE]
        self._last_known: datetime | None = None
        self._is_active = False
        self._is_locked = False
        self._standing: dict[type[Signal], Signal] = {}

    @property
    def name(self) -> str:
        """Return the name of the sensor that tells of input, `none` if there is none."""
        return self._idle.sensor.name

    @property
    def is_blind(self) -> bool:
        """Tell whether nothing tells of input."""
        return self._idle.is_blind

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Say for each need which sensor meets it and why, in the language in use."""
        return tuple(post.finding for post in self._posts.values())

    @property
    def told(self) -> dict[Need, Told]:
        """Return what was told last of each need; a need is missing as long as nothing was."""
        posts = self._posts.items()
        return {need: post.told for need, post in posts if post.told is not None}

    def wake_by(self, wake: Callable[[], None]) -> None:
        """Have the host woken by `wake`, from any thread, when there is something to read.

        To be called before `open`. Where every sensor has a descriptor, nobody is woken.
        """
        self._surroundings = replace(self._surroundings, wake=wake)

    def hash_by(self, key: bytes) -> None:
        """Have networks told apart by this secret; to be called before `open`."""
        self._surroundings = replace(self._surroundings, key=key)

    def open(self, now: datetime) -> list[Signal]:
        """Choose and open a sensor for each need, and tell how things stand."""
        signals = self._open_front(now)
        for post in self._posts.values():
            if post.need is not Need.FRONT:
                signals += self._noted(post.open(now, self._surroundings), now)
        return signals

    def descriptors(self) -> tuple[int, ...]:
        """Return the descriptors that become readable when there is something to read."""
        found = (post.sensor.fileno() for post in self._posts.values())
        return tuple(descriptor for descriptor in found if descriptor is not None)

    def next_look(self) -> datetime | None:
        """Return when to read though nothing became readable."""
        return min((look for _post, look in self._looks()), default=None)

    def read(self, now: datetime, descriptor: int | None = None) -> list[Signal]:
        """Read the sensor behind a descriptor; without one, all whose next look has come."""
        if descriptor is None:
            asked = [post for post, look in self._looks() if look <= now]
        else:
            posts = self._posts.values()
            asked = [post for post in posts if post.sensor.fileno() == descriptor]
        return [signal for post in asked for signal in self._hear(post, now)]

    def last_input(self, now: datetime) -> datetime | None:
        """Return when the last input was, or None where nothing tells."""
        at = self._idle.sensor.last_input(now)
        if at is not None:
            self._last_known = at
        return at

    def woken(self, now: datetime) -> list[Signal]:
        """Hear that the computer has slept, as the clocks show, and tell how things stand now."""
        return self._with_input([Passed()], now)

    def saved(self) -> None:
        """Hear that all that was told is on record."""
        for post in self._posts.values():
            post.sensor.saved()

    def close(self) -> None:
        """Close everything; may be called twice."""
        for post in self._posts.values():
            post.close()

    def obey(self, surroundings: Surroundings, now: datetime) -> list[Signal]:
        """Go by other settings from now on."""
        before = self._surroundings
        self._surroundings = surroundings = replace(surroundings, wake=before.wake, key=before.key)
        signals: list[Signal] = []
        is_paced_anew = before.pace != surroundings.pace
        if is_paced_anew or before.away_after != surroundings.away_after:
            signals += self._renew_idle(now)
        if is_paced_anew or before.apps != surroundings.apps:
            signals += self._open_front(now)
            signals += self._posts[Need.APPS].open(now, surroundings) or [Apps(frozenset())]
        if is_paced_anew:
            signals += self._open_anew(Need.CALL, now)
        return signals

    def look_again(self, now: datetime) -> list[Signal]:
        """Try again what could not be used: the person may have seen to it meanwhile.

        What works goes on undisturbed, save a sensor made of parts of which one is missing.
        """
        signals: list[Signal] = []
        for post in self._posts.values():
            if not post.finding.passed_over:
                continue
            if post.need in (Need.CALL, Need.BUSY):
                signals += self._open_anew(post.need, now)
            else:
                signals += self._noted(post.look_again(now), now)
        return signals

    def _looks(self) -> Iterator[tuple[Post, datetime]]:
        """Say when each wants to look that does.

        Nobody looks for input while the screen is locked: none is work, and after that the sensor
        is opened anew.
        """
        for post in self._posts.values():
            look = post.next_look()
            is_in_vain = self._is_locked and post is self._idle and post.sensor.fileno() is None
            if look is not None and not is_in_vain:
                yield post, look

    def _hear(self, post: Post, now: datetime) -> list[Signal]:
        before, was_blind = post.sensor, post.is_blind
        signals = post.read(now)
        is_lost = post.is_blind and not was_blind
        match post.need:
            case Need.IDLE:
                return self._noted(self._quieted(signals, now) if is_lost else signals, now)
            case Need.SESSION if post.sensor is not before and self._is_locked:
                if Lock() not in signals:  # nobody would ever tell; input alone opens a session
                    signals.append(Unlock())
            case Need.CLOCK if signals:
                signals += self._look_all(now)
            case Need.CALL | Need.BUSY | Need.FRONT | Need.NETWORK if is_lost:
                signals += self._over(post.need)  # nobody would ever tell
            case _:
                pass
        return self._with_input(self._noted(signals, now), now)

    def _with_input(self, signals: list[Signal], now: datetime) -> list[Signal]:
        """Add what the idle sensor says anew where only input opens a session from now on."""
        if not any(isinstance(signal, _WANTS_INPUT) for signal in signals):
            return signals
        renewed = self._renew_idle(now)
        if any(isinstance(signal, _FORGETS) for signal in signals):
            over = _OVER.values()
            signals += [one for one in self._standing.values() if one not in over]
        if any(isinstance(signal, Unlock) for signal in signals):
            return renewed + signals  # what was typed into the lock screen is not work
        return signals + renewed

    def _renew_idle(self, now: datetime) -> list[Signal]:
        was_blind = self._idle.is_blind
        signals = self._idle.open(now, self._surroundings)
        is_lost = self._idle.is_blind and not was_blind
        return self._noted(self._quieted(signals, now) if is_lost else signals, now)

    def _quieted(self, signals: list[Signal], now: datetime) -> list[Signal]:
        """Say that input is not known of any more, so that none is invented.

        While the lost sensor told nothing else, there was some within the time that makes idle.
        """
        since = self._last_known or now
        if self._is_active:
            since = max(since, now - self._surroundings.away_after)
        return [*signals, Idle(min(since, now))]

    def _open_anew(self, need: Need, now: datetime) -> list[Signal]:
        """Open a sensor anew that tells what stands; what it does not tell again is over."""
        signals = self._posts[need].open(now, self._surroundings)
        return self._noted(signals or self._over(need), now)

    def _open_front(self, now: datetime) -> list[Signal]:
        """Open the sensor of the app in front; be it that none is, one that sees tells so."""
        post = self._posts[Need.FRONT]
        signals = post.open(now, self._surroundings)
        if not signals and self._surroundings.apps and not post.is_blind:
            signals = [Front("")]
        return self._noted(signals or self._over(Need.FRONT), now)

    def _over(self, need: Need) -> list[Signal]:
        """Say that what stands is over, if anything does."""
        over = _OVER[need]
        return [over] if self._standing.get(type(over), over) != over else []

    def _look_all(self, now: datetime) -> list[Signal]:
        """Look early at what is looked at by the clock, which is not the same any more."""
        waiting = [post for post in self._posts.values() if post.next_look() is not None]
        return [signal for post in waiting for signal in self._hear(post, now)]

    def _noted(self, signals: Sequence[Signal], now: datetime) -> list[Signal]:
        for signal in signals:
            match signal:
                case Idle(since):
                    self._last_known, self._is_active = since, False
                case Active():
                    self._last_known, self._is_active = now, True
                case Lock():
                    self._is_locked = True
                case Unlock():
                    self._is_locked = False
                case Call() | Busy() | Front() | Network():
                    self._standing[type(signal)] = signal
                case _:
                    pass
        return list(signals)
