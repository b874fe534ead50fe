"""Every window of the program in each of its states, on the record of the demo.

What is to hold of all windows is tested over `STATES`. A window of the shelf without a state here
fails a test, so that no window is forgotten.
"""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QSystemTrayIcon, QWidget

from scripts.pictures.questions import ASKED
from scripts.pictures.stage import (
    BUSY,
    FIFTY_MINUTES,
    FIVE_MINUTES,
    LATE,
    MONDAY,
    WEDNESDAY,
    WEEK,
    Senses,
    Stage,
)
from scripts.pictures.talk import NOTE
from scripts.pictures.windows import break_window, note_card
from tests.ui.settings.senses import APPS
from tracker.asking import Suggested, ask_of
from tracker.demo import ZONE
from tracker.domain.events import Prompted
from tracker.domain.model import Choice, PromptKind
from tracker.wording.ideas import pick
from ui.about import AboutState, AboutWindow
from ui.break_window import Break, BreakWindow
from ui.cards import Card, NoteCard
from ui.close_day import CloseDayState, CloseDayWindow
from ui.fault import ReportWindow
from ui.first_run.state import FirstRunState
from ui.first_run.window import STEPS, FirstRunWindow
from ui.floating import Floating
from ui.help.state import HelpState
from ui.help.window import HelpWindow
from ui.look import Look
from ui.research import ResearchWindow
from ui.settings.names import DATA, PAGES
from ui.settings.window import SettingsState, SettingsWindow
from ui.talk.state import TalkState
from ui.talk.window import TalkWindow
from ui.tray import Tray
from ui.tray_marks import Mark, MarkKind, icon_of
from ui.trend.state import TrendState
from ui.trend.window import TrendWindow
from ui.week.state import WeekState
from ui.week.window import WeekWindow

Make = Callable[[Stage, Look], QWidget]
NOTHING_YET = date(2025, 1, 6)
YEAR_AFTER = date(2027, 11, 1)  # nearly, so that the demo still tells that the clock is right
TRACE = 'Traceback (most recent call last):\n  File "ui/program.py", line 1, in main\nValueError'


def press(window: QWidget, name: str) -> None:
    """Press a button by its name."""
    found = window.findChild(QAbstractButton, name)
    assert found is not None, name
    found.click()


# ------------------------------------------------------------------ windows


def _week(stage: Stage, look: Look, **state: object) -> WeekWindow:
    stage.turn_to(*MONDAY)
    return WeekWindow(stage.tracker, look, WeekState(**{"week": WEEK, "day": WEDNESDAY, **state}))  # type: ignore[arg-type]  # what a state is made of


def week_form(stage: Stage, look: Look) -> QWidget:
    """Return the week with a form in which something is typed that does not fit."""
    window = _week(stage, look)
    window.resize(0, 0)
    window.show()
    QApplication.processEvents()
    press(window, "add")
    for name, text in (("start", "09.00"), ("end", "25.00")):
        field = window.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)
    press(window, "save")
    return window


def week_undone(stage: Stage, look: Look) -> QWidget:
    """Return the week after work was deleted and put back."""
    window = _week(stage, look)
    press(window, "delete")
    press(window, "undo")
    return window


def trend(stage: Stage, look: Look, *, as_table: bool = False) -> QWidget:
    stage.turn_to(*MONDAY)
    return TrendWindow(stage.tracker, look, TrendState(shows_table=as_table))


def _settings(stage: Stage, look: Look, state: SettingsState) -> SettingsWindow:
    stage.turn_to(*MONDAY)
    return SettingsWindow(stage.tracker, Senses(stage.tracker.now), look, state)


def settings(group: str) -> Make:
    """Return what opens one page of the settings."""
    return lambda stage, look: _settings(stage, look, SettingsState(group=group))


def settings_faulty(stage: Stage, look: Look) -> QWidget:
    """Return settings with hours that cannot be, and a day in the future from which they hold."""
    typed = {"hours.schedule.mon": "16:00-08:00x", "hours.zone": "Nowhere/At all"}
    return _settings(stage, look, SettingsState(from_day=date(2026, 12, 1), typed=typed))


def settings_old_days(stage: Stage, look: Look) -> QWidget:
    """Return the page of the data as it asks about days that are older than the record is kept."""
    stage.turn_to(YEAR_AFTER, "10:00")
    now = stage.tracker.settings  # not set by the hall, which would take its language from them
    stage.tracker.settings = replace(now, data=replace(now.data, keep_months=1))
    window = SettingsWindow(
        stage.tracker, Senses(stage.tracker.now), look, SettingsState(group=DATA)
    )
    asked = window.findChild(QWidget, "keeping_question")
    assert asked is not None
    assert not asked.isHidden()
    return window


def settings_apps(stage: Stage, look: Look) -> QWidget:
    """Return the programs that run, unfolded."""
    window = _settings(stage, look, SettingsState(group="work"))
    press(window, "choose_apps")
    window.on_apps_found(APPS)
    press(window, "more_apps")
    return window


def settings_drawn(stage: Stage, look: Look) -> QWidget:
    """Return the core hours with the week drawn under them."""
    window = _settings(stage, look, SettingsState(group="hours"))
    press(window, "draw_week")
    return window


