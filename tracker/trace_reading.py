"""Recorded streams of signals: JSON Lines, one signal a line, in order of time.

A line is `{"at": ISO 8601 with offset, "signal": NAME, …}`. `at` may step back only right after a
`clock` signal, whose `jump_s` says by how much the wall clock was set.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import msgspec

from tracker.clock import YEARS, is_zone
from tracker.domain import signals
from tracker.domain.commands import WORDS, clock_time
from tracker.domain.model import Choice, Place
from tracker.domain.signals import Sample, Signal
from tracker.errors import TraceError
from tracker.wording import _

FAR = timedelta(days=366)
LONGEST_QUOTE = 40
LONGEST_REASON = 200
_Value = TypeVar("_Value")


class Line(msgspec.Struct):
    """One line as it stands in the file; which fields belong to it depends on the signal."""

    at: datetime
    signal: str
    zone: str | None = None
    since: datetime | None = None
    on: bool | None = None
    app: str | None = None
    open: list[str] | None = None
    place: Place | None = None
    jump_s: float | None = None
    command: list[str] | None = None
    prompt: str | None = None
    choice: Choice | None = None
    until: str | None = None


class _UnfitError(Exception):
    """A field is missing or makes no sense; its text says what was expected."""


def read_trace(lines: Iterable[str], home_zone: str) -> Iterator[tuple[int, Sample]]:
    """Read a trace line by line, each with its number; empty lines are passed over.

    Args:
        lines: the text of the file.
        home_zone: the zone until a `start` or `zone` signal names another.

    Raises:
        TraceError: names the line, what was wrong with it, and what was expected.
    """
    zone, earliest = home_zone, None
    decoder = msgspec.json.Decoder(Line)
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            line = _decoded(decoder, text)
            sample = _sample(line, zone, earliest)
        except (msgspec.MsgspecError, ValueError) as error:
            raise TraceError(
                _("Line {number} of the trace cannot be read: {why}.").format(
                    number=number, why=_short(str(error).rstrip("."), LONGEST_REASON)
                )
            ) from None
        except _UnfitError as error:
            raise TraceError(
                _("Line {number} of the trace makes no sense: {why}.").format(
                    number=number, why=error
                )
            ) from None
        zone = sample.zone
        earliest = sample.at
        if isinstance(sample.signal, signals.ClockJumped):
            earliest += sample.signal.by
        yield number, sample


def _decoded(decoder: msgspec.json.Decoder[Line], text: str) -> Line:
    try:
        return decoder.decode(text)
    except RecursionError:
        raise _UnfitError(_("it is nested too deeply")) from None


def _sample(line: Line, zone: str, earliest: datetime | None) -> Sample:
    at = _instant(line.at, "at")
    if earliest is not None and at < earliest:
        raise _UnfitError(_("“at” goes back in time; only a “clock” signal may set it back"))
    if earliest is not None and at - earliest > FAR:
        raise _UnfitError(_("“at” lies more than a year after the line before"))
    signal = _signal(line, at)
    if isinstance(signal, signals.Start | signals.ZoneChanged):
        zone = _zone(line) if line.zone is not None else zone
    return Sample(at, zone, signal)


def _instant(given: datetime, name: str) -> datetime:
    if given.tzinfo is None:
        raise _UnfitError(
            _("“{name}” has no offset, as in 2026-11-16T08:00:00+01:00").format(name=name)
        )
    if given.year not in YEARS:
        raise _UnfitError(
            _("“{name}” lies outside the years {first} to {last}").format(
                name=name, first=YEARS[0], last=YEARS[-1]
            )
        )
    return given.astimezone(UTC)


def _signal(line: Line, at: datetime) -> Signal:
    build = _BUILDERS.get(line.signal)
    if build is None:
        raise _UnfitError(
            _("“{name}” is no signal; known are {names}").format(
                name=_short(line.signal), names=", ".join(_BUILDERS)
            )
        )
    return build(line, at)


def _zone(line: Line) -> str:
    zone = _needed(line.zone, "zone", _("an IANA zone such as Europe/Oslo"))
    if not is_zone(zone):
        raise _UnfitError(_("“{zone}” is no zone such as Europe/Oslo").format(zone=_short(zone)))
    return zone


def _idle(line: Line, at: datetime) -> Signal:
    since = _instant(_needed(line.since, "since", _("an instant with an offset")), "since")
    if since > at:
        raise _UnfitError(_("“since” lies after “at”"))
    return signals.Idle(since)


def _on(line: Line) -> bool:
    return _needed(line.on, "on", _("true or false"))


def _jump(line: Line, _at: datetime) -> Signal:
    seconds = _needed(line.jump_s, "jump_s", _("a number of seconds"))
    if abs(seconds) > FAR.total_seconds():
        raise _UnfitError(_("“jump_s” is more than a year"))
    return signals.ClockJumped(timedelta(seconds=seconds))


def _say(line: Line, _at: datetime) -> Signal:
    command = _needed(line.command, "command", _("words as on the command line"))
    if not command or command[0] not in WORDS:
        raise _UnfitError(_("“command” begins with none of {words}").format(words=", ".join(WORDS)))
    return signals.Say(tuple(command))


def _answer(line: Line, at: datetime) -> Signal:
    prompt = _needed(line.prompt, "prompt", _("the id or the name of a prompt"))
    choice = _needed(line.choice, "choice", _("an answer such as wrap_up"))
    if choice is not Choice.UNTIL:
        return signals.Answer(prompt, choice)
    text = _needed(line.until, "until", _("a time such as 21:00"))
    until = clock_time(text, at, line.at)
    if until is None:
        raise _UnfitError(_("“{text}” is no time such as 21:00").format(text=_short(text)))
    return signals.Answer(prompt, choice, until)


def _short(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Make any text from the file fit into a sentence: short, on one line, and printable."""
    plain = "".join(sign if sign.isprintable() else "�" for sign in text[: longest + 1])
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def _needed(value: _Value | None, name: str, expected: str) -> _Value:
    if value is None:
        raise _UnfitError(
            _("“{name}” is missing; expected {expected}").format(name=name, expected=expected)
        )
    return value


_BUILDERS: dict[str, Callable[[Line, datetime], Signal]] = {
    "start": lambda _line, _at: signals.Start(),
    "active": lambda _line, _at: signals.Active(),
    "idle": _idle,
    "lock": lambda _line, _at: signals.Lock(),
    "unlock": lambda _line, _at: signals.Unlock(),
    "sleep": lambda _line, _at: signals.Sleep(),
    "wake": lambda _line, _at: signals.Wake(),
    "call": lambda line, _at: signals.Call(_on(line)),
    "busy": lambda line, _at: signals.Busy(_on(line)),
    "front": lambda line, _at: signals.Front(
        _needed(line.app, "app", _("a process name")).casefold().removesuffix(".exe")
    ),
    "apps": lambda line, _at: signals.Apps(
        frozenset(_needed(line.open, "open", _("a list of process names")))
    ),
    "zone": lambda line, _at: signals.ZoneChanged(_zone(line)),
    "place": lambda line, _at: signals.PlaceChanged(
        _needed(line.place, "place", _("home, workplace, other or unknown"))
    ),
    "clock": _jump,
    "say": _say,
    "answer": _answer,
    "stop": lambda _line, _at: signals.Stop(),
    "crash": lambda _line, _at: signals.Crash(),
}
