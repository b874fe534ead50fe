"""The ends of work as the person moves them in the chart: shown, taken hold of, let go.

Belongs to the chart and paints over it. What is moved is only shown; saving is up to who hears.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from tracker.domain.model import WorkSpan
from tracker.domain.week import WeekBalance
from ui.day.drag import Drag
from ui.look import Look
from ui.picture.geometry import Rect
from ui.picture.marks import Layout
from ui.picture.ruler import Ruler
from ui.week.handles import Handle, handles_of, meant
from ui.week.on_record import OnRecord

# All in px at 100 %.
GRIP: Final = (6, 3)  # width of a handle, and how far it reaches beyond the bar
LINE: Final = 2
CORNER: Final = 4
VEIL: Final = 150  # of 255: how much of the ground covers what a moved bar leaves


class Edges:
    """Knows the ends of all work in the picture, and the one that is moved."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._balance: WeekBalance | None = None
        self._layout: Layout | None = None
        self._on_record = OnRecord()
        self.handles: tuple[Handle, ...] = ()
        self.chosen: int | None = None
        self.under: Handle | None = None
        self.drag: Drag | None = None

    @property
    def works(self) -> Sequence[WorkSpan]:
        return tuple(self._on_record.works.values())

    def lay_out(self, balance: WeekBalance, layout: Layout, on_record: OnRecord) -> None:
        """Find the ends anew; one that is moved is let go of if another week is shown."""
        if self._balance is not None and self._balance.week != balance.week:
            self.drag = None
        self._balance, self._layout, self._on_record = balance, layout, on_record
        self.handles = handles_of(balance, layout, on_record.works)
        self.under = None
        if self.drag is not None:  # a minute passed, and with it columns may have changed
            ruler = self.ruler(self.drag.row, self.drag.zone)
            self.drag = None if ruler is None else replace(self.drag, ruler=ruler)

    # --- Which one is meant ----------------------------------------------------------------------

    def at(self, x: float, y: float) -> Handle | None:
        """Return the end that a pointer means."""
        return meant(self.handles, (x, y), self.chosen, self._look.scale)

    def reach(self, x: float, y: float) -> bool:
        """Notice where the pointer is; tell whether another end is meant now."""
        before, self.under = self.under, self.at(x, y)
        return self.under != before

    def is_over_hours(self, x: float) -> bool:
        """Tell whether a place lies on the hours of a row."""
        hours = None if self._layout is None else self._layout.hours
        return hours is not None and hours.left <= x <= hours.right

    # --- Moving ----------------------------------------------------------------------------------

    def take(self, handle: Handle) -> None:
        """Take hold of an end."""
        span = handle.work.span
        fixed, began = (span.end, span.start) if handle.is_start else (span.start, span.end)
        ruler = self.ruler(handle.row, handle.work.zone)
        if ruler is not None:
            zone = handle.work.zone
            self.drag = Drag(handle.work, zone, handle.row, ruler, fixed, began, began)

    def take_chosen(self, *, is_start: bool) -> bool:
        """Take hold of an end of the chosen work, for the keyboard; tell whether it has one."""
        own = (h for h in self.handles if h.work.id == self.chosen and h.is_start is is_start)
        handle = next(own, None)
        if handle is not None:
            self.take(handle)
        return handle is not None

    def draw(self, row: int, zone: str, x: float) -> None:
        """Begin to draw new time in a row."""
        ruler = self.ruler(row, zone)
        if ruler is not None:
            at = ruler.at(x)
            self.drag = Drag(None, zone, row, ruler, at, at, at)

    def words(self) -> str:
        """Say in lines what is moved."""
        return "" if self.drag is None else self.drag.words(self.works)

    def lane(self) -> Rect | None:
        """Return where the moved time lies."""
        if self.drag is None or self._layout is None or self.drag.row >= len(self._layout.lanes):
            return None
        lane, span = self._layout.lanes[self.drag.row], self.drag.span
        reach = self.drag.ruler.reach
        left = self.drag.ruler.x(max(span.start, reach.start))
        right = self.drag.ruler.x(min(span.end, reach.end))
        return Rect(left, lane.y, max(right - left, 1.0), lane.height)

    def ruler(self, row: int, zone: str) -> Ruler | None:
        """Return what reads the hours of a row, by the clock of a zone."""
        if self._balance is None or self._layout is None or row >= len(self._balance.days):
            return None
        return Ruler(self._balance.days[row], self._layout.hours, zone)

    # --- Painting --------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        """Paint handles, and what is moved, over the chart."""
        lane = self.lane()
        if lane is not None and self.drag is not None:
            self._paint_moved(painter, lane, self.drag)
            return
        shown = [h for h in self.handles if h.work.id == self.chosen]
        if self.under is not None and self.under not in shown:
            shown.append(self.under)
        for handle in shown:
            self._paint_grip(painter, handle.x, handle.bar, is_under=handle == self.under)

    def _paint_grip(self, painter: QPainter, x: float, bar: Rect, *, is_under: bool) -> None:
        palette = self._look.palette
        wide, beyond = (self._look.px(size) for size in GRIP)
        box = QRectF(x - wide / 2, bar.y - beyond, wide, bar.height + 2 * beyond)
        painter.setPen(QPen(QColor(palette.ink), max(1.0, self._look.px(LINE) * 0.75)))
        painter.setBrush(QColor(palette.ink if is_under else palette.panel))
        painter.drawRoundedRect(box, wide / 2, wide / 2)

    def _paint_moved(self, painter: QPainter, lane: Rect, drag: Drag) -> None:
        palette, corner = self._look.palette, self._look.px(CORNER)
        veil = QColor(palette.ground)
        veil.setAlpha(VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        for handle in self.handles:
            if drag.work is not None and handle.work.id == drag.work.id and handle.row == drag.row:
                bar = handle.bar
                painter.drawRect(QRectF(bar.x - 1, bar.y - 1, bar.width + 2, bar.height + 2))
        fill = QColor(palette.inside)
        fill.setAlpha(VEIL // 2)
        painter.setBrush(fill)
        painter.setPen(QPen(QColor(palette.ink), self._look.px(LINE)))
        painter.drawRoundedRect(QRectF(lane.x, lane.y, lane.width, lane.height), corner, corner)
        self._paint_grip(painter, drag.ruler.x(drag.at), lane, is_under=True)
