"""What every test may ask for: the shipped atlas, read once; and Chinese as the language of now."""

import os

import pytest
from hypothesis import HealthCheck, settings

from desktop.wording import set_language
from geodata.reading import read_atlas

# The same examples on every machine: a run that fails fails again for whoever looks into it.
settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("steady")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def atlas():
    return read_atlas()


@pytest.fixture(autouse=True)
def _chinese_again():
    yield
    set_language("zh")


@pytest.fixture
def wear(qapp):
    """Chooses a theme; the next test finds the light one, and the look there was."""
    from desktop import theme  # not for the tests that need no Qt

    look, colours = qapp.styleSheet(), qapp.palette()
    yield theme.wear
    theme.wear("light")
    qapp.setPalette(colours)
    qapp.setStyleSheet(look)
