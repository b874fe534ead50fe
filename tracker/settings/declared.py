"""Every setting, declared once: name, type, default, limits, unit, sentence, and what it rests on.

Validation, the command line, `docs/settings.md` and the JSON schema are made from these
declarations. The large sections have modules of their own, `prompts.py` and `data.py`; what comes
in dated versions, the core hours and their default included, is declared in `dated.py`.
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
from tracker.settings.declaring import INTERVAL, INTERVALS, OUR_CHOICE, about
from tracker.settings.intervals import INTERVAL_PATTERN
from tracker.settings.prompts import Movement, Prompts
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
            expected=INTERVALS,
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
