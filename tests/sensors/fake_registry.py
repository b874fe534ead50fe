"""Events and the registry of Windows for tests, with waits that behave like its own."""

import threading
from collections import defaultdict
from collections.abc import Iterator

INFINITE, TIMEOUT = 0xFFFFFFFF, 0x102
NO_KEY, NO_MORE = 2, 259  # winerror.h


class FakeEvents:
    """Events by number; a wait that has an end is over at once."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self._numbers = numbers
        self._happens = threading.Condition()
        self.set: dict[int, bool] = {}
        self.waits: list[int] = []
        self.waiting = 0
        self.makes_any = True

    def functions(self):
        return {
            "CreateEventW": self._create,
            "SetEvent": self.happen,
            "WaitForMultipleObjects": self._wait,
        }

    def _create(self, _security, is_manual, is_set, name):
        assert (is_manual, is_set, name) == (False, False, None)
        if not self.makes_any:
            return 0
        event = next(self._numbers)
        self.set[event] = False
        return event

    def happen(self, event):
        with self._happens:
            assert event in self.set, "closed already"
            self.set[event] = True
            self._happens.notify_all()
        return 1

    def settle(self):
        """Wait until every thread that waits has nothing left to do."""
        with self._happens:
            assert self._happens.wait_for(
                lambda: self.waiting and not any(self.set.values()), timeout=10
            )

    def _wait(self, count, events, is_for_all, milliseconds):
        assert not is_for_all
        waited_for = list(events[:count])
        with self._happens:
            self.waits.append(milliseconds)
            self.waiting += milliseconds == INFINITE
            self._happens.notify_all()
            while True:
                for place, event in enumerate(waited_for):
                    if self.set[event]:
                        self.set[event] = False
                        self.waiting -= milliseconds == INFINITE
                        return place
                if milliseconds != INFINITE:
                    return TIMEOUT
                self._happens.wait()


class FakeRegistry:
    """The keys of this user, and who wants to hear of a change in them."""

    def __init__(self, events: FakeEvents, numbers: Iterator[int]) -> None:
        self._events = events
        self._numbers = numbers
        self.keys: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self.open: dict[int, str] = {}
        self.watched: dict[int, int] = {}  # which event is set, by the handle of an open key

    def write(self, path: str, **values: int) -> None:
        """Write values of a key, and have it told, once."""
        above = path.split("\\")
        for length in range(1, len(above) + 1):
            self.keys["\\".join(above[:length])] |= {}
        self.keys[path] |= values
        for key in list(self.watched):
            if f"{path}\\".startswith(f"{self.open[key]}\\"):
                self._events.happen(self.watched.pop(key))

    def functions(self):
        return {
            "RegCloseKey": self._close,
            "RegEnumKeyExW": self._name,
            "RegGetValueW": self._value,
            "RegNotifyChangeKeyValue": self._notify,
            "RegOpenKeyExW": self._open,
        }

    def _open(self, root, path, _options, rights, found):
        assert root & 0xFFFFFFFF == 0x80000001, "not this user's"
        assert rights == 0x20019, "more than to read"
        if path not in self.keys:
            return NO_KEY
        found._obj.value = next(self._numbers)
        self.open[found._obj.value] = path
        return 0

    def _close(self, key):
        del self.open[key]
        if key in self.watched:
            self._events.happen(self.watched.pop(key))
        return 0

    def _name(self, key, number, name, length, *nothing):
        assert length._obj.value == len(name)
        assert nothing == (None,) * 4
        above = f"{self.open[key]}\\"
        below = [path.removeprefix(above) for path in self.keys if path.startswith(above)]
        names = list(dict.fromkeys(one.partition("\\")[0] for one in below))
        if number >= len(names):
            return NO_MORE
        name.value = names[number]
        return 0

    def _value(self, key, below, name, kind, _found_kind, found, size):
        assert (kind, size._obj.value) == (0x40, 8)
        values = self.keys.get(rf"{self.open[key]}\{below}", {})
        if name not in values:
            return NO_KEY
        found._obj.value = values[name]
        return 0

    def _notify(self, key, is_for_all_below, what, event, is_later):
        assert (is_for_all_below, what, is_later) == (True, 0x5, True)
        assert key not in self.watched, "asked for again before it came"
        self.watched[key] = event
        return 0
