"""What a running program is called."""

import pytest

from tracker.sensors.program_names import (
    NO_APP,
    ListedApps,
    names_of_entry,
    program_name,
    program_names,
    simple_name,
)


@pytest.mark.parametrize(
    ("name", "simple"),
    [
        ("teams", "teams"),
        ("Teams", "teams"),
        ("OUTLOOK.EXE", "outlook"),
        ("soffice.bin", "soffice"),
        ("firefox-bin", "firefox"),
        (".slack-wrapped", "slack"),
        ("Microsoft Teams Helper", "microsoft teams"),
        ("Microsoft Teams Helper (Renderer)", "microsoft teams"),
        ("Helper", "helper"),
        ("git-credential-helper", "git-credential-helper"),
        ("", ""),
    ],
)
def test_a_name_is_folded_and_freed_of_what_systems_hang_on_it(name, simple):
    assert simple_name(name) == simple


@pytest.mark.parametrize(
    ("name", "file", "command", "known_as"),
    [
        pytest.param("slack", "/usr/lib/slack/slack", [], "slack", id="a program"),
        pytest.param("Isolated Web Co", "/usr/lib/firefox/firefox", [], "firefox", id="helper"),
        pytest.param(
            "gnome-calculato", "/usr/bin/gnome-calculator", [], "gnome-calculator", id="cut"
        ),
        pytest.param("slack", "/usr/lib/slack/slack (deleted)", [], "slack", id="replaced file"),
        pytest.param("Teams.exe", "C:\\Apps\\Teams.exe", [], "teams", id="windows"),
        pytest.param("secretive", "", [], "secretive", id="file not known"),
        pytest.param("", "", [], "", id="nothing known"),
        pytest.param(
            "python3", "/usr/bin/python3.11", ["python3", "/usr/bin/gajim"], "gajim", id="script"
        ),
        pytest.param(
            "python3", "/usr/bin/python3.11", ["python3", "-u", "x.py"], "x", id="options"
        ),
        pytest.param(
            "java",
            "/usr/bin/java",
            ["java", "-cp", "/lib", "-jar", "/x/Ide.jar"],
            "ide",
            id="options that take a word",
        ),
        pytest.param(
            "python",
            "/usr/bin/python3",
            ["python3", "-OO", "-X", "no_debug_ranges", "-m", "ui", "--background"],
            "kjernetid",
            id="this program",
        ),
        pytest.param(
            "python3", "/usr/bin/python3", ["python3", "-m", "gajim.main"], "gajim", id="module"
        ),
        pytest.param(
            "python3", "/usr/bin/python3", ["python3", "-c", "print()"], "python3", id="code"
        ),
        pytest.param("node", "/usr/bin/node", ["node", "/x/Mail.js"], "mail", id="node"),
        pytest.param("java", "/jdk/bin/java", ["java", "-jar", "/x/Plan.jar"], "plan", id="java"),
        pytest.param("bash", "/usr/bin/bash", ["-bash"], "bash", id="a shell by itself"),
        pytest.param("bash", "/usr/bin/bash", [], "bash", id="a command that is hidden"),
        pytest.param("python3", "/usr/bin/python3", ["python3", "-m"], "python3", id="cut short"),
    ],
)
def test_a_program_is_known_by_its_file_or_the_script_that_it_runs(name, file, command, known_as):
    assert program_name(name, file, command) == known_as


def test_a_listed_app_may_have_any_of_its_names():
    names = program_names("MainThread", "/usr/bin/python3.11", ["python3", "/usr/bin/gajim"])

    assert names == {"mainthread", "python3.11", "gajim"}


def test_a_process_of_which_nothing_is_known_has_no_name():
    assert program_names("", "", []) == frozenset()


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("foot", {"foot"}),
        ("org.kde.kate", {"org.kde.kate", "kate"}),
        ("org.kde.kate.desktop", {"org.kde.kate.desktop", "org.kde.kate", "kate"}),
        ("/usr/share/applications/Mail.desktop", {"mail.desktop", "mail"}),
        ("", set()),
    ],
)
def test_a_desktop_entry_is_known_by_its_last_word_too(entry, names):
    assert names_of_entry(entry) == names


def test_a_listed_app_is_told_as_it_is_listed_by_any_of_its_names():
    listed = ListedApps({"mail", "Editor.exe"})

    assert [listed.among(names) for names in ({"x", "MAIL"}, {"editor"}, {"x"}, set())] == [
        "mail",
        "Editor.exe",
        NO_APP,
        NO_APP,
    ]
    assert listed
    assert not ListedApps()
