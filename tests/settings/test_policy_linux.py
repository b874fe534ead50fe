"""The policy on Linux: real files with real modes; only who the administrator is differs."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from tracker.settings.policy import linux, trusted
from tracker.settings.policy.found import NOTHING, DistrustError, Entry, Fault, Level, Scope

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and owners are those of Unix")


def keys(found):
    return {entry.key: entry.raw for entry in found.entries}


def faults(found):
    return [(refusal.source, refusal.fault) for refusal in found.refusals]


def test_where_no_folder_is_nothing_is_found(etc):
    assert linux.find() == NOTHING


def test_an_empty_folder_and_an_empty_file_hold_nothing(etc):
    etc.write("").unlink()
    assert linux.find() == NOTHING

    etc.write("")
    assert linux.find() == NOTHING


def test_values_are_found_with_level_file_and_line(etc):
    file = etc.write(
        '# ours\n[locked]\ngeneral.language = "nb"\n\n'
        '[default.hours.schedule]\nmon = ["09:00-15:00"]\n'
    )

    found = linux.find()

    language = Entry("general.language", "nb", Level.LOCKED, Scope.MACHINE, str(file), 3)
    monday = ["09:00-15:00"]
    key = "hours.schedule.mon"
    assert found.entries == (
        language,
        Entry(key, monday, Level.DEFAULT, Scope.MACHINE, str(file), 6),
    )
    assert found.refusals == ()


def test_more_files_follow_in_the_order_of_their_names_and_others_are_left_alone(etc):
    etc.write('[default]\nwork.apps = ["first"]\n')
    etc.write('[default]\nwork.apps = ["last"]\n', "policy.d/20-apps.toml")
    etc.write('[default]\nwork.apps = ["middle"]\n', "policy.d/10-apps.toml")
    etc.write('[default]\nwork.apps = ["never"]\n', "policy.d/30-apps.toml.bak")
    etc.write('[default]\nwork.apps = ["never"]\n', "other.toml")

    assert [entry.raw for entry in linux.find().entries] == [["first"], ["middle"], ["last"]]


def test_a_byte_order_mark_does_no_harm(etc):
    etc.write(b'\xef\xbb\xbf[locked]\r\ngeneral.language = "en"\r\n')

    assert keys(linux.find()) == {"general.language": "en"}


@pytest.mark.parametrize(
    ("text", "fault", "why"),
    [
        ("[locked\n", Fault.NOT_UNDERSTOOD, "line 1, column 8 is not valid TOML"),
        (b"[locked]\n# \xff\n", Fault.NOT_UNDERSTOOD, "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused_and_the_others_count(etc, text, fault, why):
    broken = etc.write(text)
    etc.write('[locked]\ngeneral.language = "nb"\n', "policy.d/language.toml")

    found = linux.find()

    assert keys(found) == {"general.language": "nb"}
    assert faults(found) == [(str(broken), fault)]
    assert why in found.refusals[0].why


@pytest.mark.parametrize("text", ["retention_months = 600\n", "[Locked]\nx = 1\n", "locked = 5\n"])
def test_what_stands_outside_of_the_two_tables_is_refused(etc, text):
    etc.write(text)

    (refusal,) = linux.find().refusals

    assert refusal.fault is Fault.NO_LEVEL
    assert refusal.line == 1


@pytest.mark.parametrize("mode", [0o646, 0o666])
def test_a_file_that_others_can_write_to_is_refused(etc, mode):
    file = etc.write('[locked]\ngeneral.language = "nb"\n')
    file.chmod(mode)

    found = linux.find()

    assert keys(found) == {}
    assert faults(found) == [(str(file), Fault.OPEN)]


@pytest.mark.parametrize(
    ("mode", "owner", "group", "fault"),
    [
        (0o644, 0, 0, None),
        (0o664, 0, 0, None),  # the group of the administrator
        (0o664, 0, 100, Fault.OPEN),
        (0o644, 0, 100, None),
        (0o646, 0, 0, Fault.OPEN),
        (0o644, 1000, 0, Fault.NOT_OWNED),
        (0o600, 0, 0, None),
    ],
)
def test_only_what_the_administrator_alone_can_write_to_is_trusted(mode, owner, group, fault):
    status = os.stat_result((stat.S_IFREG | mode, 0, 0, 1, owner, group, 0, 0, 0, 0))
    if fault is None:
        trusted.refuse_others(status)
        return

    with pytest.raises(DistrustError) as distrusted:
        trusted.refuse_others(status)
    assert distrusted.value.fault is fault


def test_a_folder_of_somebody_else_is_refused(etc, monkeypatch):
    etc.write('[locked]\ngeneral.language = "nb"\n')
    monkeypatch.setattr(trusted, "ADMINISTRATOR", etc.folder.stat().st_uid + 1)

    assert faults(linux.find()) == [(str(etc.folder), Fault.NOT_OWNED)]


@pytest.mark.parametrize("name", [".", "policy.d"])
def test_a_folder_into_which_others_can_put_files_is_refused_with_all_that_is_in_it(etc, name):
    etc.write('[locked]\ngeneral.language = "nb"\n', "policy.d/language.toml")
    folder = etc.folder / name
    folder.chmod(0o777)

    found = linux.find()

    assert keys(found) == {}
    assert faults(found) == [(str(folder), Fault.OPEN)]


def test_a_pipe_is_not_read(etc):
    etc.write("").unlink()
    if sys.platform != "win32":
        os.mkfifo(etc.folder / "policy.toml")

    assert faults(linux.find()) == [(str(etc.folder / "policy.toml"), Fault.NO_FILE)]


def test_a_link_counts_by_what_it_leads_to_and_one_to_nowhere_holds_nothing(etc, tmp_path):
    target = tmp_path / "elsewhere.toml"
    target.write_text('[locked]\ngeneral.language = "nb"\n')
    target.chmod(0o644)
    etc.write("").unlink()
    link = etc.folder / "policy.toml"
    link.symlink_to(target)
    assert keys(linux.find()) == {"general.language": "nb"}

    target.chmod(0o666)
    assert faults(linux.find()) == [(str(link), Fault.OPEN)]

    target.unlink()
    assert linux.find() == NOTHING


@pytest.mark.parametrize("name", ["read_bytes", "iterdir"])
def test_what_may_not_be_read_is_refused_with_the_reason(etc, monkeypatch, name):
    def refuse(_path):
        raise PermissionError(errno.EACCES, "Permission denied")

    etc.write('[locked]\ngeneral.language = "nb"\n')
    monkeypatch.setattr(Path, name, refuse)

    (refusal,) = linux.find().refusals

    assert (refusal.fault, refusal.why) == (Fault.UNREADABLE, "Permission denied")


def test_the_places_are_named_whether_anything_is_there_or_not(etc):
    assert linux.places() == [
        str(etc.folder / "policy.toml"),
        str(etc.folder / "policy.d" / "*.toml"),
    ]
