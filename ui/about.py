"""The window about the program: what it is, which version, and under which licences.

All of it is text: nothing here opens a link or asks a network.
"""

import sys
from dataclasses import dataclass

import PySide6
from PySide6.QtCore import QSize, Qt, QTimer, Signal, qVersion
from PySide6.QtGui import QColor, QKeyEvent, QPixmap, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from tracker import __version__
from tracker.wording import _
from ui.fields import ChoiceField, field_rules
from ui.icon import painted
from ui.licences import LicenceText, licence_texts
from ui.look import Look
from ui.parts import button, dress_page, label, set_least_size

_SIZE = (480, 376)  # px at 100 %
_LEAST = (240, 180)
_SIZE_WITH_LICENCES = (680, 640)
_ICON = 64  # px at 100 %
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


@dataclass(frozen=True, slots=True)
class AboutState:
    """Which licence text is being read, by its number; None while none is."""

    reading: int | None = None


class AboutWindow(QWidget):
    """What the program is, and whose work is in it."""

    research_wanted = Signal()

    def __init__(
        self,
        look: Look,
        state: AboutState | None = None,
        texts: list[LicenceText] | None = None,
    ) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About Kjernetid"))
        self._page = QScrollArea()
        self._licences = _Licences(licence_texts() if texts is None else texts, look)
        self._licences.hide()
        self._more = button("licences_button", _("Licences"))
        self._more.setCheckable(True)
        self._research = button("research", _("About the research"))
        self._research.clicked.connect(self.research_wanted)
        self._close = button("close", _("Close"), "primary")
        self._lay_out()
        self.setStyleSheet(look.sheet + field_rules(look) + _text_rules(look))
        set_least_size(self, look, _LEAST)
        self._resize_to(_SIZE)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._on_settled)
        self._more.toggled.connect(self._on_more)
        self._close.clicked.connect(self.close)
        self._close.setFocus()
        if state is not None and state.reading is not None:
            self._licences.choose(state.reading)
            self._more.setChecked(True)

    def state(self) -> AboutState:
        """Return what is being read, so that another window can go on there."""
        return AboutState(self._licences.chosen if self._more.isChecked() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_more(self, is_open: bool) -> None:
        self._licences.setVisible(is_open)
        self._resize_to(_SIZE_WITH_LICENCES if is_open else _SIZE)
        if is_open:
            self._settled.start()

    def _on_settled(self) -> None:
        """Bring the licences to the top, where the window is too small for all of it."""
        self._page.verticalScrollBar().setValue(self._licences.y())

    def _resize_to(self, size: tuple[int, int]) -> None:
        wanted = QSize(self._look.px(size[0]), self._look.px(size[1]))
        self.resize(wanted.boundedTo(self.screen().availableSize()))

    def _lay_out(self) -> None:
        look = self._look
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(look.steps(6), look.steps(6), look.steps(6), look.steps(4))
        lines.setSpacing(look.steps(4))
        lines.addLayout(self._heading())
        for part, face, text in _sayings():
            lines.addWidget(_selectable(part, face, text))
        lines.addWidget(self._research, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._licences, 1)
        lines.addStretch(0)
        dress_page(self._page, "page", content)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(look.steps(6), look.steps(2), look.steps(6), look.steps(5))
        buttons.addWidget(self._more)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addLayout(buttons)

    def _heading(self) -> QHBoxLayout:
        look = self._look
        icon = QLabel()
        icon.setObjectName("icon")
        icon.setPixmap(_icon(look.px(_ICON), self.devicePixelRatioF()))
        icon.setAccessibleName(_("The icon of Kjernetid"))
        names = QVBoxLayout()
        names.setSpacing(look.px(2))
        names.addStretch(1)
        names.addWidget(_selectable("name", "title", "Kjernetid"))
        version = _("Version {number}").format(number=__version__)
        names.addWidget(_selectable("version", "soft", version))
        names.addStretch(1)
        heading = QHBoxLayout()
        heading.setSpacing(look.steps(4))
        heading.addWidget(icon)
        heading.addLayout(names, 1)
        return heading


class _Licences(QWidget):
    """The licence texts, of which one is read at a time."""

    def __init__(self, texts: list[LicenceText], look: Look) -> None:
        super().__init__()
        self.setObjectName("licences")
        self._texts, self._look = texts, look
        self._choice = ChoiceField(look)
        self._choice.setObjectName("licence_choice")
        self._choice.setAccessibleName(_("Which licence text is shown"))
        self._choice.addItems([text.title for text in texts])
        self._view = QTextEdit()
        self._view.setObjectName("licence_text")
        self._view.setReadOnly(True)
        self._view.setAccessibleName(_("Licence text"))
        self._view.setTextInteractionFlags(_SELECTABLE)
        self._view.setMinimumHeight(look.px(200))
        self._none = _selectable("no_licences", "soft", _("The licence texts were not installed."))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.steps(2))
        for widget in (self._choice, self._view, self._none):
            lines.addWidget(widget)
        self._choice.setVisible(bool(texts))
        self._view.setVisible(bool(texts))
        self._none.setVisible(not texts)
        self._choice.currentIndexChanged.connect(self._show)
        self._show(0)

    @property
    def chosen(self) -> int:
        return self._choice.currentIndex()

    def choose(self, number: int) -> None:
        self._choice.setCurrentIndex(number)

    def _show(self, number: int) -> None:
        if not self._texts:
            return
        text = self._texts[number]
        if text.is_markdown:
            self._view.setMarkdown(text.text)
            self._calm_links()
        else:
            self._view.setPlainText(text.text)

    def _calm_links(self) -> None:
        """Let addresses be text like any other: nothing here opens them."""
        plain = QTextCharFormat()
        plain.setAnchor(False)
        plain.setAnchorHref("")
        plain.setFontUnderline(False)
        plain.setForeground(QColor(self._look.palette.ink))
        everything = QTextCursor(self._view.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeCharFormat(plain)


def _sayings() -> list[tuple[str, str, str]]:
    python = ".".join(map(str, sys.version_info[:3]))
    return [
        (
            "what",
            "body",
            _(
                "It keeps a private record of your working hours, and helps work stay inside the"
                " hours you chose for it."
            ),
        ),
        ("promise", "name", _("Everything stays on this computer.")),
        ("updates", "soft", _("Updates come with your package.")),
        (
            "made_with",
            "small",
            f"Python {python} · Qt {qVersion()} · PySide6 {PySide6.__version__}",
        ),
    ]


def _selectable(name: str, face: str, text: str) -> QLabel:
    made = label(name, text, face)
    made.setTextInteractionFlags(_SELECTABLE)
    return made


def _icon(size: int, ratio: float) -> QPixmap:
    picture = painted(round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    return picture


def _text_rules(look: Look) -> str:
    palette = look.palette
    return (
        f"QTextEdit {{ background: {palette.panel}; border: 1px solid {palette.edge};"
        f" border-radius: {look.px(6)}px; padding: {look.px(8)}px;"
        f" selection-background-color: {palette.inside}; selection-color: {palette.on_inside}; }}"
        f"QTextEdit:focus {{ border: 2px solid {palette.inside}; padding: {look.px(7)}px; }}"
    )
