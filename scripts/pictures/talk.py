"""Paint the pictures of the note for a talk, and of the statements under a week.

They are drawn in the same way as those of `weeks.py`.
"""

import os

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QWidget

from scripts.pictures.drawing import (
    SHARPNESS,
    drawn,
    save,
)
from scripts.pictures.stage import (
    MONDAY,
    WEEK,
    Stage,
    at_home,
)
from tracker.demo import run_demo
from tracker.domain.self_report import Statement
from tracker.reports.talk_note import Topic
from tracker.wording import use_language
from ui.look import Look
from ui.startup import make_application
from ui.talk.state import TalkState
from ui.talk.window import TalkWindow
from ui.week.self_report import SelfReport
from ui.week.state import WeekState
from ui.week.window import WeekWindow

NOTE = TalkState(
    week=WEEK,
    texts={
        Topic.EXPECTATIONS: "Is it expected that I answer after 16:00? I would like us to write"
        " down when, and when not.",
        Topic.WORKLOAD: "The deliveries of November came on top of everything else.\n"
        "Two of them could wait until January.",
    },
    picked=frozenset({Topic.EXPECTATIONS, Topic.WORKLOAD}),
    ticked=frozenset({"spilled", "evenings"}),
    is_letter=False,
)

FIGURES = 278  # px: how high the figures and the legend are that stand over the statements


def main() -> None:
    """Paint all pictures and name them."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(SHARPNESS)}
    application = make_application()
    application.setFont(QFont(Look().family))
    application.setCursorFlashTime(0)
    use_language("en")
    with at_home() as stage:
        run_demo(stage.tracker.home)
        stage.tracker.look_again()
        stage.turn_to(*MONDAY)
        save(sized(TalkWindow(stage.tracker, Look(), NOTE), 1080, 760), "talk")
        save(statements(stage), "self-report")
    application.quit()


def sized(window: QWidget, width: int, height: int) -> QImage:
    """Draw a window in a size."""
    window.resize(QSize(width, height))
    return drawn(window)


def statements(stage: Stage) -> QImage:
    """Draw the foot of a week: its figures, and the statements under them."""
    tracker = stage.tracker
    tracker.set("week.self_report", "true", tracker.today())
    tracker.days.answer(WEEK, Statement.LET_GO, 2)
    tracker.days.answer(WEEK, Statement.CHOICE, 4)
    window = WeekWindow(tracker, Look(), WeekState(week=WEEK))
    whole = sized(window, 1160, 1400)
    [report] = window.findChildren(SelfReport)
    above = report.mapTo(window, QPoint()).y() - FIGURES
    part = QRect(0, above, report.width(), report.height() + FIGURES)
    ratio = whole.devicePixelRatio()
    return whole.copy(QRect(part.topLeft() * ratio, part.size() * ratio))


if __name__ == "__main__":
    main()
