"""The licence texts that Kjernetid comes with, wherever they were installed. No Qt here.

A wheel, and a checkout that was installed, have them in the metadata of the package; a bundle
without metadata carries them among the resources.
"""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from importlib.metadata import files as installed_files
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePath
from typing import NamedTuple

from tracker.wording import _

PACKAGE = "kjernetid"
FOLDER = "licences"

# Our own first, then what we stand on, then the texts it refers to.
_FIRST = ("LICENSE", "THIRD-PARTY-NOTICES.md")


class LicenceText(NamedTuple):
    """One text: what it is called, what it says, and whether that is Markdown."""

    title: str
    text: str
    is_markdown: bool


def licence_texts(
    resources: Traversable | None = None, package: str = PACKAGE
) -> list[LicenceText]:
    """Return all texts in the order in which they are read; none where none were installed."""
    folder = (resources or files("resources")).joinpath(FOLDER)
    found = dict(_in_resources(folder)) or dict(_in_metadata(package))
    names = sorted(found, key=lambda name: (name not in _FIRST, name == "GPL-3.0.txt", name))
    return [LicenceText(_title(name), found[name], name.endswith(".md")) for name in names]


def _in_resources(folder: Traversable) -> Iterator[tuple[str, str]]:
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _in_resources(entry)
        else:
            yield entry.name, entry.read_text(encoding="utf-8")


def _in_metadata(package: str) -> Iterator[tuple[str, str]]:
    try:
        listed = installed_files(package) or []
    except PackageNotFoundError:
        return
    for file in listed:
        if "licenses" in PurePath(file).parts:
            yield file.name, file.read_text(encoding="utf-8")


def _title(name: str) -> str:
    if name == "LICENSE":
        return _("Kjernetid")
    if name == "THIRD-PARTY-NOTICES.md":
        return _("The work of others in it")
    return name.removesuffix(".txt")
