"""In which order desktops are put up: several stand side by side, and mostly wait."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes, so that nobody waits for it alone at the end."""
    items.sort(key=_minutes, reverse=True)


def _minutes(item: pytest.Item) -> int:
    slow = item.get_closest_marker("slow")
    return slow.kwargs.get("minutes", 0) if slow else 0
