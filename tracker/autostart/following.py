"""The entry follows the setting: at once where that is changed, and never against the person.

What was last done is kept in the home, in a file of one word. An entry that is gone since then was
removed by the person, and stays gone until they set it anew; a setting that says something else
than that word was changed in the file, or came with a backup, and is carried out.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tracker.aside import write_whole
from tracker.autostart.command import start_command
from tracker.autostart.entry import Entry, Standing, State
from tracker.autostart.words import standing_line
from tracker.errors import SettingsError, TrackerError
from tracker.paths import Home
from tracker.wording import _, reason_of

KEY: Final = "program.autostart"
_DONE: Final = {True: "on", False: "off"}


class LogIn:
    """Whether the program of one home starts when the person logs in, by their settings."""

    def __init__(self, home: Home, is_wanted: Callable[[], bool]) -> None:
        """Belong to a home; `is_wanted` tells what is set."""
        self._home = home
        self._is_wanted = is_wanted

    def obey(self, changes: Mapping[str, object]) -> None:
        """Carry out what settings are about to say, if they say anything about it.

        Raises:
            SettingsError: the system does not let us.
        """
        if KEY in changes:
            obey(self._home, is_wanted=bool(changes[KEY]))

    def follow(self) -> list[str]:
        """Carry out what the settings say now; return what is in the way, in sentences."""
        try:
            follow(self._home, is_wanted=self._is_wanted())
        except TrackerError as error:
            return [error.sentence]
        return []

    def forget(self) -> None:
        """Start no more, whatever the settings say.

        Raises:
            SettingsError: the system does not let us.
        """
        if self._is_wanted():
            obey(self._home, is_wanted=False)

    def line(self) -> str:
        """Say in a sentence what happens at the next log-in."""
        return standing_line(standing(self._home), is_wanted=self._is_wanted())


def entry_here() -> Entry:
    """Return the entry of this program on this system."""
    if sys.platform == "win32":
        from tracker.autostart.windows import run_entry

        return run_entry()
    if sys.platform == "darwin":
        from tracker.autostart.macos import agent_entry

        return agent_entry()
    from tracker.autostart.xdg import xdg_entry

    return xdg_entry()


def standing(home: Home, entry: Entry | None = None) -> Standing:
    """Tell what happens at the next log-in."""
    return (entry or entry_here()).look(start_command(home))


def obey(home: Home, *, is_wanted: bool, entry: Entry | None = None) -> None:
    """Carry out what the person has just said, whatever stood in the way.

    Raises:
        SettingsError: the system does not let us.
    """
    entry = entry or entry_here()
    found = entry.look(start_command(home))
    try:
        if is_wanted:
            entry.turn_on(start_command(home))
        elif found.state is State.ON or _last_done(home) == _DONE[True]:
            entry.turn_off()
    except OSError as error:
        raise SettingsError(
            _("Start at log-in cannot be changed in {where} ({reason}); try it again.").format(
                where=found.where, reason=reason_of(error)
            )
        ) from error
    _note(home, is_wanted=is_wanted)


def follow(home: Home, *, is_wanted: bool, entry: Entry | None = None) -> None:
    """Carry out a setting that was read, unless that was done before; mend an entry that is dead.

    Raises:
        SettingsError: the system does not let us.
    """
    last = _last_done(home)
    if last == _DONE[is_wanted] or (last is None and not is_wanted):
        found = standing(home, entry) if is_wanted else None
        if found is None or not found.is_dead:  # its program was moved, by an update for instance
            return
    obey(home, is_wanted=is_wanted, entry=entry)


def _note(home: Home, *, is_wanted: bool) -> None:
    home.prepare()
    try:
        write_whole(home.autostart_done, f"{_DONE[is_wanted]}\n".encode())
    except OSError as error:
        raise SettingsError(
            _("{file} cannot be written ({reason}); nothing was changed.").format(
                file=home.autostart_done, reason=reason_of(error)
            )
        ) from error


def _last_done(home: Home) -> str | None:
    try:
        return Path(home.autostart_done).read_text("utf-8").strip()
    except (OSError, ValueError):
        return None
