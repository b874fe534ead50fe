"""How a setting is declared: its sentence, what it rests on, its unit, its limits."""

from typing import Final

from msgspec import Meta

from tracker.wording import N_

OUR_CHOICE: Final = N_("our choice; no study gives a number")
CALENDAR: Final = N_("the public holidays of that place")
FLEXITIME: Final = N_("Norwegian flexitime: core hours and a frame around them")
MOVEMENT_ADVICE: Final = N_(
    "the Norwegian Directorate of Health: five minutes of light activity for each hour at a screen;"
    " fairly well founded, the exact minutes are convention"
)
ELEVEN_HOURS: Final = N_(
    "the Norwegian Working Environment Act § 10-8: eleven hours, whose effect is fairly well"
    " founded"
)
SHORT_REST: Final = N_(
    "our choice; research links short and interrupted rest to tiredness, and that is fairly well"
    " founded"
)
EXPECTATIONS: Final = N_(
    "research in which expectations and choice weigh more than minutes; fairly well founded"
)
INTERVAL: Final = N_("an interval such as “21:00-06:00”")
INTERVALS: Final = N_('a list of intervals such as ["08:00-12:00", "12:30-16:00"]')


def about(
    sentence: str,
    rests_on: str = "",
    *,
    unit: str = "",
    expected: str = "",
    limits: tuple[int, int] | None = None,
    pattern: str | None = None,
) -> Meta:
    """Put all that is to be said of one setting into what msgspec keeps beside its type.

    Args:
        sentence: what the setting does.
        rests_on: a study, a rule or our own choice; empty for a plain preference.
        unit: of a bare number.
        expected: what a text has to be, as it stands after “expected:”.
        limits: the lowest and the highest number that is allowed.
        pattern: what a text has to match.
    """
    extra = {"rests_on": rests_on, "unit": unit, "expected": expected, "limits": limits}
    if limits:
        return Meta(ge=limits[0], le=limits[1], description=sentence, extra=extra)
    return Meta(pattern=pattern, description=sentence, extra=extra)
