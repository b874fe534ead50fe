"""A date, written and picked in the language that the person reads."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker

from tracker.wording import pgettext
from ui.fields import DateField
from ui.look import Look
from ui.qt_words import locale_in_use


class DayField(DateField):
    """A field for a day; `dateChanged` tells of another one once it has been typed."""

    def __init__(self, name: str, spoken: str, look: Look) -> None:
        """Be called `name` in tests and `spoken` by screen readers."""
        super().__init__(look)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        # How the calendar is laid out, with Monday first, and in which words; then how it is typed.
        self.setLocale(locale_in_use())
        self.setDisplayFormat(pgettext("a date, as Qt writes formats", "d MMMM yyyy"))
        self.setKeyboardTracking(False)
        self.setDateRange(QDate(2000, 1, 1), QDate(2100, 12, 31))

    def day(self) -> date:
        """Return the day that stands in it."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date) -> None:
        """Show a day without telling of it."""
        with QSignalBlocker(self):
            self.setDate(QDate(day.year, day.month, day.day))
