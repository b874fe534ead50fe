"""The programs that a person is offered to choose their work apps from."""

import sys
from types import SimpleNamespace

import pytest

from tests.sensors.fake_dlls import FakeWindows
from tracker.errors import SensorError
from tracker.sensors.macos.dock import apps_in_dock
from tracker.sensors.running import RunningApp, in_order, running_apps
from tracker.sensors.windows.shown import files_with_windows
from tracker.wording import use_language

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the menu of desktops on Linux")


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("en")


def test_what_people_start_comes_first_in_the_order_of_what_they_call_it():
    titles = {"soffice": "LibreOffice", "teams": "Microsoft Teams", "code": ""}

    assert in_order(["zsh", "teams", "gvfsd", "code", "soffice", "teams"], titles) == (
        RunningApp("code", "code", is_shown=True),
        RunningApp("soffice", "LibreOffice", is_shown=True),
        RunningApp("teams", "Microsoft Teams", is_shown=True),
        RunningApp("gvfsd", "gvfsd", is_shown=False),
        RunningApp("zsh", "zsh", is_shown=False),
    )


def test_this_very_program_is_among_those_that_run():
    names = [app.name for app in running_apps()]

    assert len(set(names)) == len(names)
    assert {"pytest", "python"} & set(names)
    assert not [name for name in names if name.startswith("memfd:")]


# --- The menu of desktops on Linux ----------------------------------------------------------------


@pytest.fixture
def menu(tmp_path):
    """Puts entries into the menu; `titles` then finds them."""
    pytest.importorskip("tracker.sensors.linux.menu")

    class Menu:
        own, others = tmp_path / "own", tmp_path / "others"

        def add(self, name, *lines, folder=others):
            file = folder / "applications" / f"{name}.desktop"
            file.parent.mkdir(parents=True, exist_ok=True)
            text = "\n".join(("[Desktop Entry]", "Type=Application", *lines, ""))
            file.write_text(text, encoding="utf-8")

        def titles(self, *names):
            from tracker.sensors.linux.menu import titles

            dirs = {"XDG_DATA_HOME": str(self.own), "XDG_DATA_DIRS": f"{self.others}:{tmp_path}"}
            return titles(names, dirs)

    return Menu()


@linux_only
def test_a_program_in_the_menu_has_its_title_and_no_other_has_one(menu):
    menu.add("org.mozilla.firefox", "Name=Firefox", "Exec=firefox %u")

    assert menu.titles("firefox", "gvfsd") == {"firefox": "Firefox"}


@linux_only
def test_the_title_is_that_of_the_language(menu):
    menu.add("calc", "Name=Calculator", "Name[nb]=Kalkulator", "Exec=calc")

    assert menu.titles("calc") == {"calc": "Calculator"}
    use_language("nb")
    assert menu.titles("calc") == {"calc": "Kalkulator"}


@linux_only
@pytest.mark.parametrize(
    ("command", "name"),
    [
        ('"/usr/lib/my app/writer" %U', "writer"),
        ("env LANG=C GDK_BACKEND=x11 writer --new", "writer"),
        ("/usr/bin/flatpak run --branch=stable --command=writer org.office.Writer", "writer"),
        ("/usr/bin/flatpak run org.office.Writer", "own"),
        ("python3 /usr/share/own/main.py", "own"),
        ('"writer', "own"),
        ("", "own"),
    ],
)
def test_an_entry_is_known_by_the_program_it_starts_else_by_its_own_name(menu, command, name):
    menu.add("com.example.Own", "Name=Writer", f"Exec={command}")

    assert menu.titles("writer", "own", "env", "flatpak", "python3") == {name: "Writer"}


@linux_only
def test_a_program_behind_a_link_is_known_as_well(menu, tmp_path):
    behind = tmp_path / "slack-desktop"
    behind.touch()
    link = tmp_path / "slack"
    link.symlink_to(behind)
    menu.add("slack", "Name=Slack", f"Exec={link}")

    assert menu.titles("slack-desktop", "slack") == {"slack-desktop": "Slack", "slack": "Slack"}


@linux_only
def test_of_several_entries_for_one_program_the_shortest_title_counts(menu):
    for title in ("Office Calc", "Office", "Office Writer"):
        menu.add(title, f"Name={title}", "Exec=soffice")

    assert menu.titles("soffice") == {"soffice": "Office"}


