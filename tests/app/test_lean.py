"""SQLAlchemy is imported without what it only names, and nobody is worse off for it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(code: str) -> str:
    """Run code in a process of its own, where nothing has been imported yet."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return done.stdout.strip()


def test_the_journal_brings_neither_tls_nor_an_event_loop():
    code = (
        "import sys, tracker.hall, tracker.store.journal\n"
        "print([m for m in ('ssl', '_ssl', 'asyncio.events', 'email', 'csv', 'http')"
        " if m in sys.modules])"
    )

    assert run(code) == "[]"


def test_whoever_needs_the_real_modules_gets_them():
    code = (
        "import tracker.store.journal, asyncio, importlib.metadata\n"
        "from importlib.metadata import version\n"
        "async def answer(): return 42\n"
        "print(asyncio.run(answer()), version('click') == importlib.metadata.version('click'))\n"
        "import asyncio.subprocess\n"
        "print(asyncio.subprocess.PIPE)"
    )

    assert run(code).split() == ["42", "True", "-1"]
