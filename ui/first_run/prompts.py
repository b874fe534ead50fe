"""Step 5: how prompts come, tried out for real; start at log-in; and what is sensed here."""

from PySide6.QtWidgets import QWidget

from tracker.sensing import State
from tracker.wording import _
from ui.fields import CheckField
from ui.first_run.options import Option, Options
from ui.first_run.step import Chosen, Step
from ui.flow import Flow
from ui.notices import is_wayland
from ui.parts import button, label
from ui.settings.sense_row import SenseRow
from ui.settings.senses import summary_of

SHOW_AS, SOUND = "prompts.show_as", "prompts.sound"
AUTOSTART = "program.autostart"


class PromptsStep(Step):
    """A card, a notification or both, with a try-out; then whether all of it works here."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__(chosen.look)
        self._chosen = chosen
        self.title = _("How would you like reminders to come?")
        self.lead = _(
            "They never take the keyboard, wait for a pause in typing, and stay away in calls and"
            " presentations. The less they are answered, the fewer come."
        )
        self._show_as = Options(SHOW_AS, _ways(), str(chosen.value(SHOW_AS)), chosen.look)
        self._show_as.picked.connect(lambda value: self.chose.emit({SHOW_AS: value}))
        self.add_ways(self._show_as)
        self._lay_out_try()
        self.head("autostart", _("Tomorrow as well"))
        box = self._box(AUTOSTART, _("Start Kjernetid when I log in"))
        self.add(box)
        self.tell_who(chosen, box, AUTOSTART)
        self.head("senses", _("Does it work on this computer?"))
        self._summary = label("senses_summary")
        self.add(self._summary)
        self._show_senses()

    def first(self) -> QWidget | None:
        return self._show_as.first()

    def _lay_out_try(self) -> None:
        row = QWidget()
        line = Flow(self.look.steps(3), self.look.steps(1))
        line.setContentsMargins(0, self.look.steps(1), 0, 0)
        try_out = button("try_out", _("Try it out"))
        try_out.clicked.connect(self.tried)
        line.addWidget(try_out)
        line.addWidget(self._box(SOUND, _("With a sound")))
        row.setLayout(line)
        self.add(row)

    def _box(self, key: str, text: str) -> CheckField:
        box = CheckField(text, self.look)
        box.setObjectName(key)
        box.setChecked(bool(self._chosen.value(key)))
        box.toggled.connect(lambda is_on: self.chose.emit({key: is_on}))
        return box

    def _show_senses(self) -> None:
        """Say what works in a line; of what does not, why, what is lost, and what would help."""
        self._chosen.senses.try_sensors_again()  # the person may have seen to it, or speaks anew
        sensed = self._chosen.senses.senses()
        self._summary.setText(summary_of(sensed))
        for one in sensed:
            if one.state is not State.GOOD:
                row = SenseRow(one.need, self.look)
                row.show_sensed(one, self._chosen.today)
                self.add(row)


def _ways() -> tuple[Option, ...]:
    card = (
        _("This desktop lets no window place itself: a notification stands in for it.")
        if is_wayland()
        else _("In a corner of the screen, with all answers on it.")
    )
    return (
        Option("card", _("As Kjernetid’s own card"), card),
        Option(
            "system",
            _("As a notification of the desktop"),
            _("It may stay in the desktop’s own history."),
        ),
        Option("both", _("As both")),
    )
