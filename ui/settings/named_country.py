"""Country and region chosen by their names, under the field for the code: unfolded when wanted.

Which countries there are is asked for when it is unfolded, for it takes a moment.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.wording import _
from ui.look import Look
from ui.parts import button, let_keyboard_follow
from ui.settings.countries import CountryFields


class NamedCountry(QWidget):
    """A button, and under it the countries and their regions."""

    wanted = Signal(object)  # country and region, by their keys

    def __init__(self, today: Callable[[], date], look: Look) -> None:
        super().__init__()
        self.setObjectName("named_country")
        self._today, self._look = today, look
        self._country, self._region = "", ""
        self._fields: CountryFields | None = None
        self._unfold = button("choose_country", _("Choose by name"))
        self._unfold.setCheckable(True)
        self._unfold.toggled.connect(self._on_unfolded)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, look.steps(2), 0, 0)
        self._lines.setSpacing(look.steps(3))
        self._lines.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)

    def show_chosen(self, country: str, region: str) -> None:
        """Show which country and region are set."""
        self._country, self._region = country, region
        if self._fields is not None:
            self._fields.show_chosen(country, region)

    def _on_unfolded(self, is_open: bool) -> None:
        if self._fields is None:
            year = self._today().year
            self._fields = CountryFields(self._look, year, self._country, self._region)
            self._fields.picked.connect(self.wanted)
            self._lines.addWidget(self._fields)
            let_keyboard_follow(self._unfold, self._fields)
        self._fields.setVisible(is_open)
