"""A desktop for tests whose windows are set by hand."""

from tracker.errors import SensorError
from tracker.sensors.in_front import Change

X11 = {"DISPLAY": ":7"}


class FakeWindowManager:
    """A connection to a window manager that says what it is told to say."""

    def __init__(self):
        self.in_front = 0
        self.processes: dict[int, int] = {}
        self.words: dict[int, tuple[str, ...]] = {}
        self.full: set[int] = set()
        self.coming: list[set[Change]] = []  # what each look brings
        self.asked: list[int] = []
        self.fault: SensorError | None = None
        self.connected = 0

    def connect(self, name):
        assert name == ":7"
        self.connected += 1
        return self

    def fileno(self):
        return 7

    def close(self):
        self.connected -= 1

    def front(self):
        return self.in_front

    def process(self, window):
        self.asked.append(window)
        return self.processes.get(window)

    def classes(self, window):
        return self.words.get(window, ())

    def is_full_screen(self, window):
        self.asked.append(window)
        return window in self.full

    def changes(self):
        if self.fault is not None:
            raise self.fault
        return self.coming.pop(0) if self.coming else set()

    def comes(self, window):
        """Bring a window to the front."""
        self.in_front = window
        self.coming.append({Change.FRONT})
