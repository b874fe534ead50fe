"""Make the installers for Windows from a frozen folder: an MSI for IT, one for a person alone.

Both are made on Linux too, by wixl and makensis, from a folder that was frozen, and whose programs
were signed, on Windows: `python -m scripts.windows_packages FOLDER`.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from scripts.freeze import source_date, version
from scripts.publisher import publisher, warn

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "packaging" / "windows"
POLICY = ROOT / "packaging" / "policy"
PAGE = ROOT / "docs" / "policy.md"
DIST = ROOT / "dist"
PROGRAMS = ("kjernetid.exe", "kjernetidw.exe")


def main(payload: str) -> int:
    """Make both, and what IT presets."""
    warn()
    DIST.mkdir(exist_ok=True)
    for made in (msi(Path(payload), DIST), setup(Path(payload), DIST), policy(DIST)):
        print(f"{made.relative_to(ROOT)}, {made.stat().st_size / 1e6:.1f} MB")
    return 0


def msi(payload: Path, folder: Path, number: str = "") -> Path:
    """Make the MSI for all who use a computer; `number` is another version, for trials."""
    number = number or version()
    payload, folder = payload.resolve(), folder.resolve()
    made = folder / f"kjernetid-{number}-x64.msi"
    listed = folder / "payload.wxs"
    files = [
        one.relative_to(payload).as_posix()
        for one in sorted(payload.rglob("*"))
        if one.is_file() and one.name not in PROGRAMS
    ]
    heat = ["wixl-heat", "-p", "", "--directory-ref", "INSTALLDIR", "--component-group", "Payload"]
    done = subprocess.run(
        [*heat, "--var", "var.SRC", "--win64"],
        input="\n".join(files) + "\n",
        check=True,
        capture_output=True,
        text=True,
    )
    listed.write_text(done.stdout, encoding="utf-8")
    # wixl finds files only below the folder that it runs in.
    values = {
        "VERSION": number,
        "PUBLISHER": publisher().name,
        "SRC": payload.name,
        "Win64": "yes",
    }
    defined = [word for name, value in values.items() for word in ("-D", f"{name}={value}")]
    command = ["wixl", "-a", "x64", *defined, "-o", str(made), str(SOURCES / "kjernetid.wxs")]
    subprocess.run([*command, str(listed)], check=True, cwd=payload.parent)
    listed.unlink()
    return made


def setup(payload: Path, folder: Path, number: str = "") -> Path:
    """Make the installer for one person; `number` is another version, for trials."""
    number = number or version()
    made = folder.resolve() / f"kjernetid-{number}-setup.exe"
    values = {
        "VERSION": number,
        "PUBLISHER": publisher().name,
        "SRC": payload.resolve(),
        "OUT": made,
    }
    defined = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(["makensis", "-V2", *defined, str(SOURCES / "kjernetid.nsi")], check=True)
    return made


def policy(folder: Path) -> Path:
    """Pack what IT takes into its own store: ADMX and ADML, examples, and what they mean."""
    made = folder / f"kjernetid-{version()}-policy.zip"
    at = datetime.fromtimestamp(source_date(), UTC).timetuple()[:6]
    files = {one.relative_to(POLICY): one for one in POLICY.rglob("*") if one.is_file()}
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for place, file in sorted({**files, Path("policy.md"): PAGE}.items()):
            entry = ZipInfo(place.as_posix(), at)
            archive.writestr(entry, file.read_bytes(), ZIP_DEFLATED)
    return made


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
