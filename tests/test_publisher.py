"""Who answers for the packages: a release says it, or is none."""

import pytest

from scripts import publisher as module
from scripts.publisher import main, publisher, warn


@pytest.fixture
def declared(tmp_path, monkeypatch):
    """Declare a publisher with an address and a page."""

    def declared(email, page):
        file = tmp_path / "pyproject.toml"
        file.write_text(
            f'[tool.kjernetid.publisher]\nname = "Ada"\nemail = "{email}"\nhomepage = "{page}"\n'
        )
        monkeypatch.setattr(module, "publisher", lambda: publisher(file))

    return declared


def test_the_project_declares_one():
    assert publisher().name != ""


@pytest.mark.parametrize(
    ("email", "page", "lacking"),
    [
        ("", "", "email and homepage"),
        ("ada@example.org", "https://kjernetid.example.org", "email and homepage"),
        ("ada@nav.example", "", "homepage"),
    ],
)
def test_a_release_that_nobody_answers_for_is_refused(declared, capsys, email, page, lacking):
    declared(email, page)

    assert main() == 1
    assert f"fill in {lacking} of" in capsys.readouterr().err
    warn()
    assert "NOT FOR RELEASE" in capsys.readouterr().err


def test_with_all_of_it_a_release_is_made_without_a_word(declared, capsys):
    declared("ada@nav.example", "https://nav.example/kjernetid")

    assert main() == 0
    warn()
    assert capsys.readouterr() == ("", "")


def test_where_a_workflow_runs_the_warning_is_shown_on_its_page(declared, capsys, monkeypatch):
    declared("", "")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    warn()

    assert capsys.readouterr().err.startswith("::warning::NOT FOR RELEASE")
