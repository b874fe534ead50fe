"""The .rpm and the .tar.gz, the bundle as such, and that the same commit gives the same bytes."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from scripts import freeze, linux_packages
from tests.packages.rooms import ROOT

pytestmark = pytest.mark.packages


def said(*command: str, **how) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, **how)
    return str(done.stdout)


# --- .rpm


def test_the_rpm_asks_for_libraries_by_their_own_names(rpm):
    asked = said("rpm", "-qp", "--requires", str(rpm)).split("\n")

    assert {"libX11.so.6()(64bit)", "libGL.so.1()(64bit)", "tzdata"} <= set(asked)
    assert re.search(r"libc\.so\.6\(GLIBC_2\.\d+\)\(64bit\)", "\n".join(asked))
    assert said("rpm", "-qp", "--scripts", str(rpm)) == ""


def test_what_the_rpm_brings_runs(rpm, tmp_path):
    packed = subprocess.run(["rpm2cpio", str(rpm)], capture_output=True, check=True).stdout
    subprocess.run(
        ["cpio", "-idm", "--quiet"], input=packed, cwd=tmp_path, check=True, capture_output=True
    )

    told = said(str(tmp_path / "usr/bin/kjernetid"), "doctor", "--selftest")

    assert "a package that brings its own Python" in told


# --- .tar.gz


@pytest.fixture
def unpacked(tar, tmp_path):
    said("tar", "--extract", "--file", str(tar), "--directory", str(tmp_path))
    (folder,) = tmp_path.iterdir()
    return folder


@pytest.fixture
def person(tmp_path):
    """The home folder of somebody who may install nothing on this computer."""
    home = tmp_path / "her home"
    home.mkdir()
    env = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    return home, env


def test_the_archive_is_installed_upgraded_and_removed_by_its_script(unpacked, person):
    home, env = person
    script = str(unpacked / "install.sh")
    kjernetid = str(home / ".local/bin/kjernetid")

    said(script, "--autostart", env=env)
    said(kjernetid, "log", "add", "2026-11-20 08:00", "2026-11-20 09:00", env=env)
    (home / ".local/lib/kjernetid/left-over").touch()
    said(script, env=env)

    assert said(kjernetid, "--version", env=env) == f"kjernetid {freeze.version()}\n"
    assert not (home / ".local/lib/kjernetid/left-over").exists()
    menu = home / ".local/share/applications/org.kjernetid.Kjernetid.desktop"
    assert f"\nExec={kjernetid}\n" in menu.read_text()
    entry = home / ".config/autostart/org.kjernetid.Kjernetid.desktop"
    assert f"\nExec={kjernetid} --background\n" in entry.read_text()

    said(script, "--remove", env=env)
    left = sorted(str(one.relative_to(home)) for one in home.rglob("*") if one.is_file())
    assert [one for one in left if not one.startswith(".local/share/kjernetid/")] == []
    assert ".local/share/kjernetid/journal.db" in left


def test_the_script_knows_no_other_words(unpacked, person):
    done = subprocess.run(
        [str(unpacked / "install.sh"), "--all-users"],
        env=person[1],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "--all-users" in done.stderr


# --- All of them


def test_the_checksums_are_those_of_the_packages(deb, rpm, tar):
    sums = dict(
        line.split("  ")[::-1] for line in (deb.parent / "SHA256SUMS").read_text().split("\n")[:-1]
    )

    assert {one.name for one in (deb, rpm, tar)} < set(sums)
    for one in (deb, rpm, tar):
        assert sums[one.name] == sha256(one.read_bytes()).hexdigest()


def test_every_part_brings_the_text_of_its_licence(bundle):
    texts = {one.name for one in (bundle / "_internal/resources/licences").iterdir()}

    assert {"LICENSE", "THIRD-PARTY-NOTICES.md", "LGPL-3.0.txt", "GPL-3.0.txt"} <= texts
    assert {"sqlalchemy.txt", "Python.txt", "libxcb-cursor0.txt"} <= texts


def test_qt_can_be_replaced_by_a_build_of_ones_own(bundle):
    """What the LGPL asks for: the libraries are files of their own, found by name."""
    libraries = bundle / "_internal/PySide6/Qt/lib"

    assert (libraries / "libQt6Core.so.6").is_file()
    linked = said("objdump", "-p", str(bundle / "_internal/PySide6/QtCore.abi3.so"))
    assert re.search(r"NEEDED +libQt6Core\.so\.6", linked)


def test_the_same_commit_gives_the_same_bytes(bundle, tmp_path):
    python = ROOT / "build/freeze/venv/bin/python"
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    said(str(python), "-m", "scripts.freeze", str(tmp_path), env=env, cwd=ROOT)

    once, twice = contents(bundle), contents(tmp_path / "kjernetid")
    assert len(once) > 500
    assert {name for name in once | twice if once.get(name) != twice.get(name)} == set()
    plain = ("-Znone",)
    for folder in ("once", "twice"):
        (tmp_path / folder).mkdir()
    first = linux_packages.deb(linux_packages.TREE, tmp_path / "once", packing=plain)
    second = linux_packages.deb(linux_packages.TREE, tmp_path / "twice", packing=plain)
    assert first.read_bytes() == second.read_bytes()


def contents(folder: Path) -> dict[str, str]:
    """Sum up every file of a folder, and say where every link leads."""
    return {
        str(one.relative_to(folder)): (
            str(one.readlink()) if one.is_symlink() else sha256(one.read_bytes()).hexdigest()
        )
        for one in folder.rglob("*")
        if one.is_symlink() or one.is_file()
    }


def test_a_library_that_nobody_knows_stops_the_packing(tmp_path):
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "kjernetid").write_bytes(Path(sys.executable).read_bytes())

    with pytest.raises(linux_packages.UnknownLibraryError, match="libpython"):
        linux_packages.needs(bundle)
