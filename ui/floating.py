"""Small windows on top of everything that leave the keyboard where it is.

How they are painted and placed, how they take the keyboard when they are asked to, how they go.
What stands in them is the business of the cards and the break window.
"""

import sys
from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBitmap,
    QCloseEvent,
    QColor,
    QCursor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.wording import _
from ui.look import Look
from ui.sheet import marked

MARGIN = 16  # px from the edges of the screen
CORNER = 14
EDGE = 4  # of the coloured edge
EDGE_INSET = 20
CROSS = 8  # px across

_FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Where(Enum):
    """Where on the screen a window stands."""

    CORNER = "corner"  # where the desktop shows its own notifications
    MIDDLE = "middle"
    ALL = "all"  # all of the screen is theirs; what stands in them stands in the middle


class Floating(QWidget):
    """A window without a frame that takes no focus; `rows` are to be filled.

    Where they are higher than the screen, at 300 % on a small one, they are scrolled.
    """

    closed = Signal()

    def __init__(self, look: Look, width: int, where: Where, edge: str = "") -> None:
        """Make it `width` px wide at 100 %, or as wide as the screen allows.

        Args:
            look: what it is made with.
            width: at most, at 100 %.
            where: where it stands.
            edge: colour of the edge at its left, or empty.
        """
        super().__init__(None, _FLAGS)
        self.look = look
        self._wished_width = look.px(width)
        self._where = where
        self._edge = edge
        for attribute in (
            Qt.WidgetAttribute.WA_ShowWithoutActivating,
            Qt.WidgetAttribute.WA_X11DoNotAcceptFocus,
            Qt.WidgetAttribute.WA_TranslucentBackground,  # of the corners
            Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow,  # else it hides with the application
        ):
            self.setAttribute(attribute)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setStyleSheet(look.sheet)
        self._inside = QWidget()
        self._view = _view_of(self._inside, self)
        self.rows = QVBoxLayout(self._inside)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self._room = self._found_room()
        if self._fills_screen and sys.platform != "darwin":  # where such a window never does
            self.setWindowState(Qt.WindowState.WindowFullScreen)
        self._settles = QTimer(self)
        self._settles.setSingleShot(True)
        self._settles.timeout.connect(self.settle)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screens_changed)
        for screen in QGuiApplication.screens():
            screen.availableGeometryChanged.connect(self._on_screens_changed)

    @property
    def room_width(self) -> int:
        """Return how wide the window is, or will be."""
        return min(self._wished_width, max(self._room.width() - 2 * MARGIN, 1))

    @property
    def has_keyboard(self) -> bool:
        """Tell whether it was given the keyboard."""
        return not self.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus

    def appear(self, told: str) -> None:
        """Show it without taking the keyboard, and tell screen readers what it says."""
        self.setAccessibleName(told)
        self.fit()
        self.show()
        self.announce(told)

    def take_keyboard(self) -> None:
        """Take the keyboard, for a person who asked for it; Tab, Enter and Esc work then."""
        for attribute in (
            Qt.WidgetAttribute.WA_ShowWithoutActivating,
            Qt.WidgetAttribute.WA_X11DoNotAcceptFocus,
        ):
            self.setAttribute(attribute, on=False)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, on=False)
        self.fit()
        self.show()
        self.raise_()
        self.activateWindow()
        first = self.first_button()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def first_button(self) -> QAbstractButton | None:
        """Return the button that has the keyboard first: the calmest answer, or the way out."""
        shown = [b for b in self.findChildren(QAbstractButton) if b.isVisibleTo(self)]
        return min(shown, key=lambda button: isinstance(button, CloseButton), default=None)

    def announce(self, text: str) -> None:
        """Let a screen reader say something."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def fit(self) -> None:
        """Become as high as what stands in it, or the screen, and stand where it belongs."""
        width, margin = self.room_width, 0 if self._fills_screen else 2 * MARGIN
        self.rows.activate()
        wanted = max(self.rows.heightForWidth(width), 1)
        size = QSize(width, min(wanted, max(self._room.height() - margin, 1)))
        self._inside.setFixedSize(width, wanted)
        self._view.setFixedSize(size)
        self.setFixedSize(self._room.size() if self._fills_screen else size)
        self._put_in_the_middle()
        self.move(spot(self._room, self.size(), self._where))

    @property
    def _fills_screen(self) -> bool:
        return self._where is Where.ALL

    def _found_room(self) -> QRect:
        return (_screen_at if self._fills_screen else _room_at)(QCursor.pos())

    def _put_in_the_middle(self) -> None:
        """Have what stands in it in the middle, which is all of it unless it fills the screen."""
        size = self._view.size()
        self._view.move((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)

    def room_changed(self, room: QRect) -> None:
        """Move to another screen, or to what is left of this one."""
        self._room = room
        self.fit()

    def settle(self) -> None:
        """Stay where that can still be seen, else go to the screen with the pointer."""
        screens = QGuiApplication.screens()
        rooms = [
            one.geometry() if self._fills_screen else one.availableGeometry() for one in screens
        ]
        if self._room not in rooms:
            self.room_changed(self._found_room())

    def _on_screens_changed(self, _what: object) -> None:
        """Wait until Qt is done with the screens: it moves windows itself, even half off one."""
        self._settles.start(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self.look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._fills_screen:
            painter.fillRect(self.rect(), QColor(palette.panel))
            painter.end()
            return
        painter.setPen(QPen(QColor(palette.edge), 1))
        painter.setBrush(QColor(palette.panel))
        radius = self.look.px(CORNER)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self._edge:
            width = self.look.px(EDGE)
            inset = min(self.look.px(EDGE_INSET), self.height() // 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._edge))
            edge = QRectF(0, inset, width, max(self.height() - 2 * inset, width))
            painter.drawRoundedRect(edge, width / 2, width / 2)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_in_the_middle()
        if QGuiApplication.platformName() == "xcb" and not self._fills_screen:
            # Without a compositor, X11 shows the corners black: cut them off.
            self.setMask(_rounded_region(self.size(), self.look.px(CORNER)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in _ENTER and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class CloseButton(QToolButton):
    """A plain way to close."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        marked(self, kind="icon")
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(_("Close"))
        self.setToolTip(_("Close"))

    def sizeHint(self) -> QSize:
        side = self._look.px(24)  # the style sheet has its own mind about the least height
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        palette = self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(palette.ink if self.underMouse() or self.hasFocus() else palette.soft)
        painter.setPen(QPen(colour, self._look.px(3) / 2, c=Qt.PenCapStyle.RoundCap))
        half = self._look.px(CROSS) / 2
        middle = QPointF(self.width() / 2, self.height() / 2)
        for way in (QPointF(half, half), QPointF(half, -half)):
            painter.drawLine(middle - way, middle + way)
        painter.end()


