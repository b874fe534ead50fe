"""The connection to X where there is none; with a server it is tested on the desktop."""

import ctypes

import pytest

from tracker.errors import SensorError
from tracker.sensors.linux import xcb
from tracker.sensors.linux.xcb import Display


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nonsense", "DISPLAY holds “nonsense”, which is not the name of a display."),
        (":64999", "No X server answers on display “:64999”, or it lets nobody in."),
    ],
)
def test_a_display_that_is_not_there_is_refused_with_reason_and_cure(name, reason):
    with pytest.raises(SensorError) as caught:
        Display(name)

    assert caught.value.sentence == reason
    assert caught.value.cure.startswith("Start Kjernetid from within the desktop")


@pytest.fixture
def libraries_looked_up_anew():
    xcb._library.cache_clear()
    yield
    xcb._library.cache_clear()


def test_a_missing_library_is_named_with_its_package(monkeypatch, libraries_looked_up_anew):
    def missing(name):
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)

    with pytest.raises(SensorError) as caught:
        Display(":0")

    assert caught.value.sentence == "The library libxcb.so.1 is not on this computer."
    assert caught.value.cure == "Install it; on Debian and Ubuntu the package is libxcb1."
