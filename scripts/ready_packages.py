"""Set this machine up for making packages: tools by apt, and an environment to freeze from.

That environment is apart from `.venv` and holds what `requirements/package.txt` names and nothing
else: PyInstaller would take a tool that happens to be there into the bundle. Runs on the bare
Python of the system, by which the program is frozen.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
from pathlib import Path

from scripts import bootstrap
from scripts.bootstrap import Need, SetupError

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "package.txt"
VENV = ROOT / "build" / "freeze" / "venv"
STAMP = VENV / ".ready"
TOOLS = (
    Need("objdump", "binutils"),
    Need("/usr/sbin/icupkg", "icu-devtools"),
    Need("dpkg-deb", "dpkg"),
    Need("rpmbuild", "rpm"),
)
# What the trials of the packages start: judges of packages, a bare Debian, and a tracer of calls.
TRIALS = (
    Need("lintian", "lintian"),
    Need("desktop-file-validate", "desktop-file-utils"),
    Need("appstreamcli", "appstream"),
    Need("mandoc", "mandoc"),
    Need("rpm2cpio", "rpm2cpio"),
    Need("cpio", "cpio"),
    Need("debootstrap", "debootstrap"),
    Need("strace", "strace"),
    Need("wixl", "wixl"),
    Need("msiinfo", "msitools"),
    Need("makensis", "nsis"),
    Need("/usr/lib/wine/wine64", "wine64"),
    Need("xmllint", "libxml2-utils"),
)


def main(*arguments: str) -> int:
    """Set up what is missing; return the exit status."""
    try:
        bootstrap.refuse_old_python()
        if sys.platform == "linux":
            refuse_python_in_one_piece()
            needs = TOOLS + TRIALS if "--trials" in arguments else TOOLS
            bootstrap.bring_system_packages(needs + library_of_python(), ())
        make_venv()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def refuse_python_in_one_piece() -> None:
    """Raise when this Python is no shared library, which PyInstaller asks for."""
    if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        raise SetupError(
            f"{sys.executable} brings no shared library to freeze the program with: name another "
            "Python, as in `make PYTHON=/usr/bin/python3 package`."
        )


def library_of_python() -> tuple[Need, ...]:
    """Name the library of the system's own Python, which Debian packages apart."""
    if sys.base_prefix != "/usr":
        return ()
    name = f"libpython3.{sys.version_info[1]}"
    return (Need(f"{name}.so.1.0", name),)


def make_venv() -> None:
    """Make the environment anew when the lock or the Python is another one."""
    wanted = bootstrap.digest(LOCK, extra=f"{sys.version} {sys.base_prefix} {VENV}")
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    bootstrap.say("Making the environment to freeze from")
    shutil.rmtree(VENV, ignore_errors=True)
    base = getattr(sys, "_base_executable", sys.executable)
    bootstrap.run("Python could not make an environment", base, "-m", "venv", str(VENV))
    folder = "Scripts" if sys.platform == "win32" else "bin"
    bootstrap.run(
        "pip could not install what freezes the program",
        *(str(VENV / folder / "python"), "-m", "pip", "install", "--quiet", "--no-input"),
        *("--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"),
        *("-r", str(LOCK)),
    )
    STAMP.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
