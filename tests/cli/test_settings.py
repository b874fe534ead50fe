"""`settings`: shown, changed, found, described."""

import json

import pytest

from tracker.settings import declarations


def test_the_list_shows_every_setting_with_its_meaning(shell):
    told = shell.ok("settings list")

    for key in declarations():
        assert f"{key} = " in told
    assert "movement.every_min = 50 min\nHow long at the screen" in told
    assert max(map(len, told.splitlines())) <= 80


def test_a_changed_setting_is_marked_in_the_list(shell):
    shell.ok("settings set movement.every_min 45")

    assert "movement.every_min = 45 min (changed)\n" in shell.ok("settings list")


def test_a_setting_is_set_and_read_back(shell):
    assert shell.ok("settings set work.apps teams,outlook") == (
        'work.apps is ["teams", "outlook"].\n'
    )
    assert shell.ok("settings get work.apps") == '["teams", "outlook"]\n'


def test_core_hours_change_from_a_date_on(worked):
    said = worked.ok("settings set hours.schedule.fri 08:00-12:00 --from 2026-11-20")

    assert said == 'hours.schedule.fri is ["08:00-12:00"] from 20 November 2026 on.\n'
    assert json.loads(worked.ok("week 2026-W47 --json"))["core_min"] == 2160 - 150


def test_a_change_before_a_later_version_says_how_long_it_holds(shell):
    shell.ok("settings set rest.daily_h 12 --from 2026-12-01")

    assert shell.ok("settings set rest.daily_h 10 --from 2026-11-23") == (
        "rest.daily_h is 10 from 23 November 2026 until 1 December 2026, when a later version"
        " begins.\n"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("settings get movement.every", "did you mean “movement.every_min”?"),
        ("settings set movement.every_min 500", "expected: a whole number from 20 to 90"),
        ("settings set rest.daily_h 12 --from soon", "“soon” is no date"),
        ("settings set nothing 1", "There is no setting “nothing”"),
    ],
)
def test_what_cannot_be_set_is_told_in_one_sentence(shell, line, said):
    assert said in shell.fails(line)
    assert not shell.home.exists()


def test_the_path_is_that_of_the_home(shell):
    assert shell.ok("settings path") == f"{shell.home / 'settings.toml'}\n"


def test_the_schema_is_json(shell):
    assert "$schema" in json.loads(shell.ok("settings schema"))


def test_a_key_that_means_nothing_is_told_once_and_stops_nobody(shell):
    shell.home.mkdir()
    (shell.home / "settings.toml").write_text("[prompts]\nloud = true\n", encoding="utf-8")

    result = shell("week")

    assert result.exit_code == 0
    assert "prompts.loud" in result.stderr
    assert len(result.stderr.splitlines()) == 1
