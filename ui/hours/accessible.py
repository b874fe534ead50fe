"""A day of hours for those who cannot see it: a slider, whose value says which end is chosen.

Qt asks a factory for the interface of a widget, as for the charts.
"""

import weakref
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from ui.hours.strip import DayStrip


class StripInterface(QAccessibleWidget):
    """Something with a value that arrow keys move; it holds its strip weakly, as Qt may keep it."""

    def __init__(self, strip: "DayStrip") -> None:
        super().__init__(strip, QAccessible.Role.Slider)
        self._strip = weakref.ref(strip)

    def text(self, kind: QAccessible.Text) -> str:
        strip = self._strip()
        if kind is QAccessible.Text.Value and strip is not None:
            return strip.said()
        return super().text(kind)


@cache
def install(kind: type["DayStrip"]) -> None:
    """Let Qt ask here for the interfaces of strips."""

    def made(_name: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, kind):
            return None
        thing.interface = StripInterface(thing)
        return thing.interface

    QAccessible.installFactory(made)