def spot(room: QRect, size: QSize, where: Where, *, at_top: bool | None = None) -> QPoint:
    """Return the upper left corner of a window in the free part of a screen.

    `at_top` is where the desktop has its notifications; macOS has them there. A window that does
    not fit keeps its upper left corner, where reading begins, on the screen.
    """
    at_top = sys.platform == "darwin" if at_top is None else at_top
    if where is Where.ALL:
        return room.topLeft()
    left = room.left() + room.width() - size.width() - MARGIN
    top = room.top() + MARGIN if at_top else room.top() + room.height() - size.height() - MARGIN
    if where is Where.MIDDLE:
        left = room.left() + (room.width() - size.width()) // 2
        top = room.top() + (room.height() - size.height()) // 2
    return QPoint(max(left, room.left()), max(top, room.top()))


def _view_of(inside: QWidget, window: QWidget) -> QScrollArea:
    """Return a view of what is in a window; of itself nothing of it is seen."""
    view = QScrollArea(window)
    view.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setWidget(inside)
    return view


def _room_at(pointer: QPoint) -> QRect:
    """Return the free part of the screen with the pointer, else of any."""
    screen: QScreen | None = QGuiApplication.screenAt(pointer) or QGuiApplication.primaryScreen()
    return QRect(0, 0, 640, 480) if screen is None else screen.availableGeometry()


def _screen_at(pointer: QPoint) -> QRect:
    """Return all of the screen with the pointer, else of any."""
    screen: QScreen | None = QGuiApplication.screenAt(pointer) or QGuiApplication.primaryScreen()
    return QRect(0, 0, 640, 480) if screen is None else screen.geometry()


def _rounded_region(size: QSize, radius: int) -> QRegion:
    """Return the pixels of which a rounded rectangle covers half or more."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawRoundedRect(image.rect(), radius, radius)
    painter.end()
    mask = image.createAlphaMask(Qt.ImageConversionFlag.ThresholdDither)
    return QRegion(QBitmap.fromImage(mask))
