"""Colour space: "#RRGGBB" to and from OKLab, in which equal steps look equal; and CIE lightness.

B. Ottosson, A perceptual color space for image processing (2020). Lightness L* is that of CIE 1976,
0 black to 100 white: what is left of a colour in grey print.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_TO_CONES = np.array(
    [
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    ]
)
_TO_LAB = np.array(
    [
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    ]
)
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


def linear(colours: tuple[str, ...]) -> Floats:
    """Linear red, green and blue from 0 to 1, shape (n, 3)."""
    rows = [[int(c[at : at + 2], 16) for at in (1, 3, 5)] for c in colours]
    coded = np.array(rows, dtype=np.float64).reshape(-1, 3) / 255
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def hexes(light: Floats) -> tuple[str, ...]:
    """Linear colours as "#RRGGBB"; what no screen can show is cut to what it can."""
    cut = np.clip(light, 0.0, 1.0)
    coded = np.where(cut <= 0.0031308, cut * 12.92, 1.055 * cut ** (1 / 2.4) - 0.055)
    return tuple("#{:02X}{:02X}{:02X}".format(*row) for row in np.rint(coded * 255).astype(int))


def oklab(colours: tuple[str, ...]) -> Floats:
    """OKLab of colours, shape (n, 3)."""
    return np.asarray(np.cbrt(linear(colours) @ _TO_CONES.T) @ _TO_LAB.T)


def from_oklab(lab: Floats) -> tuple[str, ...]:
    """Rows of OKLab as "#RRGGBB"."""
    cones = (lab @ np.linalg.inv(_TO_LAB).T) ** 3
    return hexes(cones @ np.linalg.inv(_TO_CONES).T)


def lightness(colours: tuple[str, ...]) -> Floats:
    """L* of colours, 0 to 100."""
    y = linear(colours) @ _LUMINANCE
    return np.asarray(np.where(y > 216 / 24389, 116 * np.cbrt(y) - 16, y * 24389 / 27))
