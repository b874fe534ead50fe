"""Every setting there is changes what the program does: each test fails where a key is ignored."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.app.effects import (
    RATED,
    Effect,
    Looks,
    count_ideas,
    is_pause_told,
    is_rest_told,
    is_time_offered,
    statements,
)
from tests.app.lived import let_go_days, old_days
from tests.hands import ON_SCREEN, OSLO, FakeClock, FakeKeeping, at, let_run, span, work
from tracker.autostart import standing
from tracker.domain.events import (
    BreakRecorded,
    Event,
    PresenceEnded,
    Prompted,
    SessionEnded,
)
from tracker.domain.model import Choice, PresenceKind, WorkClass, WorkSpan
from tracker.domain.signals import (
    Active,
    Answer,
    Apps,
    Front,
    Idle,
    Lock,
    Passed,
    Say,
    Signal,
)
from tracker.domain.week import DayBalance, Week
from tracker.hall import Tracker
from tracker.recorder import Recorder
from tracker.rules import rules_from
from tracker.settings import declarations
from tracker.wording import language

LONG_AGO = date(2026, 1, 1)
W47 = Week(2026, 47)
MINUTE = timedelta(minutes=1)
WEEK_OF_TEN = ["core"] * 5 + ["weekend"] * 2


# --- What the record is looked at for -------------------------------------------------------------


def of_day(number: int, look: Callable[[DayBalance], Any]) -> Looks:
    return lambda tracker: look(tracker.week(W47).days[number])


def minutes(day: DayBalance) -> dict[str, int]:
    """Return the minutes of a day by class."""
    found = {work_class.value: day.of_class(work_class) // MINUTE for work_class in WorkClass}
    return {name: count for name, count in found.items() if count}


def classes_at_ten(tracker: Tracker) -> list[str]:
    """Return the class of ten o'clock on each day of the week."""
    return [tracker.schedule.class_at(at("10:00", day), OSLO).value for day in range(7)]


def class_on(month: int, day: int) -> Looks:
    """Look at the class of ten o'clock on a date of 2026."""
    number = (date(2026, month, day) - W47.monday).days
    return lambda tracker: tracker.schedule.class_at(at("10:00", number), OSLO).value


def of_weekday(weekday: int, text: str, work_class: str) -> Effect:
    """Return the effect of other core hours on one weekday: it alone changes."""
    after = [work_class if n == weekday else was for n, was in enumerate(WEEK_OF_TEN)]
    return Effect(text, classes_at_ten, WEEK_OF_TEN, after)


# --- What somebody at the keys is looked at for ---------------------------------------------------


def played(tracker: Tracker, *steps: tuple[str, Signal], days: int = 0) -> list[Event]:
    """Return what comes of a Monday on which signals come at these times.

    The last of them comes so many `days` later.
    """
    clock, keeping = FakeClock(at("06:00", 7)), FakeKeeping()
    rules = rules_from(tracker.settings, tracker.schedule)
    recorder = Recorder(rules, keeping, clock.read())
    recorder.start(clock.read())
    for number, (when, signal) in enumerate(steps, start=1):
        let_run(recorder, clock, at(when, 7 + (days if number == len(steps) else 0)), saves=False)
        recorder.handle(signal, clock.read())
    return keeping.events


def sessions(*steps: tuple[str, Signal]) -> Looks:
    return lambda tracker: sum(isinstance(e, SessionEnded) for e in played(tracker, *steps))


def first_prompt(*steps: tuple[str, Signal]) -> Looks:
    return lambda tracker: next(e.at for e in played(tracker, *steps) if isinstance(e, Prompted))


def count_prompts(*steps: tuple[str, Signal]) -> Looks:
    return lambda tracker: sum(isinstance(e, Prompted) for e in played(tracker, *steps))


def kinds(*steps: tuple[str, Signal], days: int = 0) -> Looks:
    """Look at what is asked; the last of the steps comes so many `days` later."""

    def look(tracker: Tracker) -> list[str]:
        events = played(tracker, *steps, days=days)
        return [event.kind.value for event in events if isinstance(event, Prompted)]

    return look


def has_meal(tracker: Tracker) -> bool:
    """Tell whether a morning without a pause ends with a note."""
    return "meal" in kinds(("07:00", Active()), ("12:45", Lock()))(tracker)


def first_break(*steps: tuple[str, Signal]) -> Looks:
    def look(tracker: Tracker) -> timedelta:
        record = next(e.record for e in played(tracker, *steps) if isinstance(e, BreakRecorded))
        return record.end - record.start

    return look


MORNING = (("08:00", Active()), ("11:00", Lock()))
EVENING = (("20:00", Active()), ("20:45", Lock()))


