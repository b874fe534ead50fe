"""The packages under trial: those that `make package` left in `dist`."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from scripts import linux_packages
from scripts.freeze import BUNDLE, version
from scripts.linux_tree import architecture
from tests.packages.rooms import BASE, ROOT

DIST = ROOT / "dist"


def made(name: str) -> Path:
    """Return a package, which must be there: a trial of nothing is no trial."""
    found = DIST / name
    assert found.exists(), f"{name} is not in dist: run `make test-packages`"
    return found


@pytest.fixture(scope="session")
def bundle() -> Path:
    assert (BUNDLE / "kjernetid").exists(), "there is no bundle: run `make test-packages`"
    return BUNDLE


@pytest.fixture(scope="session")
def rooms() -> Iterator[Path]:
    """A folder for rooms on the project's own disk: in a container, no layer can lie on `/tmp`."""
    BASE.parent.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=BASE.parent, prefix="rooms-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def deb() -> Path:
    return made(f"kjernetid_{version()}_{linux_packages.DEB_ARCHITECTURES[architecture()]}.deb")


@pytest.fixture(scope="session")
def rpm() -> Path:
    return made(f"kjernetid-{version()}-1.{architecture()}.rpm")


@pytest.fixture(scope="session")
def tar() -> Path:
    return made(f"kjernetid-{version()}-linux-{architecture()}.tar.gz")
