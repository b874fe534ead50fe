"""Colours, type and spacing: what the pictures and windows of the program are made of.

Plain values, so that contrast and colour blindness can be computed from them. Text keeps 4.5:1
on its ground; marks keep 3:1 on the ground and on the core band, and the three classes of work
stay apart in every kind of colour blindness (CIE76 distance of 20 or more), beside their texture.
"""

from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import NamedTuple

STEP = 4  # px at 100 %; every distance is a multiple of it
CORNER = 4  # px at 100 %, of a bar


class Tone(StrEnum):
    """What a text is about, which decides its colour; the values are fields of `Palette`."""

    INK = "ink"
    SOFT = "soft"
    INSIDE = "inside"
    CHOSEN = "chosen"
    WARM = "warm"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme as #RRGGBB.

    Attributes:
        ground: what everything lies on.
        ink: text that is read first.
        soft: text that is read second.
        hairline: lines that only guide the eye.
        band: behind the hours of the day that are core.
        flex_band: behind the flex band beside them.
        missing: hatching of days without data.
        inside: work inside core hours.
        flex: fill of work in the flex band, outlined in `inside`.
        chosen: outside work that was chosen.
        chosen_fill: between its hatching.
        spilled: outside work that was not chosen.
        spilled_line: the level lines in it, which tell it apart without colour.
        warm: text about spilled-over work and rest that fell short.
        panel: what lies on the ground: cards, buttons, fields.
        raised: a panel under the pointer.
        edge: around panels and fields.
        faint: text of what cannot be used now; decoration, it need not be read.
        inside_raised: the filled button under the pointer.
        on_inside: text on `inside`.
    """

    ground: str
    ink: str
    soft: str
    hairline: str
    band: str
    flex_band: str
    missing: str
    inside: str
    flex: str
    chosen: str
    chosen_fill: str
    spilled: str
    spilled_line: str
    warm: str
    panel: str
    raised: str
    edge: str
    faint: str
    inside_raised: str
    on_inside: str

    def text(self, tone: Tone) -> str:
        """Return the colour of a text."""
        return str(getattr(self, tone.value))


LIGHT = Palette(
    ground="#FAFAF8",
    ink="#1F2933",
    soft="#5F6B78",
    hairline="#E3E7EA",
    band="#E6F0F3",
    flex_band="#F1F6F6",
    missing="#C3CAD1",
    inside="#2A7B94",
    flex="#CFE4EA",
    chosen="#6D4AA8",
    chosen_fill="#EAE3F5",
    spilled="#CF6C12",
    spilled_line="#E39C56",
    warm="#A85A16",
    panel="#FFFFFF",
    raised="#F1F5F7",
    edge="#D3DAE0",
    faint="#9AA5AF",
    inside_raised="#226A80",
    on_inside="#FFFFFF",
)

PAPER = replace(LIGHT, ground="#FFFFFF")  # what is printed adds no grey of its own

DARK = Palette(
    ground="#161B20",
    ink="#E6EAEE",
    soft="#98A4B0",
    hairline="#2A333B",
    band="#21343C",
    flex_band="#1B272E",
    missing="#4A5763",
    inside="#4599B4",
    flex="#1F3E4D",
    chosen="#C9B8FA",
    chosen_fill="#332D4A",
    spilled="#F0A155",
    spilled_line="#C67C30",
    warm="#F0A155",
    panel="#1D242B",
    raised="#27313A",
    edge="#3A4650",
    faint="#66727E",
    inside_raised="#58ABC6",
    on_inside="#0C1114",
)

HIGH_CONTRAST = Palette(
    ground="#000000",
    ink="#FFFFFF",
    soft="#E0E0E0",
    hairline="#444444",
    band="#14262E",
    flex_band="#0B1519",
    missing="#9A9A9A",
    inside="#22A2D0",
    flex="#073346",
    chosen="#F0D4FF",
    chosen_fill="#1E1430",
    spilled="#FFB000",
    spilled_line="#7A5200",
    warm="#FFB000",
    panel="#000000",
    raised="#14262E",
    edge="#FFFFFF",
    faint="#9A9A9A",
    inside_raised="#5CC4EC",
    on_inside="#000000",
)

THEMES = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}


class Face(NamedTuple):
    """One way a text is set: size in px at 100 %, weight from 100 to 900."""

    size: int
    weight: int
    italic: bool = False


class Style(Enum):
    """The faces in use, by what they are used for; five sizes in all."""

    TITLE = Face(26, 700)
    FIGURE = Face(20, 600)
    LEAD = Face(15, 500)
    BODY = Face(15, 400)
    NAME = Face(15, 600)
    VALUE = Face(13, 500)
    STRONG = Face(13, 600)
    PLAIN = Face(13, 400)
    NOTE = Face(13, 400, italic=True)
    SMALL = Face(11, 400)
