"""Writing a trace: what was signalled while the program ran, as a file that `replay` takes.

Nothing is in it but instants, zones, commands, answers, and the names of apps that the person
listed themselves.
"""

import json
import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from tracker.domain import signals
from tracker.domain.localtime import local
from tracker.domain.model import Choice
from tracker.domain.signals import Sample, Signal
from tracker.domain.spans import Span
from tracker.errors import TraceError
from tracker.paths import FILE_MODE
from tracker.wording import _, reason_of

_log = logging.getLogger(__name__)
_INSTANTS = ("at", "since", "until")
_PLAIN: dict[type[Signal], str] = {
    signals.Active: "active",
    signals.Lock: "lock",
    signals.Unlock: "unlock",
    signals.Sleep: "sleep",
    signals.Wake: "wake",
    signals.Stop: "stop",
}


class TraceFile:
    """A trace that grows line by line; each line is on its way to the disk when `write` returns.

    It ends for good where private time begins: what came after would follow from nothing.
    """

    def __init__(self, path: Path) -> None:
        """Begin a new file, readable by its owner only.

        Raises:
            TraceError: it cannot be written.
        """
        self._path = path
        try:
            path.touch(FILE_MODE)
            path.chmod(FILE_MODE)  # before there is anything in it
            self._stream = path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise TraceError(
                _("The trace cannot be written to {file} ({reason}); name another file.").format(
                    file=path, reason=reason_of(error)
                )
            ) from error

    def write(self, samples: Iterable[Sample]) -> None:
        """Add samples; a full disk ends the trace, never the program."""
        lines = [line for sample in samples if (line := trace_line(sample)) is not None]
        try:
            self._stream.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
            self._stream.flush()
        except (OSError, ValueError):  # ValueError: it is closed
            self.close()

    def close(self) -> None:
        """End the file."""
        try:
            self._stream.close()
        except OSError:
            return  # what had no room is lost; what was written stays

    def erase(self, hole: Span) -> None:
        """End the file before the first line that tells of private time."""
        self.close()
        try:
            with self._path.open("r+b") as lines:
                kept = 0
                for line in lines:
                    if _tells_of(line, hole):
                        break
                    kept += len(line)
                lines.truncate(kept)
        except OSError as error:
            _log.warning("What was erased may still be in %s: %s", self._path, error.strerror)


def _tells_of(line: bytes, hole: Span) -> bool:
    """Tell whether a line has an instant in a span; of one that broke off nobody knows."""
    try:
        said = json.loads(line)
    except ValueError:
        return True
    instants = (datetime.fromisoformat(said[name]) for name in _INSTANTS if name in said)
    return any(hole.start <= at <= hole.end for at in instants)


def trace_line(sample: Sample) -> dict[str, Any] | None:
    """Return a sample as a line of a trace, its times local; None for what leaves no line."""
    said = _said(sample)
    return None if said is None else {"at": _iso(sample.at, sample.zone), **said}


def _said(sample: Sample) -> dict[str, Any] | None:  # noqa: C901 - one line a kind of signal
    zone = sample.zone
    match sample.signal:
        case signals.Start():
            return {"signal": "start", "zone": zone}
        case signals.Idle(since):
            return {"signal": "idle", "since": _iso(since, zone)}
        case signals.Call(on):
            return {"signal": "call", "on": on}
        case signals.Busy(on):
            return {"signal": "busy", "on": on}
        case signals.Front(app):
            return {"signal": "front", "app": app}
        case signals.Apps(names):
            return {"signal": "apps", "open": sorted(names)}
        case signals.ZoneChanged(to):
            return {"signal": "zone", "zone": to}
        case signals.PlaceChanged(place):
            return {"signal": "place", "place": place.value}
        case signals.ClockJumped(by):
            return {"signal": "clock", "jump_s": by.total_seconds()}
        case signals.Say(command):
            return {"signal": "say", "command": list(command)}
        case signals.Answer(prompt, choice, until):
            said = {"signal": "answer", "prompt": prompt, "choice": choice.value}
            if choice is Choice.UNTIL and until is not None:
                said["until"] = _iso(until, zone)
            return said
        case other:
            name = _PLAIN.get(type(other))
            return None if name is None else {"signal": name}


def _iso(at: datetime, zone: str) -> str:
    return local(at, zone).isoformat()
