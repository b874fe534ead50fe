"""The head of a week in widgets: title, dates and sentences, where no chart says them."""

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tracker.domain.week import Week
from tracker.wording import date_range, week_title
from ui.flow import broken
from ui.fonts import Typesetter
from ui.look import Look
from ui.picture.frame import MARGIN, MARGIN_NARROW, NARROW
from ui.sheet import marked
from ui.theme import Style


class Headed(QWidget):
    """A column below a week's title; what comes under it is added to `column`."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.column = QVBoxLayout(self)
        self.column.setSpacing(look.steps(2))
        self._title = self.words("title")
        self._dates = self.words("remark")
        self._named = ("", "")
        for label in (self._title, self._dates):
            label.setWordWrap(False)
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fonts = Typesetter(look.scale)
        lower = fonts.descent(Style.TITLE) - fonts.descent(Style.BODY)
        self._dates.setContentsMargins(0, 0, 0, round(lower))  # both on one baseline
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBottom)
        self._line.addWidget(self._dates, 0, Qt.AlignmentFlag.AlignBottom)
        self._line.addStretch(1)
        self.column.addLayout(self._line)

    def words(self, face: str, text: str = "") -> QLabel:
        """Make a label that breaks its lines."""
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        marked(label, face=face)
        return label

    def name_week(self, week: Week) -> None:
        """Show which week it is."""
        self.name(week_title(week.monday), date_range(week.days[0], week.days[-1]))

    def name(self, title: str, dates: str) -> None:
        """Show a title, and the dates it stands for."""
        self._named = (title, dates)
        self._title.setText(title)
        self._dates.setText(dates)

    def head_end(self) -> float:
        """Return where the title line ends."""
        return self.column.contentsMargins().left() + sum(self._words()) + self._look.steps(3)

    def _words(self) -> list[int]:
        """Return how wide title and dates are."""
        parts = zip((self._title, self._dates), self._named, strict=True)
        return [label.fontMetrics().horizontalAdvance(words) for label, words in parts]

    def _set_title(self, room: int) -> None:
        """Set the dates beside the title, or below it where they have no room there."""
        gap, direction = self._look.steps(3), QBoxLayout.Direction
        is_one_line = sum(self._words()) + gap <= room
        self._line.setDirection(direction.LeftToRight if is_one_line else direction.TopToBottom)
        self._line.setSpacing(gap if is_one_line else self._look.steps(1))
        for label, words in zip((self._title, self._dates), self._named, strict=True):
            label.setText(broken(words, label.fontMetrics(), room))

    def margins_at(self, width: int) -> QMargins:
        """Return the margins at a width, those of the chart."""
        wide = width >= self._look.px(NARROW)
        margin = self._look.px(MARGIN if wide else MARGIN_NARROW)
        return QMargins(margin, margin, margin, margin)

    def fit(self, width: int, height: int) -> QSize:
        """Take a width, and the height that goes with it."""
        margins = self.margins_at(width)
        self.column.setContentsMargins(margins)
        self._set_title(width - margins.left() - margins.right())
        self.resize(width, max(self.column.totalHeightForWidth(width), height))
        return self.size()
