"""Where somebody is in the first run, as a value from which the window can be built anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.settings import Value


@dataclass(frozen=True, slots=True)
class FirstRunState:
    """What the window shows.

    Attributes:
        step: the number of the step, from 0.
        chosen: what was chosen in it and is not written yet, by the keys of the settings.
        is_first: whether the home was new when the window was opened.
        is_guessed: whether the country was guessed already.
        focus: the object name of what has the keyboard.
    """

    step: int = 0
    chosen: Mapping[str, Value] = field(default_factory=dict)
    is_first: bool = False
    is_guessed: bool = False
    focus: str = ""
