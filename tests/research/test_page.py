"""The page about the research: whole, honest about weakness, the same in the documentation."""

from pathlib import Path

import pytest

from tracker.research import PARTS, Sureness, sources, sureness_name
from tracker.research.published import research_page
from tracker.wording import _, use_language

ROOT = Path(__file__).resolve().parents[2]
FINDINGS = [finding for part in PARTS for finding in part.findings]


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("en")


def test_the_page_of_the_documentation_is_this_one():
    """`scripts/research_page.py` writes it anew."""
    assert (ROOT / "docs" / "research.md").read_text(encoding="utf-8") == research_page()


def test_both_signs_are_told_good_effects_first():
    assert [part.title for part in PARTS][:2] == [
        "What speaks for working from home",
        "What speaks against it",
    ]
    assert all(part.findings for part in PARTS)


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.title)
def test_no_finding_stands_without_its_weakness_and_what_came_of_it(finding):
    for said in (finding.title, finding.found, finding.weakness, finding.led_to):
        assert said.strip() == said != ""
    assert finding.found.endswith(".")


def test_every_source_is_named_by_a_finding_and_every_named_one_is_listed():
    named = [source for finding in FINDINGS for source in finding.sources]

    assert set(named) == set(sources())
    assert len(set(sources())) == len(sources())


def test_addresses_are_whole():
    for source in sources():
        assert source.address == "" or source.address.startswith("https://")


def test_every_way_of_being_sure_is_used_and_named():
    assert {finding.sureness for finding in FINDINGS} == set(Sureness)
    assert len({sureness_name(one) for one in Sureness}) == len(Sureness)


def test_alcohol_is_mentioned_with_the_finding_that_speaks_against_a_cause():
    [told] = [finding for finding in FINDINGS if "drank" in finding.found]

    assert "their drinking did not" in told.found


def test_the_page_is_read_in_norwegian():
    use_language("nb")
    page = research_page()

    for finding in FINDINGS:
        assert _(finding.found) != finding.found
        assert _(finding.found) in page
