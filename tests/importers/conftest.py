"""Files that were exported by other programs, and what a reader makes of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.domain.model import WorkSpan
from tracker.domain.spans import Span
from tracker.errors import ImportRefusedError
from tracker.importers.formats import Reader
from tracker.importers.found import Terms

ZONE = "Europe/Oslo"
TERMS = Terms(ZONE)


def utc(text: str) -> datetime:
    """Return an instant in November 2026, such as “16 08:30”, or any in full."""
    full = text if len(text) > 12 else f"2026-11-{text}"
    return datetime.fromisoformat(full).replace(tzinfo=UTC)


def span(start: str, end: str) -> Span:
    """Return a span between two such instants."""
    return Span(utc(start), utc(end))


def spans(work: tuple[WorkSpan, ...]) -> list[Span]:
    """Return the times of work alone."""
    return [one.span for one in work]


def refusal(read: Callable[[], object]) -> str:
    """Return the one sentence with which a file is refused."""
    with pytest.raises(ImportRefusedError) as refused:
        read()
    sentence = refused.value.sentence
    assert "nothing was imported" in sentence.lower()
    assert "\n" not in sentence
    return sentence


def outcome(reader: Reader, file: Path, raw: bytes) -> str:
    """Return the sentence with which some bytes are refused, or nothing; no other error comes."""
    file.write_bytes(raw)
    try:
        reader(file, Terms(ZONE, notes=True))
    except ImportRefusedError as refused:
        return refused.sentence
    return ""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "export"
