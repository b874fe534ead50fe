"""Make the packages for Linux from the bundle: .deb, .rpm, and a .tar.gz for a home folder.

Run by `make package`. The same bundle gives the same bytes: names are sorted, times are those of
the commit, owners are root.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from scripts.freeze import BUNDLE, PREPARED, source_date, version
from scripts.linux_tree import SOURCES, architecture, lay_out, settle
from scripts.publisher import publisher, warn

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "linux"
TREE = WORK / "tree"
DIST = ROOT / "dist"
DEB_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}

# Libraries that the bundle leaves to the system, and the packages of Debian and Ubuntu that bring
# them. The .rpm asks for the libraries themselves, whose packages each family calls otherwise.
BROUGHT_BY = {
    "libstdc++.so.6": "libstdc++6 (>= 11)",
    "libgcc_s.so.1": "libgcc-s1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libdbus-1.so.3": "libdbus-1-3",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
OF_GLIBC = ("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1")
DESCRIPTION = """\
keep work inside your core hours
 For people who work from home. Kjernetid sits in the tray, keeps a private
 record of when its user works, tells work inside core hours from work that
 spilled over, suggests to get up now and then, and shows each week as one
 picture.
 .
 Everything stays on the computer: there is no network code."""


class UnknownLibraryError(Exception):
    """The bundle needs a library of the system that no package is known for."""


class Needs(NamedTuple):
    """What the bundle asks of the system: libraries by name, and the oldest GNU C library."""

    libraries: list[str]
    glibc: str

    @property
    def debian(self) -> str:
        """Write them as Debian's packages."""
        packages = {BROUGHT_BY[name] for name in self.libraries}
        return ", ".join([f"libc6 (>= {self.glibc})", *sorted(packages), "tzdata"])

    @property
    def rpm(self) -> str:
        """Write them as an .rpm asks for them."""
        lines = [f"Requires: libc.so.6(GLIBC_{self.glibc})(64bit)"]
        return "\n".join([*lines, *(f"Requires: {name}()(64bit)" for name in self.libraries)])


def main() -> int:
    """Make all three, the bill of materials and the checksums."""
    warn()
    lay_out(TREE)
    DIST.mkdir(exist_ok=True)
    with ThreadPoolExecutor() as side_by_side:  # each compresses on one core, for the same bytes
        made = list(side_by_side.map(lambda pack: pack(TREE, DIST), (deb, rpm, tar)))
    bill = DIST / f"kjernetid-{version()}-linux-{architecture()}.cdx.json"
    shutil.copyfile(PREPARED / "bill-of-materials.cdx.json", bill)
    sums = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}" for one in (*made, bill)]
    (DIST / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    for one in made:
        print(f"{one.relative_to(ROOT)}, {one.stat().st_size / 1e6:.1f} MB")
    return 0


# ------------------------------------------------------------------ what it asks of the system


def needs(bundle: Path = BUNDLE) -> Needs:
    """Read from the files of a bundle what they are linked to.

    Raises:
        UnknownLibraryError: a library that nobody knows where to get.
    """
    files = [bundle / "kjernetid", *sorted(bundle.rglob("*.so*"))]
    told = [_said("objdump", "-p", "-T", str(one)) for one in files if not one.is_symlink()]
    linked = {name for text in told for name in re.findall(r"^ +NEEDED +(\S+)", text, re.MULTILINE)}
    brought = {one.name for one in files}
    asked = sorted(
        name
        for name in linked - brought
        if name not in OF_GLIBC and not name.startswith("ld-linux")
    )
    unknown = [name for name in asked if name not in BROUGHT_BY]
    if unknown:
        raise UnknownLibraryError(f"No package is known to bring {', '.join(unknown)}.")
    versions = {number for text in told for number in re.findall(r"GLIBC_(2\.\d+)", text)}
    return Needs(asked, max(versions, key=lambda number: int(number.split(".")[1])))


def _said(*command: str) -> str:
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


# ------------------------------------------------------------------ .deb


def deb(
    tree: Path, folder: Path, *, number: str = "", packing: tuple[str, ...] = ("-Zxz",)
) -> Path:
    """Pack a tree as a .deb.

    Args:
        tree: the files as they are installed; they are given Debian's own documents.
        folder: where the package goes.
        number: another version than the program's, for trials.
        packing: how dpkg-deb is to compress.
    """
    number = number or version()
    made = folder / f"kjernetid_{number}_{DEB_ARCHITECTURES[architecture()]}.deb"
    WORK.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=WORK) as work:  # of its own: trials pack several side by side
        stage = Path(work, "deb")
        _stage_deb(tree, stage, number)
        command = ["dpkg-deb", "--root-owner-group", *packing, "--threads-max=1", "-b", str(stage)]
        _run(*command, str(made))
    return made


def _stage_deb(tree: Path, stage: Path, number: str) -> None:
    """Lay out what dpkg-deb packs."""
    shutil.copytree(tree, stage, symlinks=True)
    _debian_documents(stage, number)
    settle(stage)
    (stage / "DEBIAN").mkdir()
    control = _control(stage, number, DEB_ARCHITECTURES[architecture()])
    (stage / "DEBIAN/control").write_text(control, encoding="utf-8")
    (stage / "DEBIAN/md5sums").write_text("\n".join(_sums(stage)) + "\n", encoding="utf-8")
    settle(stage / "DEBIAN")


