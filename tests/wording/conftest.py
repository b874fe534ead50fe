"""Each test here may switch the language; the next one starts in English again."""

import pytest

from tracker.wording import use_language


@pytest.fixture(autouse=True)
def english_to_begin_with():
    use_language("en")
    yield
    use_language("en")
