"""Where the journal, the settings, the backups and the log lie.

The folder is the local, non-roaming data folder of the person; `--home DIR` or `KJERNETID_HOME`
puts everything somewhere else.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from tracker.errors import FolderError

APP_NAME = "kjernetid"
HOME_VARIABLE = "KJERNETID_HOME"
FOLDER_MODE = 0o700
FILE_MODE = 0o600
_OTHERS = 0o077  # the bits of a mode that let others in


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds everything one person has recorded."""

    folder: Path

    @property
    def journal(self) -> Path:
        """Return the SQLite file of what was recorded."""
        return self.folder / "journal.db"

    @property
    def settings(self) -> Path:
        """Return the file of what the person has set."""
        return self.folder / "settings.toml"

    @property
    def backups(self) -> Path:
        """Return the folder of the rotating backups."""
        return self.folder / "backups"

    @property
    def recorder_lock(self) -> Path:
        """Return the file that the one recording instance holds locked."""
        return self.folder / "recorder.lock"

    @property
    def control_key(self) -> Path:
        """Return the file that tells where the program can be called while it runs, with a key."""
        return self.folder / "control.key"

    @property
    def autostart_done(self) -> Path:
        """Return the file that tells what was last done about starting at log-in."""
        return self.folder / "autostart.done"

    @property
    def log(self) -> Path:
        """Return the file of warnings and faults of the program."""
        return self.folder / "kjernetid.log"

    def prepare(self) -> None:
        """Make the folder, for its owner only, and see to it that its files are.

        Raises:
            FolderError: it cannot be made or written to.
        """
        from tracker.wording import _, reason_of  # the icon is there before any word is needed

        try:
            self.folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        except OSError as error:
            raise FolderError(
                _(
                    "The data folder {folder} cannot be made ({reason});"
                    " name another one with --home."
                ).format(folder=self.folder, reason=reason_of(error))
            ) from error
        if not os.access(self.folder, os.R_OK | os.W_OK | os.X_OK):
            raise FolderError(
                _(
                    "The data folder {folder} cannot be written to;"
                    " give yourself the right to, or name another one with --home."
                ).format(folder=self.folder)
            )
        for file in (self.settings, self.log):  # an editor or a copy may have opened them to all
            _close_to_others(file)


def _close_to_others(file: Path) -> None:
    """Take the rights of others to a file; one that a link leads to elsewhere is left alone."""
    with suppress(OSError):
        if file.lstat().st_mode & _OTHERS and not file.is_symlink():
            file.chmod(FILE_MODE)


def find_home(named: str | None = None) -> Home:
    """Return the home that was named, else the one in `KJERNETID_HOME`, else the person's own.

    Raises:
        FolderError: it begins with `~` and the name of nobody.
    """
    chosen = named or os.environ.get(HOME_VARIABLE, "")
    if chosen:
        return Home(_expanded(chosen).absolute())
    return own_home()


def own_home() -> Home:
    """Return the home that is used where none is named."""
    return Home(platformdirs.user_data_path(APP_NAME, appauthor=False, roaming=False))


def _expanded(chosen: str) -> Path:
    try:
        return Path(chosen).expanduser()
    except RuntimeError as error:
        raise FolderError(
            f"The data folder {chosen} cannot be found, because nobody here has that name;"
            " name another one with --home."
        ) from error
