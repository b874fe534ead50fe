"""Nothing moves of itself but the time that is left of a break: motion can disturb and distract.

So there is nothing to be reduced where the system asks for less motion, and this keeps it so.
What Qt may do of itself, such as a menu that fades in, follows the settings of the desktop.
"""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MOVING = ("Animation", "QTimeLine", "QMovie", "AnimationGroup", "QScroller")


def calls(module: Path) -> Counter[str]:
    """Count what a module calls, by the last part of its name."""
    tree = ast.parse(module.read_text("utf-8"))
    made = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return Counter(f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in made)


def called() -> dict[str, Counter[str]]:
    modules = sorted((ROOT / "ui").rglob("*.py"))
    return {module.relative_to(ROOT).as_posix(): calls(module) for module in modules}


def test_no_window_animates_anything():
    assert [
        f"{path}: {name}"
        for path, names in called().items()
        for name in names
        if name.endswith(MOVING)
    ] == []


def test_every_timer_goes_off_once():
    """One that repeats of itself could move something; what is to come again is asked for anew."""
    found = called()

    assert sum(names["QTimer"] for names in found.values()) > 5
    assert [path for path, names in found.items() if names["QTimer"] > names["setSingleShot"]] == []
    assert [path for path, names in found.items() if names["startTimer"]] == []
