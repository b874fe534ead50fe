"""One page of the help: read in lines of a good length, followed by mouse or keyboard, searched.

Links within the help are told, never opened here; an address outside it is handed to the browser
of the desktop, and only when somebody chooses it.
"""

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from tracker.pages import Page, page, place_of, stand_in_line, title
from ui.help.dress import OUTSIDE, dress, headings
from ui.look import Look

_MEASURE: Final = 600  # px at 100 %: about 75 letters a line, and no line grows longer
_AIR: Final = 6  # steps above and below the text, and at least at its sides
Flag = QTextDocument.FindFlag


class Paper(QTextBrowser):
    """The page that is read; tells where a link leads."""

    wanted = Signal(object)  # a Place

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._page: Page | None = None
        self._going_to = 0
        self.setObjectName("help_text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(0)
        self.anchorClicked.connect(self._on_link)
        self._settled = QTimer(self)  # a place is known once the text is laid out in its width
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(lambda: self._bring_up(self._going_to))

    # --- What is shown ---

    def show_page(self, name: str) -> None:
        """Show a page from its top."""
        self._page = page(name)
        told = stand_in_line()
        head, _line, rest = self._page.text.partition("\n")
        self.document().setMarkdown(f"{head}\n\n{told}\n{rest}" if told else self._page.text)
        dress(self.document(), self._look)
        self._set_margins()
        self.setAccessibleName(title(name))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.go_to(0)

    def show_anchor(self, anchor: str) -> None:
        """Go to a heading of the page, with the keyboard as well."""
        if self._page is None or anchor not in self._page.anchors:
            return
        block = headings(self.document())[self._page.anchors.index(anchor)]
        self.setTextCursor(QTextCursor(block))
        self.go_to(block.blockNumber())

    def top_paragraph(self) -> int:
        """Return the number of the paragraph at the top."""
        below = QPoint(self.width() // 2, self._look.steps(_AIR) + 2)
        return self.cursorForPosition(below).blockNumber()

    def go_to(self, paragraph: int) -> None:
        """Bring a paragraph to the top, with some air above it, now and once all is laid out."""
        self._going_to = paragraph
        self._bring_up(paragraph)
        self._settled.start()

    def _bring_up(self, paragraph: int) -> None:
        block: QTextBlock = self.document().findBlockByNumber(paragraph)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - self._look.steps(_AIR))

    # --- What is looked for ---

    def count(self, text: str) -> int:
        """Mark everything that was looked for; return how often it is there."""
        found = []
        cursor = self.document().find(text, 0) if text else QTextCursor()
        while not cursor.isNull():
            marked = QTextEdit.ExtraSelection()
            marked.cursor = cursor
            marked.format = self._marking()
            found.append(marked)
            cursor = self.document().find(text, cursor)
        self.setExtraSelections(found)
        return len(found)

    def find_next(self, text: str, *, backwards: bool = False, from_edge: bool = False) -> bool:
        """Go to the next place at which a text stands; tell whether there is one."""
        self._settled.stop()  # from now on it is read there
        if from_edge:
            edge = QTextCursor.MoveOperation
            self.moveCursor(edge.End if backwards else edge.Start)
        return self.find(text, Flag.FindBackward) if backwards else self.find(text)

    def _marking(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setBackground(QColor(self._look.palette.band))
        made.setForeground(QColor(self._look.palette.ink))
        return made

    # --- What happens to it ---

    def _on_link(self, address: QUrl) -> None:
        link = address.toString()
        if link.startswith(OUTSIDE):
            QDesktopServices.openUrl(address)
            return
        place = place_of(link, self._page.name) if self._page is not None else None
        if place is not None:
            self.wanted.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines at a length that can be read, and the place that is read."""
        top = self.top_paragraph()
        self._set_margins()
        super().resizeEvent(event)
        if top and not self._settled.isActive():
            self._bring_up(top)

    def _set_margins(self) -> None:
        air = self._look.steps(_AIR)
        side = max(air, (self.width() - self._look.px(_MEASURE)) // 2)
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        if round(shape.leftMargin()) != side:
            shape.setLeftMargin(side)
            shape.setRightMargin(side)
            shape.setTopMargin(air)
            shape.setBottomMargin(air)
            frame.setFrameFormat(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the window what is its own; the rest scrolls, selects, and follows links."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
