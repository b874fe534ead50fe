"""What the window of a note for a talk shows, as a value from which it can be built anew."""

from dataclasses import dataclass, field

from tracker.domain.week import Week
from tracker.reports.talk_note import Topic

# Title, words under each heading, keys of the figures: the same in every language.
Written = tuple[str, tuple[tuple[Topic, str], ...], frozenset[str]]


@dataclass(frozen=True, slots=True)
class TalkState:
    """A note that is being written.

    Attributes:
        week: whose figures can be ticked; None means the one that is running.
        title: what stands over it; empty: the usual title.
        texts: what was written under each heading, picked or not.
        picked: the headings that are in the note.
        ticked: the keys of the figures that are in it.
        is_letter: whether it is for Letter paper; None: as is usual here.
        saved: what was written when it was last saved.
    """

    week: Week | None = None
    title: str = ""
    texts: dict[Topic, str] = field(default_factory=dict)
    picked: frozenset[Topic] = frozenset()
    ticked: frozenset[str] = frozenset()
    is_letter: bool | None = None
    saved: Written | None = None
