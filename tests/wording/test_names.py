"""Every member of every enum has a name, in both languages."""

import pytest

from tracker.domain.model import (
    BreakOutcome,
    Closing,
    EndReason,
    HeldWhy,
    Origin,
    Phase,
    Place,
    PromptKind,
    WorkClass,
)
from tracker.domain.rest import EveningState
from tracker.sensors.base import Need
from tracker.sensors.findings import State
from tracker.wording import (
    begin,
    choice_of,
    class_name,
    closing_name,
    end_reason_name,
    evening_name,
    held_reason_name,
    listing,
    need_name,
    origin_name,
    outcome_name,
    percent,
    phase_name,
    place_name,
    prompt_name,
    quoted,
    sensing_name,
    use_language,
)


@pytest.mark.parametrize(
    ("name", "members"),
    [
        (class_name, WorkClass),
        (place_name, Place),
        (origin_name, Origin),
        (phase_name, Phase),
        (end_reason_name, EndReason),
        (need_name, Need),
        (sensing_name, State),
        (outcome_name, BreakOutcome),
        (prompt_name, PromptKind),
        (closing_name, Closing),
        (held_reason_name, HeldWhy),
    ],
)
def test_members_have_names_of_their_own_in_both_languages(name, members):
    english = [name(member) for member in members]
    use_language("nb")
    norwegian = [name(member) for member in members]

    assert len(set(english)) == len(set(norwegian)) == len(members)
    assert english != norwegian


def test_an_evening_is_called_disconnected_only_where_apps_are_watched():
    named = {
        state: (evening_name(state, apps_listed=True), evening_name(state, apps_listed=False))
        for state in EveningState
    }

    assert named[EveningState.DISCONNECTED] == ("disconnected", "free of work")
    assert all(watched == unwatched for watched, unwatched in list(named.values())[1:])


@pytest.mark.parametrize(
    ("words", "english", "norwegian"),
    [
        ([], "", ""),
        (["Wed"], "Wed", "Wed"),
        (["Wed", "Fri"], "Wed and Fri", "Wed og Fri"),
        (["Mon", "Wed", "Fri"], "Mon, Wed and Fri", "Mon, Wed og Fri"),
    ],
)
def test_words_are_joined_as_people_do(words, english, norwegian):
    assert listing(words) == english
    assert choice_of(words) == english.replace(" and ", " or ")
    use_language("nb")
    assert listing(words) == norwegian
    assert choice_of(words) == norwegian.replace(" og ", " eller ")


def test_quotes_are_those_of_the_language():
    assert quoted("work") == "“work”"
    use_language("nb")
    assert quoted("work") == "«work»"


def test_only_the_first_letter_becomes_a_capital():
    assert begin("onsdag og fredag på Ås") == "Onsdag og fredag på Ås"
    assert begin("") == ""


@pytest.mark.parametrize(
    ("share", "english", "norwegian"), [(0.6228, "62%", "62 %"), (0.125, "13%", "13 %")]
)
def test_shares_round_half_up(share, english, norwegian):
    assert percent(share) == english
    use_language("nb")
    assert percent(share) == norwegian
