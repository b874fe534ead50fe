#!/usr/bin/env python3
"""Set a fresh machine up: system libraries by apt, a local `.venv`, the locked packages.

With `--tests` it brings the programs of the desktop tests as well. Runs on the bare Python of the
system: standard library only, and nothing that Python 3.7 does not know before the version check.
A second call compares one stamp, looks for the programs of the tests, and is done.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import ssl
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".ready"
LOCK = ROOT / "requirements" / "dev.txt"
CODE = ("tracker", "ui", "resources")
OLDEST = (3, 11)
LAST_LINES = 20  # of a failed command; pip says the cause well above its closing hints


class Need(NamedTuple):
    """Something the system has to bring: what to look for, and Debian's package that brings it."""

    thing: str
    package: str


# Debian's and Ubuntu's names. apt resolves libglib2.0-0 to libglib2.0-0t64 where that is its name.
SETUP = (
    Need("ensurepip", f"python3.{sys.version_info[1]}-venv"),
    Need("certificates", "ca-certificates"),
)
# Qt links the first six even when it paints offscreen; the xcb family draws on X11, the two
# named after it on Wayland. By the first two of that family the idle sensor asks the X server.
RUN = (
    Need("libGL.so.1", "libgl1"),
    Need("libEGL.so.1", "libegl1"),
    Need("libxkbcommon.so.0", "libxkbcommon0"),
    Need("libfontconfig.so.1", "libfontconfig1"),
    Need("libglib-2.0.so.0", "libglib2.0-0"),
    Need("libdbus-1.so.3", "libdbus-1-3"),
    Need("libxcb.so.1", "libxcb1"),
    Need("libxcb-sync.so.1", "libxcb-sync1"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Need("libxcb-shape.so.0", "libxcb-shape0"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    Need("libX11-xcb.so.1", "libx11-xcb1"),
    Need("libwayland-client.so.0", "libwayland-client0"),
    Need("libwayland-cursor.so.0", "libwayland-cursor0"),
    Need("time zones", "tzdata"),
)
# The desktop tests start these: a display and what stands on it, a message bus and what answers
# there, hands for the keyboard and eyes for the screen. By strace the power is cut on paper.
TESTS = (
    Need("Xvfb", "xvfb"),
    Need("openbox", "openbox"),
    Need("trayer", "trayer"),
    Need("xterm", "xterm"),
    Need("dbus-daemon", "dbus"),
    Need("gdbus", "libglib2.0-bin"),
    Need("dbusmock", "python3-dbusmock"),
    Need("dunst", "dunst"),
    Need("notify-send", "libnotify-bin"),
    Need("xdotool", "xdotool"),
    Need("import", "imagemagick"),
    Need("/usr/libexec/at-spi-bus-launcher", "at-spi2-core"),
    Need("ip", "iproute2"),
    Need("unshare", "util-linux"),
    Need("nsenter", "util-linux"),
    Need("strace", "strace"),
)
# The slow ones also start other desktops, and a sound server to have calls on.
DESKTOPS = (
    Need("sway", "sway"),
    Need("wtype", "wtype"),
    Need("foot", "foot"),
    Need("mutter", "mutter"),
    Need("kwin_wayland", "kwin-wayland"),
    Need("setpriv", "util-linux"),
    Need("pipewire", "pipewire"),
    Need("pipewire-pulse", "pipewire-pulse"),
    Need("wireplumber", "wireplumber"),
    Need("pactl", "pulseaudio-utils"),
    Need("gsettings", "libglib2.0-bin"),
    Need("/usr/lib/*/gio/modules/libdconfsettings.so", "dconf-gsettings-backend"),
    Need("/usr/libexec/dconf-service", "dconf-service"),
    Need("/usr/share/glib-2.0/schemas/org.gnome.desktop.*.xml", "gsettings-desktop-schemas"),
)
LOOK = "import importlib.util, sys; sys.exit(importlib.util.find_spec('dbusmock') is None)"
SYSTEM_PYTHON = "/usr/bin/python3"  # the one for which Debian packages dbusmock
# The charts are drawn for this face; without it they are drawn in the system's own.
# Without the sound library, calls are not noticed.
WISHED = (Need("font Inter", "fonts-inter"), Need("libpulse.so.0", "libpulse0"))


class SetupError(Exception):
    """Setting up cannot go on; the message is one sentence that says what to do."""


def main(*arguments: str) -> int:
    """Set up what is missing; return the exit status."""
    try:
        refuse_old_python()
        set_up(more=TESTS + DESKTOPS if "--desktops" in arguments else TESTS if arguments else ())
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def refuse_old_python() -> None:
    """Raise when this Python is older than the project's oldest."""
    if sys.version_info < OLDEST:
        raise SetupError(
            "Kjernetid needs Python {}.{} or newer, and this is {}.{}: install one and name it, "
            "as in `make PYTHON=python3.11 run`.".format(*OLDEST, *sys.version_info[:2])
        )


def set_up(*, more: tuple[Need, ...]) -> None:
    """Bring the machine, with `more` packages, and the project up to date, each only when due."""
    # What .venv was made from; a moved folder or another Python makes it useless as well.
    packages = digest(LOCK, extra=f"{sys.version} {sys.base_prefix} {VENV}")
    project = digest(ROOT / "pyproject.toml", Path(__file__))
    had = STAMP.read_text(encoding="utf-8").split() if STAMP.is_file() else []
    is_ready = had == [packages, project]
    if sys.platform == "linux":
        needs = () if is_ready else SETUP + RUN
        bring_system_packages(needs + more, () if is_ready else WISHED)
    if is_ready:
        return
    if had[:1] != [packages]:
        make_venv()
        install_packages()
        STAMP.write_text(f"{packages}\n", encoding="utf-8")
    install_project()
    STAMP.write_text(f"{packages}\n{project}\n", encoding="utf-8")
    say("Ready.")


def digest(*files: Path, extra: str = "") -> str:
    """Hash the content of `files`, and `extra`."""
    total = hashlib.sha256(extra.encode())
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()


# ------------------------------------------------------------------ what the system has to bring


def bring_system_packages(needed: tuple[Need, ...], wished: tuple[Need, ...]) -> None:
    """Install the system packages that are missing, or raise with the line that would."""
    needs, wishes = missing(needed), missing(wished)
    if not needs and not wishes:
        return
    prefix = way_to_install()
    if prefix:
        say(f"Installing system packages: {names(needs + wishes)}")
        # A source may be out of order and not be needed; if it is, the next step fails.
        quiet(*prefix, "apt-get", "update")
    if needs:
        bring(needs, prefix)
    if wishes and not (prefix and apt_get_install(prefix, wishes).returncode == 0):
        say(f"Left out, and not indispensable: {names(wishes)}")


def bring(needs: list[Need], prefix: list[str] | None) -> None:
    """Install what the program cannot do without; raise when that is not possible."""
    if prefix is None:
        raise SetupError(by_hand(needs))
    done = apt_get_install(prefix, needs)
    if done.returncode:
        raise SetupError(f"apt-get could not install the packages; it said last:\n{last(done)}")
    still = missing(tuple(needs))
    if still:
        raise SetupError(f"apt-get installed {names(still)}, yet {things(still)} is not found.")


def apt_get_install(prefix: list[str], needs: list[Need]) -> subprocess.CompletedProcess[str]:
    """Run apt-get without questions."""
    packages = [need.package for need in needs]
    return quiet(*prefix, "apt-get", "install", "-y", "--no-install-recommends", *packages)


def way_to_install() -> list[str] | None:
    """Find what stands before `apt-get`: sudo where it asks nothing; None when we may not."""
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return None
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return environment
    if shutil.which("sudo") and quiet("sudo", "-n", "true").returncode == 0:
        return ["sudo", "-n", *environment]
    return None


def by_hand(needs: list[Need]) -> str:
    """Say how a person with the right to do so brings `needs`."""
    if not shutil.which("apt-get"):
        return (
            f"This system lacks {things(needs)}, and apt-get is not here to bring it: "
            "install it with the system's own tools and try again."
        )
    install = f"sudo apt-get install --no-install-recommends {names(needs)}"
    return (
        "System packages are missing; run this line (it needs the right to install) and try again:"
        f"\n\n    sudo apt-get update && {install}\n"
    )


def missing(needs: tuple[Need, ...]) -> list[Need]:
    """Pick the needs that this system does not meet."""
    return [need for need in needs if not is_here(need.thing)]


def is_here(thing: str) -> bool:
    """Say whether the system brings `thing`: a library, a program, or what is looked for apart."""
    looks = {
        "ensurepip": has_ensurepip,
        "certificates": has_certificates,
        "time zones": has_time_zones,
        "font Inter": has_inter,
        "dbusmock": has_dbusmock,
    }
    if thing in looks:
        return looks[thing]()
    if thing.startswith("/"):
        return any(Path("/").glob(thing[1:]))
    return loads(thing) if ".so." in thing else shutil.which(thing) is not None


def loads(library: str) -> bool:
    """Say whether the system finds `library` and all that it is linked to."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_ensurepip() -> bool:
    """Say whether this Python can put pip into a new environment; Debian packages that apart."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def has_certificates() -> bool:
    """Say whether pip can find the certificates of the authorities that it trusts."""
    # Debian's pip reads this very file, whatever OpenSSL was told.
    named = os.environ.get("PIP_CERT") or "/etc/ssl/certs/ca-certificates.crt"
    return Path(named).is_file() or ssl.get_default_verify_paths().cafile is not None


def has_time_zones() -> bool:
    """Say whether the zones lie where Python reads them."""
    import zoneinfo  # unknown before Python 3.9, which deserves a sentence rather than a traceback

    return any(Path(folder, "Europe/Oslo").is_file() for folder in zoneinfo.TZPATH)


def has_inter() -> bool:
    """Say whether the font Inter lies in a folder that fontconfig reads."""
    home = Path.home()
    folders = ("/usr/share/fonts", "/usr/local/share/fonts", home / ".local/share/fonts")
    return any(
        name.startswith("Inter")
        for folder in (*folders, home / ".fonts")
        for _, _, names in os.walk(folder)
        for name in names
    )


def has_dbusmock() -> bool:
    """Say whether the system's own Python has dbusmock, which plays services on a message bus."""
    return Path(SYSTEM_PYTHON).exists() and not quiet(SYSTEM_PYTHON, "-c", LOOK).returncode


# ------------------------------------------------------------------ .venv


def make_venv() -> None:
    """Make `.venv` anew."""
    say("Making .venv")
    # Away first: a run that is cut short must not be taken for ready.
    STAMP.unlink(missing_ok=True)
    # The base one: with .venv activated, this very Python lies in the folder that is cleared.
    base = getattr(sys, "_base_executable", sys.executable)
    run("Python could not make .venv", base, "-m", "venv", "--clear", str(VENV))


def install_packages() -> None:
    """Install the locked packages, each checked against its hash, and compile them."""
    say("Installing the locked packages into .venv (about half a minute)")
    pip("--require-hashes", "--only-binary", ":all:", "--no-compile", "-r", str(LOCK))
    # Left uncompiled by pip because this does it on all processors. A package may carry a file for
    # another Python that does not compile; nobody imports it here, so the status says nothing.
    quiet(python(), "-m", "compileall", "-q", "-j", "0", str(VENV))


def install_project() -> None:
    """Install the project itself, editable: its code is read from this folder."""
    say("Installing Kjernetid into .venv")
    pip("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    if os.name == "posix":
        compile_lean()


def compile_lean() -> None:
    """Compile all code for the tray program too, which saves memory by leaving out docstrings."""
    # Columns as well: a variable, since the processes that share the work do not hear of `-X`.
    lean = ("env", "PYTHONNODEBUGRANGES=1", python(), "-m", "compileall", "-o", "2")
    folders = (str(folder) for folder in (VENV, *(ROOT / name for name in CODE)))
    quiet(*lean, "-q", "-j", "0", *folders)


def pip(*arguments: str) -> None:
    """Run `pip install` in `.venv`; raise with its last lines when it fails."""
    run(
        "pip could not install into .venv",
        python(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
        *arguments,
    )


def python() -> str:
    """Name the Python of `.venv`."""
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


# ------------------------------------------------------------------ running and telling


def run(trouble: str, *command: str) -> None:
    """Run `command`; when it fails, raise with `trouble` and its last lines."""
    done = quiet(*command)
    if done.returncode:
        raise SetupError(f"{trouble} (exit status {done.returncode}); it said last:\n{last(done)}")


def last(done: subprocess.CompletedProcess[str]) -> str:
    """Cut what a command said last, indented."""
    return "\n".join(f"    {line}" for line in done.stdout.strip().splitlines()[-LAST_LINES:])


def quiet(*command: str) -> subprocess.CompletedProcess[str]:
    """Run `command` without input, keeping what it prints."""
    # Without this variable: bytecode is what makes the second start quick.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
        check=False,
    )


def names(needs: list[Need]) -> str:
    """Write the packages as apt-get takes them."""
    return " ".join(need.package for need in needs)


def things(needs: list[Need]) -> str:
    """Write the things as they stand in a sentence."""
    return ", ".join(need.thing for need in needs)


def say(sentence: str) -> None:
    """Tell the developer how far we are."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
