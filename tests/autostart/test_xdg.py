"""The entry for log-in as freedesktop.org describes it: written, read back, hidden, removed."""

import os
import shutil
import subprocess

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.autostart.entry import State
from tracker.autostart.xdg import NAME, XdgEntry, _quoted, _words, xdg_entry

SH = shutil.which("sh") or "/bin/sh"
OURS = (SH, "--home", '/srv/a home with $signs & "quotes" 100%', "--background")
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20
)


@pytest.fixture
def entry(tmp_path):
    return XdgEntry(tmp_path / "own" / NAME, (tmp_path / "all" / NAME,))


def put(path, *lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["[Desktop Entry]", "Type=Application", *lines, ""]))


def test_nothing_starts_before_it_was_turned_on(entry):
    assert entry.look(OURS).state is State.OFF


def test_what_was_turned_on_is_started_by_its_file(entry):
    entry.turn_on(OURS)

    found = entry.look(OURS)
    assert (found.state, found.where) == (State.ON, str(entry.own))


def test_what_was_turned_off_leaves_no_file(entry):
    entry.turn_on(OURS)

    entry.turn_off()

    assert entry.look(OURS).state is State.OFF
    assert not entry.own.exists()
    entry.turn_off()  # of what is not there


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_was_told_not_to_start_is_blocked(entry, line):
    put(entry.own, f"Exec={SH} --background", line)

    assert entry.look((SH, "--background")).state is State.BLOCKED


def test_an_entry_for_everybody_counts_and_is_hidden_rather_than_removed(entry):
    put(entry.for_all[0], f"Exec={SH} --background")
    assert entry.look((SH, "--background")).where == str(entry.for_all[0])

    entry.turn_off()

    assert entry.look((SH, "--background")).state is State.BLOCKED
    assert entry.for_all[0].exists()
    entry.turn_on((SH, "--background"))
    assert entry.look((SH, "--background")).where == str(entry.own)


def test_an_entry_that_names_our_program_by_a_link_is_ours(entry, tmp_path):
    link = tmp_path / "kjernetid"
    link.symlink_to(SH)
    put(entry.own, f"Exec={link} --background")

    assert entry.look((SH, "--background")).state is State.ON


def test_an_entry_for_another_home_or_program_is_another(entry):
    put(entry.own, f"Exec={SH} --home /elsewhere --background")
    found = entry.look((SH, "--background"))
    assert (found.state, found.is_dead) == (State.OTHER, False)
    assert found.starts == f"{SH} --home /elsewhere --background"

    put(entry.own, "Exec=/gone/with/an/update --background")
    assert entry.look((SH, "--background")).is_dead


@pytest.mark.parametrize("text", ["", "no entry at all", "[Other]\nExec=x\n", "\xff\xfe"])
def test_a_file_that_no_desktop_can_read_is_none(entry, text):
    entry.own.parent.mkdir()
    entry.own.write_bytes(text.encode("latin-1"))

    assert entry.look(OURS).state is State.OFF


@given(st.lists(WORDS, min_size=1, max_size=4))
@example(["back\\slash", "tab\tand\nline", "`run` $HOME %f %%", "'one' \"two\"", "~", "#"])
def test_every_command_is_read_back_as_it_was_written(words):
    assert _words(" ".join(map(_quoted, words))) == words


@pytest.mark.skipif(not shutil.which("gio"), reason="comes with GLib")
def test_what_is_written_is_what_glib_starts(entry, tmp_path):
    """GLib is what most desktops start entries with."""
    told = tmp_path / "told"
    entry.turn_on((SH, "-c", f'printf "%s|" "$0" "$@" > "{told}"', "a b", "$HOME", "50%", "q\"'`"))

    subprocess.run(["gio", "launch", str(entry.own)], check=True, timeout=20, env=os.environ)

    for _wait in range(200):
        if told.exists() and told.read_text().endswith("|"):
            break
        subprocess.run([SH, "-c", "sleep 0.05"], check=True)
    assert told.read_text() == "a b|$HOME|50%|q\"'`|"


def test_it_lies_where_the_desktop_looks(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{tmp_path}/one:relative:{tmp_path}/two")

    found = xdg_entry()

    assert found.own == tmp_path / "config" / "autostart" / NAME
    assert found.for_all == tuple(tmp_path / n / "autostart" / NAME for n in ("one", "two"))
    monkeypatch.delenv("XDG_CONFIG_DIRS")
    assert [str(path.parent) for path in xdg_entry().for_all] == ["/etc/xdg/autostart"]
