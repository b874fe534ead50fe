"""A notification service and the bus to it, which say what a test lets them say."""

from tracker.errors import SensorError
from tracker.message_bus import BusName, Message
from tracker.notices import Notice, Shown
from tracker.notices.freedesktop import Freedesktop

QUESTION = Notice(
    "It is 16:15 & late. Carry on?",
    about="outside_core-1",
    buttons=(("wrap_up", "Wrap up"), ("not_today", "Not today")),
    elsewhere="Answer in the tray menu.",
)
ANOTHER = Notice("50 minutes at the screen.", about="movement-2")
NOTE = Notice("The disk is full.")
ALL = ["actions", "body", "body-markup"]
NOBODY = "org.freedesktop.DBus.Error.ServiceUnknown"


class FakeBus:
    """A bus that keeps what is called, and brings what it is told to bring."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.watched: list[str] = []
        self.coming: list[Message] = []
        self.fault: SensorError | None = None
        self.is_closed = False

    def connect(self, which: BusName) -> "FakeBus":
        assert which is BusName.SESSION
        if self.fault is not None:
            raise self.fault
        self.is_closed = False
        return self

    def fileno(self) -> int:
        return 7

    def watch(self, sender, path, interface, member, about=""):
        if self.fault is not None:
            raise self.fault
        self.watched.append(member)

    def send(self, address, method, signature="", *arguments):
        if self.fault is not None:
            raise self.fault
        self.calls.append((method, *arguments))
        return len(self.calls)

    def read(self):
        if self.fault is not None:
            raise self.fault
        coming, self.coming = self.coming, []
        return coming

    def close(self) -> None:
        self.is_closed = True

    def answers(self, *body: object, error: str = "", to: str = "") -> None:
        """Answer the last call of a method, or the last call."""
        numbers = [n for n, call in enumerate(self.calls, 1) if to in ("", call[0])]
        self.coming.append(Message("", "", "", body, numbers[-1], error))

    def tells(self, member: str, *body: object) -> None:
        self.coming.append(Message("/", "org.freedesktop.Notifications", member, body))


def let_show(
    bus: FakeBus, service: Freedesktop, notice: Notice, able: list[str], number: int
) -> tuple[object, ...]:
    """Show a notice with a service that can do so much and takes it under a number."""
    service.show(notice)
    if bus.calls[-1] == ("GetCapabilities",):
        bus.answers(able)
        assert service.read() == []
    call = bus.calls[-1]
    bus.answers(number)
    assert service.read() == [Shown(notice)]
    return call
