"""In a language nobody speaks, nothing is read or heard in English: no sentence was forgotten."""

import os
import re
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QScrollBar,
    QSpinBox,
    QWidget,
)

from scripts.pictures.stage import (
    NO_BUS,
    NO_SOUND,
)
from tests.hands import ROOT
from tests.ui import weeks
from tests.ui.access.everywhere import STATES
from tests.ui.access.pseudo import CODE, pseudo, untranslated
from tests.ui.access.reading import texts
from tracker.cli.program import program
from tracker.wording import _
from ui.fonts import Typesetter
from ui.look import Look
from ui.picture.layout import lay_out
from ui.windows import Windows

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("spoken_pseudo"),
]

# Read the same in every language: names, keys, units of others, and what a person typed.
NAMES = frozenset(
    {
        *("Kjernetid", "kjernetid", "Python", "Qt", "PySide", "TOML", "CSV", "English", "norsk"),
        *(
            "bokmål",
            "nynorsk",
            "Europe",
            "Oslo",
            "Nowhere",
            "At",
            "all",
            "teams",
            "outlook",
            "Teams",
        ),
        *("Outlook", "Visual", "Studio", "Code", "code", "Firefox", "firefox", "gvfsd", "pipewire"),
        *("home", "kari", "local", "share", "settings", "toml", "PulseAudio", "PipeWire"),
        *(
            "Norsk",
            "Start",
            "Alt",
            "Up",
            "Left",
            "Right",
            "Home",
            "Ctrl",
            "Shift",
            "Esc",
            "PgUp",
            "PgDown",
            "Microsoft",
            "A",
            "Letter",
        ),
        *(
            "xsync",
            "calls",
            "microphone",
            "logind",
            "timerfd",
            "processes",
            "quiet",
            "active",
            "window",
            "routing",
            "table",
        ),
    }
)
COMMANDS = frozenset(word for name in program.commands for word in name.split("-"))
# What the desktop said in its own words, and what a file holds: no catalogue does.
THEIRS = (NO_BUS, NO_SOUND, "Install and start D-Bus", "Start PipeWire, or PulseAudio")
SHAPES = (r"[a-z]+(\.[a-z_]+)+", r'\["[^]]*\]', r"[\d:.-]+x", r"\S+/\S+\.toml")
FOREIGN = re.compile("|".join([*map(re.escape, THEIRS), *SHAPES]))
PROGRAM_TEXTS = ("details", "licence_text", "licence_choice")  # of a fault, of a licence
A_KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+|/\S+")  # of a setting, as the file has it; or a path


def english(window: QWidget) -> dict[str, list[str]]:
    """Return the words of a window that are English still, by where they stand."""
    found = {
        f"{place}: “{text}”": list(untranslated(FOREIGN.sub("", text), NAMES))
        for place, text in texts(window).items()
        if not any(name in place for name in PROGRAM_TEXTS) and not A_KEY.fullmatch(text)
    }
    return {place: words for place, words in found.items() if words}


def test_the_language_itself():
    assert pseudo("{count} weeks") == "[{count} wééks~~~]"
    assert _("No setting speaks of “{text}”.").startswith("[Nö séttîng spéàks öf “{text}”. ~")
    assert list(untranslated(f"{_('Settings')} Search 16:00 h", NAMES)) == ["Search"]


@pytest.mark.parametrize("state", STATES)
def test_no_window_says_anything_in_english(make, state):
    assert english(make(state, Look())) == {}


def test_every_window_of_the_shelf_is_among_them(stage, qapp):
    shelf = Windows.__new__(Windows)
    names = {name.removeprefix("_build_") for name in dir(shelf) if name.startswith("_build_")}

    assert names
    assert names <= {state.split(":")[0] for state in STATES}


@pytest.mark.parametrize("name", weeks.EVERY_WEEK)
def test_no_chart_says_anything_in_english(name):
    balance = weeks.EVERY_WEEK[name]()
    (layout,) = lay_out([balance], 1160, Typesetter(1.0), scale=1.0)
    said = [text.words for text in layout.texts] + [layout.title, layout.summary]
    said += [told for mark in layout.marks for told in (mark.label.name, mark.label.tooltip)]
    holidays = " ".join(day.plan.holiday for day in balance.days).replace("’s", " s")
    names = NAMES | frozenset(re.findall(r"\w+", holidays)) | {"America", "New", "York"}

    assert [text for text in said if any(untranslated(text, names))] == []


# ------------------------------------------------------------------ Qt's own texts


def field_menu(field: QWidget) -> list[str]:
    """Return the entries of the menu that a field opens of itself, by reading it while it is up."""
    found: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            found.extend(action.text().split("\t")[0] for action in menu.actions())
            menu.close()

    looking = QTimer(field)  # until it is up: some have it run a loop of its own
    looking.timeout.connect(read)
    looking.start(20)
    field.show()
    at = QPoint(4, 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, field.mapToGlobal(at))
    inside = field.viewport() if isinstance(field, QAbstractScrollArea) else field
    QApplication.sendEvent(inside, event)
    while not found:
        QApplication.processEvents()
    field.close()
    field.deleteLater()
    return [entry for entry in found if entry]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QSpinBox, QScrollBar])
def test_the_menu_of_a_field_is_translated(kind):
    entries = field_menu(kind())

    assert entries
    assert [entry for entry in entries if any(untranslated(entry, NAMES))] == []


def test_the_buttons_of_a_box_are_translated():
    box = QMessageBox()
    kinds = QMessageBox.StandardButton
    for button in (kinds.Ok, kinds.Cancel, kinds.Yes, kinds.No, kinds.Close, kinds.Save):
        box.addButton(button)

    assert [b.text() for b in box.buttons() if any(untranslated(b.text(), NAMES))] == []
    box.deleteLater()


@pytest.mark.parametrize("mode", QFileDialog.AcceptMode)
def test_a_dialog_for_files_is_translated(mode, tmp_path):
    dialog = QFileDialog(None, _("Settings"), str(tmp_path), "CSV (*.csv)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.show()
    QApplication.processEvents()

    places = frozenset(str(tmp_path).replace("/", " ").split()) | frozenset(["root", "File"])
    said = {
        place: text
        for place, text in texts(dialog).items()
        if "/" not in text and any(untranslated(text, NAMES | places))
    }
    dialog.close()
    dialog.deleteLater()
    assert list(said.values()) == []


# ------------------------------------------------------------------ the command line


@pytest.mark.parametrize("command", [[], ["week"], ["settings"], ["export"], ["doctor"]])
def test_help_is_translated(command, pseudo_locale, tmp_path):
    """Run the real command line beside a package of resources that holds the language."""
    package = tmp_path / "resources"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "locale").symlink_to(pseudo_locale)
    paths = os.pathsep.join([str(tmp_path), str(ROOT)])
    env = {**os.environ, "PYTHONPATH": paths, "LANGUAGE": CODE, "KJERNETID_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *command, "--help"],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    assert "[Öptîöns" in done.stdout
    typed = re.compile(
        r"^  kjernetid .*|\[[a-z0-9|]+\]|--?[a-z-]+|[A-Z_]{2,}|^  [a-z-]+ |[a-z.]+/[a-z./]+",
        re.MULTILINE,
    )
    words = untranslated(typed.sub("", done.stdout), NAMES | COMMANDS)
    assert list(words) == []
