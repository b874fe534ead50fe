"""Reading the settings again while the program runs: nothing that was set is lost to a bad file."""

from msgspec.structs import replace

from tracker.settings import Loaded, Settings, reread
from tracker.settings.policy.layers import Own
from tracker.settings.prompts import Movement

SET = replace(Settings(), movement=Movement(every_min=45))
IN_USE = Loaded(SET, ["what was told before"], Own(SET, frozenset({"movement.every_min"})))


def test_what_somebody_else_wrote_counts_and_older_notices_are_forgotten(home, write):
    write("[movement]\nevery_min = 30\n")

    settings, notices, *_ = reread(home, IN_USE)

    assert settings.movement.every_min == 30
    assert notices == []


def test_unknown_keys_are_told_anew(home, write):
    write("[movement]\nevery = 30\n")

    settings, [notice], *_ = reread(home, IN_USE)

    assert settings == Settings()
    assert "movement.every_min" in notice


def test_a_file_that_is_gone_or_empty_changes_nothing(home, write):
    assert reread(home, IN_USE) == IN_USE

    write("")
    assert reread(home, IN_USE) == IN_USE


def test_a_broken_file_changes_nothing_stays_where_it_is_and_is_told(home, write):
    write("[movement]\nevery_min = 300\n")

    settings, [notice], *_ = reread(home, IN_USE)

    assert settings == SET
    assert notice == (
        "settings.toml, line 2: movement.every_min is 300 (expected: a whole number from 20 to"
        " 90); until that is put right, what was set before is used."
    )
    assert [path.name for path in home.folder.iterdir()] == ["settings.toml"]


def test_a_file_that_cannot_be_opened_changes_nothing_and_is_told(home):
    home.settings.mkdir()

    settings, [notice], *_ = reread(home, IN_USE)

    assert settings == SET
    assert "cannot be read" in notice
    assert notice.endswith("; until that is put right, what was set before is used.")
    assert "defaults" not in notice
