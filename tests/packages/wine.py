"""Windows as far as wine is it: a drive and a registry of their own, thrown away afterwards.

It runs installers, not the program: that is frozen on Windows alone.
"""

import re
import subprocess
import tempfile
from pathlib import Path

from tests.desktop.servers import clean_environment

WINE = Path("/usr/lib/wine/wine64")  # Debian's; `wine` itself also asks for the 32-bit one
SERVER = Path("/usr/lib/wine/wineserver64")
PATIENCE_S = 180
PROGRAMS = "Program Files/Kjernetid"
REMOVAL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
AT_LOG_IN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Windows:
    """One computer."""

    def __init__(self, folder: Path) -> None:
        """Begin it, which takes ten seconds."""
        assert WINE.exists(), "wine64 is missing: run `make test-packages`"
        self.drive = folder / "drive_c"
        self._env = {
            **clean_environment(),
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
            "LC_ALL": "C.UTF-8",
        }
        assert self.run("wineboot", "--init") == 0
        self.settle()

    def run(self, *words: str) -> int:
        """Run a program, and return its exit status as Unix keeps it."""
        return self._ran(*words)[0]

    def msiexec(self, *words: str) -> int:
        """Install or remove without a question."""
        return self.run("msiexec", *words, "/qn", "/norestart")

    def value(self, key: str, name: str) -> str | None:
        """Return a value of the 64-bit registry, None where there is none."""
        told = self._ran("reg", "query", key, "/v", name, "/reg:64")[1]
        found = re.search(rf"^ +{re.escape(name)} +REG_\w+ +(.*?)\s*$", told, re.MULTILINE)
        return found[1] if found else None

    def removals(self, root: str) -> list[str]:
        """Name the versions that Windows offers to remove."""
        told = self._ran("reg", "query", rf"{root}\{REMOVAL}", "/s", "/reg:64")[1]
        return re.findall(r"^ +DisplayVersion +REG_SZ +(\S+)", told, re.MULTILINE)

    def files(self, place: str) -> dict[str, bytes]:
        """Return what lies in a folder of the drive."""
        folder = self.drive / place
        return {
            one.relative_to(folder).as_posix(): one.read_bytes()
            for one in folder.rglob("*")
            if one.is_file()
        }

    @property
    def person(self) -> Path:
        """Return the local folder for programs of whoever uses the computer."""
        (users,) = [one for one in (self.drive / "users").iterdir() if one.name != "Public"]
        return users / "AppData/Local"

    def starts(self) -> list[str]:
        """Name the folders in whose Start menu Kjernetid stands."""
        return [str(one.relative_to(self.drive)) for one in self.drive.rglob("Kjernetid.lnk")]

    def end(self) -> None:
        """End what of it still runs."""
        subprocess.run([str(SERVER), "-k"], env=self._env, check=False, timeout=PATIENCE_S)
        self.settle()

    def _ran(self, *words: str) -> tuple[int, str]:
        # Into a file: services that it starts would hold a pipe open.
        with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
            done = subprocess.run(
                [str(WINE), *words],
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=PATIENCE_S,
            )
            told.seek(0)
            return done.returncode, told.read()

    def settle(self) -> None:
        """Wait until nothing of it runs any more."""
        subprocess.run([str(SERVER), "-w"], env=self._env, check=False, timeout=PATIENCE_S)
