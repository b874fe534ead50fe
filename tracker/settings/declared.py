"""Every setting, declared once: name, type, default, limits, unit, sentence, and what it rests on.

Validation, the command line, `docs/settings.md` and the JSON schema are made from these
declarations. What comes in dated versions is declared in `dated.py`.
"""

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

from tracker.settings import declaring
from tracker.settings.data import Data
from tracker.settings.dated import (
    Country,
    DailyRest,
    Day,
    DayStarts,
    FlexAfter,
    FlexBefore,
    Night,
    Region,
    Version,
    WeeklyRest,
)
from tracker.settings.declaring import INTERVAL, MOVEMENT_ADVICE, OUR_CHOICE, about
from tracker.settings.intervals import INTERVAL_PATTERN
from tracker.wording import LANGUAGES, N_

if TYPE_CHECKING:
    Language = str  # a type checker reads no folders
else:
    Language = Literal["", *LANGUAGES]


class General(Struct, frozen=True, kw_only=True):
    """How the program speaks and looks."""

    language: Annotated[
        Language,
        about(N_("The language of the program; empty: the system’s.")),
    ] = ""
    theme: Annotated[
        Literal["", "light", "dark", "contrast"],
        about(
            N_("The colours of the windows; empty: those that the system asks for."),
            N_("WCAG 2.2: in each of them, text has a contrast of at least 4.5 to 1"),
        ),
    ] = ""


class Hours(Struct, frozen=True, kw_only=True):
    """When work is meant to happen."""

    zone: Annotated[
        str,
        about(
            N_(
                "Your home zone, in which days without work and weeks begin; empty: the system’s,"
                " or where that is only UTC the one of your country."
            ),
            expected=N_("a zone such as “Europe/Oslo”, or nothing for the system’s"),
        ),
    ] = ""
    day_starts: DayStarts = "04:00"
    flex_before_min: FlexBefore = 0
    flex_after_min: FlexAfter = 0
    night: Night = "21:00-06:00"
    evening: Annotated[
        str,
        about(
            N_("The hours of the evening; an evening without work in them counts as free of work."),
            OUR_CHOICE,
            expected=INTERVAL,
            pattern=INTERVAL_PATTERN,
        ),
    ] = "18:00-23:00"
    reachable: Annotated[
        Day,
        about(
            N_(
                "The hours in which you have agreed to be reachable, on each day with core hours;"
                " empty: the core hours. Work apps left open in them do not count."
            ),
            N_("the Norwegian home-office regulation § 2"),
            expected=N_('a list of intervals such as ["08:00-12:00", "12:30-16:00"]'),
        ),
    ] = ()
    stay_on_home_time: Annotated[
        bool,
        about(N_("When travelling, core hours stay on home time instead of moving along.")),
    ] = False
    schedule: tuple[Version, ...] = ()


class Calendar(Struct, frozen=True, kw_only=True):
    """Which days are public holidays."""

    country: Country = "NO"
    region: Region = ""


class Rest(Struct, frozen=True, kw_only=True):
    """How much rest is wanted."""

    daily_h: DailyRest = 11
    weekly_h: WeeklyRest = 35


class Work(Struct, frozen=True, kw_only=True):
    """What counts as work."""

    computer: Annotated[
        Literal["work", "shared"],
        about(
            N_(
                "What this computer is for. On a work computer activity is work; on a shared one,"
                " outside core hours, nothing is stored unless a work app is in front or you press"
                " Start."
            )
        ),
    ] = "work"
    apps: Annotated[
        tuple[Annotated[str, Meta(min_length=1)], ...],
        about(
            N_(
                "The process names of your work apps. None are listed until you choose them, and"
                " nothing else is looked for."
            ),
            expected=N_('a list of process names such as ["teams", "outlook"]'),
        ),
    ] = ()
    running_counts: Annotated[
        bool,
        about(
            N_(
                "On a shared computer whose desktop does not tell which app is in front: whether"
                " activity outside core hours is work while a work app runs, wherever its window"
                " is."
            )
        ),
    ] = False
    away_after_min: Annotated[
        int,
        about(
            N_(
                "How long without input until you are taken to be away; work then ended with the"
                " last input."
            ),
            N_("our choice; as long as a movement break"),
            unit=N_("min"),
            limits=(2, 15),
        ),
    ] = 5
    checkin_max_min: Annotated[
        int,
        about(
            N_("How long work outside core hours may last and still be a quick check-in."),
            OUR_CHOICE,
            unit=N_("min"),
            limits=(5, 30),
        ),
    ] = 15


class Movement(Struct, frozen=True, kw_only=True):
    """When movement is suggested."""

    every_min: Annotated[
        int,
        about(
            N_("How long at the screen without a pause until movement is suggested."),
            MOVEMENT_ADVICE,
            unit=N_("min"),
            limits=(20, 90),
        ),
    ] = 50
    break_min: Annotated[
        int,
        about(
            N_("How long the suggested break is."),
            MOVEMENT_ADVICE,
            unit=N_("min"),
            limits=(1, 15),
        ),
    ] = 5
    seated_only: Annotated[
        bool,
        about(N_("Whether only ideas are suggested that can be done on a chair.")),
    ] = False
    quiet_only: Annotated[
        bool,
        about(N_("Whether only ideas are suggested that are quiet enough for a muted call.")),
    ] = False
    no_stairs: Annotated[
        bool,
        about(N_("Whether ideas are left out that take the stairs.")),
    ] = False
    full_screen: Annotated[
        bool,
        about(
            N_(
                "Whether the window of a break you have begun fills the screen until the break is"
                " over; its buttons, and Esc after a click, end that at any time."
            )
        ),
    ] = False
    tell_counted: Annotated[
        bool,
        about(
            N_(
                "Whether the tray tells for a quarter of an hour that a pause of your own was"
                " counted as a break."
            )
        ),
    ] = True


