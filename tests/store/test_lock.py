"""Only one process records into a home; the system lets go when that process ends."""

import subprocess
import sys

import pytest

from tests.store.conftest import RECORDER
from tracker.errors import FolderError, JournalBusyError
from tracker.paths import Home
from tracker.store.lock import RecorderLock


def test_a_second_recorder_is_refused(home, recording_elsewhere):
    with recording_elsewhere(home), pytest.raises(JournalBusyError) as told:
        RecorderLock(home).acquire()

    assert told.value.sentence == (
        f"Kjernetid is recording into {home.folder} already; quit it from its tray menu, then try"
        " again."
    )


def test_a_recorder_that_ended_is_followed_by_another(home, recording_elsewhere):
    with recording_elsewhere(home):
        pass

    with RecorderLock(home):
        assert home.recorder_lock.exists()


def test_a_recorder_that_was_killed_is_followed_by_another(home, recording_elsewhere):
    with recording_elsewhere(home) as process:
        process.kill()
        process.wait(timeout=30)

        RecorderLock(home).acquire().release()


def test_who_holds_the_lock_may_take_it_again_and_still_holds_it(home):
    with RecorderLock(home):
        RecorderLock(home).acquire().release()

        tried = subprocess.run(
            [sys.executable, "-c", RECORDER, str(home.folder)],
            capture_output=True, check=False, input=b"", timeout=60,
        )  # fmt: skip
        assert b"JournalBusyError" in tried.stderr


def test_two_homes_have_two_recorders(home, tmp_path, recording_elsewhere):
    with recording_elsewhere(home), RecorderLock(Home(tmp_path / "other")):
        assert True


def test_a_lock_that_cannot_be_made_is_told(home):
    home.recorder_lock.mkdir(parents=True)

    with pytest.raises(FolderError, match=r"recorder\.lock cannot be read or written"):
        RecorderLock(home).acquire()
