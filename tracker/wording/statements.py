"""The weekly self-report in words: what can be said of a week, and what the numbers mean."""

from tracker.domain.self_report import LEAST, MOST, Statement
from tracker.wording.catalogue import _, pgettext


def statement_sentence(statement: Statement) -> str:
    """Return a statement as the person would say it."""
    return {
        Statement.LET_GO: _("I could let go of work in my free time."),
        Statement.REACHABLE: _("I felt I was expected to be reachable outside my hours."),
        Statement.CHOICE: _("I could decide when and how I worked."),
        Statement.CONTACT: _("I had contact with colleagues, and their support."),
        Statement.CLARITY: _("I knew what was expected of me."),
        Statement.TOOLS: _("The digital tools worked for me."),
    }[statement]


def self_report_title() -> str:
    """Name the self-report as a heading."""
    return _("How the week was for you")


def scale_meaning() -> str:
    """Say what the ends of the scale mean."""
    return _("{least} is not at all, {most} is completely.").format(least=LEAST, most=MOST)


def answer_words(value: int) -> str:
    """Word an answer, as a button of the scale is spoken: “4 of 5”."""
    return pgettext("answer", "{value} of {most}").format(value=value, most=MOST)
