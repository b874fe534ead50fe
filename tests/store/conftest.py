"""A home of its own for each test, the journal in it, and a recorder in another process."""

import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.store.days import NOW
from tracker.paths import Home
from tracker.store.journal import Journal

RECORDER = """
import sys
from pathlib import Path
from tracker.paths import Home
from tracker.store.lock import RecorderLock

with RecorderLock(Home(Path(sys.argv[1]))):
    print("records", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def journal(home):
    with Journal.open(home, NOW) as journal:
        yield journal


@pytest.fixture
def recording_elsewhere():
    """Let another process hold a home's recorder lock; killing it is up to the test."""

    @contextmanager
    def recording_elsewhere(home):
        with subprocess.Popen(
            [sys.executable, "-c", RECORDER, str(home.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == b"records"
            yield process

    return recording_elsewhere
