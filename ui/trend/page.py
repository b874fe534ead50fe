"""The page of the trend: toolbar, and the picture or the table, placed for the room there is."""

from functools import cached_property

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from tracker.domain.trend import Trend
from tracker.domain.week import Week
from ui.look import Look
from ui.picture.page import GAP, TITLE, Page, Stage, take_turns
from ui.sheet import marked
from ui.trend.table import TrendTable
from ui.trend.toolbar import Toolbar
from ui.trend.view import TrendView

Face = TrendView | TrendTable


class TrendPage(Page):
    """Places its parts; scrolled where it needs more room."""

    week_opened = Signal(object)  # a Week

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        # In the order of the Tab key.
        self.toolbar = Toolbar(look, self)
        self.view = TrendView(look, self)
        self.view.week_opened.connect(self.week_opened)
        self._fault = QLabel(self)
        self._fault.setWordWrap(True)
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.setObjectName("fault")
        marked(self._fault, face="fault")
        self._fault.hide()
        self._face: Face = self.view
        self.toolbar.raise_()  # it may lie on the free end of the title line

    @cached_property
    def table(self) -> TrendTable:
        """Return the weeks as a table, made when it is first shown."""
        made = TrendTable(self._look, self)
        made.week_opened.connect(self.week_opened)
        self.setTabOrder(self.view, made.grid)
        return made

    @property
    def face(self) -> Face:
        """Return what shows the trend."""
        return self._face

    @property
    def week(self) -> Week | None:
        """Return the week that is chosen."""
        if isinstance(self._face, TrendTable):
            return self._face.week
        return self.view.focused.week.week if self.view.focused else None

    def show_trend(self, trend: Trend, weeks: int, *, as_table: bool) -> None:
        """Show a trend as the picture, or as a table."""
        self._fault.hide()
        chosen = self.week
        face: Face = self.table if as_table else self.view
        face.set_trend(trend)
        is_other = face is not self._face
        self._set_face(face)
        self.toolbar.show_state(weeks, is_table=as_table)
        self.fit_again()
        if is_other:
            face.set_week(chosen)

    def show_fault(self, sentence: str) -> None:
        """Say why nothing can be shown, or nothing newer."""
        self._fault.setText(sentence)
        self._fault.show()
        self.fit_again()

    def _set_face(self, face: Face) -> None:
        if face is self._face:
            return
        before, self._face = self._face, face
        take_turns(before, face, self.toolbar)

    def fit_again(self) -> None:
        """Place everything anew, after something wants another size."""
        if self._room.isEmpty():
            return
        width = self._room.width()
        margin = self.margin_for(width)
        top = self._place_fault(QRect(margin, margin, width - 2 * margin, 0))
        bar = self.bar_size(self.toolbar, width)
        x = width - margin - bar.width()
        self._face.fit(width, self._room.height() - top)
        y = top + margin + (self._look.px(TITLE) - bar.height()) // 2
        if self._face.head_end() + self._look.px(GAP) > x:  # the title needs the whole line
            y = top + self._look.px(GAP)
            top = y + bar.height() + self._look.px(GAP) - margin
            self._face.fit(width, self._room.height() - top)
        self._face.move(0, top)
        self.toolbar.setGeometry(QRect(x, y, bar.width(), bar.height()))
        self.resize(width, max(top + self._face.height(), self._room.height()))

    def _place_fault(self, place: QRect) -> int:
        """Place what went wrong at the head of the page; return where it ends."""
        if self._fault.isHidden():
            return 0
        place.setHeight(self._fault.heightForWidth(place.width()))
        self._fault.setGeometry(place)
        return place.bottom()


class TrendStage(Stage):
    """Scrolls the page to the week that the keyboard has reached."""

    def __init__(self, page: TrendPage, parent: QWidget) -> None:
        super().__init__(page, parent)
        self._view = page.view
        page.view.week_reached.connect(self.show_week)

    def show_week(self) -> None:
        """Scroll so far that the lines beside a week, and with them its bars, are seen."""
        lines = self._view.callout.geometry().translated(0, self._view.y())
        self.show_between(lines.top(), lines.top() + lines.height())
