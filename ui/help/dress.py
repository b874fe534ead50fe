"""A page of the help in the look of the windows: faces, colours, distances, a line at its length.

Qt makes a document of the Markdown, in looks of its own; here each block and each run of it is
set anew.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

from ui.look import Look
from ui.theme import Style

OUTSIDE: Final = ("https://", "http://")  # how an address begins that leads out of the help
_LINE_HEIGHT: Final = 140.0  # per cent of what the font asks for
_HEADING_HEIGHT: Final = 115.0
_HEADINGS: Final = {1: (Style.TITLE, 0), 2: (Style.FIGURE, 8), 3: (Style.NAME, 5)}  # steps above
_STRONG: Final = 600
_CODE_SIZE: Final = 0.92  # of the text around it: fonts of one width look larger


def dress(document: QTextDocument, look: Look) -> None:
    """Set a document that was made of Markdown in the look of the windows."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in blocks(document):
        cursor.setPosition(block.position())
        cursor.setBlockFormat(_shape(block, look))
        cursor.setBlockCharFormat(_plain(look))  # of the number or the dot of an entry
        for fragment in fragments(block):
            cursor.setPosition(fragment.position())
            end = fragment.position() + fragment.length()
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_face(block, fragment, look))
    cursor.endEditBlock()
    document.setIndentWidth(look.steps(5))


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Go through the paragraphs of a document, headings among them."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def headings(document: QTextDocument) -> list[QTextBlock]:
    """Return the headings below the title, from top to bottom."""
    return [block for block in blocks(document) if block.blockFormat().headingLevel() > 1]


def fragments(block: QTextBlock) -> list[QTextFragment]:
    """Return the runs of a paragraph, all at once: to set one makes the others anew."""
    found = []
    run = block.begin()
    while not run.atEnd():
        found.append(run.fragment())
        run += 1
    return found


def _shape(block: QTextBlock, look: Look) -> QTextBlockFormat:
    shape = QTextBlockFormat(block.blockFormat())
    level = shape.headingLevel()
    above = _HEADINGS[level][1] if level else 1 if _is_inside(block) else 2
    shape.setTopMargin(look.steps(above) if above else 0)
    shape.setBottomMargin(0)
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    shape.setLineHeight(_HEADING_HEIGHT if level else _LINE_HEIGHT, kind.value)
    if _is_code(block):
        shape.setLeftMargin(look.steps(4))
    return shape


def _is_inside(block: QTextBlock) -> bool:
    """Tell whether a paragraph goes on with what stands above it: a list with its next entry."""
    return block.textList() is not None and block.previous().textList() is block.textList()


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeLanguage)


def _face(block: QTextBlock, fragment: QTextFragment, look: Look) -> QTextCharFormat:
    """Return how a run is set: by the paragraph, and by what it is itself."""
    was = fragment.charFormat()
    level = block.blockFormat().headingLevel()
    font = QFont(look.font(_HEADINGS[level][0] if level else Style.BODY))
    font.setItalic(was.fontItalic())
    if was.fontWeight() >= QFont.Weight.Bold and not level:
        font.setWeight(QFont.Weight(_STRONG))
    if was.hasProperty(QTextFormat.Property.FontFixedPitch) or _is_code(block):
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        font.setFamilies([fixed, "monospace"])
        font.setPixelSize(round(font.pixelSize() * _CODE_SIZE))
    made = _plain(look)
    made.setFont(font)
    if was.isAnchor() and was.anchorHref():
        made.setAnchor(True)
        made.setAnchorHref(was.anchorHref())
        if was.anchorHref().startswith(OUTSIDE):
            made.setToolTip(was.anchorHref())
        made.setForeground(QColor(look.palette.inside))
        made.setFontUnderline(True)
    return made


def _plain(look: Look) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(look.font(Style.BODY))
    made.setForeground(QColor(look.palette.ink))
    return made
