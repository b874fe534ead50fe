"""The week of core hours as a field: seven strips under one axis, of which days can go together."""

from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tracker.settings.week_hours import (
    DAYS,
    NO_HOURS,
    Day,
    Edge,
    Spot,
    Week,
    added,
    like,
    moved,
    overlap,
    shifted,
    without,
)
from tracker.wording import _, begin, short_weekday, weekday
from ui.fields import CheckField
from ui.hours.axis import HOUR, Axis, axis_for
from ui.hours.painting import draw_figures
from ui.hours.strip import DayStrip, Grip, Hold
from ui.look import Look
from ui.parts import label

_NEW: Final = ((8 * HOUR, 16 * HOUR), (18 * HOUR, 20 * HOUR), (20 * HOUR, 22 * HOUR))
_MONDAY: Final = date(2026, 1, 5)


class WeekField(QWidget):
    """Tells in `changed` what the week has become, at every step of a drag."""

    changed = Signal(object)  # a Week

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("week_hours")
        self.setAccessibleName(_("Core hours of the week"))
        self._look = look
        self._week: Week = NO_HOURS
        self._flex = (0, 0)
        self._held: tuple[Grip, Week] | None = None  # what the mouse holds, and the week before
        self._figures = _Figures(look)
        self.strips = [self._strip(number) for number in range(DAYS)]
        self.together = CheckField(_("Days with the same hours change together"), look)
        self.together.setObjectName("together")
        self.together.setChecked(True)
        self._lay_out()
        self._rove(0)

    @property
    def week(self) -> Week:
        """Return the week as it is shown."""
        return self._week

    def show_week(self, week: Week, flex: tuple[int, int] = (0, 0)) -> None:
        """Show a week, and a flex band of so many minutes before and after each day’s hours."""
        self._week, self._flex = week, flex
        self._show()

    # --- What is done to it ---

    def _on_taken(self, _day: int, grip: Grip) -> None:
        self._held = (grip, self._week)

    def _on_dragged(self, day: int, to: int) -> None:
        if self._held is None:
            return
        grip, week = self._held
        self._take(week, self._dragged(week, day, grip, to), day)

    def _dragged(self, week: Week, day: int, grip: Grip, to: int) -> Week:
        """Return what a week becomes when something of it is dragged to a minute."""
        spot = Spot(day, grip.index)
        match grip.hold:
            case Hold.NEW:
                found = added(week, day, *sorted((grip.at, to)))
                if found is None:
                    return week
                self.strips[day].choose(found[1].index, Edge.END)
                return found[0]
            case Hold.WHOLE:
                return shifted(week, spot, to - grip.at)
            case hold:
                return moved(week, spot, Edge(hold.value), to)

    def _on_let_go(self) -> None:
        self._held = None
        self._show()  # on an axis that all of it fits on

    def _on_moved(self, day: int, grip: Grip, by: int) -> None:
        self._take(self._week, self._dragged(self._week, day, grip, grip.at + by), day)

    def _on_added(self, day: int) -> None:
        """Put hours where they usually are, or where there is room for some."""
        for hours in _NEW:
            found = added(self._week, day, *hours)
            if found is not None:
                self._take(self._week, found[0], day)
                self.strips[day].choose(found[1].index, Edge.START)
                self.strips[day].say()
                return

    def _on_removed(self, day: int, index: int) -> None:
        self._held = None
        self._take(self._week, without(self._week, Spot(day, index)), day)
        self.strips[day].say()

    def _take(self, before: Week, week: Week, day: int) -> None:
        """Take what one day has become, and let the days follow that were like it."""
        alike = [n for n in range(DAYS) if n != day and before[n] and before[n] == before[day]]
        if self.together.isChecked():
            all_of_them = like(week, day, iter(alike))
            week = week if overlap(all_of_them) else all_of_them
        if week == self._week:
            return
        self._week = week
        self._show()
        self.changed.emit(week)

    def _on_left_for(self, day: int, by: int) -> None:
        other = min(max(day + by, 0), DAYS - 1)
        self.strips[other].choose(*self.strips[day].chosen)
        self._rove(other)
        self.strips[other].setFocus()

    def _rove(self, day: int) -> None:
        """Let one strip be where the tabulator stops; arrows lead to the others."""
        for number, strip in enumerate(self.strips):
            policy = strip.focusPolicy()
            strip.setFocusPolicy(
                policy | policy.TabFocus if number == day else policy & ~policy.TabFocus
            )

    # --- How it looks ---

    def _show(self) -> None:
        axis = axis_for(self._week) if self._held is None else self._figures.axis
        self._figures.show_axis(axis)
        for strip, day in zip(self.strips, self._week, strict=True):
            strip.show_day(day, axis, self._flex)
        for number, day in enumerate(self._week):
            self._lengths[number].setText(_length_of(day))

    def _strip(self, day: int) -> DayStrip:
        name = begin(weekday(_MONDAY.replace(day=_MONDAY.day + day)))
        strip = DayStrip(name, self._look)
        strip.setObjectName(f"hours:{day}")
        strip.taken.connect(lambda grip: self._on_taken(day, grip))
        strip.dragged.connect(lambda to: self._on_dragged(day, to))
        strip.let_go.connect(self._on_let_go)
        strip.moved.connect(lambda grip, by: self._on_moved(day, grip, by))
        strip.added.connect(lambda: self._on_added(day))
        strip.removed.connect(lambda index: self._on_removed(day, index))
        strip.left_for.connect(lambda by: self._on_left_for(day, by))
        return strip

    def _lay_out(self) -> None:
        look = self._look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.steps(3))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._figures, 0, 1)
        self._lengths: list[QLabel] = []
        for number, strip in enumerate(self.strips):
            name = begin(short_weekday(_MONDAY.replace(day=_MONDAY.day + number)))
            grid.addWidget(label(f"day:{number}", name, "name", wraps=False), number + 1, 0)
            grid.addWidget(strip, number + 1, 1)
            length = label(f"length:{number}", face="soft", wraps=False)
            length.setMinimumWidth(look.px(36))
            self._lengths.append(length)
            grid.addWidget(length, number + 1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.steps(2))
        whole.addLayout(grid)
        whole.addWidget(self.together)
        whole.addWidget(label("hours_keys", _keys(), "small"))


class _Figures(QWidget):
    """The hours over the strips."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.axis = Axis()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.px(20))

    def show_axis(self, axis: Axis) -> None:
        self.axis = axis
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_figures(painter, QRectF(self.rect()), self.axis, self._look)
        painter.end()


def _length_of(day: Day) -> str:
    hours, minutes = divmod(sum(end - start for start, end in day), HOUR)
    return f"{hours}:{minutes:02}" if day else "–"


def _keys() -> str:
    return _(
        "Drag an end of a bar, or the bar; draw hours where there are none; a double click takes"
        " them away. Keys: ↑\N{NO-BREAK SPACE}↓ another day, ←\N{NO-BREAK SPACE}→ a quarter of an"
        " hour (with Shift an hour, with Ctrl the whole bar), Space the other end, Insert, Delete."
    )
