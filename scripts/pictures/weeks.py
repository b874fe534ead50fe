"""Paint weeks, as they come out as files, and the window of the week in its forms."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from scripts.pictures.drawing import NARROW, PICTURES, SHARPNESS, drawn, save
from scripts.pictures.stage import WEDNESDAY, WEEK, Stage, at_home
from tracker.demo import run_demo
from tracker.domain.week import Week
from tracker.wording import use_language
from ui.look import Look
from ui.picture.export import Weeks, paint_png
from ui.startup import make_application
from ui.theme import DARK, LIGHT
from ui.week.state import WeekState
from ui.week.window import WeekWindow


def main() -> None:
    """Paint them, and name them."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(SHARPNESS)}
    PICTURES.mkdir(parents=True, exist_ok=True)
    application = make_application()
    application.setCursorFlashTime(0)  # a text cursor is always there
    use_language("en")
    with at_home() as stage:
        paint_empty_weeks(stage)
        run_demo(stage.tracker.home)
        stage.tracker.look_again()
        paint_charts(stage)
        paint_week_windows(stage)
        use_language("nb")
        paint_norwegian(stage)
    application.quit()


def paint_charts(stage: Stage) -> None:
    """Paint weeks as they come out as files."""
    last = stage.tracker.week(WEEK)
    chart((stage.tracker.week(Week(2026, 46)), last), "demo")
    chart(last, "week-light")
    chart(last, "week-dark", theme=DARK)
    chart(last, "week-200", scale=1.0, text_scale=2.0)
    chart(last, "week-narrow", width=NARROW)


def chart(weeks: Weeks, name: str, **how: Any) -> None:  # noqa: ANN401 - what `paint_png` takes
    """Paint weeks as the command line does."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "week.png")
        paint_png(weeks, file, **{"scale": SHARPNESS, **how})
        save(QImage(str(file)), name)


def paint_empty_weeks(stage: Stage) -> None:
    """Paint a week of which nothing is on record, and the window on the first day."""
    chart(stage.tracker.week(WEEK), "week-empty")
    week_window(stage, "window-empty", size=QSize(1280, 480), state=WeekState())


def paint_week_windows(stage: Stage) -> None:
    """Paint the week window in its forms."""
    week_window(stage, "window-light")
    week_window(stage, "window-dark", Look(DARK))
    week_window(stage, "window-200", Look(LIGHT, 2.0), QSize(1440, 1000))
    week_window(stage, "window-narrow", size=QSize(NARROW, 900))


def paint_norwegian(stage: Stage) -> None:
    """Paint what shows the other language."""
    chart(stage.tracker.week(WEEK), "week-nb")
    week_window(stage, "window-nb")


def week_window(
    stage: Stage,
    name: str,
    look: Look | None = None,
    size: QSize | None = None,
    state: WeekState | None = None,
) -> None:
    """Paint the week window, on the Wednesday of the demo unless told otherwise."""
    state = state or WeekState(week=WEEK, day=WEDNESDAY)
    window = WeekWindow(stage.tracker, look or Look(), state)
    window.resize(size or QSize(1280, 820))
    save(drawn(window), name)


if __name__ == "__main__":
    main()
