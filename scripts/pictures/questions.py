"""Paint the pictures of all that is asked, and of closing the day, for docs/questions.md.

They show the same demo, and are drawn in the same way, as those of `weeks.py`.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtGui import QFont, QImage

from scripts.pictures.drawing import SHARPNESS, drawn, in_columns, on_a_large_screen, save
from scripts.pictures.stage import (
    BUSY,
    FIFTY_MINUTES,
    FIVE_MINUTES,
    LATE,
    MONDAY,
    WEEK,
    Stage,
    at_home,
)
from tracker.asking import Suggested, ask_of
from tracker.demo import ZONE, run_demo
from tracker.domain import boundary, breaks
from tracker.domain.events import Prompted
from tracker.domain.give_back import GiveBack
from tracker.domain.localtime import resolve
from tracker.domain.model import Choice, PromptKind
from tracker.domain.rest import Rest, RestState
from tracker.domain.spans import Span
from tracker.morning import Morning
from tracker.morning_words import morning_lines
from tracker.wording import use_language
from tracker.wording.ideas import pick
from ui.cards import Card, NoteCard
from ui.close_day import CloseDayState, CloseDayWindow
from ui.look import Look
from ui.startup import make_application
from ui.theme import DARK

EVENING = date(2026, 11, 17)
HOUR, QUARTER = timedelta(hours=1), timedelta(minutes=15)

# When each comes, what can be answered, and what the status tells then.
ASKED: tuple[tuple[PromptKind, tuple[date, str], tuple[Choice, ...], dict[str, Any]], ...] = (
    (PromptKind.WIND_DOWN, (EVENING, "15:45"), (Choice.FINE, Choice.SNOOZE), {}),
    (PromptKind.OUTSIDE_CORE, LATE, boundary.CHOICES, {}),
    (
        PromptKind.STILL_OUTSIDE,
        (LATE[0], "17:15"),
        boundary.CHOICES,
        {"outside_today": 5 * QUARTER},
    ),
    (PromptKind.LAST_CALL, (EVENING, "20:45"), (Choice.FINE, Choice.PLANNED), {}),
    (
        PromptKind.BACK_AGAIN,
        (EVENING, "20:10"),
        (Choice.CHECK_IN, Choice.PLANNED, Choice.PRIVATE),
        {},
    ),
    (
        PromptKind.LEFT_OPEN,
        (EVENING, "16:40"),
        (Choice.CLOSE, Choice.LEAVE, Choice.NOT_TODAY),
        {"open_apps": ("Teams", "Outlook")},
    ),
    (PromptKind.MOVEMENT, BUSY, breaks.CHOICES, {"stretch": FIFTY_MINUTES}),
    (PromptKind.MEAL, (BUSY[0], "13:30"), (Choice.FINE,), {}),
    (PromptKind.WEEK_READY, MONDAY, (Choice.OPEN,), {}),
)


# The night after Wednesday evening of the metrics: ten hours, where eleven were wanted.
SHORT_REST = Rest(
    LATE[0],
    resolve(LATE[0], 22 * 60 + 30, ZONE),
    resolve(LATE[0] + timedelta(days=1), 8 * 60 + 30, ZONE),
    timedelta(hours=10),
    timedelta(hours=10),
    RestState.SHORT,
)
THURSDAY, FRIDAY = (LATE[0] + timedelta(days=n) for n in (1, 2))
OFFER = GiveBack(
    THURSDAY,
    timedelta(minutes=70),
    (Span(resolve(THURSDAY, 8 * 60, ZONE), resolve(THURSDAY, 14 * 60 + 50, ZONE)),),
    FRIDAY,
    (Span(resolve(FRIDAY, 9 * 60 + 10, ZONE), resolve(FRIDAY, 16 * 60, ZONE)),),
)


def main() -> None:
    """Paint all pictures and name them."""
    on_a_large_screen(paint, SHARPNESS)


def paint() -> None:
    """Paint all pictures; Qt has not been started yet."""
    application = make_application()
    application.setFont(QFont(Look().family))
    application.setCursorFlashTime(0)
    use_language("en")
    with at_home() as stage:
        paint_close_day(stage, Look(), "empty")
        run_demo(stage.tracker.home)
        stage.tracker.look_again()
        for language, look, name in (
            ("en", Look(), "light"),
            ("en", Look(DARK), "dark"),
            ("en", Look(scale=2.0), "200"),
            ("nb", Look(), "nb"),
        ):
            use_language(language)
            paint_questions(stage, look, name)
            paint_morning(look, name)
            stage.turn_to(LATE[0], "18:30")
            paint_close_day(stage, look, name)
    application.quit()


def paint_questions(stage: Stage, look: Look, name: str) -> None:
    """Paint all questions on one desktop."""
    cards = [card(stage, look, *asked) for asked in ASKED]
    save(in_columns(cards, look.palette), f"questions-{name}")


def card(
    stage: Stage,
    look: Look,
    kind: PromptKind,
    when: tuple[date, str],
    choices: tuple[Choice, ...],
    told: dict[str, Any],
) -> QImage:
    """Draw the card of a question."""
    now = stage.turn_to(*when)
    status = replace(stage.working(), **told)
    if kind is PromptKind.WIND_DOWN:
        status = replace(status, core_ends=now + QUARTER)
    ask = ask_of(
        Prompted(now, kind, "1", kind, choices),
        stage.tracker.schedule,
        status,
        ZONE,
        now,
        suggested=Suggested(FIVE_MINUTES, pick(stage.tracker.today(), 0).idea.text),
        last_week=stage.tracker.week(WEEK) if kind is PromptKind.WEEK_READY else None,
    )
    made = Card(ask, look, lambda: now)
    made.put_up()
    return drawn(made)


def paint_close_day(stage: Stage, look: Look, name: str) -> None:
    """Paint the window in which a day is closed."""
    window = CloseDayWindow(stage.tracker, look, CloseDayState(stage.tracker.today()))
    save(drawn(window), f"close-day-{name}")


def paint_morning(look: Look, name: str) -> None:
    """Paint what the morning after a late evening tells, to who wants time back."""
    morning = Morning("", SHORT_REST, None, timedelta(0), OFFER, ZONE)
    lines = morning_lines(morning)
    actions = {words[0]: label for line in lines for label, words in line.deeds}
    meaning = f"{lines[0].more} {lines[1].text}"
    made = NoteCard(lines[0].fact, meaning, actions, 60, look)
    made.put_up()
    save(in_columns([drawn(made)], look.palette, 1), f"morning-{name}")


if __name__ == "__main__":
    main()
