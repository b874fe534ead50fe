"""Which of the listed apps run: looked at seldom, told when it has changed."""

import sys
from datetime import timedelta

import pytest

from tests.sensors.fakes import NOON, after
from tracker.domain.signals import Apps
from tracker.sensors.apps import Processes, SystemTable, running_programs
from tracker.sensors.base import Surroundings
from tracker.sensors.program_names import simple_name


class FakeTable:
    """Processes by number; it notes of which a name was asked."""

    def __init__(self, **running: int) -> None:
        self.running = {number: frozenset({name}) for name, number in running.items()}
        self.asked: list[int] = []

    def all_names(self):
        return dict(self.running)

    def numbers(self):
        return set(self.running)

    def names(self, number):
        self.asked.append(number)
        return self.running.get(number, frozenset())


def sensor(table, *apps, pace=1.0):
    return Processes(Surroundings(apps=frozenset(apps), pace=pace), table)


def apps(*names):
    return [Apps(frozenset(names))]


def test_at_first_it_tells_which_of_the_listed_apps_run():
    assert sensor(FakeTable(mail=3, game=4), "mail", "chat").open(NOON) == apps("mail")


def test_at_first_it_tells_that_none_runs_too():
    assert sensor(FakeTable(game=4), "mail").open(NOON) == apps()


def test_without_listed_apps_it_never_looks():
    table = FakeTable(mail=3)
    processes = sensor(table)

    assert processes.open(NOON) == []
    assert processes.next_look() is None
    assert processes.read(after(hours=1)) == []
    assert table.asked == []


@pytest.mark.parametrize("pace", [1.0, 60.0])
def test_it_looks_once_a_minute_of_the_computers_time(pace):
    processes = sensor(FakeTable(), "mail", pace=pace)
    processes.open(NOON)
    assert processes.next_look() == NOON + timedelta(minutes=1) * pace

    processes.read(after(hours=2))

    assert processes.next_look() == after(hours=2) + timedelta(minutes=1) * pace


def test_only_a_change_is_told():
    table = FakeTable(mail=3)
    processes = sensor(table, "mail", "chat")
    processes.open(NOON)
    assert processes.read(NOON) == []
    table.running[5] = frozenset({"chat"})
    assert processes.read(NOON) == apps("mail", "chat")
    assert processes.read(NOON) == []
    del table.running[3]

    assert processes.read(NOON) == apps("chat")


def test_an_app_with_several_processes_runs_until_the_last_has_ended():
    table = FakeTable(mail=3)
    table.running[4] = frozenset({"mail"})
    processes = sensor(table, "mail")
    processes.open(NOON)
    del table.running[3]
    assert processes.read(NOON) == []
    del table.running[4]

    assert processes.read(NOON) == apps()


def test_its_looks_fall_on_the_full_minute_as_others_do():
    processes = sensor(FakeTable(), "mail")
    processes.open(after(seconds=40))

    assert processes.next_look() == after(minutes=1)


def test_names_are_read_of_new_processes_alone_and_once_more_at_the_next_look():
    """A new process still has the name of the one that started it for a moment."""
    table = FakeTable(mail=3)
    processes = sensor(table, "mail")
    processes.open(NOON)
    asked = []
    for number in (None, 7, None, None):
        if number:
            table.running[number] = frozenset({"sh"})
        table.asked = []
        processes.read(NOON)
        asked.append(sorted(table.asked))

    assert asked == [[3], [7], [7], []]


def test_a_process_that_took_its_own_name_late_is_recognised():
    table = FakeTable(sh=7)
    processes = sensor(table, "mail")
    processes.open(NOON)
    table.running[7] = frozenset({"mail"})

    assert processes.read(NOON) == apps("mail")


def test_apps_are_told_as_they_are_listed():
    assert sensor(FakeTable(outlook=3), "Outlook.exe").open(NOON) == apps("Outlook.exe")


# --- The processes of this computer


def own_name():
    """Return what this very process may be called."""
    return {simple_name(sys.argv[0].replace("\\", "/").split("/")[-1]), "pytest", "python"}


def test_the_programs_of_the_person_that_run_are_found():
    assert own_name() & running_programs()


def _is_of_the_kernel(names):
    """Tell a worker of the kernel, which is called by what it does just then."""
    return any(name.startswith("kworker/") for name in names)


@pytest.mark.parametrize("platform", [sys.platform, "darwin"])
def test_one_process_is_told_as_all_are(monkeypatch, platform):
    """On Linux the one way goes through psutil, the other does not; elsewhere both do."""
    monkeypatch.setattr(sys, "platform", platform)
    table = SystemTable()
    before = table.all_names()
    alone = {number: table.names(number) for number in before}
    still = table.numbers() & before.keys()
    again = table.all_names()
    steady = {n for n in still if before[n] == again.get(n) and not _is_of_the_kernel(before[n])}

    assert steady
    assert {n: alone[n] for n in steady} == {n: before[n] for n in steady}
    assert any(alone.values())


@pytest.mark.skipif(sys.platform == "win32", reason="there it cannot be pretended")
def test_a_process_that_is_over_has_no_names_where_psutil_is_asked(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")

    assert SystemTable().names(2**22 + 1) == frozenset()
