"""The .deb on a bare Debian 12: installed, used, upgraded, taken back, removed."""

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.linux_packages import TREE
from scripts.linux_packages import deb as pack
from tests.desktop.servers import clean_environment, running, until, xvfb
from tests.desktop.servers import key as press
from tests.packages.rooms import Room
from tests.packages.rooms import room as debian
from tests.store.days import first_journal
from tracker.paths import Home

pytestmark = pytest.mark.packages

FRIDAY_MORNING = "2026-11-20T09:00:00+01:00"
PACE = 60
NOT_YET = {"", "off"}  # what is told as long as no program answers
OLDER, NEWER = "0.0.1", "9.0.0"
INSTALLED_MAX_MB = 120
PACKAGE_MAX_MB = 35
NEWER_JOURNAL = "was written by a newer version of Kjernetid and is left as it is"


@dataclass(frozen=True)
class Installed:
    """A Debian on which apt installed the package: its folder, and what was there before."""

    folder: Path
    before: set[str]


@pytest.fixture(scope="module")
def installed(deb, rooms):
    """Install the package on a bare Debian, with all that it asks for and nothing more."""
    folder = rooms / "installed"
    with debian(folder) as bare:
        bare.run("apt-get", "update")
        bare.run("useradd", "--create-home", "kari")
        before = bare.files()
        bare.install(deb)
    return Installed(folder, before)


@pytest.fixture
def room(installed, rooms, request):
    with debian(rooms / request.node.name, installed.folder) as made:
        yield made


@pytest.fixture
def packed(tmp_path):
    """Pack the same program under another version, as fast as that goes."""

    def packed(number):
        return pack(TREE, tmp_path, number=number, packing=("-Znone",))

    return packed


@contextmanager
def tray(room: Room, display: str):
    """Start the tray program as Kari on a Friday whose minutes take a second."""
    env = [f"DISPLAY={display}", "TZ=Europe/Oslo", f"KJERNETID_NOW={FRIDAY_MORNING}"]
    env.append(f"KJERNETID_PACE={PACE}")
    command = room.command("kjernetid", "--background", user="kari", env=env)
    with running([shutil.which(command[0]) or "", *command[1:]], clean_environment()) as process:
        until(lambda: process.poll() is not None or phase(room) not in NOT_YET, what="it answers")
        yield process


def said(room: Room, *words: str) -> str:
    return room.run("kjernetid", *words, user="kari", env=("TZ=Europe/Oslo",))


def phase(room: Room) -> str:
    """Tell what the program takes Kari to be doing; nothing where that cannot be told."""
    done = room.tried("kjernetid", "status", "--json", user="kari")
    return str(json.loads(done.stdout)["phase"]) if done.returncode == 0 else ""


def test_a_bare_debian_gets_a_program_that_records_and_keeps_only_the_record(room, installed):
    assert room.tried("sh", "-c", "command -v python3").returncode != 0
    said(room, "doctor", "--selftest")

    with xvfb() as x, tray(room, x.display) as process:
        assert phase(room) == "away"
        press(x.display, "a")
        until(lambda: phase(room) == "working", what="a key press is work")
        process.terminate()
        assert process.wait(30) == 0
    (work,) = json.loads(said(room, "log", "--from", "2026-11-20", "--to", "2026-11-20", "--json"))
    assert work["start"].startswith("2026-11-20T09:0")

    room.run("apt-get", "remove", "--yes", "kjernetid")
    left = {path for path in room.files() - installed.before if "kjernetid" in path.lower()}
    folder = "/home/kari/.local/share/kjernetid"
    assert {path for path in left if not path.startswith(folder)} == set()
    assert f"{folder}/journal.db" in left


