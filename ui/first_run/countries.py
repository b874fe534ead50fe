"""The country whose public holidays are days off, and its region where that has some of its own."""

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from tracker import holidays
from tracker.wording import _
from ui.fields import ChoiceField
from ui.first_run.step import Chosen
from ui.flow import Flow
from ui.parts import label

COUNTRY = "calendar.country"
REGION = "calendar.region"
_WIDTH = 240  # px at 100 %


class CountryFields(QWidget):
    """Tells in `picked` both together, for a region belongs to its country."""

    picked = Signal(object)  # values by their keys

    def __init__(self, chosen: Chosen) -> None:
        super().__init__()
        self._year = chosen.today.year
        self._country, self._region = ChoiceField(chosen.look), ChoiceField(chosen.look)
        for field, key, name in (
            (self._country, COUNTRY, _("Country")),
            (self._region, REGION, _("Region")),
        ):
            field.setObjectName(key)
            field.setAccessibleName(name)
            field.setMinimumWidth(chosen.look.px(_WIDTH))
            field.activated.connect(self._on_picked)
        rows = Flow(chosen.look.steps(3), chosen.look.steps(2))
        rows.setContentsMargins(0, 0, 0, 0)
        for widget in (label("country_name", _("Country"), wraps=False), self._country):
            rows.addWidget(widget)
        self._region_name = label("region_name", _("Region"), wraps=False)
        for widget in (self._region_name, self._region):
            rows.addWidget(widget)
        self.setLayout(rows)
        self._fill(self._country, _countries(), str(chosen.value(COUNTRY)), _("No holidays"))
        self._show_regions(str(chosen.value(REGION)))

    def _on_picked(self) -> None:
        if self.sender() is self._country:
            self._show_regions("")
        self.picked.emit(
            {COUNTRY: self._country.currentData(), REGION: self._region.currentData() or ""}
        )

    def _show_regions(self, region: str) -> None:
        country = self._country.currentData()
        names = dict(holidays.region_names(country, self._year)) if country else {}
        if region:
            names.setdefault(region, region)
        self._fill(self._region, names, region, _("The whole country"))
        for widget in (self._region, self._region_name):
            widget.setVisible(bool(names))

    def _fill(self, field: ChoiceField, names: dict[str, str], chosen: str, nothing: str) -> None:
        with QSignalBlocker(field):
            field.clear()
            field.addItem(nothing, "")
            for code, name in sorted(names.items(), key=lambda named: named[1].casefold()):
                field.addItem(name, code)
            field.setCurrentIndex(max(field.findData(chosen), 0))


def country_name(code: str) -> str:
    """Name a country by the data of Qt, in the language of the program; see `country_names`."""
    territory = QLocale.codeToTerritory(code)
    if territory == QLocale.Country.AnyCountry:
        return code
    return _(QLocale.territoryToString(territory))


def _countries() -> dict[str, str]:
    return {code: country_name(code) for code in holidays.calendars()}
