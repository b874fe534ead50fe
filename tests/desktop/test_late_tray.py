"""A tray on the message bus, as KDE and others have it, that is started after the program."""

from pathlib import Path

import pytest

from tests.desktop.living import Program, desk
from tests.desktop.servers import SYSTEM_PYTHON, until
from tracker.paths import Home

pytestmark = pytest.mark.desktop

WATCHER = Path(__file__).with_name("played_watcher.py")


def test_a_tray_on_the_bus_that_comes_late_gets_an_icon_put_up_anew(tmp_path):
    log = tmp_path / "watcher.log"
    with desk(tray=False) as bare:
        running = Program(bare, Home(tmp_path / "home"))
        running.start("--background")

        bare.start(
            SYSTEM_PYTHON, "-m", "dbusmock", "--logfile", str(log), "--template", str(WATCHER)
        )

        until(
            lambda: log.exists() and "RegisterStatusNotifierItem" in log.read_text(),
            20,
            "the icon registers",
        )
        assert running.answers()
