"""Figures of days laid on the clipboard, to be pasted into somebody's timesheet."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from tracker.domain.week import DayBalance
from tracker.reports.day_words import day_in_full
from tracker.reports.timesheet import timesheet
from tracker.wording import _, date_range


def copied(days: Sequence[DayBalance]) -> str:
    """Lay days on the clipboard, and say so.

    Numbers have the decimal sign of the system, not that of the language the program speaks: a
    sheet goes by the system's, and would take the other for text.
    """
    QGuiApplication.clipboard().setText(timesheet(days, QLocale.system().decimalPoint()))
    which = day_in_full(days[0].day) if len(days) == 1 else date_range(days[0].day, days[-1].day)
    return _("Copied for a sheet: {days}.").format(days=which)
