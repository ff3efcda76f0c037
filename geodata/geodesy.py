"""Distances and areas on the WGS 84 ellipsoid, with numpy only; lines are geodesics.

Formulas: T. Vincenty, Direct and inverse solutions of geodesics on the ellipsoid, Survey Review
23 (1975), equation numbers beside each line, with the expansion in k₁ of his addendum; area under
a geodesic from C. F. F. Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013), "K".
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geodata.projecting import FLATTENING, SEMI_MAJOR_AXIS_M

Floats = npt.NDArray[np.float64]

SEMI_MINOR_AXIS_M = SEMI_MAJOR_AXIS_M * (1 - FLATTENING)
_E2 = FLATTENING * (2 - FLATTENING)
_EP2 = _E2 / (1 - _E2)
# Square of the radius of the sphere of the ellipsoid's area.
_AUTHALIC_M2 = SEMI_MAJOR_AXIS_M**2 / 2 + SEMI_MINOR_AXIS_M**2 / 2 * (
    math.atanh(math.sqrt(_E2)) / math.sqrt(_E2)
)
# Five rounds are usual; more than these are needed only near the opposite point of the globe.
_ROUNDS = 30
_SETTLED_RAD = 1e-14
_LOOSE_RAD = 1e-11
# Six points carry the area under a geodesic of a quarter of the globe to 1e-12 of the sphere.
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(6)


@dataclass(frozen=True, slots=True)
class _Arcs:
    """Geodesics on the auxiliary sphere, angles in radians, all of one shape.

    `u_1`, `u_2` are the reduced latitudes, `lam` the longitude between them on the auxiliary
    sphere, `sigma` the arc, `sin_alpha` the sine of the azimuth at the equator, `cos_2m` the
    cosine of twice the arc from the equator to the middle.
    """

    u_1: Floats
    u_2: Floats
    lam: Floats
    sigma: Floats
    sin_alpha: Floats
    cos_2m: Floats


def distances_m(
    lon_1_deg: npt.ArrayLike,
    lat_1_deg: npt.ArrayLike,
    lon_2_deg: npt.ArrayLike,
    lat_2_deg: npt.ArrayLike,
) -> Floats:
    """Metres along the geodesic between positions in degrees (WGS 84); shapes are broadcast.

    Good to 1 mm. NaN where a position is NaN or the two lie nearly opposite on the globe.
    """
    arcs = _arcs(lon_1_deg, lat_1_deg, lon_2_deg, lat_2_deg)
    u2 = (1 - arcs.sin_alpha**2) * _EP2
    root = np.sqrt(1 + u2)
    k_1 = (root - 1) / (root + 1)
    a = (1 + k_1**2 / 4) / (1 - k_1)  # (3) in k₁
    b = k_1 * (1 - 3 / 8 * k_1**2)  # (4) in k₁
    sine, cosine, middle = np.sin(arcs.sigma), np.cos(arcs.sigma), arcs.cos_2m
    third = b / 6 * middle * (4 * sine**2 - 3) * (4 * middle**2 - 3)
    step = b * sine * (middle + b / 4 * (cosine * (2 * middle**2 - 1) - third))  # (6)
    return np.asarray(SEMI_MINOR_AXIS_M * a * (arcs.sigma - step))  # (19)


def length_m(lon_deg: npt.ArrayLike, lat_deg: npt.ArrayLike) -> float:
    """Metres along a line of geodesics through positions in degrees; 0 for fewer than two."""
    lon, lat = np.asarray(lon_deg, dtype=np.float64), np.asarray(lat_deg, dtype=np.float64)
    return float(distances_m(lon[:-1], lat[:-1], lon[1:], lat[1:]).sum())


def area_m2(lon_deg: npt.ArrayLike, lat_deg: npt.ArrayLike) -> float:
    """Square metres inside a ring of geodesics through positions in degrees, never negative.

    The ring closes itself, whether or not the first position is repeated, may run either way, does
    not cross itself and holds no pole. 0 for fewer than three positions.
    """
    lon, lat = np.asarray(lon_deg, dtype=np.float64), np.asarray(lat_deg, dtype=np.float64)
    arcs = _arcs(lon, lat, np.roll(lon, -1), np.roll(lat, -1))
    return abs(float(_under(arcs).sum()))


def positions_along(
    lon_1_deg: float, lat_1_deg: float, lon_2_deg: float, lat_2_deg: float, shares: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """Longitudes and latitudes in degrees on the geodesic from the first position to the second.

    `shares` are shares of its arc, 0 to 1: of its length to 0.2 %. NaN where `distances_m` is.
    """
    share = np.asarray(shares, dtype=np.float64)
    arcs = _arcs(lon_1_deg, lat_1_deg, lon_2_deg, lat_2_deg)
    way = share * arcs.sigma
    # On the auxiliary sphere the geodesic is a great circle; a line of no length stays where it is.
    whole = np.sin(arcs.sigma)
    near = whole < 1e-12
    whole = np.where(near, 1, whole)
    first = np.where(near, 1 - share, np.sin(arcs.sigma - way) / whole)
    last = np.where(near, share, np.sin(way) / whole)
    x = first * np.cos(arcs.u_1) + last * np.cos(arcs.u_2) * np.cos(arcs.lam)
    y = last * np.cos(arcs.u_2) * np.sin(arcs.lam)
    u = np.arctan2(first * np.sin(arcs.u_1) + last * np.sin(arcs.u_2), np.hypot(x, y))
    c = _c(1 - arcs.sin_alpha**2)
    cosine_2m = np.cos(2 * (_middle(arcs) - arcs.sigma / 2) + way)
    turn = np.arctan2(y, x) - _longer(c, arcs.sin_alpha, way, cosine_2m)
    lat = np.arctan(np.tan(u) / (1 - FLATTENING))
    return np.asarray(lon_1_deg + np.degrees(turn)), np.asarray(np.degrees(lat))


def _c(cos2_alpha: Floats) -> Floats:
    """(10)"""
    return np.asarray(FLATTENING / 16 * cos2_alpha * (4 + FLATTENING * (4 - 3 * cos2_alpha)))


def _longer(c: Floats, sin_alpha: Floats, sigma: Floats, cos_2m: Floats) -> Floats:
    """By how much longitude on the auxiliary sphere exceeds the true one along an arc (11)."""
    inner = cos_2m + c * np.cos(sigma) * (2 * cos_2m**2 - 1)
    return np.asarray((1 - c) * FLATTENING * sin_alpha * (sigma + c * np.sin(sigma) * inner))


def _middle(arcs: _Arcs) -> Floats:
    """The arc from the equator to the middle of each geodesic."""
    # cos 2σₘ leaves the sign of σₘ open: north of the equator the middle is nearest to the pole
    # where the sines of both ends add up to a positive number.
    sum_of_sines = np.sin(arcs.u_1) + np.sin(arcs.u_2)
    across = np.sin(arcs.u_2) - np.sin(arcs.u_1)
    half = arcs.sigma / 2
    return np.asarray(np.arctan2(sum_of_sines * np.sin(half), across * np.cos(half)))


def _arcs(
    lon_1_deg: npt.ArrayLike,
    lat_1_deg: npt.ArrayLike,
    lon_2_deg: npt.ArrayLike,
    lat_2_deg: npt.ArrayLike,
) -> _Arcs:
    """Vincenty's inverse problem; NaN where his iteration does not settle."""
    degrees = (lon_1_deg, lat_1_deg, lon_2_deg, lat_2_deg)
    lon_1, lat_1, lon_2, lat_2 = np.broadcast_arrays(
        *(np.asarray(value, dtype=np.float64) for value in degrees)
    )
    u_1 = np.arctan((1 - FLATTENING) * np.tan(np.radians(lat_1)))
    u_2 = np.arctan((1 - FLATTENING) * np.tan(np.radians(lat_2)))
    sin_1, cos_1, sin_2, cos_2 = np.sin(u_1), np.cos(u_1), np.sin(u_2), np.cos(u_2)
    turn = lon_2 - lon_1
    # The remainder costs figures that a small ring needs: only what is past half a turn takes it.
    turn = np.where(np.abs(turn) > 180, (turn + 180) % 360 - 180, turn)
    between = np.radians(turn)
    lam, change = between, np.full_like(between, np.inf)
    sigma = sin_alpha = cos_2m = np.zeros_like(between)
    for _ in range(_ROUNDS):
        # Half angles in place of cos U₁ sin U₂ − sin U₁ cos U₂ cos λ, which loses short lines.
        north = np.sin(u_2 - u_1) + 2 * sin_1 * cos_2 * np.sin(lam / 2) ** 2
        sine = np.hypot(cos_2 * np.sin(lam), north)  # (14)
        cosine = sin_1 * sin_2 + cos_1 * cos_2 * np.cos(lam)  # (15)
        sigma = np.arctan2(sine, cosine)  # (16)
        sin_alpha = cos_1 * cos_2 * np.sin(lam) / np.where(sine == 0, 1, sine)  # (17)
        cos2_alpha = 1 - sin_alpha**2
        # Along the equator cos² α is 0 and the middle does not matter.
        flat = cos2_alpha < 1e-15
        cos_2m = np.where(flat, 0, cosine - 2 * sin_1 * sin_2 / np.where(flat, 1, cos2_alpha))
        longer = _longer(_c(cos2_alpha), sin_alpha, sigma, cos_2m)
        change = np.abs(between + longer - lam)
        lam = between + longer
        if not np.any(change > _SETTLED_RAD):
            break
    settled = np.where((change <= _LOOSE_RAD) & (np.abs(lam) <= math.pi), 1.0, np.nan)
    return _Arcs(u_1, u_2, lam * settled, sigma * settled, sin_alpha * settled, cos_2m * settled)


