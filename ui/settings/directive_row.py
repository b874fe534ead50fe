"""One thing that the organisation has set, or wanted to: what it is, its value, and its place."""

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.flow import in_a_row
from ui.look import Look
from ui.parts import label
from ui.sheet import marked

_MARK = 18  # px at 100 %


class Kind(Enum):
    """What a row is about."""

    LOCKED = auto()  # it holds, whatever the person has set
    DEFAULT = auto()  # it holds until the person sets something
    REFUSED = auto()  # it does nothing


class Said(NamedTuple):
    """What a row says, from its head to its foot; without a state the title is a sentence."""

    kind: Kind
    title: str
    state: str
    lines: tuple[str, ...]
    place: str


class DirectiveRow(QFrame):
    """A row that takes the keyboard, so that a page of text can be walked along."""

    def __init__(self, name: str, said: Said, look: Look) -> None:
        super().__init__()
        self.setObjectName(f"preset:{name}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        marked(self, part="sense")  # it looks as a row of the page beside
        self.setAccessibleName(f"{said.title}: {said.state}" if said.state else said.title)
        self.setAccessibleDescription("\n".join([*said.lines, said.place]))
        texts = QVBoxLayout()
        texts.setSpacing(look.steps(1))
        if said.state:
            title = label(f"preset_title:{name}", said.title, "fact", wraps=False)
            state = label(f"preset_state:{name}", said.state, "soft", wraps=False)
            texts.addWidget(in_a_row(self, look.steps(2), title, state, row_gap=0))
        else:
            texts.addWidget(label(f"preset_title:{name}", said.title))
        for number, line in enumerate(said.lines):
            texts.addWidget(label(f"preset_line:{name}:{number}", line))
        texts.addWidget(label(f"preset_place:{name}", said.place, "small"))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(look.steps(1), look.steps(3), look.steps(1), look.steps(3))
        whole.setSpacing(look.steps(3))
        whole.addWidget(KindMark(said.kind, look), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(texts, 1)


class KindMark(QWidget):
    """A padlock for what is locked, a ring for a default, one with a dash for what is refused."""

    def __init__(self, kind: Kind, look: Look) -> None:
        super().__init__()
        self._kind, self._look = kind, look
        self.setFixedSize(look.px(_MARK), look.px(_MARK + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, unit = self._look.palette, self._look.scale
        colour = QColor(palette.warm if self._kind is Kind.REFUSED else palette.inside)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(unit, unit)
        pen = QPen(colour, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._kind is Kind.LOCKED:
            _paint_padlock(painter, colour)
        else:
            painter.drawEllipse(QRectF(1, 3, 16, 16))
        if self._kind is Kind.REFUSED:
            painter.drawLine(QPointF(5, 11), QPointF(13, 11))
        painter.end()


def _paint_padlock(painter: QPainter, colour: QColor) -> None:
    shackle = QRectF(5, 3.5, 8, 9)
    painter.drawArc(shackle, 0, 180 * 16)  # sixteenths of a degree, as Qt counts them
    for x in (shackle.left(), shackle.right()):
        painter.drawLine(QPointF(x, 8), QPointF(x, 10))
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(2.5, 10, 13, 8.5), 2, 2)