def _debian_documents(stage: Path, number: str) -> None:
    documents = stage / "usr/share/doc/kjernetid"
    shutil.copyfile(SOURCES / "copyright", documents / "copyright")
    day = _said("date", "-R", "-u", "-d", f"@{source_date()}").strip()
    name, email, _page = publisher()
    log = (
        f"kjernetid ({number}) stable; urgency=medium\n\n  * See CHANGELOG.md of the program.\n\n"
        f" -- {name} <{email}>  {day}\n"
    )
    (documents / "changelog.gz").write_bytes(gzip.compress(log.encode(), mtime=0))
    overrides = stage / "usr/share/lintian/overrides/kjernetid"
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(SOURCES / "lintian-overrides", overrides)


def _control(stage: Path, number: str, architecture_: str) -> str:
    name, email, page = publisher()
    homepage = f"Homepage: {page}\n" if page else ""
    size = sum(1 + one.lstat().st_size // 1024 for one in stage.rglob("*"))
    return (
        f"Package: kjernetid\nVersion: {number}\nArchitecture: {architecture_}\n"
        f"Maintainer: {name} <{email}>\n{homepage}"
        f"Installed-Size: {size}\nDepends: {needs(stage / 'usr/lib/kjernetid').debian}\n"
        "Recommends: libpulse0, xdg-desktop-portal, fonts-inter | fonts-dejavu-core\n"
        "Suggests: gnome-shell-extension-appindicator, libnotify-bin\n"
        f"Section: utils\nPriority: optional\nDescription: {DESCRIPTION}\n"
    )


def _sums(stage: Path) -> Iterator[str]:
    for one in sorted(stage.rglob("*")):
        if one.is_file() and not one.is_symlink() and "DEBIAN" not in one.parts:
            yield f"{hashlib.md5(one.read_bytes()).hexdigest()}  {one.relative_to(stage)}"  # noqa: S324 - what dpkg reads


# ------------------------------------------------------------------ .rpm and .tar.gz


def rpm(tree: Path, folder: Path) -> Path:
    """Pack a tree as an .rpm."""
    work = WORK / "rpm"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    values = {
        "@VERSION@": version(),
        "@ARCH@": architecture(),
        "@PUBLISHER@": _published(),
        "@REQUIRES@": needs(tree / "usr/lib/kjernetid").rpm,
        "@TREE@": str(tree),
        "@FILES@": "\n".join(_listed(tree)),
    }
    text = (SOURCES / "kjernetid.rpm.spec").read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(name, value)
    spec = work / "kjernetid.spec"
    spec.write_text(text, encoding="utf-8")
    settings = {
        "_topdir": work / "top",
        "_rpmdir": folder,
        "_binary_payload": "w6.xzdio",
        "_buildhost": "reproducible",
        "use_source_date_epoch_as_buildtime": 1,
        "clamp_mtime_to_source_date_epoch": 1,
    }
    defined = [part for key, value in settings.items() for part in ("--define", f"{key} {value}")]
    _run("rpmbuild", "-bb", "--quiet", *defined, str(spec))
    return folder / f"kjernetid-{version()}-1.{architecture()}.rpm"


def _published() -> str:
    name, email, page = publisher()
    return f"Vendor: {name}\nPackager: {name} <{email}>" + (f"\nURL: {page}" if page else "")


def _listed(tree: Path) -> Iterator[str]:
    """Name what belongs to the package: its own folder as a whole, elsewhere its files alone."""
    yield "/usr/lib/kjernetid"
    yield "%doc /usr/share/doc/kjernetid"
    yield "/usr/share/kjernetid"
    own = ("usr/lib/kjernetid", "usr/share/doc/kjernetid", "usr/share/kjernetid")
    for one in sorted(tree.rglob("*")):
        place = one.relative_to(tree).as_posix()
        if not one.is_dir() and not place.startswith(own):
            yield f"/{place}"


def tar(tree: Path, folder: Path) -> Path:
    """Pack a tree as a .tar.gz with a script that installs it for one person."""
    name = f"kjernetid-{version()}-linux-{architecture()}"
    top = WORK / "tar" / name
    shutil.rmtree(top.parent, ignore_errors=True)
    shutil.copytree(tree / "usr/lib/kjernetid", top / "lib/kjernetid", symlinks=True)
    shutil.copytree(tree / "usr/share", top / "share", symlinks=True)
    # In a home folder, share/kjernetid is where the person's own record lies.
    shutil.rmtree(top / "share/kjernetid")
    for file in ("install.sh", "autostart.desktop"):
        shutil.copyfile(SOURCES / file, top / file)
    settle(top)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for one in [top, *sorted(top.rglob("*"))]:
            archive.add(one, one.relative_to(top.parent), recursive=False, filter=_anonymous)
    made = folder / f"{name}.tar.gz"
    made.write_bytes(gzip.compress(packed.getvalue(), mtime=0))
    return made


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = source_date()
    return entry


def _run(*command: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(source_date())}
    subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    sys.exit(main())