def _under(arcs: _Arcs) -> Floats:
    """Square metres between each geodesic and the equator, positive north of it going east.

    K (58) to (63); his integral is taken by Gauss and Legendre's rule.
    """
    cos_alpha = np.sqrt(1 - arcs.sin_alpha**2)
    half_1, half_2 = np.tan(arcs.u_1 / 2), np.tan(arcs.u_2 / 2)
    # The area on the sphere; in half angles, so that small rings keep their figures.
    excess = 2 * np.arctan(np.tan(arcs.lam / 2) * (half_1 + half_2) / (1 + half_1 * half_2))
    half = arcs.sigma / 2
    at = _middle(arcs)[..., None] + half[..., None] * _NODES
    sine = np.sin(at)
    x = _EP2 * (cos_alpha[..., None] * sine) ** 2
    integral = (_slope(x) * sine * _WEIGHTS).sum(axis=-1) * half / 2
    bulge = SEMI_MAJOR_AXIS_M**2 * _E2 * cos_alpha * arcs.sin_alpha * integral
    return np.asarray(_AUTHALIC_M2 * excess - bulge)


def _t(x: Floats) -> Floats:
    """K (62), with its limit 1 at nought."""
    root = np.sqrt(np.maximum(x, 1e-30))
    return np.asarray(x + np.sqrt(1 + x) * np.arcsinh(root) / root)


def _slope(x: Floats) -> Floats:
    """(t(e′²) − t(x)) / (e′² − x), by the derivative where the two are one."""
    apart = _EP2 - x
    near = apart < 1e-9
    steady = 1 + (1 - math.asinh(math.sqrt(_EP2)) / math.sqrt(_EP2 * (1 + _EP2))) / (2 * _EP2)
    whole = _t(np.asarray(_EP2)) - _t(x)
    return np.asarray(np.where(near, steady, whole / np.where(near, 1, apart)))
