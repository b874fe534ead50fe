"""What is painted: the palette's colours where the layout says, no warnings, every time alike."""

from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.ui import weeks
from tracker.wording import use_language
from ui.picture.geometry import Rect
from ui.picture.marks import Look, Mark
from ui.picture.sheet import Sheet
from ui.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES, Palette

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"
each_theme = pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES.keys())


def sheet_of(name: str, palette: Palette = LIGHT, **more) -> Sheet:
    return Sheet([weeks.EVERY_WEEK[name]()], more.pop("width", 1160), palette, **more)


def picture_of(sheet: Sheet, ratio: float = 1.0) -> QImage:
    return QImage.fromData(QByteArray(sheet.png(ratio)))


def colour_at(image: QImage, x: float, y: float) -> str:
    return image.pixelColor(int(x), int(y)).name().upper()


def colours_in(image: QImage, rect: Rect) -> Counter[str]:
    xs = range(round(rect.x), round(rect.right))
    ys = range(round(rect.y), round(rect.bottom))
    return Counter(colour_at(image, x, y) for x in xs for y in ys)


def mark_of(sheet: Sheet, look: Look) -> Mark:
    return next(m for m in sheet.layouts[0].marks if m.look is look and m.rect.width > 8)


@pytest.mark.parametrize("name", weeks.EVERY_WEEK)
@pytest.mark.parametrize("width", [640, 1160])
def test_every_week_is_painted_without_a_word_from_qt(name: str, width: int):
    """Any warning of Qt would fail the test."""
    sheet = sheet_of(name, width=width)
    image = picture_of(sheet)

    assert (image.width(), image.height()) == (width, sheet.height)


@pytest.mark.parametrize("ratio", [1.5, 2.0, 3.0])
def test_a_picture_has_as_many_pixels_as_was_asked(ratio: float):
    sheet = sheet_of("example")
    image = picture_of(sheet, ratio)
    spilled = mark_of(sheet, Look.SPILLED).rect

    assert (image.width(), image.height()) == (round(1160 * ratio), round(sheet.height * ratio))
    at = (spilled.x + 4) * ratio, (spilled.y + 4) * ratio
    assert colour_at(image, *at) == LIGHT.spilled


@each_theme
@pytest.mark.parametrize(
    ("week", "look", "colour"),
    [
        ("with breaks", Look.INSIDE, "inside"),
        ("with breaks", Look.SPILLED, "spilled"),
        ("no fixed hours", Look.WORK, "inside"),
        ("under way", Look.FLEX, "flex"),
    ],
)
def test_a_bar_has_the_colour_of_its_meaning(palette: Palette, week: str, look: Look, colour: str):
    sheet = sheet_of(week, palette)
    rect = mark_of(sheet, look).rect

    found = colours_in(picture_of(sheet), rect.grown(-4))
    assert found.most_common(1)[0][0] == getattr(palette, colour)


@each_theme
def test_chosen_work_is_hatched_in_its_colour(palette: Palette):
    sheet = sheet_of("with breaks", palette)
    image = picture_of(sheet, 2.0)
    inner = mark_of(sheet, Look.CHOSEN).rect.grown(-3)
    twice = Rect(inner.x * 2, inner.y * 2, inner.width * 2, inner.height * 2)

    found = colours_in(image, twice)
    assert found[palette.chosen_fill] > 50
    assert found[palette.chosen] > 20


@each_theme
def test_spilled_over_work_carries_level_lines(palette: Palette):
    sheet = sheet_of("example", palette)
    rect = mark_of(sheet, Look.SPILLED).rect
    column = Rect(round(rect.middle_x), rect.y, 1, rect.height)

    found = colours_in(picture_of(sheet), column)
    assert found[palette.spilled_line] == 2
    assert found[palette.spilled] == rect.height - 2


def test_a_check_in_is_a_warm_diamond():
    sheet = sheet_of("example")
    image, rect = picture_of(sheet), mark_of(sheet, Look.CHECK_IN).rect

    assert colour_at(image, rect.middle_x, rect.middle_y) == LIGHT.spilled
    assert colour_at(image, rect.x + 1, rect.y + 1) == LIGHT.ground


def test_a_bar_has_round_ends_and_no_seam_where_it_is_joined():
    sheet = sheet_of("example")
    image = picture_of(sheet)
    inside, outside = [
        m.rect for m in sheet.layouts[0].marks if m.row == 1 and m.rect.height == 24
    ][-2:]

    assert colour_at(image, inside.x, inside.y) != LIGHT.inside
    assert colour_at(image, inside.right - 1, inside.y + 1) == LIGHT.inside
    assert colour_at(image, outside.x, outside.y + 1) == LIGHT.spilled


def test_a_break_parts_its_bar():
    sheet = sheet_of("with breaks")
    notch = sheet.layouts[0].notches[0]

    assert set(colours_in(picture_of(sheet), notch)) == {LIGHT.ground}


