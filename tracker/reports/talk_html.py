"""A note for a talk as one page of HTML that needs nothing else."""

from collections.abc import Iterator

from tracker.reports.markup import marked_up, opening
from tracker.reports.talk_note import TalkNote, topic_name


def note_html(note: TalkNote) -> str:
    """Write a note as a page; what the person wrote is text, never markup."""
    parts = [
        *opening(note.title),
        "<main>",
        f"<h1>{marked_up(note.title)}</h1>",
        *_entries(note),
        *_facts(note),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _entries(note: TalkNote) -> Iterator[str]:
    for topic, text in note.entries:
        yield f"<h2>{marked_up(topic_name(topic))}</h2>"
        kind = "words" if text else "words room"
        yield f'<p class="{kind}">{marked_up(text)}</p>'


def _facts(note: TalkNote) -> Iterator[str]:
    if not note.facts:
        return
    yield f"<h2>{marked_up(note.week)}</h2>"
    yield "<table>"
    for fact in note.facts:
        value, caption = marked_up(fact.value), marked_up(fact.caption)
        yield f'<tr><td class="figure">{value}</td><th scope="row" class="told">{caption}</th></tr>'
    yield "</table>"
    for remark in note.remarks:
        yield f'<p class="soft">{marked_up(remark)}</p>'
