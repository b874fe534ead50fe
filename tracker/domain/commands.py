"""The person's spoken commands: words as on the command line, understood once for all machines."""

import re
from datetime import UTC, datetime, timedelta

from tracker.domain.localtime import DAY_MIN, local, resolve
from tracker.domain.model import Ends
from tracker.domain.schedule import ONE_DAY, Schedule
from tracker.errors import UsageError

WORDS = ("start", "stop", "pause", "resume", "planned", "private", "break", "quiet", "close")
_LENGTH = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,3})m(?:in)?)?")
HOUR_MIN = 60
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


def check(command: tuple[str, ...]) -> None:
    """Refuse words after a command that takes none, or not these.

    Raises:
        UsageError: the command says something that would not be done.
    """
    match command:
        case ("private", "last" | "since", _) | ("pause" | "planned", *_) | (_,):
            return
        case ("start", "last", _):
            return
        case ("break", "done" | "stop") | ("quiet", "off" | "reset"):
            return
        case _:
            raise UsageError(
                f"“{' '.join(command)}” is not understood; say the first word alone,"
                " “start last 20m” or “private last 20m”."
            )


def parse_end(words: tuple[str, ...], now: datetime, zone: str, schedule: Schedule) -> Ends:
    """Understand `30m`, `1h`, `until 15:00`, `until tomorrow`, or nothing at all.

    `until 15:00` is the next time the clock in `zone` shows it; `until tomorrow` is the next
    day boundary.

    Raises:
        UsageError: the words mean none of these.
    """
    if not words:
        return Ends()
    if words[0] == "until" and len(words) == 2:
        return Ends(_until(words[1], now, zone, schedule), by_clock=True)
    if len(words) == 1:
        return Ends(now + parse_length(words[0]))
    raise _misunderstood(words)


def parse_length(word: str, longest: timedelta = ONE_DAY) -> timedelta:
    """Understand `30m`, `1h` or `1h30m`.

    Raises:
        UsageError: it is none of these, or longer than what is the `longest` here.
    """
    found = _LENGTH.fullmatch(word)
    if not word or found is None:
        raise _misunderstood((word,))
    length = timedelta(hours=int(found[1] or 0), minutes=int(found[2] or 0))
    if not timedelta(0) < length <= longest:
        most = "a day; try 30m or 1h30m" if longest == ONE_DAY else "an hour; try 20m"
        raise UsageError(f"“{word}” is not between one minute and {most}.")
    return length


def parse_instant(word: str) -> datetime:
    """Understand an instant with an offset.

    Raises:
        UsageError: it is none.
    """
    at = _instant(word)
    if at is None:
        raise _misunderstood((word,))
    return at


def clock_time(word: str, now: datetime, wall: datetime) -> datetime | None:
    """Understand an instant with an offset, or the next time a clock like `wall` shows `21:00`.

    Returns:
        None where the word is neither; the offset of `wall` is taken to hold until then.
    """
    minutes = clock_minutes(word)
    if minutes is not None:
        midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0)
        at = (midnight + timedelta(minutes=minutes)).astimezone(UTC)
        return at if at > now else at + ONE_DAY
    return _instant(word)


def clock_minutes(word: str) -> int | None:
    """Return the minutes since midnight that `21:00` names, or None; `24:00` is the last."""
    found = _CLOCK.fullmatch(word)
    if found is None or int(found[2]) >= HOUR_MIN:
        return None
    minutes = int(found[1]) * HOUR_MIN + int(found[2])
    return minutes if minutes <= DAY_MIN else None


def _until(word: str, now: datetime, zone: str, schedule: Schedule) -> datetime:
    if word == "tomorrow":
        return schedule.plan_at(now, zone).span.end
    minutes = clock_minutes(word)
    if minutes is None:
        at = _instant(word)
        if at is None:
            raise _misunderstood(("until", word))
        return at
    today = local(now, zone).date()
    at = resolve(today, minutes, zone)
    return at if at > now else resolve(today + ONE_DAY, minutes, zone)


def _instant(word: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(word)
        return at.astimezone(UTC) if at.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _misunderstood(words: tuple[str, ...]) -> UsageError:
    return UsageError(
        f"“{' '.join(words)}” is not understood; say 30m, 1h, until 15:00 or until tomorrow."
    )
