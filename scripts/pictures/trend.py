"""Paint the pictures of the weeks over time, for docs/cli.md, from a made-up half-year.

They are drawn in the same way as those of `weeks.py`.
"""

import os
from datetime import date, timedelta

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont

from scripts.pictures.drawing import (
    NARROW,
    SHARPNESS,
    drawn,
    save,
)
from scripts.pictures.stage import (
    MONDAY,
    Stage,
    at_home,
)
from tracker.demo import ZONE
from tracker.domain.localtime import resolve
from tracker.domain.model import Origin, Place, WorkSpan
from tracker.domain.spans import Span
from tracker.domain.week import Week
from tracker.wording import use_language
from ui.look import Look
from ui.startup import make_application
from ui.theme import DARK
from ui.trend.state import TrendState
from ui.trend.window import TrendWindow

LAST = Week(2026, 47)
# Minutes in the evening of each working day, from the newest week back; None: nothing known.
EVENINGS = (
    35,
    52,
    41,
    48,
    70,
    0,
    55,
    62,
    58,
    71,
    66,
    None,
    60,
    49,
    75,
    57,
    0,
    0,
    0,
    64,
    80,
    72,
    59,
)
CHOSEN = 2  # on every so many days the evening was chosen
LEAVE = (5, 16, 17, 18)  # weeks back


def main() -> None:
    """Paint all pictures and name them."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(SHARPNESS)}
    application = make_application()
    application.setFont(QFont(Look().family))
    use_language("en")
    with at_home() as stage:
        stage.turn_to(MONDAY[0] + timedelta(days=2), "11:00")
        paint(stage, "trend-empty", size=QSize(1160, 240))
        stage.tracker.import_spans([span for back in range(len(EVENINGS)) for span in _week(back)])
        for back in LEAVE:
            days = LAST.shifted(-back).days
            stage.tracker.days.add_leave(days[0], days[4])
        paint(stage, "trend-light")
        paint(stage, "trend-dark", Look(DARK), TrendState(26))
        paint(stage, "trend-table", state=TrendState(shows_table=True))
        paint(stage, "trend-narrow", size=QSize(NARROW, 820))
        paint(stage, "trend-200", Look(scale=2.0), size=QSize(1440, 1500))
        use_language("nb")
        paint(stage, "trend-nb")
    application.quit()


def paint(
    stage: Stage,
    name: str,
    look: Look | None = None,
    state: TrendState | None = None,
    size: QSize | None = None,
) -> None:
    """Paint the window of the weeks over time."""
    window = TrendWindow(stage.tracker, look or Look(), state)
    window.resize(size or QSize(1160, 760))
    save(drawn(window), name)


def _week(back: int) -> list[WorkSpan]:
    """Return the work of a week: core hours, and now and then an evening."""
    outside = EVENINGS[back]
    if not outside:
        return []
    spans = []
    for number, day in enumerate(LAST.shifted(-back).days[:5]):
        evening = outside + (number - 2) * 6
        spans.append(_span(day, 8 * 60, 8 * 60 - back % 3 * 10, planned=False))
        spans.append(_span(day, 20 * 60, evening, planned=number % CHOSEN == 1))
    return spans


def _span(day: date, start: int, length: int, *, planned: bool) -> WorkSpan:
    ends = (resolve(day, minute, ZONE) for minute in (start, start + length))
    return WorkSpan(Span(*ends), ZONE, Place.HOME, planned, Origin.IMPORTED)


if __name__ == "__main__":
    main()
