"""What these tests share: the demo, run once, and its home to open windows on."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from scripts.pictures.stage import (
    MONDAY,
    Stage,
)
from tests.ui.access import pseudo
from tests.ui.access.everywhere import STATES
from tests.ui.running import bury
from tracker.clock import SimulatedClock
from tracker.demo import FIRST_DAY, ZONE, run_demo
from tracker.domain.localtime import resolve
from tracker.hall import Tracker
from tracker.paths import Home
from tracker.wording import catalogue, use_language
from ui.look import Look
from ui.qt_words import QtWords, let_qt_speak


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory):
    """A home in which the demo has been run."""
    home = Home(tmp_path_factory.mktemp("demo") / "home")
    run_demo(home)
    return home


Make = Callable[..., QWidget]


@contextmanager
def opened(demo_home: Home, folder: Path) -> Iterator[Stage]:
    """Open a copy of that home on the Monday after the demo."""
    shutil.copytree(demo_home.folder, folder / "home")
    clock = SimulatedClock(resolve(FIRST_DAY, 0, ZONE), ZONE)
    with Tracker.open(Home(folder / "home"), clock) as tracker:
        tracker.set("hours.zone", ZONE, FIRST_DAY)
        tracker.set("general.language", "en", FIRST_DAY)
        stage = Stage(tracker, clock)
        stage.turn_to(*MONDAY)
        yield stage


@contextmanager
def making(stage: Stage) -> Iterator[Make]:
    """Make windows in one of their states, and show them; a size of 0 is the least they take."""
    made: list[QWidget] = []

    def made_of(name: str, look: Look, size: tuple[int, int] | None = None) -> QWidget:
        window = STATES[name](stage, look)
        made.append(window)
        if size is not None and not window.isVisible():
            window.resize(*size)
        window.show()
        for _turn in range(3):
            QApplication.processEvents()
        return window

    yield made_of
    for window in filter(isValid, made):  # some close themselves
        window.close()
        window.deleteLater()
    bury()


@pytest.fixture
def stage(demo_home, tmp_path, qapp):
    with opened(demo_home, tmp_path) as stage:
        yield stage


@pytest.fixture
def make(stage):
    with making(stage) as make:
        yield make


@pytest.fixture(scope="module")
def window(request, demo_home, tmp_path_factory, qapp):
    """The window of one state as it usually looks, for all tests that only read and press Tab."""
    use_language("en")
    with opened(demo_home, tmp_path_factory.mktemp("state")) as stage, making(stage) as make:
        yield make(request.param, Look())


@pytest.fixture(scope="session")
def pseudo_locale(tmp_path_factory):
    folder = tmp_path_factory.mktemp("locale")
    pseudo.write_catalogue(folder)
    return folder


@pytest.fixture
def spoken_pseudo(pseudo_locale, monkeypatch, stage, qapp):
    """Let the program speak the language of accents, Qt included."""
    monkeypatch.setattr(catalogue, "LOCALE", pseudo_locale)
    monkeypatch.setattr(catalogue, "LANGUAGES", (*catalogue.LANGUAGES, pseudo.CODE))
    use_language(pseudo.CODE)
    let_qt_speak(qapp)
    yield
    for translator in qapp.findChildren(QtWords):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    bury()
