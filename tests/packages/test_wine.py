"""The installers for Windows under wine: installed, upgraded and removed, files and registry read.

What they pack is a stand-in. On Windows itself the workflow installs the frozen program.
"""

import pytest

from scripts.windows_packages import msi, setup
from tests.packages.wine import AT_LOG_IN, PROGRAMS, Windows

pytestmark = pytest.mark.packages

OLD, NEW = "1.0.0", "1.1.0"
REFUSED = 1603 % 256  # Unix keeps the last eight bits
VERSION = (r"HKLM\Software\Kjernetid", "Version")
STARTED_FOR_ALL = (rf"HKLM\{AT_LOG_IN}", "Kjernetid")
STARTED_FOR_ONE = (rf"HKCU\{AT_LOG_IN}", "Kjernetid")


@pytest.fixture(scope="module")
def windows(tmp_path_factory):
    made = Windows(tmp_path_factory.mktemp("wine") / "prefix")
    yield made
    made.end()


@pytest.fixture
def record(windows):
    """What the person recorded, which no installer may touch."""
    journal = windows.person / "kjernetid" / "journal.db"
    journal.parent.mkdir()
    journal.write_bytes(b"hers")
    yield journal
    journal.unlink()
    journal.parent.rmdir()


@pytest.fixture
def payloads(tmp_path):
    """Two versions of a program; the newer one lacks a file, and has another new."""
    for number, only in ((OLD, "gone"), (NEW, "come")):
        folder = tmp_path / number / "payload"
        for name in ("kjernetid.exe", "kjernetidw.exe", "_internal/same", f"_internal/{only}"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"{name} {number}")
    return {number: tmp_path / number / "payload" for number in (OLD, NEW)}


def contents(folder):
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file()
    }


def test_the_msi_is_installed_upgraded_never_set_back_and_removed(
    windows, payloads, record, tmp_path
):
    old, new = (str(msi(payloads[number], tmp_path, number)) for number in (OLD, NEW))

    assert windows.msiexec("/i", old) == 0
    assert windows.files(PROGRAMS) == contents(payloads[OLD])
    assert (windows.value(*VERSION), windows.removals("HKLM")) == (OLD, [OLD])
    assert windows.value(*STARTED_FOR_ALL) is None
    assert windows.starts() != []

    assert windows.msiexec("/i", new, "ADDLOCAL=Main,Autostart") == 0
    assert windows.files(PROGRAMS) == contents(payloads[NEW])
    assert (windows.value(*VERSION), windows.removals("HKLM")) == (NEW, [NEW])
    started = windows.value(*STARTED_FOR_ALL)
    assert started == r'"C:\Program Files\Kjernetid\kjernetidw.exe" --background'

    assert windows.msiexec("/i", old) == REFUSED
    assert windows.files(PROGRAMS) == contents(payloads[NEW])
    assert (windows.value(*VERSION), windows.value(*STARTED_FOR_ALL)) == (NEW, started)

    assert windows.msiexec("/x", new) == 0
    assert not (windows.drive / PROGRAMS).exists()
    assert (windows.value(*VERSION), windows.value(*STARTED_FOR_ALL)) == (None, None)
    assert (windows.removals("HKLM"), windows.starts()) == ([], [])
    assert record.read_bytes() == b"hers"


def test_the_installer_for_one_person_stays_in_their_own_folders(
    windows, payloads, record, tmp_path
):
    place = windows.person / "Programs" / "Kjernetid"

    assert windows.run(str(setup(payloads[OLD], tmp_path, OLD)), "/S", "/AUTOSTART") == 0
    assert contents(place).keys() == contents(payloads[OLD]).keys() | {"uninstall.exe"}
    started = windows.value(*STARTED_FOR_ONE)
    assert started is not None
    assert started.endswith(r'\Programs\Kjernetid\kjernetidw.exe" --background')

    assert windows.run(str(setup(payloads[NEW], tmp_path, NEW)), "/S") == 0
    assert contents(place).keys() == contents(payloads[NEW]).keys() | {"uninstall.exe"}
    assert windows.removals("HKCU") == [NEW]
    assert windows.value(*STARTED_FOR_ONE) == started  # whoever chose it keeps it
    assert (windows.value(*VERSION), windows.removals("HKLM")) == (None, [])

    # It runs on as a copy of itself, which can delete the original; this one waits for it.
    windows.run(str(place / "uninstall.exe"), "/S")
    windows.settle()
    assert not place.exists()
    assert (windows.removals("HKCU"), windows.starts()) == ([], [])
    assert windows.value(*STARTED_FOR_ONE) is None
    assert record.read_bytes() == b"hers"
