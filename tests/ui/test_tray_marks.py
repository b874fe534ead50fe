"""The marks of the tray: what they say, that each is told from the others, and on every panel."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tests.hands import OSLO, at
from tests.ui.test_theme import contrast
from tracker.domain.model import Phase
from tracker.rules import schedule_from
from tracker.settings import Settings
from tracker.status import Status, status_without_recorder
from ui.tray_marks import (
    CALM,
    GREY,
    RIM,
    SHARE_STEPS,
    SIZES,
    WARM,
    Mark,
    MarkKind,
    icon_of,
    image_of,
    mark_of,
)

PANELS = ("#FFFFFF", "#E8EBEE", "#202428", "#000000")
MARKS = (
    Mark(MarkKind.WORKING, 0.25),
    Mark(MarkKind.WORKING, 0.75),
    Mark(MarkKind.WORKING),
    *(Mark(kind) for kind in MarkKind if kind is not MarkKind.WORKING),
    Mark(MarkKind.WORKING, 0.25, has_dot=True),
    Mark(MarkKind.OUTSIDE, has_dot=True),
)
PANEL_CONTRAST = 3.0  # WCAG 2.2, 1.4.11
APART = 16  # pixels of 256
TOLD_APART = 1.4  # contrast at which two pixels beside each other are told apart


STATUS = replace(
    status_without_recorder([], schedule_from(Settings(), OSLO), at("12:00"), recording=True),
    phase=Phase.WORKING,
    sensor="xsync",
    core_share=0.5,
)


def present(**differs) -> Status:
    return replace(STATUS, **differs)


# ---------------------------------------------------------------- what they say


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        (present(), Mark(MarkKind.WORKING, 0.5)),
        (present(core_share=None), Mark(MarkKind.WORKING)),
        (present(is_outside=True), Mark(MarkKind.OUTSIDE)),
        (present(is_outside=True, break_due=True), Mark(MarkKind.OUTSIDE, has_dot=True)),
        (present(break_due=True), Mark(MarkKind.WORKING, 0.5, has_dot=True)),
        (present(phase=Phase.AWAY), Mark(MarkKind.AWAY)),
        (present(phase=Phase.AWAY, break_due=True), Mark(MarkKind.AWAY)),
        (present(phase=Phase.AWAY, is_outside=True), Mark(MarkKind.AWAY)),
        (present(phase=Phase.PAUSED), Mark(MarkKind.PAUSED)),
        (present(phase=Phase.PRIVATE), Mark(MarkKind.UNSEEN)),
        (present(phase=Phase.OFF, recording=False), Mark(MarkKind.UNSEEN)),
        (present(phase=Phase.AWAY, recording=False), Mark(MarkKind.UNSEEN)),
        (present(phase=Phase.AWAY, sensor="none"), Mark(MarkKind.NO_SENSOR)),
        (present(phase=Phase.PAUSED, sensor="none"), Mark(MarkKind.PAUSED)),
        (present(sensor="none"), Mark(MarkKind.WORKING, 0.5)),
    ],
)
def test_the_mark_of_a_status(status, mark):
    assert mark_of(status) == mark


def test_the_mark_of_a_day_changes_in_steps_of_minutes():
    minutes = [mark_of(present(core_share=minute / 480)) for minute in range(480)]

    assert len(set(minutes)) == SHARE_STEPS
    assert minutes[0].share == 0
    assert mark_of(present(core_share=1.0)).share == 1.0


def test_equal_marks_share_one_icon(qapp):
    assert icon_of(Mark(MarkKind.AWAY)) is icon_of(Mark(MarkKind.AWAY))


def test_an_icon_has_every_size_for_itself(qapp):
    icon = icon_of(Mark(MarkKind.WORKING, 0.5))

    assert sorted(size.width() for size in icon.availableSizes()) == list(SIZES)


# ---------------------------------------------------------------- what is seen


def on_panel(mark: Mark, panel: str, size: int = 16) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(panel))
    painter = QPainter(image)
    painter.drawImage(0, 0, image_of(mark, size))
    painter.end()
    return image


def pixels(image: QImage) -> list[QColor]:
    return [image.pixelColor(x, y) for y, x in itertools.product(range(image.height()), repeat=2)]


def differing(one: QImage, other: QImage) -> int:
    """Count the pixels of which an eye without colours sees that they differ."""
    pairs = zip(pixels(one), pixels(other), strict=True)
    return sum(a != b and contrast(hex_of(a), hex_of(b)) >= TOLD_APART for a, b in pairs)


def hex_of(colour: QColor) -> str:
    return colour.name().upper()


@pytest.mark.parametrize("panel", PANELS)
def test_each_mark_is_told_from_the_others_at_16_px_without_its_colour(qapp, panel):
    drawn = {mark: on_panel(mark, panel) for mark in MARKS}

    for one, other in itertools.combinations(MARKS, 2):
        assert differing(drawn[one], drawn[other]) >= APART, (one, other)


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("colour", [CALM, WARM, GREY])
def test_each_colour_stands_out_from_every_panel(panel, colour):
    assert contrast(hex_of(colour), panel) >= PANEL_CONTRAST


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_seen_at_every_size(qapp, mark, size, panel):
    """One pixel in sixteen, at the least, stands out from the panel."""
    strong = [
        colour
        for colour in pixels(on_panel(mark, panel, size))
        if contrast(hex_of(colour), panel) >= PANEL_CONTRAST * 0.9
    ]

    assert len(strong) >= size * size / 16


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [MarkKind.WORKING, MarkKind.AWAY])
def test_the_strokes_of_a_ring_lie_on_whole_pixels(qapp, kind, size):
    """Across the middle, a pixel belongs to the ring, to its rim, or to neither, never half."""
    image = image_of(Mark(kind), size)
    row = [image.pixelColor(x, size // 2).alpha() for x in range(size // 4)]

    assert row[0] > 0
    for alpha in row:
        assert min(abs(alpha - whole) for whole in (0, RIM.alpha(), 255)) <= 30, row


def test_a_template_is_black_alone(qapp):
    icon = icon_of(Mark(MarkKind.OUTSIDE, has_dot=True), is_template=True)
    drawn = pixels(image_of(Mark(MarkKind.OUTSIDE, has_dot=True), 22, is_template=True))

    assert icon.isMask()
    assert {colour.rgb() & 0xFFFFFF for colour in drawn if colour.alpha() == 255} == {0}


def test_a_break_that_is_due_is_seen_as_a_second_dot(qapp):
    plain = Mark(MarkKind.WORKING, 0.25)

    corner = image_of(replace(plain, has_dot=True), 16).pixelColor(13, 3)

    assert corner == WARM
    assert image_of(plain, 16).pixelColor(13, 3) != WARM
