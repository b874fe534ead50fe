"""The palettes, computed: contrast, and classes of work that stay apart for everybody."""

import itertools
import math
import re

import pytest

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
