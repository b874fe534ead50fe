"""The rules of the house that no other tool keeps: the map, sizes, reasons, words, the lock."""

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("tracker", "ui")
MAKEFILE = ROOT / "Makefile"
PYPROJECT = ROOT / "pyproject.toml"
ARCHITECTURE = ROOT / "docs" / "architecture.md"

MODULE_LINES = 400
FUNCTION_LINES = 45

# What a checkout holds besides the project. A hidden folder counts only when it is named here.
NOT_OURS = {"build", "dist", "__pycache__"}
HIDDEN_OURS = {".ci", ".github"}


def our_files() -> Iterator[Path]:
    """Walk the files of the project, those not yet under version control as well."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in NOT_OURS and (not name.startswith(".") or name in HIDDEN_OURS)
        ]
        yield from (Path(folder, name) for name in names if not name.startswith(".coverage"))


def our_texts() -> Iterator[tuple[str, str]]:
    """Read every text of the project: its path in the project, and what it says."""
    for file in our_files():
        try:
            yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture, a sound
            continue


def our_modules() -> Iterator[tuple[str, str, ast.Module]]:
    """Parse every Python file of the project."""
    for path, text in our_texts():
        if path.endswith(".py"):
            yield path, text, ast.parse(text, path)


def lines_that_say(pattern: str) -> list[str]:
    """Find `pattern` in all texts."""
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in our_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]


# ---------------------------------------------------------------- the map


def drawn_modules() -> set[str]:
    """Read the map in `docs/architecture.md`.

    The map is the fenced block with a line `tracker/`. Each line begins with one or more names: a
    folder ends with a slash and holds what is indented below it, a module ends with `.py`.
    """
    blocks = re.findall(
        r"^```\w*\n(.*?)^```", ARCHITECTURE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    drawn, above = set(), list[tuple[int, str]]()
    for line in next(
        block for block in blocks if re.search(r"^tracker/", block, re.MULTILINE)
    ).splitlines():
        indent = len(line) - len(line.lstrip())
        above = [(column, folder) for column, folder in above if column < indent]
        here = "".join(folder for _, folder in above)
        for name in line.split():
            if name.endswith(".py"):
                drawn.add(here + name)
            elif name.endswith("/"):
                above.append((indent, name))
                here += name
            else:
                break
    return {path for path in drawn if path.startswith(ROOMS)}


def standing_modules() -> set[str]:
    """List the modules on disk, but for migrations, which only ever grow in number."""
    return {
        file.relative_to(ROOT).as_posix()
        for room in ROOMS
        for file in (ROOT / room).rglob("*.py")
        if "versions" not in file.parts and file.name != "__init__.py"
    }


def test_every_module_is_on_the_map_and_every_name_on_the_map_is_a_module():
    drawn = {path for path in drawn_modules() if not path.endswith("__init__.py")}

    assert sorted(standing_modules() - drawn) == [], "not on the map in docs/architecture.md"
    assert sorted(drawn - standing_modules()) == [], "on the map, but not on disk"


def test_the_engine_needs_nothing_but_the_standard_library_and_the_errors():
    strangers = [
        f"{path}: {name}"
        for path, _, tree in our_modules()
        if path.startswith("tracker/domain/")
        for name in imported(tree)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith(("tracker.domain", "tracker.errors"))
    ]

    assert strangers == []


def imported(tree: ast.Module) -> Iterator[str]:
    """Name the modules that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def test_no_room_has_an_empty_name():
    empty = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}

    assert [path for path, _, _ in our_modules() if Path(path).stem in empty] == []


# ---------------------------------------------------------------- sizes and docstrings


def test_no_module_passes_the_wall():
    too_long = [
        f"{path}: {lines} lines"
        for path, text, _ in our_modules()
        if (lines := text.count("\n")) > MODULE_LINES
    ]

    assert too_long == []


def test_no_function_passes_the_wall():
    too_long = [
        f"{path}: {node.name} has {lines} lines"
        for path, _, tree in our_modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    ]

    assert too_long == []