def test_an_upgrade_keeps_journal_and_settings_and_a_step_back_touches_nothing(room, packed):
    folder = "/home/kari/.local/share/kjernetid"
    room.install(packed(OLDER), "--allow-downgrades")
    said(room, "settings", "set", "movement.every_min", "45")
    first_journal(Home(room.shared / "kari"))  # as versions wrote it before there were packages
    room.run("sh", "-c", f"cp /mnt/kari/journal.db {folder}/")
    room.run("chown", "-R", "kari:kari", folder)
    room.install(packed(NEWER))

    assert f"{NEWER}" in room.run("dpkg-query", "--show", "kjernetid")
    work = json.loads(said(room, "log", "--from", "2026-11-16", "--to", "2026-11-16", "--json"))
    assert len(work) == 1
    assert said(room, "settings", "get", "movement.every_min").strip() == "45"
    assert room.run("ls", f"{folder}/backups").count(".backup") == 1

    room.run("cp", f"{folder}/journal.db", "/mnt/journal.db")
    with closing(sqlite3.connect(room.shared / "journal.db")) as journal:
        journal.execute("UPDATE alembic_version SET version_num = '9999'")
        journal.execute("PRAGMA journal_mode = DELETE")
        journal.commit()
    room.run("sh", "-c", f"rm -f {folder}/journal.db*; cp /mnt/journal.db {folder}/")
    room.run("chown", "kari:kari", f"{folder}/journal.db")
    before = room.run("sha256sum", f"{folder}/journal.db", f"{folder}/settings.toml")
    room.install(packed(OLDER), "--allow-downgrades")

    with xvfb() as x:
        refused = room.tried("kjernetid", "log", user="kari")
        env = (f"DISPLAY={x.display}",)
        # It says so in a window, which nobody closes here.
        room.tried(
            "timeout", "--signal=KILL", "10", "kjernetid", "--background", user="kari", env=env
        )
    assert (refused.returncode, NEWER_JOURNAL in refused.stderr) == (1, True)
    assert room.run("sha256sum", f"{folder}/journal.db", f"{folder}/settings.toml") == before

    room.run("apt-get", "purge", "--yes", "kjernetid")
    assert room.run("sha256sum", f"{folder}/journal.db", f"{folder}/settings.toml") == before
    assert room.tried("test", "-e", "/usr/lib/kjernetid").returncode == 1


def test_it_is_no_larger_than_promised(deb):
    told = field(deb, "Installed-Size")

    assert int(told) / 1000 <= INSTALLED_MAX_MB
    assert deb.stat().st_size / 1e6 <= PACKAGE_MAX_MB


def test_lintian_has_nothing_to_say(deb):
    done = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error,warning", str(deb)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "")


def test_nothing_but_its_own_folders_is_touched(deb):
    listed = subprocess.run(
        ["dpkg-deb", "--contents", str(deb)], capture_output=True, text=True, check=True
    ).stdout
    lines = [line.split() for line in listed.splitlines()]

    assert {words[1] for words in lines} == {"root/root"}
    assert [
        words[0]
        for words in lines
        if "s" in words[0] or (words[0][0] != "l" and words[0][8] == "w")
    ] == []
    assert {words[5].split("/")[1] for words in lines} == {"", "usr"}


def test_no_script_runs_as_root_at_the_installation(deb, tmp_path):
    subprocess.run(["dpkg-deb", "--control", str(deb), str(tmp_path / "control")], check=True)

    assert {one.name for one in (tmp_path / "control").iterdir()} == {"control", "md5sums"}


def field(deb, name):
    """Return a field of a package."""
    done = subprocess.run(
        ["dpkg-deb", "--field", str(deb), name], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "command",
    [
        ("desktop-file-validate", "applications/org.kjernetid.Kjernetid.desktop"),
        ("desktop-file-validate", "kjernetid/autostart.desktop"),
        ("appstreamcli", "validate", "--no-net", "metainfo/org.kjernetid.Kjernetid.metainfo.xml"),
        ("mandoc", "-T", "lint", "-W", "warning", "man/man1/kjernetid.1.gz"),
        ("mandoc", "-T", "lint", "-W", "warning", "man/nb/man1/kjernetid.1.gz"),
        ("bash", "-n", "bash-completion/completions/kjernetid"),
    ],
)
def test_what_desktops_and_shells_read_is_in_order(deb, tmp_path, command):
    subprocess.run(["dpkg-deb", "--extract", str(deb), str(tmp_path)], check=True)
    *words, place = command

    done = subprocess.run(
        [*words, str(tmp_path / "usr/share" / place)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
