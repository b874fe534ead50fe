"""What is sensed, as a test has it: all good, or some of it missing, and programs that run."""

from tests.hands import OSLO, at
from tracker.domain.fading import Faded
from tracker.domain.signals import Active, Idle
from tracker.sensing import RunningApp, Sensed, sensed_of
from tracker.sensors.base import Need
from tracker.sensors.findings import Finding, PassedOver, finding
from tracker.sensors.nothing import NOTHING
from tracker.sensors.post import Told

GOOD = {
    Need.IDLE: "xsync",
    Need.SESSION: "logind",
    Need.CLOCK: "timerfd",
    Need.APPS: "processes",
    Need.CALL: "calls",
    Need.BUSY: "quiet",
    Need.FRONT: "active-window",
}
NO_CAMERA = PassedOver("camera", "No folder tells of cameras.", "Start a newer kernel.")
NO_LOGIND = PassedOver("logind", "The message bus cannot be reached.", "Install D-Bus.")
APPS = (
    RunningApp("code", "Visual Studio Code", is_shown=True),
    RunningApp("firefox", "Firefox", is_shown=True),
    RunningApp("gvfsd", "gvfsd", is_shown=False),
    RunningApp("pipewire", "pipewire", is_shown=False),
)


class FakeSenses:
    """Stands where the bridge stands; the programs that run are told by the test."""

    def __init__(self) -> None:
        self.findings: dict[Need, Finding] = {
            need: finding(need, GOOD.get(need, "some"), []) for need in Need
        }
        self.told = {Need.IDLE: Told(at("08:03", 7), Active())}
        self.tried_again = 0
        self.looked_for_apps = 0
        self.fades: tuple[Faded, ...] = ()

    def senses(self) -> tuple[Sensed, ...]:
        return sensed_of(self.findings.values(), self.told, OSLO)

    def try_sensors_again(self) -> None:
        self.tried_again += 1

    def find_apps(self) -> None:
        self.looked_for_apps += 1

    def faded(self) -> tuple[Faded, ...]:
        return self.fades

    def ask_afresh(self) -> None:
        self.fades = ()

    # --- What a test lets happen

    def lose(self, need: Need, missing: PassedOver = NO_LOGIND) -> None:
        """Let nothing tell of a need any more."""
        self.findings[need] = finding(need, NOTHING, [missing])

    def halve(self, need: Need, missing: PassedOver = NO_CAMERA) -> None:
        """Let a part of a sensor be missing."""
        self.findings[need] = finding(need, GOOD[need], [missing])

    def tell(self, need: Need, since: str) -> None:
        """Let a sensor tell of quiet."""
        self.told[need] = Told(at("08:30", 7), Idle(at(since, 7)))
