"""A year at one computer: `python -m tests.app.year > year.jsonl` writes it as a trace.

Somebody works from home, eight to four and now and then in the evening. In the year are every kind
of signal, both changes of the clocks, a trip to New York, holidays, crashes, wrong clocks, pauses,
private time and calls of all sorts. The same seed makes the same year.
"""

import random
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from tests.app.computer import ONE_DAY, Computer, instant

HOME, ABROAD = "Europe/Oslo", "America/New_York"
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
TRIP = (date(2026, 9, 7), date(2026, 9, 18))
SUMMER = (date(2026, 7, 6), date(2026, 7, 26))
# Workdays spent in bed, and the nights of the changed clocks spent at the computer.
OFF_SICK = {date(2026, 2, day) for day in (10, 11, 12)} | {date(2026, 11, 5)}
CLOCKS_CHANGE = {date(2026, 3, 28), date(2026, 10, 24)}
TURNS = 20

Scene = Callable[[], object]


class Year:
    """Days made of scenes: what may happen is drawn, what has to happen some day takes turns."""

    def __init__(self, seed: int = 2026) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - the same year each time, no secret
        self.computer = Computer(instant(FIRST, 7, 30, HOME), HOME)
        self.is_off = True
        self.is_asleep = False
        self.wrong_by = 0
        self.turn = -1
        day = FIRST
        while day <= LAST:
            self._day(day)
            day += ONE_DAY
        if not self.is_off:
            self.computer.shuts_down()

    # --- Days ------------------------------------------------------------------------------------

    def _day(self, day: date) -> None:
        self.computer.told_after = timedelta(minutes=self.draw.choice([3, 5]))
        if day in CLOCKS_CHANGE:
            self._night_at_the_computer(day)
        elif SUMMER[0] <= day <= SUMMER[1] or day in OFF_SICK:
            return
        elif day.weekday() < 5:
            self._workday(day)
        elif day.weekday() == 6 and self.draw.random() < 0.25:
            self._wakes(self._at(day, 16) + self._minutes(0, 59))
            self._works(self.draw.randint(8, 120))
            self._leaves()
            self._night()

    def _workday(self, day: date) -> None:
        self.turn = (self.turn + 1) % TURNS
        if day == TRIP[0]:
            self._flies_out(day)
        self._wakes(self._at(day, 7, 40) + timedelta(seconds=self.draw.randint(0, 3600)))
        if self.turn == 3:
            self._private_evening(day)
            return
        if self.turn == 11:
            self.computer.says("quiet")
        if day.weekday() == 2:
            self.computer.tell("place", place=self.draw.choice(["workplace", "home", "other"]))
        self._hours(self._at(day, 15, 30) + self._minutes(0, 150))
        if day == TRIP[1]:
            self._works_on_the_way_home()
        elif self.turn == 9:
            self._back_at(self._at(day, 21))
            self._works(10)
            self.computer.forgets_a_call()
        elif self.turn % 3 == 1:
            self._evening(day)
        self._night()

    def _hours(self, until: datetime) -> None:
        """Work from the morning until the afternoon, with pauses of all kinds between."""
        scene: Scene | None = self._scene_of_the_day()
        while True:
            self._works(self.draw.randint(12, 80))
            if self.computer.at >= until and scene is None:
                break
            (scene or self.draw.choice(self._pauses()))()
            scene = None
        self._leaves()

    def _evening(self, day: date) -> None:
        self._back_at(self._at(day, 20) + self._minutes(0, 30))
        if self.draw.random() < 0.3:
            self.computer.says("planned", "until", "21:30")
        self._works(self.draw.choice([4, 9, 40, 100]))
        if self.draw.random() < 0.4:
            self.computer.answers("outside_core", self.draw.choice(["wrap_up", "not_today"]))
        if self.draw.random() < 0.4:
            self.computer.answers("still_outside", "until", until="23:30")
            self._works(20)
        self._leaves()
        if self.turn % 2:
            self.computer.wait(12)
            self.computer.is_bumped(self.draw.randint(1, 29))

    def _private_evening(self, day: date) -> None:
        """Work little, then say of the evening, as soon as it is asked about, that it was not.

        It is asked about for sure: what went unanswered before counts no more.
        """
        self.computer.says("quiet", "reset")
        self._works(60)
        self.computer.locks()
        self._back_at(self._at(day, 20))
        self.computer.wait(minutes=15, seconds=30)
        self.computer.answers_private()
        self.computer.wait(20)
        self.computer.tell("lock")
        self._night()

    def _night_at_the_computer(self, day: date) -> None:
        self._wakes(self._at(day, 22) + self._minutes(0, 59))
        for _hour in range(6):
            self._works(self.draw.randint(30, 60))
            self.computer.rests_hands(self.draw.randint(301, 900))
        self._leaves()
        self._night()

    def _flies_out(self, day: date) -> None:
        if self.is_off:
            self.computer.zone = ABROAD
        else:
            self.computer.wait_until(self._at(day, 5))
            self.computer.travels(ABROAD)

    def _works_on_the_way_home(self) -> None:
        self._back_at(self.computer.at + timedelta(hours=2))
        self._works(30)
        self.computer.travels(HOME)
        self._works(30)
        self.computer.locks()

    # --- Mornings and nights ---------------------------------------------------------------------

    def _wakes(self, at: datetime) -> None:
        """Sit down in the morning; the first input is some seconds after the computer is up."""
        if self.is_off:
            self.computer.wait_until(at + timedelta(seconds=self.wrong_by))
            self.computer.boots()
        else:
            self.computer.wait_until(at)
            if self.is_asleep:
                self.computer.tell("wake")
            self.computer.wait(seconds=5)
            self.computer.tell("unlock")
        if self.wrong_by:
            self.computer.wait(seconds=20)
            self.computer.is_set(-self.wrong_by)
        self.is_off = self.is_asleep = False
        self.wrong_by = 0
        self.computer.wait(seconds=self.draw.randint(1, 30))
        self.computer.types()

    def _night(self) -> None:
        """Let the computer sleep, shut it down, or leave it as it is."""
        self.computer.wait(self.draw.randint(6, 20))
        chance = self.draw.random()
        if chance < 0.3 or self.turn == 6:
            self.computer.shuts_down()
            self.is_off = True
            self.wrong_by = self.wrong_by or (3 * 3600 if self.turn == 6 else 0)
        elif chance < 0.8:
            self.computer.tell("sleep")
            self.is_asleep = True

    def _leaves(self) -> None:
        self.draw.choice([self.computer.locks, self.computer.walks_off])()

    def _back_at(self, at: datetime) -> None:
        self.computer.wait(seconds=30)
        self.computer.wait_until(at)
        self.computer.unlocks_and_types()

    # --- At work ---------------------------------------------------------------------------------

    def _works(self, minutes: int) -> None:
        """Type, with everything between that does not end a session."""
        end = self.computer.at + timedelta(minutes=minutes, seconds=self.draw.randint(0, 59))
        while True:
            self.computer.wait(seconds=self.draw.randint(90, 1500))
            if self.computer.at >= end:
                return
            self.draw.choice(self._small_things())()

    def _small_things(self) -> list[Scene]:
        on, draw = self.computer, self.draw
        outside = ["wrap_up", "planned", "on_call", "not_today"]
        return [
            partial(on.rests_hands, draw.randint(20, 299)),
            partial(on.rests_hands, draw.randint(180, 299)),
            partial(on.talks, draw.randint(1, 25)),
            partial(on.is_busy, draw.randint(1, 40)),
            partial(on.tell, "front", app=draw.choice(["teams", "code", "firefox"])),
            partial(on.tell, "apps", open=draw.sample(["outlook", "teams", "slack"], 2)),
            partial(on.answers, "movement", draw.choice(["now", "later", "skip"])),
            partial(on.answers, "movement", draw.choice(["now", "later", "skip"])),
            partial(on.answers, "outside_core", draw.choice(outside)),
            partial(on.answers, "still_outside", draw.choice(outside)),
        ]

    def _pauses(self) -> list[Scene]:
        on, draw = self.computer, self.draw
        return [
            partial(on.rests_hands, draw.randint(300, 2400)),
            partial(on.rests_hands, draw.choice([299, 300, 301])),
            partial(self._and_back, on.locks, draw.randint(1, 45)),
            partial(self._and_back, on.locks, draw.randint(1, 45)),
            partial(self._and_back, partial(on.sleeps, draw.randint(1, 90)), 0),
            partial(self._and_back, partial(on.listens, draw.randint(8, 100)), 0),
            partial(self._and_back, partial(on.walks_about_in_a_call, draw.randint(1, 60)), 0),
        ]

    def _and_back(self, leaves: Scene, minutes: int) -> None:
        leaves()
        self._back_at(self.computer.at + timedelta(minutes=minutes))

    # --- What has to happen some day -------------------------------------------------------------

    def _scene_of_the_day(self) -> Scene | None:
        on = self.computer
        scenes: dict[int, Scene] = {
            0: partial(self._crash, on.at),
            1: partial(self._held, 30, None, "pause", "30m"),
            2: partial(self._held, 25, "start", "stop"),
            4: partial(self._held, 25, "resume", "private", "last", "20m"),
            5: partial(self._held, 50, "resume", "pause", "until", "tomorrow"),
            7: partial(self._set_and_back, 3600),
            8: partial(on.is_set, -37),
            10: self._is_two_hours_late,
            11: partial(on.is_set, 95),
            12: partial(on.says, "break"),
            13: self._restarts,
            14: self._is_short,
            15: partial(self._set_and_back, -5400),
            16: partial(self._crash, on.at, on.locks),
            17: partial(on.says, "planned"),
            18: self._pauses_until_the_hour,
            19: partial(self._held, 10, "resume", "private"),
        }
        return scenes.get(self.turn)

    def _crash(self, _day: datetime, first: Scene | None = None) -> None:
        if first is not None:
            first()
            self.computer.wait(3)
        self.computer.crashes(self.draw.randint(1, 20))
        self.computer.wait(seconds=5)
        self.computer.types()

    def _held(self, minutes: int, release: str | None, *command: str) -> None:
        """Ask not to be counted, type on, and be counted again."""
        self.computer.holds(command[0], *command)
        self.computer.wait(minutes)
        if release is not None:
            self.computer.says(release)
        self.computer.counts_again()

    def _pauses_until_the_hour(self) -> None:
        there = self.computer.there()
        hour = there.replace(minute=0, second=0) + timedelta(hours=1)
        self.computer.holds("pause", "pause", "until", f"{hour:%H:%M}")
        self.computer.wait_until(hour)
        self.computer.counts_again()

    def _set_and_back(self, seconds: int) -> None:
        self.computer.is_set(seconds)
        self.computer.wait(self.draw.randint(1, 10))
        self.computer.is_set(-seconds)

    def _is_two_hours_late(self) -> None:
        """Have the clock set back two hours, until somebody sees it the next morning."""
        self.computer.is_set(-7200)
        self.wrong_by = -7200

    def _restarts(self) -> None:
        self.computer.shuts_down()
        self.computer.wait(2)
        self.computer.boots()
        self.computer.wait(seconds=5)
        self.computer.types()

    def _is_short(self) -> None:
        """Touch the keys for ten seconds inside core hours: short, but work."""
        self.computer.locks()
        self._back_at(self.computer.at + timedelta(minutes=8))
        self.computer.wait(seconds=10)
        self.computer.locks()
        self._back_at(self.computer.at + timedelta(minutes=8))

    def _at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return instant(day, hour, minute, self.computer.zone)

    def _minutes(self, least: int, most: int) -> timedelta:
        return timedelta(minutes=self.draw.randint(least, most))


if __name__ == "__main__":
    sys.stdout.writelines(Year().computer.text())
