"""The nearest-neighbour ratio and Moran's I against cases worked out by hand."""

import numpy as np
import pytest

from geodata.autocorrelation import contiguous, is_installed, moran
from geodata.clustering import FEWEST, nearest_neighbours
from geodata.faults import Fault
from geodata.projecting import MAIN


def test_the_mean_distance_is_that_of_brute_force(atlas):
    ids = [i for i, place in atlas.places.items() if place.kind == "zone"]
    found = nearest_neighbours(atlas, ids)
    lon = np.array([atlas.places[i].lon_deg for i in ids])
    lat = np.array([atlas.places[i].lat_deg for i in ids])
    x, y = MAIN.forward(lon, lat)
    nearest = [
        min(np.hypot(x[i] - x[j], y[i] - y[j]) for j in range(len(ids)) if j != i)
        for i in range(len(ids))
    ]
    assert found.observed_km == pytest.approx(np.mean(nearest) / 1000)
    assert found.expected_km == pytest.approx(0.5 / (len(ids) / found.area_km2) ** 0.5)
    assert found.ratio == pytest.approx(found.observed_km / found.expected_km)
    assert 9.3e6 < found.area_km2 < 9.7e6


def test_too_few_places_say_nothing(atlas):
    assert nearest_neighbours(atlas, list(atlas.places)[: FEWEST - 1]) is None


def test_places_on_one_point_are_counted(atlas):
    shared = [ids for ids in atlas.places_at_point.values() if len(ids) > 1]
    assert nearest_neighbours(atlas, list(atlas.places)).shared == sum(map(len, shared))


def test_neighbours_share_a_border(atlas):
    found = contiguous(atlas, "province")
    assert {"310000", "330000", "340000", "370000"} == found["320000"]
    assert found["460000"] == frozenset()
    assert all(one in found[other] for one, others in found.items() for other in others)


@pytest.mark.skipif(not is_installed(), reason="esda and libpysal are not installed")
def test_morans_i_is_that_of_its_formula(atlas):
    neighbours = contiguous(atlas, "province")
    codes = sorted(code for code in neighbours if neighbours[code])
    values = {code: float(number * number % 17) for number, code in enumerate(codes)}
    found = moran(atlas, "province", values)
    mean = sum(values.values()) / len(values)
    gap = {code: values[code] - mean for code in codes}
    pairs = sum(
        gap[one] * sum(gap[other] for other in neighbours[one]) / len(neighbours[one])
        for one in codes
    )
    assert found.i == pytest.approx(pairs / sum(g * g for g in gap.values()))
    assert found.expected == pytest.approx(-1 / (len(codes) - 1))
    assert set(found.left_out) == {code for code in neighbours if not neighbours[code]}
    assert moran(atlas, "province", values) == found


@pytest.mark.skipif(not is_installed(), reason="esda and libpysal are not installed")
def test_figures_that_are_all_the_same_are_a_fault(atlas):
    with pytest.raises(Fault, match="放宽"):
        moran(atlas, "province", dict.fromkeys(contiguous(atlas, "province"), 3.0))


@pytest.mark.skipif(is_installed(), reason="esda and libpysal are installed")
def test_without_pysal_a_sentence_says_what_to_do(atlas):
    with pytest.raises(Fault, match="esda"):
        moran(atlas, "province", {})
