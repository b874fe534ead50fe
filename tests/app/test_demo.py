"""The made-up fortnight: the same each time, true to the engine, and with everything to be seen."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

import pytest

from tests.hands import ROOT
from tracker.demo import FORTNIGHT, WEEKS, run_demo
from tracker.domain.model import BreakOutcome, Place, WorkClass
from tracker.domain.rest import EveningState, RestState
from tracker.paths import HOME_VARIABLE, Home
from tracker.settings.intervals import parse_interval
from tracker.wording import language, use_language


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    use_language("en")
    return run_demo(Home(tmp_path_factory.mktemp("demo")))


@pytest.fixture(scope="module")
def days(demo):
    return {day.day: day for week in demo.weeks for day in week.days}


def test_two_runs_tell_the_same_story_and_the_same_weeks(demo, tmp_path):
    assert run_demo(Home(tmp_path)) == demo


def test_it_is_the_same_whatever_an_organisation_has_set(demo, etc, tmp_path):
    hours = 'hours.schedule.mon = ["12:00-20:00"]\ncalendar.country = ""\n'
    etc.write(f'[locked]\ngeneral.language = "nb"\n[default]\n{hours}')

    assert run_demo(Home(tmp_path / "home")) == demo


def test_it_shows_the_fortnight_and_knows_its_week(demo):
    assert [week.week for week in demo.weeks] == list(WEEKS)
    assert all(week.complete for week in demo.weeks)
    assert [week.zone for week in demo.weeks] == ["Europe/Oslo"] * 2


def test_it_shows_chosen_work_and_spilled_over_work(demo):
    assert sum((week.planned for week in demo.weeks), timedelta(0)) > timedelta(hours=1)
    assert all(week.spillover > timedelta(hours=1) for week in demo.weeks)
    assert any(week.planned_episodes for week in demo.weeks)
    assert all(week.episodes for week in demo.weeks)


def test_it_shows_exactly_one_check_in(demo):
    [check_in] = [block for week in demo.weeks for block in week.check_ins]

    assert check_in.span.length <= timedelta(minutes=15)


def test_it_shows_a_rest_that_is_short_and_one_that_a_check_in_cuts(demo, days):
    states = Counter(day.rest_after.state for day in days.values() if day.rest_after)

    assert states[RestState.SHORT] == 1
    assert states[RestState.INTERRUPTED] == 1
    assert states[RestState.FULL] > 3
    [cut] = [d.rest_after for d in days.values() if d.rest_after and d.rest_after.check_ins]
    assert cut.state is RestState.INTERRUPTED
    assert cut.cost > timedelta(hours=2)


def test_it_shows_breaks_met_and_missed(demo):
    for week in demo.weeks:
        outcomes = Counter(record.outcome for day in week.days for record in day.breaks)
        assert outcomes.keys() == set(BreakOutcome)
        assert week.movement.met is not None
        assert 0.5 < week.movement.met < 1


def test_it_shows_a_day_off_a_day_without_data_and_free_days(days):
    off, unwatched, free = date(2026, 11, 13), date(2026, 11, 12), date(2026, 11, 14)

    assert days[off].plan.leave
    assert days[off].is_free
    assert not days[unwatched].known
    assert days[unwatched].evening is EveningState.UNKNOWN
    assert days[free].is_free
    assert sum(not day.known for day in days.values()) == 1


def test_it_shows_work_at_home_and_elsewhere_in_the_evening_and_at_the_weekend(demo):
    for week in demo.weeks:
        assert week.home_share is not None
        assert 0.3 < week.home_share < 1
        assert {piece.place for piece in week.pieces} == {Place.HOME, Place.WORKPLACE}
        assert week.of_class(WorkClass.EVENING)
        assert week.of_class(WorkClass.NIGHT)
        assert week.of_class(WorkClass.WEEKEND)


def test_work_is_where_the_story_says_somebody_was(days):
    """Sessions begin with the first input and end with the last, so they are its stretches."""
    for story in FORTNIGHT:
        if story.day not in days:
            continue
        found = [(p.span.start, p.span.end) for p in days[story.day].pieces]
        worked = sum((end - start for start, end in found), timedelta(0))
        assert worked == sum(map(length, story.presence.split()), timedelta(0)), story.day


def length(stretch):
    start, end = parse_interval(stretch.rstrip("?"))
    return timedelta(minutes=end - start)


def test_every_answer_in_the_story_is_given(demo):
    """An answer that no prompt asked for would be a story that nobody lived."""
    wanted = [answer for story in FORTNIGHT for answer in (*story.movement, *story.outside)]
    prompts = [line for line in demo.story if line.startswith(" ")]
    answered = [p for p in prompts if not p.endswith(("not answered", "no longer needed"))]

    assert len(answered) == sum(answer is not None for answer in wanted)


def test_the_story_is_told_in_order_each_day_under_its_date(demo):
    told: list[list[str]] = []
    for line in demo.story:
        if line.startswith(" "):
            told[-1].append(line.split()[0])
        else:
            told.append([])

    assert len(told) == 11
    assert all(times and times == sorted(times) for times in told)


def test_the_story_is_told_in_the_language_in_use_which_stays_in_use(tmp_path):
    use_language("nb")

    demo = run_demo(Home(tmp_path))

    assert language() == "nb"
    assert "9. november 2026" in demo.story[0]


def test_it_leaves_nothing_behind_and_touches_nobodys_home(tmp_path):
    mine, scratch = tmp_path / "mine", tmp_path / "scratch"
    scratch.mkdir()

    played = subprocess.run(
        [sys.executable, "-m", "tracker", "demo"],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, HOME_VARIABLE: str(mine), "TMPDIR": str(scratch), "LANG": "C"},
        text=True,
        timeout=120,
    )

    assert "movement" in played.stdout
    assert played.stderr == ""
    assert list(scratch.iterdir()) == []
    assert not mine.exists()
