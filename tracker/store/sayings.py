"""What the person says of days, weeks and networks: the part of the journal that keeps it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime

from sqlalchemy.orm import Session

from tracker.domain.model import Leave, Place, Swap
from tracker.domain.self_report import Statement
from tracker.domain.spans import Span
from tracker.domain.whereabouts import Chosen
from tracker.store import confirming, expiring, networks, planning, reading, self_reports


class Sayings:
    """Keeps the person's word; whoever is made from it says how rows are read and written."""

    _device: str
    _reading: Callable[[], AbstractContextManager[Session]]
    _writing: Callable[[], AbstractContextManager[Session]]

    # --- What the person says about days ---------------------------------------------------------

    def add_leave(self, leave: Leave) -> int:
        """Keep a day off, or a part of one, and return its number."""
        with self._writing() as rows:
            return planning.add_leave(rows, leave)

    def delete_leave(self, number: int) -> None:
        """Take a day off back.

        Raises:
            CorrectionError: there is none with that number.
        """
        with self._writing() as rows:
            planning.delete_leave(rows, number)

    def leave(self) -> list[Leave]:
        """Return all days off, sorted by date."""
        with self._reading() as rows:
            return planning.list_leave(rows)

    def swap_day(self, day: date, hours: tuple[tuple[int, int], ...] | None) -> None:
        """Give one day core hours of its own, in minutes since local midnight; None: no longer."""
        with self._writing() as rows:
            planning.swap_day(rows, day, hours)

    def swaps(self) -> list[Swap]:
        """Return all days with core hours of their own, sorted by date."""
        with self._reading() as rows:
            return planning.list_swaps(rows)

    def confirm_day(self, day: date, at: datetime, *, is_complete: bool) -> None:
        """Keep the person's word that a day's record is complete, or take it back."""
        with self._writing() as rows:
            confirming.confirm_day(rows, self._device, day, at, is_complete=is_complete)

    def is_confirmed(self, day: date) -> bool:
        """Tell whether the person's last word on a day is that its record is complete."""
        with self._reading() as rows:
            return day in reading.find_confirmed(rows, day, day)

    def write_line(self, day: date, text: str) -> None:
        """Keep the line that the person wrote on a day for the next one; empty: none."""
        with self._writing() as rows:
            planning.write_line(rows, day, text)

    def read_line(self, day: date) -> str:
        """Return the line that was written on a day; empty: none was."""
        with self._reading() as rows:
            return planning.read_line(rows, day)

    def line_for(self, day: date) -> str:
        """Return the last line written before a day and not shown on an earlier one, or nothing."""
        with self._reading() as rows:
            return planning.line_for(rows, day)

    def line_shown(self, day: date) -> None:
        """Keep that the line for a day has been shown on it."""
        with self._writing() as rows:
            planning.line_shown(rows, day)

    def add_on_call(self, span: Span) -> int:
        """Keep time on call and return its number."""
        with self._writing() as rows:
            return planning.add_on_call(rows, self._device, span)

    def delete_on_call(self, number: int) -> Span:
        """Take time on call back, and return when it was.

        Raises:
            CorrectionError: there is none with that number.
        """
        with self._writing() as rows:
            return planning.delete_on_call(rows, number)

    def on_call(self) -> dict[int, Span]:
        """Return all time on call under the numbers the person uses, sorted by start."""
        with self._reading() as rows:
            return planning.list_on_call(rows)

    def answer(self, monday: date, statement: Statement, value: int | None) -> None:
        """Keep how a statement was rated for the week of a Monday; None: not any more."""
        with self._writing() as rows:
            self_reports.keep_answer(rows, monday, statement, value)

    def answers(self, monday: date) -> dict[Statement, int]:
        """Return what was answered for the week of a Monday."""
        with self._reading() as rows:
            return self_reports.list_answers(rows, monday)

    # --- What becomes of old days ----------------------------------------------------------------

    def begun_before(self, until: datetime) -> list[datetime]:
        """Return, to a quarter of an hour, when anything on record before an instant began."""
        with self._reading() as rows:
            return expiring.begun_before(rows, until)

    def said_before(self, day: date) -> list[date]:
        """Return the tracker days before one of which the person said something."""
        with self._reading() as rows:
            return expiring.said_before(rows, day)

    def zones_in(self, window: Span) -> set[str]:
        """Return the zones in which the work of a window was lived."""
        with self._reading() as rows:
            return expiring.zones_in(rows, window)

    def count_measured_days(self, window: Span) -> int:
        """Return on how many days, counted in UTC, work was measured in a window."""
        with self._reading() as rows:
            return expiring.count_measured_days(rows, window)

    def put_off(self, day: date | None) -> None:
        """Keep on which tracker day the person said “not now” of old days; None: not any more."""
        with self._writing() as rows:
            expiring.put_off(rows, self._device, day)

    def put_off_on(self) -> date | None:
        """Return the tracker day on which they last said so, if they did."""
        with self._reading() as rows:
            return expiring.find_put_off(rows, self._device)

    # --- What the person says about networks -----------------------------------------------------

    def network_key(self) -> bytes:
        """Return the secret key of the tokens of networks, made when it is first asked for."""
        with self._writing() as rows:
            return networks.find_key(rows, self._device)

    def networks(self) -> dict[str, Place | None]:
        """Return the places of all networks by their tokens; None: asked about, not answered."""
        with self._reading() as rows:
            return networks.list_networks(rows)

    def keep_network(self, token: str, place: Place | None) -> None:
        """Keep where a network is; None: the person was asked about it."""
        with self._writing() as rows:
            networks.keep_network(rows, self._device, token, place)

    def forget_networks(self) -> None:
        """Forget all networks, and what was chosen for the day."""
        with self._writing() as rows:
            networks.forget_networks(rows, self._device)

    def chosen(self) -> Chosen | None:
        """Return the place that the person chose for a day, if they did; it may be over."""
        with self._reading() as rows:
            return networks.find_chosen(rows, self._device)

    def choose(self, chosen: Chosen | None) -> None:
        """Keep the place that the person chose for the day; None: no longer."""
        with self._writing() as rows:
            networks.keep_chosen(rows, self._device, chosen)
