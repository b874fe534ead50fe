"""The pictures of the documentation: each that a page shows is there, and none is heavy."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.png"))
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
HEAVY = 200_000  # bytes


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_that_a_page_shows_is_there_and_described(page):
    shown = re.findall(r"!\[([^]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8"))

    assert [path for said, path in shown if not said or not (page.parent / path).is_file()] == []


def test_every_picture_is_shown_on_a_page():
    texts = "".join(page.read_text(encoding="utf-8") for page in PAGES)

    assert [picture.name for picture in PICTURES if f"pictures/{picture.name}" not in texts] == []


def test_no_picture_is_heavy():
    assert PICTURES
    assert [picture.name for picture in PICTURES if picture.stat().st_size > HEAVY] == []
