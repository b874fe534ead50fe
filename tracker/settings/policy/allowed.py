"""What an organisation may preset: these keys and no others.

Whatever reads the record, decides what is asked and when, or keeps somebody from pausing, quitting
or taking their record along has no key here, and gets none: this is the person's own program.
"""

from typing import Final

from tracker.settings.dated import WEEKDAYS
from tracker.settings.keys import SCHEDULE

# Which language is spoken on the computers of a house, and what starts at log-in, is a matter of
# how these are run; everything else is how a person lives.
LOCKABLE: Final = ("general.language", "program.autostart")
CORE_HOURS: Final = tuple(f"{SCHEDULE}.{weekday}" for weekday in WEEKDAYS)
COUNTRY: Final = "calendar.country"
REGION: Final = "calendar.region"
PRESETTABLE: Final = (*LOCKABLE, *CORE_HOURS, COUNTRY, REGION, "work.apps")
