"""What every page of HTML begins with, and text as markup that shows just that text.

A page needs nothing else: no script, no font, no address. It forbids scripts and requests itself.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from tracker.reports.clean import clean
from tracker.reports.html_style import style_sheet
from tracker.wording import language

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def opening(title: str) -> Iterator[str]:
    """Yield the lines of a page up to its body."""
    yield "<!DOCTYPE html>"
    yield f'<html lang="{language()}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="robots" content="noindex">'
    yield f"<title>{marked_up(title)}</title>"
    yield f"<style>\n{style_sheet()}</style>"
    yield "</head>"
    yield "<body>"


def marked_up(text: str) -> str:
    """Return text as markup that shows just that text."""
    return escape(clean(text), quote=True)
