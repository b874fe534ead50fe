"""Plain notices go through plyer; whatever fails on its road is one sentence."""

import sys
from pathlib import Path

import pytest

from tracker.errors import NoticeError
from tracker.notices import TEXT_MAX, notify

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="plyer takes another road on each system; this is Linux’s"
)

TELLING = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >> "$NOTICED"; done
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A PATH that holds nothing, and no D-Bus library, so that plyer takes the plain road."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("NOTICED", str(tmp_path / "noticed"))
    monkeypatch.setitem(sys.modules, "dbus", None)
    from plyer import notification

    # plyer looks for its road once and keeps it; it hides this behind a proxy of its own.
    object.__setattr__(notification, "_obj", None)
    yield tmp_path
    object.__setattr__(notification, "_obj", None)


def with_notify_send(folder: Path) -> Path:
    program = folder / "notify-send"
    program.write_text(TELLING)
    program.chmod(0o755)
    return folder / "noticed"


def test_a_notice_reaches_the_desktop_with_title_and_text(desk):
    noticed = with_notify_send(desk)

    notify("Kjernetid", "50 minutes at the screen.")

    assert noticed.read_text().splitlines()[:2] == ["Kjernetid", "50 minutes at the screen."]


def test_a_text_is_never_read_as_an_option_and_never_too_long(desk):
    noticed = with_notify_send(desk)

    notify("Kjernetid", "--help " + "x" * 1000)

    text = noticed.read_text().splitlines()[1]
    assert text.startswith("help")
    assert len(text) == TEXT_MAX


def test_a_desktop_without_notices_is_told_in_a_sentence(desk):
    with pytest.raises(NoticeError, match="shows no notices"):
        notify("Kjernetid", "Text")


def test_a_road_that_breaks_is_told_in_a_sentence(desk):
    with_notify_send(desk).with_name("notify-send").chmod(0o644)

    with pytest.raises(NoticeError):
        notify("Kjernetid", "Text")
