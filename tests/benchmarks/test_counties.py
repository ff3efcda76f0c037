"""Repainting every county of the country: filled, outlined, antialiased."""

import pytest

from desktop.map.base_paths import BasePaths
from geodata.reading import read_atlas
from tests.benchmarks.counties import paint_each, paint_live, scenes

# A fifth of what QGIS 3.22 takes for the same picture where these figures were first taken
# (85 ms on 2 cores); `make bench-qgis` measures both sides on the machine at hand.
FIFTH_OF_QGIS_MS = 17


@pytest.fixture(scope="module")
def country(qapp):
    """The atlas's paths, ready made, and the window on the whole country."""
    atlas = read_atlas()
    return BasePaths(atlas), scenes(atlas)[0]


def test_repaint_all_counties_one_by_one(benchmark, aim, country):
    aim("median", FIFTH_OF_QGIS_MS)
    benchmark.pedantic(paint_each, country, rounds=40, warmup_rounds=1)


def test_repaint_all_counties_as_the_live_map(benchmark, aim, country):
    aim("median", FIFTH_OF_QGIS_MS)
    benchmark.pedantic(paint_live, country, rounds=40, warmup_rounds=1)


def test_first_build_of_the_county_paths(benchmark, country):
    """From the file to painter paths, which happens once for each level of detail."""
    scene = country[1]

    def build():
        BasePaths(read_atlas()).of("county", scene.level)

    benchmark.pedantic(build, rounds=7)
