"""The page about security: each claim names the test that holds it, and that test exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
NAME = re.compile(r"`(tests/[\w/]+\.py)?(?:::(test_\w+))?`")


def named():
    """Return the tests that the page names; one without a file is in the file named before."""
    found, file = [], ""
    for path, test in NAME.findall(PAGE):
        file = path or file
        if path or test:
            found.append((file, test))
    return found


def functions_of(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("file", "test"), named())
def test_what_the_page_names_is_a_test(file, test):
    assert (ROOT / file).is_file()
    assert not test or test in functions_of(file)


def test_the_page_names_many_and_each_with_its_name():
    assert len(named()) > 35
    assert [file for file, test in named() if not test] == ["tests/test_security_page.py"]


def test_every_claim_names_a_test():
    """A claim stands in bold at the beginning of a line of a list."""
    who = PAGE.partition("## Who, and what stands in their way")[2].partition("## See")[0]
    claims = re.split(r"\n- ", who)[1:]
    bold = [claim for claim in claims if claim.startswith("**")]

    assert bold
    assert [claim for claim in bold if "tests/" not in claim and "::test_" not in claim] == []