def test_a_torn_end_leaves_the_ground_bare():
    sheet = sheet_of("under way")
    image = picture_of(sheet)
    torn = [m.rect for m in sheet.layouts[0].marks if m.look is Look.SPILLED][1]

    tooth = torn.y + torn.height / 4
    assert colour_at(image, torn.right - 1, tooth) != LIGHT.spilled
    assert colour_at(image, torn.right - 5, tooth) == LIGHT.spilled


def test_missing_data_is_hatched_and_not_bare():
    sheet = sheet_of("nothing on record")
    rect = mark_of(sheet, Look.NO_DATA).rect

    found = colours_in(picture_of(sheet), Rect(rect.x, rect.y, 200, rect.height))
    assert found[LIGHT.ground] < 0.95 * 200 * rect.height
    assert LIGHT.band not in found


@each_theme
def test_the_ground_is_the_palette_s(palette: Palette):
    image = picture_of(sheet_of("example", palette))

    corners = [(0, 0), (1159, 0), (0, image.height() - 1), (1159, image.height() - 1)]
    assert {colour_at(image, *corner) for corner in corners} == {palette.ground}


def test_now_is_a_line_of_ink():
    sheet = Sheet([weeks.under_way()], 1160, LIGHT, now=weeks.NOW_UNDER_WAY)
    now = sheet.layouts[0].now

    assert now is not None
    assert set(colours_in(picture_of(sheet), now.rect)) == {LIGHT.ink}


def test_the_same_week_gives_the_same_bytes():
    sheets = [sheet_of("with breaks"), sheet_of("with breaks")]

    assert sheets[0].png(1.5) == sheets[1].png(1.5)
    assert sheets[0].svg() == sheets[1].svg()


def test_a_picture_carries_its_words_for_those_who_cannot_see_it():
    sheet = sheet_of("example")
    image = picture_of(sheet)
    drawing = ET.fromstring(sheet.svg())  # noqa: S314 - painted a line above

    assert image.text("Title") == drawing.findtext(f"{SVG}title") == sheet.title
    assert image.text("Description") == drawing.findtext(f"{SVG}desc") == sheet.summary
    assert sheet.summary.startswith("42 h 25 min of work")


def test_an_svg_needs_no_font_and_has_its_size_in_pixels():
    sheet = sheet_of("example")
    drawing = ET.fromstring(sheet.svg())  # noqa: S314 - painted a line above

    assert not list(drawing.iter(f"{SVG}text"))
    assert drawing.get("width") == "1160"
    assert drawing.get("height") == f"{sheet.height:g}"


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST])
def test_an_svg_shows_what_the_png_shows(palette: Palette):
    sheet = sheet_of("with breaks", palette)
    renderer = QSvgRenderer(QByteArray(sheet.svg()))
    image = QImage(1160, round(sheet.height), QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, 1160, sheet.height))
    painter.end()

    for look, colour in ((Look.INSIDE, palette.inside), (Look.SPILLED, palette.spilled)):
        rect = mark_of(sheet, look).rect
        assert colours_in(image, rect.grown(-4)).most_common(1)[0][0] == colour


def test_weeks_are_painted_under_each_other():
    balances = [weeks.example(), weeks.with_breaks()]
    sheet = Sheet(balances, 1160, LIGHT)
    image = picture_of(sheet)
    below = sheet.layouts[0].height
    rect = next(m.rect for m in sheet.layouts[1].marks if m.look is Look.SPILLED)

    found = colours_in(image, Rect(rect.x, rect.y + below, rect.width, rect.height))
    assert found.most_common(1)[0][0] == LIGHT.spilled
    assert sheet.title == "Week 47, 16–22 November 2026; Week 47, 16–22 November 2026"


@each_theme
@pytest.mark.parametrize("ratio", [1.0, 1.3, 1.5])
def test_nothing_shines_through_where_two_weeks_meet(palette: Palette, ratio: float):
    sheet = Sheet([weeks.example(), weeks.example()], 1160, palette)
    image = picture_of(sheet, ratio)
    meeting = round(sheet.layouts[0].height * ratio)

    assert set(colours_in(image, Rect(0, meeting - 3, 30, 6))) == {palette.ground}
    assert set(colours_in(image, Rect(0, image.height() - 3, 30, 3))) == {palette.ground}


@pytest.mark.parametrize(
    ("language", "title", "says"),
    [
        ("nb", "Uke 47, 16.–22. november 2026", {"Tir", "Lør", "utenfor", "lengste hvile"}),
        ("nn", "Veke 47, 16.–22. november 2026", {"Tys", "Lau", "utanfor", "lengste kvile"}),
    ],
)
def test_the_words_are_in_the_language_in_use(language, title, says):
    use_language(language)
    sheet = sheet_of("example")

    assert sheet.title == title
    assert says <= {text.words for layout in sheet.layouts for text in layout.texts}
