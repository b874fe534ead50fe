"""Freeze the program into `build/bundle`, the same bytes each time from the same commit.

Run by `make bundle` with the environment that `scripts/ready_packages.py` made.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PREPARED = ROOT / "build" / "freeze"
BUNDLE = ROOT / "build" / "bundle" / "kjernetid"


def main(folder: str = str(BUNDLE.parent)) -> int:
    """Freeze the program into a folder, and say how large it became."""
    from scripts import icons  # by Qt, which only the environment to freeze from has

    bundle = Path(folder, BUNDLE.name)
    icons.write_all(PREPARED / "icons")
    shutil.rmtree(bundle, ignore_errors=True)
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"),
        *("--distpath", folder, "--workpath", str(ROOT / "build" / "pyinstaller")),
        str(ROOT / "build.spec"),
    ]
    # A set is written in the order of its hashes, and an archive holds the times of its files; the
    # columns that tracebacks point at are left out, as from source: they cost memory.
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "PYTHONNODEBUGRANGES": "1",
        "SOURCE_DATE_EPOCH": str(source_date()),
    }
    done = subprocess.run(command, env=environment, cwd=ROOT, check=False)
    if done.returncode == 0:
        size = sum(one.lstat().st_size for one in bundle.rglob("*") if one.is_file())
        print(f"The bundle is {bundle}, {size / 1e6:.0f} MB.")
    return done.returncode


def version() -> str:
    """Return the version of the program."""
    text = (ROOT / "tracker" / "__init__.py").read_text(encoding="utf-8")
    return str(re.findall(r'^__version__ = "(.+)"$', text, re.MULTILINE)[0])


def source_date() -> int:
    """Return the moment that all files of a package bear, in seconds: that of the commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
