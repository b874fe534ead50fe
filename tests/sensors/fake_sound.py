"""A sound server for tests: who listens, and whether it is there, is said by hand."""

import queue

from tracker.errors import SensorError

GONE = SensorError("The sound server closed the connection.")
PATIENCE_S = 30


class FakeSound:
    """A server that threads wait for, and which can go away and come back."""

    def __init__(self):
        self.is_there = True
        self.is_heard = False
        self.tried: queue.Queue[bool] = queue.Queue()  # each attempt to connect
        self.news: queue.Queue[None] = queue.Queue()
        self.links: list[FakeLink] = []

    def connect(self):
        self.tried.put(self.is_there)
        if not self.is_there:
            raise GONE
        self.links.append(FakeLink(self))
        return self.links[-1]

    def hears(self, is_heard):
        """Let a program begin or cease to listen."""
        self.is_heard = is_heard
        self.news.put(None)

    def dies(self):
        """Go away."""
        self.is_there = False
        self.news.put(None)


class FakeLink:
    """A connection to it."""

    def __init__(self, sound):
        self._sound = sound
        self._is_lost = False
        self.closed = 0

    def is_listened_to(self):
        if not self._sound.is_there:
            raise GONE
        return self._sound.is_heard

    def wait(self):
        self._sound.news.get(timeout=PATIENCE_S)
        if not self._sound.is_there:
            raise GONE

    def interrupt(self):
        assert not self.closed, "it is gone"
        self._sound.news.put(None)

    def close(self):
        self.closed += 1
