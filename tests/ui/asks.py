"""Questions to put on cards, asked on Tuesday 17 November 2026 in Oslo."""

from datetime import timedelta

from tests.hands import OSLO, at
from tracker.asking import Ask
from tracker.domain.localtime import local
from tracker.domain.model import Choice, PromptKind

NOW = at("16:15", 1)
UNTILS = tuple(local(NOW + timedelta(minutes=after), OSLO) for after in (30, 60, 285))

OUTSIDE = Ask(
    id="outside_core-1",
    kind=PromptKind.OUTSIDE_CORE,
    fact="It is 16:15, and you set 16:00 as the end of the day.",
    meaning="Finishing by 21:00 leaves 11 hours before you start at 08:00.",
    choices=(
        Choice.WRAP_UP,
        Choice.UNTIL,
        Choice.PLANNED,
        Choice.PRIVATE,
        Choice.ON_CALL,
        Choice.NOT_TODAY,
    ),
    untils=UNTILS,
    zone=OSLO,
)
MOVEMENT = Ask(
    id="movement-2",
    kind=PromptKind.MOVEMENT,
    fact="50 minutes at the screen.",
    meaning="Five minutes on your feet, if now suits you?",
    choices=(Choice.NOW, Choice.LATER, Choice.SKIP),
    untils=(),
    zone=OSLO,
    idea="Walk to the window farthest away, look out, and walk back.",
)
