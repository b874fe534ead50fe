"""A policy for tests: the folder that an administrator would write to, and the real reader."""

import os
from pathlib import Path

from tracker.settings.policy import linux, looking, trusted

POLICY = "policy.toml"


def administer(monkeypatch) -> None:
    """Let whoever runs the tests be the administrator; Windows knows no owners of this kind."""
    if hasattr(os, "getuid"):
        monkeypatch.setattr(trusted, "ADMINISTRATOR", os.getuid())


class Etc:
    """Stands for `/etc/kjernetid`; whoever runs the tests is its administrator."""

    def __init__(self, folder: Path, monkeypatch) -> None:
        self.folder = folder
        monkeypatch.setattr(looking, "here", linux)
        monkeypatch.setattr(linux, "FOLDER", folder)
        administer(monkeypatch)

    def write(self, text: str | bytes, name: str = POLICY) -> Path:
        """Put a file of the policy there, as an administrator would; return where it is."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        path.chmod(0o644)
        for folder in {path.parent, self.folder}:
            folder.chmod(0o755)
        return path