EFFECTS = {
    "program.autostart": Effect("true", lambda own: standing(own.home).state, "off", "on"),
    "general.language": Effect("nb", lambda _tracker: language(), "en", "nb"),
    # At 20:30 on a Sunday in Oslo it is half past four on Monday in Tokyo.
    "hours.zone": Effect("Asia/Tokyo", Tracker.today, date(2026, 11, 22), date(2026, 11, 23)),
    "hours.day_starts": Effect(
        "02:00",
        lambda tracker: [day.work // MINUTE for day in tracker.week(W47).days[:2]],
        [120, 0],
        [60, 60],
        (work("01:00-03:00", 1),),
    ),
    "hours.flex_before_min": Effect(
        "45",
        of_day(0, minutes),
        {"early": 60},
        {"early": 15, "flex": 45},
        (work("07:00-08:00"),),
    ),
    "hours.flex_after_min": Effect(
        "45",
        of_day(0, minutes),
        {"evening": 60},
        {"evening": 15, "flex": 45},
        (work("16:00-17:00"),),
    ),
    "hours.night": Effect(
        "21:30-06:00",
        of_day(0, minutes),
        {"night": 60},
        {"evening": 30, "night": 30},
        (work("21:00-22:00"),),
    ),
    "hours.evening": Effect(
        "17:00-18:00",
        of_day(0, lambda day: day.evening.value),
        "disconnected",
        "worked",
        (work("17:30-17:45"),),
    ),
    "hours.reachable": Effect(
        '["08:00-18:00"]',
        lambda tracker: tracker.week(W47).reachable_idle,
        240 * MINUTE,
        120 * MINUTE,
        (),
        (),
        (PresenceEnded(at("20:00"), span("15:00-20:00"), PresenceKind.UNLOCKED),),
    ),
    # Noon in New York is six in the evening at home.
    "hours.stay_on_home_time": Effect(
        "true",
        of_day(0, minutes),
        {"core": 30},
        {"evening": 30},
        (WorkSpan(span("18:00-18:30"), "America/New_York"),),
    ),
    "hours.schedule.mon": of_weekday(0, "[]", "dayoff"),
    "hours.schedule.tue": of_weekday(1, '["12:00-16:00"]', "early"),
    "hours.schedule.wed": of_weekday(2, '["08:00-09:30"]', "evening"),
    "hours.schedule.thu": of_weekday(3, '["08:00-09:30", "11:00-14:00"]', "between"),
    "hours.schedule.fri": of_weekday(4, "[]", "dayoff"),
    "hours.schedule.sat": of_weekday(5, '["10:00-12:00"]', "core"),
    "hours.schedule.sun": of_weekday(6, '["10:00-12:00"]', "core"),
    "calendar.country": Effect("", class_on(12, 25), "holiday", "core"),
    "calendar.region": Effect(
        "BY", class_on(11, 1), "weekend", "holiday", (), (("calendar.country", "DE"),)
    ),
    "rest.daily_h": Effect(
        "12",
        of_day(0, lambda day: day.rest_after and day.rest_after.state.value),
        "full",
        "short",
        (work("19:00-21:00"), work("08:30-16:00", 1)),
    ),
    "rest.weekly_h": Effect(
        "40",
        lambda tracker: tracker.week(W47).weekly_rest.state.value,
        "full",
        "open",  # the week is not over: a longer rest may yet begin
        tuple(work("08:00-20:00", day) for day in (-1, 0, 1, 2, 3, 4, 6, 7)),
    ),
    "work.computer": Effect("shared", sessions(*EVENING), 1, 0),
    "work.apps": Effect(
        "teams",
        sessions(("19:00", Front("teams")), *EVENING),
        0,
        1,
        (),
        (("work.computer", "shared"),),
    ),
    "work.running_counts": Effect(
        "true",
        sessions(("19:00", Apps(frozenset({"teams"}))), *EVENING),
        0,
        1,
        (),
        (("work.computer", "shared"), ("work.apps", "teams")),
    ),
    "work.away_after_min": Effect(
        "8",
        sessions(
            ("08:00", Active()),
            ("08:12", Idle(at("08:10", 7))),
            ("08:17", Active()),
            ("09:00", Lock()),
        ),
        2,
        1,
    ),
    "work.checkin_max_min": Effect(
        "5", of_day(0, lambda day: len(day.check_ins)), 1, 0, (work("20:00-20:10"),)
    ),
    "movement.every_min": Effect("30", first_prompt(*MORNING), at("08:50", 7), at("08:30", 7)),
    "movement.break_min": Effect(
        "12",
        first_break(("08:00", Active()), ("08:51", Answer("movement", Choice.NOW)), *MORNING[1:]),
        5 * MINUTE,
        12 * MINUTE,
    ),
    "movement.seated_only": Effect("true", count_ideas, 25, 11),
    "movement.quiet_only": Effect("true", count_ideas, 25, 18),
    "movement.no_stairs": Effect("true", count_ideas, 25, 24),
    "movement.tell_counted": Effect("false", is_pause_told, True, False),
    "prompts.outside_after_min": Effect(
        "30", first_prompt(*EVENING), at("20:15", 7), at("20:30", 7)
    ),
    "prompts.left_open": Effect(
        "true",
        count_prompts(
            ("16:00", Active()),
            ("16:00", Apps(frozenset({"teams"}))),
            ("16:05", Say(("stop",))),
            ("17:00", Passed()),
        ),
        0,
        1,
        (),
        (("work.apps", "teams"),),
    ),
    "prompts.budget_per_day": Effect("2", count_prompts(*MORNING), 3, 1),
    "prompts.outside_core": Effect(
        "false", kinds(*EVENING), ["outside_core", "last_call"], ["last_call"]
    ),
    "prompts.still_outside": Effect(
        "false",
        kinds(("17:00", Active()), ("19:00", Lock())),
        ["outside_core", "still_outside"],
        ["outside_core"],
    ),
    "prompts.last_call": Effect(
        "false", kinds(("20:35", Active()), ("20:47", Lock())), ["last_call"], []
    ),
    "prompts.back_again": Effect(
        "false",
        kinds(("17:00", Say(("close",))), ("19:00", Active()), ("19:20", Lock())),
        ["back_again"],
        [],
    ),
    "prompts.wind_down": Effect(
        "true", kinds(("15:30", Active()), ("15:59", Lock())), [], ["wind_down"]
    ),
    "prompts.wind_down_before_min": Effect(
        "20",
        first_prompt(("15:30", Active()), ("15:59", Lock())),
        at("15:45", 7),
        at("15:40", 7),
        (),
        (("prompts.wind_down", "true"),),
    ),
    "prompts.movement": Effect(
        "false", kinds(("08:00", Active()), ("09:00", Lock())), ["movement"], []
    ),
    "prompts.meal": Effect("false", has_meal, True, False),
    "prompts.morning": Effect(
        "false", is_rest_told, True, False, (work("14:00-23:00", 5), work("08:00-09:00", 6))
    ),
    "prompts.give_back": Effect("true", is_time_offered, False, True, (work("17:00-18:10", 7),)),
    "prompts.week_ready": Effect(
        "false",
        kinds(("08:00", Active()), ("08:10", Idle(at("08:05", 7))), ("08:00", Active()), days=7),
        ["week_ready"],
        [],
    ),
    "week.self_report": Effect("true", statements, 0, 3),
    "week.self_report_more": Effect("true", statements, 3, 6, others=RATED),
    "data.keep_months": Effect("1", old_days, 0, 2),
    "data.delete_old": Effect("true", let_go_days, 0, 2, others=(("data.keep_months", "1"),)),
}


@pytest.fixture
def tracker(home):
    """A home at half past eight on a Sunday evening, in the middle of nothing."""
    with Tracker.open(home, FakeClock(at("20:30", 6))) as tracker:
        yield tracker


def test_every_key_has_a_test_of_its_effect():
    """What is seen on the screen alone has its own in `tests/ui/test_settings_seen.py`."""
    assert EFFECTS.keys() | ON_SCREEN == declarations().keys()
    assert not EFFECTS.keys() & ON_SCREEN


@pytest.mark.parametrize("key", EFFECTS)
def test_a_key_does_what_it_says(tracker, key):
    effect = EFFECTS[key]
    tracker.import_spans(effect.spans)
    tracker._journal.record(effect.events, tracker.now)
    for other, text in effect.others:
        tracker.set(other, text, LONG_AGO)
    assert effect.look(tracker) == effect.before

    tracker.set(key, effect.text, LONG_AGO)

    assert effect.look(tracker) == effect.after


OVERRIDES = {
    declared.in_version: key
    for key, declared in declarations().items()
    if declared.in_version and not key.startswith("hours.schedule.")
}
WORKDAYS = "".join(f'{day} = ["08:00-16:00"]\n' for day in ("mon", "tue", "wed", "thu", "fri"))


def toml(name: str, text: object) -> str:
    return f"{name} = {text}\n" if str(text).isdigit() else f'{name} = "{text}"\n'


@pytest.mark.parametrize(("name", "key"), OVERRIDES.items())
@pytest.mark.parametrize("is_overridden", [False, True], ids=["for all", "for one"])
def test_what_holds_for_all_versions_gives_way_to_what_one_of_them_gives(
    home, name, key, is_overridden
):
    effect = EFFECTS[key]
    section, _dot, plain = key.partition(".")
    text = f"[{section}]\n" + toml(plain, effect.text)
    text += "".join(toml(other.partition(".")[2], value) for other, value in effect.others)
    text += f"[[hours.schedule]]\nfrom = {LONG_AGO}\n{WORKDAYS}"
    if is_overridden:
        text += toml(name, declarations()[key].default)
    home.folder.mkdir()
    home.settings.write_text(text, encoding="utf-8")

    with Tracker.open(home, FakeClock(at("20:30", 6))) as tracker:
        tracker.import_spans(effect.spans)

        assert tracker.notices == []
        assert effect.look(tracker) == (effect.before if is_overridden else effect.after)


def test_there_are_overrides_of_eight_kinds():
    assert OVERRIDES.keys() == {
        *("flex_before_min", "flex_after_min", "night", "day_starts"),
        *("country", "region", "daily_h", "weekly_h"),
    }
