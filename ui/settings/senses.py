"""The page of the sensors: for each need what is in use, why, what is lost, and what would help.

It shows the sensors of the program that runs, not a second set of its own: what is told here is
what the record is made from. What was told last is remembered by the program, and never kept.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.sensing import Sensed, State, sensed_text
from tracker.wording import _, begin, ngettext
from ui.flow import in_a_row
from ui.look import Look
from ui.parts import button, label
from ui.settings.faded import Fades
from ui.settings.names import SENSES, group_name
from ui.settings.sense_row import SenseRow


class Senses(Fades, Protocol):
    """What the page asks of the program that runs; `ui.bridge.Bridge` answers all of it."""

    def senses(self) -> Sequence[Sensed]: ...

    def try_sensors_again(self) -> None: ...

    def find_apps(self) -> None:
        """Look for the programs that run; they are told later, by a signal."""
        ...


class SensesPage(QWidget):
    """All needs under each other; up to date as long as it is seen. `clock` tells local time."""

    def __init__(self, senses: Senses, clock: Callable[[], datetime], look: Look) -> None:
        super().__init__()
        self.setObjectName(f"group:{SENSES}")
        self._senses, self._clock, self._look = senses, clock, look
        self._rows: dict[str, SenseRow] = {}
        self.heading = label(f"heading:{SENSES}", group_name(SENSES), "title")
        self._summary = label("senses_summary", face="fact")
        self._again = button("look_again", _("Look again"))
        self._copy = button("copy_senses", _("Copy for a mail"), "quiet")
        self._note = label("senses_note", _about_copying(), "small")
        self._lay_out()
        self.refresh()  # the keyboard goes along the rows in the order in which they were made
        self._again.clicked.connect(self._on_again)
        self._copy.clicked.connect(self._on_copy)

    def bring_into_view(self, *, is_wanted: bool) -> None:
        """Show the page as things stand now, or put it away."""
        if is_wanted:
            self._copy.setText(_("Copy for a mail"))
            self._note.setText(_about_copying())
            self.refresh()
        self.setVisible(is_wanted)

    def on_sensed(self) -> None:
        """Hear that a sensor may have told something, or was replaced."""
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show how things stand now."""
        sensed, today = self._senses.senses(), self._clock().date()
        for one in sensed:
            if one.need not in self._rows:
                self._rows[one.need] = SenseRow(one.need, self._look)
                self._list.addWidget(self._rows[one.need])
            self._rows[one.need].show_sensed(one, today)
        self._summary.setText(summary_of(sensed))

    def matches(self, words: list[str]) -> bool:
        """Tell whether all words, case folded, occur in the names of what is here."""
        said = [group_name(SENSES), _("Sensors")]
        for one in self._senses.senses():
            said += [one.name, one.sensor, *(other.name for other in one.passed_over)]
        text = "\n".join(said).casefold()
        return all(word in text for word in words)

    def _on_again(self) -> None:
        self._senses.try_sensors_again()
        self.refresh()
        at = f"{self._clock():%H:%M:%S}"
        self._note.setText(_("Looked again at {time}.").format(time=at))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(sensed_text(self._senses.senses()))
        self._copy.setText(_("Copied"))

    def _lay_out(self) -> None:
        look = self._look
        gap = look.steps(2)
        buttons = in_a_row(self, gap, self._again, self._copy, row_gap=look.steps(1))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.steps(3))
        for widget in (self.heading, self._summary, label("senses_lead", _lead())):
            lines.addWidget(widget)
        lines.addWidget(buttons)
        lines.addWidget(self._note)
        lines.addLayout(self._list)


def _lead() -> str:
    return _(
        "The desktop tells Kjernetid that there is input, never which keys are pressed or what"
        " a window is called. What it cannot tell is said here, and what would help."
    )


def _about_copying() -> str:
    return _("The text for a mail names the system and the sensors: no times, and no programs.")


def summary_of(sensed: Sequence[Sensed]) -> str:
    """Say in a line how much of it works."""
    count = Counter(one.state for one in sensed)
    if count[State.GOOD] == len(sensed):
        return _("Everything is sensed.")
    said = []
    if count[State.MISSING]:
        text = ngettext("{count} is missing", "{count} are missing", count[State.MISSING])
        said.append(text.format(count=count[State.MISSING]))
    if count[State.PARTLY]:
        text = ngettext("{count} works in part", "{count} work in part", count[State.PARTLY])
        said.append(text.format(count=count[State.PARTLY]))
    return begin(
        _("{faults}; {count} of {all} are good.").format(
            faults=", ".join(said), count=count[State.GOOD], all=len(sensed)
        )
    )
