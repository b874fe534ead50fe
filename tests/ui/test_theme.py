"""The palettes, computed: contrast, and classes of work that stay apart for everybody."""

import itertools
import math
import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit

from ui.look import Look
from ui.theme import STEP, THEMES, Palette, Style, Tone

TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
MARK_CONTRAST = 3.0  # WCAG 2.2, 1.4.11
APART = 20.0  # CIE76; 2.3 is just noticeable

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
VISIONS = {
    "typical": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
each_theme = pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES.keys())


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lab(rgb: list[float]) -> tuple[float, float, float]:
    red, green, blue = rgb
    x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    scaled = (x / 0.95047, y, z / 1.08883)
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in scaled)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, vision: str) -> list[float]:
    rgb = linear(colour)
    mixed = [sum(m * c for m, c in zip(row, rgb, strict=True)) for row in VISIONS[vision]]
    return [min(1.0, max(0.0, c)) for c in mixed]


@each_theme
def test_every_colour_is_written_out(palette: Palette):
    for name in Palette.__slots__:
        assert re.fullmatch("#[0-9A-F]{6}", getattr(palette, name)), name


@each_theme
@pytest.mark.parametrize("tone", Tone)
def test_text_can_be_read_on_its_ground(palette: Palette, tone: Tone):
    assert contrast(palette.text(tone), palette.ground) >= TEXT_CONTRAST


@each_theme
def test_words_about_a_day_can_be_read_on_the_core_band(palette: Palette):
    assert contrast(palette.soft, palette.band) >= TEXT_CONTRAST
    assert contrast(palette.soft, palette.flex_band) >= TEXT_CONTRAST


# Every text that the style sheet sets, with what it can lie on.
TEXT_ON = {
    "ink": ("ground", "panel", "raised", "band", "flex_band"),  # chosen rows, pressed buttons
    "soft": ("ground", "panel", "raised", "band"),  # second lines, placeholders, quiet buttons
    "warm": ("ground", "panel"),  # faults
    "on_inside": ("inside", "inside_raised"),  # filled buttons, selected text
}
# What tells a control from its ground, or that it has the keyboard, with what it lies on.
MARKS_ON = {
    "inside": ("ground", "panel", "raised", "band"),  # rings of the keyboard, ticked boxes
    "soft": ("panel",),  # boxes to tick, arrows of fields
    "warm": ("panel",),  # the ring of a field at fault
}


@each_theme
@pytest.mark.parametrize(("text", "grounds"), TEXT_ON.items())
def test_every_text_of_a_window_can_be_read(palette: Palette, text: str, grounds: tuple[str, ...]):
    for ground in grounds:
        found = contrast(getattr(palette, text), getattr(palette, ground))
        assert found >= TEXT_CONTRAST, f"{text} on {ground}: {found:.2f}"


@each_theme
@pytest.mark.parametrize(("mark", "grounds"), MARKS_ON.items())
def test_controls_and_the_keyboard_on_them_are_seen(
    palette: Palette, mark: str, grounds: tuple[str, ...]
):
    for ground in grounds:
        found = contrast(getattr(palette, mark), getattr(palette, ground))
        assert found >= MARK_CONTRAST, f"{mark} on {ground}: {found:.2f}"


@each_theme
def test_the_keyboard_is_seen_on_the_filled_button(palette: Palette):
    """Its ring is drawn in ink, since the button has the colour of the other rings."""
    for ground in ("ground", "panel"):
        assert contrast(palette.ink, getattr(palette, ground)) >= MARK_CONTRAST
    assert contrast(palette.ink, palette.inside) >= 1.5


@each_theme
def test_what_cannot_be_used_is_fainter_and_still_found(palette: Palette):
    """WCAG asks nothing of it; one who looks for a button is to find that it is there."""
    assert 2.0 <= contrast(palette.faint, palette.panel) < contrast(palette.soft, palette.panel)


@each_theme
def test_a_placeholder_can_be_read(palette: Palette, qapp):
    field = QLineEdit()
    field.setStyleSheet(Look(palette).sheet)
    field.ensurePolished()

    drawn = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert drawn.alpha() == 255, "half transparent, it is paler than it says"
    assert contrast(drawn.name().upper(), palette.panel) >= TEXT_CONTRAST


@each_theme
@pytest.mark.parametrize("mark", ["inside", "chosen", "spilled", "soft"])
@pytest.mark.parametrize("ground", ["ground", "band", "flex_band"])
def test_marks_stand_out_from_what_they_lie_on(palette: Palette, mark: str, ground: str):
    assert contrast(getattr(palette, mark), getattr(palette, ground)) >= MARK_CONTRAST


@each_theme
@pytest.mark.parametrize("vision", VISIONS)
def test_the_three_meanings_stay_apart_in_every_kind_of_sight(palette: Palette, vision: str):
    colours = (palette.inside, palette.chosen, palette.spilled)
    for one, other in itertools.combinations(colours, 2):
        assert math.dist(lab(seen(one, vision)), lab(seen(other, vision))) >= APART


@each_theme
def test_textures_can_be_seen_in_their_marks(palette: Palette):
    """Hatching and level lines tell the classes apart where no colour does."""
    assert contrast(palette.chosen, palette.chosen_fill) >= MARK_CONTRAST
    assert contrast(palette.inside, palette.flex) >= MARK_CONTRAST
    assert contrast(palette.spilled_line, palette.spilled) >= 1.5


def test_high_contrast_text_reaches_the_enhanced_level():
    palette = THEMES["contrast"]
    for tone in Tone:
        assert contrast(palette.text(tone), palette.ground) >= 7.0


def test_type_comes_in_five_sizes():
    assert sorted({style.value.size for style in Style}) == [11, 13, 15, 20, 26]
    assert STEP == 4
