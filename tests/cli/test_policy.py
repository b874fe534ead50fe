"""`policy show`, and what `settings` tells: what is set, by whom, and what does nothing."""

import json

import pytest

POLICY = """\
[locked]
general.language = "en"
prompts.budget_per_day = 50

[default]
work.apps = ["teams"]
hours.schedule.fri = ["08:00-12:00"]
export.path = "/srv/reports"
"""


@pytest.fixture
def preset(etc, shell):
    shell.policy = etc.write(POLICY)
    return shell


def test_where_there_is_none_the_places_are_named_that_were_looked_into(etc, shell):
    assert shell.ok("policy show") == (
        "Your organisation has set nothing here. Looked into:\n"
        f"  {etc.folder}/policy.toml\n"
        f"  {etc.folder}/policy.d/*.toml\n"
    )
    assert not shell.home.exists()


def test_what_is_set_is_shown_with_its_place_and_what_does_nothing_with_the_reason(preset):
    told = " ".join(preset.ok("policy show").split())

    assert f"general.language = en (locked) {preset.policy}, line 2" in told
    assert f'work.apps = ["teams"] (default) {preset.policy}, line 6' in told
    assert "This does nothing:" in told
    assert "line 3: prompts.budget_per_day is the person’s own and cannot be preset." in told
    assert "line 8: export.path is no setting that this version knows." in told


def test_what_the_person_chose_instead_is_told(preset):
    preset.ok("settings set work.apps slack")

    assert "default; something else goes before it" in preset.ok("policy show")


def test_a_policy_of_which_nothing_is_of_use_says_so(etc, shell):
    etc.write("[locked]\nprompts.sound = true\n")

    assert shell.ok("policy show").startswith("Your organisation has set nothing of use here.\n")


def test_it_is_shown_with_a_broken_file_of_the_person_as_well(preset):
    preset.home.mkdir()
    (preset.home / "settings.toml").write_text("[movement\n", encoding="utf-8")

    assert "general.language = en" in preset.ok("policy show")


def test_as_json_it_is_the_same_for_other_programs(preset):
    preset.ok("settings set work.apps slack")

    told = json.loads(preset.ok("policy show --json"))

    source = str(preset.policy)
    assert told["version"] == 1
    assert told["places"] == [source, source.replace("policy.toml", "policy.d/*.toml")]
    assert [one["key"] for one in told["set"]] == [
        "general.language",
        "work.apps",
        "hours.schedule.fri",
    ]
    assert told["set"][1] == {
        "key": "work.apps",
        "value": ["teams"],
        "level": "default",
        "scope": "machine",
        "source": source,
        "line": 6,
        "in_force": False,
    }
    assert told["refused"][1] == {
        "key": "export.path",
        "source": source,
        "line": 8,
        "why": "export.path is no setting that this version knows",
    }


# --- Settings -------------------------------------------------------------------------------------


def test_the_list_tells_whose_value_each_is(preset):
    preset.ok("settings set movement.every_min 45")

    told = preset.ok("settings list")

    assert "general.language = en (set by your organisation)\n" in told
    assert 'work.apps = ["teams"] (your organisation’s default)\n' in told
    assert "movement.every_min = 45 min (changed)\n" in told

    preset.ok("settings set work.apps slack")
    assert 'work.apps = ["slack"] (changed)\n' in preset.ok("settings list")


def test_a_locked_setting_is_read_as_any_other_and_who_locked_it_is_told_beside_it(preset):
    result = preset("settings get general.language")

    assert result.stdout == "en\n"
    assert result.stderr == (
        f"general.language is set by your organisation, in {preset.policy}, line 2, and cannot be"
        " changed here.\n"
    )
    assert preset("settings get work.apps").stderr == ""


def test_a_locked_setting_cannot_be_set(preset):
    said = preset.fails("settings set general.language nb")

    assert said.startswith("general.language is set by your organisation, in ")
    assert not (preset.home / "settings.toml").exists()


def test_commands_speak_the_language_that_is_locked(etc, shell):
    etc.write('[locked]\ngeneral.language = "nb"\n')
    shell.env["LANGUAGE"] = "en"

    assert "Det finnes ingen innstilling" in shell.fails("settings get nothing")


def test_a_replay_with_settings_of_its_own_knows_no_policy(preset, tmp_path):
    """The same trace and the same settings give the same lines on every computer."""
    trace, settings = tmp_path / "trace.jsonl", tmp_path / "settings.toml"
    settings.write_text('[hours]\nzone = "Europe/Oslo"\n', encoding="utf-8")
    trace.write_text(
        '{"signal": "start", "at": "2026-11-20T13:00:00+01:00", "zone": "Europe/Oslo"}\n'
        '{"signal": "active", "at": "2026-11-20T13:00:00+01:00"}\n'
        '{"signal": "stop", "at": "2026-11-20T14:00:00+01:00"}\n',
        encoding="utf-8",
    )
    with_policy = preset.ok("replay --json", trace, "--settings", settings)
    preset.policy.unlink()

    assert preset.ok("replay --json", trace, "--settings", settings) == with_policy
