"""A note on paper: laid out on pages once, then painted on the screen and into a PDF alike."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextLine,
    QTextTableFormat,
)

from tracker.reports.clean import clean
from tracker.reports.talk_note import Fact, TalkNote, topic_name
from tracker.wording import _
from ui.fonts import family, font
from ui.picture.sheet import PAGE_DOTS, paper_of_this_country, readable
from ui.theme import PAPER, Style, Tone

DOTS: Final = 96  # to the inch, in which a page is laid out
_MARGIN: Final = 22.0  # mm
_SCALE: Final = 0.95  # of the text on the screen: about 10.5 points
_ROOM: Final = 110  # px for a pen, under a heading without text
_FOOT: Final = 14.0  # px between a page's text and its number
_LINE_HEIGHT: Final = 135.0  # per cent


def page_layout(*, is_letter: bool | None) -> QPageLayout:
    """Return an upright page, A4 or Letter; None: as printers here hold."""
    sizes = QPageSize.PageSizeId
    usual = paper_of_this_country()
    chosen = usual if is_letter is None else (sizes.Letter if is_letter else sizes.A4)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    portrait = QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(chosen), portrait, margins, QPageLayout.Unit.Millimeter)


class Paper:
    """A note laid out on pages."""

    def __init__(self, note: TalkNote, page: QPageLayout) -> None:
        self.page = page
        self.title = note.title
        room = page.paintRectPixels(DOTS)
        self.size = QSizeF(page.fullRectPixels(DOTS).size())
        self._room = QRectF(room)
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        self.document.setPageSize(QSizeF(room.size()))
        self.document.setDefaultFont(_font(Style.PLAIN))
        _Writer(self.document).write(note)
        self._keep_headings()

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return max(self.document.pageCount(), 1)

    @property
    def text(self) -> str:
        """Return what stands on the pages, for a screen reader."""
        return self.document.toPlainText()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint the text of a page, numbered from 0, where a pixel is one of `DOTS` to the inch."""
        painter.save()
        painter.translate(self._room.topLeft())
        self._paint_number(painter, number)
        painter.translate(0, -number * self._room.height())
        for page, line, at in self._lines():
            if page == number:
                line.draw(painter, at)
        painter.restore()

    def pdf(self) -> bytes:
        """Return the pages as PDF; text is text."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(PAGE_DOTS)
        whole = QPageLayout(self.page)
        whole.setMode(QPageLayout.Mode.FullPageMode)
        writer.setPageLayout(whole)
        writer.setTitle(self.title)
        writer.setCreator("Kjernetid")
        painter = QPainter(writer)
        painter.scale(PAGE_DOTS / DOTS, PAGE_DOTS / DOTS)
        for number in range(self.pages):
            if number:
                writer.newPage()
            self.paint(painter, number)
        painter.end()
        return readable(bytes(buffer.data().data()))

    def _keep_headings(self) -> None:
        """Let no heading stand alone at the foot of a page."""
        block = self.document.begin()
        while block.isValid():
            after = block.next()
            is_heading = block.blockFormat().headingLevel() > 0
            if is_heading and after.isValid() and self._page_of(after) > self._page_of(block):
                shape = block.blockFormat()
                shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(shape)
            block = after

    def _lines(self) -> Iterator[tuple[int, QTextLine, QPointF]]:
        """Yield every line with the number of its page, and with where its paragraph lies.

        A document painted by Qt also paints, out of sight, the lines next to a page's edge: whoever
        copies a PDF, or has it read aloud, would have them twice.
        """
        block = self.document.begin()
        while block.isValid():
            at = self._place_of(block)
            for number in range(block.layout().lineCount()):
                line = block.layout().lineAt(number)
                yield self._page_at(at.y() + line.y() + line.height() / 2), line, at
            block = block.next()

    def _page_of(self, block: QTextBlock) -> int:
        """Return the number of the page on which a paragraph has its first line."""
        at = self._place_of(block)  # asked first: this lays the document out
        line = block.layout().lineAt(0)
        return self._page_at(at.y() + line.y() + line.height() / 2)

    def _place_of(self, block: QTextBlock) -> QPointF:
        return self.document.documentLayout().blockBoundingRect(block).topLeft()

    def _page_at(self, y: float) -> int:
        return int(y // self._room.height())

    def _paint_number(self, painter: QPainter, number: int) -> None:
        if self.pages == 1:
            return
        painter.setFont(_font(Style.SMALL))
        painter.setPen(QColor(PAPER.soft))
        words = _("Page {number} of {count}").format(number=number + 1, count=self.pages)
        painter.drawText(QPointF(0, self._room.height() + _FOOT * 2), words)


class _Writer:
    """Writes a note into a document; what the person wrote is text, never markup."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._is_fresh = True  # a paragraph is there already in which nothing stands

    def write(self, note: TalkNote) -> None:
        """Write all of it."""
        self._paragraph(note.title, Style.TITLE, level=1)
        for topic, text in note.entries:
            self._heading(topic_name(topic))
            self._entry(text)
        if note.facts:
            self._heading(note.week)
            self._facts(note.facts)
            for remark in note.remarks:
                self._paragraph(remark, Style.PLAIN, tone=Tone.SOFT, above=6)

    def _heading(self, text: str) -> None:
        self._paragraph(text, Style.NAME, level=2, above=22)

    def _entry(self, text: str) -> None:
        lines = clean(text).split("\n")
        for number, line in enumerate(lines):
            below = 0 if text else _ROOM
            self._paragraph(line, Style.BODY, above=0 if number else 5, below=below)

    def _facts(self, facts: tuple[Fact, ...]) -> None:
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellPadding(0)
        shape.setCellSpacing(0)
        shape.setTopMargin(4)
        kinds = QTextLength.Type
        widths = [QTextLength(kinds.PercentageLength, part) for part in (18, 82)]
        shape.setColumnWidthConstraints(widths)
        table = self._cursor.insertTable(len(facts), 2, shape)
        for row, fact in enumerate(facts):
            for column, (text, style) in enumerate(
                ((fact.value, Style.NAME), (fact.caption, Style.BODY))
            ):
                cell = table.cellAt(row, column).firstCursorPosition()
                cell.setBlockFormat(_spaced())
                cell.insertText(text, _set_in(style, Tone.INK))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_fresh = True  # a table is always followed by a paragraph

    def _paragraph(
        self,
        text: str,
        style: Style,
        *,
        tone: Tone = Tone.INK,
        above: int = 0,
        below: int = 0,
        level: int = 0,
    ) -> None:
        shape = _spaced()
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setHeadingLevel(level)
        if self._is_fresh:
            self._cursor.setBlockFormat(shape)
            self._is_fresh = False
        else:
            self._cursor.insertBlock(shape)
        self._cursor.insertText(clean(text), _set_in(style, tone))


def _spaced() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def _set_in(style: Style, tone: Tone) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(_font(style))
    made.setForeground(QColor(PAPER.text(tone)))
    return made


def _font(style: Style) -> QFont:
    return font(style, _SCALE, family(), is_plain=True)
