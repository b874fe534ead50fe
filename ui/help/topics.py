"""Which place in the help fits what a person has before them: a window, a page of the settings."""

from typing import Final

from tracker.pages import Place
from ui.settings.names import DATA, DAYS, ORGANISATION, SENSES

OF_WINDOWS: Final = {
    "week": Place("week"),
    "trend": Place("week", "over-time"),
    "settings": Place("start", "yours"),
    "about": Place("start"),
    "research": Place("start"),
    "talk": Place("week", "along"),
    "close_day": Place("prompts", "closing"),
    "first_run": Place("start", "steps"),
    "report": Place("trouble", "report"),
    "help": Place("start"),
}
OF_SETTINGS: Final = {
    "hours": Place("counted", "hours"),
    "movement": Place("prompts", "movement"),
    "prompts": Place("prompts", "quieter"),
    "rest": Place("week", "rest"),
    "calendar": Place("counted", "days-off"),
    "work": Place("counted", "work"),
    "week": Place("week", "said"),
    "general": Place("start", "yours"),
    "program": Place("start", "log-in"),
    DAYS: Place("counted", "days-off"),
    DATA: Place("privacy", "where"),
    SENSES: Place("trouble", "doctor"),
    ORGANISATION: Place("privacy", "organisation"),
}
