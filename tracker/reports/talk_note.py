"""The note for a talk: what a person wants to say about their work, and figures if they wish.

It is theirs alone to write and to hand on. Nothing is in it but what they wrote and ticked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.self_report import Answers
from tracker.domain.week import WeekBalance
from tracker.reports.week_details import full_title
from tracker.reports.week_figures import figures
from tracker.reports.week_words import missing_data
from tracker.wording import _, short_duration
from tracker.wording.statements import answer_words, scale_meaning, statement_sentence


class Topic(StrEnum):
    """A heading that can be picked; research names them as what a talk can make clear."""

    EXPECTATIONS = "expectations"  # what is expected, and what is not
    AVAILABILITY = "availability"  # when to be reachable
    WORKLOAD = "workload"  # how much there is to do, and by when
    SUPPORT = "support"  # help, feedback, training
    TASKS = "tasks"  # which tasks, and what suits which place
    PLACE = "place"  # where to work, and how much at home


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of a week that can be ticked.

    Attributes:
        key: what it is known by, whichever week it is of.
        value: the figure.
        caption: what it counts.
    """

    key: str
    value: str
    caption: str


@dataclass(frozen=True, slots=True)
class TalkNote:
    """A note as it is printed.

    Attributes:
        title: what stands over it.
        entries: what was written under each heading; empty leaves room for a pen.
        facts: the figures that were ticked.
        week: of which week they are; empty where none was ticked.
        remarks: what is to be known to read them rightly.
    """

    title: str
    entries: tuple[tuple[Topic, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    week: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing in it but its title."""
        return not self.entries and not self.facts


def usual_title() -> str:
    """Return what stands over a note unless the person writes something else."""
    return _("Note for a talk")


def topic_name(topic: Topic) -> str:
    """Name a heading."""
    return {
        Topic.EXPECTATIONS: _("Expectations"),
        Topic.AVAILABILITY: _("Being reachable"),
        Topic.WORKLOAD: _("Workload"),
        Topic.SUPPORT: _("Support"),
        Topic.TASKS: _("Tasks"),
        Topic.PLACE: _("Place of work"),
    }[topic]


def topic_hint(topic: Topic) -> str:
    """Say what could be written under a heading."""
    return {
        Topic.EXPECTATIONS: _("What is expected of me, and what is unclear"),
        Topic.AVAILABILITY: _("When I am to be reachable, and when not"),
        Topic.WORKLOAD: _("How much there is to do, and what could wait"),
        Topic.SUPPORT: _("Help, feedback or training that I would like"),
        Topic.TASKS: _("Which tasks suit home, and which the workplace"),
        Topic.PLACE: _("How much I work from home, and how much I would like to"),
    }[topic]


def facts_of(balance: WeekBalance, answers: Answers) -> tuple[Fact, ...]:
    """Return what can be ticked of a week: its key figures, and what the person said of it."""
    found = [Fact(one.kind.name.lower(), one.value, one.caption) for one in figures(balance)]
    if balance.home_share is not None:
        found.append(Fact("home", short_duration(balance.home), _("from home")))
    for statement, value in answers.items():
        found.append(Fact(statement, answer_words(value), statement_sentence(statement)))
    return tuple(found)


def write_note(
    title: str,
    entries: Sequence[tuple[Topic, str]],
    facts: Sequence[Fact],
    balance: WeekBalance,
    answers: Answers,
) -> TalkNote:
    """Put a note together; of the week only what belongs to the facts that were ticked."""
    kept = tuple((topic, text.strip()) for topic, text in entries)
    head = " ".join(title.split()) or usual_title()
    if not facts:
        return TalkNote(head, kept)
    remarks = list(missing_data(balance))
    if any(fact.key in answers for fact in facts):
        remarks.append(scale_meaning())
    return TalkNote(head, kept, tuple(facts), full_title(balance), tuple(remarks))
