"""The window of the help: pages at the left, the one that is read at the right, a way back."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tracker.pages import PAGES, Place, page, plain, title
from tracker.wording import _, ngettext
from ui.contents import Contents, Listed
from ui.fields import field_rules
from ui.help.bar import BACK, FORWARD, NEXT, PREVIOUS, Bar
from ui.help.reader import Paper
from ui.help.state import HelpState
from ui.look import Look
from ui.parts import set_least_size

_SIZE = (940, 760)  # px at 100 %
_LEAST = (320, 260)
_NARROW = 640  # px at 100 %, below which the pages are listed above the text


class HelpWindow(QWidget):
    """Help for the person at the desk, in their language, without a network."""

    def __init__(self, look: Look, state: HelpState | None = None) -> None:
        super().__init__()
        state = state or HelpState()
        self._look = look
        self._place = state.place
        self._been: list[HelpState] = []  # where “back” leads, the last one first to be taken
        self._left: list[HelpState] = []  # where “forward” does
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.contents = Contents(_listed(), look)
        self._bar = Bar(look)
        self._paper = Paper(look)
        self._lay_out()
        self.setStyleSheet(look.sheet + field_rules(look) + _rules(look))
        set_least_size(self, look, _LEAST)
        self._connect()
        wanted = QSize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self._show(state)
        self.contents.search.setText(state.search)
        self._paper.setFocus()

    def state(self) -> HelpState:
        """Return where it is read, so that another window can go on there."""
        return HelpState(self._place, self._paper.top_paragraph(), self.contents.search.text())

    def go_to(self, place: Place) -> None:
        """Go to a place in the pages; “back” leads to where it was read before."""
        if place != self._place:
            self._been.append(self.state())
            self._left.clear()
        self._show(HelpState(place))
        self._paper.setFocus()

    # --- Back and forward ---

    def _back(self) -> None:
        self._turn(self._been, self._left)

    def _forward(self) -> None:
        self._turn(self._left, self._been)

    def _turn(self, there: list[HelpState], here: list[HelpState]) -> None:
        if there:
            here.append(self.state())
            self._show(there.pop())

    def _show(self, state: HelpState) -> None:
        self._place = state.place
        self.setWindowTitle(_("Help: {page}").format(page=title(state.place.page)))
        self.contents.show_group(state.place.page)
        self._paper.show_page(state.place.page)
        if state.paragraph:
            self._paper.go_to(state.paragraph)
        else:
            self._paper.show_anchor(state.place.anchor)
        self._bar.show_way(has_back=bool(self._been), has_forward=bool(self._left))
        self._tell_found()

    # --- Looking for a word ---

    def _on_searched(self, text: str) -> None:
        self.contents.show_group(self._place.page)  # which is the one that is searched
        self._tell_found()
        if text.strip():
            self._paper.find_next(text, from_edge=True)

    def _find_next(self) -> None:
        self._find(backwards=False)

    def _find_previous(self) -> None:
        self._find(backwards=True)

    def _find(self, *, backwards: bool) -> None:
        """Go to the next place, on another page where this one has no more."""
        text = self.contents.search.text()
        if not text.strip() or self._paper.find_next(text, backwards=backwards):
            return
        others = self._others(text, backwards=backwards)
        if others and others[0] != self._place.page:
            self.go_to(Place(others[0]))
        self._paper.find_next(text, backwards=backwards, from_edge=True)

    def _others(self, text: str, *, backwards: bool = False) -> list[str]:
        """Return the pages with a text, from the one after this one around to this one."""
        here = PAGES.index(self._place.page)
        turned = [*PAGES[here + 1 :], *PAGES[: here + 1]]
        if backwards:
            turned = [*reversed(turned[:-1]), turned[-1]]
        wanted = text.casefold()
        return [name for name in turned if wanted in "\n".join(plain(page(name))).casefold()]

    def _tell_found(self) -> None:
        text = self.contents.search.text()
        if not text.strip():
            self._paper.count("")
            self._bar.show_found("", has_more=False)
            return
        count, others = self._paper.count(text), self._others(text)
        self._bar.show_found(_found(count, others), has_more=bool(count or others))

    # --- Keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.contents.search.hasFocus() and self.contents.search.text():
            self.contents.search.clear()
        else:
            self.close()

    def _on_find(self) -> None:
        self.contents.search.setFocus()
        self.contents.search.selectAll()

    def _connect(self) -> None:
        self.contents.chosen.connect(lambda name: self.go_to(Place(name)))
        self.contents.searched.connect(self._on_searched)
        self.contents.search.returnPressed.connect(self._find_next)
        self._paper.wanted.connect(self.go_to)
        self._bar.back.connect(self._back)
        self._bar.forward.connect(self._forward)
        self._bar.next_wanted.connect(self._find_next)
        keys = QKeySequence.StandardKey
        for key, pressed in (
            (QKeySequence(keys.Find), self._on_find),
            (QKeySequence(keys.Close), self.close),
            (QKeySequence(BACK), self._back),
            (QKeySequence(FORWARD), self._forward),
            (QKeySequence(NEXT), self._find_next),
            (QKeySequence(PREVIOUS), self._find_previous),
        ):
            QShortcut(key, self).activated.connect(pressed)

    # --- How it is laid out ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._look.px(_NARROW)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self._line.setSpacing(0 if is_narrow else self._look.steps(3))
        self.contents.set_narrow(is_narrow)
        self._bar.set_narrow(is_narrow=is_narrow)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._bar)
        right.addWidget(self._paper, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.contents)
        self._line.addLayout(right, 1)


def _listed() -> Listed:
    names = {name: title(name) for name in PAGES}
    return Listed("help_pages", names, _("Pages of the help"), _("Search the help"))


def _found(count: int, others: list[str]) -> str:
    """Say how often a text is on the page; where it is not, on which page it is."""
    if count:
        return ngettext("{count} on this page", "{count} on this page", count).format(count=count)
    if others:
        return _("Not on this page, but on “{page}”.").format(page=title(others[0]))
    return _("On none of the pages.")


def _rules(look: Look) -> str:
    palette, line = look.palette, look.px(2)
    return (
        f"QTextBrowser {{ background: {palette.ground}; border: none;"
        f" border-left: {line}px solid {palette.hairline};"
        f" selection-background-color: {palette.inside}; selection-color: {palette.on_inside}; }}"
        f"QTextBrowser:focus {{ border-left: {line}px solid {palette.inside}; }}"
    )
