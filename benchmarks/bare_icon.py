"""The yardstick: a tray icon of PySide6 and nothing else."""

import sys

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon


def main() -> int:
    """Show a coloured square until the end."""
    application = QApplication(sys.argv)
    picture = QPixmap(22, 22)
    picture.fill(QColor("teal"))
    icon = QSystemTrayIcon(QIcon(picture))
    icon.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
