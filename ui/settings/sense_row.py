"""One need on the page of the sensors: its state by shape and word, and all that is to be said."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker.sensing import PassedOver, Sensed, State
from tracker.wording import _, clock_in_text, sensing_name, short_date
from ui.flow import in_a_row
from ui.look import Look
from ui.parts import label
from ui.sheet import marked

_MARK = 18  # px at 100 %
_HALF_TURN = 180 * 16  # sixteenths of a degree, as Qt counts them


def sense_rules(look: Look) -> str:
    """Return what is to follow the style sheet of a window that holds such rows."""
    palette = look.palette
    return (
        f"QFrame[part='sense'] {{ border: {look.px(2)}px solid transparent;"
        f" border-top: 1px solid {palette.hairline}; border-radius: 0; }}"
        f"QFrame[part='sense']:focus {{ border: {look.px(2)}px solid {palette.inside};"
        f" border-radius: {look.px(8)}px; }}"
    )


class SenseRow(QFrame):
    """What senses one thing; it takes the keyboard, so that a page of text can be walked along."""

    def __init__(self, need: str, look: Look) -> None:
        super().__init__()
        self.setObjectName(f"sense:{need}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        marked(self, part="sense")
        self._look = look
        self._shown: tuple[Sensed, date] | None = None
        self._mark = StateMark(look)
        self._name = label(f"sense_name:{need}", face="fact", wraps=False)
        self._state = label(f"sense_state:{need}", face="soft", wraps=False)
        self._says = label(f"sense_says:{need}")
        self._lost = label(f"sense_lost:{need}", face="warm")
        self._told = label(f"sense_told:{need}", face="small")
        self._others = QVBoxLayout()
        self._lay_out()

    def show_sensed(self, sensed: Sensed, today: date) -> None:
        """Show how things stand now."""
        if (sensed, today) == self._shown:
            return
        self._shown = (sensed, today)
        self._mark.show_state(sensed.state)
        self._name.setText(sensed.name)
        self._state.setText(sensing_name(sensed.state))
        marked(self._state, face="warm" if sensed.state is State.MISSING else "soft")
        self._says.setText(sensed.says)
        self._lost.setText(sensed.lost)
        self._lost.setVisible(bool(sensed.lost))
        self._told.setText(_source(sensed, today))
        self._told.setVisible(bool(self._told.text()))
        self._show_others(sensed)
        self.setAccessibleName(f"{sensed.name}: {sensing_name(sensed.state)}")
        self.setAccessibleDescription("\n".join(text for text in self._texts() if text))

    def _show_others(self, sensed: Sensed) -> None:
        while (item := self._others.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:  # whatever the types say of a layout, this one holds labels alone
                gone.hide()
                gone.deleteLater()
        for number, other in enumerate(sensed.passed_over):
            for part, text in _not_used(other):
                face = "soft" if part == "reason" else ""
                self._others.addWidget(label(f"sense_{part}:{sensed.need}:{number}", text, face))

    def _texts(self) -> Iterator[str]:
        if self._shown is None:
            return
        sensed = self._shown[0]
        yield from (sensed.says, sensed.lost)
        for other in sensed.passed_over:
            yield from (text for _part, text in _not_used(other))
        yield self._told.text()

    def _lay_out(self) -> None:
        look = self._look
        self._others.setSpacing(look.steps(1))
        texts = QVBoxLayout()
        texts.setSpacing(look.steps(1))
        texts.addWidget(in_a_row(self, look.steps(2), self._name, self._state, row_gap=0))
        texts.addWidget(self._says)
        texts.addWidget(self._lost)
        texts.addLayout(self._others)
        texts.addWidget(self._told)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(look.steps(1), look.steps(3), look.steps(1), look.steps(3))
        whole.setSpacing(look.steps(3))
        whole.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(texts, 1)


class StateMark(QWidget):
    """Good, partly or missing: a tick in a disc, a disc that is half full, a dash in a ring."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._state = look, State.GOOD
        self.setFixedSize(look.px(_MARK), look.px(_MARK + 4))

    def show_state(self, state: State) -> None:
        self._state = state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, unit = self._look.palette, self._look.scale
        is_missing = self._state is State.MISSING
        colour = QColor(palette.warm if is_missing else palette.inside)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour, 1.6 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        disc = QRectF(1 * unit, 3 * unit, 16 * unit, 16 * unit)
        middle = disc.center()
        painter.setBrush(colour if self._state is State.GOOD else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        if self._state is State.PARTLY:
            painter.setBrush(colour)
            painter.drawPie(disc, -_HALF_TURN // 2, -_HALF_TURN)
        elif is_missing:
            side = QPointF(4 * unit, 0)
            painter.drawLine(middle - side, middle + side)
        else:
            pen.setColor(QColor(palette.on_inside))
            painter.setPen(pen)
            tick = ((-3.5, 0.5), (-1.0, 3.0), (3.8, -2.8))
            painter.drawPolyline([middle + QPointF(x * unit, y * unit) for x, y in tick])
        painter.end()


def _not_used(other: PassedOver) -> Iterator[tuple[str, str]]:
    """Say what is not used and why; then what would help, where anything would."""
    yield "reason", _("Not used, {name}: {reason}").format(name=other.name, reason=other.reason)
    if other.cure:
        yield "cure", _("What would help: {cure}").format(cure=other.cure)


def _source(sensed: Sensed, today: date) -> str:
    """Say which sensor it is, and when it told something last."""
    said = []
    if sensed.state is not State.MISSING:
        said.append(_("Source: {name}.").format(name=sensed.sensor))
    if sensed.told_at is not None:
        when = clock_in_text(sensed.told_at)
        if sensed.told_at.date() != today:
            when = f"{short_date(sensed.told_at.date())}, {when}"
        said.append(_("Told last, {when}: {what}.").format(when=when, what=sensed.told))
    elif said:
        said.append(_("It has told nothing yet."))
    return " ".join(said)
