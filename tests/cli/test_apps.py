"""`apps`: the programs that run, the listed ones first."""

import pytest

from tracker.sensing import RunningApp

APPS = (
    RunningApp("code", "Visual Studio Code", is_shown=True),
    RunningApp("thunderbird", "Thunderbird", is_shown=True),
    RunningApp("gvfsd", "gvfsd", is_shown=False),
    RunningApp("pipewire", "pipewire", is_shown=False),
)


@pytest.fixture
def running(monkeypatch):
    """Let these programs run, whatever does on this computer."""

    def running(*apps):
        monkeypatch.setattr("tracker.sensing.running_apps", lambda: apps)

    running(*APPS)
    return running


def test_programs_that_people_start_are_shown_with_what_they_are_called(shell, running):
    assert shell.ok("apps").splitlines() == [
        "Name         Known as            Remarks",
        "code         Visual Studio Code",
        "thunderbird",
        "2 more work in the background; --all shows them.",
    ]


def test_with_all_those_in_the_background_are_shown_too(shell, running):
    lines = shell.ok("apps --all").splitlines()

    assert [line.split()[0] for line in lines[1:]] == ["code", "thunderbird", "gvfsd", "pipewire"]


def test_listed_apps_come_first_whether_they_run_or_not(shell, running):
    shell.ok("settings set work.apps teams,thunderbird,gvfsd")

    lines = [line.split(maxsplit=1) for line in shell.ok("apps").splitlines()]
    assert lines[1:4] == [
        ["teams", "a work app, does not run now"],
        ["thunderbird", "a work app"],
        ["gvfsd", "a work app"],
    ]
    assert [line[0] for line in lines[4:]] == ["code", "1"]


def test_where_nothing_tells_them_apart_all_are_shown(shell, running):
    running(*APPS[2:])

    lines = shell.ok("apps").splitlines()

    assert [line.split()[0] for line in lines] == ["Name", "gvfsd", "pipewire"]


def test_the_programs_of_this_computer_are_found(shell):
    assert "py" in shell.ok("apps --all")
    assert not shell.home.exists()
