"""The list of a day: what it says of each span of work."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from tests.ui.week.reading import is_on, listed, spans_of, text_of, times
from tests.ui.weeks import NEW_YORK, W47, at
from tracker.domain.model import WorkSpan
from tracker.domain.signals import Active
from tracker.domain.spans import Span

MONDAY, TUESDAY, WEDNESDAY = W47.days[:3]
KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_the_work_of_a_day_stands_in_order_of_time(worked, on_day):
    assert listed(on_day(worked, WEDNESDAY)) == [
        ("08:00–12:00", "4 h 00 min", "inside core hours · workplace · imported"),
        (
            "12:30–17:30",
            "5 h 00 min",
            "3:30 inside core hours, 1:30 outside, spilled over (evening) · workplace · imported",
        ),
        ("20:00–22:30", "2 h 30 min", "outside, spilled over (evening, night) · home · imported"),
    ]


def test_work_past_midnight_is_on_the_day_it_began(tracker, on_day):
    tracker.corrections.add(at(TUESDAY, "22:00"), at(TUESDAY, "26:00"), note="release")

    assert listed(on_day(tracker, TUESDAY)) == [
        ("22:00–02:00 +1", "4 h 00 min", "outside, spilled over (night) · typed · “release”")
    ]
    assert listed(on_day(tracker, WEDNESDAY)) == []


def test_work_over_the_edge_of_the_day_is_on_both(tracker, on_day):
    tracker.corrections.add(at(TUESDAY, "26:00"), at(TUESDAY, "29:00"))

    assert times(on_day(tracker, TUESDAY)) == times(on_day(tracker, WEDNESDAY)) == ["02:00–05:00"]


def test_work_in_another_zone_says_whose_clock_it_is(tracker, on_day):
    away = Span(at(TUESDAY, "21:00", NEW_YORK), at(TUESDAY, "23:00", NEW_YORK))
    tracker.import_spans(
        [
            WorkSpan(away, NEW_YORK),
            WorkSpan(Span(at(TUESDAY, "08:00"), at(TUESDAY, "09:00")), "Europe/Oslo"),
        ]
    )

    assert times(on_day(tracker, TUESDAY)) == ["08:00–09:00 (Europe/Oslo)", "21:00–23:00"]


def test_work_that_overlaps_is_listed_and_said_to_be_counted_once(tracker, on_day):
    tracker.corrections.add(at(TUESDAY, "09:00"), at(TUESDAY, "10:00"))
    tracker.corrections.add(at(TUESDAY, "08:00"), at(TUESDAY, "12:00"))

    assert listed(on_day(tracker, TUESDAY))[1][2] == "counted with the work it overlaps · typed"


def test_a_screen_reader_hears_a_row_as_a_sentence(worked, on_day):
    item = spans_of(on_day(worked, MONDAY)).item(0)

    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "08:00–12:00, 4 h 00 min, inside core hours, home, imported"
    )


def test_work_that_goes_on_is_shown_and_cannot_be_corrected(tracker, clock, open_window):
    recorder = tracker.record()
    recorder.start(clock.read())
    recorder.handle(Active(), clock.read())
    clock.at = at(date(2026, 11, 23), "10:20")
    recorder.handle(Active(), clock.read())
    window = open_window(tracker)

    assert listed(window) == [
        (
            "10:00–10:20",
            "20 min",
            "inside core hours · running now; it can be corrected once it has ended",
        )
    ]
    assert [is_on(window, name) for name in ("edit", "planned", "delete")] == [False] * 3
    spans_of(window).setFocus()
    for key in (KEY.Key_Return, KEY.Key_Delete):
        QTest.keyClick(spans_of(window), key)
    assert times(window) == ["10:00–10:20"]
    assert window.findChild(QLineEdit, "start") is None


def test_a_day_without_work_offers_only_to_add(worked, on_day):
    window = on_day(worked, W47.days[6])

    assert text_of(window, "daySummary") == "A day off"
    assert [is_on(window, name) for name in ("add", "edit", "planned", "delete")] == [
        True,
        False,
        False,
        False,
    ]


def test_a_day_full_of_work_scrolls_in_the_list(tracker, on_day):
    tracker.import_spans(
        [
            WorkSpan(
                Span(at(TUESDAY, f"{8 + n // 6}:{n % 6}0"), at(TUESDAY, f"{8 + n // 6}:{n % 6}5")),
                "Europe/Oslo",
            )
            for n in range(60)
        ]
    )
    window = on_day(tracker, TUESDAY)
    spans = spans_of(window)

    assert spans.count() == 60
    assert spans.verticalScrollBar().maximum() > 0
    assert window.findChild(QPushButton, "undo").isVisible()
    stage = window.findChild(QWidget, "stage")
    assert stage.verticalScrollBar().maximum() == 0
