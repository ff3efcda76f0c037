"""What every test may ask for: the shipped atlas, read once; and Chinese as the language of now."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.wording import set_language
from geodata.reading import read_atlas


@pytest.fixture(scope="session")
def atlas():
    return read_atlas()


@pytest.fixture(autouse=True)
def _chinese_again():
    yield
    set_language("zh")
