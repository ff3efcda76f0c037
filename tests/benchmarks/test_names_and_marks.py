"""Marks of several and names: what is worked out at a step of scale, or when a map rests."""

import numpy as np

from desktop.map.naming import words_for
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.base_layers import layers_off
from desktop.sheet.framing import home_camera
from desktop.sheet.gathering import gathered, m_per_em_of, step_of
from desktop.sheet.palette import EM_MM, LIGHT
from desktop.sheet.shown import shown_places
from desktop.sheet.standing import Ranked, Standing
from desktop.view import View
from geodata.choices import Filter
from geodata.reading import read_atlas

EVERYTHING = View(filter=Filter())
NATION = step_of(13.0 * 4200)


def test_gathering_all_places(benchmark, aim):
    aim("median", 2)
    ranked = Ranked(shown_places(read_atlas(), EVERYTHING))
    benchmark(Standing, ranked, NATION)


def test_gathering_thirty_thousand_points(benchmark, aim):
    aim("median", 50)
    numbers = np.random.default_rng(1)
    ranked = Ranked(shown_places(read_atlas(), EVERYTHING))
    rows = numbers.integers(0, len(ranked.places), 30_000)
    x = ranked.x_m[rows] + numbers.normal(0, 60e3, 30_000)
    y = ranked.y_m[rows] + numbers.normal(0, 60e3, 30_000)
    benchmark(gathered, x, y, np.zeros(30_000), m_per_em_of(NATION))


def test_names_of_the_country_arranged(benchmark):
    """On the worker thread, each time the map comes to rest."""
    atlas = read_atlas()
    shown, hidden = shown_places(atlas, EVERYTHING), layers_off(EVERYTHING)
    camera = home_camera(1920, 1080)
    at = Viewpoint(camera.x_m, camera.y_m, camera.width_m / 1920, 1920, 1080)
    benchmark(words_for, atlas, shown, at, LIGHT, EM_MM, "zh", [], hidden)
