"""Looks every locked package up among known vulnerabilities: `make audit`, which needs the network.

The locks hold packages for all systems; each is looked up, whatever system this runs on. What could
not be looked up counts as a failure: silence is no proof.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
FOLDER = ROOT / "build" / "audit"
PIN = re.compile(r"^([a-z0-9._-]+(?:\[[a-z,]+\])?==[^ ;\\]+)", re.MULTILINE | re.IGNORECASE)
# Without pip nothing is resolved or installed; a package that is not known fails the audit.
TOOL = (sys.executable, "-m", "pip_audit", "--strict", "--progress-spinner", "off")
PINS_ONLY = ("--disable-pip", "--no-deps", "-r")


def pins_of(lock: str) -> list[str]:
    """Return what a lock pins, for all systems: names with versions, without hashes and markers."""
    return PIN.findall(lock)


def laid_out(locks: Path, folder: Path) -> Iterator[Path]:
    """Write each lock down as pins alone, and yield the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for lock in sorted(locks.glob("*.txt")):
        pins = pins_of(lock.read_text("utf-8"))
        file = folder / lock.name
        file.write_text("".join(f"{pin}\n" for pin in pins), encoding="utf-8")
        yield file


def audit(locks: Path = LOCKS, folder: Path = FOLDER, tool: Sequence[str] = TOOL) -> int:
    """Look all locks up; return 0 if every package was found, and none is known to be at fault."""
    failed = []
    for file in laid_out(locks, folder):
        sys.stdout.write(f"{file.name}:\n")
        sys.stdout.flush()
        if subprocess.run([*tool, *PINS_ONLY, str(file)], check=False).returncode:
            failed.append(file.name)
    if failed:
        sys.stderr.write(
            f"{', '.join(failed)}: not passed. Either a package has a known vulnerability, told"
            " above, or one could not be looked up, and nothing is known about it.\n"
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(audit())
