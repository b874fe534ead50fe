"""Step 3: what this computer is for, and which of the programs that run are for work."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from tracker.wording import _
from ui.first_run.options import Option, Options
from ui.first_run.step import Chosen, Step
from ui.parts import label
from ui.settings.app_chooser import AppChooser

if TYPE_CHECKING:
    from tracker.sensing import RunningApp

COMPUTER = "work.computer"
APPS = "work.apps"


class ComputerStep(Step):
    """Work or shared; and the work apps, which are looked for and nothing else is."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__(chosen.look)
        self.title = _("What is this computer for?")
        ways = (
            Option("work", _("For work"), _about_work()),
            Option(
                "shared",
                _("For work and private life"),
                _(
                    "Inside your core hours what you do here is work. Outside them nothing is"
                    " stored, unless a work app is in front or you press Start."
                ),
            ),
        )
        self._computer = Options(COMPUTER, ways, str(chosen.value(COMPUTER)), chosen.look)
        self._computer.picked.connect(lambda value: self.chose.emit({COMPUTER: value}))
        self.add_ways(self._computer)
        self.head("apps", _("Which of the programs that run now are for work?"))
        self.add(label("apps_meaning", _about_apps(), "soft"))
        self.apps = AppChooser(chosen.senses.find_apps, chosen.look)
        self.apps.show_listed(cast(tuple[str, ...], chosen.value(APPS)))
        self.apps.wanted.connect(self._on_apps)
        self.add(self.apps)
        self.tell_who(chosen, self.apps, APPS)
        self.apps.unfold()

    def first(self) -> QWidget | None:
        return self._computer.first()

    def on_apps_found(self, apps: "Sequence[RunningApp]") -> None:
        """Show the programs that run."""
        self.apps.show_running(apps)

    def _on_apps(self, listed: tuple[str, ...]) -> None:
        self.apps.show_listed(listed)
        self.chose.emit({APPS: listed})


def _about_work() -> str:
    return _("What you do here is work, unless you pause or say that it is private.")


def _about_apps() -> str:
    return _(
        "They tell when work could have reached you after hours. Kjernetid looks for what is ticked"
        " here and for nothing else, and never at what is inside a window."
    )
