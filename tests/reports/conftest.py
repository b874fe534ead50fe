"""Reports are read in English unless a test says otherwise."""

from collections.abc import Iterator

import pytest

from tracker.wording import use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")
