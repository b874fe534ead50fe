"""The look of the windows: one palette, one scale of text, and the style sheet made from both.

A window is built with a `Look` and built anew when language, theme or text size change. What is
a plain value (colours, faces, steps) stands in `ui.theme`; here it meets Qt.
"""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from ui.fonts import family, font
from ui.theme import DARK, HIGH_CONTRAST, LIGHT, STEP, THEMES, Palette, Style

USUAL_PX = 13  # of the system's font at 100 %
SCALES = (1.0, 3.0)


@dataclass(frozen=True)
class Look:
    """What every window is made with; `scale` is that of the text, 1 is 100 %."""

    palette: Palette = LIGHT
    scale: float = 1.0

    @cached_property
    def family(self) -> str:
        """Return the family that texts are set in."""
        return family()

    def px(self, at_full_size: float) -> int:
        """Return a measure given at 100 % in whole logical pixels."""
        return max(1, round(at_full_size * self.scale))

    def steps(self, count: int) -> int:
        """Return a distance of so many steps."""
        return self.px(count * STEP)

    def font(self, style: Style) -> QFont:
        """Return the font of a style."""
        return font(style, self.scale, self.family)

    @cached_property
    def sheet(self) -> str:
        """Return the style sheet of a window; see `ui.sheet` for what can be asked of it."""
        from ui.sheet import sheet_of

        return sheet_of(self)


def look_of(theme: str = "") -> Look:
    """Return the look of the present: a theme by name, empty for the system's, in its text size."""
    return Look(THEMES.get(theme) or _system_palette(), _system_scale())


def _system_palette() -> Palette:
    hints = QGuiApplication.styleHints()
    contrast = getattr(hints, "accessibility", None)  # Qt 6.10 and later
    if contrast is not None:
        preference = getattr(contrast(), "contrastPreference", lambda: None)()
        if preference is not None and getattr(preference, "name", "") == "HighContrast":
            return HIGH_CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def _system_scale() -> float:
    """Return how much larger than usual the person likes their text."""
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    wished = QFontInfo(general).pixelSize() / USUAL_PX
    return min(max(round(wished * 4) / 4, SCALES[0]), SCALES[1])
