"""What is done to a home once the program has ended, when no file of it is open any more.

A program that runs cannot delete its own journal, nor put another in its place.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from tracker.paths import Home
from tracker.wording import N_, _

CONSENT: Final = N_("delete everything")


class Ending(Protocol):
    """What is left to be done at the end."""

    @property
    def starts_anew(self) -> bool:
        """Tell whether the program is to start again afterwards."""
        ...

    def carry_out(self, home: Home, at: datetime) -> str:
        """Do it, and return what to tell the person.

        Raises:
            StoreError: it cannot be done; nothing is half done.
        """
        ...


@dataclass(frozen=True, slots=True)
class DeleteAll:
    """Delete everything that was recorded and set, backups in the home included."""

    starts_anew: bool = False

    def carry_out(self, home: Home, at: datetime) -> str:
        """Delete it for good."""
        from tracker.store import keeper

        keeper.delete_all(home)
        return _(
            "Everything in {folder} was deleted, and Kjernetid has ended. Started again, it begins"
            " anew."
        ).format(folder=home.folder)


@dataclass(frozen=True, slots=True)
class Restore:
    """Put what a backup carries in the place of what is there; that is kept as a backup."""

    file: Path
    starts_anew: bool = True

    def carry_out(self, home: Home, at: datetime) -> str:
        """Bring it back."""
        from tracker.store import keeper

        keeper.restore(home, self.file, at)
        return ""


def consents(typed: str) -> bool:
    """Tell whether somebody typed that they mean it, in their own language or in English."""
    return typed.strip().casefold() in (_(CONSENT), CONSENT)


def check_backup(home: Home, file: Path) -> None:
    """See that a file is a backup that could be brought back.

    Raises:
        BackupError: it is missing, no backup, or damaged.
        NewerJournalError: a newer version wrote it.
    """
    from tracker.store.backups import unpacked

    with unpacked(file, home.folder):
        pass
