"""What pages with a picture share: a stage that scrolls, margins, and faces that take turns."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.look import Look
from ui.picture.frame import MARGIN, MARGIN_NARROW, NARROW

# All in px at 100 %.
GAP = 16
TITLE = 32  # height of the line of the title
SEEN_AROUND = 8  # what is seen above and below what is scrolled to, in px


class Page(QWidget):
    """Places its parts for the room there is; scrolled where it needs more."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look = look
        self._room = QSize()

    def fit(self, room: QSize) -> None:
        """Place everything for a room."""
        self._room = room
        self.fit_again()

    def fit_again(self) -> None:
        """Place everything anew, after something wants another size."""
        raise NotImplementedError

    def margin_for(self, width: int) -> int:
        """Return the margin of a picture that is so wide."""
        is_wide = width >= self._look.px(NARROW)
        return self._look.px(MARGIN if is_wide else MARGIN_NARROW)

    def bar_size(self, bar: QWidget, width: int) -> QSize:
        """Return the size of a toolbar over a picture that is so wide; its buttons may break."""
        wide = min(bar.sizeHint().width(), width - 2 * self.margin_for(width))
        return QSize(wide, bar.heightForWidth(wide))


class Stage(QScrollArea):
    """Scrolls a page where the window is smaller than it."""

    def __init__(self, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fitted = page
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitted.fit(self.viewport().size())

    def show_between(self, top: int, bottom: int) -> None:
        """Scroll so far that these lines of the page, and a little around them, are seen."""
        self.ensureVisible(0, (top + bottom) // 2, 0, (bottom - top) // 2 + SEEN_AROUND)


def take_turns(before: QWidget, face: QWidget, above: QWidget) -> None:
    """Show one face of a page instead of another; the keyboard follows, `above` stays on top."""
    had_focus = (before.focusProxy() or before).hasFocus()
    face.show()
    above.raise_()
    if had_focus:
        face.setFocus()
    before.hide()
