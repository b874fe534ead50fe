"""Which languages the system asks for, as each system tells it."""

import os
import sys
from pathlib import Path

# In the order in which gettext reads them; the first that is set decides.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def preferred_names() -> list[str]:
    """Return locale names such as `nb_NO.UTF-8` or `nb-NO`, the most wanted first."""
    return from_environment() or from_desktop()


def from_environment() -> list[str]:
    """Return what the variables of the environment ask for, which may be nothing."""
    listed = [name for name in os.environ.get("LANGUAGE", "").split(":") if name]
    return listed + [value for name in _VARIABLES if (value := os.environ.get(name))][:1]


if sys.platform == "win32":

    def from_desktop() -> list[str]:
        """Return the display language of Windows, which sets no variables."""
        import ctypes
        import locale

        name = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
        return [name] if name else []

elif sys.platform == "darwin":

    def from_desktop() -> list[str]:
        """Return the languages of macOS; a program started from the Finder has no variables."""
        return read_apple_languages(Path.home() / "Library/Preferences/.GlobalPreferences.plist")

else:

    def from_desktop() -> list[str]:
        """Return nothing: elsewhere the environment tells all."""
        return []


def read_apple_languages(preferences: Path) -> list[str]:
    """Return the list that macOS keeps in its global preferences; empty if it cannot be read."""
    import plistlib  # and with it a parser of XML

    try:
        kept = plistlib.loads(preferences.read_bytes()).get("AppleLanguages", [])
    except (OSError, ValueError, plistlib.InvalidFileException):
        return []
    return [name for name in kept if isinstance(name, str)]
