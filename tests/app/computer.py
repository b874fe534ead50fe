"""One computer and the person at it: what its sensors tell, and when that person really worked.

The truth is kept beside the signals, by the documented rules alone and without the engine: a
session ends at the last input, or at once with a lock, a sleep, a command; a call is work.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

AWAY_AFTER = timedelta(minutes=5)
CALL_CAP = timedelta(hours=4)
NOISE = timedelta(seconds=30)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Worked:
    """A session as it really was; after a crash up to a minute of it is lost."""

    start: datetime
    end: datetime
    reason: str


def told_instant(event: dict[str, Any], key: str) -> datetime:
    """Return a time that a replay told."""
    return datetime.fromisoformat(event[key]).astimezone(UTC)


def told_sessions(told: Iterable[dict[str, Any]]) -> list[Worked]:
    """Return the sessions of a replay; those without length leave no trace anywhere."""
    ended = [event for event in told if event["event"] == "session_ended"]
    found = [Worked(told_instant(e, "start"), told_instant(e, "end"), e["reason"]) for e in ended]
    return [session for session in found if session.start < session.end]


def instant(day: date, hour: int, minute: int, zone: str) -> datetime:
    """Return the instant at which a clock in a zone shows a time."""
    return datetime.combine(day, time(hour, minute), ZoneInfo(zone)).astimezone(UTC)


class Computer:
    """Tells signals in order of time and remembers the truth; `at` is its wall clock, in UTC."""

    def __init__(self, at: datetime, zone: str) -> None:
        self.at = at
        self.zone = zone
        self.lines: list[dict[str, object]] = []
        self.truth: list[Worked] = []
        self.since: datetime | None = None
        self.told_after = timedelta(minutes=3)

    # --- The clock -------------------------------------------------------------------------------

    def there(self) -> datetime:
        """Return what the wall clock shows."""
        return self.at.astimezone(ZoneInfo(self.zone))

    def wait(self, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self.at += timedelta(minutes=minutes, seconds=seconds)

    def wait_until(self, at: datetime) -> None:
        """Let time pass until an instant, if it lies ahead."""
        self.at = max(self.at, at)

    def tell(self, signal: str, **fields: object) -> None:
        """Write one line of the trace."""
        self.lines.append({"at": self._iso(self.at), "signal": signal, **fields})

    def text(self) -> Iterator[str]:
        """Write the trace as it lies in a file, line by line."""
        return (json.dumps(line) + "\n" for line in self.lines)

    def _iso(self, at: datetime) -> str:
        return at.astimezone(ZoneInfo(self.zone)).isoformat()

    # --- The truth -------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self.since is None:
            self.since = self.at

    def _end(self, reason: str, end: datetime | None = None) -> None:
        """Remember a session; wall time that a clock set back brought twice counts once."""
        if self.since is None:
            return
        left = [(self.since, end or self.at)]
        for told in reversed(self.truth):
            if told.end < self.since - 2 * ONE_DAY:
                break
            left = [
                part
                for start, stop in left
                for part in ((start, min(stop, told.start)), (max(start, told.end), stop))
                if part[0] < part[1]
            ]
        self.truth += [Worked(start, stop, reason) for start, stop in left]
        self.since = None

    # --- What happens ----------------------------------------------------------------------------

    def boots(self) -> None:
        """Start the program; nobody has touched anything yet."""
        self.tell("start", zone=self.zone)

    def types(self) -> None:
        """See input after a time without."""
        self.tell("active")
        self._begin()

    def unlocks_and_types(self) -> None:
        """Come back to a locked screen; the first input is a moment later."""
        self.tell("unlock")
        self.wait(seconds=3)
        self.types()

    def rests_hands(self, seconds: float) -> None:
        """Give no input for a while, and then some; five minutes of it end the session."""
        last_input, gap = self.at, timedelta(seconds=seconds)
        if gap >= self.told_after:
            self.at = last_input + self.told_after
            self.tell("idle", since=self._iso(last_input))
        self.at = last_input + gap
        if gap >= AWAY_AFTER:
            self._end("idle", last_input)
        if gap >= self.told_after:
            self.types()

    def walks_off(self) -> None:
        """Leave without locking; what comes next comes later than five minutes."""
        last_input = self.at
        self.at += self.told_after
        self.tell("idle", since=self._iso(last_input))
        self.at = last_input + AWAY_AFTER
        self._end("idle", last_input)

    def locks(self) -> None:
        """Lock the screen."""
        self.tell("lock")
        self._end("lock")

    def sleeps(self, minutes: float) -> None:
        """Close the lid for a while."""
        self.tell("sleep")
        self._end("sleep")
        self.wait(minutes)
        self.tell("wake")

    def talks(self, minutes: float) -> None:
        """Have a call while typing on."""
        self.tell("call", on=True)
        self.wait(minutes)
        self.tell("call", on=False)

    def listens(self, minutes: float) -> None:
        """Have a call without touching anything, and walk off after it."""
        last_input = self.at
        self.wait(seconds=20)
        self.tell("call", on=True)
        self.at = last_input + self.told_after
        self.tell("idle", since=self._iso(last_input))
        self.wait(minutes)
        self.tell("call", on=False)
        self._end("call_ended")
        self.wait(10)

    def is_busy(self, minutes: float) -> None:
        """Show something in full screen while typing on."""
        self.tell("busy", on=True)
        self.wait(minutes)
        self.tell("busy", on=False)

    def walks_about_in_a_call(self, minutes: float) -> None:
        """Lock the screen in a call; the call goes on, and with it the work."""
        self.tell("call", on=True)
        self.wait(2)
        self.tell("lock")
        self.wait(minutes)
        self.tell("call", on=False)
        self._end("call_ended")
        self.wait(5)

    def forgets_a_call(self) -> None:
        """Leave a call open for half a night; after four hours it is no work any more."""
        last_input = self.at
        self.tell("call", on=True)
        self.at += self.told_after
        self.tell("idle", since=self._iso(last_input))
        self._end("cap", last_input + CALL_CAP)
        self.wait(minutes=5 * 60)
        self.tell("call", on=False)

    def says(self, *command: str) -> None:
        """Give a command that leaves sessions alone."""
        self.tell("say", command=list(command))

    def holds(self, reason: str, *command: str) -> None:
        """Ask not to be counted; input may go on."""
        self.says(*command)
        self._end(reason)

    def counts_again(self) -> None:
        """Be counted again, with hands on the keys; how it came about was told elsewhere."""
        self._begin()

    def answers(self, prompt: str, choice: str, **fields: object) -> None:
        """Answer a prompt, whether it is on show or not."""
        self.tell("answer", prompt=prompt, choice=choice, **fields)

    def answers_private(self) -> None:
        """Say that outside work was private; it was asked about just now."""
        self.answers("outside_core", "private")
        self._end("private")

    def is_set(self, seconds: float) -> None:
        """Set the wall clock; what was measured moves along, and no time passes."""
        self.tell("clock", jump_s=seconds)
        self.at += timedelta(seconds=seconds)
        if self.since is not None:
            self.since += timedelta(seconds=seconds)

    def travels(self, zone: str) -> None:
        """Set the computer to another zone; a session goes on."""
        self.zone = zone
        self.tell("zone", zone=zone)

    def is_bumped(self, seconds: float) -> None:
        """Move the mouse for a moment outside core hours: too short to be anything."""
        assert timedelta(seconds=seconds) < NOISE
        self.tell("active")
        self.wait(seconds=seconds)
        self.tell("lock")

    def shuts_down(self) -> None:
        """End in order."""
        self.tell("stop")
        self._end("stop")

    def crashes(self, minutes: float) -> None:
        """Lose power, and start anew after a while."""
        self.tell("crash")
        self._end("crash")
        self.wait(minutes)
        self.boots()
