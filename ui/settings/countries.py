"""The country whose public holidays are days off, and its region where that has some of its own."""

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker import holidays
from tracker.wording import _
from ui.fields import ChoiceField
from ui.flow import Flow
from ui.look import Look
from ui.parts import label

COUNTRY = "calendar.country"
REGION = "calendar.region"
_WIDTH = 240  # px at 100 %


class CountryFields(QWidget):
    """Tells in `picked` both together, for a region belongs to its country."""

    picked = Signal(object)  # values by their keys

    def __init__(self, look: Look, year: int, country: str, region: str) -> None:
        super().__init__()
        self._year = year
        self._country, self._region = ChoiceField(look), ChoiceField(look)
        for field, key, name in (
            (self._country, COUNTRY, _("Country")),
            (self._region, REGION, _("Region")),
        ):
            field.setObjectName(key)
            field.setAccessibleName(name)
            field.setMinimumWidth(look.px(_WIDTH))
            field.setSizeAdjustPolicy(
                ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            field.activated.connect(self._on_picked)
        self._of_region = _under(label("region_name", _("Region"), wraps=False), self._region, look)
        rows = Flow(look.steps(4), look.steps(3))
        rows.setContentsMargins(0, 0, 0, 0)
        of_country = label("country_name", _("Country"), wraps=False)
        rows.addWidget(_under(of_country, self._country, look))
        rows.addWidget(self._of_region)
        self.setLayout(rows)
        self._fill(self._country, _countries(), country, _("No holidays"))
        self._show_regions(region)

    def show_chosen(self, country: str, region: str) -> None:
        """Show another country and region."""
        with QSignalBlocker(self._country):
            self._country.setCurrentIndex(max(self._country.findData(country), 0))
        self._show_regions(region)

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
        self._of_region.setVisible(bool(names))

    def _fill(self, field: ChoiceField, names: dict[str, str], chosen: str, nothing: str) -> None:
        with QSignalBlocker(field):
            field.clear()
            field.addItem(nothing, "")
            for code, name in sorted(names.items(), key=lambda named: named[1].casefold()):
                field.addItem(name, code)
            field.setCurrentIndex(max(field.findData(chosen), 0))
        longest = field.view().sizeHintForColumn(0) + 2 * field.view().frameWidth()
        field.view().setMinimumWidth(longest)  # what is opened is as wide as its longest name


def _under(name: QLabel, field: ChoiceField, look: Look) -> QWidget:
    """Put a field under its name, so that both go to the next row together."""
    both = QWidget()
    lines = QVBoxLayout(both)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(look.steps(1))
    lines.addWidget(name)
    lines.addWidget(field)
    name.setBuddy(field)
    return both


def country_name(code: str) -> str:
    """Name a country by the data of Qt, in the language of the program; see `country_names`."""
    territory = QLocale.codeToTerritory(code)
    if territory == QLocale.Country.AnyCountry:
        return code
    return _(QLocale.territoryToString(territory))


def _countries() -> dict[str, str]:
    return {code: country_name(code) for code in holidays.calendars()}
