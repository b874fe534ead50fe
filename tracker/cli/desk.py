"""What every command stands at: whose home it is, what time it is, and the way into the hall."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from tracker.clock import Clock, clock_from_environment
from tracker.domain.localtime import local
from tracker.errors import TrackerError
from tracker.paths import Home, find_home
from tracker.starting import TrayOptions

if TYPE_CHECKING:
    from tracker.domain.week import WeekBalance
    from tracker.hall import Tracker

# “chart” and “chart-dark” are SVG for a page that has words of its own; “pdf” takes the paper that
# is usual here.
PictureKind = Literal["png", "svg", "pdf", "pdf-a4", "pdf-letter", "chart", "chart-dark"]
Paint = Callable[[Sequence["WeekBalance"], Path, PictureKind], None]
OpenTray = Callable[[Home, TrayOptions], int]
TOLD_S: Final = 0.5  # for the running program to hear that something was changed


@dataclass
class Desk:
    """What is handed to each command.

    Attributes:
        open_tray: starts the tray program; None where the windows are not installed.
        paint: paints weeks into a file; None likewise.
    """

    open_tray: OpenTray | None = None
    paint: Paint | None = None
    home: Home = field(default_factory=find_home)

    @cached_property
    def clock(self) -> Clock:
        """Return the clock; commands that ask for no time run without a valid one.

        Raises:
            UsageError: `KJERNETID_NOW` holds no instant.
        """
        return clock_from_environment()

    @contextmanager
    def look(self) -> Iterator["Tracker"]:
        """Open the hall to read; nothing is written, not even an empty journal.

        Raises:
            SettingsError: the settings cannot be used; what they decide is not guessed at.
            TrackerError: the home cannot be opened.
        """
        self._refuse_broken_settings()
        with self._opened(create=False) as tracker:
            _tell(tracker.notices)
            yield tracker

    @contextmanager
    def change(self) -> Iterator["Tracker"]:
        """Open the hall to put something on record; the running program is told afterwards.

        Raises:
            SettingsError: the settings cannot be used; what they decide is not guessed at.
            TrackerError: the home cannot be opened.
        """
        self.home.prepare()
        self._refuse_broken_settings()
        with self._opened(create=True) as tracker:
            _tell(tracker.notices)
            yield tracker
            _tell(tracker.mended)
        self._tell_program()

    @contextmanager
    def repair(self) -> Iterator["Tracker"]:
        """Open the hall for changes that have to work with broken settings as well.

        The running program is told afterwards.

        Raises:
            TrackerError: the home cannot be opened.
        """
        with self._opened(create=False) as tracker:
            yield tracker
        self._tell_program()

    @contextmanager
    def inspect(self) -> Iterator["Tracker"]:
        """Open the hall to look, with broken settings as well.

        Raises:
            TrackerError: the home cannot be opened.
        """
        with self._opened(create=False) as tracker:
            yield tracker

    def _tell_program(self) -> None:
        """Let the running program, if there is one, look again at record and settings.

        What was changed is changed, whether it hears that or not: see docs/adr/011.
        """
        from tracker.control import is_open, send

        if is_open(self.home):
            with suppress(TrackerError):
                send(self.home, ("changed",), timeout=TOLD_S)

    def _refuse_broken_settings(self) -> None:
        from tracker.settings import read

        read(self.home.settings)

    def _opened(self, *, create: bool) -> "Tracker":
        from tracker.hall import Tracker  # nothing of it is needed to show help

        return Tracker.open(self.home, self.clock, create=create)


def date_now(tracker: "Tracker") -> date:
    """Return the calendar date at home, which a typed time without a date means."""
    return local(tracker.now, tracker.zone).date()


def _tell(notices: list[str]) -> None:
    for notice in notices:
        click.echo(notice, err=True)
