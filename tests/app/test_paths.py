"""Where things lie: the home that was named, for its owner only."""

import stat
import sys
from pathlib import Path

import pytest

from tracker.errors import FolderError
from tracker.paths import HOME_VARIABLE, Home, find_home


def test_a_home_that_was_named_goes_before_the_variable(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "variable"))

    assert find_home(str(tmp_path / "named")) == Home(tmp_path / "named")
    assert find_home() == Home(tmp_path / "variable")
    assert find_home("") == Home(tmp_path / "variable")


def test_a_home_that_was_named_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "me"))

    assert find_home("here").folder == tmp_path / "here"
    assert find_home("~/there").folder == tmp_path / "me" / "there"


def test_the_home_of_nobody_is_told_of():
    with pytest.raises(FolderError) as caught:
        find_home("~nobody-has-this-name/x")

    assert caught.value.sentence == (
        "The data folder ~nobody-has-this-name/x cannot be found, because nobody here has that"
        " name; name another one with --home."
    )


@pytest.mark.skipif(sys.platform != "linux", reason="each system has a place of its own")
def test_otherwise_home_is_the_local_data_folder_of_the_person(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert find_home() == Home(tmp_path / "kjernetid")


def test_everything_lies_in_the_home(tmp_path):
    home = Home(tmp_path)

    places = (home.journal, home.settings, home.backups, home.recorder_lock)
    assert {place.parent for place in places} == {tmp_path}
    assert len(set(places)) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_new_home_is_for_its_owner_only(tmp_path):
    home = Home(tmp_path / "a" / "home")
    home.prepare()

    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700


def test_a_home_that_is_there_stays_as_it_is(tmp_path):
    (tmp_path / "mine").write_text("mine", encoding="utf-8")

    Home(tmp_path).prepare()

    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("inside", ["file", "file/home"])
def test_a_file_in_the_way_is_told_of(tmp_path, inside):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    with pytest.raises(FolderError) as caught:
        Home(tmp_path / inside).prepare()

    assert caught.value.sentence.startswith(f"The data folder {tmp_path / Path(inside)} cannot be ")
