"""The sentence about why the program cannot start keeps nobody from ending it."""

import signal
import sqlite3
import sys
from contextlib import closing

import pytest

from tests.desktop.living import desk, know_network
from tests.desktop.servers import PATIENCE_S, running, until
from tracker.paths import Home

if sys.platform != "linux":
    raise ImportError("there is nothing of this elsewhere")

pytestmark = pytest.mark.desktop


@pytest.fixture
def newer(tmp_path):
    """A home whose journal a newer version has written."""
    home = Home(tmp_path / "home")
    know_network(home)
    with closing(sqlite3.connect(home.journal)) as rows, rows:
        rows.execute("UPDATE alembic_version SET version_num = '9999'")
    return home


def started(at_desk, home):
    env = {**at_desk.env, "KJERNETID_HOME": str(home.folder)}
    return running([sys.executable, "-m", "ui", "--background"], env)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_ends_at_once_when_the_system_asks_it_to(newer, how):
    with desk(tray=False) as at_desk, started(at_desk, newer) as process:
        until(lambda: bool(at_desk.windows_of(process)), what="it says why it cannot start")
        process.send_signal(how)

        assert process.wait(PATIENCE_S) == 1