def test_every_python_file_says_what_lives_there():
    assert [path for path, _, tree in our_modules() if not ast.get_docstring(tree)] == []


# ---------------------------------------------------------------- exceptions and words


def test_every_exception_from_ruff_gives_its_reason():
    rules = text_of(PYPROJECT).split("[tool.ruff.lint]")[1].split("[tool.ruff.lint.flake8")[0]
    ignores = rules[rules.index("\nignore = [") :]
    bare = [
        line
        for line in ignores.splitlines()
        if re.match(r' +"[A-Z]+\d*"', line) and "# " not in line
    ]

    assert bare == []


def text_of(file: Path) -> str:
    """Read one file of the project."""
    return file.read_text(encoding="utf-8")


def test_every_exception_in_the_code_gives_its_reason():
    exceptions = lines_that_say(r"# (noqa|type: ignore)")
    reasoned = r"# (noqa: [A-Z0-9, ]+|type: ignore\[[\w, -]+\]) *(-|#) *\S"

    assert [
        line
        for line in exceptions
        if line.split(":")[0].endswith(".py")
        if not re.search(reasoned, line)
    ] == []


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\b(TO[D]O|FIX[M]E|XX[X])\b", id="notes to self"),
        pytest.param(r"pypi[.]org|pythonhosted[.]|registry[.]npm|deb[.]debian[.]", id="registries"),
        pytest.param(r"/wor[k]/|/tm[p]/|/roo[t]/|/op[t]/|[.][.]/share[d]", id="paths of a machine"),
    ],
)
def test_no_text_holds(pattern):
    assert lines_that_say(pattern) == []


# ---------------------------------------------------------------- tasks and packages


def test_every_task_is_explained_to_contributors():
    tasks = re.findall(r"^([a-z-]+):.*## ", text_of(MAKEFILE), re.MULTILINE)
    contributing = text_of(ROOT / "CONTRIBUTING.md")

    assert tasks
    assert [task for task in tasks if f"`make {task}`" not in contributing] == []


def locked(name: str) -> dict[str, str]:
    """Read one lock: each package, lower case, and its version."""
    lines = text_of(ROOT / "requirements" / name)
    return dict(re.findall(r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==([^ ;]+)", lines, re.MULTILINE))


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "package.txt"])
def test_the_lock_satisfies_what_the_project_declares(lock):
    declared = tomllib.loads(text_of(PYPROJECT))
    wanted = declared["project"]["dependencies"]
    wanted = wanted + declared["dependency-groups"].get(lock.removesuffix(".txt"), [])
    pinned = locked(lock)
    unmet = [
        str(need)
        for need in map(Requirement, wanted)
        if pinned.get(need.name.lower(), "0") not in need.specifier
    ]

    assert unmet == [], "run `make lock`"


def test_the_program_and_its_tools_are_locked_to_the_same_versions():
    assert locked("run.txt").items() <= locked("dev.txt").items()
    assert locked("run.txt").items() <= locked("package.txt").items()


def test_the_tool_of_the_audit_is_locked_by_itself():
    """It brings much that the program and its other tools need not."""
    [declared] = tomllib.loads(text_of(PYPROJECT))["dependency-groups"]["audit"]
    need = Requirement(declared)

    assert locked("audit.txt")[need.name] in need.specifier
    assert need.name not in locked("dev.txt")


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "package.txt", "audit.txt"])
def test_every_locked_package_has_a_hash(lock):
    packages = re.split(r"\n(?=[a-z0-9])", text_of(ROOT / "requirements" / lock))

    assert [package for package in packages[1:] if "--hash=sha256:" not in package] == []


def test_every_package_of_the_program_is_in_the_notices():
    notices = text_of(ROOT / "THIRD-PARTY-NOTICES.md").lower().replace("_", "-")

    assert [name for name in locked("run.txt") if f"| {name}" not in notices] == []
