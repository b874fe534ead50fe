"""Halls that tests hand to the window in place of a journal: made-up weeks, and one that fails."""

from tests.ui.weeks import AFTER_W47
from tracker.domain.week import Week
from tracker.errors import DiskFullError
from tracker.settings import Settings

FULL = DiskFullError("The disk is full; nothing was changed.")


class NoWord:
    """Nobody is ever on call, and no day was confirmed."""

    def on_call(self, within):
        return {}

    def is_confirmed(self, day):
        return False


class NothingCorrected:
    """No work was ever corrected."""

    def originals(self, works):
        return {}


class OneWeek:
    """Shows one balance, whichever week is asked for; counts how often it is asked."""

    zone = "Europe/Oslo"
    settings = Settings()
    days = NoWord()
    corrections = NothingCorrected()

    def __init__(self, balance, now=AFTER_W47):
        self.balance = balance
        self.now = now
        self.asked = 0

    def today(self):
        return self.now.date()

    def this_week(self):
        return Week.of(self.today())

    def week(self, week):
        self.asked += 1
        return self.balance

    def sessions(self, first, last):
        return []

    def unsure(self, first, last):
        return []


class Failing:
    """Passes everything on to another hall, but for what is named: that fails.

    `parts` stand in for what the other hall has under these names.
    """

    def __init__(self, hall, *names, **parts):
        self._hall = hall
        self.failing = set(names)
        self.__dict__.update(parts)

    def __getattr__(self, name):
        if name in self.failing:

            def fail(*_args, **_more):
                raise FULL

            return fail
        return getattr(self._hall, name)


class Counting:
    """Passes everything on, and counts the questions about weeks."""

    def __init__(self, hall):
        self._hall = hall
        self.weeks = 0

    def week(self, week):
        self.weeks += 1
        return self._hall.week(week)

    def __getattr__(self, name):
        return getattr(self._hall, name)


class WithDays:
    """Passes everything on, but has days of its own."""

    def __init__(self, hall, days):
        self._hall = hall
        self.days = days

    def __getattr__(self, name):
        return getattr(self._hall, name)
