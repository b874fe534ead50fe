"""Overlaps told before anything is saved: with what, for how long, and what the person can do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.domain.correcting import Overlap
from tracker.domain.model import STILL_RUNNING, Origin, WorkSpan
from tracker.domain.spans import Span, subtract
from tracker.wording import _, begin, ngettext
from ui.day.drag import overlap_words
from ui.fields import ChoiceField
from ui.look import Look
from ui.sheet import marked

SHOWN = 3  # overlaps in full; more are counted


class OverlapBox(QWidget):
    """Shows what is overlapped, and lets the person say what gives way."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("overlaps")
        self._said = QLabel(self)
        self._said.setObjectName("overlapWords")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        marked(self._said, face="fault")
        self._choice = ChoiceField(look)
        self._choice.setObjectName("overlapChoice")
        self._choice.setAccessibleName(_("What gives way"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.px(2), 0, look.px(2))
        layout.setSpacing(look.px(6))
        layout.addWidget(self._said)
        layout.addWidget(self._choice)
        self.hide()

    @property
    def choice(self) -> Overlap | None:
        """Return what is to give way; None where the person has yet to say."""
        if self.isHidden():
            return Overlap.KEEP
        chosen = self._choice.currentData()
        return None if chosen is None else Overlap(chosen)

    def ask(self) -> None:
        """Put the keyboard where the person says what gives way."""
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_overlaps(
        self, span: Span | None, others: Sequence[WorkSpan], *, is_correction: bool
    ) -> bool:
        """Show what a span overlaps, if anything; tell whether that takes another room."""
        said = "" if span is None else _said(span, others)
        if said == self._said.text() and self.isHidden() is not bool(said):
            return False
        self._said.setText(said)
        if span is not None and others:
            self._offer(ways(span, others, is_correction=is_correction), len(others))
        self._choice.setAccessibleDescription(said)
        self.setVisible(bool(said))
        return True

    def _offer(self, offered: Sequence[Overlap], count: int) -> None:
        before = self._choice.currentData()
        self._choice.clear()
        if Overlap.KEEP not in offered:
            self._choice.addItem(_("Choose what gives way"), None)
        for way in offered:
            self._choice.addItem(_name(way, count), way)
        self._choice.setCurrentIndex(max(self._choice.findData(before), 0))


def ways(span: Span, others: Sequence[WorkSpan], *, is_correction: bool) -> list[Overlap]:
    """Return what the person can choose: two corrections may not overlap, other work may."""
    found = []
    if not (is_correction and any(other.origin is Origin.CORRECTED for other in others)):
        found.append(Overlap.KEEP)
    if all(other.id != STILL_RUNNING for other in others):
        found.append(Overlap.SHORTEN_OTHERS)
    if subtract([span], [other.span for other in others]):
        found.append(Overlap.SHORTEN_THIS)
    return found


def _name(way: Overlap, count: int) -> str:
    return {
        Overlap.KEEP: _("Keep both: the time counts once"),
        Overlap.SHORTEN_OTHERS: ngettext("Shorten the other", "Shorten the others", count),
        Overlap.SHORTEN_THIS: _("Shorten this one"),
    }[way]


def _said(span: Span, others: Sequence[WorkSpan]) -> str:
    lines = [begin(overlap_words(span, other)) for other in others[:SHOWN]]
    more = len(others) - SHOWN
    if more > 0:
        lines.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return "\n".join(lines)