class Prompts(Struct, frozen=True, kw_only=True):
    """When the program speaks up, and about what."""

    outside_core: Annotated[
        bool,
        about(N_("Whether you are asked about unplanned work outside core hours.")),
    ] = True
    outside_after_min: Annotated[
        int,
        about(
            N_("How long unplanned work outside core hours goes on until you are asked about it."),
            N_("our choice; so that nobody is asked at 16:01"),
            unit=N_("min"),
            limits=(5, 60),
        ),
    ] = 15
    still_outside: Annotated[
        bool,
        about(
            N_(
                "Whether you are asked again while it goes on: an hour later, or at the time you"
                " chose, and three times a day at most."
            ),
            OUR_CHOICE,
        ),
    ] = True
    last_call: Annotated[
        bool,
        about(
            N_(
                "Whether you are told, a quarter of an hour before, until when to finish for a full"
                " rest before you start again."
            ),
            declaring.ELEVEN_HOURS,
        ),
    ] = True
    back_again: Annotated[
        bool,
        about(N_("Whether you are asked when work starts anew after you closed the day.")),
    ] = True
    wind_down: Annotated[
        bool,
        about(N_("Whether you are told that your core hours are about to end."), OUR_CHOICE),
    ] = False
    wind_down_before_min: Annotated[
        int,
        about(
            N_("How long before they end you are told."),
            OUR_CHOICE,
            unit=N_("min"),
            limits=(5, 30),
        ),
    ] = 15
    movement: Annotated[
        bool,
        about(
            N_("Whether movement breaks are suggested; breaks you take count all the same."),
            MOVEMENT_ADVICE,
        ),
    ] = True
    meal: Annotated[
        bool,
        about(
            N_(
                "Whether you are told, once a day, that you have worked for five and a half hours"
                " without a pause of 20 minutes."
            ),
            N_("the Norwegian Working Environment Act § 10-9"),
        ),
    ] = True
    week_ready: Annotated[
        bool,
        about(
            N_("Whether you are told at the first work of a week how the last one was."),
        ),
    ] = True
    morning: Annotated[
        bool,
        about(
            N_(
                "Whether you are told in the morning, once and never at night, what work last"
                " evening cost in rest, and what is unsure of that day."
            ),
            declaring.SHORT_REST,
        ),
    ] = True
    give_back: Annotated[
        bool,
        about(
            N_(
                "Whether an earlier end or a later start is offered after work has spilled over in"
                " a week; nothing is ever owed, or carried over."
            ),
            OUR_CHOICE,
        ),
    ] = False
    budget_per_day: Annotated[
        int,
        about(
            N_(
                "How many prompts a day may bring at most, one of them kept for the last call;"
                " 0: none."
            ),
            OUR_CHOICE,
            unit=N_("per day"),
            limits=(0, 50),
        ),
    ] = 12
    left_open: Annotated[
        bool,
        about(
            N_(
                "Whether you are asked, once an evening, about work apps that still stand open half"
                " an hour after you have stopped for the day."
            ),
            N_("our choice; research speaks of being reachable, which open apps only hint at"),
        ),
    ] = False
    show_as: Annotated[
        Literal["card", "system", "both"],
        about(
            N_(
                "How prompts are shown: as Kjernetid’s own card, as the desktop’s notification,"
                " or as both."
            ),
            N_("our choice; a card leaves focus and keyboard where they are"),
        ),
    ] = "card"
    sound: Annotated[
        bool,
        about(N_("Whether a question makes the desktop’s own sound when it comes up.")),
    ] = False


class Week(Struct, frozen=True, kw_only=True):
    """What you may say of a week."""

    self_report: Annotated[
        bool,
        about(
            N_(
                "Whether three statements about the week stand under its figures, for you to rate"
                " or to leave out. Answers stay in your journal, are never added up, and are"
                " hidden, not deleted, while this is off."
            ),
            declaring.EXPECTATIONS,
        ),
    ] = False
    self_report_more: Annotated[
        bool,
        about(
            N_(
                "Whether three more stand beside them: about contact with colleagues, what was"
                " expected of you, and digital tools."
            )
        ),
    ] = False


class Program(Struct, frozen=True, kw_only=True):
    """How the program is started."""

    autostart: Annotated[
        bool,
        about(N_("Whether Kjernetid starts in the tray when you log in, without a window.")),
    ] = False


class Settings(Struct, frozen=True, kw_only=True):
    """Everything a person can set; what a file leaves out has its default."""

    general: General = General()
    hours: Hours = Hours()
    calendar: Calendar = Calendar()
    rest: Rest = Rest()
    work: Work = Work()
    movement: Movement = Movement()
    prompts: Prompts = Prompts()
    week: Week = Week()
    program: Program = Program()
    data: Data = Data()
