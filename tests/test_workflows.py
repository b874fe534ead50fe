"""The workflows of GitHub: nobody else's tag decides what runs, and no right is given unasked."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def text_of(workflow):
    return workflow.read_text(encoding="utf-8")


def jobs_of(workflow):
    """Return each job by its name, as text."""
    _head, jobs = text_of(workflow).split("\njobs:\n")
    parts = re.split(r"^  ([\w-]+):\n", jobs, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda one: one.stem)
def test_every_action_is_named_by_its_commit_and_its_version(workflow):
    used = re.findall(r"uses: (.+)", text_of(workflow))

    assert used
    assert [one for one in used if not re.fullmatch(r"\S+@[0-9a-f]{40} # v[\d.]+", one)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda one: one.stem)
def test_every_job_asks_for_its_rights_and_ends_by_itself(workflow):
    assert "\npermissions: {}\n" in text_of(workflow)
    for name, job in jobs_of(workflow).items():
        assert re.search(r"^    permissions:", job, re.MULTILINE), name
        assert re.search(r"^    timeout-minutes: \d+$", job, re.MULTILINE), name


def test_the_tests_run_on_each_system_with_each_python_that_is_promised():
    job = jobs_of(ROOT / ".github" / "workflows" / "checks.yml")["tests"]
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    promised = set(re.findall(r"Python :: (3\.\d+)", declared))
    assert set(re.findall(r'"(3\.\d+)"', job)) == promised
    assert re.search(r"system: \[ubuntu-\S+, windows-\S+, macos-\S+\]", job)


def test_a_release_is_made_only_of_what_was_tried_and_somebody_answers_for():
    release = jobs_of(ROOT / ".github" / "workflows" / "packages.yml")["release"]
    needed = re.search(r"needs: \[(.+)\]", release)

    assert needed
    assert {"publisher", "linux", "fedora", "windows-trial", "macos"} <= set(needed[1].split(", "))
    assert "attest-build-provenance" in release
    assert "SHA256SUMS" in release
