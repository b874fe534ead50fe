#!/usr/bin/env python3
"""Paint the pictures of the documentation into docs/pictures, always from the same demo.

Weeks are painted as files are. Windows, cards and the menu are built as the program builds them,
without a screen. The fonts of the machine show in all of them: paint them where Inter is installed.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QSystemTrayIcon, QWidget

from tracker.asking import Suggested, ask_of
from tracker.clock import SimulatedClock
from tracker.demo import FIRST_DAY, ZONE, run_demo
from tracker.domain import boundary, breaks
from tracker.domain.events import Prompted
from tracker.domain.localtime import resolve
from tracker.domain.model import Phase, PromptKind
from tracker.domain.session_state import UNDO_FOR
from tracker.domain.signals import Active
from tracker.domain.week import Week
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.replies import reply
from tracker.sensing import PassedOver, Sensed, sensed_of
from tracker.sensors.base import Need
from tracker.sensors.findings import finding
from tracker.sensors.nothing import NOTHING
from tracker.sensors.post import Told
from tracker.status import Status
from tracker.wording import _, use_language
from tracker.wording.ideas import pick
from ui.about import AboutWindow
from ui.break_window import Break, BreakWindow
from ui.cards import Card, NoteCard
from ui.floating import Floating
from ui.look import Look
from ui.picture.export import Weeks, paint_png
from ui.settings.names import SENSES
from ui.settings.window import SettingsState, SettingsWindow
from ui.startup import make_application
from ui.theme import DARK, LIGHT, Palette, Style
from ui.tray import Tray
from ui.tray_marks import Mark, MarkKind, icon_of, image_of
from ui.week.state import WeekState
from ui.week.window import WeekWindow

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SHARPNESS = 1.5  # pixels to a logical one: fine on a page, and half the size of 2
NARROW = 640
COLOURS = 256  # as many as a palette holds, which is enough for flat colours and grey edges

MONDAY = (date(2026, 11, 23), "08:30")  # when the fortnight is over
LATE = (date(2026, 11, 18), "16:20")  # a quarter of an hour after a call that took too long
BUSY = (date(2026, 11, 20), "15:04")  # at the end of a stretch of work
WEEK = Week(2026, 47)
WEDNESDAY = date(2026, 11, 18)
FIFTY_MINUTES = timedelta(minutes=50)
FIVE_MINUTES = timedelta(minutes=5)

IN_USE = {
    Need.IDLE: "xsync", Need.SESSION: NOTHING, Need.CLOCK: "timerfd", Need.APPS: "processes",
    Need.CALL: "calls", Need.BUSY: "quiet", Need.FRONT: "active-window",
    Need.NETWORK: "routing-table",
}  # fmt: skip
NO_BUS = "The message bus of this computer (D-Bus) cannot be reached: No such file or directory."
NO_SOUND = "No sound server answers (PulseAudio or PipeWire)."

# What cards and tray marks stand on.
WALLPAPERS = {LIGHT: "#D3DCE0", DARK: "#0A0D10"}
PANELS = (("#F4F4F2", "#454D54"), ("#23272C", "#C3CAD0"))  # of a desktop, and the ink on it
GAP = 24


def main() -> None:
    """Paint all pictures and name them."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(SHARPNESS)}
    PICTURES.mkdir(parents=True, exist_ok=True)
    application = make_application()
    application.setFont(QFont(Look().family))  # of the menu, which the desktop draws otherwise
    application.setCursorFlashTime(0)  # a text cursor is always there
    use_language("en")
    with at_home() as stage:
        paint_empty_weeks(stage)
        run_demo(stage.tracker.home)
        stage.tracker.look_again()
        paint_charts(stage)
        paint_week_windows(stage)
        paint_other_windows(stage)
        paint_cards(stage)
        paint_tray(stage)
        stage.turn_to(*MONDAY)
        use_language("nb")
        paint_norwegian(stage)
    application.quit()


# ------------------------------------------------------------------ the stage


@dataclass(frozen=True, slots=True)
class Stage:
    """A home, opened at a time that can be set."""

    tracker: Tracker
    clock: SimulatedClock

    def turn_to(self, day: date, time: str) -> datetime:
        """Set the clock; return the instant."""
        hours, minutes = map(int, time.split(":"))
        self.clock.at = resolve(day, hours * 60 + minutes, ZONE)
        return self.clock.at

    def working(self, **told: Any) -> Status:  # noqa: ANN401 - any field of a status
        """Return what the tray program would say of the present."""
        status = self.tracker.status()
        return replace(status, phase=Phase.WORKING, sensor="xsync", recording=True, **told)


@contextmanager
def at_home() -> Iterator[Stage]:
    """Open an empty home on the Monday after the demo."""
    with TemporaryDirectory() as folder:
        clock = SimulatedClock(resolve(FIRST_DAY, 0, ZONE), ZONE)
        with Tracker.open(Home(Path(folder)), clock) as tracker:
            tracker.set("hours.zone", ZONE, FIRST_DAY)
            stage = Stage(tracker, clock)
            stage.turn_to(*MONDAY)
            yield stage


