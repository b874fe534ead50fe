"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from tracker.aside import write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and devices of POSIX")


def test_what_was_there_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path):
    file = tmp_path / "note"
    file.write_bytes(b"old")
    write_whole(file, b"new")

    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


@posix
def test_it_is_its_owners_alone_even_where_the_old_one_was_not(tmp_path: Path):
    file = tmp_path / "note"
    file.touch(mode=0o644)
    write_whole(file, b"new")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@posix
def test_a_link_stays_a_link(tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere" / "file")
    write_whole(link, b"new")

    assert link.is_symlink()
    assert (tmp_path / "elsewhere" / "file").read_bytes() == b"new"


@posix
def test_a_device_is_written_to():
    write_whole(Path("/dev/null"), b"new")

    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_folder_is_refused_and_stays(tmp_path: Path):
    with pytest.raises(OSError, match=r"directory|denied"):
        write_whole(tmp_path, b"new")

    assert list(tmp_path.iterdir()) == []


def test_where_it_cannot_be_renamed_the_old_one_stays_and_no_scrap(tmp_path: Path, monkeypatch):
    file = tmp_path / "note"
    file.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_whole(file, b"new")

    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
