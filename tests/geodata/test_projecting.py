"""The Albers projection agrees with PROJ, comes back to where it started, and says its scale."""

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.projecting import INSET, MAIN, Albers

SOUTH = Albers(-10.0, -40.0, -20.0, 130.0)
PROJ = {
    MAIN: "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m",
    INSET: "+proj=aea +lat_1=5 +lat_2=20 +lat_0=0 +lon_0=114 +datum=WGS84 +units=m",
    SOUTH: "+proj=aea +lat_1=-10 +lat_2=-40 +lat_0=-20 +lon_0=130 +datum=WGS84 +units=m",
}
TRANSFORM = {
    ours: pyproj.Transformer.from_crs(4326, theirs, always_xy=True) for ours, theirs in PROJ.items()
}
any_projection = st.sampled_from(list(PROJ))
# The frame of the layers: as far as a wide window shows around the national map.
lons = st.floats(40, 170)
lats = st.floats(-14, 72)


@given(any_projection, lons, lats)
def test_agrees_with_proj_within_a_millimetre(albers, lon, lat):
    x, y = albers.forward(lon, lat)
    theirs = TRANSFORM[albers].transform(lon, lat)
    assert np.hypot(x - theirs[0], y - theirs[1]) < 1e-3


@given(any_projection, lons, lats)
def test_inverse_undoes_forward(albers, lon, lat):
    back = albers.inverse(*albers.forward(lon, lat))
    assert back[0] == pytest.approx(lon, abs=1e-9)
    assert back[1] == pytest.approx(lat, abs=1e-9)


def test_arrays_keep_their_shape():
    lon, lat = np.meshgrid(np.linspace(70, 140, 5), np.linspace(0, 60, 4))
    x, y = MAIN.forward(lon, lat)
    assert x.shape == y.shape == (4, 5)
    back = MAIN.inverse(x, y)
    assert np.allclose(back, (lon, lat))


def test_the_central_meridian_is_the_axis():
    x, _ = MAIN.forward(np.array([105.0]), np.array([35.0]))
    assert abs(x[0]) < 1e-9


def test_a_position_off_the_globe_has_a_latitude_still():
    _lon, lat = MAIN.inverse(np.array([0.0, 0.0]), np.array([3e7, -5e7]))
    assert np.allclose(lat, [-90, -90])


def test_lengths_are_true_along_the_standard_parallels_only():
    assert MAIN.scale_factor_along_parallel([25.0, 47.0]) == pytest.approx(1, abs=1e-12)
    assert MAIN.scale_factor_along_parallel(36.0) < 1 < MAIN.scale_factor_along_parallel(53.0)


@given(st.floats(100, 130), st.floats(3, 60))
def test_the_scale_factor_is_map_metres_per_true_metre(lon, lat):
    x, y = MAIN.forward([lon, lon + 0.001], [lat, lat])
    _, _, true_m = pyproj.Geod(ellps="WGS84").inv(lon, lat, lon + 0.001, lat)
    assert np.hypot(x[1] - x[0], y[1] - y[0]) / true_m == pytest.approx(
        float(MAIN.scale_factor_along_parallel(lat)), abs=1e-6
    )


@given(st.floats(75, 134), st.floats(5, 53))
def test_true_north_is_where_a_step_north_leads(lon, lat):
    x, y = MAIN.forward([lon, lon], [lat, lat + 1e-4])
    turned = np.degrees(np.arctan2(x[1] - x[0], y[1] - y[0]))
    assert float(MAIN.convergence_deg(x[0], y[0])) == pytest.approx(turned, abs=1e-3)
