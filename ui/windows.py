"""The shelf of windows: each is opened once, imported when it is first opened, freed when closed.

When language, theme or text size change while the program runs, every open window is built anew
from its own state.
"""

import gc
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker.domain.week import Week
from ui.bridge import Bridge
from ui.look import Look

if TYPE_CHECKING:
    from tracker.pages import Place
    from ui.settings.window import SettingsWindow
    from ui.week.window import WeekWindow


class Window(Protocol):
    """What the shelf asks of a window beside being a widget."""

    def state(self) -> object:
        """Return what it shows, so that it can be built anew just so."""
        ...


@runtime_checkable
class Steady(Protocol):
    """A window that stays where it is in another look, since somebody is typing in it."""

    def dress(self, look: Look) -> None:
        """Take another look or language."""
        ...


Build = Callable[[Look, object], QWidget]


class Windows(QObject):
    """Opens, raises, rebuilds and forgets windows. `all_closed` tells that the last one is gone.

    `said` tells a command that was given in one of them, `leaving` that the program is to end, and
    what is to be done then, `tried` that prompts are to be tried out, `set_up` that the first run
    is over.
    """

    all_closed = Signal()
    said = Signal(tuple)
    leaving = Signal(object)
    tried = Signal()
    set_up = Signal()

    def __init__(self, bridge: Bridge, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._look = look
        self._open: dict[str, QWidget] = {}
        bridge.record_changed.connect(self.on_record)
        self._builders: dict[str, Build] = {
            "week": self._build_week,
            "trend": self._build_trend,
            "settings": self._build_settings,
            "about": self._build_about,
            "research": self._build_research,
            "help": self._build_help,
            "talk": self._build_talk,
            "close_day": self._build_close_day,
            "first_run": self._build_first_run,
            "report": self._build_report,
        }

    def show(self, name: str, state: object = None) -> QWidget:
        """Open a window, or raise it where it is open already."""
        window = self._open.get(name)
        if window is None or not window.isVisible():  # a closed one is gone a moment later
            window = self._put_up(name, state)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def show_day(self, day: date) -> None:
        """Open the week window, or raise it, with the week of a day."""
        from ui.week.window import WeekWindow

        cast(WeekWindow, self.show("week")).show_day(day)

    def show_data(self) -> None:
        """Open the settings, or raise them, at the page of the data."""
        from ui.settings.names import DATA
        from ui.settings.window import SettingsWindow

        cast(SettingsWindow, self.show("settings")).show_group(DATA)

    def show_week(self, week: Week) -> None:
        """Open the week window, or raise it, with a week; the running one at today."""
        today = self._bridge.tracker.today()
        self.show_day(today if Week.of(today) == week else week.monday)

    def help_with(self, name: str) -> None:
        """Open the help, or raise it, at the place that fits a window."""
        from ui.help.topics import OF_SETTINGS, OF_WINDOWS

        place = OF_WINDOWS[name]
        window = self._open.get(name)
        if name == "settings" and window is not None:
            place = OF_SETTINGS[cast("SettingsWindow", window).contents.group]
        self._show_help(place)

    def _show_help(self, place: "Place") -> None:
        from ui.help.state import HelpState
        from ui.help.window import HelpWindow

        was_open = self.is_open("help")
        window = cast(HelpWindow, self.show("help", HelpState(place)))
        if was_open:
            window.go_to(place)

    def write_note(self, week: Week) -> None:
        """Open the note for a talk, or raise it, with the figures of a week to choose from."""
        from ui.talk.state import TalkState
        from ui.talk.window import TalkWindow

        cast(TalkWindow, self.show("talk", TalkState(week))).offer_week(week)

    def hold_back(self) -> bool:
        """Ask before written words are lost at the end; tell whether that was to be asked now."""
        window = self._open.get("talk")
        if window is None or not window.isVisible():
            return False
        from ui.talk.window import TalkWindow

        asks = cast(TalkWindow, window).hold_back()
        if asks:
            self.show("talk")
        return asks

    def review(self, day: date) -> None:
        """Look at a day that is over, at what only the person knows about it."""
        from ui.close_day import CloseDayState

        old = self._open.get("close_day")
        if old is not None:
            old.close()
            self._open.pop("close_day", None)
        self.show("close_day", CloseDayState(day))

    def is_open(self, name: str) -> bool:
        """Tell whether a window is open."""
        return name in self._open and self._open[name].isVisible()

    def rebuild(self, look: Look) -> None:
        """Build every open window anew, in another look or language, where it stands."""
        self._look = look
        for name, old in list(self._open.items()):
            if not old.isVisible():
                continue
            if isinstance(old, Steady):
                old.dress(look)
                continue
            state = cast(Window, old).state()
            was_active = old.isActiveWindow()
            new = self._put_up(name, state)
            new.setGeometry(old.normalGeometry())
            new.setWindowState(old.windowState())
            new.show()
            if was_active:
                new.activateWindow()
            old.hide()
            old.deleteLater()

    def close_all(self) -> None:
        """Close every window."""
        for window in list(self._open.values()):
            window.close()

    def _put_up(self, name: str, state: object) -> QWidget:
        window = self._builders[name](self._look, state)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.destroyed.connect(lambda: self._forget(name, window))
        shortcut = QShortcut(window)
        shortcut.setKeys(_help_keys())
        shortcut.activated.connect(lambda: self.help_with(name))
        self._open[name] = window
        return window

    def _forget(self, name: str, window: QWidget) -> None:
        if self._open.get(name) is window:
            del self._open[name]
            gc.collect()  # Python's half of a window is full of circles
            if not self._open:
                self.all_closed.emit()

    # --- How each is built ---

    def _build_week(self, look: Look, state: object) -> QWidget:
        from ui.week.window import WeekState, WeekWindow

        known = state if isinstance(state, WeekState) else None
        window = WeekWindow(self._bridge.tracker, look, known)
        window.changed.connect(self._bridge.on_record_corrected)
        self._bridge.record_changed.connect(window.refresh)
        window.offer_taken.connect(self.said)
        window.trend_wanted.connect(lambda: self.show("trend"))
        window.research_wanted.connect(lambda: self.show("research"))
        window.help_wanted.connect(lambda: self.help_with("week"))
        window.note_wanted.connect(self.write_note)
        self._offer_in(window)
        return window

    def _build_trend(self, look: Look, state: object) -> QWidget:
        from ui.trend.window import TrendState, TrendWindow

        known = state if isinstance(state, TrendState) else None
        window = TrendWindow(self._bridge.tracker, look, known)
        window.week_wanted.connect(self.show_week)
        self._bridge.record_changed.connect(window.on_record)
        return window

    def on_record(self) -> None:
        """Offer in the week window what could be given back by now."""
        week = self._open.get("week")
        if week is not None:
            self._offer_in(cast("WeekWindow", week))

    def _offer_in(self, window: "WeekWindow") -> None:
        if not self._bridge.tracker.settings.prompts.give_back:
            window.offer("")
            return
        from tracker.morning_words import offer_line

        line = offer_line(self._bridge.tracker)
        if line is None:
            window.offer("")
        else:
            window.offer(line.text, line.deeds)

    def _build_settings(self, look: Look, state: object) -> QWidget:
        from ui.settings.window import SettingsState, SettingsWindow

        known = state if isinstance(state, SettingsState) else None
        bridge = self._bridge
        window = SettingsWindow(bridge.tracker, bridge, look, known)
        window.changed.connect(bridge.on_settings_changed)
        window.planned.connect(bridge.on_settings_changed)
        window.leaving.connect(self.leaving)
        bridge.settings_changed.connect(window.refresh)
        bridge.sensed.connect(window.on_sensed)
        bridge.apps_found.connect(window.on_apps_found)
        window.set_up_wanted.connect(lambda: self.show("first_run"))
        window.help_wanted.connect(lambda: self.help_with("settings"))
        return window

    def _build_first_run(self, look: Look, state: object) -> QWidget:
        from ui.first_run.state import FirstRunState
        from ui.first_run.window import FirstRunWindow

        known = state if isinstance(state, FirstRunState) else None
        bridge = self._bridge
        window = FirstRunWindow(bridge.tracker, bridge, look, known)
        window.changed.connect(bridge.on_settings_changed)
        window.tried.connect(self.tried)
        window.done.connect(self.set_up)
        bridge.apps_found.connect(window.on_apps_found)
        return window

    def _build_about(self, look: Look, state: object) -> QWidget:
        from ui.about import AboutState, AboutWindow

        window = AboutWindow(look, state if isinstance(state, AboutState) else None)
        window.research_wanted.connect(lambda: self.show("research"))
        return window

    def _build_research(self, look: Look, state: object) -> QWidget:
        from ui.research import ResearchState, ResearchWindow

        return ResearchWindow(look, state if isinstance(state, ResearchState) else None)

    def _build_help(self, look: Look, state: object) -> QWidget:
        from ui.help.state import HelpState
        from ui.help.window import HelpWindow

        return HelpWindow(look, state if isinstance(state, HelpState) else None)

    def _build_talk(self, look: Look, state: object) -> QWidget:
        from ui.talk.state import TalkState
        from ui.talk.window import TalkWindow

        known = state if isinstance(state, TalkState) else None
        window = TalkWindow(self._bridge.tracker, look, known)
        window.research_wanted.connect(lambda: self.show("research"))
        self._bridge.record_changed.connect(window.refresh)
        return window

    def _build_close_day(self, look: Look, state: object) -> QWidget:
        from ui.close_day import CloseDayState, CloseDayWindow

        known = state if isinstance(state, CloseDayState) else None
        window = CloseDayWindow(self._bridge.tracker, look, known)
        window.changed.connect(self._bridge.on_record_corrected)
        window.said.connect(self.said)
        self._bridge.record_changed.connect(window.refresh)
        return window

    def _build_report(self, look: Look, state: object) -> QWidget:
        from ui.fault import ReportWindow

        return ReportWindow(look, str(state))


def _help_keys() -> list[QKeySequence]:
    """Return F1, and what else asks for help on this system."""
    found = [QKeySequence("F1"), *QKeySequence.keyBindings(QKeySequence.StandardKey.HelpContents)]
    return list({key.toString(): key for key in found}.values())
