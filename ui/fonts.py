"""Fonts for the styles of the theme, and how much room a text takes in them.

The system's own UI font is used, on a picture that no screen shows Inter; figures are tabular
where the font has such.
"""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from ui.theme import Style

PICTURE_FAMILY = "Inter"
_OTHER_GLYPHS = ("calt", "liga", "clig", "dlig", "ccmp", "locl")


def family() -> str:
    """Return the family that texts are set in."""
    is_seen = QGuiApplication.platformName() not in ("offscreen", "minimal")
    if not is_seen and PICTURE_FAMILY in QFontDatabase.families():
        return PICTURE_FAMILY
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


@lru_cache(maxsize=128)
def font(style: Style, scale: float, family_name: str, *, is_plain: bool = False) -> QFont:
    """Return the font of a style; sizes are in px, so that no device's resolution matters.

    One that is plain has no glyphs but those of the letters themselves. Where others take their
    place, as tabular figures do, a PDF of Qt no longer tells which letters they stand for, and
    nothing in it can be found, copied or read aloud.
    """
    face = style.value
    made = QFont(family_name)
    made.setPixelSize(max(1, round(face.size * scale)))
    made.setWeight(QFont.Weight(face.weight))
    made.setItalic(face.italic)
    for feature in _OTHER_GLYPHS if is_plain else ():
        made.setFeature(QFont.Tag(feature), 0)
    made.setFeature(QFont.Tag("tnum"), int(not is_plain))
    # Unhinted glyphs are equally wide at every device pixel ratio, so a layout fits them all.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return made


class Typesetter:
    """Measures texts at one text scale; what `ui.picture.typeset.Metrics` asks for."""

    def __init__(self, scale: float, *, is_plain: bool = False) -> None:
        self._family = family()
        self._scale = scale
        self._is_plain = is_plain
        self._metrics: dict[Style, QFontMetricsF] = {}

    def font(self, style: Style) -> QFont:
        return font(style, self._scale, self._family, is_plain=self._is_plain)

    def width(self, text: str, style: Style) -> float:
        return self._of(style).horizontalAdvance(text)

    def ascent(self, style: Style) -> float:
        return self._of(style).ascent()

    def descent(self, style: Style) -> float:
        return self._of(style).descent()

    def _of(self, style: Style) -> QFontMetricsF:
        if style not in self._metrics:
            self._metrics[style] = QFontMetricsF(self.font(style))
        return self._metrics[style]
