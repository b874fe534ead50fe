"""Start at log-in: an entry where each system keeps such, and what has become of it since.

The setting `program.autostart` is the person's word. The entry is theirs as well: one that they
removed, or turned off in the desktop's own settings, is not put back behind their back.
"""

from tracker.autostart.command import start_command
from tracker.autostart.entry import Entry, Standing, State
from tracker.autostart.following import LogIn, entry_here, follow, obey, standing
from tracker.autostart.words import as_wished, standing_line

__all__ = [
    "Entry",
    "LogIn",
    "Standing",
    "State",
    "as_wished",
    "entry_here",
    "follow",
    "obey",
    "standing",
    "standing_line",
    "start_command",
]
