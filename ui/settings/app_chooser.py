"""Work apps chosen from the programs that run: unfolded when wanted, one tick a program.

A tick holds at once and is written as a typed text is. The listed ones stand first, whether they
run or not; then what people start themselves; what works in the background is folded away.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from tracker.sensing import RunningApp
from tracker.wording import _
from ui.fields import BESIDE, CheckField
from ui.look import Look
from ui.parts import button, label
from ui.sheet import marked


class AppChooser(QWidget):
    """Tells which apps are to be listed."""

    wanted = Signal(object)  # a tuple of names

    def __init__(self, find_apps: Callable[[], None], look: Look) -> None:
        super().__init__()
        self.setObjectName("app_chooser")
        self._find_apps, self._look = find_apps, look
        self._listed: tuple[str, ...] = ()
        self._running: tuple[RunningApp, ...] | None = None
        self._boxes: dict[str, _AppBox] = {}
        self._before: list[QWidget] = []
        self._unfold = button("choose_apps", _("Choose from what runs now"))
        self._unfold.setCheckable(True)
        self._panel = QFrame()
        self._panel.setObjectName("apps_panel")
        marked(self._panel, ground="panel")
        self._wait = label("apps_wait", _("Looking at what runs…"), "soft")
        self._first, self._others = QVBoxLayout(), QWidget()
        self._behind = QVBoxLayout(self._others)
        self._more = button("more_apps", kind="quiet")
        self._more.setCheckable(True)
        self._lay_out()
        self._unfold.toggled.connect(self._on_unfolded)
        self._more.toggled.connect(self._on_more)

    def follow(self, widget: QWidget) -> None:
        """Let the keyboard come here from a widget that stands above."""
        self._before = [widget]
        self._order()

    def unfold(self) -> None:
        """Look for the programs that run at once."""
        self._unfold.setChecked(True)
        self._unfold.hide()

    def show_listed(self, listed: Iterable[str]) -> None:
        """Show which apps are listed now; what was unticked stays to be ticked again."""
        self._listed = tuple(listed)
        if not set(self._listed) <= self._boxes.keys():
            self._show_boxes()
        for name, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(name in self._listed)

    def show_running(self, apps: Iterable[RunningApp]) -> None:
        """Show which programs run."""
        self._running = tuple(apps)
        self._show_boxes()

    def _on_unfolded(self, is_open: bool) -> None:
        self._panel.setVisible(is_open)
        if is_open:
            self._find_apps()

    def _on_more(self, is_open: bool) -> None:
        self._others.setVisible(is_open)

    def _on_ticked(self, name: str, is_wanted: bool) -> None:
        others = tuple(one for one in self._listed if one != name)
        self.wanted.emit((*others, name) if is_wanted else others)

    def _show_boxes(self) -> None:
        """Put a box up for each program, the listed ones first; the keyboard stays where it was."""
        if self._running is None:
            return
        focused = self._take_down()
        known = {app.name: app for app in self._running}
        are_apart = any(app.is_shown for app in self._running)
        for name in self._listed:
            self._put_up(name, known.get(name), self._first)
        behind = 0
        for app in self._running:
            if app.name not in self._listed:
                is_behind = are_apart and not app.is_shown
                self._put_up(app.name, app, self._behind if is_behind else self._first)
                behind += is_behind
        self._more.setText(_("What works in the background ({count})").format(count=behind))
        self._more.setVisible(bool(behind))
        self._others.setVisible(bool(behind) and self._more.isChecked())
        self._wait.hide()
        self._order()
        if focused in self._boxes:
            self._boxes[focused].setFocus()

    def _take_down(self) -> str:
        """Let go of all boxes; return for which program the one with the keyboard was."""
        keyboard = self.window().focusWidget()
        focused = next((name for name, box in self._boxes.items() if box is keyboard), "")
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        self._boxes = {}
        return focused

    def _order(self) -> None:
        """Let the keyboard go from above to below, though the boxes were made last."""
        in_front = [box for box in self._boxes.values() if not self._others.isAncestorOf(box)]
        behind = [box for box in self._boxes.values() if self._others.isAncestorOf(box)]
        way: list[QWidget] = [*self._before, self._unfold, *in_front, self._more, *behind]
        for one, following in pairwise(way):
            QWidget.setTabOrder(one, following)

    def _put_up(self, name: str, app: RunningApp | None, lines: QVBoxLayout) -> None:
        box = _AppBox(_title(name, app), self._look)
        box.setObjectName(f"app:{name}")
        box.setChecked(name in self._listed)
        box.toggled.connect(lambda is_on: self._on_ticked(name, is_on))
        lines.addWidget(box)
        box.show()  # at once: what is not shown yet cannot have the keyboard
        self._boxes[name] = box

    def _lay_out(self) -> None:
        look = self._look
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(look.steps(4), look.steps(3), look.steps(4), look.steps(3))
        inside.setSpacing(look.steps(2))
        for lines in (self._first, self._behind):
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(look.steps(2))
        inside.addWidget(self._wait)
        inside.addLayout(self._first)
        inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._others)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, look.steps(2), 0, 0)
        whole.setSpacing(look.steps(2))
        whole.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._panel)
        self._more.hide()
        self._others.hide()
        self._panel.hide()


class _AppBox(CheckField):
    """A program to be ticked; a title for which there is no room loses its end."""

    def __init__(self, title: str, look: Look) -> None:
        super().__init__("", look)
        self._title = title
        self._beside = look.px(BESIDE)
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - self._beside
        shown = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


def _title(name: str, app: RunningApp | None) -> str:
    """Call a program what people call it, and by its name where that says more."""
    if app is None:
        return _("{name}, does not run now").format(name=name)
    return app.title if app.title.casefold() == name else f"{app.title} ({name})"
