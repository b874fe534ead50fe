"""The page of the settings: groups with their rows in one column, of which some are in view."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.settings import Row, declaration
from tracker.wording import _
from ui.look import Look
from ui.parts import button, dress_page, label
from ui.settings.app_chooser import AppChooser
from ui.settings.data_page import DataPage
from ui.settings.days_page import DaysPage
from ui.settings.drawn_week import DrawnWeek
from ui.settings.faded import FadedLines
from ui.settings.from_day import FromDay
from ui.settings.named_country import NamedCountry
from ui.settings.names import (
    DATA,
    DAYS,
    GROUPS,
    ORGANISATION,
    SENSES,
    dated,
    group_name,
    group_of,
    hint,
    is_day,
)
from ui.settings.organisation import OrganisationPage
from ui.settings.row import SettingRow
from ui.settings.senses import Senses, SensesPage

if TYPE_CHECKING:
    from tracker.hall import Tracker

_COLUMN = 560  # px at 100 %: about eighty letters, which the eye can follow
HOURS = "hours"
COUNTRY = "calendar.country"
APPS = "work.apps"
AUTOSTART = "program.autostart"
BUDGET = "prompts.budget_per_day"
_NARROW = 340  # px at 100 %, below which a field and what belongs to it lie under each other


class Page(QScrollArea):
    """All rows, under the headings of their groups; and pages of more than settings."""

    def __init__(
        self,
        tracker: "Tracker",
        rows: Iterable[Row],
        senses: Senses,
        clock: Callable[[], datetime],
        look: Look,
    ) -> None:
        super().__init__()
        self._look = look
        self.from_day = FromDay(look)
        self.from_day.setParent(self)  # until a group takes it in
        self._notices = label("notices", face="warm")
        self._nothing = label("nothing_found", face="soft")
        self.drawn, listed = DrawnWeek(look), list(rows)
        self._groups = self._made_groups(listed, look)
        of_data = [SettingRow(row, look) for row in listed if group_of(row.key) == DATA]
        in_groups = (row for group in self._groups.values() for row in group.rows)
        self.rows = {row.key: row for row in (*in_groups, *of_data)}
        self.days = DaysPage(tracker, lambda: clock().date(), look)
        self.data = DataPage(tracker, of_data, clock, look)
        self.senses = SensesPage(senses, clock, look)
        self.organisation = OrganisationPage(look)
        self._beside: dict[str, DaysPage | DataPage | SensesPage | OrganisationPage] = {
            DAYS: self.days,
            DATA: self.data,
            SENSES: self.senses,
            ORGANISATION: self.organisation,
        }
        self.apps = AppChooser(senses.find_apps, look)
        self.rows[APPS].take_below(self.apps)
        self.faded = FadedLines(senses, clock, look)
        self.rows[BUDGET].show_below(self.faded)
        self.country = NamedCountry(lambda: clock().date(), look)
        self.rows[COUNTRY].show_more(self.country)
        self.set_up = button("set_up", _("Set up again …"))
        self.rows[AUTOSTART].put_below(self.set_up)
        self._lay_out(look)
        self._told: QWidget | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._on_settled)
        for row in self.rows.values():
            row.told.connect(self._on_told)

    def _made_groups(self, rows: list[Row], look: Look) -> "dict[str, _Group]":
        groups = {}
        for name in GROUPS:
            under_days = self.drawn if name == HOURS else None
            of_group = [row for row in rows if group_of(row.key) == name]
            groups[name] = _Group(name, of_group, look, under_days)
        return groups

    def show_notices(self, notices: list[str]) -> None:
        """Show what is wrong with the file, a sentence a line."""
        self._notices.setText("\n".join(notices))
        self._notices.setVisible(bool(notices))

    def show_group(self, name: str) -> None:
        """Bring one group into view, or a page beside them."""
        self._bring_into_view({name: self._groups[name].rows} if name in self._groups else {})
        for beside, page in self._beside.items():
            page.bring_into_view(is_wanted=name == beside)

    def show_matching(self, text: str) -> None:
        """Bring what is said of `text` into view, whatever group it stands in."""
        words = text.casefold().split()
        found = {
            name: [row for row in group.rows if row.matches(words)]
            for name, group in self._groups.items()
        }
        pages = [page for page in self._beside.values() if page.matches(words)]
        self._bring_into_view(found)
        for page in self._beside.values():
            page.bring_into_view(is_wanted=page in pages)
        self._nothing.setText(_("No setting speaks of “{text}”.").format(text=text.strip()))
        self._nothing.setVisible(not pages and not any(found.values()))

    def set_headed(self, is_headed: bool) -> None:
        """Show the headings of groups, or leave them to what stands above the page.

        That of the organisation always stays: what stands above it is shorter.
        """
        headings = [group.heading for group in self._groups.values()]
        headings += [page.heading for page in (self.days, self.data, self.senses)]
        for heading in headings:
            heading.setVisible(is_headed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - 2 * self._look.steps(6)
        for row in self.rows.values():
            row.set_narrow(room < self._look.px(_NARROW))

    def _on_told(self, sentence: QWidget) -> None:
        self._told = sentence
        self._settled.start()

    def _on_settled(self) -> None:
        """Bring what was said about a fault into view, now that it has its place."""
        if self._told is not None and self._told.isVisible():
            self.ensureWidgetVisible(self._told, 0, self._look.steps(4))
        self._told = None

    def _bring_into_view(self, found: dict[str, list[SettingRow]]) -> None:
        self._nothing.hide()
        self.from_day.hide()
        needs_day = True
        for name, group in self._groups.items():
            rows = found.get(name, [])
            group.bring_into_view(rows)
            if needs_day and any(declaration(row.key).in_version for row in rows):
                group.take(self.from_day)
                needs_day = False

    def _lay_out(self, look: Look) -> None:
        column = QWidget()
        column.setMaximumWidth(look.px(_COLUMN))
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.steps(8))
        for widget in (
            self._notices,
            self._nothing,
            *self._groups.values(),
            *self._beside.values(),
        ):
            lines.addWidget(widget)
        lines.addStretch(1)
        ground = QWidget()
        around = QHBoxLayout(ground)
        around.setContentsMargins(look.steps(6), look.steps(6), look.steps(6), look.steps(6))
        around.addWidget(column, 1)
        around.addStretch(0)
        dress_page(self, "page", ground)


class _Group(QWidget):
    """A heading and the rows under it."""

    def __init__(
        self, name: str, rows: list[Row], look: Look, under_days: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setObjectName(f"group:{name}")
        self._under_days = under_days
        # What most people come for stands first.
        ordered = sorted(rows, key=lambda row: not is_day(row.key))
        self.rows = [SettingRow(row, look) for row in ordered]
        self._days_hint = label("about:days", _days_hint(rows), "small")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.steps(6))
        self.heading = label(f"heading:{name}", group_name(name), "title")
        self._lines.addWidget(self.heading)
        self._lay_out_days(look)
        for row in self.rows:
            if not is_day(row.key):
                self._lines.addWidget(row)

    def bring_into_view(self, rows: list[SettingRow]) -> None:
        for row in self.rows:
            row.setVisible(row in rows)
        self._days.setVisible(any(is_day(row.key) for row in rows))
        self.setVisible(bool(rows))

    def take(self, from_day: FromDay) -> None:
        """Put the day that changes hold from under the heading."""
        self._lines.insertWidget(1, from_day)
        from_day.show()

    def _lay_out_days(self, look: Look) -> None:
        """Lay the days of the week out as one block: they differ in nothing but their hours."""
        self._days = QWidget(self)
        lines = QVBoxLayout(self._days)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.steps(2))
        lead = label("name:days", dated(_("When each day’s work is meant to happen.")))
        lines.addWidget(lead)
        for row in self.rows:
            if is_day(row.key):
                lines.addWidget(row)
        lines.addWidget(self._days_hint)
        if self._under_days is not None:
            lines.addWidget(self._under_days)
        self._lines.addWidget(self._days)


def _days_hint(rows: list[Row]) -> str:
    day = next((row for row in rows if is_day(row.key)), None)
    return hint(declaration(day.key), day.rests_on) if day else ""