@linux_only
@pytest.mark.parametrize(
    "lines",
    [
        ("NoDisplay=true",),
        ("Hidden=true",),
        ("Type=Link",),
        ("[Desktop Action new]",),
    ],
    ids=str,
)
def test_what_a_menu_does_not_show_has_no_title(menu, lines):
    lines = [*lines, "Name=Writer", "Exec=writer"]
    if "Type=Link" in lines:
        (menu.others / "applications").mkdir(parents=True)
        text = "\n".join(("[Desktop Entry]", *lines))
        (menu.others / "applications" / "writer.desktop").write_text(text)
    else:
        menu.add("writer", *lines)

    assert menu.titles("writer") == {}


@linux_only
def test_an_entry_of_the_person_goes_before_the_systems_of_that_name(menu):
    menu.add("writer", "Name=Writer", "Exec=writer")
    menu.add("writer", "Name=My own writer", "Exec=writer", folder=menu.own)

    assert menu.titles("writer") == {"writer": "My own writer"}


@linux_only
def test_files_that_make_no_sense_are_passed_over(menu):
    menu.add("writer", "Name=Writer", "Exec=writer")
    folder = menu.others / "applications"
    (folder / "large.desktop").write_bytes(b"x" * 200_000)
    (folder / "torn.desktop").write_bytes(b"\xff\xfe\x00Name")
    (folder / "gone.desktop").symlink_to(folder / "nowhere")

    assert menu.titles("writer") == {"writer": "Writer"}


# --- Windows and macOS ----------------------------------------------------------------------------


def test_on_windows_it_is_programs_with_a_window_that_can_be_seen():
    windows = FakeWindows()
    windows.programs = {1: r"C:\Word.exe", 2: r"C:\hidden.exe", 3: r"C:\Word.exe", 4: ""}
    windows.unseen = {2}

    assert files_with_windows(windows.calls) == {r"C:\Word.exe"}
    assert windows.open_processes == set()


class FakeAppKit:
    """What is used of pyobjc's AppKit, with programs that run."""

    def __init__(self, *apps):
        self.NSWorkspace = self
        self._apps = apps

    def sharedWorkspace(self):  # noqa: N802 - as macOS calls it
        return self

    def runningApplications(self):  # noqa: N802 - as macOS calls it
        return self._apps


def mac_app(path, title, policy):
    url = None if path is None else SimpleNamespace(path=lambda: path)
    return SimpleNamespace(
        activationPolicy=lambda: policy, executableURL=lambda: url, localizedName=lambda: title
    )


MAC = FakeAppKit(
    mac_app("/Applications/Mail.app/Contents/MacOS/Mail", "Mail", 0),
    mac_app("/usr/libexec/helper", "helper", 2),
    mac_app(None, "Gone", 0),
    mac_app("/Applications/Odd.app/Contents/MacOS/odd", None, 0),
)


def test_on_macos_it_is_programs_in_the_dock():
    assert apps_in_dock(lambda _name: MAC) == [
        ("/Applications/Mail.app/Contents/MacOS/Mail", "Mail"),
        ("/Applications/Odd.app/Contents/MacOS/odd", ""),
    ]


def test_without_pyobjc_nothing_tells_which_are_in_the_dock():
    def load(name):
        raise ImportError(name)

    assert apps_in_dock(load) == []


def no_windows():
    raise SensorError("This is no Windows.")


@pytest.mark.parametrize(
    ("platform", "module", "found", "first"),
    [
        ("win32", "windows.shown.files_with_windows", lambda: {r"C:\Word.EXE"}, ["word"]),
        ("win32", "windows.shown.files_with_windows", no_windows, []),
        ("darwin", "macos.dock.apps_in_dock", lambda: [("/x/Word", "Word 3")], ["Word 3"]),
        ("freebsd14", "macos.dock.apps_in_dock", list, []),
    ],
)
def test_each_system_is_asked_in_its_way(monkeypatch, platform, module, found, first):
    monkeypatch.setattr("tracker.sensors.running.running_programs", lambda: {"word", "zsh"})
    monkeypatch.setattr(f"tracker.sensors.{module}", found)
    monkeypatch.setattr(sys, "platform", platform)

    apps = running_apps()

    assert [app.title for app in apps if app.is_shown] == first
    assert [app.name for app in apps] == ["word", "zsh"]
