"""Paint other windows, the cards, the marks of the tray and its menu."""

import os

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QLabel, QSystemTrayIcon

from scripts.pictures.drawing import PICTURES, SHARPNESS, blank, drawn, on_wallpaper, save
from scripts.pictures.stage import BUSY, FIFTY_MINUTES, FIVE_MINUTES, LATE, Senses, Stage, at_home
from tracker.asking import Suggested, ask_of
from tracker.demo import ZONE, run_demo
from tracker.domain import boundary, breaks
from tracker.domain.events import Prompted
from tracker.domain.model import PromptKind
from tracker.domain.session_state import UNDO_FOR
from tracker.replies import reply
from tracker.status import Status
from tracker.wording import _, use_language
from tracker.wording.ideas import pick
from ui.about import AboutWindow
from ui.break_window import Break, BreakWindow
from ui.cards import Card, NoteCard
from ui.floating import Floating
from ui.look import Look
from ui.settings.names import SENSES
from ui.settings.window import SettingsState, SettingsWindow
from ui.startup import make_application
from ui.theme import DARK, LIGHT, Style
from ui.tray import Tray
from ui.tray_marks import Mark, MarkKind, icon_of, image_of

PANELS = (("#F4F4F2", "#454D54"), ("#23272C", "#C3CAD0"))  # of a desktop, and the ink on it


def main() -> None:
    """Paint them, and name them."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(SHARPNESS)}
    PICTURES.mkdir(parents=True, exist_ok=True)
    application = make_application()
    application.setFont(QFont(Look().family))  # of the menu, which the desktop draws otherwise
    application.setCursorFlashTime(0)  # a text cursor is always there
    use_language("en")
    with at_home() as stage:
        run_demo(stage.tracker.home)
        stage.tracker.look_again()
        paint_other_windows(stage)
        paint_cards(stage)
        paint_tray(stage)
    application.quit()


def paint_other_windows(stage: Stage) -> None:
    """Paint the windows of the settings and about the program."""
    save(drawn(settings_window(stage, SettingsState(), QSize(860, 680))), "settings")
    sensors = settings_window(stage, SettingsState(group=SENSES), QSize(860, 1020))
    save(drawn(sensors), "sensors")
    save(drawn(AboutWindow(Look())), "about")


def settings_window(stage: Stage, state: SettingsState, size: QSize) -> SettingsWindow:
    """Return the window of the settings, in a home that is not the one of this script."""
    window = SettingsWindow(stage.tracker, Senses(stage.tracker.now), Look(), state)
    window.resize(size)
    for path in window.findChildren(QLabel, "path"):
        path.setText("/home/kari/.local/share/kjernetid/settings.toml")
    return window


# ------------------------------------------------------------------ from widgets to files


def paint_cards(stage: Stage) -> None:
    """Paint the cards and the break window, on a light desktop and on a dark one."""
    for palette, name in ((LIGHT, "light"), (DARK, "dark")):
        look = Look(palette)
        cards = [outside_card(stage, look), movement_card(stage, look), note_card(stage, look)]
        save(on_wallpaper([drawn(card) for card in cards], palette), f"cards-{name}")
        window = break_window(stage, look)
        save(on_wallpaper([drawn(window)], palette), f"break-{name}")


def outside_card(stage: Stage, look: Look) -> Floating:
    """Return the card that asks a quarter of an hour after core hours."""
    now = stage.turn_to(*LATE)
    prompted = Prompted(now, PromptKind.OUTSIDE_CORE, "1", boundary.KEY, boundary.CHOICES)
    return card(stage, look, prompted, stage.working())


def movement_card(stage: Stage, look: Look) -> Floating:
    """Return the card that suggests to get up."""
    now = stage.turn_to(*BUSY)
    prompted = Prompted(now, PromptKind.MOVEMENT, "1", "break", breaks.CHOICES)
    return card(stage, look, prompted, stage.working(stretch=FIFTY_MINUTES))


def card(stage: Stage, look: Look, prompted: Prompted, status: Status) -> Floating:
    """Return the card of a question."""
    idea = pick(stage.tracker.today(), 0).idea.text
    ask = ask_of(
        prompted,
        stage.tracker.schedule,
        status,
        ZONE,
        prompted.at,
        suggested=Suggested(FIVE_MINUTES, idea),
    )
    made = Card(ask, look, lambda: prompted.at)
    made.put_up()
    return made


def note_card(stage: Stage, look: Look) -> Floating:
    """Return a note about something that can be taken back."""
    now = stage.turn_to(*BUSY)
    status = stage.working(private_undo_until=now + UNDO_FOR)
    told = reply(("private", "last", "20m"), status, now)
    made = NoteCard(told, "", {"resume": _("Take it back")}, UNDO_FOR.total_seconds(), look)
    made.put_up()
    return made


def break_window(stage: Stage, look: Look) -> Floating:
    """Return the window of a break, with most of it to come."""
    now = stage.turn_to(*BUSY)
    going = Break(pick(stage.tracker.today(), 0), FIVE_MINUTES, now + FIVE_MINUTES * 0.7)
    made = BreakWindow(going, look, lambda: now)
    made.put_up()
    return made


def paint_tray(stage: Stage) -> None:
    """Paint the marks on a light panel and on a dark one, and the menu."""
    now = stage.turn_to(*BUSY)
    save(tray_sheet(), "tray")
    tray = Tray(QSystemTrayIcon(icon_of(Mark(MarkKind.WORKING))))
    tray.dress_in(Look())
    started = stage.tracker.sessions(BUSY[0], BUSY[0])[-1].span.start
    tray.update(stage.working(since=started), now)
    if tray.menu is not None:  # there is one, once there is a status
        tray.menu.popup(QPoint())  # only then it is dressed
        save(drawn(tray.menu), "menu")


def tray_sheet() -> QImage:
    """Return all marks, each with its meaning beneath it."""
    marks = (
        (Mark(MarkKind.WORKING, 0.6), "working"),
        (Mark(MarkKind.WORKING, 0.6, has_dot=True), "a break is due"),
        (Mark(MarkKind.OUTSIDE), "outside core hours"),
        (Mark(MarkKind.AWAY), "away"),
        (Mark(MarkKind.PAUSED), "paused"),
        (Mark(MarkKind.UNSEEN), "nothing is recorded"),
        (Mark(MarkKind.NO_SENSOR), "no sensor: by hand"),
    )
    cell, height = QSize(136, 84), 84
    sheet = blank(QSize(cell.width() * len(marks), height * len(PANELS)), PANELS[0][0])
    painter = QPainter(sheet)
    painter.setFont(Look().font(Style.SMALL))
    for row, (ground, ink) in enumerate(PANELS):
        painter.fillRect(0, row * height, sheet.width(), height, QColor(ground))
        painter.setPen(QColor(ink))
        for column, (mark, meaning) in enumerate(marks):
            place = QRect(QPoint(column * cell.width(), row * height), cell)
            paint_mark(painter, mark, place)
            painter.drawText(place.adjusted(0, 54, 0, -8), Qt.AlignmentFlag.AlignHCenter, meaning)
    painter.end()
    return sheet


def paint_mark(painter: QPainter, mark: Mark, place: QRect) -> None:
    """Paint a mark as panels show it: 16, 22 and 32 px."""
    left = place.center().x() - 48
    for size in (16, 22, 32):
        image = image_of(mark, round(size * SHARPNESS))
        image.setDevicePixelRatio(SHARPNESS)
        painter.drawImage(QPoint(left, place.top() + 32 - size // 2), image)
        left += size + 13


if __name__ == "__main__":
    main()
