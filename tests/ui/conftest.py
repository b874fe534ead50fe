"""What tests of pictures share: English to begin with, fonts at a scale, a week laid out."""

import os

import pytest

from tracker.wording import use_language
from ui.fonts import Typesetter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # these tests open no window


@pytest.fixture(autouse=True)
def english_to_begin_with():
    use_language("en")
    yield
    use_language("en")


@pytest.fixture
def typesetter(qapp):
    """Makes what measures text at a scale; fonts need the application."""
    return Typesetter
