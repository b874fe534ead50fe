"""A note as it will be printed: its pages under each other, as wide as there is room."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from tracker.wording import _
from ui.look import Look
from ui.parts import dress_page
from ui.talk.paper import Paper
from ui.theme import PAPER

_GAP = 12  # px between two pages, at every size of text
_LARGEST = 1.3  # of the size at which paper is laid out; beyond, letters would only be huge


class Preview(QScrollArea):
    """Scrolls the pages; the keyboard can come here, and a screen reader hears what they say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._pages = _Pages(look)
        dress_page(self, "preview", self._pages)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("As it will be printed"))

    @property
    def paper(self) -> Paper | None:
        """Return what is shown."""
        return self._pages.paper

    def show_paper(self, paper: Paper) -> None:
        """Show other pages."""
        self._pages.show_paper(paper)
        self.setAccessibleDescription(paper.text)


class _Pages(QWidget):
    """The pages themselves."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._look = look
        self.paper: Paper | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_paper(self, paper: Paper) -> None:
        self.paper = paper
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = self._look.px(360)
        return QSize(wide, self.heightForWidth(wide))

    def heightForWidth(self, width: int) -> int:
        if self.paper is None:
            return 0
        high = self.paper.size.height() * _scale_of(self.paper, width) + _GAP
        return round(high * self.paper.pages + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.paper is None:
            return
        scale, size = _scale_of(self.paper, self.width()), self.paper.size
        left = (self.width() - size.width() * scale) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self.paper.pages):
            painter.save()
            painter.translate(left, _GAP + number * (size.height() * scale + _GAP))
            painter.scale(scale, scale)
            painter.setPen(QPen(QColor(self._look.palette.edge), 1 / scale))
            painter.setBrush(QColor(PAPER.ground))
            painter.drawRect(QRectF(0, 0, size.width(), size.height()))
            self.paper.paint(painter, number)
            painter.restore()
        painter.end()


def _scale_of(paper: Paper, width: int) -> float:
    """Return how large paper is shown in a width, 1 for the size at which it is laid out."""
    return min((width - 2 * _GAP) / paper.size.width(), _LARGEST)
