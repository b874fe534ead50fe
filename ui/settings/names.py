"""What settings are called for people: the groups they stand in, the values they stand at.

Declarations name sections and values as the file does. Here they get the words of the window; a
test holds that none is left without.
"""

from datetime import date
from typing import Final

from tracker.errors import SettingsError
from tracker.settings import Declaration, Value, text_of, unit_after
from tracker.settings.dated import WEEKDAYS
from tracker.settings.policy.allowed import CORE_HOURS
from tracker.settings.typing_in import parse_value
from tracker.wording import N_, _, begin, language_name, quoted, weekday

# In the order in which people look for them; the keys are sections of the file.
_GROUPS: Final = {
    "hours": N_("Core hours"),
    "movement": N_("Breaks"),
    "prompts": N_("Reminders"),
    "rest": N_("Rest"),
    "calendar": N_("Holidays"),
    "work": N_("What counts as work"),
    "week": N_("The week"),
    "general": N_("Language and look"),
    "program": N_("The program"),
}
GROUPS: Final = tuple(_GROUPS)
# The pages beside them, on which more stands than settings, or none.
DAYS: Final = "days"
DATA: Final = "data"
SENSES: Final = "senses"
ORGANISATION: Final = "organisation"
_BESIDE: Final = {
    DAYS: N_("Days off and on call"),
    DATA: N_("Your data"),
    SENSES: N_("What is sensed"),
    ORGANISATION: N_("What your organisation has set"),
}
PAGES: Final = (*GROUPS, *_BESIDE)

LANGUAGE: Final = "general.language"
_SYSTEMS: Final = N_("the system’s")
_CHOICES: Final = {
    LANGUAGE: {"": _SYSTEMS},
    "general.theme": {
        "": _SYSTEMS,
        "light": N_("light"),
        "dark": N_("dark"),
        "contrast": N_("high contrast"),
    },
    "work.computer": {"work": N_("work"), "shared": N_("work and private life")},
    "prompts.show_as": {
        "card": N_("a card"),
        "system": N_("a notification"),
        "both": N_("both"),
    },
}
_NOTHING: Final = {
    "hours.zone": _SYSTEMS,
    "calendar.country": N_("no holidays"),
    "calendar.region": N_("the whole country"),
    "hours.reachable": N_("the core hours"),
    "work.apps": N_("none"),
}
# What an organisation may preset, in few words.
_DIRECTIVES: Final = {
    "general.language": N_("Language"),
    "program.autostart": N_("Start at log-in"),
    "calendar.country": N_("Holidays"),
    "calendar.region": N_("Holidays of a region"),
    "work.apps": N_("Work apps"),
    **dict.fromkeys(CORE_HOURS, N_("Core hours")),
}
_EXAMPLES: Final = {
    "work.apps": "teams, outlook",
    **dict.fromkeys(
        ("hours.reachable", *(f"hours.schedule.{day}" for day in WEEKDAYS)),
        N_("08:00-12:00, 12:30-16:00, or 22:00-06:00, which belongs to the day it begins on"),
    ),
}


def group_of(key: str) -> str:
    """Return the section that a key stands in."""
    return key.partition(".")[0]


def group_name(group: str) -> str:
    """Name a group of settings, or a page beside them, as a heading."""
    return _({**_GROUPS, **_BESIDE}[group])


def listed_name(group: str) -> str:
    """Name a group, or a page, where there is little room: in the list of them."""
    return _("Your organisation") if group == ORGANISATION else group_name(group)


def directive_title(key: str) -> str:
    """Name what an organisation may preset, in few words, as a heading."""
    return _(_DIRECTIVES[key])


def choice_name(key: str, choice: str) -> str:
    """Name one of the values that may be chosen for a key, as it stands inside a sentence."""
    if key == LANGUAGE and choice:
        return language_name(choice)
    return _(_CHOICES[key][choice])


def nothing_name(key: str) -> str:
    """Say what it means that a text is empty; empty where it may not be."""
    if is_day(key):
        return _("no core hours")
    return _(_NOTHING[key]) if key in _NOTHING else ""


def is_day(key: str) -> bool:
    """Tell whether a key holds the core hours of a weekday."""
    return key.startswith("hours.schedule.")


def day_name(key: str) -> str:
    """Name the weekday of a key that holds its core hours."""
    number = WEEKDAYS.index(key.rpartition(".")[2]) + 1
    return begin(weekday(date.fromisocalendar(2026, 1, number)))


def typed_form(declared: Declaration, value: Value) -> str:
    """Write a value as people type it: lists without the brackets of the file."""
    if isinstance(value, tuple):
        plain = ", ".join(value)
        return plain if _means(declared.key, plain, value) else text_of(value)
    return text_of(value)


def value_name(declared: Declaration, value: Value) -> str:
    """Name a value inside a sentence: 50 min, “light”, 08:00-16:00."""
    if declared.choices:
        return quoted(choice_name(declared.key, str(value)))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = typed_form(declared, value) or nothing_name(declared.key)
    unit = unit_after(declared, value)
    return f"{text} {unit}" if unit else text


def dated(sentence: str) -> str:
    """Mark a sentence about what comes in dated versions; the mark never begins a line."""
    return f"{sentence}\N{NO-BREAK SPACE}†"


def hint(declared: Declaration, rests_on: str) -> str:
    """Say in a line what may be typed, where that is not plain to see, and what it rests on."""
    said = []
    if isinstance(declared.default, tuple):
        said.append(_("Such as {example}.").format(example=_(_EXAMPLES[declared.key])))
    elif not declared.choices and not isinstance(declared.default, bool):
        said.append(_("{expected}.").format(expected=begin(declared.expected)))
    if rests_on:
        said.append(_("Rests on {reason}.").format(reason=rests_on))
    return " ".join(said)


def _means(key: str, text: str, value: Value) -> bool:
    try:
        return parse_value(key, text) == value
    except SettingsError:
        return False
