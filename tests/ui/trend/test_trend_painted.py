"""What is painted of a trend: the palette's colours where the layout says, every time alike."""

from collections import Counter

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tests.reports.trends import trend
from tests.ui.trend.rows import EVERY_TREND
from tracker.domain.trend import Mark
from ui.fonts import Typesetter
from ui.picture.geometry import Rect
from ui.theme import LIGHT, THEMES, Palette
from ui.trend.layout import lay_out
from ui.trend.marks import Layout, Look, Part
from ui.trend.painter import TrendPainter

pytestmark = pytest.mark.usefixtures("qapp")
each_theme = pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES.keys())
SHOWN = trend([62, 55, Mark.OFF, 70, Mark.NO_DATA, 41, 52, 35, Mark.RUNNING])


def painted(shown, palette: Palette = LIGHT, width=1160, scale=1.0) -> tuple[Layout, QImage]:
    fonts = Typesetter(scale)
    layout = lay_out(shown, width, fonts, scale=scale)
    image = QImage(width, round(layout.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    TrendPainter(painter, palette, fonts).draw(layout)
    painter.end()
    return layout, image


def colours(image: QImage, rect: Rect) -> Counter[str]:
    xs, ys = range(round(rect.x), round(rect.right)), range(round(rect.y), round(rect.bottom))
    return Counter(image.pixelColor(x, y).name().upper() for x in xs for y in ys)


def largest(parts: tuple[Part, ...], look: Look) -> Rect:
    own = [part.rect for part in parts if part.look is look]
    return max(own, key=lambda rect: rect.height * rect.width)


@pytest.mark.parametrize("name", EVERY_TREND)
@pytest.mark.parametrize(("width", "scale"), [(640, 1.0), (1160, 1.0), (640, 3.0)])
def test_every_trend_is_painted_without_a_word_from_qt(name, width, scale):
    """Any warning of Qt would fail the test."""
    layout, image = painted(EVERY_TREND[name](), width=width, scale=scale)

    assert image.height() == layout.height
    blank = QImage(image.size(), image.format())
    blank.fill(QColor(LIGHT.ground))
    assert image != blank


@each_theme
@pytest.mark.parametrize(
    ("look", "colour"), [(Look.INSIDE, "inside"), (Look.SPILLED, "spilled"), (Look.FLEX, "flex")]
)
def test_a_bar_has_the_colour_of_its_meaning(palette, look, colour):
    layout, image = painted(EVERY_TREND["flex"](), palette)
    rect = largest(layout.bars, look)

    assert colours(image, rect.grown(-3)).most_common(1)[0][0] == getattr(palette, colour)


@each_theme
def test_chosen_work_is_hatched_and_spilled_work_has_level_lines(palette):
    layout, image = painted(SHOWN, palette)

    chosen = colours(image, largest(layout.bars, Look.CHOSEN).grown(-3))
    assert {palette.chosen_fill, palette.chosen} <= set(chosen)
    assert palette.spilled_line in colours(image, largest(layout.bars, Look.SPILLED))


@each_theme
def test_weeks_left_out_are_told_apart_from_calm_ones_without_colour(palette):
    layout, image = painted(SHOWN, palette)
    grounds = {part.look: part.rect for part in layout.grounds}  # of the lower plot, as the last

    hatched = colours(image, grounds[Look.NO_DATA].grown(-2))
    assert hatched[palette.ground] > hatched.total() / 2
    assert len(set(hatched) - {palette.ground, palette.hairline}) > 5  # thin lines, smoothed
    assert colours(image, grounds[Look.LEFT_OUT])[palette.ground] > 0
    running = grounds[Look.RUNNING]
    edge = Rect(running.x + 4, running.y + 8, 4, 20)
    assert colours(image, edge).most_common(1)[0][0] == palette.band


@each_theme
def test_a_median_is_a_quiet_line_with_air_around_it(palette):
    layout, image = painted(trend(), palette)
    line = next(part.rect for part in layout.lines if part.look is Look.MEDIAN)

    assert colours(image, Rect(line.x, line.y, 10, line.height)) == {palette.ink: 20}


def test_a_picture_comes_out_the_same_every_time():
    assert painted(trend())[1] == painted(trend())[1]
