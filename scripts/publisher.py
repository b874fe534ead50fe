"""Who answers for the packages: read from `pyproject.toml`, and missed loudly by a release.

A build for trying out may go without. A release may not: IT has to know whom to ask, and
`python -m scripts.publisher` refuses it with exit status 1.
"""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DECLARED = ROOT / "pyproject.toml"
NOBODYS = "example.org"  # reserved: no mail ever arrives there


class Publisher(NamedTuple):
    """A name, an address for mail, and a page; the page is empty where there is none."""

    name: str
    email: str
    homepage: str

    @property
    def lacks(self) -> list[str]:
        """Name what a release must say and this does not."""
        lacking = {
            "email": not self.email or self.email.endswith(NOBODYS),
            "homepage": not self.homepage or NOBODYS in self.homepage,
        }
        return [name for name, is_so in lacking.items() if is_so]


def publisher(declared: Path = DECLARED) -> Publisher:
    """Read who answers for the packages."""
    table = tomllib.loads(declared.read_text(encoding="utf-8"))["tool"]["kjernetid"]["publisher"]
    return Publisher(**table)


def warn() -> None:
    """Say it loudly where a package is made that nobody answers for."""
    lacking = publisher().lacks
    if lacking:
        mark = "::warning::" if "GITHUB_ACTIONS" in os.environ else ""
        print(f"{mark}NOT FOR RELEASE: {_sentence(lacking)}", file=sys.stderr)


def main() -> int:
    """Refuse a release that nobody answers for."""
    lacking = publisher().lacks
    if lacking:
        print(f"This cannot be released: {_sentence(lacking)}", file=sys.stderr)
    return 1 if lacking else 0


def _sentence(lacking: list[str]) -> str:
    place = f"[tool.kjernetid.publisher] of {DECLARED.name}"
    return f"fill in {' and '.join(lacking)} of whoever publishes it, in {place}."


if __name__ == "__main__":
    sys.exit(main())
