"""Albers equal-area conic projection on the WGS 84 ellipsoid, forward and inverse, with numpy only.

Formulas: J. P. Snyder, Map Projections: A Working Manual, U.S. Geological Survey Professional Paper
1395 (1987), chapter 14, whose equation numbers are given beside each line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SEMI_MAJOR_AXIS_M = 6378137.0
FLATTENING = 1 / 298.257223563
_E2 = FLATTENING * (2 - FLATTENING)
_E = math.sqrt(_E2)


def _m(lat_rad: npt.ArrayLike) -> Floats:
    """Radius of a parallel over the semi-major axis (14-15)."""
    sine = np.sin(lat_rad)
    return np.asarray(np.cos(lat_rad) / np.sqrt(1 - _E2 * sine * sine))


def _q(sine: Floats | float) -> Floats:
    """Twice the area between equator and parallel, over a² and a radian of longitude (3-12)."""
    es = np.asarray(_E * sine)
    return np.asarray((1 - _E2) * (sine / (1 - es * es) + np.arctanh(es) / _E))


_Q_POLE = float(_q(1.0))


def _lat_rad(q: Floats) -> Floats:
    """Latitude in radians whose `_q` is given, to better than 1e-12.

    The series in the authalic latitude (3-18) is good to some 1e-9; one step of (3-16) does the
    rest. Beyond the poles the nearest pole is returned.
    """
    authalic = np.arcsin(np.clip(q / _Q_POLE, -1.0, 1.0))
    lat = (
        authalic
        + (_E2 / 3 + 31 * _E2**2 / 180 + 517 * _E2**3 / 5040) * np.sin(2 * authalic)
        + (23 * _E2**2 / 360 + 251 * _E2**3 / 3780) * np.sin(4 * authalic)
        + (761 * _E2**3 / 45360) * np.sin(6 * authalic)
    )
    sine, cosine = np.sin(lat), np.cos(lat)
    # At a pole the step divides by zero, and the series is exact there.
    step = (np.clip(q, -_Q_POLE, _Q_POLE) - _q(sine)) * (1 - _E2 * sine * sine) ** 2
    step /= 2 * (1 - _E2) * np.maximum(cosine, 1e-6)
    return np.asarray(np.where(cosine > 1e-6, lat + step, lat))


@dataclass(frozen=True, slots=True)
class Albers:
    """One projection: two standard parallels (not opposite to each other) and an origin, degrees.

    Map coordinates are metres east and north of the origin. Areas are true everywhere, lengths
    along the two standard parallels.
    """

    lat_1_deg: float
    lat_2_deg: float
    lat_0_deg: float
    lon_0_deg: float
    _n: float = field(init=False, repr=False, compare=False)
    _c: float = field(init=False, repr=False, compare=False)
    _rho_0_m: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lat_1, lat_2 = math.radians(self.lat_1_deg), math.radians(self.lat_2_deg)
        m_1, m_2 = float(_m(lat_1)), float(_m(lat_2))
        q_1, q_2 = float(_q(math.sin(lat_1))), float(_q(math.sin(lat_2)))
        # (14-14); one parallel only is the limit n = sin φ1
        n = math.sin(lat_1) if lat_1 == lat_2 else (m_1 * m_1 - m_2 * m_2) / (q_2 - q_1)
        c = m_1 * m_1 + n * q_1  # (14-13)
        q_0 = float(_q(math.sin(math.radians(self.lat_0_deg))))
        object.__setattr__(self, "_n", n)
        object.__setattr__(self, "_c", c)
        object.__setattr__(self, "_rho_0_m", SEMI_MAJOR_AXIS_M * math.sqrt(c - n * q_0) / n)

    def forward(self, lon_deg: npt.ArrayLike, lat_deg: npt.ArrayLike) -> tuple[Floats, Floats]:
        """Map x and y in metres of WGS 84 positions in degrees; arrays of the same shape.

        Longitudes are taken within half a turn of the central meridian.
        """
        turn = (np.asarray(lon_deg, dtype=np.float64) - self.lon_0_deg + 180) % 360 - 180
        theta = self._n * np.radians(turn)  # (14-4)
        sine = np.sin(np.radians(np.asarray(lat_deg, dtype=np.float64)))
        rho = SEMI_MAJOR_AXIS_M * np.sqrt(self._c - self._n * _q(sine)) / self._n  # (14-3)
        x = rho * np.sin(theta)  # (14-1)
        y = self._rho_0_m - rho * np.cos(theta)  # (14-2)
        return np.asarray(x), np.asarray(y)

    def inverse(self, x_m: npt.ArrayLike, y_m: npt.ArrayLike) -> tuple[Floats, Floats]:
        """Longitude and latitude in degrees (WGS 84) of map positions in metres; same shape.

        A position off the globe gives the nearest pole's latitude, never NaN.
        """
        sign = math.copysign(1.0, self._n)
        east = sign * np.asarray(x_m, dtype=np.float64)
        north = sign * (self._rho_0_m - np.asarray(y_m, dtype=np.float64))
        theta = np.arctan2(east, north)  # (14-11)
        rho_n = np.hypot(east, north) * self._n / SEMI_MAJOR_AXIS_M  # (14-10)
        lat = _lat_rad(np.asarray((self._c - rho_n * rho_n) / self._n))  # (14-19)
        lon = self.lon_0_deg + np.degrees(theta / self._n)  # (14-9)
        return np.asarray(lon), np.asarray(np.degrees(lat))

    def convergence_deg(self, x_m: npt.ArrayLike, y_m: npt.ArrayLike) -> Floats:
        """How far true north at map positions is turned clockwise from the map's upward direction.

        West of the central meridian north leans right, east of it left.
        """
        sign = math.copysign(1.0, self._n)
        east = sign * np.asarray(x_m, dtype=np.float64)
        north = sign * (self._rho_0_m - np.asarray(y_m, dtype=np.float64))
        return np.asarray(-np.degrees(np.arctan2(east, north)))

    def scale_factor_along_parallel(self, lat_deg: npt.ArrayLike) -> Floats:
        """Map metres per true metre, eastward, at a latitude (14-16); northward it is 1 / k."""
        lat = np.radians(np.asarray(lat_deg, dtype=np.float64))
        return np.asarray(np.sqrt(self._c - self._n * _q(np.sin(lat))) / _m(lat))


MAIN = Albers(25.0, 47.0, 0.0, 105.0)
"""The national map: parallels and meridian usual for maps of China."""

INSET = Albers(5.0, 20.0, 0.0, 114.0)
"""The South China Sea inset."""
