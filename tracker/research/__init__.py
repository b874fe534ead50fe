"""What research says of working from home, what it is worth, and what came of it in the program."""

from tracker.research.finding import Finding, Part, Source, Sureness, sureness_name
from tracker.research.page import PARTS, intro, sources, title

__all__ = [
    "PARTS",
    "Finding",
    "Part",
    "Source",
    "Sureness",
    "intro",
    "sources",
    "sureness_name",
    "title",
]
