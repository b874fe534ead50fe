"""The window about the research: a long text to read calmly, in lines of a good length.

All of it is text that can be selected and copied: nothing here opens an address.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from tracker.research import PARTS, Finding, Source, intro, sources, sureness_name, title
from tracker.research.published import led_to_title, source_line, sources_title
from tracker.wording import _
from ui.look import Look
from ui.parts import button
from ui.theme import Style, Tone

_SIZE: Final = (760, 820)  # px at 100 %
_MEASURE: Final = 600  # px at 100 %: about 75 letters a line, and no line grows longer
_AIR: Final = 6  # steps above and below the text, and at least at its sides
_LINE_HEIGHT: Final = 140.0  # per cent of what the font asks for
_SELECTABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


@dataclass(frozen=True, slots=True)
class ResearchState:
    """Which paragraph is at the top, by its number; the same in every language."""

    paragraph: int = 0


class ResearchWindow(QWidget):
    """What research says of working from home, and what came of it in the program."""

    def __init__(self, look: Look, state: ResearchState | None = None) -> None:
        super().__init__()
        self._look = look
        self._wanted = state.paragraph if state is not None else 0
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title())
        self.setStyleSheet(look.sheet + _rules(look))
        self._text = _Page(look)
        self._close = button("close", _("Close"), "primary")
        self._close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(look.steps(6), look.steps(3), look.steps(6), look.steps(5))
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._text, 1)
        whole.addLayout(buttons)
        wanted = QSize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self._text.setFocus()

    def state(self) -> ResearchState:
        """Return where it is read, so that another window can go on there."""
        return ResearchState(self._text.top_paragraph())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._text.go_to(self._wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class _Page(QTextEdit):
    """The text, in the middle of the window however wide that is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("research_text")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(title())
        self.setTextInteractionFlags(_SELECTABLE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        writer = _Writer(QTextCursor(self.document()), look)
        writer.write()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setCursorWidth(0)  # the keyboard scrolls; what it selects is seen all the same

    def top_paragraph(self) -> int:
        """Return the number of the paragraph at the top."""
        below = QPoint(self.width() // 2, self._look.steps(_AIR) + 2)
        return self.cursorForPosition(below).blockNumber()

    def go_to(self, paragraph: int) -> None:
        """Bring a paragraph to the top, with some air above it."""
        block = self.document().findBlockByNumber(paragraph)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - self._look.steps(_AIR))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines at a length that can be read, and the place that is read."""
        top = self.top_paragraph()
        side = max(self._look.steps(_AIR), (self.width() - self._look.px(_MEASURE)) // 2)
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        if round(shape.leftMargin()) != side:
            shape.setLeftMargin(side)
            shape.setRightMargin(side)
            shape.setTopMargin(self._look.steps(_AIR))
            shape.setBottomMargin(self._look.steps(_AIR))
            frame.setFrameFormat(shape)
        super().resizeEvent(event)
        if top:
            self.go_to(top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the space bar and by arrows, as readers of long texts are used to."""
        bar = self.verticalScrollBar()
        is_plain = event.modifiers() in (Qt.KeyboardModifier(0), Qt.KeyboardModifier.KeypadModifier)
        steps = {
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_Down: bar.singleStep() * 2,
            Qt.Key.Key_Up: -bar.singleStep() * 2,
        }
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif is_plain and event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class _Writer:
    """Writes the page into a document, paragraph by paragraph."""

    def __init__(self, cursor: QTextCursor, look: Look) -> None:
        self._cursor = cursor
        self._look = look
        self._is_first = True

    def write(self) -> None:
        """Write all of it."""
        self._heading(title(), Style.TITLE, level=1, above=0)
        for paragraph in intro():
            self._paragraph([(paragraph, Style.BODY, Tone.INK)])
        for part in PARTS:
            self._heading(_(part.title), Style.FIGURE, level=2, above=8)
            if part.opening:
                self._paragraph([(_(part.opening), Style.BODY, Tone.SOFT)])
            for finding in part.findings:
                self._finding(finding)
        self._heading(sources_title(), Style.FIGURE, level=2, above=8)
        for source in sources():
            self._source(source)

    def _finding(self, finding: Finding) -> None:
        self._heading(_(finding.title), Style.NAME, level=3, above=6)
        self._paragraph([(_(finding.found), Style.BODY, Tone.INK)])
        sure, led_to = sureness_name(finding.sureness), led_to_title()
        self._labelled(sure, _(finding.weakness))
        self._labelled(led_to, _(finding.led_to))
        if line := source_line(finding):
            self._paragraph([(line, Style.SMALL, Tone.SOFT)])

    def _labelled(self, name: str, text: str) -> None:
        runs = [(f"{name}. ", Style.STRONG, Tone.INK), (text, Style.PLAIN, Tone.SOFT)]
        self._paragraph(runs, above=1)

    def _source(self, source: Source) -> None:
        runs = [(f"{_(source.short)}. ", Style.STRONG, Tone.INK)]
        if source.about:
            runs.append((f"{_(source.about)}. ", Style.PLAIN, Tone.SOFT))
        runs.append((source.address, Style.PLAIN, Tone.SOFT))
        self._paragraph(runs, above=1)

    def _heading(self, text: str, style: Style, *, level: int, above: int) -> None:
        self._paragraph([(text, style, Tone.INK)], above=above, level=level)

    def _paragraph(
        self, runs: list[tuple[str, Style, Tone]], *, above: int = 2, level: int = 0
    ) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(self._look.steps(above) if above else 0)
        shape.setHeadingLevel(level)
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        shape.setLineHeight(_LINE_HEIGHT if not level else 115.0, kind.value)
        if self._is_first:
            self._cursor.setBlockFormat(shape)
            self._is_first = False
        else:
            self._cursor.insertBlock(shape)
        for text, style, tone in runs:
            self._cursor.insertText(text, self._set_in(style, tone))

    def _set_in(self, style: Style, tone: Tone) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._look.font(style))
        made.setForeground(QColor(self._look.palette.text(tone)))
        return made


def _rules(look: Look) -> str:
    palette = look.palette
    return (
        f"QTextEdit {{ background: {palette.ground}; border: 2px solid {palette.ground};"
        f" selection-background-color: {palette.inside}; selection-color: {palette.on_inside}; }}"
        f"QTextEdit:focus {{ border-color: {palette.inside}; }}"
    )
