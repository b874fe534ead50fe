"""How the tray program starts and ends: what is built in which order, and what catches what.

The icon comes first, so that it is there nearly as fast as a bare one; the words, SQLAlchemy and
the hall follow once the loop runs.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QProcess, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from tracker import __version__
from tracker.errors import JournalBusyError, TrackerError
from tracker.paths import Home
from tracker.starting import TrayOptions, claim, own_command
from ui.tray_marks import Mark, MarkKind, icon_of

if TYPE_CHECKING:
    from tracker.ending import Ending
    from ui.program import Program

GTK_DESKTOPS = {"GNOME", "UNITY", "XFCE", "CINNAMON", "X-CINNAMON", "MATE", "LXDE", "PANTHEON"}


def run(home: Home, options: TrayOptions) -> int:
    """Run the tray program until it is told to quit; return the exit status.

    A second start shows the window of the first and is done.

    Raises:
        TrackerError: the home cannot be used, or the running instance does not answer.
    """
    if home.control_key.exists() and _is_running(home):
        _show_running(home)
        return 0
    application = make_application()
    icon = QSystemTrayIcon(icon_of(Mark(MarkKind.AWAY)))
    icon.show()
    start = _Start(application, home, icon, options)
    QTimer.singleShot(0, start.build)
    status = application.exec()
    icon.hide()
    if start.fault is not None:
        _show_fault(start.fault)
        raise start.fault
    if start.ending is not None:
        _carry_out(start.ending, home, options)
    return status


def _carry_out(ending: "Ending", home: Home, options: TrayOptions) -> None:
    """Do what was left for the end, say what came of it, and start anew if that is wanted."""
    from tracker.clock import running_clock_from_environment

    try:
        said = ending.carry_out(home, running_clock_from_environment().read().at)
    except TrackerError as error:
        _show(error.sentence)
        return
    if said:
        _show(said)
    if ending.starts_anew:
        program, *arguments = own_command(home, options)
        QProcess.startDetached(program, arguments)


def make_application() -> QApplication:
    """Make the application object, the same for the program and for its pictures."""
    _choose_platform_theme()
    with _told_in_one_sentence():
        application = QApplication(["kjernetid"])
    application.setApplicationName("Kjernetid")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("org.kjernetid.Kjernetid")
    application.setQuitOnLastWindowClosed(False)
    application.setStyle("Fusion")  # the one style that looks the same everywhere
    return application


@contextmanager
def _told_in_one_sentence() -> Iterator[None]:
    """Say what keeps Qt from the display as any other known error; by itself it would abort."""
    reasons: list[str] = []

    def take(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtFatalMsg:
            keep = reasons.append if context.category.startswith("qt.qpa") else _say
            keep(message.strip())
            return
        from tracker.wording import _

        sentence = _(
            "The display cannot be used; start Kjernetid from within the desktop. Qt says: {reason}"
        ).format(reason="; ".join(reasons[:2] or [message.split("\n", 1)[0]]))
        _say(sentence)
        os._exit(1)  # Qt aborts on return, and nothing was opened yet

    before = qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    for reason in reasons:  # it went well in spite of them
        _say(reason)


def _say(line: str) -> None:
    if sys.stderr is not None:  # there is none behind a window on Windows
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


class _Start:
    """Builds the program once the icon is on its way, and keeps it as long as the loop runs."""

    def __init__(
        self, application: QApplication, home: Home, icon: QSystemTrayIcon, options: TrayOptions
    ) -> None:
        self._application = application
        self._home = home
        self._icon = icon
        self._options = options
        self._program: Program | None = None
        self.fault: TrackerError | None = None

    @property
    def ending(self) -> "Ending | None":
        """Return what is left to be done, now that the program has ended."""
        return self._program.ending if self._program is not None else None

    def build(self) -> None:
        """Build everything, or leave the loop with the fault that was in the way."""
        try:
            self._build()
        except TrackerError as error:
            self.fault = error
            self._application.exit(1)

    def _build(self) -> None:
        try:
            lock = claim(self._home)
        except JournalBusyError:  # it left no key, or was started at the same moment
            self._icon.hide()
            _show_running(self._home)
            self._application.quit()
            return
        self._application.aboutToQuit.connect(lock.release)
        from ui.program import Program

        self._program = Program(self._application, self._home, self._icon, self._options)
        self._program.start()


def _is_running(home: Home) -> bool:
    """Tell whether another instance holds the lock; a key may be left from one that died."""
    try:
        claim(home).release()
    except JournalBusyError:
        return True
    return False


def _show_running(home: Home) -> None:
    from tracker import control

    control.send(home, ("show",))


def _choose_platform_theme() -> None:
    """Keep GTK out: on its desktops Qt would load all of it, 45 MB, for file dialogs.

    The theme built into Qt follows the colour scheme there as well, over D-Bus.
    """
    desktops = os.environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
    if any(name in GTK_DESKTOPS for name in desktops):
        os.environ.setdefault("QT_QPA_PLATFORMTHEME", "gnome")


def _show_fault(error: TrackerError) -> None:
    """Say on the screen why the program cannot start: nobody reads a terminal behind a tray."""
    if sys.stderr is None or not sys.stderr.isatty():
        _show(error.sentence)


def _show(sentence: str) -> None:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QMessageBox

    from ui.icon import program_icon
    from ui.qt_words import let_qt_speak
    from ui.unix_signals import UnixSignals

    application = QApplication.instance()
    if application is not None:
        let_qt_speak(application)
    well = QMessageBox.StandardButton.Ok
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Kjernetid", sentence, well)
    box.setWindowIcon(program_icon())
    box.button(well).setIcon(QIcon())  # Qt's own would be of another time
    UnixSignals(box.reject, box)  # the loop that they ended before is over
    box.exec()
