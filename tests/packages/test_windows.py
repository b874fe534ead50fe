"""The installers for Windows, built from a stand-in for what is frozen there, and looked into."""

import subprocess
from zipfile import ZipFile

import pytest

from scripts.windows_looks import version_resource
from scripts.windows_packages import SOURCES, msi, policy, setup

pytestmark = pytest.mark.packages


@pytest.fixture
def payload(tmp_path):
    """A folder laid out as the frozen one, of which nothing is run."""
    folder = tmp_path / "payload"
    for name in ("kjernetid.exe", "kjernetidw.exe", "_internal/python314.dll", "_internal/a/b.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode() * 100)
    return folder


def table(package, name):
    """Read a table of an MSI."""
    command = ["msiinfo", "export", str(package), name]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [line.split("\t") for line in told.splitlines()[3:]]


def test_the_msi_is_for_the_computer_and_knows_older_versions(payload, tmp_path):
    made = msi(payload, tmp_path, "1.2.3")

    values = {row[0]: row[1] for row in table(made, "Property")}
    assert (values["ProductVersion"], values["ALLUSERS"]) == ("1.2.3", "1")
    assert values["UpgradeCode"] == "{A3C2F3B6-5B0E-4C57-9A0D-6B7D9E41C2F8}"
    upgrades = table(made, "Upgrade")
    assert {row[0] for row in upgrades} == {values["UpgradeCode"]}
    older = next(row for row in upgrades if row[6] == "WIX_UPGRADE_DETECTED")
    assert older[4] == "1"  # what was chosen of it is chosen again: starting at log-in, or not
    assert "MigrateFeatureStates" in {row[0] for row in table(made, "InstallExecuteSequence")}
    assert len(table(made, "LaunchCondition")) == 1  # no older version over a newer one
    names = {row[2].rpartition("|")[2] for row in table(made, "File")}
    assert names == {"kjernetid.exe", "kjernetidw.exe", "python314.dll", "b.txt"}


def test_it_starts_at_log_in_only_where_that_was_asked_for(payload, tmp_path):
    made = msi(payload, tmp_path)

    levels = {row[0]: row[5] for row in table(made, "Feature")}
    assert levels == {"Main": "1", "Autostart": "2"}
    parts = {row[1]: row[0] for row in table(made, "FeatureComponents")}
    assert parts["AtLogIn"] == "Autostart"
    (started,) = [row for row in table(made, "Registry") if row[5] == "AtLogIn"]
    assert started[4] == '"[INSTALLDIR]kjernetidw.exe" --background'


def test_removing_it_touches_no_record(payload, tmp_path):
    made = msi(payload, tmp_path)

    assert table(made, "RemoveFile") + table(made, "CustomAction") == []


def test_the_installer_for_one_person_is_built_and_asks_for_no_rights(payload, tmp_path):
    made = setup(payload, tmp_path, "1.2.3")

    assert made.read_bytes()[:2] == b"MZ"
    assert b'requestedExecutionLevel level="asInvoker"' in made.read_bytes()


def test_its_removal_keeps_the_record_unless_it_is_named():
    script = (SOURCES / "kjernetid.nsi").read_text(encoding="utf-8")
    removal = script[script.index('Section "Uninstall"') :]

    assert removal.index("/DELETERECORD") < removal.index("delete-all --yes")
    assert "$LOCALAPPDATA\\kjernetid" not in script


def test_windows_is_told_name_and_version(tmp_path):
    text = version_resource("0.1.0", "kjernetidw", tmp_path).read_text(encoding="utf-8")

    assert "filevers=(0, 1, 0, 0)" in text
    assert 'StringStruct("OriginalFilename", "kjernetidw.exe")' in text
    compile(text, "version", "eval")


def test_the_manifest_is_well_formed():
    subprocess.run(["xmllint", "--noout", str(SOURCES / "kjernetid.manifest")], check=True)


def test_what_it_presets_comes_in_an_archive_of_its_own_the_same_each_time(tmp_path):
    (tmp_path / "again").mkdir()
    made, again = policy(tmp_path), policy(tmp_path / "again")

    names = set(ZipFile(made).namelist())
    assert {"kjernetid.admx", "en-US/kjernetid.adml", "nb-NO/kjernetid.adml"} <= names
    assert {"policy.md", "policy.toml"} <= names
    assert made.read_bytes() == again.read_bytes()
