#!/usr/bin/env python3
"""Paint the pictures of the documentation into docs/pictures, always from the same demo.

The fonts of the machine show in them: paint them where Inter is installed.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.demo import run_demo
from tracker.domain.balance import week_balance
from tracker.domain.model import Record
from tracker.domain.schedule import Schedule, ScheduleVersion
from tracker.domain.week import Week, WeekBalance
from tracker.paths import Home
from tracker.wording import use_language
from ui.theme import DARK
from ui.week.export import paint_png

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SHARPNESS = 1.5  # pixels to a logical one: fine on a page, and half the size of 2
NARROW = 640


def main() -> None:
    """Paint all pictures and name them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    use_language("en")
    fortnight = demo_weeks()
    last = fortnight[-1]
    paint_png(fortnight, named("demo"), scale=SHARPNESS)
    paint_png(last, named("week-light"), scale=SHARPNESS)
    paint_png(last, named("week-dark"), scale=SHARPNESS, theme=DARK)
    paint_png(last, named("week-200"), scale=1.0, text_scale=2.0)
    paint_png(last, named("week-narrow"), scale=SHARPNESS, width=NARROW)
    paint_png(empty_week(), named("week-empty"), scale=SHARPNESS)
    use_language("nb")
    paint_png(last, named("week-nb"), scale=SHARPNESS)


def named(name: str) -> Path:
    """Return the file of a picture, and say that it is being painted."""
    path = PICTURES / f"{name}.png"
    print(path.relative_to(PICTURES.parent.parent))
    return path


def demo_weeks() -> tuple[WeekBalance, ...]:
    """Return the weeks of the demo."""
    with TemporaryDirectory() as folder:
        return run_demo(Home(Path(folder))).weeks


def empty_week() -> WeekBalance:
    """Return a week of which nothing is on record."""
    workdays = (((8 * 60, 16 * 60),),) * 5
    version = ScheduleVersion(date(2026, 1, 1), (*workdays, (), ()))
    now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    return week_balance(Week(2026, 47), Schedule([version], "Europe/Oslo"), Record(), now=now)


if __name__ == "__main__":
    main()
