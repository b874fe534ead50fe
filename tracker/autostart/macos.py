"""Start at log-in on macOS: a launch agent of the person's own.

What the person has turned off under *Login Items* is kept by macOS where no program can read it;
an agent that is there is told as one that is started.
"""

import plistlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from xml.parsers.expat import ExpatError  # what plistlib lets through

from tracker.aside import write_whole
from tracker.autostart.entry import Command, Standing, State, other_standing, start_the_same

LABEL: Final = "org.kjernetid.Kjernetid"


@dataclass(frozen=True, slots=True)
class AgentEntry:
    """The agent's file, which macOS reads at each log-in."""

    path: Path

    def look(self, command: Command) -> Standing:
        """Tell what macOS would do, as far as the file tells."""
        found = self._read()
        if found is None:
            return Standing(State.OFF, str(self.path))
        if found.get("Disabled") is True or found.get("RunAtLoad") is not True:
            return Standing(State.BLOCKED, str(self.path))
        words = [word for word in found.get("ProgramArguments", []) if isinstance(word, str)]
        if start_the_same(words, command):
            return Standing(State.ON, str(self.path))
        return other_standing(words, str(self.path))

    def turn_on(self, command: Command) -> None:
        """Write the agent."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        agent = {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",  # where there is a screen
        }
        write_whole(self.path, plistlib.dumps(agent))

    def turn_off(self) -> None:
        """Remove the agent."""
        self.path.unlink(missing_ok=True)

    def _read(self) -> dict[str, Any] | None:
        try:
            found = plistlib.loads(self.path.read_bytes())
        except (OSError, ValueError, ExpatError, plistlib.InvalidFileException):
            return None
        return found if isinstance(found, dict) else None


def agent_entry() -> AgentEntry:
    """Return the entry of this person."""
    return AgentEntry(Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist")
