"""The files of a Linux package, laid out as they are installed; .deb, .rpm, .tar.gz pack them."""

from __future__ import annotations

import gzip
import html
import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from scripts.freeze import BUNDLE, PREPARED, source_date, version
from scripts.icons import PNG_SIZES
from scripts.man_page import LANGUAGES, man_page
from scripts.publisher import publisher

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "packaging" / "linux"
APP = "org.kjernetid.Kjernetid"
DOCUMENTS = (
    "README.md",
    "CHANGELOG.md",
    "THIRD-PARTY-NOTICES.md",
    "docs/for-it.md",
    "docs/policy.md",
    "docs/cli.md",
)
COMPLETIONS = (
    ("bash", "bash-completion/completions/kjernetid"),
    ("zsh", "zsh/vendor-completions/_kjernetid"),  # where Debian looks
    ("zsh", "zsh/site-functions/_kjernetid"),  # where the others do
    ("fish", "fish/vendor_completions.d/kjernetid.fish"),
)


def architecture() -> str:
    """Return the kind of processor, as the kernel calls it."""
    return platform.machine()


def lay_out(tree: Path) -> None:
    """Lay the files out under a folder, which is made anew."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(BUNDLE, tree / "usr/lib/kjernetid", symlinks=True)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/kjernetid").symlink_to("../lib/kjernetid/kjernetid")
    share = tree / "usr/share"
    _lay_out_menu(share)
    _lay_out_icons(share / "icons/hicolor")
    _lay_out_help(share)
    settle(tree)


def settle(tree: Path) -> None:
    """Give all files the modes of installed ones, and the moment of the commit."""
    at = source_date()
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_run(path) else 0o644)
        os.utime(path, (at, at), follow_symlinks=False)
    os.utime(tree, (at, at))


def _is_run(path: Path) -> bool:
    return path.name == "install.sh" or path.parts[-2:] == ("kjernetid", "kjernetid")


def _lay_out_menu(share: Path) -> None:
    _put(SOURCES / f"{APP}.desktop", share / f"applications/{APP}.desktop")
    _put(SOURCES / "autostart.desktop", share / "kjernetid/autostart.desktop")
    day = datetime.fromtimestamp(source_date(), UTC).date()
    metainfo = (SOURCES / f"{APP}.metainfo.xml").read_text(encoding="utf-8")
    name, _email, page = publisher()
    values = {
        "@VERSION@": version(),
        "@DATE@": str(day),
        "@PUBLISHER@": html.escape(name),
        "  @HOMEPAGE@\n": f'  <url type="homepage">{html.escape(page)}</url>\n' if page else "",
    }
    for mark, value in values.items():
        metainfo = metainfo.replace(mark, value)
    _write(share / f"metainfo/{APP}.metainfo.xml", metainfo)


def _lay_out_icons(hicolor: Path) -> None:
    _put(ROOT / "resources/icons/kjernetid.svg", hicolor / f"scalable/apps/{APP}.svg")
    for size in PNG_SIZES:
        _put(PREPARED / f"icons/{size}.png", hicolor / f"{size}x{size}/apps/{APP}.png")


def _lay_out_help(share: Path) -> None:
    for language in LANGUAGES:
        page = man_page(version(), source_date(), language).encode()
        manual = share / "man" / ("" if language == "en" else language) / "man1/kjernetid.1.gz"
        manual.parent.mkdir(parents=True)
        manual.write_bytes(gzip.compress(page, mtime=0))
    for shell, place in COMPLETIONS:
        command = [str(BUNDLE / "kjernetid"), "completion", shell]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        _write(share / place, done.stdout)
    for name in DOCUMENTS:
        _put(ROOT / name, share / "doc/kjernetid" / Path(name).name)
    shutil.copytree(ROOT / "packaging" / "policy", share / "doc/kjernetid/policy")


def _put(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, place)


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
