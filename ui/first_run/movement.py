"""Step 4: whether and how often movement is suggested, and which ideas suit."""

from PySide6.QtWidgets import QWidget

from tracker.settings import Value, declaration
from tracker.wording import _
from ui.fields import CheckField
from ui.first_run.options import Option, Options
from ui.first_run.step import Chosen, Step
from ui.flow import Flow
from ui.parts import label
from ui.settings.editors import NumberEditor

MOVEMENT = "prompts.movement"
EVERY, BREAK = "movement.every_min", "movement.break_min"
USUAL, OFTEN, NONE, OWN = "usual", "often", "none", "own"
_RHYTHMS = {USUAL: (50, 5), OFTEN: (30, 5)}  # min at the screen, min away from it
_IDEAS = ("movement.seated_only", "movement.quiet_only", "movement.no_stairs")


class MovementStep(Step):
    """A rhythm by name, or one’s own."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__(chosen.look)
        self.title = _("Would you like to be reminded to move?")
        self.lead = _(
            "The Norwegian health authorities advise five minutes of light activity for each hour"
            " at a screen. A pause of your own counts, and then nothing is said."
        )
        self._every, self._break = (self._number(chosen, key) for key in (EVERY, BREAK))
        self._rhythm = Options("rhythm", _ways(), self._named(chosen), chosen.look)
        self._rhythm.picked.connect(self._on_rhythm)
        self.add_ways(self._rhythm)
        self._numbers = self._number_row()
        self.add(self._numbers)
        self.head("ideas", _("Ideas for a break"))
        for key, text in zip(_IDEAS, _idea_texts(), strict=True):
            self._idea(chosen, key, text)
        self._numbers.setVisible(self._rhythm.value == OWN)

    def first(self) -> QWidget | None:
        return self._rhythm.first()

    def _named(self, chosen: Chosen) -> str:
        if not chosen.value(MOVEMENT):
            return NONE
        rhythm = (chosen.value(EVERY), chosen.value(BREAK))
        return next((name for name, known in _RHYTHMS.items() if known == rhythm), OWN)

    def _on_rhythm(self, name: str) -> None:
        self._numbers.setVisible(name == OWN)
        if name in _RHYTHMS:
            for field, value in zip((self._every, self._break), _RHYTHMS[name], strict=True):
                field.show_value(value)
        self._tell()

    def _tell(self) -> None:
        is_on = self._rhythm.value != NONE
        chosen: dict[str, Value] = {MOVEMENT: is_on}
        if is_on:
            chosen |= {EVERY: self._every.value(), BREAK: self._break.value()}
        self.chose.emit(chosen)

    def _number(self, chosen: Chosen, key: str) -> NumberEditor:
        declared = declaration(key)
        field = NumberEditor(declared, chosen.look)
        field.setRange(*(declared.limits or (1, 90)))
        field.setObjectName(key)
        field.setAccessibleName(_(declared.sentence))
        field.show_value(chosen.value(key))
        field.meant.connect(self._tell)
        return field

    def _number_row(self) -> QWidget:
        row = QWidget()
        line = Flow(self.look.steps(2), self.look.steps(1))
        line.setContentsMargins(self.look.px(32), 0, 0, 0)
        for widget in (
            label("every_name", _("After"), wraps=False),
            self._every,
            label("break_name", _("at the screen, a break of"), wraps=False),
            self._break,
        ):
            line.addWidget(widget)
        row.setLayout(line)
        return row

    def _idea(self, chosen: Chosen, key: str, text: str) -> None:
        box = CheckField(text, self.look)
        box.setObjectName(key)
        box.setChecked(bool(chosen.value(key)))
        box.toggled.connect(lambda is_on: self.chose.emit({key: is_on}))
        self.add(box)


def _ways() -> tuple[Option, ...]:
    return (
        Option(USUAL, _("After 50 minutes at the screen, five minutes")),
        Option(OFTEN, _("Often: after 30 minutes, five minutes")),
        Option(OWN, _("In a rhythm of my own")),
        Option(NONE, _("No reminders to move")),
    )


def _idea_texts() -> tuple[str, ...]:
    return (
        _("Only ideas that can be done on a chair"),
        _("Only ideas that are quiet enough for a muted call"),
        _("No ideas that take the stairs"),
    )
