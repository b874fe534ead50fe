"""The page about the research as Markdown: `docs/research.md` is made from it."""

from tracker.research.finding import Finding, Source, sureness_name
from tracker.research.page import PARTS, intro, sources, title
from tracker.wording import _

_MADE = "<!-- Made by scripts/research_page.py; a test tells when it is stale. -->"


def research_page() -> str:
    """Return the page in Markdown, in the language in use."""
    lines = [f"# {title()}", "", _MADE, ""]
    for paragraph in intro():
        lines += [paragraph, ""]
    for part in PARTS:
        lines += [f"## {_(part.title)}", ""]
        if part.opening:
            lines += [_(part.opening), ""]
        for finding in part.findings:
            lines += _told(finding)
    lines += [f"## {sources_title()}", "", *(f"- {_cited(source)}" for source in sources())]
    return "\n".join(lines) + "\n"


def sources_title() -> str:
    """Name the list of the sources."""
    return _("Sources")


def led_to_title() -> str:
    """Say what comes before what a finding led to."""
    return _("In Kjernetid")


def source_line(finding: Finding) -> str:
    """Name the sources of a finding in a line; empty where there are none."""
    return "; ".join(_(source.short) for source in finding.sources)


def _told(finding: Finding) -> list[str]:
    told = [
        f"### {_(finding.title)}",
        "",
        _(finding.found),
        "",
        f"- **{sureness_name(finding.sureness)}.** {_(finding.weakness)}",
        f"- **{led_to_title()}.** {_(finding.led_to)}",
    ]
    if line := source_line(finding):
        told.append(f"- {sources_title()}: {line}.")
    return [*told, ""]


def _cited(source: Source) -> str:
    parts = [f"**{_(source.short)}.**", f"{_(source.about)}." if source.about else ""]
    parts.append(f"<{source.address}>" if source.address else "")
    return " ".join(part for part in parts if part)
