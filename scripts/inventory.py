"""What a package is made of: each part with version, licence and the text of that licence.

From it come the licence texts that the bundle carries, and the bill of materials (CycloneDX 1.6)
that lies beside the packages. Parts are the packages of `requirements/run.txt`, Python itself, and
the libraries of the build system that went into the bundle.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
import sysconfig
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
NOTICES = ROOT / "THIRD-PARTY-NOTICES.md"
OWN_TEXTS = ("LICENSE", "THIRD-PARTY-NOTICES.md", "LICENSES/LGPL-3.0.txt", "LICENSES/GPL-3.0.txt")
# Under the LGPL, whose text is among ours; or a copy of a common one that Debian does not repeat.
WITHOUT_TEXT = {"pyside6-essentials", "shiboken6"}


class Part(NamedTuple):
    """Something that the bundle holds and others made; `purl` names it for all the world."""

    name: str
    version: str
    licence: str
    purl: str
    text: str


def parts(libraries: Iterable[Path]) -> list[Part]:
    """List the parts of a bundle, by name; `libraries` are the files that went into it.

    Raises:
        LookupError: a part has no licence in the notices, or no text.
    """
    known = list(libraries)
    found = [*_packages(), *_inside_pyside(known), _python(), *_of_the_system(known)]
    return sorted(found, key=lambda part: part.name.lower())


def licence_texts(found: Iterable[Part]) -> dict[str, str]:
    """Return the files of licence texts that a bundle carries, by name."""
    ours = {Path(name).name: (ROOT / name).read_text(encoding="utf-8") for name in OWN_TEXTS}
    return ours | {f"{part.name}.txt": part.text for part in found if part.text}


def bill_of_materials(found: Iterable[Part], version: str, at: int) -> str:
    """Write the parts as CycloneDX; the same parts give the same text."""
    components = [_component(part) for part in found]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([version, components]))
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(at, UTC).isoformat(),
            "component": {
                "type": "application",
                "bom-ref": "kjernetid",
                "name": "kjernetid",
                "version": version,
                "licenses": [{"expression": "MIT"}],
            },
        },
        "components": components,
        "dependencies": [{"ref": "kjernetid", "dependsOn": [one["bom-ref"] for one in components]}],
    }
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def _component(part: Part) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "licenses": [{"license": {"name": part.licence}}],
        "purl": part.purl,
    }


# ------------------------------------------------------------------ packages of Python


def _packages() -> Iterator[Part]:
    lines = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", lines, re.MULTILINE))
    for name, version in locked.items():
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # it belongs to another system
            continue
        purl = f"pkg:pypi/{name}@{version}"
        yield Part(name, version, _licence(name), purl, _text_of(name, distribution))


def _inside_pyside(libraries: Iterable[Path]) -> Iterator[Part]:
    """Name what PySide6's own packages bring of others; their texts are ours, or at the address."""
    version = metadata.version("PySide6-Essentials")
    yield Part("Qt", version, "LGPL-3.0-only", f"pkg:generic/qt@{version}", "")
    for library in libraries:
        icu = re.fullmatch(r"libicudata\.so\.(\d+)", library.name)
        if icu:
            yield Part("ICU", icu[1], "Unicode-3.0", f"pkg:generic/icu@{icu[1]}", "")


def _licence(name: str) -> str:
    """Look the licence of a package up where we tell of it ourselves."""
    rows = re.findall(r"^\| ([^ |]+)[^|]*\| ([^|]+) \|$", NOTICES.read_text("utf-8"), re.MULTILINE)
    known = {package.lower().replace("_", "-"): licence for package, licence in rows}
    return str(known[name])


def _text_of(name: str, distribution: metadata.Distribution) -> str:
    files = [
        file
        for file in distribution.files or []
        if ".dist-info" in str(file)
        and re.match(r"LICEN[CS]E|COPYING|AUTHORS", file.name, re.IGNORECASE)
        and re.match(r"(LICEN[CS]E|COPYING|AUTHORS)", file.name, re.IGNORECASE)
    ]
    if not files and name not in WITHOUT_TEXT:
        raise LookupError(f"{name} brings no text of its licence")
    return "\n\n".join(file.read_text(encoding="utf-8") for file in files)


def _python() -> Part:
    version = platform.python_version()
    text = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    if not text.exists():
        text = Path(sys.base_prefix, "LICENSE.txt")
    return Part(
        *("Python", version, "PSF-2.0", f"pkg:generic/python@{version}"),
        text.read_text(encoding="utf-8") if text.exists() else _debian_text("python3"),
    )


# ------------------------------------------------------------------ libraries of the system


def _of_the_system(libraries: Iterable[Path]) -> Iterator[Part]:
    """Name the packages of Debian or Ubuntu that libraries were copied from."""
    if sys.platform != "linux":
        return
    homes = (Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve(), ROOT)
    copied = {one.resolve() for one in libraries}
    strangers = sorted(one for one in copied if not any(home in one.parents for home in homes))
    for owner in sorted({_owner(one) for one in strangers}):
        name, version = owner
        purl = f"pkg:deb/debian/{name}@{version}"
        yield Part(name, version, "see its text", purl, _debian_text(name))


def _owner(library: Path) -> tuple[str, str]:
    # Libraries are registered under the folder that they lay in before /lib became a link.
    told = _said("dpkg-query", "--search", f"*{library}") or _said(
        "dpkg-query", "--search", str(library).removeprefix("/usr")
    )
    if not told:
        raise LookupError(f"no package owns {library}")
    name = told.split(":")[0]
    return name, _said("dpkg-query", "--show", "--showformat=${Version}\n", name).splitlines()[0]


def _debian_text(package: str) -> str:
    return Path("/usr/share/doc", package, "copyright").read_text(encoding="utf-8")


def _said(*command: str) -> str:
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout
