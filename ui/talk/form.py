"""Where a note is written: a title, headings to pick with what is said under each, figures."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.reports.talk_note import Fact, Topic, topic_hint, topic_name, usual_title
from tracker.wording import _
from ui.fields import CheckField
from ui.look import Look
from ui.parts import dress_page, label
from ui.theme import Style

_LINES = 5  # of text that are seen in a field before it scrolls
TITLE_MAX = 100  # characters


class Form(QScrollArea):
    """The fields of a note. `changed` tells that something else stands in them."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._facts: tuple[Fact, ...] = ()
        self._ticks: dict[str, _Tick] = {}
        self._parts = {topic: _Entry(topic, look) for topic in Topic}
        content = QWidget()
        self._column = QVBoxLayout(content)
        side = look.steps(6)
        self._column.setContentsMargins(side, side, side, look.steps(4))
        self._column.setSpacing(look.steps(2))
        self._lay_out()
        dress_page(self, "form", content)

    def _lay_out(self) -> None:
        look, column = self._look, self._column
        column.addWidget(label("lead", _purpose(), "soft"))
        column.addSpacing(look.steps(2))
        name = label("noteTitleLabel", _("Title"), "name")
        self.title = QLineEdit()
        self.title.setObjectName("noteTitle")
        self.title.setMaxLength(TITLE_MAX)
        self.title.setPlaceholderText(usual_title())
        self.title.textEdited.connect(self.changed)
        name.setBuddy(self.title)
        column.addWidget(name)
        column.addWidget(self.title)
        column.addSpacing(look.steps(2))
        column.addWidget(label("headings", _("Headings"), "name"))
        for part in self._parts.values():
            part.changed.connect(self.changed)
            column.addWidget(part)
        column.addSpacing(look.steps(2))
        column.addWidget(label("figures", _("Figures"), "name"))
        self._week = label("noteWeek", "", "soft")
        column.addWidget(self._week)
        self._nothing = label("noFigures", _("There are no figures for this week."), "soft")
        column.addWidget(self._nothing)
        self._figures = QVBoxLayout()
        self._figures.setSpacing(look.steps(1))
        column.addLayout(self._figures)
        column.addStretch(1)

    # --- What stands in it -----------------------------------------------------------------------

    @property
    def entries(self) -> tuple[tuple[Topic, str], ...]:
        """Return what was written under the headings that are picked."""
        parts = self._parts.items()
        return tuple((topic, part.text) for topic, part in parts if part.is_picked)

    @property
    def texts(self) -> dict[Topic, str]:
        """Return everything that was written, picked or not."""
        return {topic: part.text for topic, part in self._parts.items() if part.text}

    @property
    def picked(self) -> frozenset[Topic]:
        """Return the headings that are picked."""
        return frozenset(topic for topic, part in self._parts.items() if part.is_picked)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return the figures that are ticked."""
        return tuple(fact for fact in self._facts if fact.key in self.ticked)

    @property
    def ticked(self) -> frozenset[str]:
        """Return the keys of the figures that are ticked."""
        return frozenset(key for key, tick in self._ticks.items() if tick.box.isChecked())

    def write(self, title: str, texts: dict[Topic, str], picked: frozenset[Topic]) -> None:
        """Put something into the fields."""
        self.title.setText(title)
        for topic, part in self._parts.items():
            part.write(texts.get(topic, ""), is_picked=topic in picked)

    def show_facts(self, week: str, facts: Sequence[Fact], ticked: frozenset[str]) -> None:
        """Show which figures of a week can be ticked, and which are."""
        self._week.setText(week)
        self._nothing.setVisible(not facts)
        if tuple(facts) != self._facts:
            self._put_ticks(tuple(facts))
        for key, tick in self._ticks.items():
            tick.box.setChecked(key in ticked)

    def take_keyboard(self) -> None:
        """Let the keyboard come to the first heading."""
        self._parts[Topic.EXPECTATIONS].tick.setFocus()

    def _put_ticks(self, facts: tuple[Fact, ...]) -> None:
        focused = next((key for key, tick in self._ticks.items() if tick.box.hasFocus()), "")
        for old in self._ticks.values():
            self._figures.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._facts = facts
        self._ticks = {fact.key: self._tick(fact) for fact in facts}
        if focused in self._ticks:
            self._ticks[focused].box.setFocus()

    def _tick(self, fact: Fact) -> "_Tick":
        made = _Tick(fact, self._look)
        made.box.clicked.connect(self.changed)
        self._figures.addWidget(made)
        return made


class _Entry(QWidget):
    """A heading that can be picked, and a field for what is to be said under it."""

    changed = Signal()

    def __init__(self, topic: Topic, look: Look) -> None:
        super().__init__()
        name = topic_name(topic)
        self.tick: QCheckBox = CheckField(name, look)
        self.tick.setObjectName(f"pick_{topic}")
        self._field = QPlainTextEdit()
        self._field.setObjectName(f"text_{topic}")
        self._field.setAccessibleName(name)
        self._field.setPlaceholderText(topic_hint(topic))
        self._field.setTabChangesFocus(True)
        line = QFontMetrics(look.font(Style.PLAIN)).lineSpacing()
        self._field.setFixedHeight(line * _LINES + look.steps(6))
        self._field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.steps(1))
        column.addWidget(self.tick)
        column.addWidget(self._field)
        self.tick.toggled.connect(self._field.setVisible)
        self.tick.clicked.connect(self._on_picked)
        self._field.textChanged.connect(self.changed)

    @property
    def is_picked(self) -> bool:
        return self.tick.isChecked()

    @property
    def text(self) -> str:
        return self._field.toPlainText()

    def write(self, text: str, *, is_picked: bool) -> None:
        self.tick.setChecked(is_picked)
        self._field.setPlainText(text)

    def _on_picked(self, is_picked: bool) -> None:
        if is_picked:
            self._field.setFocus()
        self.changed.emit()


class _Tick(QWidget):
    """A figure that can be ticked; what it counts may take several lines."""

    def __init__(self, fact: Fact, look: Look) -> None:
        super().__init__()
        self.box = CheckField(fact.value, look)
        self.box.setObjectName(f"fact_{fact.key}")
        self.box.setAccessibleName(f"{fact.value} {fact.caption}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.steps(2))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(f"counts_{fact.key}", fact.caption), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press on the words as one on the box."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.box.click()


def _purpose() -> str:
    return _(
        "Evening work often comes from workload or expectations rather than habits. A note for a"
        " talk with your manager, your safety representative, or whomever you choose: only what"
        " you write and tick is in it, and nobody sees it until you hand it on."
    )
