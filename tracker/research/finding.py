"""What a finding is: what was found, how sure it is and why, and what came of it here.

Texts are kept in English and translated when they are shown. The words are our own; no sentence
of a source stands here.
"""

from dataclasses import dataclass
from enum import Enum, auto

from tracker.wording import _


class Sureness(Enum):
    """How much a finding can carry."""

    WEAK = auto()  # few or weak studies; it may well turn out otherwise
    FAIR = auto()  # several studies agree, or one good one; causes are not shown
    GOOD = auto()  # as firm as this field gets, or the letter of a rule
    VIEW = auto()  # what those who do the research make of it, not a measurement


@dataclass(frozen=True, slots=True)
class Source:
    """Where something can be read.

    Attributes:
        short: how findings name it.
        about: what it is; empty where only names are known.
        address: where it is; empty where that is not known.
    """

    short: str
    about: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        title: what it is about.
        found: what was found.
        sureness: how much that can carry.
        weakness: why it can carry no more.
        led_to: what came of it in the program, or what deliberately did not.
        sources: where it can be read.
    """

    title: str
    found: str
    sureness: Sureness
    weakness: str
    led_to: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Findings under a heading, with a sentence before them; that may be empty."""

    title: str
    opening: str
    findings: tuple[Finding, ...]


def sureness_name(sureness: Sureness) -> str:
    """Name how sure a finding is."""
    return {
        Sureness.WEAK: _("Weakly founded"),
        Sureness.FAIR: _("Fairly well founded"),
        Sureness.GOOD: _("Well founded"),
        Sureness.VIEW: _("A judgement, not a measurement"),
    }[sureness]
