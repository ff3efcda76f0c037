"""The Albers projection agrees with PROJ and comes back to where it started."""

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.projecting import INSET, MAIN

PROJ = {
    "main": (MAIN, "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m"),
    "inset": (INSET, "+proj=aea +lat_1=5 +lat_2=20 +lat_0=0 +lon_0=114 +datum=WGS84 +units=m"),
}
lon = st.floats(58, 152)
lat = st.floats(-13, 61)


@pytest.mark.parametrize("name", PROJ)
def test_agrees_with_proj_within_a_millimetre(name):
    ours, theirs = PROJ[name]
    lons, lats = (a.ravel() for a in np.meshgrid(np.linspace(58, 152, 95), np.linspace(-13, 61, 75)))
    x, y = ours.forward(lons, lats)
    px, py = pyproj.Transformer.from_crs(4326, theirs, always_xy=True).transform(lons, lats)
    assert np.hypot(x - px, y - py).max() < 1e-3


@given(lon, lat)
def test_inverse_undoes_forward(lon_deg, lat_deg):
    back = MAIN.inverse(*MAIN.forward(np.array([lon_deg]), np.array([lat_deg])))
    assert back[0][0] == pytest.approx(lon_deg, abs=1e-9)
    assert back[1][0] == pytest.approx(lat_deg, abs=1e-9)


def test_the_central_meridian_is_the_axis():
    x, _ = MAIN.forward(np.array([105.0]), np.array([35.0]))
    assert abs(x[0]) < 1e-9
