"""What the numbers in the program rest on, and which of them are only our choice."""

from typing import Final

from tracker.research.finding import Finding, Part, Sureness
from tracker.research.named import (
    DIRECTIVE,
    HEALTH,
    KUBO,
    LAW,
    MICRO_BREAKS,
    QUICK_RETURNS,
    WHO,
)
from tracker.wording import N_

NUMBERS: Final = Part(
    N_("What the numbers rest on"),
    N_("All of them can be changed in the settings, where each says what it rests on."),
    (
        Finding(
            N_("Eleven hours of rest, 35 in a week"),
            N_(
                "The law asks for eleven hours between working days and 35 in one go each week."
                " Among 55 workers in information technology each further hour of rest went along"
                " with a quarter of an hour more sleep. Short rests between shifts go along with"
                " poorer sleep; a trial that halved them found small gains."
            ),
            Sureness.FAIR,
            N_(
                "The number is the law’s, not a threshold of the body. Most research is on nurses"
                " in shifts, and many posts are exempt from the rule."
            ),
            N_(
                "Rest is shown in hours, with no alarm at eleven; the last call says until when to"
                " finish. Nothing is called a breach."
            ),
            (LAW, DIRECTIVE, KUBO, QUICK_RETURNS),
        ),
        Finding(
            N_("Five minutes an hour"),
            N_(
                "Norwegian advice is at least five minutes on one’s feet for each hour at a screen."
                " Short breaks give some vigour and less tiredness; for how much one gets done"
                " they make little difference."
            ),
            Sureness.FAIR,
            N_(
                "How often and how long is a convention. No limit for sitting could be founded, and"
                " reminders wear off within months."
            ),
            N_(
                "Every 50 minutes, five minutes, both yours to change. Pauses of your own count,"
                " and the reminder can be switched off."
            ),
            (HEALTH, WHO, MICRO_BREAKS),
        ),
        Finding(
            N_("Numbers that are only our choice"),
            N_(
                "No study says after how many minutes outside core hours somebody would like to"
                " hear of it, how long a quick check-in is, or when an evening begins."
            ),
            Sureness.GOOD,
            N_("We looked for such studies and found none."),
            N_("These numbers are settings, and are said to be our choice."),
            (),
        ),
    ),
)
