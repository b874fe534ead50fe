"""A tray that comes late, or never: on some desktops it is started after us, on some there is none.

On X11 Qt notices a tray that appears. On D-Bus an icon made before there was a watcher is never
seen, so a new one is put up when the watcher's name appears on the bus.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from ui.tray import Tray

WAIT_MS = 10_000
WATCHER = "org.kde.StatusNotifierWatcher"


class LateTray(QObject):
    """Waits for a tray, and calls `on_missing` once if none has come in time."""

    def __init__(
        self, tray: Tray, on_missing: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tray = tray
        self._on_missing = on_missing
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.on_waited)

    @property
    def is_there(self) -> bool:
        """Tell whether the desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def start(self) -> None:
        """Begin to wait, where there is no tray yet."""
        if not self.is_there:
            self._timer.start(WAIT_MS)
            self._watch_bus()

    def _watch_bus(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher  # few desktops need it

        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            mode = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
            self._watcher = QDBusServiceWatcher(WATCHER, bus, mode, self)
            self._watcher.serviceRegistered.connect(self.on_watcher)

    def on_watcher(self) -> None:
        """Put the icon into a tray that has just come."""
        self._tray.put_up_anew()
        self._timer.stop()

    def on_waited(self) -> None:
        """Do without, if there is still none."""
        if not self.is_there:
            self._on_missing()
