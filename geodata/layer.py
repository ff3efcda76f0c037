"""Layer: one boundary layer as read, with its attribute columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Layer:
    """`geometries` are shapely objects in EPSG:4326, `columns` their attributes in row order.

    `level` is "l", "m" or "h", or "" for layers that have one level of detail only.
    """

    name: str
    level: str
    columns: dict[str, tuple[Any, ...]]
    geometries: npt.NDArray[np.object_]
