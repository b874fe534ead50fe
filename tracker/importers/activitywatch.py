"""What ActivityWatch exports: buckets of events as JSON, read event by event.

ActivityWatch records all use of the computer, and does not know what work is: `judging` says that.
Of all that the file tells of windows, only whether a listed app was in front is looked at; titles,
addresses and the names of other programs are passed over, and nothing of them is kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Final

from tracker.domain.spans import Span, subtract, total, union
from tracker.errors import ImportRefusedError
from tracker.importers.found import MOST_SPANS, Found, Gathering, Terms, Why
from tracker.importers.json_text import JsonText
from tracker.importers.judging import Activity
from tracker.importers.limits import shown
from tracker.importers.source import text_pieces
from tracker.importers.stretches import EARLIEST, LATEST, Stretches
from tracker.wording import _, duration, listing

# Shorter time at the computer is a bumped mouse, as where Kjernetid measures itself.
BRIEF: Final = timedelta(seconds=30)
MOST_HOSTS: Final = 100
# The window in front is asked for each second; about as much lies between two events about it.
_BETWEEN_WINDOWS_S: Final = 3.0
_AFK: Final = "afkstatus"
_WINDOW: Final = "currentwindow"
_ACTIVE: Final = "not-afk"
# A bucket that tells its events before its type is known by its name.
_TYPES: Final = {"aw-watcher-afk": _AFK, "aw-watcher-window": _WINDOW}

Event = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Host:
    """What one computer tells: when it was used, and when a listed app was in front."""

    active: Stretches
    front: Stretches


class _Export:
    """An export while it is read: an object with buckets, each with a list of events."""

    def __init__(self, file: Path, terms: Terms) -> None:
        self.hosts: dict[str, _Host] = {}
        self.far = 0
        self._name = file.name
        self._json = JsonText(text_pieces(file, terms.heard), file.name)
        self._gap_s = terms.activity.away_after.total_seconds()
        self._is_listed = lru_cache(maxsize=1_000)(terms.activity.is_listed)
        self._tells_activity = False

    def read(self) -> None:
        json = self._json
        if json.sign() != "{":
            raise self._unlike()
        for key in json.entries():
            if key == "buckets" and json.sign() == "{":
                for name in json.entries():
                    self._read_bucket(name)
            else:
                json.skip()
        json.end()
        if not self._tells_activity:
            raise self._unlike()

    def _read_bucket(self, name: str) -> None:
        watcher, _line, host = name.partition("_")
        kind = _TYPES.get(watcher, "")
        if self._json.sign() != "{":
            raise self._unlike()
        for key in self._json.entries():
            if key == "events" and kind in (_AFK, _WINDOW) and self._json.sign() == "[":
                self._read_events(name, kind, host)
            elif key == "type":
                kind = str(self._json.value())
            elif key == "hostname":
                host = str(self._json.value())
            else:
                self._json.skip()

    def _read_events(self, bucket: str, kind: str, host: str) -> None:
        there = self._host(host)
        stretches = there.active if kind == _AFK else there.front
        counts: Callable[[Event], bool] = _is_active if kind == _AFK else self._is_in_front
        self._tells_activity |= kind == _AFK
        for number, _before in enumerate(self._json.items(), 1):
            event = self._json.value()
            try:
                start, end, data = _parts(event)
            except (LookupError, TypeError, ValueError, OverflowError):
                raise self._unfit(bucket, number, event) from None
            if counts(data):
                self._add(stretches, start, end)

    def _host(self, name: str) -> _Host:
        if name not in self.hosts and len(self.hosts) >= MOST_HOSTS:
            raise ImportRefusedError(
                _(
                    "{file} holds more than {count} computers; export those that you worked at."
                    " Nothing was imported."
                ).format(file=self._name, count=MOST_HOSTS)
            )
        return self.hosts.setdefault(
            name, _Host(Stretches(self._gap_s), Stretches(_BETWEEN_WINDOWS_S))
        )

    def _add(self, stretches: Stretches, start: float, end: float) -> None:
        if not EARLIEST <= start <= end <= LATEST:
            self.far += 1
            return
        stretches.add(start, end)
        if len(stretches) > MOST_SPANS:
            raise ImportRefusedError(
                _(
                    "{file} holds more than {count} separate stretches of time; export a shorter"
                    " time. Nothing was imported."
                ).format(file=self._name, count=MOST_SPANS)
            )

    def _is_in_front(self, data: Event) -> bool:
        app = data.get("app")
        return isinstance(app, str) and self._is_listed(app)

    def _unfit(self, bucket: str, number: int, event: object) -> ImportRefusedError:
        return ImportRefusedError(
            _(
                "{file}, bucket “{bucket}”, event {number}: this has no time with an offset, no"
                " length in seconds, or no data; nothing was imported."
            ).format(file=self._name, bucket=shown(bucket), number=number)
        )

    def _unlike(self) -> ImportRefusedError:
        return ImportRefusedError(
            _(
                "{file} has no bucket of ActivityWatch that tells when the computer was used"
                " (aw-watcher-afk); export all buckets as JSON. Nothing was imported."
            ).format(file=self._name)
        )


def read_activitywatch(file: Path, terms: Terms) -> Found:
    """Read an export of ActivityWatch; memory does not grow with the number of events.

    Raises:
        ImportRefusedError: the file cannot be read, or tells of no activity.
    """
    export = _Export(file, terms)
    export.read()
    gathering = Gathering(file.name, terms)
    work, seen = _judged(export, terms.activity)
    for span in work:
        if span.length < BRIEF:
            gathering.leave_out(Why.BRIEF)
        else:
            gathering.take(span.start, span.end)
    gathering.leave_out(Why.FAR, export.far)
    return gathering.found(terms.activity.in_words(), *_seen(seen), *_several(export))


def _judged(export: _Export, activity: Activity) -> tuple[list[Span], timedelta]:
    """Return what is work at any of the computers, and how much of it Kjernetid saw itself."""
    work: list[Span] = []
    seen = timedelta(0)
    for name, host in export.hosts.items():
        judged = activity.judge(host.active.spans(), host.front.spans())
        known = activity.seen_here(name, judged)
        seen += total(known)
        work += subtract(judged, known) if known else judged
    return union(work), seen


def _seen(length: timedelta) -> list[str]:
    """Tell how much was left to Kjernetid's own record."""
    if not length:
        return []
    return [
        _(
            "{length} in which Kjernetid itself was watching this computer is left out: there its"
            " own record counts."
        ).format(length=duration(length))
    ]


def _parts(event: object) -> tuple[float, float, Event]:
    """Return the beginning and the end of an event in seconds since 1970, and its data.

    Raises:
        LookupError, TypeError, ValueError, OverflowError: it is no event.
    """
    if not isinstance(event, dict):
        raise TypeError
    at = datetime.fromisoformat(event["timestamp"])
    length = float(event["duration"])
    data = event["data"]
    if at.tzinfo is None or not isinstance(data, dict) or length < 0 or not isfinite(length):
        raise ValueError
    start = at.timestamp()
    return start, start + length, data


def _is_active(data: Event) -> bool:
    return data.get("status") == _ACTIVE


def _several(export: _Export) -> list[str]:
    """Tell of several computers; people who have two may not know that both are in the file."""
    names = sorted(name for name, host in export.hosts.items() if len(host.active))
    if len(names) < 2:
        return []
    return [
        _("Time at several computers at once counts once: {names}.").format(
            names=listing([shown(name) for name in names])
        )
    ]
