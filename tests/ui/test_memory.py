"""What a window took is given back: opened and closed again and again, no window costs anything.

A month at a desk showed it first: each opening of a window with a picture left sixteen kilobytes
in Qt's own store of pictures, and each field what its style sheet came to.
"""

import ctypes
import gc
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPixmapCache

from tests.ui.running import bury
from tracker.domain.model import Phase
from ui.cards import NoteCard
from ui.look import Look
from ui.spared import PICTURES_MAX_KB, SOON_MS, STARTED_MS, Spared, give_back
from ui.tray_marks import SHARE_STEPS, Mark, MarkKind, icon_of

# The offscreen platform has no window manager to tell such things to.
pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)"),
    pytest.mark.skipif(sys.platform != "linux", reason="only glibc tells what is in use"),
]
FIELDS = (
    "arena",
    "ordblks",
    "smblks",
    "hblks",
    "hblkhd",
    "usmblks",
    "fsmblks",
    "uordblks",
    "fordblks",
    "keepcost",
)
TURNS = 6
MOST_A_TURN = 6_000  # bytes; a picture of 64 pixels alone takes 16 384


class Mallinfo(ctypes.Structure):
    """What glibc tells of its memory; `uordblks` are the bytes that are in use."""

    _fields_ = [(name, ctypes.c_size_t) for name in FIELDS]


def in_use():
    """Return how many bytes of C memory are in use; Python's own small objects lie elsewhere."""
    gc.collect()
    mallinfo = ctypes.CDLL(None).mallinfo2
    mallinfo.restype = Mallinfo
    return mallinfo().uordblks


def open_and_close(windows, name, turns):
    for _turn in range(turns):
        window = windows.show(name)
        QCoreApplication.processEvents()
        window.close()
        bury()


@pytest.mark.parametrize("name", ["about", "week"])
def test_a_window_that_is_opened_and_closed_again_costs_nothing(windows, name):
    open_and_close(windows, name, TURNS)
    give_back()
    before = in_use()
    open_and_close(windows, name, TURNS)
    give_back()

    assert (in_use() - before) / TURNS < MOST_A_TURN


def test_without_giving_back_it_would_be_seen(windows):
    """Else the test above would show nothing."""
    QPixmapCache.setCacheLimit(PICTURES_MAX_KB)
    open_and_close(windows, "about", TURNS)
    before = in_use()
    give_back()

    assert (before - in_use()) / TURNS > MOST_A_TURN


@pytest.fixture
def note(put_up):
    """A card with a style sheet that stays on the screen."""
    return put_up(NoteCard("It stays.", "", {}, 3600, Look()))


def test_fields_beside_a_window_that_stays_cost_nothing(windows, note):
    open_and_close(windows, "settings", 1)
    give_back()
    before = in_use()
    open_and_close(windows, "settings", TURNS)
    kept = in_use() - before
    give_back()
    left = in_use() - before

    assert kept > 2 * left, "else this shows nothing"
    assert left / TURNS < 2 * MOST_A_TURN  # nine hundred parts
    assert note.isVisible()


def test_the_marks_of_a_day_are_not_kept(qapp):
    marks = [Mark(MarkKind.WORKING, step / SHARE_STEPS) for step in range(SHARE_STEPS)]
    for mark in marks:
        icon_of(mark)
    before = in_use()
    for mark in marks:
        icon_of(replace(mark, has_dot=True))

    assert in_use() - before < 200_000  # all of them would be two million


def test_it_is_given_back_once_work_pauses(qapp):
    spared = Spared()
    for phase in (Phase.AWAY, Phase.WORKING, Phase.WORKING):
        spared.follow(phase)
    assert not spared.timer.isActive()

    spared.follow(Phase.PAUSED)
    assert spared.timer.interval() == SOON_MS
    assert spared.timer.isActive()


def test_after_the_start_it_takes_a_while(qapp, qtbot):
    spared = Spared()
    spared.started()
    assert spared.timer.interval() == STARTED_MS

    spared.soon()
    with qtbot.waitSignal(spared.timer.timeout, timeout=2 * SOON_MS):
        pass
    assert not spared.timer.isActive()
