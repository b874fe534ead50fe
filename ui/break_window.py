"""The break window: an idea in large type, and the time that is left.

It opens only after the person has said that they are up, takes no keyboard, and goes by itself.
Only who wants that has it fill the screen. There too all buttons are in sight, and a click
anywhere gives it the keyboard, and so Esc.
The end is an instant that is handed in; what is shown is worked out from it, never counted.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from tracker.wording import _, minutes_in_words, pgettext, whole_minutes
from tracker.wording.ideas import Pick, caution
from ui.floating import CloseButton, Where
from ui.look import Look
from ui.slip import SIDE, Slip
from ui.theme import Style

WIDTH = 480  # px at 100 %
RING = 120
RING_PEN = 8
TEXT_MIN = 180  # beside the ring; with less, the text goes beneath
CLOSE_ABOVE = 8  # how much higher than the ring the way to close stands
END_SHOWN_S = 4
SECOND = timedelta(seconds=1)
JUST_AFTER = timedelta(milliseconds=20)

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Break:
    """A break that goes on.

    Attributes:
        pick: what to do in it.
        length: how long it is.
        ends_at: the instant it ends.
        fills_screen: the person wants all of the screen to be taken up by it.
    """

    pick: Pick
    length: timedelta
    ends_at: datetime
    fills_screen: bool = False


class BreakWindow(Slip):
    """A break. `done` and `stopped` tell what was pressed; at its end it only closes."""

    done = Signal()
    stopped = Signal()

    def __init__(self, going: Break, look: Look, clock: Clock) -> None:
        """Show a break; `clock` tells the present, in which `ends_at` is understood."""
        super().__init__(look, WIDTH, Where.ALL if going.fills_screen else Where.MIDDLE)
        self._going = going
        self._clock = clock
        self._is_over = False
        self._ring = Ring(look)
        self._body = QWidget()
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)
        self._fill()

    @property
    def going(self) -> Break:
        """Return the break as it stands, from which the window can be built anew."""
        return self._going

    def put_up(self) -> None:
        """Show it, without taking the keyboard."""
        self.appear(f"{self._going.pick.idea.text} {caution()}")

    # --- What it is made of ---

    def _fill(self) -> None:
        margin = self.look.px(SIDE)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, margin - self.look.px(CLOSE_ABOVE), 0, margin)
        column.setSpacing(self.look.px(20))
        column.addLayout(self._top())
        column.addLayout(
            self.row(
                [
                    self.button(pgettext("button", "Done"), "done", "primary", self._finish),
                    self.button(_("Another idea"), "another", "plain", self._change_idea),
                    self.button(pgettext("button", "Stop"), "stop", "quiet", self._stop),
                ]
            )
        )
        column.addLayout(self.words(caution(), "small", margin))
        self.rows.addWidget(self._body)

    def _top(self) -> QLayout:
        """Return the ring with the idea beside it, or beneath where it is narrow."""
        look = self.look
        close = CloseButton(look)
        close.setObjectName("close")
        close.clicked.connect(self.close)
        gap = look.px(SIDE)
        beside = gap + self._ring.width() + gap
        end = look.px(12) + close.width()
        is_wide = self.room_width - beside - end >= look.px(TEXT_MIN)
        text = QVBoxLayout()
        text.setSpacing(look.px(4))
        left = beside if is_wide else gap
        idea, addition = self._going.pick.idea, self._going.pick.addition
        text.addLayout(self.words(idea.area, "soft", end, left=left))
        text.addLayout(self.words(idea.text, "figure", end, left=left))
        if addition:
            text.addLayout(self.words(addition, "soft", end, left=left))
        parts = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
        parts.setSpacing(gap)
        parts.setContentsMargins(0, look.px(CLOSE_ABOVE), 0, 0)
        parts.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        parts.addLayout(text, 1)
        parts.setAlignment(text, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.setContentsMargins(gap, 0, look.px(12), 0)
        row.addLayout(parts, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _turn_to(self, fill: Callable[[], None]) -> None:
        """Set everything anew: another idea, or the end."""
        self._ring.setParent(self)  # it stays, all else goes
        old, self._body = self._body, QWidget()
        self.rows.removeWidget(old)
        old.setParent(None)
        old.deleteLater()
        fill()
        self._body.show()
        self.fit()
        first = self.first_button()
        if self.has_keyboard and first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    # --- What it does ---

    def _change_idea(self) -> None:
        self._going = replace(self._going, pick=self._going.pick.another())
        self._turn_to(self._fill)
        self.announce(self._going.pick.idea.text)

    def _finish(self) -> None:
        self.done.emit()
        self.close()

    def _stop(self) -> None:
        self.stopped.emit()
        self.close()

    def _on_tick(self) -> None:
        """Show the time that is left, and look again just after its next second."""
        left = self._going.ends_at - self._clock()
        if left <= timedelta(0):
            self._end()
            return
        self._ring.show_left(left, self._going.length)
        wait = left % SECOND + JUST_AFTER
        self._tick.start(round(wait / SECOND * 1000))

    def _end(self) -> None:
        minutes = max(whole_minutes(self._going.length), 1)
        told = _("That was {minutes}.").format(minutes=minutes_in_words(minutes))
        self._tick.stop()
        self._is_over = True
        self._ring.hide()
        self._turn_to(lambda: self._fill_end(told))
        self.announce(told)
        self.go_after(END_SHOWN_S)

    def _fill_end(self, told: str) -> None:
        margin = self.look.px(SIDE)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, margin, 0, margin)
        column.addLayout(self.words(told, "figure", margin))
        self.rows.addWidget(self._body)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._going.fills_screen and not self.has_keyboard:
            self.take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_over:
            self._on_tick()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)


class Ring(QWidget):
    """The time that is left, as a ring that empties clockwise around the figure."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._share = 1.0
        self._text = ""
        self.setFixedSize(look.px(RING), look.px(RING))
        self.setAccessibleName(_("Time left"))

    @property
    def text(self) -> str:
        """Return the figure: minutes and seconds."""
        return self._text

    def show_left(self, left: timedelta, whole: timedelta) -> None:
        """Show how much is left of the whole; begun seconds count."""
        self._share = min(left / whole, 1.0)
        minutes, seconds = divmod(-(-left // SECOND), 60)
        self._text = f"{minutes}:{seconds:02}"
        self.setAccessibleDescription(self._text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        pen = look.px(RING_PEN)
        box = QRectF(self.rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.band), pen))
        painter.drawEllipse(box)
        colour = QColor(palette.inside)
        painter.setPen(QPen(colour, pen, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, 90 * 16, round(360 * 16 * self._share))
        painter.setPen(QColor(palette.ink))
        painter.setFont(look.font(Style.TITLE))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