def first_run(step: int) -> Make:
    """Return what opens one step of the first run, all of it unfolded."""

    def made(stage: Stage, look: Look) -> QWidget:
        stage.turn_to(*MONDAY)
        state = FirstRunState(step=step, is_guessed=True)
        window = FirstRunWindow(stage.tracker, Senses(stage.tracker.now), look, state)
        window.on_apps_found(APPS)
        for name in ("more_apps", "rhythm:own"):
            found = window.findChild(QAbstractButton, name)
            if found is not None:
                found.click()
        return window

    return made


def talk(stage: Stage, look: Look, state: TalkState | None = None) -> QWidget:
    stage.turn_to(*MONDAY)
    return TalkWindow(stage.tracker, look, state)


def close_day(stage: Stage, look: Look, day: date | None = None) -> QWidget:
    stage.turn_to(WEDNESDAY, "18:30")
    return CloseDayWindow(stage.tracker, look, CloseDayState(day))


# ------------------------------------------------------------------ cards


def asked_for(shown: Floating) -> QWidget:
    """Put a card up and give it the keyboard, as somebody does who asks for it."""
    if isinstance(shown, Card | NoteCard | BreakWindow):
        shown.put_up()
    shown.take_keyboard()
    return shown


def card(kind: PromptKind) -> Make:
    """Return what asks one question."""
    [(_kind, when, choices, told)] = [one for one in ASKED if one[0] is kind]

    def make(stage: Stage, look: Look) -> QWidget:
        prompted = Prompted(stage.turn_to(*when), kind, "1", kind.value, choices)
        status = stage.working(**told)
        suggested = Suggested(FIVE_MINUTES, pick(stage.tracker.today(), 0).idea.text)
        schedule = stage.tracker.schedule
        ask = ask_of(prompted, schedule, status, ZONE, prompted.at, suggested=suggested)
        return asked_for(Card(ask, look, lambda: prompted.at))

    return make


def card_times(stage: Stage, look: Look) -> QWidget:
    """Return the times until which work may go on."""
    made = card(PromptKind.OUTSIDE_CORE)(stage, look)
    press(made, Choice.UNTIL.value)
    return made


def card_answered(stage: Stage, look: Look) -> QWidget:
    """Return a card that says what comes of an answer."""
    made = card(PromptKind.OUTSIDE_CORE)(stage, look)
    press(made, Choice.NOT_TODAY.value)
    return made


def break_filling(stage: Stage, look: Look) -> QWidget:
    """Return a break that fills the screen."""
    now = stage.turn_to(*BUSY)
    going = Break(pick(stage.tracker.today(), 0), FIVE_MINUTES, now + FIVE_MINUTES, True)
    return asked_for(BreakWindow(going, look, lambda: now))


def menu(stage: Stage, look: Look) -> QWidget:
    """Return the menu of the tray."""
    now = stage.turn_to(*LATE)
    tray = Tray(QSystemTrayIcon(icon_of(Mark(MarkKind.WORKING))))
    tray.dress_in(look)
    started = stage.tracker.sessions(LATE[0], LATE[0])[-1].span.start
    tray.update(stage.working(since=started, stretch=FIFTY_MINUTES), now)
    made = tray.menu
    assert made is not None
    made.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    made.aboutToShow.emit()
    tray.setParent(made)  # it lives as long as its menu
    return made


STATES: dict[str, Make] = {
    "week": _week,
    "week: a table": lambda stage, look: _week(stage, look, shows_table=True),
    "week: nothing on record": lambda stage, look: _week(stage, look, week=None, day=NOTHING_YET),
    "week: a form with a fault": week_form,
    "week: something undone": week_undone,
    "trend": trend,
    "trend: a table": lambda stage, look: trend(stage, look, as_table=True),
    **{f"settings: {group}": settings(group) for group in PAGES},
    "settings: nothing found": lambda s, look: _settings(s, look, SettingsState(search="0000")),
    "settings: faults": settings_faulty,
    "settings: programs": settings_apps,
    "settings: the week drawn": settings_drawn,
    **{f"first_run: step {number + 1}": first_run(number) for number in range(len(STEPS))},
    "talk": talk,
    "talk: a note": lambda stage, look: talk(stage, look, NOTE),
    "research": lambda _stage, look: ResearchWindow(look),
    "settings: old days": settings_old_days,
    "about": lambda _stage, look: AboutWindow(look),
    "about: licences": lambda _stage, look: AboutWindow(look, AboutState(0)),
    "help": lambda _stage, look: HelpWindow(look),
    "help: searched": lambda _stage, look: HelpWindow(look, HelpState(search="1")),
    "close_day": close_day,
    "close_day: yesterday": lambda stage, look: close_day(
        stage, look, WEDNESDAY - timedelta(days=1)
    ),
    "report": lambda _stage, look: ReportWindow(look, TRACE),
    **{f"card: {kind}": card(kind) for kind, *_rest in ASKED},
    "card: times": card_times,
    "card: answered": card_answered,
    "card: a note": lambda stage, look: asked_for(note_card(stage, look)),
    "break": lambda stage, look: asked_for(break_window(stage, look)),
    "break: all of the screen": break_filling,
    "menu": menu,
}
