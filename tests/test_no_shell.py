"""No text from outside is ever run: no shell, no code made of text, and every program is listed.

The tree of each module is looked through, so that a new call fails here until it was looked at.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    file for room in ("tracker", "ui", "scripts") for file in (ROOT / room).glob("**/*.py")
)
# What hands a text to a shell, runs it as code, or builds objects at its word.
FORBIDDEN = {
    "os.system",
    "os.popen",
    "os.startfile",
    "subprocess.getoutput",
    "subprocess.getstatusoutput",
    "asyncio.create_subprocess_shell",
    "eval",
    "exec",
    "compile",
    "pickle.load",
    "pickle.loads",
    "marshal.load",
    "marshal.loads",
    "shelve.open",
    "yaml.load",
    "shutil.unpack_archive",
    "QProcess.startCommand",
    "QProcess.splitCommand",
}
# What starts another program from a list of words, and where that is done.
STARTS = {"run", "Popen", "call", "check_call", "check_output", "startDetached", "execute"}
STARTS_OF_OS = ("exec", "spawn", "posix_spawn", "fork")
KNOWN = {
    ("tracker/holidays.py", "subprocess.run"): "ourselves, for the holidays of a country",
    (
        "tracker/sensors/linux/gnome_quiet.py",
        "subprocess.run",
    ): "gsettings, with words from there",
    ("ui/entry.py", "os.execv"): "ourselves, in a Python without docstrings",
    ("ui/startup.py", "QProcess.startDetached"): "ourselves, when a start anew is wanted",
}


def dotted(node: ast.expr) -> str:
    """Return the name of what is called, as far as it is one."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls_in(source: str) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def starts(name: str) -> bool:
    room, _, last = name.rpartition(".")
    if room == "os":
        return last.startswith(STARTS_OF_OS)
    return last in STARTS and room in {"subprocess", "QProcess", "self._process"}


def shell_words(source: str) -> list[str]:
    """Return what in a module could hand a text to a shell, or run it."""
    found = []
    for call, name in calls_in(source):
        if name in FORBIDDEN:
            found.append(name)
        if any(word.arg == "shell" for word in call.keywords):
            found.append(f"{name}(shell=…)")
        if starts(name) and call.args and isinstance(call.args[0], ast.Constant | ast.JoinedStr):
            found.append(f"{name}(a text)")
    return found


def read(file: Path) -> str:
    return file.read_text("utf-8")


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_module_hands_text_to_a_shell_or_runs_it(file):
    assert shell_words(read(file)) == []


@pytest.mark.parametrize(
    "source",
    [
        "os.system(f'open {name}')",
        "subprocess.run(command, shell=True)",
        "subprocess.run(f'notify-send {text}')",
        "subprocess.run('ls')",
        "eval(text)",
        "QProcess.startCommand(text)",
    ],
)
def test_such_a_call_would_be_found(source):
    assert shell_words(source) != []


def test_every_program_that_is_started_is_known():
    """Of the program itself; each takes a list of words, so that no text is taken apart."""
    found = {
        (str(file.relative_to(ROOT).as_posix()), name)
        for file in MODULES
        if file.relative_to(ROOT).parts[0] != "scripts"
        for _call, name in calls_in(read(file))
        if starts(name)
    }

    assert found == set(KNOWN)


def test_what_starts_programs_is_called_by_its_full_name():
    """Else the tests above would not see it."""
    names = {"subprocess", "os", "pty", "pexpect", "QProcess"}
    for file in MODULES:
        for node in ast.walk(ast.parse(read(file))):
            if isinstance(node, ast.ImportFrom) and node.module in names - {"QProcess"}:
                taken = {one.name for one in node.names}
                assert not {name for name in taken if starts(f"{node.module}.{name}")}, file
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert not [one for one in node.names if one.name in names and one.asname], file
