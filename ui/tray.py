"""The tray icon and its menu: the present in a glance, and everything that can be said to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from tracker.domain.localtime import local
from tracker.domain.model import Phase
from tracker.domain.whereabouts import Here
from tracker.places import ALWAYS, SAYABLE
from tracker.replies import core_line, counted_line, status_line
from tracker.status import Status
from tracker.wording import _, clock_in_text, counted_minutes, whereabouts_name
from ui.look import Look
from ui.tray_marks import Mark, icon_of, mark_of

STATUS = "status_"
JUST_WORKED_MIN = (5, 10, 15)
HALF_HOUR = timedelta(minutes=30)
PLANNED_AFTER = (timedelta(0), HALF_HOUR, 4 * HALF_HOUR, 6 * HALF_HOUR)  # the first one offered


@dataclass(frozen=True)
class Entry:
    """One entry of the menu.

    Attributes:
        name: by which it is found.
        text: what is written on it.
        words: what it says; empty: it only wants something to be shown.
        is_so: whether it is the one of its menu that holds now; None: it is none of several.
        is_offered: whether it can be chosen.
    """

    name: str
    text: str
    words: tuple[str, ...] = ()
    is_so: bool | None = None
    is_offered: bool = True


class Tray(QObject):
    """The icon in the tray; tells what was chosen and decides nothing.

    Signals: `said(tuple)` with the words of a command; `worked(int)` minutes elsewhere;
    `wanted(str)` the name of a window, `card` for the open prompt, or `quit`.
    """

    said = Signal(object)
    worked = Signal(int)
    wanted = Signal(str)

    def __init__(self, icon: QSystemTrayIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._icon.activated.connect(self._on_activated)
        self._menu: QMenu | None = None
        self._look: Look | None = None
        self._is_dressed = False
        self._mark: Mark | None = None
        self._lines: list[QAction] = []  # what the present is told in
        self._shown: tuple[object, ...] = ()

    def put_up_anew(self) -> None:
        """Ask a tray that came late: on some desktops only a new icon is seen."""
        old = self._icon
        self._icon = QSystemTrayIcon(old.icon(), self)
        self._icon.setToolTip(old.toolTip())
        self._icon.activated.connect(self._on_activated)
        if self._menu is not None:
            self._icon.setContextMenu(self._menu)
        old.hide()
        self._icon.show()

    @property
    def menu(self) -> QMenu | None:
        """Return the menu, once there is a status."""
        return self._menu

    def dress_in(self, look: Look) -> None:
        """Take another look or language; a menu that we draw ourselves is dressed when it opens."""
        self._look = look
        self._is_dressed = False
        self._shown = ()

    def update(self, status: Status, now: datetime) -> None:
        """Show a status; the desktop is only told what differs."""
        mark = mark_of(status)
        if mark != self._mark:
            self._mark = mark
            self._icon.setIcon(icon_of(mark))
        told = (status_line(status, now), core_line(status, now), counted_line(status, now))
        lines = [line for line in told if line]
        self._icon.setToolTip("\n".join(["Kjernetid", *lines]))
        entries = _entries(status, now, len(lines))
        if entries != self._shown:
            self._shown = entries
            self._fill(entries)
        for action, line in zip(self._lines, lines, strict=True):
            action.setText(line)

    # --- The menu ---

    def _fill(self, parts: tuple[object, ...]) -> None:
        """Write the menu anew; the object stays, for the desktop may hold on to it."""
        if self._menu is None:
            self._menu = QMenu()
            self._menu.setObjectName("tray_menu")
            self._menu.aboutToShow.connect(self._dress)
            self._icon.setContextMenu(self._menu)
        _empty(self._menu)
        self._lines = []
        self._add(self._menu, parts)

    def _dress(self) -> None:
        if self._menu is not None and self._look is not None and not self._is_dressed:
            self._menu.setStyleSheet(self._look.sheet)
            self._is_dressed = True

    def _add(self, menu: QMenu, parts: tuple[object, ...]) -> None:
        one_of = QActionGroup(menu)
        for part in parts:
            match part:
                case Entry(is_so=None):
                    self._add_entry(menu, part)
                case Entry():
                    one_of.addAction(self._add_entry(menu, part))
                case (str(title), str(name), tuple(entries)):
                    below = QMenu(title, menu)  # one that Qt makes leaves its Python half behind
                    below.setObjectName(name)
                    menu.addAction(below.menuAction())
                    self._add(below, entries)
                case _:
                    menu.addSeparator()

    def _add_entry(self, menu: QMenu, entry: Entry) -> QAction:
        action = QAction(entry.text, menu)
        action.setObjectName(entry.name)
        action.setEnabled(entry.is_offered)
        if entry.is_so is not None:
            action.setCheckable(True)
            action.setChecked(entry.is_so)
        action.triggered.connect(self._chosen(entry))
        if entry.name.startswith(STATUS):
            self._lines.append(action)
        menu.addAction(action)
        return action

    def _chosen(self, entry: Entry) -> Callable[[], None]:
        def tell() -> None:
            if entry.words[:1] == ("worked",):
                self.worked.emit(int(entry.words[1]))
            elif entry.words:
                if entry.is_so is not None:
                    self._shown = ()  # Qt has marked it, which only what comes of it may do
                self.said.emit(entry.words)
            elif entry.name.startswith(STATUS):  # disabled, the present would be the palest line
                self.wanted.emit("week")
            else:
                self.wanted.emit(entry.name)

        return tell

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.wanted.emit("week")


def _empty(menu: QMenu) -> None:
    """Take everything out of a menu; what hung below it would stay, unseen, as long as it does."""
    menu.clear()
    for kind in (QMenu, QActionGroup):
        for below in menu.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly):
            below.deleteLater()


def _recording(status: Status) -> list[object]:
    """Return what can be said about recording: going on comes first while something holds it."""
    if status.phase is Phase.PRIVATE:
        text = _("Take it back, and go on") if status.private_undo_until else _("Go on")
        return [Entry("resume", text, ("resume",))]
    if status.phase is Phase.PAUSED:
        return [Entry("resume", _("Go on"), ("resume",)), _this_is_work(), _private()]
    pauses = (
        Entry("pause_30", _("For 30 minutes"), ("pause", "30m")),
        Entry("pause_60", _("For 1 hour"), ("pause", "1h")),
        Entry("pause_tomorrow", _("Until tomorrow"), ("pause", "until", "tomorrow")),
    )
    begin = _this_is_work() if status.is_off_duty else Entry("start", _("Start"), ("start",))
    end = Entry("stop", _("Stop for today"), ("stop",))
    return [
        end if status.phase is Phase.WORKING else begin,
        Entry("close_day", _("Close the day …")),
        (_("Pause"), "pause", pauses),
        _private(),
    ]


def _this_is_work() -> tuple[object, ...]:
    """Offer what only the person knows: what is not counted now, or was not, is work."""
    starts = (
        Entry("start", _("From now on"), ("start",)),
        Entry("start_20", _("The last 20 minutes too"), ("start", "last", "20m")),
        Entry("start_60", _("The last hour too"), ("start", "last", "1h")),
    )
    return (_("This is work"), "start_menu", starts)


def _private() -> tuple[object, ...]:
    privates = (
        Entry("private", _("From now on"), ("private",)),
        Entry("private_20", _("The last 20 minutes too"), ("private", "last", "20m")),
        Entry("private_60", _("The last hour too"), ("private", "last", "1h")),
    )
    return (_("Private"), "private_menu", privates)


def _worked() -> tuple[Entry, ...]:
    return tuple(
        Entry(f"worked_{minutes}", counted_minutes(minutes), ("worked", str(minutes)))
        for minutes in JUST_WORKED_MIN
    )


def _planned(status: Status, now: datetime) -> tuple[Entry, ...]:
    """Offer round times: the next that is half an hour away, a little later, and the evening."""
    there = local(now, status.zone)
    first = there.replace(minute=0, second=0, microsecond=0) + HALF_HOUR
    while first - there < HALF_HOUR:
        first += HALF_HOUR
    times = [first + after for after in PLANNED_AFTER]
    return tuple(
        Entry(
            f"planned_{n}",
            clock_in_text(at),
            ("planned", "until", f"{at.hour:02}:{at.minute:02}"),
        )
        for n, at in enumerate(times)
    )


def _places(here: Here) -> tuple[object, ...]:
    """Offer the places, of which one may hold; and to keep today's for this network."""
    choices = (
        Entry(f"place_{place}", whereabouts_name(place), ("place", place), here.place is place)
        for place in SAYABLE
    )
    always = Entry(
        "place_always",
        _("Always in this network"),
        ("place", here.place, ALWAYS),
        is_offered=here.is_for_the_day,
    )
    return (*choices, None, always)


def _entries(status: Status, now: datetime, lines: int) -> tuple[object, ...]:
    """Return what the menu holds: entries, None for a line, a title with its own entries."""
    parts: list[object] = [Entry(f"{STATUS}{n}", "") for n in range(lines)]
    parts.append(None)
    if status.open_prompt:
        parts += [Entry("card", _("Answer the reminder…")), None]
    parts += _recording(status)
    parts.append((_("I just worked"), "just_worked", _worked()))
    parts.append((_("Planned until"), "planned", _planned(status, now)))
    parts.append((_("Where you are"), "place", _places(status.here)))
    parts += [
        Entry("break_over", _("End the break"), ("break", "done"))
        if status.resting_until is not None
        else Entry("break", _("Take a break now"), ("break",)),
        Entry("quiet", _("Rest the reminders until tomorrow"), ("quiet",))
        if status.quiet_until is None
        else Entry("quiet_off", _("Reminders rest until tomorrow: ask again"), ("quiet", "off")),
        None,
        Entry("week", _("Week")),
        Entry("settings", _("Settings")),
        Entry("help", _("Help")),
        Entry("about", _("About Kjernetid")),
        None,
        Entry("quit", _("Quit")),
    ]
    return tuple(parts)
