"""A made-up but realistic fortnight, run through the real engine into a throw-away home.

Somebody works mostly from home. There is chosen and spilled-over work, a quick check-in, a rest
that is short and one that is cut, breaks met and not, a day off, and a day without data. On some
evenings the work chat stays open, behind a locked screen or an unlocked one.
"""

import heapq
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

from msgspec.structs import replace

from tracker.clock import SimulatedClock
from tracker.domain.events import Event, PromptClosed, Prompted
from tracker.domain.localtime import local, resolve
from tracker.domain.model import Choice, Closing, Place, PromptKind
from tracker.domain.signals import (
    Active,
    Answer,
    Apps,
    Call,
    Idle,
    Lock,
    PlaceChanged,
    Say,
    Signal,
    Sleep,
    Unlock,
    Wake,
)
from tracker.domain.week import Week, WeekBalance
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.recorder import Recorder
from tracker.settings import Loaded, read
from tracker.wording import (
    _,
    choice_label,
    clock,
    closing_name,
    full_date,
    language,
    prompt_name,
)

ZONE = "Europe/Oslo"
CHAT = "teams"
FIRST_DAY = date(2026, 11, 9)
END = (date(2026, 11, 23), "08:30")
WEEKS = (Week(2026, 46), Week(2026, 47))
IDLE_KNOWN_AFTER = timedelta(minutes=5)
ANSWERED_AFTER = timedelta(seconds=40)
LEFT_AWAKE = timedelta(minutes=20)
SECOND = timedelta(seconds=1)

N, S, L, X = Choice.NOW, Choice.SKIP, Choice.LATER, None  # X: the prompt stays unanswered


@dataclass(frozen=True, slots=True)
class DayStory:
    """One day: stretches of presence, what else happened, and how prompts were answered.

    Attributes:
        day: the date.
        presence: stretches such as `08:02-11:31`; one that ends in `?` is left without locking.
        movement: answers to the movement prompts, in order; None lets one expire.
        outside: answers to the prompts about outside work, likewise.
        place: where the person works.
        calls: stretches of a call.
        chat: stretches in which the work chat is open; empty: for as long as the person is there.
        said: commands at a time, such as `20:00 planned until 21:30`.
        until: the time given with the answer *until*.
        is_watched: False: the program does not run on this day, though the machine does.
    """

    day: date
    presence: str = ""
    movement: tuple[Choice | None, ...] = ()
    outside: tuple[Choice | None, ...] = ()
    place: Place = Place.HOME
    calls: str = ""
    chat: str = ""
    said: tuple[str, ...] = ()
    until: str = ""
    is_watched: bool = True


@dataclass(frozen=True, slots=True)
class Demo:
    """What came of it: the story in sentences, and the two weeks."""

    story: list[str]
    weeks: tuple[WeekBalance, ...]


FORTNIGHT = (
    DayStory(
        date(2026, 11, 9),
        "08:04-09:46 09:54-11:30 12:00-13:12? 13:26-15:58",
        (N, N, X, N),
        calls="10:30-11:05",
        chat="08:04-19:15",
    ),
    DayStory(
        date(2026, 11, 10),
        "08:01-09:41 09:49-11:28 11:59-14:02 14:10-17:12 20:55-23:20",
        (S, N, X, N, N),
        (Choice.WRAP_UP, X, X, X),
        Place.WORKPLACE,
        calls="09:00-09:30",
        chat="08:01-17:30 20:55-23:20",
    ),
    DayStory(
        date(2026, 11, 11),
        "08:16-09:52 10:01-11:32 12:04-13:44 13:52-15:31",
        (N, S, N, N),
        place=Place.WORKPLACE,
    ),
    DayStory(date(2026, 11, 12), is_watched=False),
    DayStory(date(2026, 11, 13)),
    DayStory(date(2026, 11, 15), "19:10-20:02", outside=(Choice.NOT_TODAY,)),
    DayStory(
        date(2026, 11, 16),
        "08:01-09:31 09:39-11:30 12:00-13:40 13:49-16:00",
        (N, L, N, N, X, N),
        calls="10:00-10:45",
    ),
    DayStory(
        date(2026, 11, 17),
        "07:20-09:02 09:11-11:29 11:58-13:38? 13:47-15:59 19:58-21:24",
        (N, N, S, N, N),
        (Choice.WRAP_UP,),
        said=("19:59 planned until 21:30",),
        chat="07:20-16:05 19:58-21:24",
    ),
    DayStory(
        date(2026, 11, 18),
        "08:34-09:50 09:58-11:30 12:02-14:10 14:21-17:41?",
        (X, N, N, S),
        (Choice.UNTIL, X),
        Place.WORKPLACE,
        calls="15:20-16:05",
        until="17:30",
        chat="08:34-20:40",
    ),
    DayStory(
        date(2026, 11, 19),
        "08:10-09:33 09:44-11:31 12:01-13:42 13:50-15:48 22:03-22:12",
        (N, N, N, L, N, N),
        chat="08:10-18:20 22:03-22:12",
    ),
    DayStory(
        date(2026, 11, 20),
        "08:01-09:21 09:29-11:30 11:59-13:35 13:43-15:04",
        (N, S, N, N, X),
    ),
    DayStory(date(2026, 11, 21), "10:35-11:22", outside=(Choice.WRAP_UP,)),
    DayStory(date(2026, 11, 23), "07:59-08:25"),
)
LEAVE = (date(2026, 11, 13),)


