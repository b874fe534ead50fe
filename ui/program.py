"""The tray program put together: the running program, its tray, its cards, its windows."""

import logging
import sys
from datetime import timedelta
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from tracker import holidays
from tracker.clock import running_clock_from_environment
from tracker.domain.model import EndReason
from tracker.ending import Ending
from tracker.errors import TrackerError
from tracker.first_run import is_new
from tracker.hall import Tracker
from tracker.live import Live
from tracker.logs import close_log, fault_text, write_log
from tracker.paths import Home
from tracker.replies import just_worked
from tracker.starting import TrayOptions
from tracker.status import Status
from tracker.trace_writing import TraceFile
from tracker.wording import _
from ui.bridge import Bridge
from ui.deck import Deck
from ui.icon import program_icon
from ui.last_word import hear_last_word, hear_no_more, may_come_back
from ui.late_tray import LateTray
from ui.look import look_of
from ui.qt_words import let_qt_speak
from ui.spared import Spared
from ui.tray import Tray
from ui.unix_signals import UnixSignals
from ui.windows import Windows

_log = logging.getLogger(__name__)


class Program(QObject):
    """Joins what is seen to what happens; lives as long as the program runs."""

    def __init__(
        self,
        application: QApplication,
        home: Home,
        icon: QSystemTrayIcon,
        options: TrayOptions,
    ) -> None:
        """Open the home.

        Raises:
            TrackerError: the home, its settings or the trace cannot be used.
        """
        super().__init__()
        self._application = application
        let_qt_speak(application)
        self._tray = Tray(icon, self)
        self._options = options
        holidays.keep_out_of_this_process()
        self._is_new = is_new(home)
        clock = running_clock_from_environment()
        trace = TraceFile(options.record) if options.record else None
        self._tracker = Tracker.open(home, clock)
        write_log(home)
        self.bridge = Bridge(Live.of(self._tracker, clock, trace), self)
        self._look = look_of(self._tracker.settings.general.theme)
        self._spoken = self._manner()
        self._tray.dress_in(self._look)
        self.windows = Windows(self.bridge, self._look, self)
        self.deck = Deck(self.bridge, self._look, self)
        self._late_tray = LateTray(self._tray, self._on_no_tray, self)
        self._signals = UnixSignals(application.quit, self)
        self._reason = EndReason.STOP
        self.ending: Ending | None = None  # what is left to be done once everything is closed
        self._bugs: set[str] = set()
        self._spared = Spared(self)
        self._connect()

    def start(self) -> None:
        """Begin to record.

        Raises:
            TrackerError: the journal cannot be opened.
        """
        self.bridge.start()
        sys.excepthook = self.on_bug
        hear_last_word(self._on_display_gone)
        self._application.setWindowIcon(program_icon())
        self._late_tray.start()
        for notice in (*self._tracker.notices, *self._tracker.log_in.follow()):
            self.deck.note(notice)
        self._say_hello()
        self._spared.started()

    def _say_hello(self) -> None:
        """Say that the program is there; in a new home, ask what cannot be known."""
        if self._is_new and self._options.background:
            sentence = _("Kjernetid is in the tray, and keeps a record from now on.")
            self.deck.note(sentence, ((_("Set it up …"), ("show", "first_run")),))
        elif self._is_new:
            from ui.first_run.state import FirstRunState

            self.windows.show("first_run", FirstRunState(is_first=True))
        elif not self._options.background:
            self._say_where()

    def _say_where(self) -> None:
        if self._late_tray.is_there:
            self.deck.note(_("Kjernetid is in the tray, and keeps a record from now on."))

    def end(self) -> None:
        """End in order; called when the application is about to quit."""
        hear_no_more()
        self.bridge.stop(self._reason)
        self.deck.close()
        self.windows.close_all()
        self._tracker.close()
        if self.ending is not None:
            close_log()

    def _connect(self) -> None:
        bridge, tray = self.bridge, self._tray
        bridge.status_changed.connect(self.on_status)
        bridge.settings_changed.connect(self.on_settings)
        bridge.failed.connect(self.deck.note)
        bridge.asked_to_show.connect(self.on_wanted)
        self.deck.ending.connect(lambda: self.on_wanted("close_day"))
        self.deck.reviewing.connect(self.windows.review)
        self.deck.wanted.connect(self.on_wanted)
        self.windows.tried.connect(self.deck.try_out)
        self.windows.set_up.connect(self._say_where)
        bridge.asked_to_quit.connect(self._application.quit)
        for nothing_shown in (self.windows.all_closed, self.deck.cleared):
            nothing_shown.connect(self._spared.soon)
        tray.said.connect(self.on_said)
        self.windows.said.connect(self.on_said)
        self.windows.leaving.connect(self.on_leaving)
        tray.worked.connect(self.on_worked)
        tray.wanted.connect(self.on_wanted)
        self._application.aboutToQuit.connect(self.end)
        self._application.commitDataRequest.connect(
            self._on_session_ends, Qt.ConnectionType.DirectConnection
        )
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.on_settings)

    # --- What the person wants ---

    def on_said(self, words: tuple[str, ...]) -> None:
        """Obey an entry of the menu, and say in one line what came of it."""
        try:
            sentence = self.bridge.obey(*words)
        except TrackerError as error:
            sentence = error.sentence
        self.deck.tell(words, sentence)
        self.on_status(self.bridge.status())  # the menu tells what holds, whatever was chosen

    def on_leaving(self, ending: Ending) -> None:
        """End, so that what needs all files closed can be done."""
        self.ending = ending
        self._application.quit()

    def on_worked(self, minutes: int) -> None:
        """Put work done elsewhere on record."""
        try:
            self.bridge.just_worked(minutes)
        except TrackerError as error:
            self.deck.note(error.sentence)
        else:
            self.deck.note(just_worked(minutes))

    def on_wanted(self, name: str) -> None:
        """Open a window, or the card that waits for an answer, or end."""
        if name == "quit" and self.windows.hold_back():
            return
        if name == "quit":
            self._reason = EndReason.STOP
            self._application.quit()
        elif name == "card":
            self.deck.show_open()
        elif name == "last_week":
            self.windows.show_day(self._tracker.today() - timedelta(weeks=1))
        elif name == "data":
            self.windows.show_data()
        else:
            self.windows.show(name)

    # --- What changes ---

    def on_status(self, status: Status) -> None:
        """Show the present; give back what work needed once it pauses."""
        self._tray.update(status, self._tracker.now)
        self._spared.follow(status.phase)

    def on_settings(self) -> None:
        """Build everything anew where the language, the theme or the size of text has changed."""
        QTimer.singleShot(0, self._rebuild_if_due)

    def _rebuild_if_due(self) -> None:
        look = look_of(self._tracker.settings.general.theme)
        spoken = self._manner()
        if look == self._look and spoken == self._spoken:
            return
        self._look, self._spoken = look, spoken
        self._tray.dress_in(look)
        self._tray.update(self.bridge.status(), self._tracker.now)
        self.windows.rebuild(look)
        self.deck.rebuild(look)

    def _manner(self) -> str:
        return self._tracker.settings.general.language

    def _on_no_tray(self) -> None:
        """Let the week window stand in for a tray that does not come."""
        window = self.windows.show("week")
        if self._options.background:
            window.showMinimized()

    # --- What goes wrong, and the end ---

    def on_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a fault of the program and show it; recording goes on."""
        if issubclass(kind, KeyboardInterrupt):
            self._application.quit()
            return
        text = fault_text(error.with_traceback(trace))
        if text not in self._bugs:  # the same one again tells nobody anything new
            self._bugs.add(text)
            _log.error("%s", text)
            self.windows.show("report", text)

    def _on_session_ends(self) -> None:
        """Save before the desktop session ends; Windows gives a few seconds.

        The end itself comes later, or not at all where the person calls it off.
        """
        self._reason = EndReason.LOGOUT
        self.bridge.checkpoint()

    def _on_display_gone(self) -> None:
        """End in order at once: Qt does not let the loop run any more."""
        if may_come_back():
            self.bridge.checkpoint()
            return
        self.bridge.stop(EndReason.LOGOUT)
        self._tracker.close()
