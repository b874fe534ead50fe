"""Paint the pictures of the first run, for docs/first-run.md: its five steps on one sheet.

They show the same made-up computer, and are drawn in the same way, as those of `weeks.py`.
"""

import os

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from scripts.pictures.drawing import (
    COLUMNS,
    GAP,
    NARROW,
    WALLPAPERS,
    drawn,
    on_a_large_screen,
    save,
)
from scripts.pictures.stage import (
    Senses,
    Stage,
    at_home,
)
from tracker.sensing import RunningApp
from tracker.settings import Value
from tracker.settings.presets import PLANS, Preset, values_of
from tracker.wording import use_language
from ui.first_run.state import FirstRunState
from ui.first_run.window import STEPS, FirstRunWindow
from ui.look import Look
from ui.startup import make_application
from ui.theme import DARK

HOURS, COMPUTER, PROMPTS = 1, 2, 4
APPS = (
    RunningApp("teams", "Microsoft Teams", is_shown=True),
    RunningApp("firefox", "Firefox", is_shown=True),
    RunningApp("outlook", "Outlook", is_shown=True),
    RunningApp("pipewire", "pipewire", is_shown=False),
)


def main() -> None:
    """Paint all pictures and name them."""
    os.environ["TZ"] = "Europe/Oslo"
    on_a_large_screen(paint, 1)  # a sheet is as wide as two windows


def paint() -> None:
    """Paint all pictures; Qt has not been started yet."""
    application = make_application()
    application.setFont(QFont(Look().family))
    application.setCursorFlashTime(0)
    use_language("en")
    with at_home() as stage:
        for language, look, name in (
            ("en", Look(), "light"),
            ("en", Look(DARK), "dark"),
            ("nb", Look(), "nb"),
        ):
            use_language(language)
            save(sheet(stage, look), f"first-run-{name}")
        use_language("en")
        save(step(stage, Look(scale=2.0), HOURS), "first-run-200")
        save(step(stage, Look(), HOURS, QSize(NARROW, 700)), "first-run-narrow")
    application.quit()


def sheet(stage: Stage, look: Look) -> QImage:
    """Draw all steps side by side, in the order in which they come."""
    drawn_steps = [step(stage, look, number) for number in range(len(STEPS))]
    width, height = drawn_steps[0].width() + GAP, drawn_steps[0].height() + GAP
    rows = -(-len(STEPS) // COLUMNS)
    whole = QImage(GAP + COLUMNS * width, GAP + rows * height, QImage.Format.Format_RGB32)
    whole.fill(QColor(WALLPAPERS[look.palette]))
    painter = QPainter(whole)
    for number, image in enumerate(drawn_steps):
        row, column = divmod(number, COLUMNS)
        painter.drawImage(QPoint(GAP + column * width, GAP + row * height), image)
    painter.end()
    return whole


def step(stage: Stage, look: Look, number: int, size: QSize | None = None) -> QImage:
    """Draw one step; the week is that of somebody who works in the evening by choice."""
    chosen: dict[str, Value] = {}
    if number == HOURS:
        chosen = values_of(PLANS[Preset.MIXED])
    elif number == COMPUTER:
        chosen = {"work.apps": ("teams",)}
    state = FirstRunState(step=number, chosen=chosen, is_guessed=True)
    window = FirstRunWindow(stage.tracker, Senses(stage.tracker.now), look, state)
    if size is not None:
        window.resize(size)
    window.on_apps_found(APPS)
    QApplication.processEvents()
    return drawn(window)


if __name__ == "__main__":
    main()