def run_demo(home: Home) -> Demo:
    """Run the fortnight into a home, which should be a new one."""
    spoken = language()
    start = resolve(FIRST_DAY, 7 * 60, ZONE)
    clock_by_hand = SimulatedClock(start, ZONE)
    with Tracker.open(home, clock_by_hand) as tracker:
        _set_up(tracker, spoken)
        for day in LEAVE:
            tracker.days.add_leave(day, day)
        story = list(_played(tracker, clock_by_hand))
        clock_by_hand.at = _at(*END)
        return Demo(story, tuple(tracker.week(week) for week in WEEKS))


def _set_up(tracker: Tracker, spoken: str) -> None:
    """Set what the story needs; it is the same everywhere, whatever an organisation has set."""
    tracker.set("hours.zone", ZONE, FIRST_DAY)
    tracker.set("work.apps", f'["{CHAT}"]', FIRST_DAY)
    own, notices, *_policy = read(tracker.home.settings)
    general = replace(own.general, language=spoken)
    tracker.take(Loaded(replace(own, general=general), notices))


def _played(tracker: Tracker, clock_by_hand: SimulatedClock) -> Iterator[str]:
    recorder: Recorder | None = None
    for day in FORTNIGHT:
        clock_by_hand.at = _at(day.day, "07:00")
        if not day.is_watched:
            if recorder is not None:
                recorder.stop(clock_by_hand.read())
                tracker.close()
                recorder = None
            continue
        if recorder is None:
            recorder = tracker.record()
            recorder.start(clock_by_hand.read())
            recorder.handle(Apps(frozenset()), clock_by_hand.read())
        yield from _day_played(recorder, day, clock_by_hand)
    if recorder is not None:
        clock_by_hand.at = _at(*END)
        recorder.stop(clock_by_hand.read())


def _day_played(recorder: Recorder, day: DayStory, clock_by_hand: SimulatedClock) -> Iterator[str]:
    """Hand the day's signals to the recorder in order of time; prompts are answered between."""
    order = count()
    queue = [(at, next(order), signal) for at, signal in _signals(day)]
    heapq.heapify(queue)
    answers = {True: deque(day.movement), False: deque(day.outside)}
    is_told = False
    while queue:
        deadline = recorder.engine.next_deadline()
        if deadline is not None and deadline < queue[0][0]:
            clock_by_hand.at = deadline
            turn = recorder.due(clock_by_hand.read())
        else:
            clock_by_hand.at, _number, signal = heapq.heappop(queue)
            turn = recorder.handle(signal, clock_by_hand.read())
        for event in turn.events:
            if isinstance(event, Prompted):
                waiting = answers[event.kind is PromptKind.MOVEMENT]
                choice = waiting.popleft() if waiting else None
                if choice is not None:
                    until = _at(day.day, day.until) if choice is Choice.UNTIL else None
                    reply = Answer(event.id, choice, until)
                    heapq.heappush(queue, (event.at + ANSWERED_AFTER, next(order), reply))
            told = _told(event)
            if told and not is_told:
                yield full_date(day.day)
                is_told = True
            if told:
                yield told


def _signals(day: DayStory) -> Iterator[tuple[datetime, Signal]]:
    stretches = [_stretch(day.day, text) for text in day.presence.split()]
    if not stretches:
        return
    chats = [_stretch(day.day, text) for text in day.chat.split()]
    chats = chats or [(stretches[0][0], stretches[-1][1])]
    first, last = stretches[0][0], max(stretches[-1][1], chats[-1][1])
    yield first - 2 * SECOND, Wake()
    yield first - SECOND, PlaceChanged(day.place)
    for text, (start, end) in zip(day.presence.split(), stretches, strict=True):
        yield start, Unlock()
        yield start, Active()
        if text.endswith("?"):
            yield end + IDLE_KNOWN_AFTER, Idle(end)
        else:
            yield end, Lock()
    for text in day.calls.split():
        start, end = _stretch(day.day, text)
        yield start, Call(on=True)
        yield end, Call(on=False)
    for start, end in chats:
        yield start, Apps(frozenset({CHAT}))
        yield end, Apps(frozenset())
    for text in day.said:
        at, _space, words = text.partition(" ")
        yield _at(day.day, at), Say(tuple(words.split()))
    if day.day != END[0]:
        yield last + LEFT_AWAKE, Sleep()


def _stretch(day: date, text: str) -> tuple[datetime, datetime]:
    start, _dash, end = text.rstrip("?").partition("-")
    return _at(day, start), _at(day, end)


def _at(day: date, text: str) -> datetime:
    hours, _colon, minutes = text.partition(":")
    return resolve(day, int(hours) * 60 + int(minutes), ZONE)


def _told(event: Event) -> str | None:
    """Tell how a prompt went, in one line."""
    if not isinstance(event, PromptClosed) or not event.id:
        return None
    if event.how is Closing.ANSWERED and event.choice is not None:
        until = local(event.until, ZONE) if event.until is not None else None
        how = choice_label(event.choice, until)
    else:
        how = closing_name(event.how)
    return _("  {time}  {prompt}: {how}").format(
        time=clock(local(event.at, ZONE)), prompt=prompt_name(event.kind), how=how
    )