# ------------------------------------------------------------------ weeks


def paint_charts(stage: Stage) -> None:
    """Paint weeks as they come out as files."""
    last = stage.tracker.week(WEEK)
    chart((stage.tracker.week(Week(2026, 46)), last), "demo")
    chart(last, "week-light")
    chart(last, "week-dark", theme=DARK)
    chart(last, "week-200", scale=1.0, text_scale=2.0)
    chart(last, "week-narrow", width=NARROW)


def chart(weeks: Weeks, name: str, **how: Any) -> None:  # noqa: ANN401 - what `paint_png` takes
    """Paint weeks as the command line does."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "week.png")
        paint_png(weeks, file, **{"scale": SHARPNESS, **how})
        save(QImage(str(file)), name)


def paint_empty_weeks(stage: Stage) -> None:
    """Paint a week of which nothing is on record, and the window on the first day."""
    chart(stage.tracker.week(WEEK), "week-empty")
    week_window(stage, "window-empty", size=QSize(1280, 480), state=WeekState())


def paint_week_windows(stage: Stage) -> None:
    """Paint the week window in its forms."""
    week_window(stage, "window-light")
    week_window(stage, "window-dark", Look(DARK))
    week_window(stage, "window-200", Look(LIGHT, 2.0), QSize(1440, 1000))
    week_window(stage, "window-narrow", size=QSize(NARROW, 900))


def paint_norwegian(stage: Stage) -> None:
    """Paint what shows the other language."""
    chart(stage.tracker.week(WEEK), "week-nb")
    week_window(stage, "window-nb")


def week_window(
    stage: Stage,
    name: str,
    look: Look | None = None,
    size: QSize | None = None,
    state: WeekState | None = None,
) -> None:
    """Paint the week window, on the Wednesday of the demo unless told otherwise."""
    state = state or WeekState(week=WEEK, day=WEDNESDAY)
    window = WeekWindow(stage.tracker, look or Look(), state)
    window.resize(size or QSize(1280, 820))
    save(drawn(window), name)


# ------------------------------------------------------------------ other windows, cards, tray


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


@dataclass(frozen=True, slots=True)
class Senses:
    """What would be sensed on an X11 desktop without logind and without a sound server."""

    now: datetime

    def senses(self) -> tuple[Sensed, ...]:
        """Return it in the order of the program."""
        missing = {
            Need.SESSION: [PassedOver("logind", NO_BUS, "Install and start D-Bus.")],
            Need.CALL: [PassedOver("microphone", NO_SOUND, "Start PipeWire, or PulseAudio.")],
        }
        found = [finding(need, name, missing.get(need, [])) for need, name in IN_USE.items()]
        return sensed_of(found, {Need.IDLE: Told(self.now - FIVE_MINUTES, Active())}, ZONE)

    def try_sensors_again(self) -> None:
        """Nobody presses a button in a picture."""

    find_apps = ask_afresh = try_sensors_again

    def faded(self) -> tuple[()]:
        """Nothing went unanswered."""
        return ()


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


# ------------------------------------------------------------------ from widgets to files


def drawn(widget: QWidget) -> QImage:
    """Draw a widget and close it; a card has no keyboard where it is really shown."""
    widget.show()
    QApplication.processEvents()
    focused = widget.focusWidget()
    if isinstance(widget, Floating) and focused is not None:
        focused.clearFocus()
    image = widget.grab().toImage()
    widget.close()
    return image


def on_wallpaper(cards: Sequence[QImage], palette: Palette) -> QImage:
    """Put cards under each other on a desktop."""
    sizes = [card.deviceIndependentSize().toSize() for card in cards]
    width = max(size.width() for size in sizes) + 2 * GAP
    height = sum(size.height() + GAP for size in sizes) + GAP
    sheet = blank(QSize(width, height), WALLPAPERS[palette])
    painter = QPainter(sheet)
    top = GAP
    for image, size in zip(cards, sizes, strict=True):
        painter.drawImage(QPoint(GAP, top), image)
        top += size.height() + GAP
    painter.end()
    return sheet


def blank(size: QSize, colour: str) -> QImage:
    """Return an image of one colour, `size` in logical pixels."""
    image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(QColor(colour))
    return image


def save(image: QImage, name: str) -> None:
    """Write an image with the colours that most of its pixels have, which halves the file."""
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(flat.constBits()).cast("I"))
    palette = [colour for colour, _count in pixels.most_common(COLOURS)]
    small = flat.convertToFormat(QImage.Format.Format_Indexed8, palette)
    path = PICTURES / f"{name}.png"
    print(path.relative_to(PICTURES.parent.parent))
    small.save(str(path), quality=0)  # the strongest compression


if __name__ == "__main__":
    main()
