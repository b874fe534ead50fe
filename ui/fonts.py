"""Fonts for the styles of the theme, and how much room a text takes in them.

The system's own UI font is used, on a picture that no screen shows Inter; figures are tabular
where the font has such.
"""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from ui.theme import Style

PICTURE_FAMILY = "Inter"


def family() -> str:
    """Return the family that texts are set in."""
    is_seen = QGuiApplication.platformName() not in ("offscreen", "minimal")
    if not is_seen and PICTURE_FAMILY in QFontDatabase.families():
        return PICTURE_FAMILY
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


@lru_cache(maxsize=128)
def font(style: Style, scale: float, family_name: str) -> QFont:
    """Return the font of a style; sizes are in px, so that no device's resolution matters."""
    face = style.value
    made = QFont(family_name)
    made.setPixelSize(max(1, round(face.size * scale)))
    made.setWeight(QFont.Weight(face.weight))
    made.setItalic(face.italic)
    made.setFeature(QFont.Tag("tnum"), 1)
    # Unhinted glyphs are equally wide at every device pixel ratio, so a layout fits them all.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return made


class Typesetter:
    """Measures texts at one text scale; what `ui.week.typeset.Metrics` asks for."""

    def __init__(self, scale: float) -> None:
        self._family = family()
        self._scale = scale
        self._metrics: dict[Style, QFontMetricsF] = {}

    def font(self, style: Style) -> QFont:
        return font(style, self._scale, self._family)

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
