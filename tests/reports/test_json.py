"""The fixed formats of `week --json` and `log --json`."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.examples import apps, balance, watched_example, work, worked_example
from tracker.domain.model import Origin, PresenceKind, WorkClass
from tracker.domain.week import Week
from tracker.reports.json import list_lines, span_objects, week_object, written

# The format as it was fixed; the days follow.
FIXED = """
{"version":1,"week":"2026-W47","zone":"Europe/Oslo","complete":true,
 "work_min":2545,"core_min":2160,"flex_min":0,"outside_min":385,"outside_share":0.1513,
 "planned_min":0,"spillover_min":385,
 "classes":{"early":45,"evening":195,"night":100,"between":0,"weekend":45,"dayoff":0,"holiday":0,
            "leave":0},
 "episodes":6,"planned_episodes":0,"checkins":1,
 "rest":{"full":4,"interrupted":1,"short":1,"unknown":0},
 "weekly_rest":{"strict_min":2715,"main_min":2715,"state":"full"},
 "reachable_idle_min":null,
 "evenings":{"disconnected":5,"reachable":null,"worked":2,"unknown":0},
 "movement":{"due":0,"taken":0,"natural":0,"skipped":0,"expired":0,"deferred":0,"met":null},
 "longest_stretch_min":null,"home_min":1585,"home_share":0.6228,"home_outside_min":295,
 "known_days":7}
"""
NO_CLASSES = dict.fromkeys(
    ("early", "evening", "night", "between", "weekend", "dayoff", "holiday", "leave"), 0
)
FIXED_MONDAY = {
    "date": "2026-11-16",
    "known": True,
    "work_min": 450,
    "core_min": 450,
    "flex_min": 0,
    "outside_min": 0,
    "classes": NO_CLASSES,
    "first": "2026-11-16T08:00:00+01:00",
    "last": "2026-11-16T16:00:00+01:00",
    "rest_after": {"strict_min": 960, "main_min": 960, "state": "full"},
    "evening": "disconnected",
    "longest_stretch_min": None,
    "spans": [
        {
            "start": "2026-11-16T08:00:00+01:00",
            "end": "2026-11-16T12:00:00+01:00",
            "class": "core",
            "planned": False,
            "place": "home",
            "origin": "imported",
        },
        {
            "start": "2026-11-16T12:30:00+01:00",
            "end": "2026-11-16T16:00:00+01:00",
            "class": "core",
            "planned": False,
            "place": "home",
            "origin": "imported",
        },
    ],
}


def test_a_week_in_which_apps_were_watched_tells_how_long_they_stood_open():
    told = week_object(watched_example())

    assert told["reachable_idle_min"] == 375 + 450
    assert told["evenings"] == {"disconnected": 4, "reachable": 1, "worked": 2, "unknown": 0}
    assert told["days"][3]["evening"] == "reachable"


def test_that_none_stood_open_is_zero():
    told = week_object(worked_example(apps(16, "16:00", "23:00", PresenceKind.CLOSED)))

    assert told["reachable_idle_min"] == 0
    assert told["evenings"]["reachable"] == 0


def test_the_worked_week_has_the_fixed_keys_in_their_order_and_its_figures():
    told = json.loads(written(week_object(worked_example())))
    days = told.pop("days")

    assert json.dumps(told) == json.dumps(json.loads(FIXED))
    assert len(days) == 7


def test_the_worked_monday_has_the_fixed_keys_in_their_order_and_its_figures():
    told = json.loads(written(week_object(worked_example())))

    assert json.dumps(told["days"][0]) == json.dumps(FIXED_MONDAY)


def test_a_day_without_work_has_no_times_and_no_rest():
    sunday = week_object(worked_example())["days"][6]

    assert (sunday["first"], sunday["last"], sunday["rest_after"], sunday["spans"]) == (
        None,
        None,
        None,
        [],
    )


def test_spans_are_cut_where_their_class_changes():
    tuesday = week_object(worked_example())["days"][1]

    assert [(span["start"][11:16], span["class"]) for span in tuesday["spans"]] == [
        ("08:00", "core"),
        ("12:30", "core"),
        ("16:00", "evening"),
        ("22:00", "night"),
    ]


def test_shares_of_an_empty_week_are_null_and_its_minutes_zero():
    told = week_object(balance())

    assert (told["outside_share"], told["home_share"], told["movement"]["met"]) == (None,) * 3
    assert (told["work_min"], told["home_min"], told["known_days"]) == (0, 0, 0)


def test_a_rest_that_is_not_over_has_no_minutes_and_is_not_counted():
    told = week_object(balance([work("2026-11-23 08:00", "2026-11-23 12:00")], Week(2026, 48)))

    assert told["days"][0]["rest_after"] == {"strict_min": None, "main_min": None, "state": "open"}
    assert told["rest"] == {"full": 0, "interrupted": 0, "short": 0, "unknown": 0}


def test_times_carry_the_offset_of_the_zone_the_work_was_done_in():
    told = week_object(balance([work("2026-11-18 09:00", "2026-11-18 12:00", "America/New_York")]))
    wednesday = told["days"][2]

    assert wednesday["first"] == "2026-11-18T09:00:00-05:00"
    assert wednesday["spans"][0]["end"] == "2026-11-18T12:00:00-05:00"


def test_the_classes_of_a_day_add_up_with_core_to_its_work():
    for day in week_object(worked_example())["days"]:
        assert sum(day["classes"].values()) + day["core_min"] + day["flex_min"] == day["work_min"]


def test_minutes_are_whole_where_they_are_whole_and_have_decimals_elsewhere():
    told = week_object(balance([work("2026-11-16 08:00:30", "2026-11-16 09:00")]))

    assert json.dumps([told["work_min"], told["outside_min"]]) == "[59.5, 0]"


def test_the_classes_are_those_outside_the_hours_meant_for_work():
    told = week_object(balance())

    assert list(told["classes"]) == [kind.value for kind in WorkClass if kind.is_outside]


def test_a_span_on_record_is_told_with_its_number_and_note():
    span = work(
        "2026-07-01 08:00", "2026-07-01 09:00", number=7, origin=Origin.TYPED, note="“blåbær”"
    )

    assert span_objects([span]) == [
        {
            "id": 7,
            "start": "2026-07-01T08:00:00+02:00",
            "end": "2026-07-01T09:00:00+02:00",
            "zone": "Europe/Oslo",
            "place": "home",
            "planned": False,
            "origin": "typed",
            "note": "“blåbær”",
        }
    ]


@given(st.text(max_size=200))
def test_any_note_is_one_string_of_the_text_and_nothing_else(note):
    span = work("2026-07-01 08:00", "2026-07-01 09:00", note=note)
    plain = work("2026-07-01 08:00", "2026-07-01 09:00")

    for text in (written(span_objects([span])), "".join(list_lines(span_objects([span])))):
        [told] = json.loads(text)
        assert told == span_objects([plain])[0] | {"note": note}
