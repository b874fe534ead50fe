"""The settings of what the program asks and suggests: prompts, and movement."""

from typing import Annotated, Literal

from msgspec import Struct

from tracker.settings import declaring
from tracker.settings.declaring import MOVEMENT_ADVICE, OUR_CHOICE, about
from tracker.wording import N_


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
